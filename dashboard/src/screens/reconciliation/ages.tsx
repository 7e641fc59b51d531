// How old the discrepancies are, and where it is the bank's feed that is late.

import { useSearchParams } from 'wouter'
import type { ReconciliationFilter, ReconciliationSummaryQuery } from '../../gql/graphql'
import { Chip } from '../../parts/button'
import { useChange } from '../../parts/filters'
import { Money } from '../../parts/show'
import { Notice } from '../../parts/states'
import { shownDay } from '../../values/time'

type Summary = ReconciliationSummaryQuery['reconciliationSummary']

interface Bucket {
  value: string
  name: string
  count: number
}

interface Properties {
  ages: Summary['ages']
  statuses: readonly string[]
  /** Whether the list has nothing but what is counted: a number that it doesn't keep to would be none. */
  isCounted: boolean
}

/** The ages, each with how many open payments of these verdicts have it. */
export function AgeFilter({ ages, statuses, isCounted }: Properties) {
  const [parameters] = useSearchParams()
  const change = useChange()
  const chosen = parameters.get('age')
  return (
    <div role="group" aria-label="Age" className="flex flex-wrap gap-2">
      {buckets(ages, statuses).map(({ value, name, count }) => (
        <Chip key={value} on={chosen === value} onClick={() => change({ age: chosen === value ? null : value })}>
          {name} {isCounted && <span className="text-soft">{count.toLocaleString()}</span>}
        </Chip>
      ))}
    </div>
  )
}

function buckets(ages: Summary['ages'], statuses: readonly string[]): Bucket[] {
  const found = new Map<string, Bucket>()
  for (const { status, fromDays, toDays, count } of ages) {
    const value = `${fromDays}-${toDays ?? ''}`
    const before = found.get(value)?.count ?? 0
    const isMeant = statuses.length === 0 || statuses.includes(status)
    found.set(value, { value, name: nameOf(fromDays, toDays), count: before + (isMeant ? count : 0) })
  }
  return [...found.values()]
}

function nameOf(from: number, to: number | null | undefined): string {
  const days = (count: number) => (count === 1 ? '1 day' : `${count} days`)
  if (typeof to !== 'number') return `Over ${days(from)}`
  return from === 0 ? `Under ${days(to)}` : `${from}–${to} days`
}

/** What an age such as `1-3` or `7-` asks for. To the minute, so that it doesn't change with each second. */
export function ageRange(age: string | null): ReconciliationFilter {
  const [, least, most] = /^(\d{1,3})-(\d{0,3})$/.exec(age ?? '') ?? []
  if (least === undefined) return {}
  const minute = Math.ceil(Date.now() / 60_000) * 60_000
  const before = (days: string) => new Date(minute - Number(days) * 86_400_000).toISOString()
  return { since: { to: before(least), ...(most && { from: before(most) }) } }
}

/** The currencies in which it is the feed that is late, and not the payments. */
export function LateFeeds({ feeds }: { feeds: Summary['lateFeeds'] }) {
  return feeds?.map(({ currency, lastDate, count, expected }) => (
    <Notice key={currency} tone="busy">
      The {currency} feed is late: {lastDate ? `statements reach ${shownDay(lastDate)}` : 'no statement has come yet'};{' '}
      {count === 1 ? '1 payment' : `${count.toLocaleString()} payments`} of <Money of={expected} />{' '}
      {count === 1 ? 'waits' : 'wait'}.
    </Notice>
  ))
}
