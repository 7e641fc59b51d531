// The words that the first page says, apart from the others so that it is light.

export type Tone = 'good' | 'bad' | 'busy' | 'calm' | 'plain'

export interface Word {
  text: string
  tone: Tone
}

const VERDICT: Record<string, Word> = {
  MATCHED: { text: 'Matched', tone: 'good' },
  MISMATCHED: { text: 'Mismatched', tone: 'bad' },
  SETTLEMENT_PENDING: { text: 'Pending', tone: 'calm' },
  MISSING_SETTLEMENT: { text: 'Missing', tone: 'bad' },
}

const RUN_STATUS: Record<string, Word> = {
  RUNNING: { text: 'Running', tone: 'busy' },
  COMPLETED: { text: 'Completed', tone: 'good' },
  FAILED: { text: 'Failed', tone: 'bad' },
}

export const VERDICTS = Object.keys(VERDICT)

export const runStatus = (value: string): Word => RUN_STATUS[value] ?? unknown(value)

/** What a person has resolved is as it was, but calls nobody any more. */
export function verdict(value: string, isResolved = false): Word {
  const word = VERDICT[value] ?? unknown(value)
  return isResolved ? { text: `${word.text} · resolved`, tone: 'plain' } : word
}

export function unknown(value: string): Word {
  const text = value.toLowerCase().replaceAll(/[._]/g, ' ')
  return { text: text.charAt(0).toUpperCase() + text.slice(1), tone: 'plain' }
}
