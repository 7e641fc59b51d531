// Keys that work on every screen: `/` goes to the search, `j` and `k` to the next and the previous row. Enter opens the row
// and Esc closes what is open by themselves.

import { useEffect } from 'react'

export function useKeys(): void {
  useEffect(() => {
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

function onKey(event: KeyboardEvent): void {
  if (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    isTyping(event.target) ||
    document.querySelector('dialog[open]')
  )
    return
  if (event.key === '/') {
    const search = document.querySelector<HTMLInputElement>('input[type=search]')
    if (search) event.preventDefault()
    search?.focus()
  }
  if (event.key === 'j' || event.key === 'k') toRow(event.key === 'j' ? 1 : -1)
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'SELECT', 'TEXTAREA'].includes(target.tagName))
  )
}

function toRow(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')]
  const at = rows.findIndex((row) => row === document.activeElement)
  const next = at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))
  rows[next]?.focus()
}
