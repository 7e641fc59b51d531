// A form that moves money once, whatever happens to the click, the answer or the page.

import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useRef, useState } from 'react'
import { Unreachable } from '../api/post'
import type { Draft } from '../values/draft'
import { dropDraft, keepDraft, newDraft } from '../values/draft'
import { Button } from './button'
import { Notice } from './states'

export interface Refusal {
  code: string
  message: string
  path: readonly string[]
}

interface Properties<V, A> {
  /** What its draft is kept under. */
  name: string
  load: () => Draft<V>
  send: (draft: Draft<V>) => Promise<A>
  /** It was done, or will be. */
  onDone: (answer: A) => void
}

export interface Once<V> {
  draft: Draft<V>
  /** Why the last try came to nothing, or that nobody knows what it came to. */
  refusal: Refusal | null
  busy: boolean
  set: (values: Partial<V>) => void
  /** Sends it, unless it is on its way already. */
  submit: () => Promise<void>
  /** Makes another one of the same values, with a key of its own. */
  renew: () => void
}

/** The state of such a form: its key stays the same until it has been done. */
export function useOnce<V, A extends { errors: readonly Refusal[] }>({
  name,
  load,
  send,
  onDone,
}: Properties<V, A>): Once<V> {
  const cache = useQueryClient()
  const [draft, setDraft] = useState(load)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)
  const underway = useRef(false) // a second click comes before the button can look pressed

  const keep = (next: Draft<V>) => {
    keepDraft(sessionStorage, name, next)
    setDraft(next)
  }
  const submit = async () => {
    if (underway.current) return
    underway.current = true
    setBusy(true)
    setRefusal(null)
    keep({ ...draft, sent: true })
    try {
      const answer = await send(draft)
      const error = answer.errors[0]
      if (error) {
        // A refused input never uses up the key, so nothing was done with it; unless the key itself is what was refused.
        keep({ ...draft, sent: error.code === 'IDEMPOTENCY_KEY_REUSED' })
        setRefusal(error)
      } else {
        dropDraft(sessionStorage, name)
        onDone(answer)
      }
      void cache.invalidateQueries()
    } catch (error) {
      const code = error instanceof Unreachable ? 'UNKNOWN' : 'FAILED'
      setRefusal({ code, message: (error as Error).message, path: [] })
    } finally {
      underway.current = false
      setBusy(false)
    }
  }
  return {
    draft,
    refusal,
    busy,
    set: (values) => keep({ ...draft, values: { ...draft.values, ...values } }),
    submit,
    renew: () => {
      keep(newDraft(draft.values))
      setRefusal(null)
    },
  }
}

interface StandingProperties<V> {
  of: Once<V>
  /** Whether a field says why it was refused. */
  isTold?: boolean
  /** That the key had been used for something else, and what can be done then. */
  reused: ReactNode
  renew: string
  /** That no answer has come. */
  unanswered: string
}

/** What became of the last try, where it is not over. */
export function Standing<V>({ of, isTold = false, reused, renew, unanswered }: StandingProperties<V>) {
  const { draft, refusal, busy } = of
  if (refusal?.code === 'IDEMPOTENCY_KEY_REUSED') {
    return (
      <Notice tone="bad">
        <div className="space-y-2">
          {reused}
          <Button onClick={of.renew}>{renew}</Button>
        </div>
      </Notice>
    )
  }
  if (draft.sent && !busy) {
    return (
      <Notice tone="busy">
        {refusal ? `${refusal.message} ` : ''}
        {unanswered}
      </Notice>
    )
  }
  return refusal && !isTold && <Notice tone="bad">{refusal.message}</Notice>
}
