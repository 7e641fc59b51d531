// What a look at a file has found, before anything of it is kept.

import type { ImportStatementMutation } from '../../gql/graphql'
import { Badge } from '../../parts/badge'
import { Money } from '../../parts/show'
import { Notice } from '../../parts/states'
import type { Column } from '../../parts/table'
import { Table } from '../../parts/table'
import { shownDate } from '../../values/time'
import { entryStatus, format } from '../../values/words'

type Preview = NonNullable<ImportStatementMutation['importStatement']['preview']>

const SHOWN_MAX = 10

/** The first entries, what is wrong with the file, and how its columns were read. */
export function Findings({ preview: { formats, problems, mapping, entries } }: { preview: Preview }) {
  const shown = entries.slice(0, SHOWN_MAX).map((entry, position) => ({ ...entry, position }))
  return (
    <>
      <p className="text-[0.88rem] text-soft">
        {formats.length === 1 ? 'One statement' : `${formats.length.toLocaleString()} statements`} in{' '}
        {[...new Set(formats)].map(format).join(', ')}.
        {entries.length > shown.length && ` ${shown.length} entries, what needs a person first:`}
      </p>
      {problems.length > 0 && (
        <Notice tone="busy">
          <ul className="space-y-1">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Notice>
      )}
      {shown.length > 0 && (
        <div className="rounded-lg border border-line">
          <Table
            caption="Entries, what needs a person first"
            columns={COLUMNS}
            rows={shown}
            keyOf={({ position }) => String(position)}
          />
        </div>
      )}
      {mapping && (
        <details className="text-[0.88rem]">
          <summary className="cursor-pointer text-soft">How its columns are read</summary>
          <pre className="overflow-x-auto rounded-lg border border-line bg-raised p-3">{mapping}</pre>
        </details>
      )}
    </>
  )
}

const COLUMNS: Column<Preview['entries'][number]>[] = [
  { name: 'Amount', right: true, cell: ({ amount }) => <Money of={amount} /> },
  {
    name: 'Status',
    cell: ({ status, problem }) => (
      <span title={problem ?? undefined}>
        <Badge {...entryStatus(status)} />
      </span>
    ),
  },
  { name: 'Booked', cell: ({ bookingDate }) => (bookingDate ? shownDate(bookingDate) : '–') },
  { name: 'Reference', cell: ({ endToEndId, remittanceInformation }) => endToEndId ?? remittanceInformation ?? '–' },
  { name: 'Counterparty', cell: ({ counterpartyName }) => counterpartyName ?? '–' },
  { name: 'Problem', cell: ({ problem }) => problem ?? '–' },
]

/** The files of a container that are not imported; the others are. */
export function Left({ errors }: { errors: ImportStatementMutation['importStatement']['errors'] }) {
  return (
    <Notice tone="bad">
      <ul className="space-y-1">
        {errors.map(({ message }) => (
          <li key={message} className="break-words">
            {message}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
