"""Which payments a run looks at, as relations for its statements."""

from datetime import datetime
from typing import Final

from payflowx.bank_statements import relations as bank_statements
from payflowx.core.snapshots import Snapshot
from payflowx.payments import relations as payments
from payflowx.settlements import relations as settlements

TAKEN: Final = f"""(
    SELECT back.payment_id,
        max(back.minor) FILTER (WHERE back.currency = settlement.currency) AS returned_minor,
        string_agg(back.currency, ',' ORDER BY back.currency)
            FILTER (WHERE back.currency <> settlement.currency) AS returned_apart
    FROM {bank_statements.TAKEN_BACK} AS back
    JOIN {settlements.DECIDED} AS settlement
        ON settlement.payment_id = back.payment_id AND settlement.status = 'SETTLED'
    GROUP BY back.payment_id
)"""
"""What the bank took back of each payment that it had settled: in the currency of the settlement, and the others."""

EVERY_PAYMENT: Final = f"(SELECT id FROM {payments.SUCCEEDED} AS succeeded)"

# Where nobody knows what the run before could see. Of what is decided, only returns change the verdict.
UNDECIDED_PAYMENTS: Final = f"""(
    SELECT payment_id AS id FROM reconciliation_book WHERE is_open
    UNION ALL
    SELECT id FROM {payments.SUCCEEDED} AS succeeded
    WHERE NOT EXISTS (SELECT FROM reconciliation_book WHERE payment_id = succeeded.id)
    UNION ALL
    SELECT taken.payment_id FROM {TAKEN} AS taken
    JOIN reconciliation_book AS book ON book.payment_id = taken.payment_id AND NOT book.is_open
    JOIN reconciliation_results AS result ON result.id = book.result_id
    WHERE (result.returned_minor, result.returned_apart) IS DISTINCT FROM (taken.returned_minor, taken.returned_apart)
    UNION ALL
    SELECT payment_id FROM reconciliation_book
    WHERE reason = 'RETURNED' AND payment_id NOT IN (SELECT payment_id FROM {TAKEN} AS taken)
)"""

# Everything that a verdict follows from, besides rules and terms: the payment, its settlement, what was taken back of
# it, its deadlines, and how far its accounts have been heard.
TOUCHED: Final = f"""(
    SELECT id FROM {payments.SUCCEEDED} AS payment WHERE {{payment}}
    UNION
    SELECT payment_id FROM {settlements.DECIDED} AS settlement WHERE {{settlement}}
    UNION
    SELECT payment_id FROM {bank_statements.NAMED_IN} AS named WHERE {{named}}
    UNION
    SELECT payment_id FROM reconciliation_book WHERE is_open AND due_at > '{{from_at}}' AND due_at <= '{{to_at}}'
    UNION
    SELECT payment_id FROM reconciliation_book
    WHERE is_open AND missing_at > '{{from_at}}' AND missing_at <= '{{to_at}}'
    UNION
    SELECT payment_id FROM reconciliation_book WHERE recounted_due_at IS NOT NULL
    UNION
    SELECT book.payment_id FROM {bank_statements.MOVED} AS moved
    JOIN reconciliation_book AS book ON book.currency = moved.currency AND book.status <> 'MATCHED'
        AND (book.reason = 'FEED_LATE' OR book.reason = 'NOT_SETTLED' AND moved.is_awaited_elsewhere)
)"""


def touched(before: Snapshot, *, judged_at: datetime, now: datetime) -> str:
    """The payments of which a run at `now` may say something else than the one before, which has judged at `judged_at`.

    The clocks may have gone back between the two: then deadlines that had passed are yet to come.
    """
    from_at, to_at = sorted((judged_at, now))
    columns = {
        name: before.since(f"{name}.changed_in") for name in ("payment", "settlement", "account", "use", "statement")
    }
    return TOUCHED.format(
        **columns, named=before.since("named.named_in"), from_at=from_at.isoformat(), to_at=to_at.isoformat()
    )
