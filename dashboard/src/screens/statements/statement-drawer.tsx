// One statement: what it says of itself, what is wrong with it, and its entries.

import { useSearchParams } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'
import { useAsk } from '../../api/ask'
import { graphql } from '../../gql'
import type { StatementDetailsQuery, StatementEntryStatus } from '../../gql/graphql'
import { Chip } from '../../parts/button'
import { useClose } from '../../parts/close'
import { Dialog } from '../../parts/dialog'
import { Export } from '../../parts/export'
import { Fact, Facts } from '../../parts/facts'
import { ForwardPager } from '../../parts/pager'
import { Ago, Money } from '../../parts/show'
import { Empty, Loaded, Notice } from '../../parts/states'
import { changed, listed, toggled } from '../../values/address'
import { ENTRY_STATUSES, entryStatus, format } from '../../values/words'
import { Entries } from './entries'
import { Continuity, shownPeriod } from './summary'

const PAGE = 20

const Details = graphql(`
  query StatementDetails($id: ID!, $first: Int!, $after: String, $status: [StatementEntryStatus!]) {
    node(id: $id) {
      __typename
      ... on BankStatement {
        ...StatementRow
        problems
        entries(first: $first, after: $after, status: $status) {
          nodes {
            ...StatementEntryRow
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`)

type Statement = Extract<NonNullable<StatementDetailsQuery['node']>, { __typename: 'BankStatement' }>

/** The statement that the address names, with the page and the kind of entries that it names. */
export function StatementDrawer({ id }: { id: string }) {
  const [parameters] = useSearchParams()
  const close = useClose('statement', 'entry', 'page')
  const chosen = listed(parameters, 'entry', ENTRY_STATUSES)
  const status = chosen.length ? (chosen as StatementEntryStatus[]) : null
  const asked = useAsk(Details, { id, first: PAGE, after: parameters.get('page'), status }, { live: true })
  return (
    <Dialog kind="drawer" title="Statement" onClose={close}>
      <Loaded asked={asked} rows={8}>
        {({ node }) =>
          node?.__typename === 'BankStatement' ? (
            <Body statement={node} status={status} />
          ) : (
            <Empty title="There is no such statement, or none that you may see." />
          )
        }
      </Loaded>
    </Dialog>
  )
}

function Body({ statement, status }: { statement: Statement; status: StatementEntryStatus[] | null }) {
  const { nodes, pageInfo } = statement.entries
  return (
    <div className="space-y-6">
      <p className="text-lg font-semibold break-all">{statement.filename}</p>
      {statement.problems.length > 0 && (
        <Notice tone="bad">
          <ul className="space-y-1">
            {statement.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Summary statement={statement} />
      <section className="space-y-3">
        <div className="flex items-center justify-between gap-2">
          <h3 className="font-medium">Entries</h3>
          <Export list={`bank-statements/${statement.id}/entries`} given={{ status }} />
        </div>
        <StatusChips statement={statement} />
        {nodes.length === 0 ? <Empty title="No entry is like that." /> : <Entries entries={nodes} />}
        <ForwardPager page={pageInfo} name="page" words={['First', 'Next']} inDrawer />
      </section>
    </div>
  )
}

function Summary({ statement }: { statement: Statement }) {
  return (
    <Facts>
      <Fact name="Format">{format(statement.format)}</Fact>
      <Fact name="Account">{statement.accountId ?? '–'}</Fact>
      {statement.reference && <Fact name="Reference">{statement.reference}</Fact>}
      {typeof statement.sequenceNumber === 'number' && <Fact name="Number">{statement.sequenceNumber}</Fact>}
      <Fact name="Period">{shownPeriod(statement)}</Fact>
      <Fact name="Opening">
        <Money of={statement.openingBalance} />
      </Fact>
      <Fact name="Closing">
        <Money of={statement.closingBalance} />
      </Fact>
      <Fact name="Balances">
        <Continuity of={statement.isContinuous} />
      </Fact>
      <Fact name="Imported">
        <Ago at={statement.importedAt} /> by {statement.importedBy.email}
      </Fact>
    </Facts>
  )
}

/** Some of the statuses, each with how many entries have it. */
function StatusChips({ statement }: { statement: Statement }) {
  const [parameters, setParameters] = useSearchParams()
  const state = useHistoryState()
  const chosen = listed(parameters, 'entry', ENTRY_STATUSES)
  const change = (status: string) =>
    setParameters((current) => changed(current, { entry: toggled(chosen, status), page: null }), {
      replace: true,
      state,
    })
  return (
    <div role="group" aria-label="Status" className="flex flex-wrap gap-2">
      {statement.counts.map(({ status, count }) => (
        <Chip key={status} on={chosen.includes(status)} onClick={() => change(status)}>
          {entryStatus(status).text} {count.toLocaleString()}
        </Chip>
      ))}
    </div>
  )
}
