// The form that takes a payment, once, whatever happens to the click, the answer or the page.

import { useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { useRef, useState } from 'react'
import { Link } from 'wouter'
import { ask } from '../../api/ask'
import { useMerchants } from '../../api/merchants'
import { Unreachable } from '../../api/post'
import type { Viewer } from '../../api/session'
import { graphql } from '../../gql'
import type { CreatePaymentMutation } from '../../gql/graphql'
import { Badge } from '../../parts/badge'
import { Button, buttonLook } from '../../parts/button'
import { useClose } from '../../parts/close'
import { Dialog } from '../../parts/dialog'
import { Input, Select } from '../../parts/field'
import { useCurrencies } from '../../parts/filters'
import { Money } from '../../parts/show'
import { Empty, Loaded, Notice } from '../../parts/states'
import { address } from '../../values/address'
import type { Draft, Values } from '../../values/draft'
import { dropDraft, keepDraft, loadDraft, newDraft } from '../../values/draft'
import { amountProblem } from '../../values/money'
import { PAYMENT_METHODS, paymentStatus } from '../../values/words'

const Create = graphql(`
  mutation CreatePayment($input: CreatePaymentInput!) {
    createPayment(input: $input) {
      replayed
      payment {
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

type Outcome = CreatePaymentMutation['createPayment']
type Problems = Partial<Record<keyof Values, string>>

export function NewPayment({ viewer }: { viewer: Viewer }) {
  const close = useClose('new')
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  return (
    <Dialog kind="window" title="Create a payment" onClose={close}>
      {outcome?.payment ? (
        <Taken outcome={outcome} payment={outcome.payment} onAnother={() => setOutcome(null)} />
      ) : (
        <Form viewer={viewer} onOutcome={setOutcome} />
      )}
    </Dialog>
  )
}

function Form({ viewer, onOutcome }: { viewer: Viewer; onOutcome: (outcome: Outcome) => void }) {
  const cache = useQueryClient()
  const [draft, setDraft] = useState<Draft>(() => loadDraft(sessionStorage, viewer.id))
  const [problems, setProblems] = useState<Problems>({})
  const [refusal, setRefusal] = useState<{ code: string; message: string } | null>(null)
  const [busy, setBusy] = useState(false)
  const underway = useRef(false) // a second click comes before the button can look pressed
  const decimals = useDecimals(draft.values.currency)

  const keep = (next: Draft) => {
    keepDraft(sessionStorage, viewer.id, next)
    setDraft(next)
  }
  const set = (values: Partial<Values>) => keep({ ...draft, values: { ...draft.values, ...values } })

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const amount = amountProblem(draft.values.amount, draft.values.currency, decimals)
    const found: Problems = {
      ...(amount && { amount }),
      ...(!draft.values.merchantId && { merchantId: 'Choose one.' }),
    }
    setProblems(found)
    if (Object.keys(found).length > 0 || underway.current) return
    underway.current = true
    setBusy(true)
    setRefusal(null)
    keep({ ...draft, sent: true })
    try {
      const { createPayment } = await ask(Create, { input: inputOf(draft) })
      const error = createPayment.errors[0]
      if (error) {
        // A refused input never uses up the key, so nothing was taken with it; unless the key itself is what was refused.
        keep({ ...draft, sent: error.code === 'IDEMPOTENCY_KEY_REUSED' })
        setProblems(problemOf(error))
        setRefusal(error)
      } else {
        dropDraft(sessionStorage, viewer.id)
        void cache.invalidateQueries()
        onOutcome(createPayment)
      }
    } catch (error) {
      setRefusal({ code: error instanceof Unreachable ? 'UNKNOWN' : 'FAILED', message: (error as Error).message })
    } finally {
      underway.current = false
      setBusy(false)
    }
  }

  return (
    <form className="space-y-4" onSubmit={(event) => void submit(event)} noValidate>
      <State
        draft={draft}
        refusal={refusal}
        busy={busy}
        onNew={() => {
          keep(newDraft(draft.values))
          setRefusal(null)
        }}
      />
      <Fields values={draft.values} problems={problems} decimals={decimals} set={set} />
      <Button kind="main" type="submit" className="w-full" busy={busy}>
        {draft.sent && !busy ? 'Send again' : 'Create payment'}
      </Button>
      <p className="text-[0.8rem] text-soft">
        Key <code className="font-mono">{draft.key}</code>: however often this form is sent, it is charged once.
      </p>
    </form>
  )
}

interface StateProperties {
  draft: Draft
  refusal: { code: string; message: string } | null
  busy: boolean
  onNew: () => void
}

/** What became of the last try, where it is not over. */
function State({ draft, refusal, busy, onNew }: StateProperties) {
  if (refusal?.code === 'IDEMPOTENCY_KEY_REUSED') {
    return (
      <Notice tone="bad">
        <p>This form had been sent before, with other figures, and that payment was taken. Nothing was charged now.</p>
        <p className="mt-2 flex flex-wrap gap-2">
          <Link href={address('/payments', { search: draft.key })} className={buttonLook('plain')}>
            See that payment
          </Link>
          <Button onClick={onNew}>Make this another payment</Button>
        </p>
      </Notice>
    )
  }
  if (draft.sent && !busy) {
    return (
      <Notice tone="busy">
        {refusal ? `${refusal.message} ` : ''}This form was sent and no answer has come, so it may have been taken.
        Sending it again is safe: it is charged once.
      </Notice>
    )
  }
  return refusal && <Notice tone="bad">{refusal.message}</Notice>
}

interface FieldsProperties {
  values: Values
  problems: Problems
  decimals: number
  set: (values: Partial<Values>) => void
}

function Fields({ values, problems, decimals, set }: FieldsProperties) {
  const merchants = useMerchants()
  const currencies = useCurrencies()
  return (
    <Loaded asked={merchants}>
      {(all) => {
        const active = all.filter((merchant) => merchant.isActive || merchant.id === values.merchantId)
        if (active.length === 0)
          return <Empty title="There is no active merchant yet.">An admin creates them in the settings.</Empty>
        return (
          <div className="space-y-4">
            <Select
              label="Merchant"
              autoFocus
              required
              problem={problems.merchantId}
              value={values.merchantId}
              onChange={(event) => set({ merchantId: event.target.value })}
            >
              <option value="">Choose a merchant</option>
              {active.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
            <div className="grid grid-cols-[1fr_8rem] gap-3">
              <Input
                label="Amount"
                required
                inputMode="decimal"
                autoComplete="off"
                maxLength={20}
                placeholder={decimals ? `0.${'0'.repeat(decimals)}` : '0'}
                problem={problems.amount}
                value={values.amount}
                onChange={(event) => set({ amount: event.target.value })}
              />
              <Select
                label="Currency"
                problem={problems.currency}
                value={values.currency}
                onChange={(event) => set({ currency: event.target.value })}
              >
                {(currencies.data?.currencies ?? [{ code: values.currency }]).map(({ code }) => (
                  <option key={code}>{code}</option>
                ))}
              </Select>
            </div>
            <Select
              label="Payment method"
              hint="The simulated gateway’s: each does what it says."
              problem={problems.paymentMethod}
              value={values.paymentMethod}
              onChange={(event) => set({ paymentMethod: event.target.value })}
            >
              {PAYMENT_METHODS.map(([value, word]) => (
                <option key={value} value={value}>
                  {word}
                </option>
              ))}
            </Select>
            <Input
              label="Reference"
              autoComplete="off"
              maxLength={255}
              hint="Your own order number; may stay empty."
              problem={problems.reference}
              value={values.reference}
              onChange={(event) => set({ reference: event.target.value })}
            />
          </div>
        )
      }}
    </Loaded>
  )
}

function Taken({
  outcome,
  payment,
  onAnother,
}: {
  outcome: Outcome
  payment: NonNullable<Outcome['payment']>
  onAnother: () => void
}) {
  return (
    <div className="space-y-4">
      {outcome.replayed && (
        <Notice tone="good">
          This form had been sent before. This is the payment that it made then; nothing was charged again.
        </Notice>
      )}
      <p className="text-3xl font-semibold">
        <Money of={payment.amount} />
      </p>
      <p role="status">
        <Badge {...paymentStatus(payment.status)} /> {payment.failureReason}
      </p>
      <div className="flex flex-wrap gap-2">
        <Link href={address('/payments', { payment: payment.id })} replace className={buttonLook('main')}>
          See the payment
        </Link>
        <Button onClick={onAnother}>Create another</Button>
      </div>
    </div>
  )
}

function useDecimals(currency: string): number {
  return useCurrencies().data?.currencies.find(({ code }) => code === currency)?.decimals ?? 2
}

function inputOf({ key, values }: Draft) {
  return {
    idempotencyKey: key,
    merchantId: values.merchantId,
    amount: { amount: values.amount.trim().replace(/^\./, '0.').replace(/\.$/, ''), currency: values.currency },
    paymentMethod: values.paymentMethod,
    reference: values.reference.trim() || null,
  }
}

const FIELDS: Record<string, keyof Values> = {
  merchantId: 'merchantId',
  amount: 'amount',
  paymentMethod: 'paymentMethod',
  reference: 'reference',
}

/** The refusal beside the field that it names. */
function problemOf({ path, message }: { path: string[]; message: string }): Problems {
  const field = path.at(-1) === 'currency' ? 'currency' : FIELDS[path[0] ?? '']
  return field ? { [field]: message } : {}
}
