// What is around every screen: where one is, where one can go, who one is.

import {
  ArrowLeftRight,
  FileText,
  LayoutDashboard,
  Landmark,
  LogOut,
  Moon,
  Plus,
  Scale,
  Settings,
  SquareTerminal,
  Sun,
  Undo2,
} from 'lucide-react'
import type { ComponentType, ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { Viewer } from '../api/session'
import { signOut } from '../api/session'
import { Button } from '../parts/button'
import { OPENED } from '../parts/close'
import { Notice } from '../parts/states'
import { seesAll } from '../values/role'
import { useKeys } from './keys'
import { setDark, useIsDark } from './theme'

interface Place {
  href: string
  name: string
  icon: ComponentType<{ className?: string; 'aria-hidden'?: boolean }>
  /** Only for those who see everybody's payments. */
  forAll?: boolean
}

const PLACES: readonly Place[] = [
  { href: '/', name: 'Overview', icon: LayoutDashboard },
  { href: '/payments', name: 'Payments', icon: ArrowLeftRight },
  { href: '/refunds', name: 'Refunds', icon: Undo2 },
  { href: '/settlements', name: 'Settlements', icon: Landmark },
  { href: '/statements', name: 'Statements', icon: FileText, forAll: true },
  { href: '/reconciliation', name: 'Reconciliation', icon: Scale },
  { href: '/settings', name: 'Settings', icon: Settings },
]

/** Where the server has the playground; nowhere in production. */
const PLAYGROUND = document.querySelector<HTMLMetaElement>('meta[name="payflowx:playground"]')?.content

export function Frame({ viewer, children }: { viewer: Viewer; children: ReactNode }) {
  useKeys()
  return (
    <div className="flex min-h-full flex-col md:flex-row">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:z-10 focus:m-2 focus:rounded-lg focus:bg-panel focus:p-3"
      >
        Skip to the content
      </a>
      <header className="flex shrink-0 flex-col border-line bg-panel max-md:border-b md:sticky md:top-0 md:h-dvh md:w-56 md:border-r">
        <div className="flex items-center justify-between px-4 pt-4 md:px-6">
          <Logo />
          <div className="flex gap-1 md:hidden">
            <ThemeSwitch bare />
            <SignOut bare />
          </div>
        </div>
        <Navigation viewer={viewer} />
        <div className="mt-auto space-y-2 p-4 max-md:hidden">
          <p className="px-2 text-[0.8rem] break-all text-soft" title={viewer.role}>
            {viewer.email}
          </p>
          <ThemeSwitch />
          <SignOut />
        </div>
      </header>
      <main id="main" className="mx-auto w-full max-w-[84rem] min-w-0 grow p-4 sm:p-6 md:p-8">
        {children}
      </main>
    </div>
  )
}

export function Logo() {
  return (
    <span className="flex items-center gap-2.5 text-[1.05rem] font-semibold">
      <img src="/favicon.svg" alt="" className="size-7" />
      PayFlowX
    </span>
  )
}

function Navigation({ viewer }: { viewer: Viewer }) {
  const [path] = useLocation()
  const places = useRef<HTMLElement>(null)
  useEffect(() => {
    // On a phone there is not room for all of them.
    places.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [path])
  return (
    <nav ref={places} aria-label="Screens" className="flex gap-1 overflow-x-auto p-3 md:flex-col md:px-4 md:py-5">
      {PLACES.filter(({ forAll }) => !forAll || seesAll(viewer)).map(({ href, name, icon }) => {
        const isHere = href === '/' ? path === '/' : path.startsWith(href)
        return (
          <Link key={href} href={href} aria-current={isHere ? 'page' : undefined} className={look(isHere)}>
            <Label icon={icon} name={name} />
          </Link>
        )
      })}
      {PLAYGROUND && (
        <a href={PLAYGROUND} className={look(false)}>
          <Label icon={SquareTerminal} name="Playground" />
        </a>
      )}
    </nav>
  )
}

function Label({ icon: Icon, name }: Pick<Place, 'icon' | 'name'>) {
  return (
    <>
      <Icon aria-hidden className="size-4" />
      {name}
    </>
  )
}

const look = (isHere: boolean) =>
  `flex min-h-9 items-center gap-3 rounded-lg px-3 py-2 text-[0.9rem] font-medium whitespace-nowrap ${isHere ? 'bg-raised text-ink' : 'text-soft hover:bg-raised hover:text-ink'}`

function ThemeSwitch({ bare = false }: { bare?: boolean }) {
  const isDark = useIsDark()
  const Icon = isDark ? Sun : Moon
  const name = isDark ? 'Light mode' : 'Dark mode'
  return (
    <Button
      kind={bare ? 'quiet' : 'plain'}
      className={bare ? '' : 'w-full'}
      onClick={() => setDark(!isDark)}
      aria-label={name}
    >
      <Icon aria-hidden className="size-4" />
      {!bare && name}
    </Button>
  )
}

function SignOut({ bare = false }: { bare?: boolean }) {
  const [problem, setProblem] = useState<string | null>(null)
  const leave = () => signOut().catch((error: Error) => setProblem(error.message))
  return (
    <>
      <Button
        kind={bare ? 'quiet' : 'plain'}
        className={bare ? '' : 'w-full'}
        onClick={() => void leave()}
        aria-label="Sign out"
      >
        {bare ? <LogOut aria-hidden className="size-4" /> : 'Sign out'}
      </Button>
      {problem && <Notice tone="bad">You are still signed in. {problem}</Notice>}
    </>
  )
}

interface ScreenProperties {
  title: string
  /** Beside the title. */
  aside?: ReactNode
  /** At the other end of the line. */
  actions?: ReactNode
  children: ReactNode
}

/** One screen: its title, also that of the browser's tab, and what can be done on it. */
export function Screen({ title, aside, actions, children }: ScreenProperties) {
  useEffect(() => {
    document.title = `${title} · PayFlowX`
  }, [title])
  return (
    <div className="space-y-6">
      <div className="flex min-h-9 flex-wrap items-center justify-between gap-3">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-xl font-semibold">{title}</h1>
          {aside}
        </div>
        <div className="flex flex-wrap gap-2">{actions}</div>
      </div>
      {children}
    </div>
  )
}

/** A part of a screen on a surface of its own. */
export function Panel({ title, aside, children }: { title?: ReactNode; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="overflow-hidden rounded-xl border border-line bg-panel">
      {(title || aside) && (
        <div className="flex flex-wrap items-center justify-between gap-2 px-5 pt-4">
          <h2 className="text-[0.95rem] font-medium">{title}</h2>
          {aside}
        </div>
      )}
      {children}
    </section>
  )
}

/** Whether what is shown is what is: it says so when the server can't be asked any more. */
export function LiveBadge({ asked }: { asked: { isError: boolean; failureCount: number; isPending: boolean } }) {
  const isLost = asked.isError || asked.failureCount > 0
  if (asked.isPending && !isLost) return null
  return (
    <span
      role="status"
      className={`inline-flex items-center gap-1.5 text-[0.8rem] font-medium ${isLost ? 'text-busy' : 'text-good'}`}
    >
      <span aria-hidden className={`size-1.5 rounded-full bg-current ${isLost ? 'animate-pulse' : ''}`} />
      {isLost ? 'Reconnecting' : 'Live'}
    </span>
  )
}

export function CreatePaymentLink({ href, className }: { href: string; className: string }) {
  return (
    <Link href={href} state={OPENED} className={className}>
      <Plus aria-hidden className="size-4 max-sm:hidden" />
      Create payment
    </Link>
  )
}
