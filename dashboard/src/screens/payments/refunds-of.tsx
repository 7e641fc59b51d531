// What was given back of a payment, what still can be, and what is left of it with the merchant.

import { Link, useLocation, useSearchParams } from 'wouter'
import type { Viewer } from '../../api/session'
import { graphql } from '../../gql'
import type { PaymentDetailsQuery, RefundFactsFragment } from '../../gql/graphql'
import { Badge } from '../../parts/badge'
import { buttonLook } from '../../parts/button'
import { OPENED } from '../../parts/close'
import { Fact, Facts } from '../../parts/facts'
import { Copy, Instant, Money, Sums } from '../../parts/show'
import { changed } from '../../values/address'
import { DISCREPANCIES } from '../../values/discrepancies'
import { isNonZero } from '../../values/money'
import { mayRefund } from '../../values/role'
import { shownDate } from '../../values/time'
import * as words from '../../values/words'
import { RefundForm } from './refund-form'
import { Verdict, VerdictBadge } from './verdicts'

graphql(`
  fragment RefundFacts on Refund {
    id
    status
    reason
    failureCode
    failureReason
    createdAt
    amount {
      amount
      currency
    }
    failedLater {
      failureCode
      failureReason
      failedAt
    }
    settlement {
      id
      status
      failureReason
      valueDate
      amount {
        amount
        currency
      }
    }
    reconciliation {
      ...VerdictFacts
    }
    events {
      type
      actor
      occurredAt
    }
  }
`)

type Payment = NonNullable<PaymentDetailsQuery['payment']>

export function Refunds({ payment, viewer }: { payment: Payment; viewer: Viewer }) {
  const [path] = useLocation()
  const [parameters] = useSearchParams()
  const { refunds, refundable } = payment
  const isAllowed = mayRefund(viewer, payment)
  if (payment.status !== 'SUCCESS') return null
  return (
    <section className="space-y-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div>
          <h3 className="font-medium">Refunds</h3>
          <p className="text-[0.9rem] text-soft">
            <Money of={refundable} /> can be refunded.
          </p>
        </div>
        {isAllowed && isNonZero(refundable.amount) && (
          <Link href={`${path}?${changed(parameters, { refund: '1' })}`} state={OPENED} className={buttonLook('plain')}>
            Refund
          </Link>
        )}
      </div>
      {refunds.length > 0 && (
        <ul className="divide-y divide-line rounded-lg border border-line">
          {refunds.map((refund) => (
            <li key={refund.id} className="space-y-3 p-3">
              <Refund refund={refund} viewer={viewer} />
            </li>
          ))}
        </ul>
      )}
      {isAllowed && parameters.has('refund') && <RefundForm viewer={viewer} payment={payment} />}
    </section>
  )
}

function Refund({ refund, viewer }: { refund: RefundFactsFragment; viewer: Viewer }) {
  const { failedLater, reconciliation: verdict } = refund
  return (
    <>
      <div className="space-y-1">
        <p className="flex flex-wrap items-center gap-2">
          <span className="text-lg font-semibold">
            <Money of={refund.amount} />
          </span>
          <Badge {...words.refundStatus(refund.status, Boolean(failedLater))} />
          {verdict && <VerdictBadge of={verdict} />}
        </p>
        <p className="text-[0.8rem] text-soft">
          <Instant at={refund.createdAt} />
        </p>
      </div>
      {refund.reason && <p className="text-[0.9rem] break-words">{refund.reason}</p>}
      <Failure of={refund} />
      {failedLater && <Failure of={failedLater} />}
      <Facts>
        <Fact name="Booked">
          <Booked refund={refund} />
        </Fact>
        <Fact name="Id">
          <Copy text={refund.id} name="the refund’s id" />
        </Fact>
      </Facts>
      {verdict &&
        (DISCREPANCIES.includes(verdict.status) ? (
          <Verdict of={verdict} viewer={viewer} name={`the refund ${refund.id}`} />
        ) : (
          <p className="text-[0.9rem]">{verdict.explanation}</p>
        ))}
    </>
  )
}

function Failure({ of }: { of: { failureCode?: string | null; failureReason?: string | null } }) {
  return (
    of.failureCode && (
      <p className="text-[0.9rem]">
        <code className="font-mono text-[0.8rem] text-bad">{of.failureCode}</code> {of.failureReason}
      </p>
    )
  )
}

/** What the bank says that it took for a refund. */
function Booked({ refund: { status, settlement } }: { refund: RefundFactsFragment }) {
  if (!settlement) return status === 'FAILED' ? 'Nothing to book.' : 'The bank has said nothing yet.'
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Money of={settlement.amount} />
      <Badge {...words.settlementStatus(settlement.status)} />
      <span className="text-[0.8rem] text-soft">
        {settlement.valueDate ? `Value date ${shownDate(settlement.valueDate)}` : settlement.failureReason}
      </span>
    </span>
  )
}

/** Every movement of its money, and what they leave with the merchant. */
export function Legs({ payment: { legs, nets } }: { payment: Payment }) {
  if (legs.length === 0) return null
  return (
    <section className="space-y-3">
      <h3 className="font-medium">Money that moved</h3>
      <div className="divide-y divide-line rounded-lg border border-line">
        <ul className="space-y-2 p-3">
          {legs.map((leg, index) => (
            <li key={`${leg.type} ${leg.occurredAt} ${index}`} className="flex justify-between gap-3">
              <span>
                {words.leg(leg.type)}
                <span className="block text-[0.8rem] text-soft">
                  {leg.reason && <code className="font-mono">{leg.reason} · </code>}
                  {leg.type === 'RETURN' ? shownDate(leg.occurredAt) : <Instant at={leg.occurredAt} />}
                </span>
              </span>
              <Money of={leg.amount} signed />
            </li>
          ))}
        </ul>
        <p className="flex justify-between gap-3 p-3 font-semibold">
          <span>Left with the merchant</span>
          <span>
            <Sums of={nets} />
          </span>
        </p>
      </div>
    </section>
  )
}
