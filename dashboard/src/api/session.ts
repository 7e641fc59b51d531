// Who is signed in, in this tab. The access token is kept here, in memory, and nowhere else; the refresh token is in a
// cookie that no script can read. The server ends a session whose refresh token is used twice, so that tabs take turns.

import { useSyncExternalStore } from 'react'
import { graphql } from '../gql'
import type { SessionUserFragment } from '../gql/graphql'
import { Refused, post } from './post'

export type Viewer = SessionUserFragment

export type Session =
  | { phase: 'starting' | 'signed-out'; viewer: null }
  | { phase: 'unreachable'; viewer: null; message: string }
  | { phase: 'signed-in' | 'expired'; viewer: Viewer }

interface Token {
  text: string
  expiresAt: number
}

const EARLY_MILLISECONDS = 30_000
const LOCK = 'payflowx.session'

const Renew = graphql(`
  mutation Renew {
    refreshSession {
      accessToken
      expiresAt
      user {
        ...SessionUser
      }
      errors {
        code
      }
    }
  }
`)
const SignIn = graphql(`
  mutation SignIn($input: LoginInput!) {
    login(input: $input) {
      accessToken
      expiresAt
      user {
        ...SessionUser
      }
      errors {
        code
        message
        path
      }
    }
  }
`)
const SignOut = graphql(`
  mutation SignOut {
    logout
  }
`)
graphql(`
  fragment SessionUser on User {
    id
    email
    name
    role
  }
`)

let session: Session = { phase: 'starting', viewer: null }
let token: Token | null = null
let renewing: Promise<void> | null = null
let sitting = 0
let lastTurn: Promise<unknown> = Promise.resolve()
const listeners = new Set<() => void>()
const otherTabs = new BroadcastChannel(LOCK)

/** The session, for a component that shows it. */
export function useSession(): Session {
  return useSyncExternalStore(subscribe, () => session)
}

/** Runs something each time the session changes, and gives what stops that. */
export function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function currentSession(): Session {
  return session
}

/** Another number whenever somebody else is signed in here, or nobody any more: what began under one ends under it or not at all. */
export function currentSitting(): number {
  return sitting
}

/** The access token, renewed where it is about to end; null where nobody is signed in. Throws Refused where the session has ended. */
export async function accessToken(): Promise<string | null> {
  if (token && token.expiresAt - Date.now() < EARLY_MILLISECONDS) await renew()
  // Whatever is asked without a token counts as a stranger's, and too much of it would keep everybody from signing in.
  if (session.phase === 'expired') throw new Refused('Your session has ended.', 'UNAUTHENTICATED')
  return token?.text ?? null
}

/** Gets the next access token with the browser's cookie, once at a time among all tabs. */
export function renew(): Promise<void> {
  renewing ??= inTurn(renewInTurn).finally(() => {
    renewing = null
  })
  return renewing
}

async function renewInTurn(): Promise<void> {
  if (session.phase === 'signed-out') return // while it waited for its turn, whoever it was for has signed out
  let renewed
  try {
    renewed = (await post(Renew, {}, null, { keepalive: true })).refreshSession
  } catch (error) {
    // Whether the cookie is still good isn't known; who was signed in stays so until the server says otherwise.
    if (!session.viewer) {
      change({ phase: 'unreachable', viewer: null, message: error instanceof Error ? error.message : String(error) })
    }
    throw error
  }
  const { accessToken: text, expiresAt, user } = renewed
  if (text && expiresAt && user) {
    token = { text, expiresAt: Date.parse(expiresAt) }
    change({ phase: 'signed-in', viewer: user })
  } else {
    token = null
    change(session.viewer ? { phase: 'expired', viewer: session.viewer } : { phase: 'signed-out', viewer: null })
  }
}

/** Looks whose session the browser holds. Until that is known, nothing of whoever was here is shown. */
export async function start(): Promise<void> {
  token = null
  change({ phase: 'starting', viewer: null })
  await renew().catch(() => undefined) // the session says what became of it
}

/** Signs in; gives the sentence that says why not, else null. Throws Unreachable and Refused. */
export async function signIn(email: string, password: string): Promise<string | null> {
  return inTurn(async () => {
    const { login } = await post(SignIn, { input: { email, password } }, null)
    if (!login.accessToken || !login.expiresAt || !login.user)
      return login.errors[0]?.message ?? 'Nobody was signed in.'
    token = { text: login.accessToken, expiresAt: Date.parse(login.expiresAt) }
    change({ phase: 'signed-in', viewer: login.user })
    otherTabs.postMessage(login.user.id)
    return null
  })
}

/** Ends the session, here and in every tab. Throws Unreachable: then it has not ended. */
export async function signOut(): Promise<void> {
  await inTurn(() => post(SignOut, {}, token?.text ?? null))
  forget()
  otherTabs.postMessage(null)
}

/** What the answer UNAUTHENTICATED means: the access token is good no longer, and perhaps the session. */
export function isUnauthenticated(error: unknown): boolean {
  return error instanceof Refused && error.code === 'UNAUTHENTICATED'
}

/** Nobody is signed in any more, on purpose. */
function forget(): void {
  token = null
  change({ phase: 'signed-out', viewer: null })
}

/** One at a time among all tabs; over plain HTTP to another machine browsers have no locks, and only one tab is safe there. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (navigator.locks) return navigator.locks.request(LOCK, work) as Promise<T>
  const turn = lastTurn.then(work)
  lastTurn = turn.catch(() => undefined) // told to whoever waits for it; the next one comes either way
  return turn
}

function change(next: Session): void {
  const isSame = next.phase === session.phase && next.viewer?.id === session.viewer?.id
  if (isSame && next.viewer?.role === session.viewer?.role && next.phase !== 'unreachable') return
  if (next.viewer?.id !== session.viewer?.id) sitting += 1
  session = next
  for (const listener of listeners) listener()
}

otherTabs.onmessage = ({ data: viewerId }: MessageEvent<string | null>) => {
  // Somebody has signed in or out in another tab, and the cookie that this one shares has changed with it. Whoever else was
  // here is shown no longer, also where the server can't be asked.
  if (viewerId === null) forget()
  else if (viewerId === session.viewer?.id) void renew().catch(() => undefined)
  else void start()
}

// A browser keeps a page that is left as it was, for the way back. Somebody else may come that way, so it is emptied before.
addEventListener('pagehide', ({ persisted }) => {
  if (!persisted) return
  token = null
  change({ phase: 'starting', viewer: null })
})
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) void start()
})
