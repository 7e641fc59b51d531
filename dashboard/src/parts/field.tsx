import { useId } from 'react'
import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react'

const LOOK =
  'min-h-9 w-full rounded-lg border border-line bg-panel px-3 py-1.5 text-ink aria-invalid:border-bad disabled:opacity-60'

interface Frame {
  label: string
  problem?: string | null
  hint?: ReactNode
  /** The label is for screen readers alone. */
  bare?: boolean
}

type InputProperties = Frame & InputHTMLAttributes<HTMLInputElement>
type TextProperties = Frame & TextareaHTMLAttributes<HTMLTextAreaElement>
type SelectProperties = Frame & SelectHTMLAttributes<HTMLSelectElement>

/** A line of text with its label, and below it what is wrong with it. */
export function Input({ label, problem, hint, bare, className = '', ...rest }: InputProperties) {
  const id = useId()
  return (
    <Labelled id={id} label={label} problem={problem} hint={hint} bare={bare} className={className}>
      <input
        {...rest}
        data-autofocus={rest.autoFocus || undefined}
        id={id}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-note`}
        className={LOOK}
      />
    </Labelled>
  )
}

/** A longer text with its label, and below it what is wrong with it. */
export function Text({ label, problem, hint, bare, className = '', ...rest }: TextProperties) {
  const id = useId()
  return (
    <Labelled id={id} label={label} problem={problem} hint={hint} bare={bare} className={className}>
      <textarea
        {...rest}
        data-autofocus={rest.autoFocus || undefined}
        id={id}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-note`}
        className={LOOK}
      />
    </Labelled>
  )
}

/** A choice with its label, and below it what is wrong with it. */
export function Select({ label, problem, hint, bare, className = '', children, ...rest }: SelectProperties) {
  const id = useId()
  return (
    <Labelled id={id} label={label} problem={problem} hint={hint} bare={bare} className={className}>
      <select
        {...rest}
        data-autofocus={rest.autoFocus || undefined}
        id={id}
        aria-invalid={problem ? true : undefined}
        aria-describedby={`${id}-note`}
        className={LOOK}
      >
        {children}
      </select>
    </Labelled>
  )
}

function Labelled({
  id,
  label,
  problem,
  hint,
  bare,
  className,
  children,
}: Frame & { id: string; className: string; children: ReactNode }) {
  return (
    <div className={className}>
      <label htmlFor={id} className={bare ? 'sr-only' : 'mb-1 block text-[0.85rem] font-medium'}>
        {label}
      </label>
      {children}
      <p
        id={`${id}-note`}
        className={`text-[0.8rem] ${problem ? 'mt-1 text-bad' : hint ? 'mt-1 text-soft' : 'hidden'}`}
      >
        {problem ?? hint}
      </p>
    </div>
  )
}
