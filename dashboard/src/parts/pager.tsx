import { useSearchParams } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'
import { changed } from '../values/address'
import { Button } from './button'

export const PAGE_SIZE = 50

interface PageInfo {
  hasNextPage: boolean
  hasPreviousPage: boolean
  startCursor?: string | null
  endCursor?: string | null
}

/** The arguments of the page that the address names. */
export function usePage(size = PAGE_SIZE) {
  const [parameters] = useSearchParams()
  const before = parameters.get('before')
  return before ? { last: size, before } : { first: size, after: parameters.get('after') }
}

interface ForwardProperties {
  page: { hasNextPage: boolean; endCursor?: string | null }
  /** The parameter that names the page. */
  name?: string
  /** What the page is called that one begins with, and the one after it. */
  words?: readonly [first: string, next: string]
  /** In a drawer, which Back closes: its pages are no steps of the way back. */
  inDrawer?: boolean
}

/** The way on through a list that can only be read forwards. */
export function ForwardPager({ page, name = 'after', words = ['Newest', 'Older'], inDrawer }: ForwardProperties) {
  const [parameters, setParameters] = useSearchParams()
  const state = useHistoryState()
  const after = parameters.get(name)
  const turn = (to: string | null | undefined) =>
    setParameters((current) => changed(current, { [name]: to }), inDrawer ? { replace: true, state } : {})
  if (!after && !page.hasNextPage) return null
  return (
    <nav aria-label="Pages" className="flex justify-end gap-2 border-t border-line px-4 py-3">
      <Button disabled={!after} onClick={() => turn(null)}>
        {words[0]}
      </Button>
      <Button disabled={!page.hasNextPage} onClick={() => turn(page.endCursor)}>
        {words[1]}
      </Button>
    </nav>
  )
}

/** The way to the pages beside this one, by cursors: new rows neither repeat nor hide any. */
export function Pager({ page }: { page: PageInfo }) {
  const [parameters, setParameters] = useSearchParams()
  const isFirst = !parameters.get('after') && !parameters.get('before')
  const turn = (to: { after?: string | null; before?: string | null }) =>
    setParameters((current) => changed(current, { after: null, before: null, ...to }))
  if (isFirst && !page.hasNextPage) return null
  return (
    <nav aria-label="Pages" className="flex items-center justify-end gap-2 border-t border-line px-4 py-3">
      <Button disabled={isFirst} onClick={() => turn({})}>
        Newest
      </Button>
      <Button disabled={isFirst || !page.hasPreviousPage} onClick={() => turn({ before: page.startCursor })}>
        Newer
      </Button>
      <Button disabled={!page.hasNextPage} onClick={() => turn({ after: page.endCursor })}>
        Older
      </Button>
    </nav>
  )
}
