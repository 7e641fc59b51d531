// What the screens ask with: an operation as whoever is signed in, asked again once where the access token had ended.

import { QueryClient, keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'
import type { TypedDocumentString } from '../gql/graphql'
import { Refused, post } from './post'
import { accessToken, currentSession, currentSitting, isUnauthenticated, renew } from './session'

const RETRIES_MAX = 2
const LIVE_MILLISECONDS = 5_000

/** The data of an operation. Throws Refused and Unreachable. */
export async function ask<R, V>(document: TypedDocumentString<R, V>, variables: V, signal?: AbortSignal): Promise<R> {
  return signed((token) => post(document, variables, token, { signal }))
}

/**
 * Runs something with the access token, and once more with the next one where that one had ended. Throws Refused where whoever
 * asked for it is signed in no longer: nothing is sent in the name of the next one, and no answer comes into that one's hands.
 */
export async function signed<R>(send: (token: string | null) => Promise<R>): Promise<R> {
  const sitting = currentSitting()
  const once = async () => {
    const token = await accessToken()
    refuseOthers(sitting)
    const answer = await send(token)
    refuseOthers(sitting)
    return answer
  }
  try {
    return await once()
  } catch (error) {
    const isOver = () => currentSitting() !== sitting || currentSession().phase === 'expired'
    if (isOver() || !isUnauthenticated(error)) throw error
    await renew()
    if (isOver()) throw error
    return once()
  }
}

function refuseOthers(sitting: number): void {
  if (currentSitting() !== sitting) throw new Refused('Whoever asked for this is signed in no longer.', 'SIGNED_OUT')
}

interface Options {
  /** Asks again every few seconds while the tab is visible. */
  live?: boolean
  enabled?: boolean
}

/** The data of a query for a component; while other variables load, what was there before stays. */
export function useAsk<R, V>(
  document: TypedDocumentString<R, V>,
  variables: V,
  { live = false, enabled = true }: Options = {},
): UseQueryResult<R> {
  return useQuery(
    queryOptions({
      queryKey: [document.toString(), variables],
      queryFn: ({ signal }) => ask(document, variables, signal),
      placeholderData: keepPreviousData,
      refetchInterval: live ? LIVE_MILLISECONDS : false,
      enabled,
    }),
  )
}

/** The cache of what was asked; one for each viewer, so that nobody is shown what another one saw. */
export function newCache(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 2_000,
        retry: (count, error) => count < RETRIES_MAX && isWorthAnotherTry(error),
        retryDelay: (count, error) => 1000 * ((error instanceof Refused && error.retryAfterSeconds) || 2 ** count),
      },
    },
  })
}

/** The server said that it will go better later, or said nothing; a refusal would only be repeated. */
function isWorthAnotherTry(error: unknown): boolean {
  return !(error instanceof Refused) || ['RATE_LIMITED', 'UNAVAILABLE', 'DEADLINE_EXCEEDED'].includes(error.code)
}
