// Which screen: by who is signed in, and by the address.

import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Route, Switch, useLocation, useSearchParams } from 'wouter'
import { newCache } from './api/ask'
import { currentSession, start, subscribe, useSession } from './api/session'
import type { Viewer } from './api/session'
import { Frame, Screen } from './frame/frame'
import { Boundary } from './parts/boundary'
import { later } from './parts/later'
import { Empty, Failed, Loading } from './parts/states'
import { Overview } from './screens/overview'
import { SignIn, SignInAgain } from './screens/sign-in'
import { seesAll } from './values/role'

const REST_MILLISECONDS = 1_500

// Fetched apart, the one that the address names first: nobody waits for a screen that isn't looked at.
const PaymentDrawer = later(() => import('./screens/payments/payment-drawer'))
const Payments = later(() => import('./screens/payments/payments'))
const Reconciliation = later(() => import('./screens/reconciliation/reconciliation'))
const Refunds = later(() => import('./screens/refunds'))
const Settings = later(() => import('./screens/settings/settings'))
const Settlements = later(() => import('./screens/settlements'))
const Statements = later(() => import('./screens/statements/statements'))
const SCREENS = {
  payments: Payments,
  reconciliation: Reconciliation,
  refunds: Refunds,
  settings: Settings,
  settlements: Settlements,
  statements: Statements,
}

/** Fetches the screen of the address while the session is being looked for, and the others once that one is there. */
export function fetchScreens(): void {
  const name = location.pathname.split('/')[1] as keyof typeof SCREENS
  const quietly = (part: { fetch: () => Promise<unknown> }) => part.fetch().catch(() => undefined) // it is told where it is used
  void quietly(SCREENS[name] ?? { fetch: async () => undefined }).then(() =>
    setTimeout(() => [PaymentDrawer, ...Object.values(SCREENS)].forEach(quietly), REST_MILLISECONDS),
  )
}

/** Takes what somebody looked for and opened out of the address once that one is signed in here no longer. */
export function keepAddressesApart(): void {
  let last: string | undefined
  subscribe(() => {
    const { phase, viewer } = currentSession()
    const isOver = viewer ? viewer.id !== last : phase === 'signed-out'
    if (last && isOver) history.replaceState(null, '', location.pathname)
    if (viewer || isOver) last = viewer?.id
  })
}

export function App() {
  const session = useSession()
  useEffect(() => void start(), [])
  switch (session.phase) {
    case 'starting':
      return <Loading />
    case 'unreachable':
      return <Failed error={new Error(session.message)} onRetry={() => void start()} />
    case 'signed-out':
      return <SignIn />
    default:
      return (
        <>
          <Signed key={session.viewer.id} viewer={session.viewer} />
          {session.phase === 'expired' && <SignInAgain email={session.viewer.email} />}
        </>
      )
  }
}

function Signed({ viewer }: { viewer: Viewer }) {
  const [cache] = useState(newCache)
  useEffect(
    () =>
      subscribe(() => {
        const session = currentSession()
        if (session.phase === 'signed-in' && session.viewer.id === viewer.id) void cache.invalidateQueries()
      }),
    [cache, viewer.id],
  )
  return (
    <QueryClientProvider client={cache}>
      <Frame viewer={viewer}>
        <Screens viewer={viewer} />
        <OpenPayment viewer={viewer} />
      </Frame>
    </QueryClientProvider>
  )
}

function Screens({ viewer }: { viewer: Viewer }) {
  const [path] = useLocation()
  return (
    <Boundary key={path}>
      <Switch>
        <Route path="/">
          <Overview viewer={viewer} />
        </Route>
        <Route path="/payments">
          <Payments viewer={viewer} />
        </Route>
        <Route path="/refunds">
          <Refunds />
        </Route>
        <Route path="/settlements">
          <Settlements />
        </Route>
        <Route path="/statements">
          {seesAll(viewer) ? (
            <Statements />
          ) : (
            <Screen title="Not found">
              <Empty title="There is no such page, or none that you may see." />
            </Screen>
          )}
        </Route>
        <Route path="/reconciliation">
          <Reconciliation viewer={viewer} />
        </Route>
        <Route path="/settings/:section?">{({ section }) => <Settings viewer={viewer} section={section} />}</Route>
        <Route>
          <Screen title="Not found">
            <Empty title="There is no such page." />
          </Screen>
        </Route>
      </Switch>
    </Boundary>
  )
}

function OpenPayment({ viewer }: { viewer: Viewer }) {
  const [parameters] = useSearchParams()
  return (
    parameters.has('payment') && (
      <Boundary>
        <PaymentDrawer viewer={viewer} />
      </Boundary>
    )
  )
}
