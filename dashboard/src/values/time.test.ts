import { expect, test } from 'vitest'
import { dayBefore, daysBetween, endOfDay, isDay, relativeTime, shownDay, shownDuration, startOfDay } from './time'

const NOW = Date.parse('2026-11-28T12:00:00Z')

test.each([
  ['2026-11-28T11:59:31Z', 'now'],
  ['2026-11-28T11:50:00Z', '10 min ago'],
  ['2026-11-28T08:30:00Z', '3 hr ago'],
  ['2026-11-21T12:00:00Z', '7 days ago'],
  ['2025-01-01T12:00:00Z', '1 yr ago'],
  ['2026-11-28T14:00:00Z', 'in 2 hr'],
])('%s is %s', (instant, shown) => {
  expect(relativeTime(instant, NOW, 'en-GB')).toBe(shown)
})

test('days are those of UTC', () => {
  expect(dayBefore(NOW, 0)).toBe('2026-11-28')
  expect(dayBefore(NOW, 29)).toBe('2026-10-30')
  expect(daysBetween('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01'])
  expect(startOfDay('2026-12-31')).toBe('2026-12-31T00:00:00Z')
  expect(endOfDay('2026-12-31')).toBe('2027-01-01T00:00:00.000Z')
  expect(shownDay('2026-11-21', 'en-GB')).toBe('21 Nov')
})

test.each([
  ['2026-11-28', true],
  ['2026-13-28', false],
  ['yesterday', false],
  ['', false],
])('%s is a date: %s', (text, expected) => {
  expect(isDay(text)).toBe(expected)
})

test.each([
  ['2026-11-28T12:00:00.040Z', '40 ms'],
  ['2026-11-28T12:00:02.100Z', '2.1 s'],
  ['2026-11-28T12:00:40Z', '40 s'],
  ['2026-11-28T12:05:00Z', '5 min'],
  ['2026-11-28T15:00:00Z', '3 h'],
  ['2026-12-01T12:00:00Z', '3 d'],
])('until %s it took %s', (end, shown) => {
  expect(shownDuration('2026-11-28T12:00:00Z', end)).toBe(shown)
})
