// Do both sides agree? What is wrong is loud, what is only late is calm; from each total to its payments, and from there to
// both sides.

import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { useAsk } from '../../api/ask'
import type { Viewer } from '../../api/session'
import { LiveBadge, Panel, Screen } from '../../frame/frame'
import { graphql } from '../../gql'
import type { ReconciliationFilter, ReconciliationSummaryQuery, VerdictRowFragment } from '../../gql/graphql'
import { Badge } from '../../parts/badge'
import { Button, Chip } from '../../parts/button'
import { Export } from '../../parts/export'
import { CurrencyFilter, MerchantFilter, OneOfFilter, SetFilter, useChange } from '../../parts/filters'
import { Pager, usePage } from '../../parts/pager'
import { Ago, Code, Money } from '../../parts/show'
import { Empty, Loaded } from '../../parts/states'
import type { Column } from '../../parts/table'
import { Table } from '../../parts/table'
import { changed, listed } from '../../values/address'
import { DISCREPANCIES } from '../../values/discrepancies'
import { seesAll } from '../../values/role'
import { REASONS, VERDICTS, reason, resolution, verdict } from '../../values/words'
import { AgeFilter, LateFeeds, ageRange } from './ages'
import { unexplained } from './figures'
import { ResolveDialog, isUnresolved } from './resolve'
import { RunNow, Runs } from './runs'
import { Totals } from './totals'

