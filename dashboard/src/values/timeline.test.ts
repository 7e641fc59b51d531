import { expect, test } from 'vitest'
import type { Moment } from './timeline'
import { timeline } from './timeline'

const amount = { amount: '4.00', currency: 'EUR' }
const event = (type: string, second: number) => ({
  type,
  actor: 'system:bank',
  occurredAt: `2026-11-20T10:00:${String(second).padStart(2, '0')}Z`,
})
const told = (moment: Moment) =>
  moment.kind === 'return' ? `return of ${moment.leg.amount.amount}` : `${moment.kind} ${moment.event.type}`

test('what happened to a payment, to its refunds and at the bank stands in one order, newest first', () => {
  const found = timeline({
    events: [event('payment.succeeded', 1), event('settlement.settled', 20)],
    refunds: [
      { id: 'refund_1', amount, events: [event('refund.succeeded', 10), event('settlement.settled', 30)] },
      { id: 'refund_2', amount, events: [event('refund.failed', 15)] },
    ],
    legs: [
      { type: 'CHARGE', amount, occurredAt: '2026-11-20T10:00:01Z' },
      { type: 'RETURN', amount: { amount: '-1.00', currency: 'EUR' }, occurredAt: '2026-11-20T10:00:25+00:00' },
    ],
  })
  expect(found.map(told)).toEqual([
    'refund settlement.settled',
    'return of -1.00',
    'payment settlement.settled',
    'refund refund.failed',
    'refund refund.succeeded',
    'payment payment.succeeded',
  ])
})

test('of what happened at once the last that is told comes first', () => {
  const found = timeline({
    events: [event('payment.initiated', 1), event('payment.succeeded', 1)],
    refunds: [],
    legs: [],
  })
  expect(found.map(told)).toEqual(['payment payment.succeeded', 'payment payment.initiated'])
})
