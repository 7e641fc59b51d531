import { expect, test } from 'vitest'
import { csv } from './csv'

test('rows end as RFC 4180 says', () => {
  expect(
    csv([
      ['id', 'amount'],
      ['a', '12.50'],
    ]),
  ).toBe('id,amount\r\na,12.50\r\n')
})

test.each([
  ['plain', 'plain'],
  ['with, comma', '"with, comma"'],
  ['say "no"', '"say ""no"""'],
  ['two\nlines', '"two\nlines"'],
])('%j is quoted where it must be', (value, expected) => {
  expect(csv([[value]])).toBe(`${expected}\r\n`)
})

test.each([
  ['=1+1', "'=1+1"],
  ['+31 20 1234', "'+31 20 1234"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['-cmd|calc', "'-cmd|calc"],
  ['\tx', "'\tx"],
  ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
])('%j is no formula', (value, expected) => {
  expect(csv([[value]])).toBe(`${expected}\r\n`)
})

test('a negative number stays a number', () => {
  expect(csv([['-12.50', '-1']])).toBe('-12.50,-1\r\n')
})
