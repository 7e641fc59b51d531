// Entries of statements, one below the other: what moved, what became of it, and all that the bank wrote about it.

import type { ReactNode } from 'react'
import { Link, useSearchParams } from 'wouter'
import { graphql } from '../../gql'
import type { StatementEntryRowFragment } from '../../gql/graphql'
import { Badge } from '../../parts/badge'
import { OPENED } from '../../parts/close'
import { Fact, Facts } from '../../parts/facts'
import { Money } from '../../parts/show'
import { address, changed } from '../../values/address'
import { shownDate } from '../../values/time'
import { entryStatus } from '../../values/words'

graphql(`
  fragment StatementEntryRow on StatementEntry {
    id
    status
    isBooked
    isReversal
    bankReference
    endToEndId
    remittanceInformation
    counterpartyName
    counterpartyAccount
    transactionCode
    bookingDate
    valueDate
    problem
    raw
    amount {
      amount
      currency
    }
    payment {
      id
      reference
    }
  }
`)

/** An entry, and in a list of those of several statements the one that it stands in. */
type Entry = StatementEntryRowFragment & { statement?: { id: string; filename: string } }

/** How many entries of each status there are; of most there are none. */
export function Counts({ of }: { of: readonly { status: string; count: number }[] }) {
  const found = of.filter(({ count }) => count > 0)
  if (found.length === 0) return <span className="text-soft">None</span>
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      {found.map(({ status, count }) => {
        const { text, tone } = entryStatus(status)
        return <Badge key={status} text={`${text} ${count.toLocaleString()}`} tone={tone} />
      })}
    </span>
  )
}

export function Entries({ entries }: { entries: readonly Entry[] }) {
  return (
    <ul className="divide-y divide-line">
      {entries.map((entry) => (
        <li key={entry.id} className="space-y-2.5 py-4">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <span className="text-lg font-semibold">
              <Money of={entry.amount} />
            </span>
            <Badge {...entryStatus(entry.status)} />
          </div>
          {entry.problem && <p className="text-[0.9rem]">{entry.problem}</p>}
          <Written entry={entry} />
          <details className="text-[0.85rem]">
            <summary className="text-soft">As the bank wrote it</summary>
            <pre className="mt-2 rounded-lg bg-raised p-3 font-mono text-[0.76rem] break-all whitespace-pre-wrap">
              {entry.raw}
            </pre>
          </details>
        </li>
      ))}
    </ul>
  )
}

function Written({ entry }: { entry: Entry }) {
  const { payment, statement } = entry
  const told: [name: string, text: ReactNode][] = [
    ['Payment', payment && <PaymentLink id={payment.id}>{payment.reference ?? payment.id}</PaymentLink>],
    ['Statement', statement && <StatementLink id={statement.id}>{statement.filename}</StatementLink>],
    ['Booked', entry.bookingDate && shownDate(entry.bookingDate)],
    ['Value date', entry.valueDate && shownDate(entry.valueDate)],
    ['End to end', entry.endToEndId],
    ['Remittance', entry.remittanceInformation],
    ['Counterparty', entry.counterpartyName],
    ['Their account', entry.counterpartyAccount],
    ['At the bank', entry.bankReference],
    ['Code', entry.transactionCode],
    ['Note', [entry.isBooked === false && 'Not booked yet', entry.isReversal && 'Reversal'].filter(Boolean).join(', ')],
  ]
  return (
    <Facts wide={Boolean(statement)}>
      {told.map(
        ([name, text]) =>
          text && (
            <Fact key={name} name={name}>
              {text}
            </Fact>
          ),
      )}
    </Facts>
  )
}

const LINK = 'break-all underline decoration-line underline-offset-4'

/** To the payment's drawer, in place of the statement's; Back leads to that again. */
function PaymentLink({ id, children }: { id: string; children: string }) {
  const [parameters] = useSearchParams()
  const next = changed(parameters, { statement: null, entry: null, page: null, payment: id })
  return (
    <Link href={`/statements?${next}`} state={OPENED} className={LINK}>
      {children}
    </Link>
  )
}

function StatementLink({ id, children }: { id: string; children: string }) {
  return (
    <Link href={address('/statements', { view: 'attention', statement: id })} state={OPENED} className={LINK}>
      {children}
    </Link>
  )
}
