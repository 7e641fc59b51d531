import type { ButtonHTMLAttributes, ReactNode } from 'react'

const KINDS = {
  main: 'bg-accent text-on-accent border-transparent hover:opacity-90',
  plain: 'bg-panel text-ink border-line hover:bg-raised',
  quiet: 'bg-transparent text-soft border-transparent hover:bg-raised hover:text-ink',
  danger: 'bg-panel text-bad border-line hover:bg-bad-wash',
}

interface Properties extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: keyof typeof KINDS
  /** Its work is being done: it can't be pressed again, and says so. */
  busy?: boolean
}

/** A button; it submits nothing unless its `type` says so. */
export function Button({ kind = 'plain', busy = false, className = '', children, ...rest }: Properties) {
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled || busy}
      aria-busy={busy || undefined}
      className={`${buttonLook(kind)} ${className}`}
    >
      {busy && <Spinner />}
      {children}
    </button>
  )
}

/** What a button looks like, for links that look like one. */
export function buttonLook(kind: keyof typeof KINDS): string {
  return `inline-flex min-h-9 items-center justify-center gap-2 rounded-lg border px-3 py-1.5 text-[0.9rem] font-medium whitespace-nowrap disabled:cursor-not-allowed disabled:opacity-60 ${KINDS[kind]}`
}

function Spinner() {
  return (
    <span aria-hidden className="size-3.5 animate-spin rounded-full border-2 border-current border-t-transparent" />
  )
}

/** A round switch of a filter. */
export function Chip({ on, onClick, children }: { on: boolean; onClick: () => void; children: ReactNode }) {
  const look = on ? 'border-accent text-accent-ink' : 'border-line text-ink hover:bg-raised'
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={onClick}
      className={`min-h-8 rounded-full border bg-panel px-3 text-[0.8rem] font-medium ${look}`}
    >
      {children}
    </button>
  )
}
