// A mapping of CSV columns as the server proposes it: TOML whose values are all JSON, taken apart and put together.

export type Column = string | number
export type Value = string | boolean | number | Column[]
export type Tables = Record<string, Record<string, Value>>

/** What a column can mean. Those that several columns can have are lists in the mapping. */
export const MEANINGS: Record<string, string> = {
  booking_date: 'Day of the booking',
  value_date: 'Value date',
  amount: 'Amount',
  credit: 'Credit: money in',
  debit: 'Debit: money out',
  direction: 'In or out',
  fee: 'Fee, on top of the amount',
  currency: 'Currency',
  balance: 'Balance after it',
  end_to_end_id: 'End-to-end reference',
  bank_reference: 'Reference of the bank',
  references: 'Further reference',
  remittance: 'Text',
  counterparty_name: 'Who paid or was paid',
  counterparty_account: 'Their account',
  account: 'Own account',
  type: 'Type',
  status: 'Status: pending or booked',
}
const SEVERAL = new Set(['references', 'remittance', 'counterparty_name', 'counterparty_account'])
const TOP = ''

/** The tables of a proposed mapping; what stands before the first one is under the empty name. */
export function readMapping(text: string): Tables {
  const tables: Tables = { [TOP]: {} }
  let table = TOP
  for (const line of text.split('\n')) {
    const title = /^\[(\w+)\]$/.exec(line)?.[1]
    const [, key, value] = /^(\w+) = (.+)$/.exec(line) ?? []
    if (title !== undefined) tables[(table = title)] ??= {}
    else if (key !== undefined && value !== undefined) tables[table]![key] = JSON.parse(value) as Value
  }
  return tables
}

/** The mapping as TOML, without what has been decided: an empty text is no value. */
export function writeMapping(tables: Tables): string {
  const { undecided: _, ...top } = tables[TOP] ?? {}
  return Object.entries({ ...tables, [TOP]: top })
    .map(([title, table]) => [
      ...(title === TOP ? [] : ['', `[${title}]`]),
      ...Object.entries(table)
        .map(([key, value]): [string, Value] => [key, Array.isArray(value) ? value.filter((one) => one !== '') : value])
        .filter(([, value]) => value !== '')
        .map(([key, value]) => `${key} = ${JSON.stringify(value)}`),
    ])
    .flat()
    .concat('')
    .join('\n')
}

/** What a column means in a mapping; nothing where it isn't read. */
export function meaningOf(tables: Tables, column: Column): string {
  const found = Object.entries(tables['columns'] ?? {}).find(([, value]) =>
    Array.isArray(value) ? value.includes(column) : value === column,
  )
  return found?.[0] ?? ''
}

/** The mapping in which a column means something else; a column that alone can mean it no longer does. */
export function withMeaning(tables: Tables, column: Column, meaning: string): Tables {
  const kept = Object.entries(tables['columns'] ?? {}).map(([key, value]): [string, Value] => [
    key,
    Array.isArray(value) ? value.filter((one) => one !== column) : value === column ? '' : value,
  ])
  const columns = Object.fromEntries(
    kept.filter(([, value]) => value !== '' && !(Array.isArray(value) && value.length === 0)),
  )
  if (SEVERAL.has(meaning)) {
    const others = columns[meaning]
    columns[meaning] = [...(Array.isArray(others) ? others : []), column]
  } else if (meaning !== '') columns[meaning] = column
  return { ...tables, columns }
}

/** The mapping with another value at a key such as `format.dates`. */
export function withValue(tables: Tables, key: string, value: Value): Tables {
  const [table = TOP, name = ''] = key.split('.')
  return { ...tables, [table]: { ...tables[table], [name]: value } }
}
