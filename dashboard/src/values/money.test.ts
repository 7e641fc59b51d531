import { describe, expect, test } from 'vitest'
import { amountProblem, shownMoney, shownSigned, sumByCurrency, typedAmount } from './money'

describe('money is shown exactly', () => {
  test.each([
    ['6113.97', 'USD', 'US$6,113.97'],
    ['232121', 'JPY', 'JP¥232,121'],
    ['102.463', 'KWD', 'KWD\u00a0102.463'],
    ['5.000', 'IQD', 'IQD\u00a05.000'], // ISO 4217 has three decimals where browsers show none
    ['0.10', 'EUR', '€0.10'],
    ['-1746.66', 'EUR', '-€1,746.66'],
    ['90071992547409931234.07', 'EUR', '€90,071,992,547,409,931,234.07'], // beyond what a float can hold
  ])('%s %s', (amount, currency, shown) => {
    expect(shownMoney({ amount, currency }, 'en-GB')).toBe(shown)
  })
})

test('too much and too little have their signs', () => {
  expect(shownSigned({ amount: '9.90', currency: 'EUR' }, 'en-GB')).toBe('+€9.90')
  expect(shownSigned({ amount: '-1.00', currency: 'EUR' }, 'en-GB')).toBe('-€1.00')
  expect(shownSigned({ amount: '0.00', currency: 'EUR' }, 'en-GB')).toBe('€0.00')
})

describe('what somebody types', () => {
  test.each(['1', '12.5', '12.50', '.5', '007', ' 3 ', '12.'])('%s can be paid', (text) => {
    expect(amountProblem(text, 'EUR', 2)).toBeNull()
  })
  test.each([
    ['', 'Say how much.'],
    ['0', 'The amount must be more than zero.'],
    ['0.00', 'The amount must be more than zero.'],
    ['-1', 'Write digits, with a point before the decimals: 12.50'],
    ['1,50', 'Write digits, with a point before the decimals: 12.50'],
    ['1e3', 'Write digits, with a point before the decimals: 12.50'],
    ['1.505', 'EUR has 2 decimals.'],
  ])('%s can not', (text, problem) => {
    expect(amountProblem(text, 'EUR', 2)).toBe(problem)
  })
  test('a currency without decimals has none', () => {
    expect(amountProblem('500.5', 'JPY', 0)).toBe('JPY has no decimals.')
    expect(amountProblem('500', 'JPY', 0)).toBeNull()
  })
})

test('sums are exact and never mix currencies', () => {
  const amounts = [
    { amount: '90071992547409931.05', currency: 'EUR' },
    { amount: '0.99', currency: 'EUR' },
    { amount: '500', currency: 'JPY' },
    { amount: '-0.005', currency: 'KWD' },
  ]
  expect(sumByCurrency(amounts)).toEqual([
    { amount: '90071992547409932.04', currency: 'EUR' },
    { amount: '500', currency: 'JPY' },
    { amount: '-0.005', currency: 'KWD' },
  ])
  expect(sumByCurrency([])).toEqual([])
})

test.each([
  [' 12.50 ', '12.50'],
  ['.5', '0.5'],
  ['7.', '7'],
])('%j is sent as %s', (typed, sent) => {
  expect(typedAmount(typed)).toBe(sent)
})
