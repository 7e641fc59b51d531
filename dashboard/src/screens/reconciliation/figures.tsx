// What a verdict rests on, in the words of money: what was paid, what is due of it, what came, and what nobody can explain;
// of a refund, what was given back and what the bank booked for it.

import { graphql } from '../../gql'
import type { VerdictFiguresFragment } from '../../gql/graphql'
import { Fact, Facts } from '../../parts/facts'
import { Money } from '../../parts/show'
import { isNonZero } from '../../values/money'

graphql(`
  fragment VerdictFigures on ReconciliationResult {
    expected {
      amount
      currency
    }
    fee {
      amount
      currency
    }
    due {
      amount
      currency
    }
    tolerance {
      amount
      currency
    }
    actual {
      amount
      currency
    }
    returned {
      amount
      currency
    }
    unexplained {
      amount
      currency
    }
    refund {
      id
    }
  }
`)

/** The figures of a verdict below each other, as they are reckoned. */
export function Figures({ of }: { of: VerdictFiguresFragment & { status: string } }) {
  return (
    <Facts>
      <Fact name={of.refund ? 'Refunded' : 'Paid'}>
        <Money of={of.expected} />
      </Fact>
      <Fact name="Fee">
        <Money of={of.fee} />
      </Fact>
      <Fact name="Due">
        <Money of={of.due} />
      </Fact>
      {isNonZero(of.tolerance.amount) && (
        <Fact name="Tolerance">
          <Money of={of.tolerance} />
        </Fact>
      )}
      <Fact name={of.refund ? 'Booked' : 'Received'}>
        <Money of={of.actual} />
      </Fact>
      {of.returned && (
        <Fact name="Returned">
          <Money of={of.returned} />
        </Fact>
      )}
      <Fact name="Unexplained">
        <span className="font-semibold">
          <Money of={unexplained(of)} signed />
        </span>
      </Fact>
    </Facts>
  )
}

/** What nobody can explain; while the bank is awaited there is nothing to explain yet. */
export function unexplained({ status, unexplained }: Pick<VerdictFiguresFragment, 'unexplained'> & { status: string }) {
  return status === 'SETTLEMENT_PENDING' ? null : unexplained
}
