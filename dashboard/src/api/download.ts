// Files that the server sends. The browser asks for them by itself, with the cookie of the session, and keeps what comes; so it
// is looked first whether a file would come, and what would come instead of it is told and never saved.

import { signed } from './ask'
import { Refused, Unreachable } from './post'

const SECONDS_MAX = 15

/** Has the browser save a file of the server's. Throws Refused and Unreachable. */
export async function download(href: string): Promise<void> {
  await signed(() => look(href))
  const link = document.createElement('a')
  link.href = href
  link.download = '' // by the name that the server gives it
  link.click()
}

async function look(href: string): Promise<void> {
  const response = await answer(href)
  if (response.ok) return
  const seconds = Number(response.headers.get('retry-after'))
  if (response.status === 401) throw new Refused('Sign in again to export.', 'UNAUTHENTICATED')
  throw new Refused(
    seconds ? `Too much at once: try again in ${seconds} s.` : `The server refuses this export (${response.status}).`,
    'REFUSED',
  )
}

async function answer(href: string): Promise<Response> {
  try {
    const signal = AbortSignal.timeout(SECONDS_MAX * 1000)
    return await fetch(href, { method: 'HEAD', credentials: 'same-origin', signal })
  } catch {
    throw new Unreachable('The server can’t be reached.')
  }
}
