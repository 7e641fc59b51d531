// All that happened to a payment, its refunds and what the bank took back of it, in one order.

import type { Amount } from './money'

interface Event {
  type: string
  actor: string
  occurredAt: string
}

interface Refund {
  id: string
  amount: Amount
  events: readonly Event[]
}

interface Leg {
  type: string
  amount: Amount
  occurredAt: string
  reason?: string | null
}

export type Moment =
  | { kind: 'payment'; event: Event; at: string }
  | { kind: 'refund'; event: Event; refund: Refund; at: string }
  | { kind: 'return'; leg: Leg; at: string }

interface Happened {
  events: readonly Event[]
  refunds: readonly Refund[]
  legs: readonly Leg[]
}

/** Newest first; of what happened at once, what is told of the payment comes before what is told of its refunds. */
export function timeline({ events, refunds, legs }: Happened): Moment[] {
  const moments: Moment[] = [
    ...events.map((event) => ({ kind: 'payment' as const, event, at: event.occurredAt })),
    ...refunds.flatMap((refund) =>
      refund.events.map((event) => ({ kind: 'refund' as const, event, refund, at: event.occurredAt })),
    ),
    ...legs
      .filter(({ type }) => type === 'RETURN')
      .map((leg) => ({ kind: 'return' as const, leg, at: leg.occurredAt })),
  ]
  return moments.sort((one, other) => Date.parse(one.at) - Date.parse(other.at)).reverse()
}
