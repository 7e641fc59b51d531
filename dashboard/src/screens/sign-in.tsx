import type { FormEvent } from 'react'
import { useEffect, useState } from 'react'
import { signIn } from '../api/session'
import { Logo } from '../frame/frame'
import { Button } from '../parts/button'
import { Dialog } from '../parts/dialog'
import { Input } from '../parts/field'
import { Notice } from '../parts/states'

/** The way in. The address stays what it was, so that a link leads to where it points once somebody is signed in. */
export function SignIn() {
  useEffect(() => {
    document.title = 'Sign in · PayFlowX'
  }, [])
  return (
    <main className="flex min-h-full items-center justify-center p-4">
      <div className="w-full max-w-sm space-y-6 rounded-xl border border-line bg-panel p-7">
        <Logo />
        <h1 className="text-lg font-semibold">Sign in</h1>
        <SignInForm />
      </div>
    </main>
  )
}

/** Over whatever somebody was doing when the session ended: nothing that was typed is lost, and nobody else gets to see it. */
export function SignInAgain({ email }: { email: string }) {
  return (
    <Dialog kind="lock" title="Your session has ended">
      <p className="mb-4 text-soft">Sign in again to go on where you were. Nothing that you have typed is lost.</p>
      <SignInForm email={email} />
    </Dialog>
  )
}

function SignInForm({ email: known = '' }: { email?: string }) {
  const [email, setEmail] = useState(known)
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    const refusal = await signIn(email, password).catch((error: Error) => error.message)
    setBusy(false)
    setProblem(refusal)
    if (refusal) setPassword('')
  }
  return (
    <form className="space-y-4" onSubmit={(event) => void submit(event)}>
      {problem && <Notice tone="bad">{problem}</Notice>}
      <Input
        label="E-mail"
        type="email"
        name="email"
        autoComplete="username"
        required
        autoFocus={!known}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <Input
        label="Password"
        type="password"
        name="password"
        autoComplete="current-password"
        required
        autoFocus={Boolean(known)}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button kind="main" type="submit" className="w-full" busy={busy}>
        Sign in
      </Button>
    </form>
  )
}
