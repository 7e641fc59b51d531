// What the columns of a CSV file mean, as it is proposed: to be taken as it is, or changed by choosing from lists.

import { useState } from 'react'
import type { ImportStatementMutation } from '../../gql/graphql'
import { Button } from '../../parts/button'
import { Input, Select } from '../../parts/field'
import { Notice } from '../../parts/states'
import type { Column, Tables } from '../../values/mapping'
import { MEANINGS, meaningOf, readMapping, withMeaning, withValue, writeMapping } from '../../values/mapping'

type Proposal = NonNullable<ImportStatementMutation['importStatement']['proposal']>
type Question = Proposal['questions'][number]

const DECIMAL = 'format.decimal'
const DATES = 'format.dates'
const CURRENCY = 'values.currency'
const WORDS = [
  { key: 'credit', label: 'What stands there for money that comes in' },
  { key: 'debit', label: 'What stands there for money that goes out' },
]

interface Properties {
  proposal: Proposal
  /** The mapping that was chosen before, and what is wrong with it. */
  chosen: string | null
  problem: string | null
  onMapping: (mapping: string) => void
  onClose: () => void
}

/** The proposal with its questions and its columns. */
export default function Columns({ proposal, chosen, problem, onMapping, onClose }: Properties) {
  const [tables, setTables] = useState<Tables>(() => readMapping(chosen ?? proposal.mapping))
  const open = proposal.questions.filter((question) => answered(tables, question) === false)
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        onMapping(writeMapping(tables))
      }}
    >
      {problem && <Notice tone="bad">{problem} Nothing was imported.</Notice>}
      <p>No bank’s layout is known that looks like this. Its columns seem to mean what is chosen below.</p>
      {proposal.questions.map((question) => (
        <Answer key={question.key} question={question} tables={tables} onChange={setTables} />
      ))}
      <ul className="space-y-2">
        {proposal.columns.map(({ number, name, examples }) => {
          const column: Column = name ?? number
          return (
            <li key={number}>
              <Select
                label={name ?? `Column ${number}`}
                hint={<span className="break-all">{examples.join(' · ') || 'empty'}</span>}
                value={meaningOf(tables, column)}
                onChange={(event) => setTables(withMeaning(tables, column, event.target.value))}
              >
                <option value="">Not read</option>
                {Object.entries(MEANINGS).map(([key, text]) => (
                  <option key={key} value={key}>
                    {text}
                  </option>
                ))}
              </Select>
            </li>
          )
        })}
      </ul>
      {'direction' in (tables['columns'] ?? {}) &&
        WORDS.map(({ key, label }) => (
          <Input
            key={key}
            label={label}
            hint="As it stands in the column; several with commas in between."
            value={[tables['values']?.[key] ?? ''].flat().join(', ')}
            onChange={(event) => setTables(withValue(tables, `values.${key}`, words(event.target.value)))}
          />
        ))}
      <div className="flex flex-wrap gap-2">
        <Button kind="main" type="submit" disabled={open.length > 0}>
          See what it would do
        </Button>
        <Button type="button" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}

interface AnswerProperties {
  question: Question
  tables: Tables
  onChange: (tables: Tables) => void
}

function Answer({ question: { key, question, choices }, tables, onChange }: AnswerProperties) {
  const [table = '', name = ''] = key.split('.')
  const given = tables[table]?.[name]
  const value = Array.isArray(given) ? String(given[0] ?? '') : String(given ?? '')
  const set = (text: string) => {
    const changed = withValue(tables, key, toValue(key, text))
    onChange(key === DECIMAL ? withValue(changed, 'format.thousands', text === ',' ? '.' : ',') : changed)
  }
  if (key === DECIMAL || key === DATES)
    return (
      <Select label={question} value={value} onChange={(event) => set(event.target.value)}>
        <option value="">Choose one</option>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {key === DECIMAL ? `${choice}   as in 1${choice}50` : choice}
          </option>
        ))}
      </Select>
    )
  if (key === CURRENCY)
    return (
      <Input
        label={question}
        hint="A code such as EUR."
        value={value}
        onChange={(event) => set(event.target.value.toUpperCase())}
      />
    )
  if (table === 'values') return null // asked for below, beside the column
  return (
    <Notice tone="busy">{`${question} ${table === 'columns' ? 'Choose below.' : 'If it is, don’t import it so.'}`}</Notice>
  )
}

/** Whether a question has an answer; those about columns are answered by what is chosen for them, or by leaving it. */
function answered(tables: Tables, { key }: Question): boolean {
  const [table = '', name = ''] = key.split('.')
  if (key === 'columns.amount') return 'amount' in (tables[table] ?? {}) || 'credit' in (tables[table] ?? {})
  if (key === 'columns.booking_date') return name in (tables[table] ?? {})
  if (key === CURRENCY && 'currency' in (tables['columns'] ?? {})) return true
  return table === 'columns' || table === 'ignore' || Boolean(tables[table]?.[name]?.toString())
}

function toValue(key: string, text: string) {
  return key === DATES && text !== '' ? [text] : text
}

function words(text: string): string[] {
  return text.split(',').map((word) => word.trimStart())
}
