import { useLocation, useSearchParams } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'
import { changed } from '../values/address'

/** The history's note that something was opened from the page, so that closing it can go back. */
export const OPENED = { opened: true }

/** Takes parameters out of the address: by going back where they were put there from the page. */
export function useClose(...names: string[]): () => void {
  const [parameters] = useSearchParams()
  const [path, navigate] = useLocation()
  const state = useHistoryState<typeof OPENED | null>()
  return () => {
    if (state?.opened) history.back()
    else
      navigate(
        `${path}?${changed(parameters, Object.fromEntries(names.map((name) => [name, null])))}`.replace(/\?$/, ''),
        { replace: true },
      )
  }
}
