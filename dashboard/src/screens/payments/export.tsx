import { ask } from '../../api/ask'
import { graphql } from '../../gql'
import type { PaymentFileRowFragment, PaymentFilter } from '../../gql/graphql'
import { Export } from '../../parts/export'

const HEADINGS = [
  ...['id', 'status', 'amount', 'currency', 'reference', 'idempotency_key', 'merchant', 'user', 'failure_code'],
  ...['gateway_reference', 'settled_amount', 'settled_currency', 'verdict', 'reason', 'created_at', 'completed_at'],
]

const Page = graphql(`
  query PaymentFile($after: String, $filter: PaymentFilter) {
    payments(first: 100, after: $after, filter: $filter) {
      nodes {
        ...PaymentFileRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
graphql(`
  fragment PaymentFileRow on Payment {
    id
    status
    reference
    idempotencyKey
    failureCode
    gatewayReference
    createdAt
    completedAt
    amount {
      amount
      currency
    }
    merchant {
      name
    }
    user {
      email
    }
    settlement {
      status
      amount {
        amount
        currency
      }
    }
    reconciliation {
      status
      reason
    }
  }
`)

/** The filtered payments as a file. */
export function PaymentExport({ filter, count }: { filter: PaymentFilter; count?: number }) {
  return (
    <Export
      file="payments.csv"
      headings={HEADINGS}
      count={count}
      pageAfter={async (after, signal) => {
        const { nodes, pageInfo } = (await ask(Page, { after, filter }, signal)).payments
        return { rows: nodes.map(cells), next: pageInfo.hasNextPage ? pageInfo.endCursor : null }
      }}
    />
  )
}

function cells(row: PaymentFileRowFragment): string[] {
  const settled = row.settlement?.status === 'SETTLED' ? row.settlement.amount : null
  const all = [
    ...[
      row.id,
      row.status,
      row.amount.amount,
      row.amount.currency,
      row.reference,
      row.idempotencyKey,
      row.merchant.name,
    ],
    ...[row.user.email, row.failureCode, row.gatewayReference, settled?.amount, settled?.currency],
    ...[row.reconciliation?.status, row.reconciliation?.reason, row.createdAt, row.completedAt],
  ]
  return all.map((value) => value ?? '')
}
