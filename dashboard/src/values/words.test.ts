import { expect, test } from 'vitest'
import { verdict } from './words'

test('a discrepancy is loud until somebody has resolved it', () => {
  expect(verdict('MISMATCHED')).toEqual({ text: 'Mismatched', tone: 'bad' })
  expect(verdict('MISMATCHED', true)).toEqual({ text: 'Mismatched · resolved', tone: 'plain' })
})

test('a verdict that is not known is shown as it is', () => {
  expect(verdict('NEW_VERDICT')).toEqual({ text: 'New verdict', tone: 'plain' })
})
