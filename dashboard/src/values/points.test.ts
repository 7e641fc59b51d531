import { expect, test } from 'vitest'
import { percentOfPoints, pointsOfPercent } from './points'

test.each([
  ['1.25', 125],
  ['1', 100],
  ['0.3', 30],
  ['0.07', 7],
  ['2.', 200],
  [' 100 ', 10_000],
  ['', 0],
])('%s percent are %d points', (text, points) => {
  expect(pointsOfPercent(text)).toBe(points)
})

test.each(['1,5', '-1', '1.255', 'x', '1e2', '.'])('%s is no percentage', (text) => {
  expect(pointsOfPercent(text)).toBeNull()
})

test('every number of points is shown as what gives it again', () => {
  for (let points = 0; points <= 10_000; points += 1) expect(pointsOfPercent(percentOfPoints(points))).toBe(points)
})
