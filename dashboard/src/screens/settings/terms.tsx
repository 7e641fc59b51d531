// What is agreed with the bank: its fee, and the difference that is let pass. New terms take the place of older ones.

import { useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { ask, useAsk } from '../../api/ask'
import { useMerchants } from '../../api/merchants'
import { Panel } from '../../frame/frame'
import { graphql } from '../../gql'
import type { TermsRowFragment } from '../../gql/graphql'
import { Button } from '../../parts/button'
import { Dialog } from '../../parts/dialog'
import { Input, Select } from '../../parts/field'
import { useCurrencies } from '../../parts/filters'
import { ForwardPager, PAGE_SIZE } from '../../parts/pager'
import { Ago, Money } from '../../parts/show'
import { Empty, Loaded, Notice } from '../../parts/states'
import type { Column } from '../../parts/table'
import { Table } from '../../parts/table'
import type { Amount } from '../../values/money'
import { amountProblem, isNonZero } from '../../values/money'
import { percentOfPoints, pointsOfPercent } from '../../values/points'
import { shownInstant, startOfDay, wholeInstant } from '../../values/time'

const List = graphql(`
  query TermsList($first: Int!, $after: String) {
    reconciliationTerms(first: $first, after: $after) {
      nodes {
        ...TermsRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
const SetTerms = graphql(`
  mutation SetReconciliationTerms($input: SetReconciliationTermsInput!) {
    setReconciliationTerms(input: $input) {
      terms {
        id
      }
      errors {
        code
        message
        path
      }
    }
  }
`)
graphql(`
  fragment TermsRow on ReconciliationTerms {
    id
    currency
    feeBasisPoints
    toleranceBasisPoints
    validFrom
    createdAt
    fee {
      amount
      currency
    }
    tolerance {
      amount
      currency
    }
    merchant {
      id
      name
    }
    createdBy {
      id
      email
    }
  }
`)

export function Terms() {
  const [parameters] = useSearchParams()
  const list = useAsk(List, { first: PAGE_SIZE, after: parameters.get('after') })
  const [isSetting, setSetting] = useState(false)
  return (
    <Panel
      title="Reconciliation terms"
      aside={
        <Button kind="main" onClick={() => setSetting(true)}>
          Set terms
        </Button>
      }
    >
      <p className="px-5 pt-1 pb-3 text-[0.88rem] text-soft">
        Terms for a merchant go before those for a currency, and these before others.
      </p>
      <Loaded asked={list}>
        {({ reconciliationTerms: { nodes, pageInfo } }) =>
          nodes.length === 0 ? (
            <Empty title="There are no terms yet.">The bank has to pay every payment to the last cent.</Empty>
          ) : (
            <>
              <Table caption="Terms, newest first" columns={COLUMNS} rows={nodes} keyOf={({ id }) => id} />
              <ForwardPager page={pageInfo} />
            </>
          )
        }
      </Loaded>
      {isSetting && <NewTerms onClose={() => setSetting(false)} />}
    </Panel>
  )
}

const COLUMNS: Column<TermsRowFragment>[] = [
  { name: 'Merchant', cell: ({ merchant }) => <span className="font-medium">{merchant?.name ?? 'All'}</span> },
  { name: 'Currency', cell: ({ currency }) => currency ?? 'All' },
  { name: 'Fee', cell: ({ feeBasisPoints, fee }) => <Part points={feeBasisPoints} amount={fee} word="and" /> },
  {
    name: 'Tolerance',
    cell: ({ toleranceBasisPoints, tolerance }) => <Part points={toleranceBasisPoints} amount={tolerance} word="or" />,
  },
  {
    name: 'Valid from',
    cell: ({ validFrom }) => (
      <time dateTime={validFrom} title={wholeInstant(validFrom)}>
        {shownInstant(validFrom)}
      </time>
    ),
  },
  {
    name: 'Set',
    cell: ({ createdAt, createdBy }) => (
      <span className="text-soft">
        <Ago at={createdAt} /> by {createdBy.email}
      </span>
    ),
  },
]

/** `1.25% and €0.10`; what is nothing is left out. */
function Part({ points, amount, word }: { points: number; amount: Amount | null | undefined; word: 'and' | 'or' }) {
  const hasAmount = amount && isNonZero(amount.amount)
  if (!points && !hasAmount) return 'None'
  return (
    <>
      {points > 0 && `${percentOfPoints(points)}%`}
      {points > 0 && hasAmount && ` ${word} `}
      {hasAmount && <Money of={amount} />}
    </>
  )
}

const EMPTY = {
  merchantId: '',
  currency: '',
  feeBasisPoints: '',
  fee: '',
  toleranceBasisPoints: '',
  tolerance: '',
  validFrom: '',
}
type Values = typeof EMPTY
type Field = keyof Values
type Problems = Partial<Record<Field | 'form', string>>

function NewTerms({ onClose }: { onClose: () => void }) {
  const cache = useQueryClient()
  const [values, setValues] = useState(EMPTY)
  const [problems, setProblems] = useState<Problems>({})
  const [busy, setBusy] = useState(false)
  const decimals = useCurrencies().data?.currencies.find(({ code }) => code === values.currency)?.decimals ?? 2

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const found = problemsOf(values, decimals)
    setProblems(found)
    if (Object.keys(found).length > 0 || busy) return
    setBusy(true)
    const refusal = await ask(SetTerms, { input: inputOf(values) }).then(
      ({ setReconciliationTerms }) => setReconciliationTerms.errors[0] ?? null,
      (error: Error) => ({ message: error.message, path: [] as string[] }),
    )
    setBusy(false)
    void cache.invalidateQueries()
    if (refusal) setProblems({ [fieldOf(refusal.path)]: refusal.message })
    else onClose()
  }
  const field = (name: Field) => ({
    value: values[name],
    problem: problems[name],
    onChange: (event: { target: { value: string } }) => setValues({ ...values, [name]: event.target.value }),
  })
  return (
    <Dialog kind="window" title="Set terms" onClose={onClose}>
      <form className="space-y-4" onSubmit={(event) => void submit(event)} noValidate>
        {problems.form && <Notice tone="bad">{problems.form}</Notice>}
        <Fields field={field} hasCurrency={values.currency !== ''} />
        <Button kind="main" type="submit" className="w-full" busy={busy}>
          Set the terms
        </Button>
        <p className="text-[0.8rem] text-soft">The next run judges the whole book by them.</p>
      </form>
    </Dialog>
  )
}

interface FieldsProperties {
  field: (name: Field) => {
    value: string
    problem: string | undefined
    onChange: (event: { target: { value: string } }) => void
  }
  hasCurrency: boolean
}

function Fields({ field, hasCurrency }: FieldsProperties) {
  const merchants = useMerchants().data ?? []
  const currencies = useCurrencies().data?.currencies ?? []
  const number = { inputMode: 'decimal', autoComplete: 'off', maxLength: 20 } as const
  const amount = { ...number, disabled: !hasCurrency, hint: hasCurrency ? undefined : 'Choose a currency first.' }
  return (
    <>
      <div className="grid grid-cols-[1fr_8rem] gap-3">
        <Select label="Merchant" autoFocus {...field('merchantId')}>
          <option value="">All merchants</option>
          {merchants.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <Select label="Currency" {...field('currency')}>
          <option value="">All</option>
          {currencies.map(({ code }) => (
            <option key={code}>{code}</option>
          ))}
        </Select>
      </div>
      <div className="grid grid-cols-2 gap-3">
        <Input label="Fee in percent" placeholder="0" {...number} {...field('feeBasisPoints')} />
        <Input label="Fixed fee" placeholder="0" {...amount} {...field('fee')} />
        <Input label="Tolerance in percent" placeholder="0" {...number} {...field('toleranceBasisPoints')} />
        <Input label="Fixed tolerance" placeholder="0" {...amount} {...field('tolerance')} />
      </div>
      <p className="text-[0.8rem] text-soft">Both parts of a fee count; of a tolerance the greater one.</p>
      <Input
        label="Valid from (UTC)"
        type="date"
        hint="For payments that completed on this day or later; from now on if left empty."
        {...field('validFrom')}
      />
    </>
  )
}

/** What can be told to be wrong without asking. */
function problemsOf(values: Values, decimals: number): Problems {
  const found: Problems = {}
  for (const name of ['feeBasisPoints', 'toleranceBasisPoints'] as const) {
    if (pointsOfPercent(values[name]) === null) found[name] = 'Write a percentage with up to 2 decimals: 1.25'
  }
  for (const name of ['fee', 'tolerance'] as const) {
    const problem = values[name].trim() && values.currency && amountProblem(values[name], values.currency, decimals)
    if (problem) found[name] = problem
  }
  return found
}

function inputOf({ merchantId, currency, feeBasisPoints, fee, toleranceBasisPoints, tolerance, validFrom }: Values) {
  const amount = (typed: string) => {
    const text = typed.trim().replace(/^\./, '0.').replace(/\.$/, '')
    return text && currency ? { amount: text, currency } : null
  }
  return {
    merchantId: merchantId || null,
    currency: currency || null,
    feeBasisPoints: pointsOfPercent(feeBasisPoints) ?? 0,
    fee: amount(fee),
    toleranceBasisPoints: pointsOfPercent(toleranceBasisPoints) ?? 0,
    tolerance: amount(tolerance),
    validFrom: validFrom ? startOfDay(validFrom) : null,
  }
}

/** The field that a refusal names, else the form. */
function fieldOf(path: readonly string[]): Field | 'form' {
  const name = path.at(-1) === 'currency' ? 'currency' : (path[0] ?? '')
  return name in EMPTY ? (name as Field) : 'form'
}
