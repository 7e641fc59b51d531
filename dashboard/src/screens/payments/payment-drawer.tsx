// One payment, over whatever list it was opened from: both sides next to each other, and all that happened to it.

import { Link, useSearchParams } from 'wouter'
import { useAsk } from '../../api/ask'
import type { Viewer } from '../../api/session'
import { graphql } from '../../gql'
import type { PaymentDetailsQuery } from '../../gql/graphql'
import { Badge } from '../../parts/badge'
import { useClose } from '../../parts/close'
import { Dialog } from '../../parts/dialog'
import { Fact, Facts } from '../../parts/facts'
import { Copy, Instant, Money } from '../../parts/show'
import { Empty, Loaded } from '../../parts/states'
import { address } from '../../values/address'
import { seesAll } from '../../values/role'
import { shownDate, shownInstant } from '../../values/time'
import * as words from '../../values/words'
import { Legs, Refunds } from './refunds-of'
import { Timeline } from './timeline'
import { Verdict, VerdictBadge, Verdicts } from './verdicts'

const Details = graphql(`
  query PaymentDetails($id: ID!, $seesAll: Boolean!) {
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
        ...VerdictFacts
      }
      verdicts {
        ...VerdictFacts
      }
      refundable {
        amount
        currency
      }
      refunds {
        ...RefundFacts
      }
      legs {
        type
        occurredAt
        reason
        amount {
          amount
          currency
        }
      }
      nets {
        amount
        currency
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
  const asked = useAsk(Details, { id, seesAll: seesAll(viewer) }, { live: true })
  const close = useClose('payment', 'refund')
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
          {payment.reconciliation && <VerdictBadge of={payment.reconciliation} />}
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
      {payment.reconciliation && (
        <section className="space-y-3">
          <h3 className="font-medium">Verdict</h3>
          <Verdict of={payment.reconciliation} viewer={viewer} name="the payment" />
        </section>
      )}
      {payment.verdicts.length > 1 && <Verdicts verdicts={payment.verdicts} />}
      <Refunds payment={payment} viewer={viewer} />
      <Legs payment={payment} />
      <Timeline payment={payment} />
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
  const { settlement } = payment
  return (
    <section className="space-y-3">
      <h3 className="font-medium">Paid and received</h3>
      <div className="grid grid-cols-2 divide-x divide-line rounded-lg border border-line">
        <Side
          name="Paid"
          word={words.paymentStatus(payment.status)}
          amount={payment.amount}
          note={payment.completedAt && shownInstant(payment.completedAt)}
        />
        {settlement ? (
          <Side
            name={settlement.status === 'SETTLED' ? 'Received' : 'Settlement'}
            word={words.settlementStatus(settlement.status)}
            amount={settlement.amount}
            note={settlement.valueDate ? `Value date ${shownDate(settlement.valueDate)}` : settlement.failureReason}
          />
        ) : (
          <Side
            name="Received"
            note={payment.status === 'SUCCESS' ? 'The bank has said nothing yet.' : 'Nothing to settle.'}
          />
        )}
      </div>
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
