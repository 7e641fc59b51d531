"""Which payments a run looks at, as relations for its statements."""

from datetime import datetime
from types import MappingProxyType
from typing import Final

from payflowx.bank_statements import relations as bank_statements
from payflowx.core.snapshots import Snapshot
from payflowx.payments import relations as payments
from payflowx.reconciliation.models import Subject
from payflowx.refunds import relations as refunds
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

EVERY: Final = MappingProxyType(
    {
        Subject.PAYMENT: f"(SELECT id FROM {payments.SUCCEEDED} AS succeeded)",
        Subject.REFUND: f"(SELECT id FROM {refunds.SUCCEEDED} AS succeeded)",
    }
)
"""All that there is to judge."""

# Where nobody knows what the run before could see. Of what is decided, only returns change the verdict, and the end of
# what it rests on.
UNDECIDED_PAYMENTS: Final = f"""(
    SELECT payment_id AS id FROM reconciliation_book WHERE is_open AND refund_id IS NULL
    UNION ALL
    SELECT id FROM {payments.SUCCEEDED} AS succeeded
    WHERE NOT EXISTS (SELECT FROM reconciliation_book WHERE payment_id = succeeded.id AND refund_id IS NULL)
    UNION ALL
    SELECT taken.payment_id FROM {TAKEN} AS taken
    JOIN reconciliation_book AS book ON book.payment_id = taken.payment_id AND book.refund_id IS NULL
        AND NOT book.is_open
    JOIN reconciliation_results AS result ON result.id = book.result_id
    WHERE (result.returned_minor, result.returned_apart) IS DISTINCT FROM (taken.returned_minor, taken.returned_apart)
    UNION ALL
    SELECT payment_id FROM reconciliation_book
    WHERE reason = 'RETURNED' AND payment_id NOT IN (SELECT payment_id FROM {TAKEN} AS taken)
    UNION ALL
    SELECT book.payment_id FROM {settlements.ENDED} AS ended
    JOIN reconciliation_book AS book ON book.payment_id = ended.payment_id AND book.refund_id IS NULL
        AND NOT book.is_open
    JOIN reconciliation_results AS result ON result.id = book.result_id AND result.settlement_id = ended.id
)"""

# What a verdict in the book rests on besides the bank's word: its deadlines, and how far the accounts were heard.
OVERTAKEN: Final = f"""(
    SELECT payment_id, refund_id FROM reconciliation_book
    WHERE is_open AND due_at > '{{from_at}}' AND due_at <= '{{to_at}}'
    UNION
    SELECT payment_id, refund_id FROM reconciliation_book
    WHERE is_open AND missing_at > '{{from_at}}' AND missing_at <= '{{to_at}}'
    UNION
    SELECT payment_id, refund_id FROM reconciliation_book WHERE recounted_due_at IS NOT NULL
    UNION
    SELECT book.payment_id, book.refund_id FROM {bank_statements.MOVED} AS moved
    JOIN reconciliation_book AS book ON book.currency = moved.currency AND book.status <> 'MATCHED'
        AND (book.reason = 'FEED_LATE' OR book.reason = 'NOT_SETTLED' AND moved.is_awaited_elsewhere)
)"""

# Everything that a payment's verdict follows from, besides rules and terms: the payment, its settlement, what was taken
# back of it, its deadlines, and how far its accounts have been heard.
TOUCHED: Final = f"""(
    SELECT id FROM {payments.SUCCEEDED} AS payment WHERE {{payment}}
    UNION
    SELECT payment_id FROM {settlements.DECIDED} AS settlement WHERE {{settlement}}
    UNION
    SELECT payment_id FROM {settlements.ENDED} AS settlement WHERE {{settlement}}
    UNION
    SELECT payment_id FROM {bank_statements.NAMED_IN} AS named WHERE {{named}}
    UNION
    SELECT payment_id FROM {OVERTAKEN} AS book WHERE refund_id IS NULL
)"""

# The same of refunds, and whether each came back later.
TOUCHED_REFUNDS: Final = f"""(
    SELECT id FROM {refunds.SUCCEEDED} AS refund WHERE {{refund}}
    UNION
    SELECT refund_id FROM {settlements.REFUNDS_DECIDED} AS settlement WHERE {{settlement}}
    UNION
    SELECT refund_id FROM {settlements.ENDED} AS settlement WHERE refund_id IS NOT NULL AND {{settlement}}
    UNION
    SELECT refund_id FROM {refunds.CAME_BACK} AS failure WHERE {{failure}}
    UNION
    SELECT refund_id FROM {OVERTAKEN} AS book WHERE refund_id IS NOT NULL
)"""

# Where nobody knows what the run before could see: all that is open or has no verdict.
UNDECIDED_REFUNDS: Final = f"""(
    SELECT id FROM {refunds.SUCCEEDED} AS succeeded
    LEFT JOIN reconciliation_book AS book ON book.refund_id = succeeded.id
    WHERE book.is_open IS NOT FALSE OR succeeded.id IN (SELECT refund_id FROM {refunds.CAME_BACK} AS failure)
        OR succeeded.id IN (SELECT refund_id FROM {settlements.ENDED} AS ended)
)"""

UNDECIDED: Final = MappingProxyType({Subject.PAYMENT: UNDECIDED_PAYMENTS, Subject.REFUND: UNDECIDED_REFUNDS})


def touched(subject: Subject, before: Snapshot, *, judged_at: datetime, now: datetime) -> str:
    """The payments or refunds of which a run at `now` may say something else than the one before, as of `judged_at`.

    The clocks may have gone back between the two: then deadlines that had passed are yet to come.
    """
    from_at, to_at = sorted((judged_at, now))
    names = ("payment", "refund", "failure", "settlement", "account", "use", "statement")
    columns = {name: before.since(f"{name}.changed_in") for name in names}
    statement = TOUCHED if subject is Subject.PAYMENT else TOUCHED_REFUNDS
    return statement.format(
        **columns, named=before.since("named.named_in"), from_at=from_at.isoformat(), to_at=to_at.isoformat()
    )
