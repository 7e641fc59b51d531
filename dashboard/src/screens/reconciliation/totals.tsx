// The book in four cards, one for each verdict, with the refunds below the payments; a pressed card is the filter of the list
// below.

import { useSearchParams } from 'wouter'
import type { ReconciliationSummaryQuery } from '../../gql/graphql'
import { useChange } from '../../parts/filters'
import { Sums, percent } from '../../parts/show'
import { DISCREPANCIES, openOf } from '../../values/discrepancies'
import { verdict } from '../../values/words'

type Summary = ReconciliationSummaryQuery['reconciliationSummary']

export function Totals({ counts, refundCounts, ages }: Pick<Summary, 'counts' | 'refundCounts' | 'ages'>) {
  const [parameters] = useSearchParams()
  const change = useChange()
  const total = sum(counts)
  const refundTotal = sum(refundCounts)
  return (
    <div role="group" aria-label="Verdicts" className="grid grid-cols-2 gap-3 xl:grid-cols-4">
      {counts.map((count) => {
        const { status } = count
        const isOn = parameters.get('status') === status
        const refunds = refundCounts.find((found) => found.status === status)
        const isLoud = DISCREPANCIES.includes(status) && (openOf(ages, [status]) > 0 || isAtRisk(refunds))
        return (
          <button
            key={status}
            type="button"
            aria-pressed={isOn}
            onClick={() => change({ status: isOn ? null : status, reason: null, view: null })}
            className={`flex flex-col items-start rounded-xl border-2 bg-panel p-4 text-left hover:bg-raised ${isOn ? 'border-accent' : isLoud ? 'border-bad' : 'border-line'}`}
          >
            <span className="block text-[0.88rem] text-soft">{verdict(status).text}</span>
            <span className={`mt-1 block text-2xl font-semibold ${isLoud ? 'text-bad' : ''}`}>
              {figure(count, ages, total)}
            </span>
            <span className="mt-1 block text-[0.8rem] text-soft">
              <Note of={count} ages={ages} total={total} />
            </span>
            {refunds && refundTotal > 0 && (
              <span className="mt-2 block w-full border-t border-line pt-2 text-[0.8rem] text-soft">
                <RefundNote of={refunds} total={refundTotal} />
              </span>
            )}
          </button>
        )
      })}
    </div>
  )
}

const sum = (counts: Summary['counts']) => counts.reduce((all, { count }) => all + count, 0)

const isAtRisk = (counted?: { atRisk: readonly unknown[] }) => Boolean(counted?.atRisk.length)

/** How many there are; of what may be wrong, how many nobody has resolved. */
function figure({ status, count }: Summary['counts'][number], ages: Summary['ages'], total: number): string {
  if (status === 'MATCHED' && total > 0) return percent(count / total)
  return (DISCREPANCIES.includes(status) ? openOf(ages, [status]) : count).toLocaleString()
}

interface NoteProperties {
  of: Summary['counts'][number]
  ages: Summary['ages']
  total: number
}

function Note({ of: { status, count, expected, atRisk }, ages, total }: NoteProperties) {
  if (status === 'MATCHED') return `${count.toLocaleString()} of ${total.toLocaleString()}`
  if (!DISCREPANCIES.includes(status)) return <Sums of={expected} />
  const resolved = count - openOf(ages, [status])
  return (
    <>
      {atRisk.length > 0 && (
        <span className="block">
          <Sums of={atRisk} /> unexplained
        </span>
      )}
      {resolved > 0 && <span className="block">{resolved.toLocaleString()} resolved</span>}
      {count === 0 && '–'}
    </>
  )
}

function RefundNote({ of: { status, count, expected, atRisk }, total }: Omit<NoteProperties, 'ages'>) {
  const refunds = (number: number) => `${number.toLocaleString()} ${number === 1 ? 'refund' : 'refunds'}`
  if (status === 'MATCHED') return `${count.toLocaleString()} of ${refunds(total)}`
  const isLoud = DISCREPANCIES.includes(status) && atRisk.length > 0
  return (
    <>
      <span className={isLoud ? 'font-semibold text-bad' : ''}>{refunds(count)}</span>
      {isLoud ? (
        <span className="block">
          <Sums of={atRisk} /> unexplained
        </span>
      ) : (
        count > 0 && (
          <span className="block">
            <Sums of={expected} />
          </span>
        )
      )}
    </>
  )
}
