// A file with an operation, by the GraphQL multipart request specification. With XMLHttpRequest, because only that one tells
// how much of a request has been sent.

import type { TypedDocumentString } from '../gql/graphql'
import { signed } from './ask'
import type { Answer } from './post'
import { Unreachable, dataOf } from './post'

const SECONDS_MAX = 150 // the server stops by itself after two minutes

interface Options {
  signal: AbortSignal
  /** Told the share that has been sent, from 0 to 1. */
  onProgress: (share: number) => void
}

/** The data of an operation whose variable at `place` is the file. Throws Refused and Unreachable. */
export function upload<R, V>(
  document: TypedDocumentString<R, V>,
  variables: V,
  place: string,
  file: File,
  options: Options,
): Promise<R> {
  const form = new FormData()
  form.set('operations', JSON.stringify({ query: document.toString(), variables }))
  form.set('map', JSON.stringify({ 0: [`variables.${place}`] }))
  form.set('0', file)
  return signed(async (token) => dataOf(await sent<R>(form, token, options)))
}

function sent<R>(form: FormData, token: string | null, { signal, onProgress }: Options): Promise<Answer<R>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const stop = () => request.abort()
    const lost = (message: string) => () => reject(new Unreachable(message))
    request.open('POST', '/graphql')
    request.setRequestHeader('accept', 'application/graphql-response+json, application/json')
    if (token) request.setRequestHeader('authorization', `Bearer ${token}`)
    request.responseType = 'json'
    request.timeout = SECONDS_MAX * 1000
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0)
    request.onload = () => resolve((request.response ?? {}) as Answer<R>)
    request.onerror = lost('The upload broke off: the server can’t be reached, or the file is larger than it takes.')
    request.ontimeout = lost(`The server has not answered within ${SECONDS_MAX} seconds.`)
    request.onabort = () => reject(signal.reason as Error)
    request.onloadend = () => signal.removeEventListener('abort', stop)
    signal.throwIfAborted()
    signal.addEventListener('abort', stop)
    request.send(form)
  })
}
