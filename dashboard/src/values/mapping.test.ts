import { expect, test } from 'vitest'
import { meaningOf, readMapping, withMeaning, withValue, writeMapping } from './mapping'

const PROPOSED = `name = "My bank"
delimiter = ";"
header = false
# What the file leaves open.
undecided = ["format.dates"]

[columns]
booking_date = "Datum"
remittance = ["Text", 4]

[values]

[format]
decimal = ","
`

test('a proposal is taken apart and put together without what was asked', () => {
  expect(writeMapping(readMapping(PROPOSED))).toBe(`name = "My bank"
delimiter = ";"
header = false

[columns]
booking_date = "Datum"
remittance = ["Text",4]

[values]

[format]
decimal = ","
`)
})

test('a column is known by its name or its number', () => {
  const tables = readMapping(PROPOSED)
  expect(['Datum', 'Text', 4, 'Betrag'].map((column) => meaningOf(tables, column))).toEqual([
    'booking_date',
    'remittance',
    'remittance',
    '',
  ])
})

test('a column has one meaning, and some meanings have one column', () => {
  const tables = withMeaning(withMeaning(readMapping(PROPOSED), 'Text', 'amount'), 'Datum', 'references')
  expect(tables['columns']).toEqual({ amount: 'Text', remittance: [4], references: ['Datum'] })
  expect(withMeaning(tables, 4, '')['columns']).toEqual({ amount: 'Text', references: ['Datum'] })
  expect(withMeaning(tables, 'Betrag', 'amount')['columns']).toMatchObject({ amount: 'Betrag' })
})

test('an answer is written where its key says', () => {
  const tables = withValue(withValue(readMapping(PROPOSED), 'format.dates', ['%d/%m/%Y']), 'values.currency', 'EUR')
  expect(writeMapping(tables)).toContain('dates = ["%d/%m/%Y"]')
  expect(writeMapping(tables)).toContain('[values]\ncurrency = "EUR"')
  expect(writeMapping(withValue(tables, 'values.currency', ''))).not.toContain('currency')
})

test('quotes and umlauts of a name come back as they were', () => {
  const tables = withMeaning(readMapping(PROPOSED), 'Betrag "(€)"', 'amount')
  expect(meaningOf(readMapping(writeMapping(tables)), 'Betrag "(€)"')).toBe('amount')
})
