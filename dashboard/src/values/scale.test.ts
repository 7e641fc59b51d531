import { expect, test } from 'vitest'
import { ticks } from './scale'

test.each([
  [143_000, [0, 50_000, 100_000, 150_000]],
  [150_000, [0, 50_000, 100_000, 150_000]],
  [1, [0, 0.5, 1]],
  [7, [0, 2.5, 5, 7.5]],
  [0, [0, 1]],
  [Number.NaN, [0, 1]],
])('up to %d', (largest, expected) => {
  expect(ticks(largest)).toEqual(expected)
})

test('every value has room', () => {
  for (const largest of [0.003, 3, 99, 101, 12_345, 9e15]) {
    const axis = ticks(largest)
    expect(axis.at(-1)).toBeGreaterThanOrEqual(largest)
    expect(axis.length).toBeLessThanOrEqual(5)
  }
})
