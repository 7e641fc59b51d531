// What was paid on each of the last days, in one currency at a time: sums of different currencies say nothing.

import { useState } from 'react'
import { useAsk } from '../api/ask'
import { Panel } from '../frame/frame'
import { graphql } from '../gql'
import type { DailyVolumeQuery } from '../gql/graphql'
import { address } from '../values/address'
import { shownMoney } from '../values/money'
import { dayBefore, daysBetween, shownDate, shownDay } from '../values/time'
import type { Bar } from './chart'
import { BarChart } from './chart'
import { Select } from './field'
import { useNow } from './show'
import { Empty, Loaded } from './states'

const DAYS = 30

const Volume = graphql(`
  query DailyVolume($from: Date!, $to: Date!) {
    paymentVolume(from: $from, to: $to) {
      date
      currency
      count
      failedCount
      volume {
        amount
        currency
      }
      failedVolume {
        amount
        currency
      }
    }
  }
`)

type Points = DailyVolumeQuery['paymentVolume']

export function VolumeChart() {
  const now = useNow()
  const [chosen, setChosen] = useState<string | null>(null)
  const from = dayBefore(now, DAYS - 1)
  const to = dayBefore(now, 0)
  const asked = useAsk(Volume, { from, to }, { live: true })
  const currencies = byUse(asked.data?.paymentVolume ?? [])
  const currency = chosen && currencies.includes(chosen) ? chosen : currencies[0]
  return (
    <Panel
      title={
        <>
          Volume <span className="font-normal text-soft">{`${DAYS} days${currency ? `, ${currency}` : ''}`}</span>
        </>
      }
      aside={
        currencies.length > 1 && (
          <Select
            bare
            label="Currency of the chart"
            value={currency}
            onChange={(event) => setChosen(event.target.value)}
          >
            {currencies.map((code) => (
              <option key={code}>{code}</option>
            ))}
          </Select>
        )
      }
    >
      <div className="p-5 pt-3">
        <Loaded asked={asked}>
          {({ paymentVolume }) =>
            currency ? (
              <>
                <BarChart
                  name={`Volume of the last ${DAYS} days in ${currency}`}
                  bars={bars(paymentVolume, currency, from, to)}
                />
                <Legend />
              </>
            ) : (
              <Empty title="Nothing was paid in the last days." />
            )
          }
        </Loaded>
      </div>
    </Panel>
  )
}

function Legend() {
  const dot = (colour: string, text: string) => (
    <span className="inline-flex items-center gap-2">
      <span aria-hidden className={`size-2 rounded-full ${colour}`} />
      {text}
    </span>
  )
  return (
    <div className="mt-3 flex gap-5 text-[0.8rem] text-soft">
      {dot('bg-bar', 'Succeeded')}
      {dot('bg-bar-failed', 'Failed')}
    </div>
  )
}

/** The currencies, the one with the most payments first. */
function byUse(points: Points): string[] {
  const counts = new Map<string, number>()
  for (const { currency, count, failedCount } of points)
    counts.set(currency, (counts.get(currency) ?? 0) + count + failedCount)
  return [...counts]
    .sort(([one, uses], [other, otherUses]) => otherUses - uses || one.localeCompare(other))
    .map(([code]) => code)
}

function bars(points: Points, currency: string, from: string, to: string): Bar[] {
  const found = new Map(points.filter((point) => point.currency === currency).map((point) => [point.date, point]))
  return daysBetween(from, to).map((day) => {
    const point = found.get(day)
    return {
      label: shownDay(day),
      title: point
        ? `${shownDate(day)}: ${shownMoney(point.volume)} succeeded (${point.count}), ${shownMoney(point.failedVolume)} failed (${point.failedCount})`
        : `${shownDate(day)}: nothing`,
      href: address('/payments', { from: day, to: day, currency }),
      // Only the height of a bar; its figures are in its title, exactly.
      good: Number(point?.volume.amount ?? 0),
      bad: Number(point?.failedVolume.amount ?? 0),
    }
  })
}
