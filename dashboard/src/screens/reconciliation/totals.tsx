// The book in four cards, one for each verdict; a pressed card is the filter of the list below.

import { useSearchParams } from 'wouter'
import type { ReconciliationSummaryQuery } from '../../gql/graphql'
import { useChange } from '../../parts/filters'
import { Money, Sums, percent } from '../../parts/show'
import { isNonZero } from '../../values/money'
import { verdict } from '../../values/words'

type Counts = ReconciliationSummaryQuery['reconciliationSummary']['counts']
type Count = Counts[number]

export function Totals({ counts }: { counts: Counts }) {
  const total = counts.reduce((all, { count }) => all + count, 0)
  return (
    <div role="group" aria-label="Verdicts" className="grid grid-cols-2 gap-3 xl:grid-cols-4">
      {counts.map((count) => (
        <Total key={count.status} count={count} total={total} />
      ))}
    </div>
  )
}

function Total({ count, total }: { count: Count; total: number }) {
  const [parameters] = useSearchParams()
  const change = useChange()
  const isOn = parameters.get('status') === count.status
  const { text, tone } = verdict(count.status)
  const isLoud = tone === 'bad' && count.count > 0
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={() => change({ status: isOn ? null : count.status, reason: null, view: null })}
      className={`flex flex-col items-start rounded-xl border-2 bg-panel p-4 text-left hover:bg-raised ${isOn ? 'border-accent' : isLoud ? 'border-bad' : 'border-line'}`}
    >
      <span className="block text-[0.88rem] text-soft">{text}</span>
      <span className={`mt-1 block text-2xl font-semibold ${isLoud ? 'text-bad' : ''}`}>
        {count.status === 'MATCHED' && total > 0 ? percent(count.count / total) : count.count.toLocaleString()}
      </span>
      <span className="mt-1 block text-[0.8rem] text-soft">
        {count.status === 'MATCHED' ? (
          `${count.count.toLocaleString()} of ${total.toLocaleString()}`
        ) : (
          <Sums of={count.expected} />
        )}
      </span>
      {count.difference
        .filter(({ amount }) => isNonZero(amount))
        .map((difference) => (
          <span key={difference.currency} className="block text-[0.8rem] text-soft">
            <Money of={difference} signed /> difference
          </span>
        ))}
    </button>
  )
}
