"""The statements that compute a run again from the data."""

from types import MappingProxyType
from typing import Final

from payflowx.bank_statements import relations as bank_statements
from payflowx.payments import relations as payments
from payflowx.reconciliation import matching
from payflowx.reconciliation.models import Subject
from payflowx.reconciliation.sql import judging
from payflowx.refunds import relations as refunds
from payflowx.settlements import relations as settlements

# The book as a run left it: the latest verdict of each payment and refund among those of the runs up to it. $1 when it
# started.
BOOK_OF_RUN: Final = """
WITH verdicts AS (
    SELECT DISTINCT ON (result.payment_id, result.refund_id) result.*, run.rules_digest,
        COALESCE(result.refund_id, result.payment_id) AS subject_id
    FROM reconciliation_results AS result JOIN reconciliation_runs AS run ON run.id = result.run_id
    WHERE run.started_at <= $1 AND run.status = 'COMPLETED'
    ORDER BY result.payment_id, result.refund_id, run.started_at DESC
)
"""

VERIFY_TOTALS: Final = f"""{BOOK_OF_RUN}
SELECT refund_id IS NOT NULL AS is_refund, status, expected_currency AS currency, count(*) AS count,
    sum(expected_minor) AS expected_minor, COALESCE(sum(difference_minor), 0) AS difference_minor,
    COALESCE(sum(digest), 0) AS digest
FROM verdicts GROUP BY is_refund, status, expected_currency
"""

OWN_FIGURES: Final = "(SELECT judged.fee_minor, judged.tolerance_minor)"
"""In place of terms, where those are not known: what the verdict itself says."""

# What was taken back of each payment at each moment at which a return was found to name it: what a verdict may say of
# it. `until` is when the next one was named.
TAKEN_AT: Final = f"""(
    SELECT moment.payment_id, moment.named_at, moment.until, settlement.id AS settlement_id,
        max(back.minor) FILTER (WHERE back.currency = settlement.currency) AS returned_minor,
        string_agg(back.currency, ',' ORDER BY back.currency)
            FILTER (WHERE back.currency <> settlement.currency) AS returned_apart
    FROM (
        SELECT payment_id, named_at, lead(named_at) OVER (PARTITION BY payment_id ORDER BY named_at) AS until
        FROM {bank_statements.RETURNS} AS named GROUP BY payment_id, named_at
    ) AS moment
    JOIN {settlements.DECIDED_EVER} AS settlement ON settlement.payment_id = moment.payment_id
    LEFT JOIN LATERAL (
        SELECT currency, LEAST(sum(minor), {2**63 - 1})::bigint AS minor FROM {bank_statements.RETURNS} AS before
        WHERE before.payment_id = moment.payment_id AND before.named_at <= moment.named_at
        GROUP BY currency HAVING sum(minor) > 0
    ) AS back ON true
    GROUP BY moment.payment_id, moment.named_at, moment.until, settlement.id
)"""

# That a verdict has the figures of what it is about, its own digest, and its settlement's figures.
FIGURES: Final = """(payment.amount_minor, payment.currency) IS NOT DISTINCT FROM (judged.amount_minor, judged.currency)
        AND judged.digest IS NOT DISTINCT FROM CASE WHEN judged.rules_digest IS NOT NULL THEN {digest} END
        AND (judged.settlement_id IS NULL
            OR (settlement.payment_id, settlement.refund_id)
                IS NOT DISTINCT FROM (judged.payment_id, judged.refund_id))
        AND CASE settlement.status WHEN 'SETTLED' THEN settlement.amount_minor END
            IS NOT DISTINCT FROM judged.actual_minor
        AND CASE settlement.status WHEN 'SETTLED' THEN settlement.currency END
            IS NOT DISTINCT FROM judged.actual_currency"""

MOMENT: Final = """CROSS JOIN LATERAL (SELECT $2::timestamptz AS as_of, judged.due_at) AS due
    CROSS JOIN LATERAL (SELECT judged.missing_at) AS missing
    CROSS JOIN LATERAL (SELECT judged.reason <> 'FEED_LATE' AS is_heard) AS feed"""

UNPROVED: Final = """SELECT id, is_by_facts, is_by_rules FROM verified
WHERE NOT is_by_facts OR NOT is_by_rules ORDER BY id LIMIT 10"""

# Verdicts whose figures are not those of their payment, of its settlement and of what was taken back, or whose digest
# is not that of their figures (one of a version without digests has none); and, if $3, those that the rules judge
# otherwise. $1 as above, $2 as of, $4 until when a return must have been named to be seen. Whether the feed was late
# is the one thing that is taken from the verdict.
VERIFY_VERDICTS: Final = f"""{BOOK_OF_RUN}, judged AS (
    SELECT verdicts.*, expected_minor AS amount_minor, expected_currency AS currency FROM verdicts
    WHERE refund_id IS NULL
), moments AS (
    SELECT * FROM {TAKEN_AT} AS moment
), verified AS (
    SELECT judged.payment_id AS id,
        {FIGURES.format(digest=judging.DIGEST_OF[Subject.PAYMENT])}
        AND CASE WHEN settlement.status = 'SETTLED' AND judged.payment_id IN (SELECT payment_id FROM moments) THEN
                EXISTS (SELECT FROM moments WHERE moments.payment_id = judged.payment_id
                    AND moments.settlement_id = judged.settlement_id
                    AND (moments.returned_minor, moments.returned_apart)
                        IS NOT DISTINCT FROM (judged.returned_minor, judged.returned_apart)
                    AND COALESCE(moments.until > $4::timestamptz, true))
                OR num_nonnulls(judged.returned_minor, judged.returned_apart) = 0
                    AND judged.payment_id NOT IN (SELECT payment_id FROM moments WHERE named_at <= $4)
            ELSE num_nonnulls(judged.returned_minor, judged.returned_apart) = 0
        END AS is_by_facts,
        NOT $3 OR (judged.reason, judged.status, judged.fee_minor, judged.tolerance_minor) IS NOT DISTINCT FROM
            ({matching.REASON_SQL[Subject.PAYMENT]}, rule.status, agreed.fee_minor, agreed.tolerance_minor)
            AS is_by_rules
    FROM judged
    LEFT JOIN {payments.SUCCEEDED} AS payment ON payment.id = judged.payment_id
    LEFT JOIN {settlements.TOLD} AS settlement ON settlement.id = judged.settlement_id
    LEFT JOIN {matching.RULE_RELATION} ON rule.reason = judged.reason
    CROSS JOIN LATERAL (SELECT judged.returned_minor, judged.returned_apart) AS taken
    CROSS JOIN LATERAL {{terms}} AS agreed
    {MOMENT}
)
{UNPROVED}
"""

