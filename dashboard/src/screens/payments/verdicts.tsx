// What reconciliation says of a payment or of a refund, and what a person has decided about it or still may.

import { useState } from 'react'
import type { Viewer } from '../../api/session'
import { graphql } from '../../gql'
import type { VerdictFactsFragment } from '../../gql/graphql'
import { Badge } from '../../parts/badge'
import { Button } from '../../parts/button'
import { Instant } from '../../parts/show'
import { seesAll } from '../../values/role'
import * as words from '../../values/words'
import { Figures } from '../reconciliation/figures'
import { Decision, ResolveDialog, isUnresolved } from '../reconciliation/resolve'

graphql(`
  fragment VerdictFacts on ReconciliationResult {
    id
    status
    reason
    explanation
    createdAt
    isCurrent
    isResolved
    ...VerdictFigures
    resolution @include(if: $seesAll) {
      ...ResolutionFacts
    }
  }
`)

export function VerdictBadge({ of: { status, isResolved } }: { of: VerdictFactsFragment }) {
  return <Badge {...words.verdict(status, isResolved)} />
}

/** What follows from both sides. */
export function Verdict({ of: verdict, viewer, name }: { of: VerdictFactsFragment; viewer: Viewer; name: string }) {
  const [isResolving, setResolving] = useState(false)
  const { resolution } = verdict
  return (
    <>
      <p className="text-[0.9rem]">{verdict.explanation}</p>
      <Figures of={verdict} />
      {resolution && <Decision resolution={resolution} />}
      {seesAll(viewer) && isUnresolved(verdict) && (
        <Button onClick={() => setResolving(true)} aria-label={`Resolve ${name}`}>
          Resolve
        </Button>
      )}
      {isResolving && <ResolveDialog verdict={verdict} onClose={() => setResolving(false)} />}
    </>
  )
}

/** All verdicts, the current one first. */
export function Verdicts({ verdicts }: { verdicts: readonly VerdictFactsFragment[] }) {
  return (
    <section className="space-y-3">
      <h3 className="font-medium">Verdicts</h3>
      <ul className="divide-y divide-line rounded-lg border border-line">
        {verdicts.toReversed().map((verdict) => (
          <li key={verdict.id} className="space-y-1.5 p-3">
            <p className="flex flex-wrap items-center gap-2">
              <VerdictBadge of={verdict} /> {words.reason(verdict.reason)}
            </p>
            <p className="text-[0.8rem] text-soft">
              <Instant at={verdict.createdAt} />
            </p>
            {!verdict.isCurrent && <p className="text-[0.88rem]">{verdict.explanation}</p>}
            {!verdict.isCurrent && verdict.resolution && <Decision resolution={verdict.resolution} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
