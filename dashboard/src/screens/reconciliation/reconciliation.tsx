// Do both sides agree? What is wrong is loud, what is only late is calm; from each total to its payments, and from there to
// both sides.

import { useSearchParams } from 'wouter'
import { useAsk } from '../../api/ask'
import type { Viewer } from '../../api/session'
import { LiveBadge, Panel, Screen } from '../../frame/frame'
import { graphql } from '../../gql'
import type { ReconciliationFilter, VerdictRowFragment } from '../../gql/graphql'
import { Badge } from '../../parts/badge'
import { Chip } from '../../parts/button'
import { CurrencyFilter, MerchantFilter, OneOfFilter, SetFilter, useChange } from '../../parts/filters'
import { Pager, usePage } from '../../parts/pager'
import { Ago, Code, Money } from '../../parts/show'
import { Empty, Loaded } from '../../parts/states'
import type { Column } from '../../parts/table'
import { Table } from '../../parts/table'
import { changed, listed } from '../../values/address'
import { seesAll } from '../../values/role'
import { VERDICTS, reason, verdict } from '../../values/words'
import { VerdictExport } from './export'
import { RunNow, Runs } from './runs'
import { Totals } from './totals'

const List = graphql(`
  query VerdictList($first: Int, $after: String, $last: Int, $before: String, $filter: ReconciliationFilter) {
    reconciliationResults(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
      nodes {
        ...VerdictRow
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
const Summary = graphql(`
  query ReconciliationSummary {
    reconciliationSummary {
      counts {
        status
        count
        expected {
          amount
          currency
        }
        difference {
          amount
          currency
        }
      }
      lastRun {
        id
        status
        asOf
      }
    }
  }
`)
graphql(`
  fragment VerdictRow on ReconciliationResult {
    id
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
      currency
    }
    payment {
      id
      reference
      idempotencyKey
      merchant {
        name
      }
    }
  }