# The same of refunds; $4 is until when one must have come back to be seen.
VERIFY_REFUNDS: Final = f"""{BOOK_OF_RUN}, judged AS (
    SELECT verdicts.*, expected_minor AS amount_minor, expected_currency AS currency FROM verdicts
    WHERE refund_id IS NOT NULL
), verified AS (
    SELECT judged.refund_id AS id,
        {FIGURES.format(digest=judging.DIGEST_OF[Subject.REFUND])}
        AND payment.payment_id = judged.payment_id AS is_by_facts,
        NOT $3 OR (judged.reason, judged.status) IS NOT DISTINCT FROM
            ({matching.REASON_SQL[Subject.REFUND]}, rule.status)
            AND (judged.fee_minor, judged.tolerance_minor) = (0, 0) AS is_by_rules
    FROM judged
    LEFT JOIN {refunds.SUCCEEDED} AS payment ON payment.id = judged.refund_id
    LEFT JOIN {refunds.CAME_BACK} AS failure ON failure.refund_id = judged.refund_id
    LEFT JOIN {settlements.TOLD} AS settlement ON settlement.id = judged.settlement_id
    LEFT JOIN {matching.RULE_RELATION} ON rule.reason = judged.reason
    CROSS JOIN (SELECT 0::bigint AS fee_minor, 0::bigint AS tolerance_minor) AS agreed
    CROSS JOIN LATERAL (SELECT failure.refund_id IS NOT NULL
        AND (judged.reason = 'CAME_BACK' OR failure.failed_at <= $4) AS came_back) AS later
    {MOMENT}
)
{UNPROVED}
"""

# I7 of a run: per currency, the payments or refunds that the run could see against those in its book. $1 as above, $2
# until when one must have been completed to be seen. One whose first verdict is of a later run was not there yet,
# whatever its time says: clocks differ, and payments may be brought in afterwards.
VERIFY_SUMS: Final = f"""{BOOK_OF_RUN}, judged AS (
    SELECT * FROM verdicts WHERE {{is_about}}
)
SELECT currency, COALESCE(paid.count, 0) AS paid_count, COALESCE(paid.total, 0) AS paid_minor,
    COALESCE(booked.count, 0) AS booked_count, COALESCE(booked.total, 0) AS booked_minor
FROM (SELECT currency, count(*) AS count, sum(amount_minor) AS total
      FROM {{succeeded}} AS succeeded LEFT JOIN judged ON judged.subject_id = succeeded.id
      WHERE judged.id IS NOT NULL
          OR completed_at <= $2 AND NOT EXISTS (
              SELECT FROM reconciliation_results WHERE {{key}} = succeeded.id AND {{is_about}})
      GROUP BY currency) AS paid
FULL JOIN (SELECT expected_currency AS currency, count(*) AS count, sum(expected_minor) AS total FROM judged
           GROUP BY expected_currency) AS booked USING (currency)
WHERE (paid.count, paid.total) IS DISTINCT FROM (booked.count, booked.total)
"""

# How many verdicts a run itself wrote ($1 the run), and whether the book is still as it left it ($2 when it started).
VERIFY_COUNTS: Final = """
SELECT (SELECT count(*) FROM reconciliation_results WHERE run_id = $1) AS changed,
    NOT EXISTS (SELECT FROM reconciliation_runs WHERE status = 'COMPLETED' AND started_at > $2) AS is_last
"""

# Where the book of the last run says something else than its verdicts. $1 as above.
VERIFY_BOOK: Final = f"""{BOOK_OF_RUN}
SELECT subject_id, COALESCE(verdicts.refund_id, book.refund_id) IS NOT NULL AS is_refund
FROM verdicts FULL JOIN (
    SELECT *, COALESCE(refund_id, payment_id) AS subject_id FROM reconciliation_book) AS book USING (subject_id)
WHERE (book.result_id, book.status, book.reason, book.currency, book.expected_minor, book.difference_minor, book.due_at,
        book.missing_at, book.digest)
    IS DISTINCT FROM (verdicts.id, verdicts.status, verdicts.reason, verdicts.expected_currency,
        verdicts.expected_minor, verdicts.difference_minor, verdicts.due_at, verdicts.missing_at, verdicts.digest)
ORDER BY subject_id LIMIT 10
"""

VERDICTS: Final = MappingProxyType({Subject.PAYMENT: VERIFY_VERDICTS, Subject.REFUND: VERIFY_REFUNDS})


def sums(subject: Subject) -> str:
    """`VERIFY_SUMS` of payments, or of refunds."""
    key, is_about = judging.KEYS[subject]
    return VERIFY_SUMS.format(succeeded=judging.SUCCEEDED[subject], key=key, is_about=is_about)
