// The playground: GraphiQL, as whoever is signed in to the dashboard, with nothing loaded from anywhere else.

import './nonce'
import 'graphiql/setup-workers/vite'
import { GraphiQL } from 'graphiql'
import 'graphiql/style.css'
import { StrictMode, useEffect, useMemo, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { accessToken, start, useSession } from '../api/session'
import { dropShared, keptFor } from './kept'
import './playground.css'

const FIRST_QUERY = `# Ctrl-Enter runs the operation at the cursor, Ctrl-Space completes it.

query Payments {
  payments(first: 10) {
    nodes {
      id
      status
      amount { amount currency }
      settlement { status amount { amount currency } }
      reconciliation { status explanation }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`

interface Parameters {
  query: string
  variables?: unknown
  operationName?: string | null
}

/** The answer to an operation; a header that was typed into the editor goes before the session's token. */
async function fetcher(parameters: Parameters, options?: { headers?: Record<string, string> }): Promise<unknown> {
  const headers = new Headers({ 'content-type': 'application/json', accept: 'application/graphql-response+json' })
  for (const [name, value] of Object.entries(options?.headers ?? {})) headers.set(name, value)
  const token = headers.has('authorization') ? null : await accessToken()
  if (token) headers.set('authorization', `Bearer ${token}`)
  const body = JSON.stringify(parameters)
  const response = await fetch('/graphql', { method: 'POST', credentials: 'same-origin', headers, body })
  return response.json()
}

const NOBODY = 'nobody'

function Playground() {
  const session = useSession()
  const [owner, setOwner] = useState<string | null>(null)
  useEffect(() => void start(), [])
  const here = session.phase === 'starting' ? null : (session.viewer?.id ?? NOBODY)
  useEffect(() => {
    if (here && !owner) setOwner(here)
    // The editor remembers what it was asked and what it was answered: before somebody else comes, all of that has to go.
    else if (here && here !== owner) location.reload()
  }, [here, owner])
  const kept = useMemo(() => keptFor(owner ?? NOBODY, sessionStorage), [owner])
  if (!here || here !== owner) return null // what it asks for first, it asks for as whoever is signed in
  return (
    <>
      <header className="playground-bar">
        <strong>PayFlowX playground</strong>
        <a href="/">Dashboard</a>
        <span>
          {session.viewer
            ? `Signed in as ${session.viewer.email} (${session.viewer.role})`
            : 'Nobody is signed in: sign in on the dashboard, or send an authorization header.'}
        </span>
      </header>
      <GraphiQL
        fetcher={fetcher as never}
        storage={kept}
        defaultQuery={FIRST_QUERY}
        defaultTheme={document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light'}
      />
    </>
  )
}

dropShared(localStorage)
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Playground />
  </StrictMode>,
)
