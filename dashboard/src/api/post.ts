// One operation over HTTP, whoever asks: what went wrong is either said by the server or not known at all.

import type { TypedDocumentString } from '../gql/graphql'

const SECONDS_MAX = 15
const WHOLE_BODY_MAX = 90_000 // the server takes 100,000 bytes

/** The server has refused, and has said why. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly code: string,
    readonly requestId?: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(message)
  }
}

/** No answer has come, so nobody knows whether what was asked for was done. */
export class Unreachable extends Error {}

export interface Answer<R> {
  data?: R | null
  errors?: { message: string; extensions?: { code?: string; requestId?: string; retryAfter?: number } }[]
}

interface Options {
  signal?: AbortSignal
  /** The browser ends it even where the page is left or loaded anew meanwhile. */
  keepalive?: boolean
}

/** The data of an operation. Throws Refused and Unreachable. */
export async function post<R, V>(
  document: TypedDocumentString<R, V>,
  variables: V,
  token: string | null,
  options: Options = {},
): Promise<R> {
  const body = JSON.stringify({ query: document.toString(), variables })
  if (body.length > WHOLE_BODY_MAX) throw new Refused('This is too long to be sent.', 'INVALID_INPUT')
  return dataOf(await fetched<R>(body, token, options))
}

/** What an answer brings. Throws Refused and Unreachable. */
export function dataOf<R>(answer: Answer<R>): R {
  const error = answer.errors?.[0]
  if (error) {
    const { code = 'INTERNAL', requestId, retryAfter } = error.extensions ?? {}
    throw new Refused(error.message, code, requestId, retryAfter)
  }
  if (!answer.data) throw new Unreachable('The server gave no answer that can be read.')
  return answer.data
}

async function fetched<R>(body: string, token: string | null, { signal, keepalive }: Options): Promise<Answer<R>> {
  const late = AbortSignal.timeout(SECONDS_MAX * 1000)
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body,
      keepalive,
      signal: signal ? AbortSignal.any([signal, late]) : late,
    })
    return (await response.json()) as Answer<R>
  } catch (error) {
    if (signal?.aborted) throw error
    throw new Unreachable(
      late.aborted ? `The server has not answered within ${SECONDS_MAX} seconds.` : 'The server can’t be reached.',
    )
  }
}
