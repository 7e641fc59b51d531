// What the schema's enums are called on the page, and how loud each of them is. Unknown values are shown as they are.

import type { Word } from './first-words'
import { unknown } from './first-words'

export { VERDICTS, runStatus, verdict } from './first-words'
export type { Tone } from './first-words'

const PAYMENT_STATUS: Record<string, Word> = {
  INITIATED: { text: 'Processing', tone: 'busy' },
  SUCCESS: { text: 'Succeeded', tone: 'good' },
  FAILED: { text: 'Failed', tone: 'bad' },
}

const REFUND_STATUS: Record<string, Word> = PAYMENT_STATUS

const LEG: Record<string, string> = {
  CHARGE: 'Taken from the customer',
  REFUND: 'Refunded',
  REFUND_FAILURE: 'A refund came back',
  RETURN: 'Taken back by the bank',
}

const SETTLEMENT_STATUS: Record<string, Word> = {
  PENDING: { text: 'Pending', tone: 'busy' },
  SETTLED: { text: 'Settled', tone: 'good' },
  FAILED: { text: 'Failed', tone: 'bad' },
}

const REASON: Record<string, string> = {
  EXACT: 'Exact',
  WITHIN_TOLERANCE: 'Within tolerance',
  AMOUNT_UNDER: 'Paid too little',
  AMOUNT_OVER: 'Paid too much',
  CURRENCY_MISMATCH: 'Other currency',
  NOT_DUE: 'Not due yet',
  OVERDUE: 'Overdue',
  FEED_LATE: 'Feed late',
  NOT_SETTLED: 'Never settled',
  SETTLEMENT_FAILED: 'Bank refused',
  RETURNED: 'Returned',
  CAME_BACK: 'Refund came back',
}

const ENTRY_STATUS: Record<string, Word> = {
  MATCHED: { text: 'Matched', tone: 'good' },
  ORPHAN: { text: 'Orphan', tone: 'busy' },
  DUPLICATE: { text: 'Duplicate', tone: 'plain' },
  IGNORED: { text: 'Ignored', tone: 'plain' },
  QUARANTINED: { text: 'Quarantined', tone: 'bad' },
}

const FORMAT: Record<string, string> = {
  CAMT_053: 'camt.053',
  CAMT_054: 'camt.054',
  MT940: 'MT940',
  BAI2: 'BAI2',
  CSV: 'CSV',
  OFX: 'OFX',
  XLSX: 'XLSX',
  NORMA_43: 'Norma 43',
  CODA: 'CODA',
}

const RESOLUTION: Record<string, string> = {
  ACCEPTED: 'Accepted',
  WRITTEN_OFF: 'Written off',
  CORRECTED_OUTSIDE: 'Corrected outside',
}

const SOURCE: Record<string, string> = { SIMULATED_BANK: 'Simulated bank', STATEMENT: 'Bank statement' }

const EVENT: Record<string, string> = {
  'payment.initiated': 'Created through the API',
  'payment.succeeded': 'Taken by the gateway',
  'payment.failed': 'Refused by the gateway',
  'refund.initiated': 'Asked for',
  'refund.succeeded': 'Given back by the gateway',
  'refund.failed': 'Refused by the gateway',
  'refund.came_back': 'Came back',
  'settlement.pending': 'Announced by the bank',
  'settlement.settled': 'Settled by the bank',
  'settlement.failed': 'Rejected by the bank',
  'reconciliation.matched': 'Matched',
  'reconciliation.mismatched': 'Mismatched',
  'reconciliation.settlement_pending': 'Waiting for the bank',
  'reconciliation.missing_settlement': 'Settlement missing',
  'reconciliation.resolved': 'Resolved by a person',
  'reconciliation.resolution_kept': 'Resolution kept',
}

/** The simulated gateway's payment methods, each with what it does. */
export const PAYMENT_METHODS: readonly (readonly [string, string])[] = [
  ['pm_success', 'A card that works'],
  ['pm_declined', 'A card that is declined'],
  ['pm_insufficient_funds', 'A card without funds'],
  ['pm_expired', 'A card that has expired'],
  ['pm_error', 'A gateway that breaks'],
  ['pm_refund_declined', 'A card whose refunds are declined'],
  ['pm_refund_open', 'A card whose refunds stay open'],
  ['pm_refund_fails_later', 'A card whose refunds come back'],
]

export const PAYMENT_STATUSES = Object.keys(PAYMENT_STATUS)
export const REFUND_STATUSES = Object.keys(REFUND_STATUS)
export const SETTLEMENT_STATUSES = Object.keys(SETTLEMENT_STATUS)
export const REASONS = Object.keys(REASON)
export const ENTRY_STATUSES = Object.keys(ENTRY_STATUS)
export const FORMATS = Object.keys(FORMAT)

export const paymentStatus = (value: string): Word => PAYMENT_STATUS[value] ?? unknown(value)
export const leg = (type: string): string => LEG[type] ?? unknown(type).text
export const settlementStatus = (value: string): Word => SETTLEMENT_STATUS[value] ?? unknown(value)
export const entryStatus = (value: string): Word => ENTRY_STATUS[value] ?? unknown(value)
export const format = (value: string): string => FORMAT[value] ?? unknown(value).text
export const resolution = (value: string): string => RESOLUTION[value] ?? unknown(value).text
export const reason = (value: string): string => REASON[value] ?? unknown(value).text
export const source = (value: string): string => SOURCE[value] ?? unknown(value).text
export const event = (type: string): string => EVENT[type] ?? unknown(type).text

/** A refund that succeeded stays so, and says where its money came back all the same. */
export function refundStatus(value: string, hasComeBack = false): Word {
  const word = REFUND_STATUS[value] ?? unknown(value)
  return hasComeBack ? { text: `${word.text} · came back`, tone: 'bad' } : word
}
