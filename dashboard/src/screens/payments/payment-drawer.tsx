// One payment, over whatever list it was opened from: both sides next to each other, and all that happened to it.

import type { ReactNode } from 'react'
import { Link, useSearchParams } from 'wouter'
import { useAsk } from '../../api/ask'
import type { Viewer } from '../../api/session'
import { graphql } from '../../gql'
import type { PaymentDetailsQuery } from '../../gql/graphql'
import { Badge } from '../../parts/badge'
import { useClose } from '../../parts/close'
import { Dialog } from '../../parts/dialog'
import { Copy, Money } from '../../parts/show'
import { Empty, Loaded } from '../../parts/states'
import { address } from '../../values/address'
import { seesAll } from '../../values/role'
import { shownDate, shownInstant, wholeInstant } from '../../values/time'
import * as words from '../../values/words'

const Details = graphql(`
  query PaymentDetails($id: ID!) {
    payment(id: $id) {
      id
      status
      reference
      description
      idempotencyKey
      failureCode
      failureReason
      gateway
      gatewayReference
      createdAt
      completedAt
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
      settlement {
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
      }
      reconciliation {
        id
        status
        reason
        explanation
        createdAt
        difference {
          amount
          currency
        }
      }
      events {
        type
        actor
        occurredAt
      }
    }
  }
`)

type Payment = NonNullable<PaymentDetailsQuery['payment']>

/** The payment that the address names, on any screen. */
export default function PaymentDrawer({ viewer }: { viewer: Viewer }) {
  const [parameters] = useSearchParams()
  const id = parameters.get('payment')
  return id && <Drawer key={id} id={id} viewer={viewer} />
}

function Drawer({ id, viewer }: { id: string; viewer: Viewer }) {
  const asked = useAsk(Details, { id }, { live: true })
  const close = useClose('payment')
  return (
    <Dialog kind="drawer" title={<Copy text={id} name="the payment’s id" />} onClose={close}>
      <Loaded asked={asked} rows={8}>
        {({ payment }) =>
          payment ? (
            <Body payment={payment} viewer={viewer} />
          ) : (
            <Empty title="There is no such payment, or none that you may see." />
          )
        }
      </Loaded>
    </Dialog>
  )
}

function Body({ payment, viewer }: { payment: Payment; viewer: Viewer }) {
  return (
    <div className="space-y-6">
      <div className="space-y-2">
        <p className="text-3xl font-semibold">
          <Money of={payment.amount} />
        </p>
        <p className="flex flex-wrap items-center gap-2">
          <Badge {...words.paymentStatus(payment.status)} />
          {payment.reconciliation && <Badge {...words.verdict(payment.reconciliation.status)} />}
          {payment.failureCode && <code className="font-mono text-[0.8rem] text-bad">{payment.failureCode}</code>}
        </p>
        {payment.failureReason && <p className="text-[0.9rem]">{payment.failureReason}</p>}
      </div>
      <Facts>
        <Fact name="Reference">{payment.reference ?? '–'}</Fact>
        <Fact name="Merchant">
          <Link
            href={address('/payments', { merchant: payment.merchant.id })}
            className="underline decoration-line underline-offset-4"
          >
            {payment.merchant.name}
          </Link>
        </Fact>
        {seesAll(viewer) && (
          <Fact name="User">
            <Link
              href={address('/payments', { user: payment.user.id })}
              className="break-all underline decoration-line underline-offset-4"
            >
              {payment.user.email}
            </Link>
          </Fact>
        )}
        {payment.description && <Fact name="Description">{payment.description}</Fact>}
        <Fact name="Created">
          <Instant at={payment.createdAt} />
        </Fact>
      </Facts>
      <Sides payment={payment} />
      <Timeline events={payment.events} />
      <section className="space-y-3">
        <h3 className="font-medium">Ids</h3>
        <Facts>
          <Fact name="Key">
            <Copy text={payment.idempotencyKey} name="the idempotency key" />
          </Fact>
          {payment.gatewayReference && (
            <Fact name={`At ${payment.gateway}`}>
              <Copy text={payment.gatewayReference} name="the gateway’s reference" />
            </Fact>
          )}
          {payment.settlement && (
            <Fact name="Settlement">
              <Copy text={payment.settlement.id} name="the settlement’s id" />
            </Fact>
          )}
          {payment.settlement?.bankReference && (
            <Fact name="At the bank">
              <Copy text={payment.settlement.bankReference} name="the bank’s reference" />
            </Fact>
          )}
        </Facts>
      </section>
    </div>
  )
}

/** What the client paid and what the bank says it paid, next to each other, and what follows. */
function Sides({ payment }: { payment: Payment }) {
  const { settlement, reconciliation } = payment
  return (
    <section className="space-y-3">
      <h3 className="font-medium">Paid and settled</h3>
      <div className="grid grid-cols-2 divide-x divide-line rounded-lg border border-line">
        <Side
          name="Paid"
          word={words.paymentStatus(payment.status)}
          amount={payment.amount}
          note={payment.completedAt && shownInstant(payment.completedAt)}
        />
        {settlement ? (
          <Side
            name="Settled"
            word={words.settlementStatus(settlement.status)}
            amount={settlement.amount}
            note={settlement.valueDate ? `Value date ${shownDate(settlement.valueDate)}` : settlement.failureReason}
          />
        ) : (
          <Side
            name="Settled"
            note={payment.status === 'SUCCESS' ? 'The bank has said nothing yet.' : 'Nothing to settle.'}
          />
        )}
      </div>
      {reconciliation && (
        <p className="text-[0.9rem]">
          {reconciliation.explanation}{' '}
          {reconciliation.difference && reconciliation.status === 'MISMATCHED' && (
            <span className="font-medium">
              Difference <Money of={reconciliation.difference} signed />.
            </span>
          )}
        </p>
      )}
    </section>
  )
}

interface SideProperties {
  name: string
  word?: { text: string; tone: words.Tone }
  amount?: Payment['amount']
  note?: string | null
}

function Side({ name, word, amount, note }: SideProperties) {
  return (
    <div className="space-y-1.5 p-3">
      <p className="text-[0.8rem] text-soft">{name}</p>
      <p className="text-lg font-semibold">
        <Money of={amount} />
      </p>
      {word && <Badge {...word} />}
      {note && <p className="text-[0.8rem] text-soft">{note}</p>}
    </div>
  )
}

function Timeline({ events }: { events: Payment['events'] }) {
  return (
    <section className="space-y-3">
      <h3 className="font-medium">Timeline</h3>
      <ol className="space-y-0">
        {events.toReversed().map((event, index) => (
          <li key={`${event.type} ${event.occurredAt} ${index}`} className="relative pb-5 pl-7 last:pb-0">
            <span aria-hidden className="absolute top-1.5 left-0.5 size-2.5 rounded-full bg-accent" />
            {index < events.length - 1 && (
              <span aria-hidden className="absolute top-5 -bottom-0.5 left-[0.42rem] w-px bg-line" />
            )}
            <p className="font-medium">{words.event(event.type)}</p>
            <p className="text-[0.8rem] text-soft">
              <code className="font-mono">{event.type}</code> · <Instant at={event.occurredAt} />
            </p>
            <p className="font-mono text-[0.76rem] break-all text-soft">{event.actor}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Instant({ at }: { at: string }) {
  return (
    <time dateTime={at} title={wholeInstant(at)}>
      {shownInstant(at)}
    </time>
  )
}

function Facts({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-[7rem_1fr] gap-x-3 gap-y-2.5">{children}</dl>
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  )
}
