import type { Tone } from '../values/first-words'

const LOOKS: Record<Tone, string> = {
  good: 'bg-good-wash text-good',
  bad: 'bg-bad-wash text-bad',
  busy: 'bg-busy-wash text-busy',
  calm: 'bg-calm-wash text-calm',
  plain: 'bg-plain-wash text-plain',
}

/** A state in a word and a colour. */
export function Badge({ text, tone }: { text: string; tone: Tone }) {
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-full px-2 py-0.5 text-[0.78rem] font-medium whitespace-nowrap ${LOOKS[tone]}`}
    >
      <span aria-hidden className="size-1.5 rounded-full bg-current" />
      {text}
    </span>
  )
}