const List = graphql(`
  query VerdictList(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $filter: ReconciliationFilter
    $seesAll: Boolean!
  ) {
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
  query ReconciliationSummary($seesAll: Boolean!) {
    reconciliationSummary {
      counts {
        status
        count
        expected {
          amount
          currency
        }
        atRisk {
          amount
          currency
        }
      }
      refundCounts {
        status
        count
        expected {
          amount
          currency
        }
        atRisk {
          amount
          currency
        }
      }
      lastRun {
        id
        status
        asOf
      }
      ages {
        status
        fromDays
        toDays
        count
      }
      lateFeeds @include(if: $seesAll) {
        currency
        lastDate
        count
        expected {
          amount
          currency
        }
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
    isCurrent
    isResolved
    resolution @include(if: $seesAll) {
      ...ResolutionFacts
    }
    ...VerdictFigures
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

const RESOLVED = [
  ['no', 'Unresolved'],
  ['yes', 'Resolved'],
] as const
const REASON_WORDS = REASONS.map((value) => [value, reason(value)] as const)

export default function Reconciliation({ viewer }: { viewer: Viewer }) {
  const [parameters] = useSearchParams()
  const summary = useAsk(Summary, { seesAll: seesAll(viewer) }, { live: true })
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
      <Loaded asked={summary}>
        {({ reconciliationSummary }) => (
          <div className="space-y-3">
            <Totals {...reconciliationSummary} />
            <LateFeeds feeds={reconciliationSummary.lateFeeds} />
          </div>
        )}
      </Loaded>
      {seesAll(viewer) && <Views />}
      {showsRuns ? <Runs /> : <Verdicts viewer={viewer} summary={summary.data?.reconciliationSummary} />}
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

type Counted = ReconciliationSummaryQuery['reconciliationSummary']

function Verdicts({ viewer, summary }: { viewer: Viewer; summary?: Counted }) {
  const [parameters] = useSearchParams()
  const filter = filterOf(parameters)
  const list = useAsk(List, { ...usePage(), filter, seesAll: seesAll(viewer) }, { live: true })
  const [resolving, setResolving] = useState<VerdictRowFragment | null>(null)
  return (
    <Panel>
      <div className="flex flex-wrap items-center gap-2 p-3">
        <OneOfFilter name="reason" label="Reason" all="All reasons" values={REASON_WORDS} />
        <CurrencyFilter />
        <MerchantFilter />
        <AgeFilter
          ages={summary?.ages ?? []}
          statuses={filter.status ?? []}
          isCounted={isCounted(parameters) && !hasOpenRefunds(summary)}
        />
        {seesAll(viewer) && <ResolvedFilter />}
        {parameters.get('run') && <SetFilter name="run" text="Written by one run" />}
        <div className="ml-auto">
          <Export list="reconciliation-results" given={{ filter }} />
        </div>
      </div>
      <Loaded asked={list} rows={8}>
        {({ reconciliationResults }) =>
          reconciliationResults.nodes.length === 0 ? (
            <Empty title={parameters.get('status') ? 'Nothing has such a verdict.' : 'Nothing needs your attention.'} />
          ) : (
            <>
              <Table
                caption="Verdicts, newest first"
                columns={seesAll(viewer) ? [...COLUMNS, resolutionColumn(setResolving)] : COLUMNS}
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
      {resolving && <ResolveDialog verdict={resolving} onClose={() => setResolving(null)} />}
    </Panel>
  )
}

/** Those that somebody has decided about, or those that nobody has. */
function ResolvedFilter() {
  const [parameters] = useSearchParams()
  const change = useChange()
  const chosen = shownResolved(parameters)
  return (
    <div role="group" aria-label="Resolution" className="flex flex-wrap gap-2">
      {RESOLVED.map(([value, word]) => (
        <Chip key={value} on={chosen === value} onClick={() => change({ resolved: chosen === value ? 'all' : value })}>
          {word}
        </Chip>
      ))}
    </div>
  )
}

function resolutionColumn(onResolve: (row: VerdictRowFragment) => void): Column<VerdictRowFragment> {
  return {
    name: 'Resolution',
    cell: (row) =>
      row.resolution ? (
        <span title={row.resolution.note}>{resolution(row.resolution.kind)}</span>
      ) : (
        isUnresolved(row) && (
          <Button onClick={() => onResolve(row)} aria-label={`Resolve ${nameOf(row)}`}>
            Resolve
          </Button>
        )
      ),
  }
}

function nameOf({ payment, refund }: VerdictRowFragment): string {
  return `${refund ? 'the refund of ' : ''}${payment.reference ?? payment.id}`
}

const COLUMNS: Column<VerdictRowFragment>[] = [
  {
    name: 'Payment',
    cell: ({ payment, refund }) => (
      <>
        {refund && <span className="mr-1.5 text-soft">Refund of</span>}
        {payment.reference ?? <Code>{payment.id}</Code>}{' '}
        <span className="block text-[0.8rem] font-normal text-soft">{payment.merchant.name}</span>
      </>
    ),
  },
  { name: 'Verdict', cell: ({ status, isResolved }) => <Badge {...verdict(status, isResolved)} /> },
  { name: 'Reason', cell: (row) => <span title={row.explanation}>{reason(row.reason)}</span> },
  { name: 'Paid', right: true, cell: ({ expected }) => <Money of={expected} /> },
  { name: 'Due', right: true, cell: ({ due }) => <Money of={due} /> },
  {
    name: 'Received',
    right: true,
    cell: ({ actual, returned }) => (
      <>
        <Money of={actual} />
        {returned && (
          <span className="block text-[0.8rem] text-soft">
            <Money of={returned} /> returned
          </span>
        )}
      </>
    ),
  },
  {
    name: 'Unexplained',
    right: true,
    cell: (row) => (
      <span className={row.isResolved ? 'text-soft' : 'font-semibold'}>
        <Money of={unexplained(row)} signed />
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

/** Whether something is asked for of which the rest of the list is to follow. */
function isAsked(parameters: URLSearchParams): boolean {
  return Boolean(
    listed(parameters, 'status', VERDICTS).length ||
    listed(parameters, 'reason', REASONS).length ||
    parameters.get('run'),
  )
}

/** Open work where nothing else is asked for, and where an age is, since nothing else has one; else whatever there is. */
function shownResolved(parameters: URLSearchParams): 'no' | 'yes' | 'all' {
  const chosen = parameters.get('resolved')
  if (chosen === 'no' || chosen === 'yes' || chosen === 'all') return chosen
  return isAsked(parameters) && !parameters.get('age') ? 'all' : 'no'
}

/** Whether some of the list may be refunds, of which the ages count none. */
function hasOpenRefunds(summary?: Counted): boolean {
  return summary?.refundCounts.some(({ status, count }) => status !== 'MATCHED' && count > 0) ?? false
}

/** Whether the list with an age would have just what the summary counts: all open work of some verdicts. */
function isCounted(parameters: URLSearchParams): boolean {
  const isNarrowed = ['reason', 'currency', 'merchant', 'run'].some((name) => parameters.get(name))
  return !isNarrowed && shownResolved(changed(parameters, { age: '0-1' })) === 'no'
}

function filterOf(parameters: URLSearchParams): ReconciliationFilter {
  const status = listed(parameters, 'status', VERDICTS)
  const reasons = listed(parameters, 'reason', REASONS)
  const run = parameters.get('run')
  const resolved = shownResolved(parameters)
  const text = (name: string) => parameters.get(name) || undefined
  const wanted = isAsked(parameters) ? status : DISCREPANCIES
  return {
    ...(wanted.length && { status: wanted as ReconciliationFilter['status'] }),
    ...(reasons.length && { reason: reasons as ReconciliationFilter['reason'] }),
    ...(run && { runId: run }),
    ...(text('currency') && { currency: text('currency') }),
    ...(text('merchant') && { merchantId: text('merchant') }),
    ...(resolved !== 'all' && { isResolved: resolved === 'yes' }),
    ...ageRange(parameters.get('age')),
  }
}
