import { expect, test } from 'vitest'
import { openOf } from './discrepancies'

const AGES = [
  { status: 'MISMATCHED', count: 2 },
  { status: 'MISMATCHED', count: 3 },
  { status: 'MISSING_SETTLEMENT', count: 4 },
  { status: 'SETTLEMENT_PENDING', count: 50 },
]

test('open work is of every age, and what is only late is none', () => {
  expect(openOf(AGES)).toBe(9)
  expect(openOf([])).toBe(0)
})

test('what is open of one verdict', () => {
  expect(openOf(AGES, ['MISMATCHED'])).toBe(5)
  expect(openOf(AGES, ['MATCHED'])).toBe(0)
})
