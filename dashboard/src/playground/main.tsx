// The playground: GraphiQL, as whoever is signed in to the dashboard, with nothing loaded from anywhere else.

import './nonce'
import 'graphiql/setup-workers/vite'
import { GraphiQL } from 'graphiql'
import 'graphiql/style.css'
import { StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { accessToken, start, useSession } from '../api/session'
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
  const token = await accessToken()
  if (token) headers.set('authorization', `Bearer ${token}`)
  for (const [name, value] of Object.entries(options?.headers ?? {})) headers.set(name, value)
  const body = JSON.stringify(parameters)
  const response = await fetch('/graphql', { method: 'POST', credentials: 'same-origin', headers, body })
  return response.json()
}

function Playground() {
  const session = useSession()
  useEffect(() => void start(), [])
  if (session.phase === 'starting') return null // what it asks for first, it asks for as whoever is signed in
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
        defaultQuery={FIRST_QUERY}
        defaultTheme={document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light'}
      />
    </>
  )
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Playground />
  </StrictMode>,
)
