// What was given back, of whichever payment; each row leads to its payment, where refunds are made.

import { useSearchParams } from 'wouter'
import { useAsk } from '../api/ask'
import { LiveBadge, Panel, Screen } from '../frame/frame'
import { graphql } from '../gql'
import type { RefundListQueryVariables, RefundRowFragment } from '../gql/graphql'
import { Badge } from '../parts/badge'
import { ChipsFilter } from '../parts/filters'
import { Pager, usePage } from '../parts/pager'
import { Ago, Code, Money } from '../parts/show'
import { Empty, Loaded } from '../parts/states'
import type { Column } from '../parts/table'
import { Table } from '../parts/table'
import { changed, listed } from '../values/address'
import { REFUND_STATUSES, refundStatus, verdict } from '../values/words'

const List = graphql(`
  query RefundList($first: Int, $after: String, $last: Int, $before: String, $status: [RefundStatus!]) {
    refunds(first: $first, after: $after, last: $last, before: $before, status: $status) {
      nodes {
        ...RefundRow
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`)
graphql(`
  fragment RefundRow on Refund {
    id
    status
    reason
    failureReason
    createdAt
    amount {
      amount
      currency
    }
    failedLater {
      failureReason
    }
    reconciliation {
      status
      isResolved
    }
    payment {
      id
      reference
      amount {
        amount
        currency
      }
      merchant {
        name
      }
    }
  }
`)

const STATUS_WORD = (value: string) => refundStatus(value).text

export default function Refunds() {
  const [parameters] = useSearchParams()
  const status = listed(parameters, 'status', REFUND_STATUSES) as NonNullable<RefundListQueryVariables['status']>
  const list = useAsk(List, { ...usePage(), ...(status.length && { status }) }, { live: true })
  return (
    <Screen title="Refunds" aside={<LiveBadge asked={list} />}>
      <Panel>
        <div className="flex flex-wrap items-center gap-2 p-3">
          <ChipsFilter name="status" label="Status" values={REFUND_STATUSES} wordOf={STATUS_WORD} />
        </div>
        <Loaded asked={list} rows={10}>
          {({ refunds }) =>
            refunds.nodes.length === 0 ? (
              <Nothing isFiltered={status.length > 0} />
            ) : (
              <>
                <Table
                  caption="Refunds, newest first"
                  columns={COLUMNS}
                  rows={refunds.nodes}
                  keyOf={({ id }) => id}
                  hrefOf={({ payment }) => `/refunds?${changed(parameters, { payment: payment.id })}`}
                  current={refunds.nodes.find(({ payment }) => payment.id === parameters.get('payment'))?.id}
                />
                <Pager page={refunds.pageInfo} />
              </>
            )
          }
        </Loaded>
      </Panel>
    </Screen>
  )
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  return isFiltered ? (
    <Empty title="No refund is like that.">Take a filter off to see more.</Empty>
  ) : (
    <Empty title="There are no refunds yet.">Open a payment that succeeded to make one.</Empty>
  )
}

const COLUMNS: Column<RefundRowFragment>[] = [
  { name: 'Amount', right: true, cell: ({ amount }) => <Money of={amount} /> },
  {
    name: 'Status',
    cell: ({ status, failureReason, failedLater }) => (
      <span title={failedLater?.failureReason ?? failureReason ?? undefined}>
        <Badge {...refundStatus(status, Boolean(failedLater))} />
      </span>
    ),
  },
  {
    name: 'Verdict',
    cell: ({ reconciliation: judged }) => judged && <Badge {...verdict(judged.status, judged.isResolved)} />,
  },
  { name: 'Payment', cell: ({ payment }) => payment.reference ?? <Code>{payment.id}</Code> },
  { name: 'Merchant', cell: ({ payment }) => payment.merchant.name },
  {
    name: 'Reason',
    cell: ({ reason }) => (
      <span className="block max-w-48 truncate" title={reason ?? undefined}>
        {reason ?? '–'}
      </span>
    ),
  },
  {
    name: 'Created',
    cell: ({ createdAt }) => (
      <span className="text-soft">
        <Ago at={createdAt} />
      </span>
    ),
  },
  { name: 'Paid', right: true, wide: true, cell: ({ payment }) => <Money of={payment.amount} /> },
  { name: 'Id', wide: true, cell: ({ id }) => <Code>{id}</Code> },
]
