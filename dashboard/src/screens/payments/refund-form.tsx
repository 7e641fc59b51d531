// The form that gives money back, once, whatever happens to the click, the answer or the page.

import type { FormEvent } from 'react'
import { useState } from 'react'
import { ask } from '../../api/ask'
import type { Viewer } from '../../api/session'
import { graphql } from '../../gql'
import type { CreateRefundMutation } from '../../gql/graphql'
import { Badge } from '../../parts/badge'
import { Button } from '../../parts/button'
import { useClose } from '../../parts/close'
import { Dialog } from '../../parts/dialog'
import { Input } from '../../parts/field'
import type { Once } from '../../parts/once'
import { Standing, useOnce } from '../../parts/once'
import { Money } from '../../parts/show'
import { Empty, Notice } from '../../parts/states'
import { unansweredDraft } from '../../values/draft'
import type { Amount } from '../../values/money'
import { amountProblem, decimalsOf, isNonZero, typedAmount } from '../../values/money'
import { refundStatus } from '../../values/words'

const REASON_LENGTH_MAX = 500

const Create = graphql(`
  mutation CreateRefund($input: CreateRefundInput!) {
    createRefund(input: $input) {
      replayed
      refund {
        id
        status
        failureReason
        amount {
          amount
          currency
        }
      }
      errors {
        code
        message
        path
      }
    }
  }
`)

type Outcome = CreateRefundMutation['createRefund']

interface Values {
  amount: string
  reason: string
}

interface Properties {
  viewer: Viewer
  payment: { id: string; refundable: Amount }
}

export function RefundForm({ viewer, payment }: Properties) {
  const { refundable } = payment
  const close = useClose('refund')
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const name = `refund.${viewer.id}.${payment.id}`
  const once = useOnce<Values, Outcome>({
    name,
    load: () => unansweredDraft(sessionStorage, name, { amount: refundable.amount, reason: '' }),
    send: async ({ key, values }) => {
      const amount = { amount: typedAmount(values.amount), currency: refundable.currency }
      const reason = values.reason.trim() || null
      return (await ask(Create, { input: { idempotencyKey: key, paymentId: payment.id, amount, reason } })).createRefund
    },
    onDone: setOutcome,
  })
  return (
    <Dialog kind="window" title="Refund" onClose={close}>
      {outcome ? (
        <Done outcome={outcome} onClose={close} />
      ) : isNonZero(refundable.amount) || once.draft.sent ? (
        <Form once={once} refundable={refundable} />
      ) : (
        <Empty title="Nothing is left to be refunded." />
      )}
    </Dialog>
  )
}

function Form({ once, refundable }: { once: Once<Values>; refundable: Amount }) {
  const { draft, refusal, busy, set } = once
  const [problem, setProblem] = useState<string | null>(null)
  const refused = (field: string) => (refusal?.path[0] === field ? refusal.message : null)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = amountProblem(draft.values.amount, refundable.currency, decimalsOf(refundable.amount))
    setProblem(found)
    if (!found) void once.submit()
  }

  return (
    <form className="space-y-4" onSubmit={submit} noValidate>
      <Standing
        of={once}
        isTold={Boolean(refused('amount') ?? refused('reason'))}
        reused={
          <p>
            This form had been sent before, with another amount or reason, and that refund was made. Nothing was given
            back now.
          </p>
        }
        renew="Make this another refund"
        unanswered="This form was sent and no answer has come, so it may have been done. Sending it again is safe: it is refunded once."
      />
      <Input
        label={`Amount in ${refundable.currency}`}
        autoFocus
        required
        inputMode="decimal"
        autoComplete="off"
        maxLength={20}
        hint={
          <>
            <Money of={refundable} /> can be refunded.
          </>
        }
        problem={problem ?? refused('amount')}
        value={draft.values.amount}
        onChange={(event) => set({ amount: event.target.value })}
      />
      <Input
        label="Reason"
        autoComplete="off"
        maxLength={REASON_LENGTH_MAX}
        hint="For people; may stay empty."
        problem={refused('reason')}
        value={draft.values.reason}
        onChange={(event) => set({ reason: event.target.value })}
      />
      <Button kind="main" type="submit" className="w-full" busy={busy}>
        {draft.sent && !busy ? 'Send again' : 'Refund'}
      </Button>
      <p className="text-[0.8rem] text-soft">
        Key <code className="font-mono">{draft.key}</code>: however often this form is sent, it is refunded once.
      </p>
    </form>
  )
}

/** What became of it: a refund, or a note that there will be one. */
function Done({ outcome: { refund, replayed }, onClose }: { outcome: Outcome; onClose: () => void }) {
  return (
    <div className="space-y-4">
      {replayed && (
        <Notice tone="good">
          This form had been sent before. This is what came of it then; nothing was given back again.
        </Notice>
      )}
      {refund ? (
        <>
          <p className="text-3xl font-semibold">
            <Money of={refund.amount} />
          </p>
          <p role="status">
            <Badge {...refundStatus(refund.status)} /> {refund.failureReason}
          </p>
        </>
      ) : (
        <p role="status">It has been taken down. No money has gone back yet.</p>
      )}
      <Button kind="main" onClick={onClose}>
        Done
      </Button>
    </div>
  )
}
