// Hundredths of a percent, as people write them: 125 of them are 1.25 %.

/** `1.25` for 125. */
export function percentOfPoints(points: number): string {
  return String(points / 100)
}

/** The points of what somebody typed as a percentage, none where that is nothing; null where it can't be one. */
export function pointsOfPercent(text: string): number | null {
  const typed = text.trim()
  if (typed === '') return 0
  const [, whole, part = ''] = /^(\d{1,5})(?:\.(\d{0,2}))?$/.exec(typed) ?? []
  return whole === undefined ? null : Number(whole) * 100 + Number(part.padEnd(2, '0'))
}
