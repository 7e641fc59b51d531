// The form that takes a payment, once, whatever happens to the click, the answer or the page.

import type { FormEvent } from 'react'
import { useState } from 'react'
import { Link } from 'wouter'
import { ask } from '../../api/ask'
import { useMerchants } from '../../api/merchants'
import type { Viewer } from '../../api/session'
import { graphql } from '../../gql'
import type { CreatePaymentMutation } from '../../gql/graphql'
import { Badge } from '../../parts/badge'
import { Button, buttonLook } from '../../parts/button'
import { useClose } from '../../parts/close'
import { Dialog } from '../../parts/dialog'
import { Input, Select } from '../../parts/field'
import { useCurrencies } from '../../parts/filters'
import type { Refusal } from '../../parts/once'
import { Standing, useOnce } from '../../parts/once'
import { Money } from '../../parts/show'
import { Empty, Loaded, Notice } from '../../parts/states'
import { address } from '../../values/address'
import type { Draft } from '../../values/draft'
import { loadDraft } from '../../values/draft'
import { amountProblem, typedAmount } from '../../values/money'
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

const EMPTY = { merchantId: '', amount: '', currency: 'EUR', paymentMethod: 'pm_success', reference: '' }

type Values = typeof EMPTY
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
  const name = `new-payment.${viewer.id}`
  const once = useOnce({
    name,
    load: () => loadDraft(sessionStorage, name, EMPTY),
    send: async (draft) => (await ask(Create, { input: inputOf(draft) })).createPayment,
    onDone: onOutcome,
  })
  const [found, setFound] = useState<Problems>({})
  const { draft, refusal, busy, set } = once
  const decimals = useDecimals(draft.values.currency)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const amount = amountProblem(draft.values.amount, draft.values.currency, decimals)
    const problems: Problems = {
      ...(amount && { amount }),
      ...(!draft.values.merchantId && { merchantId: 'Choose one.' }),
    }
    setFound(problems)
    if (Object.keys(problems).length === 0) void once.submit()
  }

  return (
    <form className="space-y-4" onSubmit={submit} noValidate>
      <Standing
        of={once}
        reused={
          <>
            <p>
              This form had been sent before, with other figures, and that payment was taken. Nothing was charged now.
            </p>
            <Link href={address('/payments', { search: draft.key })} className={`${buttonLook('plain')} mr-2`}>
              See that payment
            </Link>
          </>
        }
        renew="Make this another payment"
        unanswered="This form was sent and no answer has come, so it may have been taken. Sending it again is safe: it is charged once."
      />
      <Fields
        values={draft.values}
        problems={{ ...(refusal && problemOf(refusal)), ...found }}
        decimals={decimals}
        set={set}
      />
      <Button kind="main" type="submit" className="w-full" busy={busy}>
        {draft.sent && !busy ? 'Send again' : 'Create payment'}
      </Button>
      <p className="text-[0.8rem] text-soft">
        Key <code className="font-mono">{draft.key}</code>: however often this form is sent, it is charged once.
      </p>
    </form>
  )
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

function inputOf({ key, values }: Draft<Values>) {
  return {
    idempotencyKey: key,
    merchantId: values.merchantId,
    amount: { amount: typedAmount(values.amount), currency: values.currency },
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
function problemOf({ path, message }: Refusal): Problems {
  const field = path.at(-1) === 'currency' ? 'currency' : FIELDS[path[0] ?? '']
  return field ? { [field]: message } : {}
}
