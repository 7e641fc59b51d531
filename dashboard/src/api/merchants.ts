// The merchants, for the filters and the forms: all of them, page after page.

import { useQuery } from '@tanstack/react-query'
import { graphql } from '../gql'
import type { MerchantRowFragment } from '../gql/graphql'
import { ask } from './ask'

const PAGES_MAX = 20

const Merchants = graphql(`
  query Merchants($after: String) {
    merchants(first: 100, after: $after) {
      nodes {
        ...MerchantRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
graphql(`
  fragment MerchantRow on Merchant {
    id
    name
    isActive
    createdAt
  }
`)

export const MERCHANTS = ['merchants']

/** The merchants by their names: the newest two thousand of them. */
export function useMerchants() {
  return useQuery({ queryKey: MERCHANTS, queryFn: ({ signal }) => all(signal), staleTime: 60_000 })
}

async function all(signal: AbortSignal): Promise<MerchantRowFragment[]> {
  const found: MerchantRowFragment[] = []
  let after: string | null | undefined = null
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const { merchants }: { merchants: MerchantPage } = await ask(Merchants, { after }, signal)
    found.push(...merchants.nodes)
    if (!merchants.pageInfo.hasNextPage) break
    after = merchants.pageInfo.endCursor
  }
  return found.sort((one, other) => one.name.localeCompare(other.name))
}

interface MerchantPage {
  nodes: MerchantRowFragment[]
  pageInfo: { hasNextPage: boolean; endCursor?: string | null }
}
