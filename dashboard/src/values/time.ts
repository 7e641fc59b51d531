// Instants as people read them: how long ago, with the whole of it where there is room or a pointer.

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

/** `10 min ago`, `in 3 hr`; `now` within a minute. */
export function relativeTime(instant: string, now: number, locale?: string): string {
  const seconds = (Date.parse(instant) - now) / 1000
  const step = STEPS.find(([, size]) => Math.abs(seconds) >= size)
  const format = new Intl.RelativeTimeFormat(locale, { style: 'short', numeric: step ? 'always' : 'auto' })
  if (!step) return format.format(0, 'second')
  return format.format(Math.trunc(seconds / step[1]), step[0])
}

/** `20 Nov 2026, 02:03`. */
export function shownInstant(instant: string, locale?: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    new Date(instant),
  )
}

/** With seconds and the time zone: what a title tells. */
export function wholeInstant(instant: string, locale?: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long', timeZone }).format(new Date(instant))
}

/** `21 Nov` for a calendar date. */
export function shownDay(day: string, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(day))
}

/** `21 Nov 2026` for a calendar date. */
export function shownDate(day: string, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day))
}

/** How long something took: `40 ms`, `2.1 s`, `3 h`, `2 d`. */
export function shownDuration(begin: string, end: string): string {
  const seconds = (Date.parse(end) - Date.parse(begin)) / 1000
  if (seconds < 1) return `${Math.round(seconds * 1000)} ms`
  if (seconds < 10) return `${seconds.toFixed(1)} s`
  if (seconds < 60) return `${Math.round(seconds)} s`
  if (seconds < 3_600) return `${Math.round(seconds / 60)} min`
  if (seconds < 172_800) return `${Math.round(seconds / 3_600)} h`
  return `${Math.round(seconds / 86_400)} d`
}

/** The calendar date in UTC, so many days before an instant. */
export function dayBefore(now: number, days: number): string {
  return new Date(now - days * 86_400_000).toISOString().slice(0, 10)
}

/** Every calendar date from the first to the last. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = []
  for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000) {
    days.push(new Date(at).toISOString().slice(0, 10))
  }
  return days
}

/** The first instant of a calendar date in UTC, and the first one after it. */
export function startOfDay(day: string): string {
  return `${day}T00:00:00Z`
}

export function endOfDay(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString()
}

/** Whether a text is a calendar date. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
}
