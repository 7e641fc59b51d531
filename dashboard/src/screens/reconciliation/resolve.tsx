// What a person decides about a verdict that is wrong. The verdict stays as it is, and so does the money.

import { useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { useRef, useState } from 'react'
import { ask } from '../../api/ask'
import { graphql } from '../../gql'
import type { ResolutionFactsFragment, ResolutionKind, VerdictFiguresFragment } from '../../gql/graphql'
import { Button } from '../../parts/button'
import { Dialog } from '../../parts/dialog'
import { Select, Text } from '../../parts/field'
import { Ago } from '../../parts/show'
import { Notice } from '../../parts/states'
import { DISCREPANCIES } from '../../values/discrepancies'
import { resolution as word } from '../../values/words'
import { Figures } from './figures'

const NOTE_LENGTH_MAX = 1000
const KINDS: readonly (readonly [kind: ResolutionKind, word: string])[] = [
  ['ACCEPTED', 'Accepted – what came is right'],
  ['WRITTEN_OFF', 'Written off'],
  ['CORRECTED_OUTSIDE', 'Corrected outside'],
]

const Decide = graphql(`
  mutation ResolveDiscrepancy($input: ResolveDiscrepancyInput!) {
    resolveDiscrepancy(input: $input) {
      result {
        id
      }
      errors {
        code
        message
        path
      }
    }
  }
`)
graphql(`
  fragment ResolutionFacts on Resolution {
    kind
    note
    resolvedAt
    resolvedBy {
      id
      email
    }
  }
`)

interface Verdict {
  id: string
  status: string
  explanation: string
  isCurrent: boolean
  resolution?: ResolutionFactsFragment | null
}

/** Whether a person may still decide about it. */
export function isUnresolved({ status, isCurrent, resolution }: Verdict): boolean {
  return isCurrent && !resolution && DISCREPANCIES.includes(status)
}

/** What was decided, why, by whom and when. */
export function Decision({ resolution }: { resolution: ResolutionFactsFragment }) {
  return (
    <div className="rounded-lg bg-raised px-3 py-2 text-[0.88rem]">
      <p>
        <span className="font-medium">{word(resolution.kind)}.</span>{' '}
        <span className="break-words">{resolution.note}</span>
      </p>
      <p className="text-[0.8rem] break-words text-soft">
        {resolution.resolvedBy.email}, <Ago at={resolution.resolvedAt} />
      </p>
    </div>
  )
}

interface Problem {
  code: string
  message: string
  path: readonly string[]
}

export function ResolveDialog({
  verdict,
  onClose,
}: {
  verdict: Verdict & VerdictFiguresFragment
  onClose: () => void
}) {
  const cache = useQueryClient()
  const [kind, setKind] = useState<ResolutionKind>('ACCEPTED')
  const [note, setNote] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const underway = useRef(false) // a second click comes before the button can look pressed

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const text = note.trim().replaceAll(/\s+/g, ' ') // it is kept as one line
    if (!text) return setProblem({ code: 'INVALID_INPUT', message: 'Say why.', path: ['note'] })
    if (underway.current) return
    underway.current = true
    setBusy(true)
    const refusal = await ask(Decide, { input: { resultId: verdict.id, kind, note: text } }).then(
      ({ resolveDiscrepancy }) => resolveDiscrepancy.errors[0] ?? null,
      (error: Error) => ({ code: 'FAILED', message: error.message, path: [] }),
    )
    underway.current = false
    setBusy(false)
    setProblem(refusal)
    void cache.invalidateQueries()
    if (!refusal) onClose()
  }
  const isStale = problem?.code === 'CONFLICT'
  const isOfNote = problem?.path[0] === 'note'
  return (
    <Dialog kind="window" title="Resolve" onClose={onClose}>
      <form className="space-y-4" onSubmit={(event) => void submit(event)} noValidate>
        <p>{verdict.explanation}</p>
        <Figures of={verdict} />
        {problem && !isOfNote && (
          <Notice tone="bad">
            {problem.message} {isStale && 'Nothing was recorded. What is shown behind this is loaded anew.'}
          </Notice>
        )}
        {!isStale && (
          <>
            <Select
              label="Decision"
              autoFocus
              value={kind}
              onChange={(event) => setKind(event.target.value as ResolutionKind)}
            >
              {KINDS.map(([value, text]) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </Select>
            <Text
              label="Note"
              required
              rows={3}
              maxLength={NOTE_LENGTH_MAX}
              hint="Why. It is kept for good and can’t be changed."
              problem={isOfNote ? problem.message : null}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
            <Button kind="main" type="submit" className="w-full" busy={busy}>
              Resolve
            </Button>
          </>
        )}
      </form>
    </Dialog>
  )
}
