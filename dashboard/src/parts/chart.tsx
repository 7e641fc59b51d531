// A chart of bars, each a link to what it stands for: by pointer, by arrow keys, and in words for a screen reader.

import type { KeyboardEvent } from 'react'
import { useState } from 'react'
import { Link } from 'wouter'
import { shortNumber } from '../values/money'
import { ticks } from '../values/scale'

const WIDTH = 1000
const HEIGHT = 190
const GAP = 0.12

export interface Bar {
  label: string
  /** All of it in words. */
  title: string
  href: string
  good: number
  bad: number
}

export function BarChart({ name, bars }: { name: string; bars: readonly Bar[] }) {
  const [reached, setReached] = useState(bars.length - 1)
  const axis = ticks(Math.max(0, ...bars.map((bar) => bar.good + bar.bad)))
  const top = axis.at(-1) ?? 1
  const step = Math.max(1, Math.ceil(bars.length / 15))
  const current = Math.min(reached, bars.length - 1)

  const move = (event: KeyboardEvent<SVGGElement>) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, Home: -bars.length, End: bars.length }[event.key]
    if (by === undefined) return
    event.preventDefault()
    const next = Math.min(bars.length - 1, Math.max(0, current + by))
    setReached(next)
    event.currentTarget.querySelectorAll<SVGAElement>('a')[next]?.focus()
  }

  return (
    <div className="grid grid-cols-[auto_1fr] gap-x-2 text-[0.72rem] text-soft">
      <div aria-hidden className="flex h-44 flex-col-reverse justify-between text-right leading-none">
        {axis.map((tick) => (
          <span key={tick}>{shortNumber(tick)}</span>
        ))}
      </div>
      <svg
        role="group"
        aria-label={name}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="h-44 w-full overflow-visible"
      >
        {axis.map((tick) => (
          <line
            key={tick}
            x1={0}
            x2={WIDTH}
            y1={height(top - tick, top)}
            y2={height(top - tick, top)}
            stroke="var(--line)"
            vectorEffect="non-scaling-stroke"
          />
        ))}
        <g onKeyDown={move}>
          {bars.map((bar, index) => (
            <Link key={bar.label} href={bar.href} asChild>
              <a
                aria-label={bar.title}
                tabIndex={index === current ? 0 : -1}
                className="outline-offset-0 hover:opacity-80"
                onFocus={() => setReached(index)}
              >
                <title>{bar.title}</title>
                <rect
                  x={left(index, bars.length)}
                  width={width(bars.length)}
                  y={0}
                  height={HEIGHT}
                  fill="transparent"
                />
                <rect
                  x={left(index, bars.length)}
                  width={width(bars.length)}
                  y={height(top - bar.good, top)}
                  height={height(bar.good, top)}
                  rx={3}
                  fill="var(--bar)"
                />
                <rect
                  x={left(index, bars.length)}
                  width={width(bars.length)}
                  y={height(top - bar.good - bar.bad, top)}
                  height={height(bar.bad, top)}
                  rx={3}
                  fill="var(--bar-failed)"
                />
              </a>
            </Link>
          ))}
        </g>
      </svg>
      <div aria-hidden className="col-start-2 mt-1.5 flex">
        {bars.map((bar, index) => (
          <span
            key={bar.label}
            className={`w-0 grow text-center whitespace-nowrap ${index % (4 * step) ? 'max-sm:invisible' : ''}`}
          >
            <span className="-mx-6">{index % step === 0 ? bar.label : ''}</span>
          </span>
        ))}
      </div>
    </div>
  )
}

/** A share of a whole in a line; the shares are told apart by more than their colours in the text beside it. */
export function ShareBar({ shares }: { shares: readonly { name: string; share: number; colour: string }[] }) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      className="h-3 w-full overflow-hidden rounded-full bg-raised"
    >
      {shares.map(({ name, share, colour }, index) => (
        <rect key={name} x={100 * sum(shares.slice(0, index))} width={100 * share} y={0} height={4} fill={colour} />
      ))}
    </svg>
  )
}

function sum(shares: readonly { share: number }[]): number {
  return shares.reduce((total, { share }) => total + share, 0)
}

const height = (value: number, top: number) => (HEIGHT * value) / top
const left = (index: number, count: number) => ((index + GAP / 2) * WIDTH) / count
const width = (count: number) => ((1 - GAP) * WIDTH) / count
