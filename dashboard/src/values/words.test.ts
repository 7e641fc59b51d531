import { expect, test } from 'vitest'
import { refundStatus, verdict } from './words'

test('a discrepancy is loud until somebody has resolved it', () => {
  expect(verdict('MISMATCHED')).toEqual({ text: 'Mismatched', tone: 'bad' })
  expect(verdict('MISMATCHED', true)).toEqual({ text: 'Mismatched · resolved', tone: 'plain' })
})

test('a verdict that is not known is shown as it is', () => {
  expect(verdict('NEW_VERDICT')).toEqual({ text: 'New verdict', tone: 'plain' })
})

test('a refund that came back is as loud as one that failed', () => {
  expect(refundStatus('SUCCESS')).toEqual({ text: 'Succeeded', tone: 'good' })
  expect(refundStatus('SUCCESS', true)).toEqual({ text: 'Succeeded · came back', tone: 'bad' })
})
