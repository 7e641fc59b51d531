// How things stand, at a glance; each figure leads to the list behind it.

import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useAsk } from '../api/ask'
import type { Viewer } from '../api/session'
import { CreatePaymentLink, LiveBadge, Panel, Screen } from '../frame/frame'
import { graphql } from '../gql'
import type { OverviewQuery } from '../gql/graphql'
import { Badge } from '../parts/badge'
import { buttonLook } from '../parts/button'
import { ShareBar } from '../parts/chart'
import { Ago, Money, Sums, percent, useNow } from '../parts/show'
import { Empty, Loaded } from '../parts/states'
import { VolumeChart } from '../parts/volume-chart'
import { address } from '../values/address'
import { DISCREPANCIES, openOf } from '../values/discrepancies'
import { sumByCurrency } from '../values/money'
import { seesAll } from '../values/role'
import { dayBefore, startOfDay } from '../values/time'
import { runStatus, verdict } from '../values/first-words'

const DAYS = 30

const Figures = graphql(`
  query Overview($filter: PaymentFilter) {
    paymentStats(filter: $filter) {
      count
      successCount
      failedCount
      initiatedCount
      successRate
      volume {
        amount
        currency
      }
    }
    reconciliationSummary {
      counts {
        status
        count
        expected {
          amount
          currency
        }
        atRisk {
          amount
          currency
        }
      }
      refundCounts {
        status
        atRisk {
          amount
          currency
        }
      }
      ages {
        status
        count
      }
      lastRun {
        id
        status
        asOf
      }
    }
  }
`)

type Summary = OverviewQuery['reconciliationSummary']
type Counts = Summary['counts']

const COLOURS: Record<string, string> = {
  MATCHED: 'var(--good)',
  MISMATCHED: 'var(--bar-failed)',
  SETTLEMENT_PENDING: 'var(--bar)',
  MISSING_SETTLEMENT: 'var(--bad)',
}

export function Overview({ viewer }: { viewer: Viewer }) {
  const now = useNow()
  const from = dayBefore(now, DAYS - 1)
  const asked = useAsk(Figures, { filter: { createdAt: { from: startOfDay(from) } } }, { live: true })
  return (
    <Screen
      title="Overview"
      aside={<LiveBadge asked={asked} />}
      actions={<CreatePaymentLink href={address('/payments', { new: '1' })} className={buttonLook('main')} />}
    >
      <Loaded asked={asked}>
        {({ paymentStats, reconciliationSummary }) => {
          const { counts, ages, lastRun } = reconciliationSummary
          const open = openOf(ages)
          const lost = atRisk(counts)
          const lostRefunds = atRisk(reconciliationSummary.refundCounts)
          return (
            <div className="space-y-6">
              <div className="grid grid-cols-2 gap-3 lg:grid-cols-3 xl:grid-cols-5">
                <Card name={`Payments, ${DAYS} days`} href={address('/payments', { from })}>
                  {paymentStats.count.toLocaleString()}
                </Card>
                <Card
                  name="Success rate"
                  href={address('/payments', { from, status: 'FAILED' })}
                  note={`${paymentStats.failedCount.toLocaleString()} failed`}
                >
                  {paymentStats.successCount + paymentStats.failedCount ? percent(paymentStats.successRate) : '–'}
                </Card>
                <Card
                  name="Pending settlements"
                  href={address('/reconciliation', { status: 'SETTLEMENT_PENDING' })}
                  note={sums(counts, 'SETTLEMENT_PENDING')}
                >
                  {countOf(counts, 'SETTLEMENT_PENDING').toLocaleString()}
                </Card>
                <Card
                  name="Value at risk"
                  loud={open > 0 || lostRefunds.length > 0}
                  href={address('/reconciliation')}
                  note={
                    <>
                      <Sums of={sumByCurrency([...lost, ...lostRefunds])} />
                      {lostRefunds.length > 0 && (
                        <span className="block">
                          <Sums of={sumByCurrency(lostRefunds)} /> of it refunds
                        </span>
                      )}
                    </>
                  }
                >
                  {open.toLocaleString()}
                </Card>
                <Card
                  name="Last reconciliation"
                  href={address('/reconciliation', seesAll(viewer) ? { view: 'runs' } : {})}
                  note={lastRun && <Badge {...runStatus(lastRun.status)} />}
                >
                  {lastRun ? <Ago at={lastRun.asOf} /> : 'Never'}
                </Card>
              </div>
              <Volumes volume={paymentStats.volume} from={from} />
            </div>
          )
        }}
      </Loaded>
      <VolumeChart />
      {asked.data && <Verdicts summary={asked.data.reconciliationSummary} />}
    </Screen>
  )
}

