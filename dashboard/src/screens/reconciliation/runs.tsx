// The runs: what each looked at and what it found, and the button that starts one.

import { useQueryClient } from '@tanstack/react-query'
import { Play } from 'lucide-react'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { ask, useAsk } from '../../api/ask'
import { Panel } from '../../frame/frame'
import { graphql } from '../../gql'
import type { RunRowFragment } from '../../gql/graphql'
import { Badge } from '../../parts/badge'
import { Button } from '../../parts/button'
import { ForwardPager } from '../../parts/pager'
import { Ago } from '../../parts/show'
import { Empty, Loaded } from '../../parts/states'
import type { Column } from '../../parts/table'
import { Table } from '../../parts/table'
import { changed } from '../../values/address'
import { shownDuration } from '../../values/time'
import { runStatus } from '../../values/words'

const PAGE = 50

const List = graphql(`
  query RunList($first: Int, $after: String) {
    reconciliationRuns(first: $first, after: $after) {
      nodes {
        ...RunRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
const Run = graphql(`
  mutation RunReconciliation {
    runReconciliation {
      run {
        id
        examined
        changed
      }
      errors {
        code
        message
      }
    }
  }
`)
graphql(`
  fragment RunRow on ReconciliationRun {
    id
    status
    trigger
    asOf
    examined
    changed
    startedAt
    finishedAt
    failureReason
    counts {
      status
      count
    }
  }
`)

/** Judges now instead of at the next turn of the schedule. It moves no money. */
export function RunNow() {
  const cache = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<string | null>(null)
  const run = async () => {
    setBusy(true)
    setTold(await start().catch((error: Error) => error.message))
    setBusy(false)
    void cache.invalidateQueries()
  }
  return (
    <>
      <span role="status" className="self-center text-[0.85rem] text-soft">
        {told}
      </span>
      <Button busy={busy} onClick={() => void run()}>
        <Play aria-hidden className="size-4" />
        Reconcile now
      </Button>
    </>
  )
}

async function start(): Promise<string> {
  const { run, errors } = (await ask(Run, {})).runReconciliation
  if (!run) return errors[0]?.message ?? 'It did not run.'
  return `Looked at ${run.examined.toLocaleString()}, changed ${run.changed.toLocaleString()}.`
}

export function Runs() {
  const [parameters] = useSearchParams()
  const after = parameters.get('after')
  const list = useAsk(List, { first: PAGE, after }, { live: true })
  return (
    <Panel>
      <Loaded asked={list} rows={8}>
        {({ reconciliationRuns: { nodes, pageInfo } }) =>
          nodes.length === 0 ? (
            <Empty title="There has been no run yet.">The worker reconciles by its schedule.</Empty>
          ) : (
            <>
              <Table
                caption="Runs, newest first"
                columns={COLUMNS}
                rows={nodes}
                keyOf={({ id }) => id}
                hrefOf={({ id }) =>
                  `/reconciliation?${changed(parameters, { run: id, view: null, after: null, status: null })}`
                }
              />
              <ForwardPager page={pageInfo} />
            </>
          )
        }
      </Loaded>
    </Panel>
  )
}

const COLUMNS: Column<RunRowFragment>[] = [
  { name: 'Started', cell: ({ startedAt }) => <Ago at={startedAt} /> },
  {
    name: 'Status',
    cell: ({ status, failureReason }) => (
      <span title={failureReason ?? undefined}>
        <Badge {...runStatus(status)} />
      </span>
    ),
  },
  { name: 'By', cell: ({ trigger }) => (trigger === 'MANUAL' ? 'A person' : 'Schedule') },
  { name: 'Took', cell: ({ startedAt, finishedAt }) => (finishedAt ? shownDuration(startedAt, finishedAt) : '–') },
  { name: 'Looked at', right: true, cell: ({ examined }) => examined.toLocaleString() },
  { name: 'Changed', right: true, cell: (run) => run.changed.toLocaleString() },
  { name: 'Matched', right: true, cell: (run) => countOf(run, 'MATCHED') },
  { name: 'Mismatched', right: true, cell: (run) => countOf(run, 'MISMATCHED') },
  { name: 'Pending', right: true, cell: (run) => countOf(run, 'SETTLEMENT_PENDING') },
  { name: 'Missing', right: true, cell: (run) => countOf(run, 'MISSING_SETTLEMENT') },
]

function countOf(run: RunRowFragment, status: string): string {
  return (run.counts.find((count) => count.status === status)?.count ?? 0).toLocaleString()
}
