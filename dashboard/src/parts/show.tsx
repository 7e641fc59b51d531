// Values as the page shows them: money, instants, ids.

import { Check, Copy as CopyIcon } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Amount } from '../values/money'
import { shownMoney, shownSigned } from '../values/money'
import { relativeTime, shownInstant, wholeInstant } from '../values/time'

const TICK_MILLISECONDS = 20_000

/** An exact amount, or a dash where there is none. */
export function Money({ of, signed = false }: { of: Amount | null | undefined; signed?: boolean }) {
  if (!of) return <span className="text-soft">–</span>
  return <span className="whitespace-nowrap tabular-nums">{signed ? shownSigned(of) : shownMoney(of)}</span>
}

/** Sums in several currencies, each exactly; those in one currency were summed by the server. */
export function Sums({ of, signed }: { of: readonly Amount[]; signed?: boolean }) {
  if (of.length === 0) return '–'
  return of.map((sum, index) => (
    <span key={`${sum.currency} ${index}`}>
      {index > 0 && ' · '}
      <Money of={sum} signed={signed} />
    </span>
  ))
}

/** Never rounded up to 100 % while something is missing. */
export function percent(share: number): string {
  const shown = share < 1 ? Math.min(share, 0.999) : share
  return new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 }).format(shown)
}

/** An id or a reference in a table: as much of it as there is room for, and all of it under the pointer. */
export function Code({ children }: { children: string }) {
  return (
    <code title={children} className="block max-w-36 truncate font-mono text-[0.76rem] text-soft">
      {children}
    </code>
  )
}

/** How long ago something was, with the whole instant under the pointer. */
export function Ago({ at }: { at: string | null | undefined }) {
  const now = useNow()
  if (!at) return <span className="text-soft">–</span>
  return (
    <time dateTime={at} title={wholeInstant(at)} className="whitespace-nowrap">
      {relativeTime(at, now)}
    </time>
  )
}

/** When something was, to the minute, with the whole instant under the pointer. */
export function Instant({ at }: { at: string }) {
  return (
    <time dateTime={at} title={wholeInstant(at)}>
      {shownInstant(at)}
    </time>
  )
}

/** An id or a key that can be copied. */
export function Copy({ text, name }: { text: string; name: string }) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return undefined
    const timer = setTimeout(() => setCopied(false), 2_000)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <span className="inline-flex max-w-full items-start gap-1">
      <code className="font-mono text-[0.8rem] break-all">{text}</code>
      <button
        type="button"
        hidden={!navigator.clipboard}
        onClick={() => void copy()}
        className="rounded p-0.5 text-soft hover:bg-raised hover:text-ink"
        aria-label={copied ? `${name} copied` : `Copy ${name}`}
      >
        {copied ? <Check aria-hidden className="size-3.5 text-good" /> : <CopyIcon aria-hidden className="size-3.5" />}
      </button>
    </span>
  )
}

let now = Date.now()
const clocks = new Set<() => void>()
setInterval(() => {
  now = Date.now()
  for (const clock of clocks) clock()
}, TICK_MILLISECONDS)

/** The time in milliseconds, moved on every few seconds. */
export function useNow(): number {
  return useSyncExternalStore(
    (clock) => {
      clocks.add(clock)
      return () => clocks.delete(clock)
    },
    () => now,
  )
}
