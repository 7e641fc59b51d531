// The filters of the lists. Each is in the address, and changing one goes back to the first page.

import { Search, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useSearchParams } from 'wouter'
import { useMerchants } from '../api/merchants'
import { ask } from '../api/ask'
import { graphql } from '../gql'
import { useQuery } from '@tanstack/react-query'
import { changed, listed, toggled } from '../values/address'
import { endOfDay, isDay, startOfDay } from '../values/time'
import { Chip } from './button'
import { Input, Select } from './field'

const PAUSE_MILLISECONDS = 300

const Currencies = graphql(`
  query Currencies {
    currencies {
      code
      decimals
    }
  }
`)

/** Sets some parameters of the address. */
export function useChange() {
  const [, setParameters] = useSearchParams()
  return (parameters: Record<string, string | readonly string[] | null>) =>
    setParameters((current) => changed(current, { after: null, before: null, ...parameters }), { replace: true })
}

/** The currencies that can be paid in, which never change while the page is open. */
export function useCurrencies() {
  return useQuery({
    queryKey: ['currencies'],
    queryFn: ({ signal }) => ask(Currencies, {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** A text that is looked for once somebody pauses. */
export function SearchFilter({ label }: { label: string }) {
  const [parameters] = useSearchParams()
  const change = useChange()
  const inAddress = parameters.get('search') ?? ''
  const [typed, setTyped] = useState(inAddress)
  useEffect(() => setTyped(inAddress), [inAddress])
  useEffect(() => {
    if (typed.trim() === inAddress) return undefined
    const timer = setTimeout(() => change({ search: typed.trim() }), PAUSE_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <div className="relative min-w-60 grow sm:max-w-72">
      <Input
        bare
        label={label}
        type="search"
        maxLength={255}
        placeholder={`${label}  ( / )`}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Search
        aria-hidden
        className={`pointer-events-none absolute top-2.5 right-3 size-4 text-soft ${typed ? 'hidden' : ''}`}
      />
    </div>
  )
}

interface ChipsProperties {
  name: string
  label: string
  values: readonly string[]
  wordOf: (value: string) => string
}

/** Some of a few values. */
export function ChipsFilter({ name, label, values, wordOf }: ChipsProperties) {
  const [parameters] = useSearchParams()
  const change = useChange()
  const chosen = listed(parameters, name, values)
  return (
    <div role="group" aria-label={label} className="flex flex-wrap gap-2">
      {values.map((value) => (
        <Chip key={value} on={chosen.includes(value)} onClick={() => change({ [name]: toggled(chosen, value) })}>
          {wordOf(value)}
        </Chip>
      ))}
    </div>
  )
}

interface OneOfProperties {
  name: string
  label: string
  all: string
  values: readonly (readonly [value: string, word: string])[]
}

/** One of many values. */
export function OneOfFilter({ name, label, all, values }: OneOfProperties) {
  const [parameters] = useSearchParams()
  const change = useChange()
  const chosen = parameters.get(name) ?? ''
  const isKnown = chosen === '' || values.some(([value]) => value === chosen)
  return (
    <Select
      bare
      label={label}
      className="max-w-48"
      value={chosen}
      onChange={(event) => change({ [name]: event.target.value })}
    >
      <option value="">{all}</option>
      {!isKnown && <option value={chosen}>{chosen}</option>}
      {values.map(([value, word]) => (
        <option key={value} value={value}>
          {word}
        </option>
      ))}
    </Select>
  )
}

export function CurrencyFilter() {
  const codes = useCurrencies().data?.currencies.map(({ code }) => [code, code] as const)
  return <OneOfFilter name="currency" label="Currency" all="All currencies" values={codes ?? []} />
}

export function MerchantFilter() {
  const merchants = useMerchants().data?.map(({ id, name }) => [id, name] as const)
  return <OneOfFilter name="merchant" label="Merchant" all="All merchants" values={merchants ?? []} />
}

/** From one day to another, both of them in it. */
export function DaysFilter() {
  const [parameters] = useSearchParams()
  const change = useChange()
  const day = (name: 'from' | 'to', label: string) => (
    <span className="flex items-center gap-2">
      <span aria-hidden className="text-soft">
        {label}
      </span>
      <Input
        bare
        label={`${label} (UTC)`}
        type="date"
        value={parameters.get(name) ?? ''}
        onChange={(event) => change({ [name]: event.target.value })}
      />
    </span>
  )
  return (
    <>
      {day('from', 'From')}
      {day('to', 'To')}
    </>
  )
}

/** A filter that is set by a link on the page and can only be taken off. */
export function SetFilter({ name, text }: { name: string; text: string }) {
  const change = useChange()
  return (
    <Chip on onClick={() => change({ [name]: null })}>
      <span className="inline-flex items-center gap-1.5">
        {text}
        <X aria-label="Remove this filter" className="size-3.5" />
      </span>
    </Chip>
  )
}

/** The stretch of time that the address names; a date that is none is left out. */
export function timeRange(parameters: URLSearchParams): { from?: string; to?: string } | undefined {
  const from = parameters.get('from') ?? ''
  const to = parameters.get('to') ?? ''
  if (!isDay(from) && !isDay(to)) return undefined
  return { ...(isDay(from) && { from: startOfDay(from) }), ...(isDay(to) && { to: endOfDay(to) }) }
}
