// The list of payments: filtered by the address, page by page, and alive while somebody looks.

import { useSearchParams } from 'wouter'
import { useAsk } from '../../api/ask'
import type { Viewer } from '../../api/session'
import { CreatePaymentLink, LiveBadge, Panel, Screen } from '../../frame/frame'
import { graphql } from '../../gql'
import type { PaymentFilter, PaymentRowFragment } from '../../gql/graphql'
import { Badge } from '../../parts/badge'
import { buttonLook } from '../../parts/button'
import { Export } from '../../parts/export'
import {
  CurrencyFilter,
  ChipsFilter,
  DaysFilter,
  MerchantFilter,
  OneOfFilter,
  SearchFilter,
  SetFilter,
  timeRange,
} from '../../parts/filters'
import { Pager, usePage } from '../../parts/pager'
import { Ago, Code, Money } from '../../parts/show'
import { Empty, Loaded } from '../../parts/states'
import type { Column } from '../../parts/table'
import { Table } from '../../parts/table'
import { VolumeChart } from '../../parts/volume-chart'
import { address, changed, listed } from '../../values/address'
import { seesAll } from '../../values/role'
import { PAYMENT_STATUSES, VERDICTS, paymentStatus, verdict } from '../../values/words'
import { NewPayment } from './new-payment'

const List = graphql(`
  query PaymentList($first: Int, $after: String, $last: Int, $before: String, $filter: PaymentFilter) {
    payments(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      nodes {
        ...PaymentRow
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
const Count = graphql(`
  query PaymentCount($filter: PaymentFilter) {
    paymentStats(filter: $filter) {
      count
    }
  }
`)
graphql(`
  fragment PaymentRow on Payment {
    id
    status
    reference
    idempotencyKey
    createdAt
    failureCode
    amount {
      amount
      currency
    }
    merchant {
      id
      name
    }
    user {
      id
      email
    }
    reconciliation {
      status
      isResolved
    }
  }
`)

const STATUS_WORD = (value: string) => paymentStatus(value).text
const VERDICT_WORDS = VERDICTS.map((value) => [value, verdict(value).text] as const)

export default function Payments({ viewer }: { viewer: Viewer }) {
  const [parameters] = useSearchParams()
  const filter = filterOf(parameters, viewer)
  const list = useAsk(List, { ...usePage(), filter }, { live: true })
  const count = useAsk(Count, { filter }, { live: true })
  const open = parameters.get('payment')
  return (
    <Screen
      title="Payments"
      aside={<LiveBadge asked={list} />}
      actions={
        <CreatePaymentLink
          href={address('/payments', { ...Object.fromEntries(parameters), new: '1' })}
          className={buttonLook('main')}
        />
      }
    >
      <VolumeChart />
      <Panel>
        <Filters viewer={viewer} count={count.data?.paymentStats.count} filter={filter} />
        <Loaded asked={list} rows={10}>
          {({ payments }) =>
            payments.nodes.length === 0 ? (
              <Nothing isFiltered={Object.keys(filter).length > 0} />
            ) : (
              <>
                <Table
                  caption="Payments, newest first"
                  columns={columns(viewer)}
                  rows={payments.nodes}
                  keyOf={({ id }) => id}
                  hrefOf={({ id }) => `/payments?${changed(parameters, { payment: id })}`}
                  current={open}
                />
                <Pager page={payments.pageInfo} />
              </>
            )
          }
        </Loaded>
      </Panel>
      {parameters.has('new') && <NewPayment viewer={viewer} />}
    </Screen>
  )
}

function Filters({ viewer, count, filter }: { viewer: Viewer; count?: number; filter: PaymentFilter }) {
  const [parameters] = useSearchParams()
  return (
    <div className="flex flex-wrap items-center gap-2 p-3">
      <SearchFilter label={seesAll(viewer) ? 'Reference, key, id, e-mail or merchant' : 'Reference, key or id'} />
      <ChipsFilter name="status" label="Status" values={PAYMENT_STATUSES} wordOf={STATUS_WORD} />
      <OneOfFilter name="verdict" label="Verdict" all="All verdicts" values={VERDICT_WORDS} />
      <CurrencyFilter />
      <MerchantFilter />
      <DaysFilter />
      {seesAll(viewer) && parameters.get('user') && <SetFilter name="user" text="One user’s" />}
      <div className="ml-auto flex items-center gap-3">
        {count !== undefined && (
          <span className="text-soft">{`${count.toLocaleString()} payment${count === 1 ? '' : 's'}`}</span>
        )}
        <Export list="payments" given={{ filter }} />
      </div>
    </div>
  )
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  return isFiltered ? (
    <Empty title="No payment is like that.">Take a filter off to see more.</Empty>
  ) : (
    <Empty title="There are no payments yet.">
      Create one here, or send the mutation createPayment from your server.
    </Empty>
  )
}

function columns(viewer: Viewer): Column<PaymentRowFragment>[] {
  return [
    { name: 'Amount', right: true, cell: ({ amount }) => <Money of={amount} /> },
    { name: 'Status', cell: ({ status }) => <Badge {...paymentStatus(status)} /> },
    {
      name: 'Verdict',
      cell: ({ reconciliation: judged }) => judged && <Badge {...verdict(judged.status, judged.isResolved)} />,
    },
    {
      name: 'Reference',
      cell: ({ reference, idempotencyKey }) => (
        <Reference text={reference ?? idempotencyKey} isOwn={Boolean(reference)} />
      ),
    },
    { name: 'Merchant', cell: ({ merchant }) => merchant.name },
    ...(seesAll(viewer)
      ? [{ name: 'User', cell: ({ user }: PaymentRowFragment) => <span className="text-soft">{user.email}</span> }]
      : []),
    {
      name: 'Created',
      cell: ({ createdAt }) => (
        <span className="text-soft">
          <Ago at={createdAt} />
        </span>
      ),
    },
    { name: 'Id', wide: true, cell: ({ id }) => <Code>{id}</Code> },
  ]
}

function Reference({ text, isOwn }: { text: string; isOwn: boolean }) {
  return (
    <span className={`block max-w-48 truncate ${isOwn ? 'font-medium' : 'text-soft'}`} title={text}>
      {text}
    </span>
  )
}

/** The filter that the address names; what only operators may ask for is left out for others. */
function filterOf(parameters: URLSearchParams, viewer: Viewer): PaymentFilter {
  const status = listed(parameters, 'status', PAYMENT_STATUSES) as PaymentFilter['status']
  const verdicts = listed(parameters, 'verdict', VERDICTS) as PaymentFilter['reconciliation']
  const createdAt = timeRange(parameters)
  return {
    ...(status?.length && { status }),
    ...(verdicts?.length && { reconciliation: verdicts }),
    ...(createdAt && { createdAt }),
    ...given('currency', parameters.get('currency')),
    ...given('merchantId', parameters.get('merchant')),
    ...given('search', parameters.get('search')),
    ...(seesAll(viewer) && given('userId', parameters.get('user'))),
  }
}

function given(name: string, value: string | null): PaymentFilter {
  return value ? { [name]: value } : {}
}
