// What needs somebody: a payment of which the two sides disagree, for as long as nobody has resolved it.

interface Age {
  status: string
  count: number
}

export const DISCREPANCIES = ['MISMATCHED', 'MISSING_SETTLEMENT']

/** How many are open: not matched, and resolved by nobody. */
export function openOf(ages: readonly Age[], statuses: readonly string[] = DISCREPANCIES): number {
  return ages.reduce((sum, { status, count }) => sum + (statuses.includes(status) ? count : 0), 0)
}
