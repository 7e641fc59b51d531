// What stands where there is nothing to show: it loads, there is none, or it could not be had.

import type { ReactNode } from 'react'
import { Refused } from '../api/post'
import { Button } from './button'

export interface Asked<R> {
  data: R | undefined
  error: Error | null
  isFetching: boolean
  isPlaceholderData?: boolean
  refetch: () => unknown
}

/** What was asked for, once it is there; before that, that it loads, and instead of it, why it could not be had. */
export function Loaded<R>({
  asked,
  rows = 4,
  children,
}: {
  asked: Asked<R>
  rows?: number
  children: (data: R) => ReactNode
}) {
  if (asked.data !== undefined) {
    // What was asked for before stays until the new is there, and looks so.
    return (
      <div aria-busy={asked.isPlaceholderData || undefined} className={asked.isPlaceholderData ? 'opacity-60' : ''}>
        {children(asked.data)}
      </div>
    )
  }
  if (asked.error) return <Failed error={asked.error} busy={asked.isFetching} onRetry={() => void asked.refetch()} />
  return <Loading rows={rows} />
}

export function Loading({ rows = 4 }: { rows?: number }) {
  return (
    <div role="status" aria-label="Loading" className="space-y-3 p-4">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="h-5 animate-pulse rounded bg-raised" />
      ))}
    </div>
  )
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="px-6 py-12 text-center">
      <p className="font-medium">{title}</p>
      {children && <div className="mt-2 text-soft">{children}</div>}
    </div>
  )
}

export function Failed({ error, busy, onRetry }: { error: Error; busy?: boolean; onRetry: () => void }) {
  return (
    <div role="alert" className="space-y-3 px-6 py-10 text-center">
      <p className="font-medium">{error.message}</p>
      {error instanceof Refused && error.requestId && (
        <p className="font-mono text-[0.8rem] text-soft">{error.requestId}</p>
      )}
      <Button busy={busy} onClick={onRetry}>
        Try again
      </Button>
    </div>
  )
}

/** A refusal or a warning in a form. */
export function Notice({ tone, children }: { tone: 'bad' | 'busy' | 'good'; children: ReactNode }) {
  const look = { bad: 'bg-bad-wash text-bad', busy: 'bg-busy-wash text-busy', good: 'bg-good-wash text-good' }[tone]
  return (
    <div role={tone === 'good' ? 'status' : 'alert'} className={`rounded-lg px-3 py-2 text-[0.88rem] ${look}`}>
      {children}
    </div>
  )
}
