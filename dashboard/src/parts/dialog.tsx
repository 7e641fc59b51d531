import { useId, useLayoutEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { Button } from './button'

const WINDOW = 'm-auto w-full max-w-[30rem] rounded-xl border border-line bg-panel p-0 max-h-[calc(100dvh-2rem)]'
const KINDS = {
  drawer:
    'fixed inset-y-0 right-0 left-auto m-0 h-dvh max-h-none w-full max-w-none sm:w-[28rem] border-l border-line bg-panel p-0',
  window: WINDOW,
  /** Nothing of what is behind it can be seen. */
  lock: WINDOW,
}

interface Properties {
  kind: keyof typeof KINDS
  title: ReactNode
  /** Asked for by Esc, the button, or a click beside a drawer; where left out, it can't be closed. */
  onClose?: () => void
  children: ReactNode
}

/** The browser's own dialog: what is behind it can't be reached, and Esc closes it. */
export function Dialog({ kind, title, onClose, children }: Properties) {
  const element = useRef<HTMLDialogElement>(null)
  const id = useId()
  // Before the element is gone, so that the focus goes back to where it came from.
  useLayoutEffect(() => {
    const dialog = element.current
    dialog?.showModal()
    dialog?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={element}
      data-kind={kind}
      aria-labelledby={id}
      className={KINDS[kind]}
      onCancel={(event) => {
        event.preventDefault()
        onClose?.()
      }}
      onMouseDown={(event) => kind === 'drawer' && event.target === element.current && onClose?.()}
    >
      <div className="flex h-full max-h-[inherit] flex-col">
        <div className="flex min-h-16 items-center justify-between gap-3 border-b border-line px-5">
          <h2 id={id} className="min-w-0 text-base font-semibold">
            {title}
          </h2>
          {onClose && <Button onClick={onClose}>Close</Button>}
        </div>
        <div className="grow overflow-y-auto p-5">{children}</div>
      </div>
    </dialog>
  )
}
