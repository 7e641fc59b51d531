// Money as the API gives it: an exact decimal string and its currency. It is shown from the string, never from a float.

export interface Amount {
  amount: string
  currency: string
}

const formats = new Map<string, Intl.NumberFormat>()

/** `US$6,113.97`, `JP¥232,121`, `KWD 102.463`: with exactly the decimals that the amount has. */
export function shownMoney({ amount, currency }: Amount, locale?: string): string {
  return format(currency, decimalsOf(amount), locale).format(amount as Intl.StringNumericLiteral)
}

/** Like `shownMoney`, with a sign before sums above zero too: for what is too much or too little. */
export function shownSigned(sum: Amount, locale?: string): string {
  const isPositive = isNonZero(sum.amount) && !sum.amount.startsWith('-')
  return `${isPositive ? '+' : ''}${shownMoney(sum, locale)}`
}

/** How many decimals a decimal string has. */
export function decimalsOf(amount: string): number {
  const point = amount.indexOf('.')
  return point === -1 ? 0 : amount.length - point - 1
}

/** Whether a decimal string is anything but zero. */
export function isNonZero(amount: string): boolean {
  return /[1-9]/.test(amount)
}

/** The sums of amounts, one for each currency, to the last decimal. */
export function sumByCurrency(amounts: readonly Amount[]): Amount[] {
  const sums = new Map<string, { minor: bigint; decimals: number }>()
  for (const { amount, currency } of amounts) {
    const before = sums.get(currency)
    const minor = BigInt(amount.replace('.', '')) + (before?.minor ?? 0n)
    sums.set(currency, { minor, decimals: decimalsOf(amount) })
  }
  return [...sums].map(([currency, { minor, decimals }]) => ({ amount: fromMinor(minor, decimals), currency }))
}

function fromMinor(minor: bigint, decimals: number): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  return `${minor < 0n ? '-' : ''}${whole}${decimals ? `.${digits.slice(-decimals)}` : ''}`
}

/** What is wrong with what somebody typed as an amount of a currency with that many decimals; null where nothing is. */
export function amountProblem(text: string, currency: string, decimals: number): string | null {
  const typed = text.trim()
  if (typed === '') return 'Say how much.'
  if (!/^\d+(\.\d*)?$|^\.\d+$/.test(typed)) return 'Write digits, with a point before the decimals: 12.50'
  if (!isNonZero(typed)) return 'The amount must be more than zero.'
  if ((typed.split('.')[1] ?? '').length > decimals) {
    return decimals === 0 ? `${currency} has no decimals.` : `${currency} has ${decimals} decimals.`
  }
  return null
}

/** What was typed, without `amountProblem`, as the API takes it: with a digit on both sides of a point. */
export function typedAmount(text: string): string {
  return text.trim().replace(/^\./, '0.').replace(/\.$/, '')
}

/** Two digits and a letter for an axis: `150k`. Only for what need not be exact. */
export function shortNumber(value: number, locale?: string): string {
  return new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 }).format(value)
}

function format(currency: string, decimals: number, locale?: string): Intl.NumberFormat {
  const key = `${locale}|${currency}|${decimals}`
  let found = formats.get(key)
  if (!found) {
    found = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    })
    formats.set(key, found)
  }
  return found
}
