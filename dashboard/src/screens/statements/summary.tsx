// What a statement says of itself, for the list and the drawer.

import type { StatementRowFragment } from '../../gql/graphql'
import { Badge } from '../../parts/badge'
import { shownDate } from '../../values/time'

/** Whether opening balance and entries make the closing balance: calm where they do, loud where they don't. */
export function Continuity({ of }: { of: boolean | null | undefined }) {
  if (of === null || of === undefined) return <span className="text-soft">Not said</span>
  return of ? <Badge text="Adds up" tone="calm" /> : <Badge text="Does not add up" tone="bad" />
}

/** `23 Nov 2026`, or `1 Nov 2026 – 30 Nov 2026`. */
export function shownPeriod({ fromDate, toDate, isIntraday }: StatementRowFragment): string {
  const days = [...new Set([fromDate, toDate])]
    .filter((day) => day !== null && day !== undefined)
    .map((day) => shownDate(day))
  return `${days.join(' – ') || '–'}${isIntraday ? ', so far' : ''}`
}