interface CardProperties {
  name: string
  href: string
  note?: ReactNode
  loud?: boolean
  children: ReactNode
}

function Card({ name, href, note, loud = false, children }: CardProperties) {
  return (
    <Link
      href={href}
      className={`block rounded-xl border bg-panel p-4 hover:bg-raised ${loud ? 'border-bad' : 'border-line'}`}
    >
      <span className="block text-[0.85rem] text-soft">{name}</span>
      <span className={`mt-1 block text-2xl font-semibold ${loud ? 'text-bad' : ''}`}>{children}</span>
      {note && <span className="mt-1 block text-[0.8rem] text-soft">{note}</span>}
    </Link>
  )
}

function Volumes({ volume, from }: { volume: OverviewQuery['paymentStats']['volume']; from: string }) {
  if (volume.length === 0) return null
  return (
    <Panel
      title={
        <>
          Volume by currency <span className="font-normal text-soft">{DAYS} days</span>
        </>
      }
    >
      <ul className="flex flex-wrap gap-2 p-5 pt-3">
        {volume.map((sum) => (
          <li key={sum.currency}>
            <Link
              href={address('/payments', { from, status: 'SUCCESS', currency: sum.currency })}
              className="block rounded-lg border border-line px-3 py-2 font-medium hover:bg-raised"
            >
              <Money of={sum} />
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** Every payment that was taken, by its verdict: in a line to scale, and in words. */
function Verdicts({ summary: { counts, ages } }: { summary: Summary }) {
  const total = counts.reduce((all, { count }) => all + count, 0)
  const isResolved = (status: string) =>
    DISCREPANCIES.includes(status) && countOf(counts, status) > 0 && openOf(ages, [status]) === 0
  return (
    <Panel title="Verdicts">
      {total === 0 ? (
        <Empty title="Nothing has been judged yet." />
      ) : (
        <div className="space-y-4 p-5 pt-3">
          <ShareBar
            shares={counts.map(({ status, count }) => ({
              name: status,
              share: count / total,
              colour: (isResolved(status) ? null : COLOURS[status]) ?? 'var(--soft)',
            }))}
          />
          <ul className="grid gap-2 sm:grid-cols-2 xl:grid-cols-4">
            {counts.map(({ status, count, expected }) => (
              <li key={status}>
                <Link
                  href={address('/reconciliation', { status })}
                  className="block rounded-lg border border-line p-3 hover:bg-raised"
                >
                  <Badge {...verdict(status, isResolved(status))} />{' '}
                  <span className="font-medium">{count.toLocaleString()}</span>{' '}
                  <span className="text-soft">({percent(count / total)})</span>
                  <span className="mt-1 block text-[0.8rem] text-soft">
                    <Sums of={expected} />
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Panel>
  )
}

/** The money of discrepancies that nobody can explain. */
const atRisk = (counts: readonly Pick<Counts[number], 'status' | 'atRisk'>[]) =>
  counts.filter(({ status }) => DISCREPANCIES.includes(status)).flatMap(({ atRisk: sums }) => sums)
const countOf = (counts: Counts, status: string) => counts.find((count) => count.status === status)?.count ?? 0
const sums = (counts: Counts, status: string) => (
  <Sums of={counts.find((count) => count.status === status)?.expected ?? []} />
)
