import { expect, test } from 'vitest'
import { address, changed, exportAddress, listed, toggled } from './address'

test('an address has what has a value', () => {
  expect(address('/payments')).toBe('/payments')
  expect(address('/payments', { status: ['FAILED', 'SUCCESS'], search: 'INV 1&2', from: '', to: null })).toBe(
    '/payments?status=FAILED%2CSUCCESS&search=INV+1%262',
  )
})

test('the address of a file has the arguments of its list', () => {
  expect(exportAddress('payments')).toBe('/export/payments.csv')
  expect(exportAddress('bank-statements/x/entries', { status: null, filter: undefined })).toBe(
    '/export/bank-statements/x/entries.csv',
  )
  const made = new URL(exportAddress('payments', { filter: { search: 'a&b="1"', status: ['FAILED'] } }), 'http://x')
  expect([...made.searchParams]).toEqual([['filter', '{"search":"a&b=\\"1\\"","status":["FAILED"]}']])
})

test('what changes leaves the rest alone', () => {
  const before = new URLSearchParams('status=FAILED&after=x')
  expect(changed(before, { after: null, currency: 'EUR' }).toString()).toBe('status=FAILED&currency=EUR')
  expect(before.get('after')).toBe('x')
})

test('an unknown value in an address is left out', () => {
  expect(listed(new URLSearchParams('status=FAILED,NONSENSE'), 'status', ['SUCCESS', 'FAILED'])).toEqual(['FAILED'])
  expect(listed(new URLSearchParams(), 'status', ['SUCCESS'])).toEqual([])
})

test('a value is put in and taken out', () => {
  expect(toggled(['A'], 'B')).toEqual(['A', 'B'])
  expect(toggled(['A', 'B'], 'A')).toEqual(['B'])
})
