import type { ReactNode } from 'react'
import { Instant, Money } from '../../parts/show'
import { shownDate } from '../../values/time'
import type { Moment } from '../../values/timeline'
import { timeline } from '../../values/timeline'
import * as words from '../../values/words'

/** All that happened to a payment, to its refunds and to its money at the bank, newest first. */
export function Timeline({ payment }: { payment: Parameters<typeof timeline>[0] }) {
  const moments = timeline(payment)
  return (
    <section className="space-y-3">
      <h3 className="font-medium">Timeline</h3>
      <ol className="space-y-0">
        {moments.map((moment, index) => (
          <li key={`${keyOf(moment)} ${moment.at} ${index}`} className="relative pb-5 pl-7 last:pb-0">
            <span aria-hidden className="absolute top-1.5 left-0.5 size-2.5 rounded-full bg-accent" />
            {index < moments.length - 1 && (
              <span aria-hidden className="absolute top-5 -bottom-0.5 left-[0.42rem] w-px bg-line" />
            )}
            <Told moment={moment} />
          </li>
        ))}
      </ol>
    </section>
  )
}

const keyOf = (moment: Moment) => (moment.kind === 'return' ? moment.leg.type : moment.event.type)

function Told({ moment }: { moment: Moment }) {
  switch (moment.kind) {
    case 'payment':
      return <Happened event={moment.event} title={words.event(moment.event.type)} />
    case 'refund':
      return (
        <Happened
          event={moment.event}
          title={
            <>
              Refund of <Money of={moment.refund.amount} />: {words.event(moment.event.type).toLowerCase()}
            </>
          }
        />
      )
    default:
      return (
        <>
          <p className="font-medium">
            {words.leg(moment.leg.type)}: <Money of={moment.leg.amount} signed />
          </p>
          <p className="text-[0.8rem] text-soft">
            {moment.leg.reason && <code className="font-mono">{moment.leg.reason} · </code>}
            {shownDate(moment.at)}
          </p>
        </>
      )
  }
}

function Happened({ event, title }: { event: { type: string; actor: string; occurredAt: string }; title: ReactNode }) {
  return (
    <>
      <p className="font-medium">{title}</p>
      <p className="text-[0.8rem] text-soft">
        <code className="font-mono">{event.type}</code> · <Instant at={event.occurredAt} />
      </p>
      <p className="font-mono text-[0.76rem] break-all text-soft">{event.actor}</p>
    </>
  )
}
