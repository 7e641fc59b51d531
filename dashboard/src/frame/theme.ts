// Light or dark: as the system says until somebody chooses. theme.js sets it before the first paint.

import { useSyncExternalStore } from 'react'

const KEY = 'payflowx.theme'
const listeners = new Set<() => void>()

export function useIsDark(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => document.documentElement.dataset.theme === 'dark',
  )
}

export function setDark(isDark: boolean): void {
  const theme = isDark ? 'dark' : 'light'
  document.documentElement.dataset.theme = theme
  localStorage.setItem(KEY, theme)
  for (const listener of listeners) listener()
}
