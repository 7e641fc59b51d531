import { ask } from '../../api/ask'
import { graphql } from '../../gql'
import type { ReconciliationFilter, VerdictFileRowFragment } from '../../gql/graphql'
import { Export } from '../../parts/export'

const HEADINGS = [
  ...['payment', 'reference', 'merchant', 'verdict', 'reason', 'expected', 'actual', 'difference', 'currency'],
  ...['settled_currency', 'explanation', 'judged_at'],
]

const Page = graphql(`
  query VerdictFile($after: String, $filter: ReconciliationFilter) {
    reconciliationResults(first: 100, after: $after, filter: $filter) {
      nodes {
        ...VerdictFileRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
graphql(`
  fragment VerdictFileRow on ReconciliationResult {
    status
    reason
    explanation
    createdAt
    expected {
      amount
      currency
    }
    actual {
      amount
      currency
    }
    difference {
      amount
    }
    payment {
      id
      reference
      merchant {
        name
      }
    }
  }
`)

/** The filtered verdicts as a file. */
export function VerdictExport({ filter }: { filter: ReconciliationFilter }) {
  return (
    <Export
      file="reconciliation.csv"
      headings={HEADINGS}
      pageAfter={async (after, signal) => {
        const { nodes, pageInfo } = (await ask(Page, { after, filter }, signal)).reconciliationResults
        return { rows: nodes.map(cells), next: pageInfo.hasNextPage ? pageInfo.endCursor : null }
      }}
    />
  )
}

function cells({ payment, expected, actual, difference, ...row }: VerdictFileRowFragment): string[] {
  return [
    ...[payment.id, payment.reference ?? '', payment.merchant.name, row.status, row.reason, expected.amount],
    ...[
      actual?.amount ?? '',
      difference?.amount ?? '',
      expected.currency,
      actual?.currency ?? '',
      row.explanation,
      row.createdAt,
    ],
  ]
}
