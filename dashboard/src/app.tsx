// Which screen: by who is signed in, and by the address.

import { QueryClientProvider } from '@tanstack/react-query'
import { Suspense, lazy, useEffect, useState } from 'react'
import { Route, Switch, useSearchParams } from 'wouter'
import { newCache } from './api/ask'
import { currentSession, start, subscribe, useSession } from './api/session'
import type { Viewer } from './api/session'
import { Frame, Screen } from './frame/frame'
import { Empty, Failed, Loading } from './parts/states'
import { Overview } from './screens/overview'
import { SignIn, SignInAgain } from './screens/sign-in'

// Fetched when they are gone to: the first page is what most people wait for.
const PaymentDrawer = lazy(() => import('./screens/payments/payment-drawer'))
const Payments = lazy(() => import('./screens/payments/payments'))
const Reconciliation = lazy(() => import('./screens/reconciliation/reconciliation'))
const Settings = lazy(() => import('./screens/settings/settings'))
const Settlements = lazy(() => import('./screens/settlements'))

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
        if (currentSession().phase === 'signed-in') void cache.invalidateQueries()
      }),
    [cache],
  )
  return (
    <QueryClientProvider client={cache}>
      <Frame viewer={viewer}>
        <Suspense fallback={<Loading />}>
          <Switch>
            <Route path="/">
              <Overview viewer={viewer} />
            </Route>
            <Route path="/payments">
              <Payments viewer={viewer} />
            </Route>
            <Route path="/settlements">
              <Settlements />
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
        </Suspense>
        <OpenPayment viewer={viewer} />
      </Frame>
    </QueryClientProvider>
  )
}

function OpenPayment({ viewer }: { viewer: Viewer }) {
  const [parameters] = useSearchParams()
  return (
    parameters.has('payment') && (
      <Suspense>
        <PaymentDrawer viewer={viewer} />
      </Suspense>
    )
  )
}
