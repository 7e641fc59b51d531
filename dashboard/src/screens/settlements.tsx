// What the bank says it paid. Only to look at: nothing here moves money.

import { useSearchParams } from 'wouter'
import { useAsk } from '../api/ask'
import { LiveBadge, Panel, Screen } from '../frame/frame'
import { graphql } from '../gql'
import type { SettlementFilter, SettlementRowFragment } from '../gql/graphql'
import { Badge } from '../parts/badge'
import { Export } from '../parts/export'
import { ChipsFilter, CurrencyFilter, DaysFilter, MerchantFilter, SearchFilter, timeRange } from '../parts/filters'
import { Pager, usePage } from '../parts/pager'
import { Ago, Code, Money } from '../parts/show'
import { Empty, Loaded } from '../parts/states'
import type { Column } from '../parts/table'
import { Table } from '../parts/table'
import { changed, listed } from '../values/address'
import { shownDate, shownDuration } from '../values/time'
import { SETTLEMENT_STATUSES, settlementStatus, source } from '../values/words'

const List = graphql(`
  query SettlementList($first: Int, $after: String, $last: Int, $before: String, $filter: SettlementFilter) {
    settlements(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      nodes {
        ...SettlementRow
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
  fragment SettlementRow on Settlement {
    id
    status
    failureReason
    source
    bankReference
    valueDate
    settledAt
    createdAt
    amount {
      amount
      currency
    }
    refund {
      id
      completedAt
      amount {
        amount
        currency
      }
    }
    payment {
      id
      reference
      completedAt
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

const STATUS_WORD = (value: string) => settlementStatus(value).text

export default function Settlements() {
  const [parameters] = useSearchParams()
  const filter = filterOf(parameters)
  const list = useAsk(List, { ...usePage(), filter }, { live: true })
  return (
    <Screen title="Settlements" aside={<LiveBadge asked={list} />}>
      <Panel>
        <div className="flex flex-wrap items-center gap-2 p-3">
          <SearchFilter label="Bank reference or id" />
          <ChipsFilter name="status" label="Status" values={SETTLEMENT_STATUSES} wordOf={STATUS_WORD} />
          <CurrencyFilter />
          <MerchantFilter />
          <DaysFilter />
          <div className="ml-auto">
            <Export list="settlements" given={{ filter }} />
          </div>
        </div>
        <Loaded asked={list} rows={10}>
          {({ settlements }) =>
            settlements.nodes.length === 0 ? (
              <Empty
                title={Object.keys(filter).length ? 'No settlement is like that.' : 'The bank has said nothing yet.'}
              />
            ) : (
              <>
                <Table
                  caption="Settlements, newest first"
                  columns={COLUMNS}
                  rows={settlements.nodes}
                  keyOf={({ id }) => id}
                  hrefOf={({ payment }) => `/settlements?${changed(parameters, { payment: payment.id })}`}
                  current={settlements.nodes.find(({ payment }) => payment.id === parameters.get('payment'))?.id}
                />
                <Pager page={settlements.pageInfo} />
              </>
            )
          }
        </Loaded>
      </Panel>
    </Screen>
  )
}

const COLUMNS: Column<SettlementRowFragment>[] = [
  { name: 'Settled', right: true, cell: ({ amount }) => <Money of={amount} /> },
  { name: 'Paid', right: true, cell: ({ payment, refund }) => <Money of={(refund ?? payment).amount} /> },
  {
    name: 'Status',
    cell: ({ status, failureReason }) => (
      <span title={failureReason ?? undefined}>
        <Badge {...settlementStatus(status)} />
      </span>
    ),
  },
  {
    name: 'Payment',
    cell: ({ payment, refund }) => (
      <>
        {refund && <span className="mr-1.5 text-soft">Refund of</span>}
        {payment.reference ?? <Code>{payment.id}</Code>}
      </>
    ),
  },
  { name: 'Merchant', cell: ({ payment }) => payment.merchant.name },
  {
    name: 'Delay',
    cell: ({ settledAt, payment, refund }) => {
      const { completedAt } = refund ?? payment
      return settledAt && completedAt ? shownDuration(completedAt, settledAt) : '–'
    },
  },
  { name: 'Value date', cell: ({ valueDate }) => (valueDate ? shownDate(valueDate) : '–') },
  { name: 'Source', cell: (row) => <span className="text-soft">{source(row.source)}</span> },
  {
    name: 'Bank reference',
    wide: true,
    cell: ({ bankReference }) => (bankReference ? <Code>{bankReference}</Code> : '–'),
  },
  {
    name: 'Created',
    cell: ({ createdAt }) => (
      <span className="text-soft">
        <Ago at={createdAt} />
      </span>
    ),
  },
]

function filterOf(parameters: URLSearchParams): SettlementFilter {
  const status = listed(parameters, 'status', SETTLEMENT_STATUSES) as SettlementFilter['status']
  const createdAt = timeRange(parameters)
  const text = (name: string) => parameters.get(name) || undefined
  return {
    ...(status?.length && { status }),
    ...(createdAt && { createdAt }),
    ...(text('currency') && { currency: text('currency') }),
    ...(text('merchant') && { merchantId: text('merchant') }),
    ...(text('search') && { search: text('search') }),
  }
}