`)

/** What needs somebody's attention, where nothing else is asked for. */
const DISCREPANCIES = ['MISMATCHED', 'MISSING_SETTLEMENT']
const REASONS = [
  'AMOUNT_UNDER',
  'AMOUNT_OVER',
  'CURRENCY_MISMATCH',
  'NOT_SETTLED',
  'SETTLEMENT_FAILED',
  'NOT_DUE',
  'OVERDUE',
  'EXACT',
]
const REASON_WORDS = REASONS.map((value) => [value, reason(value)] as const)

/** Ages of a verdict in days: from the first to before the second. */
const AGES: Record<string, { name: string; days: [number, number | null] }> = {
  '0-1': { name: 'Under 1 day', days: [0, 1] },
  '1-3': { name: '1–3 days', days: [1, 3] },
  '3-7': { name: '3–7 days', days: [3, 7] },
  '7-': { name: 'Over 7 days', days: [7, null] },
}

export default function Reconciliation({ viewer }: { viewer: Viewer }) {
  const [parameters] = useSearchParams()
  const summary = useAsk(Summary, {}, { live: true })
  const showsRuns = seesAll(viewer) && parameters.get('view') === 'runs'
  const lastRun = summary.data?.reconciliationSummary.lastRun
  return (
    <Screen
      title="Reconciliation"
      aside={
        <>
          {lastRun && (
            <span className="text-[0.85rem] text-soft">
              Last run <Ago at={lastRun.asOf} />
            </span>
          )}
          <LiveBadge asked={summary} />
        </>
      }
      actions={seesAll(viewer) && <RunNow />}
    >
      <Loaded asked={summary}>{({ reconciliationSummary }) => <Totals counts={reconciliationSummary.counts} />}</Loaded>
      {seesAll(viewer) && <Views />}
      {showsRuns ? <Runs /> : <Verdicts />}
    </Screen>
  )
}

function Views() {
  const [parameters] = useSearchParams()
  const change = useChange()
  const showsRuns = parameters.get('view') === 'runs'
  return (
    <div role="group" aria-label="View" className="flex gap-2">
      <Chip on={!showsRuns} onClick={() => change({ view: null })}>
        Verdicts
      </Chip>
      <Chip on={showsRuns} onClick={() => change({ view: 'runs', run: null })}>
        Runs
      </Chip>
    </div>
  )
}

function Verdicts() {
  const [parameters] = useSearchParams()
  const filter = filterOf(parameters)
  const list = useAsk(List, { ...usePage(), filter }, { live: true })
  return (
    <Panel>
      <div className="flex flex-wrap items-center gap-2 p-3">
        <OneOfFilter name="reason" label="Reason" all="All reasons" values={REASON_WORDS} />
        <CurrencyFilter />
        <MerchantFilter />
        <AgeFilter />
        {parameters.get('run') && <SetFilter name="run" text="Written by one run" />}
        <div className="ml-auto">
          <VerdictExport filter={filter} />
        </div>
      </div>
      <Loaded asked={list} rows={8}>
        {({ reconciliationResults }) =>
          reconciliationResults.nodes.length === 0 ? (
            <Empty
              title={parameters.get('status') ? 'No payment has such a verdict.' : 'Nothing needs your attention.'}
            />
          ) : (
            <>
              <Table
                caption="Verdicts, newest first"
                columns={COLUMNS}
                rows={reconciliationResults.nodes}
                keyOf={({ id }) => id}
                hrefOf={({ payment }) => `/reconciliation?${changed(parameters, { payment: payment.id })}`}
                current={
                  reconciliationResults.nodes.find(({ payment }) => payment.id === parameters.get('payment'))?.id
                }
              />
              <Pager page={reconciliationResults.pageInfo} />
            </>
          )
        }
      </Loaded>
    </Panel>
  )
}

function AgeFilter() {
  const [parameters] = useSearchParams()
  const change = useChange()
  const chosen = parameters.get('age')
  return (
    <div role="group" aria-label="Age" className="flex flex-wrap gap-2">
      {Object.entries(AGES).map(([value, { name }]) => (
        <Chip key={value} on={chosen === value} onClick={() => change({ age: chosen === value ? null : value })}>
          {name}
        </Chip>
      ))}
    </div>
  )
}

const COLUMNS: Column<VerdictRowFragment>[] = [
  { name: 'Payment', cell: ({ payment }) => payment.reference ?? <Code>{payment.id}</Code> },
  { name: 'Verdict', cell: ({ status }) => <Badge {...verdict(status)} /> },
  { name: 'Reason', cell: (row) => <span title={row.explanation}>{reason(row.reason)}</span> },
  { name: 'Merchant', cell: ({ payment }) => <span className="text-soft">{payment.merchant.name}</span> },
  { name: 'Expected', right: true, cell: ({ expected }) => <Money of={expected} /> },
  { name: 'Actual', right: true, cell: ({ actual }) => <Money of={actual} /> },
  {
    name: 'Difference',
    right: true,
    cell: ({ difference }) => (
      <span className="font-medium">
        <Money of={difference} signed />
      </span>
    ),
  },
  {
    name: 'Judged',
    cell: ({ createdAt }) => (
      <span className="text-soft">
        <Ago at={createdAt} />
      </span>
    ),
  },
]

function filterOf(parameters: URLSearchParams): ReconciliationFilter {
  const status = listed(parameters, 'status', VERDICTS)
  const reasons = listed(parameters, 'reason', REASONS)
  const run = parameters.get('run')
  const text = (name: string) => parameters.get(name) || undefined
  const wanted = status.length || run || reasons.length ? status : DISCREPANCIES
  return {
    ...(wanted.length && { status: wanted as ReconciliationFilter['status'] }),
    ...(reasons.length && { reason: reasons as ReconciliationFilter['reason'] }),
    ...(run && { runId: run }),
    ...(text('currency') && { currency: text('currency') }),
    ...(text('merchant') && { merchantId: text('merchant') }),
    ...ageRange(parameters.get('age')),
  }
}

/** To the hour, so that what is asked for doesn't change with each second. */
function ageRange(age: string | null): ReconciliationFilter {
  const bucket = AGES[age ?? '']
  if (!bucket) return {}
  const hour = Math.ceil(Date.now() / 3_600_000) * 3_600_000
  const [least, most] = bucket.days
  const before = (days: number) => new Date(hour - days * 86_400_000).toISOString()
  return { createdAt: { to: before(least), ...(most !== null && { from: before(most) }) } }
}
