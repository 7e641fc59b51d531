// Parts of the page that are fetched apart from the first ones. Not by React's own `lazy`: its Suspense shows nothing new for
// 300 milliseconds after each fallback, which is longer than most of them take to load.

import { useEffect, useState } from 'react'
import type { ComponentType } from 'react'
import { Loading } from './states'

interface Later<P> {
  (properties: P): React.ReactNode
  /** Fetches it before it is needed. */
  fetch: () => Promise<unknown>
}

export function later<P extends object>(load: () => Promise<{ default: ComponentType<P> }>): Later<P> {
  let Part: ComponentType<P> | null = null
  const fetch = async () => {
    Part ??= (await load()).default
  }
  const show = (properties: P) => {
    const [error, setError] = useState<Error | null>(null)
    const [, setFetched] = useState(Part !== null)
    useEffect(() => {
      if (!Part) fetch().then(() => setFetched(true), setError)
    }, [])
    if (error) throw error
    return Part ? <Part {...properties} /> : <Loading />
  }
  return Object.assign(show, { fetch })
}
