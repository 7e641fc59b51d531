// A form that moves money, while it is being written. Its idempotency key is made once and lives as long as the draft: through
// a second click, a lost answer and a reload of the page, until an answer has come. So whatever is pressed, it is done once.

export interface Draft<V> {
  key: string
  values: V
  /** It was sent, and no answer has come: it may have been done. */
  sent: boolean
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** The draft that was left here under the name, with what `empty` has of values that it lacks; else a new one. */
export function loadDraft<V extends object>(store: Store, name: string, empty: V): Draft<V> {
  try {
    const kept = JSON.parse(store.getItem(inStore(name)) ?? 'null') as Draft<V> | null
    if (kept && typeof kept.key === 'string' && kept.key) return { ...kept, values: { ...empty, ...kept.values } }
  } catch {
    // not written by this version: a new draft takes its place
  }
  return newDraft(empty)
}

/** The draft that was left here where it was sent and never answered; else a new one, since what it knew may be out of date. */
export function unansweredDraft<V extends object>(store: Store, name: string, empty: V): Draft<V> {
  const kept = loadDraft(store, name, empty)
  return kept.sent ? kept : newDraft(empty)
}

export function keepDraft<V>(store: Store, name: string, draft: Draft<V>): void {
  store.setItem(inStore(name), JSON.stringify(draft))
}

/** An answer has come: the next form is another one. */
export function dropDraft(store: Store, name: string): void {
  store.removeItem(inStore(name))
}

export function newDraft<V>(values: V): Draft<V> {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const key = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return { key: `web-${key}`, values, sent: false }
}

const inStore = (name: string) => `payflowx.${name}`
