// What the bank wrote: files go in here, and each entry of theirs can be looked at, most of all those that settle nothing.

import { useSearchParams } from 'wouter'
import { useAsk } from '../../api/ask'
import { LiveBadge, Panel, Screen } from '../../frame/frame'
import { graphql } from '../../gql'
import type {
  StatementEntryListQuery,
  StatementEntryStatus,
  StatementListQuery,
  StatementRowFragment,
} from '../../gql/graphql'
import { Chip } from '../../parts/button'
import { Export } from '../../parts/export'
import { useChange } from '../../parts/filters'
import { ForwardPager, PAGE_SIZE } from '../../parts/pager'
import { Ago, Code, Money } from '../../parts/show'
import type { Asked } from '../../parts/states'
import { Empty, Loaded } from '../../parts/states'
import type { Column } from '../../parts/table'
import { Table } from '../../parts/table'
import { changed } from '../../values/address'
import { format } from '../../values/words'
import { Counts, Entries } from './entries'
import { ImportPanel } from './import'
import { StatementDrawer } from './statement-drawer'
import { Continuity, shownPeriod } from './summary'

const List = graphql(`
  query StatementList($first: Int!, $after: String) {
    bankStatements(first: $first, after: $after) {
      nodes {
        ...StatementRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
const Attention = graphql(`
  query StatementEntryList($first: Int!, $after: String, $status: [StatementEntryStatus!]) {
    statementEntries(first: $first, after: $after, status: $status) {
      nodes {
        ...StatementEntryRow
        statement {
          id
          filename
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
graphql(`
  fragment StatementRow on BankStatement {
    id
    format
    filename
    accountId
    reference
    sequenceNumber
    isIntraday
    fromDate
    toDate
    isContinuous
    entryCount
    importedAt
    openingBalance {
      amount
      currency
    }
    closingBalance {
      amount
      currency
    }
    counts {
      status
      count
    }
    importedBy {
      id
      email
    }
  }
`)

/** What has found no payment, and what could not be read. */
const UNSETTLED: StatementEntryStatus[] = ['ORPHAN', 'QUARANTINED']

export default function Statements() {
  const [parameters] = useSearchParams()
  const showsAttention = parameters.get('view') === 'attention'
  const page = { first: PAGE_SIZE, after: parameters.get('after') }
  const list = useAsk(List, page, { live: true, enabled: !showsAttention })
  const entries = useAsk(Attention, { ...page, status: UNSETTLED }, { live: true, enabled: showsAttention })
  const open = parameters.get('statement')
  return (
    <Screen title="Statements" aside={<LiveBadge asked={showsAttention ? entries : list} />}>
      <ImportPanel />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Views />
        {showsAttention ? (
          <Export list="statement-entries" given={{ status: UNSETTLED }} />
        ) : (
          <Export list="bank-statements" />
        )}
      </div>
      {showsAttention ? <NeedsAttention asked={entries} /> : <AllStatements asked={list} />}
      {open && <StatementDrawer key={open} id={open} />}
    </Screen>
  )
}

function Views() {
  const [parameters] = useSearchParams()
  const change = useChange()
  const showsAttention = parameters.get('view') === 'attention'
  return (
    <div role="group" aria-label="View" className="flex gap-2">
      <Chip on={!showsAttention} onClick={() => change({ view: null })}>
        All statements
      </Chip>
      <Chip on={showsAttention} onClick={() => change({ view: 'attention' })}>
        Needs attention
      </Chip>
    </div>
  )
}

function AllStatements({ asked }: { asked: Asked<StatementListQuery> }) {
  const [parameters] = useSearchParams()
  return (
    <Panel>
      <Loaded asked={asked} rows={6}>
        {({ bankStatements: { nodes, pageInfo } }) =>
          nodes.length === 0 ? (
            <Empty title="There are no statements yet.">Import a file of the bank’s above.</Empty>
          ) : (
            <>
              <Table
                caption="Statements, newest import first"
                columns={COLUMNS}
                rows={nodes}
                keyOf={({ id }) => id}
                hrefOf={({ id }) => `/statements?${changed(parameters, { statement: id })}`}
                current={parameters.get('statement')}
              />
              <ForwardPager page={pageInfo} />
            </>
          )
        }
      </Loaded>
    </Panel>
  )
}

function NeedsAttention({ asked }: { asked: Asked<StatementEntryListQuery> }) {
  return (
    <Panel>
      <Loaded asked={asked} rows={6}>
        {({ statementEntries: { nodes, pageInfo } }) =>
          nodes.length === 0 ? (
            <Empty title="Nothing needs your attention.">
              Every entry of every statement has found its payment, or is for none.
            </Empty>
          ) : (
            <>
              <div className="px-5">
                <Entries entries={nodes} />
              </div>
              <ForwardPager page={pageInfo} />
            </>
          )
        }
      </Loaded>
    </Panel>
  )
}

const COLUMNS: Column<StatementRowFragment>[] = [
  {
    name: 'File',
    cell: (row) => (
      <>
        <span title={row.filename} className="block max-w-36 truncate">
          {row.filename}
        </span>
        <span className="text-[0.8rem] text-soft">{format(row.format)}</span>
      </>
    ),
  },
  { name: 'Account', cell: ({ accountId }) => (accountId ? <Code>{accountId}</Code> : '–') },
  { name: 'Period', cell: shownPeriod },
  {
    name: 'Opening → closing',
    right: true,
    cell: ({ openingBalance, closingBalance }) => (
      <>
        <span className="block">
          <Money of={openingBalance} /> →
        </span>
        <Money of={closingBalance} />
      </>
    ),
  },
  { name: 'Balances', cell: ({ isContinuous }) => <Continuity of={isContinuous} /> },
  { name: 'Entries', cell: ({ counts }) => <Counts of={counts} /> },
  {
    name: 'Imported',
    cell: ({ importedAt, importedBy }) => (
      <span className="text-[0.8rem] text-soft">
        <Ago at={importedAt} /> by{' '}
        <span title={importedBy.email} className="block max-w-36 truncate">
          {importedBy.email}
        </span>
      </span>
    ),
  },
]
