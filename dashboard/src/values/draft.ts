// A payment that is being written. Its idempotency key is made once and lives as long as the draft: through a second click,
// a lost answer and a reload of the page, until an answer has come. So whatever is pressed, it is charged once.

export interface Values {
  merchantId: string
  amount: string
  currency: string
  paymentMethod: string
  reference: string
}

export interface Draft {
  key: string
  values: Values
  /** It was sent, and no answer has come: it may have been taken. */
  sent: boolean
}

export const EMPTY: Values = { merchantId: '', amount: '', currency: 'EUR', paymentMethod: 'pm_success', reference: '' }

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** The draft that was left here, else a new one. */
export function loadDraft(store: Store, owner: string): Draft {
  try {
    const kept = JSON.parse(store.getItem(name(owner)) ?? 'null') as Draft | null
    if (kept && typeof kept.key === 'string' && kept.key) return { ...kept, values: { ...EMPTY, ...kept.values } }
  } catch {
    // not written by this version: a new draft takes its place
  }
  return newDraft()
}

export function keepDraft(store: Store, owner: string, draft: Draft): void {
  store.setItem(name(owner), JSON.stringify(draft))
}

/** An answer has come: the next form is another payment. */
export function dropDraft(store: Store, owner: string): void {
  store.removeItem(name(owner))
}

export function newDraft(values: Values = EMPTY): Draft {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const key = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return { key: `web-${key}`, values, sent: false }
}

const name = (owner: string) => `payflowx.new-payment.${owner}`
