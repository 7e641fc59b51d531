import { useLocation, useSearchParams } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'
import { changed } from '../values/address'

/** The history's note that something was opened from the page, so that closing it can go back. */
export const OPENED = { opened: true }

/** Takes a parameter out of the address: by going back where it was put there from the page. */
export function useClose(name: string): () => void {
  const [parameters] = useSearchParams()
  const [path, navigate] = useLocation()
  const state = useHistoryState<typeof OPENED | null>()
  return () => {
    if (state?.opened) history.back()
    else navigate(`${path}?${changed(parameters, { [name]: null })}`.replace(/\?$/, ''), { replace: true })
  }
}
