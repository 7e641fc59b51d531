"""The statements that look the book and its verdicts up."""

from types import MappingProxyType
from typing import Final

from payflowx.bank_statements import relations as bank_statements
from payflowx.core.statements import joined
from payflowx.payments import relations as payments
from payflowx.reconciliation import matching
from payflowx.reconciliation.sql import judging

SUMS: Final = f"""
SELECT result.status, result.expected_currency AS currency, count(*) AS count,
    sum(result.expected_minor) AS expected_minor, COALESCE(sum(result.difference_minor), 0) AS difference_minor,
    count(*) FILTER (WHERE result.is_open_work) AS unresolved,
    sum({matching.UNEXPLAINED}) FILTER (WHERE result.is_open_work) AS unexplained_minor,
    sum(abs({matching.UNEXPLAINED})) FILTER (WHERE result.is_open_work) AS at_risk_minor
FROM {{verdicts}} AS result GROUP BY result.status, result.expected_currency
"""

VERDICT_OF: Final = """(
    SELECT book.status FROM reconciliation_book AS book WHERE book.payment_id = payments.id AND book.refund_id IS NULL
)"""
"""The current verdict of a row of payments."""

# Of one user, whose id is written out: how many payments are theirs decides how they are read. `is_about` says whether
# verdicts on these or on their refunds are counted.
OWN_BOOK: Final = SUMS.format(
    verdicts=f"""(
        SELECT result.*, result.status <> 'MATCHED' AND NOT book.is_resolved AS is_open_work
        FROM {payments.SUCCEEDED} AS payment JOIN reconciliation_book AS book ON book.payment_id = payment.id
        JOIN reconciliation_results AS result ON result.id = book.result_id
        WHERE payment.user_id = '{{user_id}}' AND book.{{is_about}}
    )"""
)

# By their runs, which follow each other whatever the clocks have said; a run gives a payment or refund one verdict.
HELD: Final = """
    FROM reconciliation_results AS given JOIN reconciliation_runs AS run ON run.id = given.run_id
    WHERE given.payment_id = {payment_id} AND given.refund_id IS NOT DISTINCT FROM {refund_id}
        AND given.created_at <= {instant} ORDER BY run.started_at DESC LIMIT 1
"""

# The same as it held at an instant, $1.
OWN_BOOK_AT: Final = SUMS.format(
    verdicts=f"""(
        SELECT held.*, held.status <> 'MATCHED' AND (resolution.result_id IS NULL OR resolution.resolved_at > $1)
            AS is_open_work
        FROM {payments.SUCCEEDED} AS payment
        JOIN reconciliation_book AS book ON book.payment_id = payment.id AND book.{{is_about}}
        CROSS JOIN LATERAL (
            SELECT given.* {HELD.format(payment_id="payment.id", refund_id="book.refund_id", instant="$1")}) AS held
        LEFT JOIN reconciliation_resolutions AS resolution ON resolution.result_id = held.id
        WHERE payment.user_id = '{{user_id}}'
    )"""
)

IS_HELD_AT: Final = (
    "reconciliation_results.id = (SELECT given.id "
    + HELD.format(
        payment_id="reconciliation_results.payment_id",
        refund_id="reconciliation_results.refund_id",
        instant="{instant}",
    )
    + ")"
)
"""That a verdict is the one that held at an instant."""

IS_RESOLVED: Final = """EXISTS (
    SELECT FROM reconciliation_resolutions AS resolution WHERE resolution.result_id = reconciliation_results.id
)"""
CURRENT: Final = MappingProxyType(
    {
        subject: f"{book} AS book {joined('reconciliation_results', 'found', 'found.id = book.result_id')}"
        for subject, book in judging.BOOK_OF.items()
    }
)
"""The current verdicts on payments, and those on refunds, for a lookup."""

HISTORY: Final = f"""
SELECT result.* FROM reconciliation_results AS result {joined("reconciliation_runs", "run", "run.id = result.run_id")}
WHERE result.payment_id = ANY ($1) AND result.refund_id IS NULL ORDER BY run.started_at
"""
"""All verdicts on payments, in the order of their runs, whatever the clocks have said."""

ARE_CURRENT: Final = "SELECT result_id FROM reconciliation_book WHERE result_id = ANY ($1)"

IS_IN_BOOK: Final = """(
    SELECT {conditions} FROM reconciliation_book AS book WHERE book.result_id = reconciliation_results.id
)"""
"""That a verdict is current, and that conditions hold of it in the book; no truth value where it isn't."""
OF_BOOK: Final = "SELECT book.result_id AS id FROM reconciliation_book AS book WHERE {conditions}"

HAS_PARTIES: Final = f"""(
    SELECT {{conditions}} FROM {payments.PARTIES} AS payment WHERE payment.id = reconciliation_results.payment_id
)"""
IS_OF_PARTIES: Final = f"""reconciliation_results.payment_id IN (
    SELECT payment.id FROM {payments.PARTIES} AS payment WHERE {{conditions}}
)"""
# Of so many payments at the most: one that has no verdict counts too.
OF_PARTIES: Final = f"""
SELECT verdict.id
FROM (SELECT payment.id FROM {payments.PARTIES} AS payment WHERE {{conditions}} LIMIT {{most}}) AS payment
LEFT JOIN LATERAL ({{verdicts}} OFFSET 0) AS verdict ON true
"""
# On a payment and on its refunds, each by the index of the one and of the others.
CURRENT_VERDICT: Final = """
SELECT result_id AS id FROM reconciliation_book AS book WHERE book.payment_id = payment.id AND book.refund_id IS NULL
UNION ALL
SELECT result_id FROM reconciliation_book AS book WHERE book.payment_id = payment.id AND book.refund_id IS NOT NULL
"""
EVERY_VERDICT: Final = "SELECT given.id FROM reconciliation_results AS given WHERE given.payment_id = payment.id"

AGE: Final = "width_bucket(extract(epoch FROM $1 - book.since) / 86400, ARRAY[1, 3, 7]::numeric[])"

# How old what still needs somebody is, by the days since it stands so. $1 now.
AGES: Final = f"""
SELECT book.status, book.currency, {AGE} AS bucket, count(*) AS count, sum(book.expected_minor) AS expected_minor
FROM reconciliation_book AS book
WHERE book.status <> 'MATCHED' AND NOT book.is_resolved AND book.refund_id IS NULL GROUP BY 1, 2, 3
"""

# The same of one user's payments.
OWN_AGES: Final = f"""
SELECT book.status, book.currency, {AGE} AS bucket, count(*) AS count, sum(book.expected_minor) AS expected_minor
FROM reconciliation_book AS book JOIN {payments.SUCCEEDED} AS payment ON payment.id = book.payment_id
WHERE book.status <> 'MATCHED' AND NOT book.is_resolved AND book.refund_id IS NULL
    AND payment.user_id = '{{user_id}}' GROUP BY 1, 2, 3
"""

# The money of open work that nobody can explain and nobody has resolved, counted anew.
UNEXPLAINED: Final = f"""
SELECT result.refund_id IS NOT NULL AS is_refund, result.status, result.expected_currency AS currency,
    count(*) AS unresolved, sum({matching.UNEXPLAINED}) AS unexplained_minor,
    sum(abs({matching.UNEXPLAINED})) AS at_risk_minor
FROM reconciliation_book AS book JOIN reconciliation_results AS result ON result.id = book.result_id
WHERE book.status <> 'MATCHED' AND NOT book.is_resolved
GROUP BY is_refund, result.status, result.expected_currency
"""

# Where payments wait for a feed: in which currencies, how many, on which accounts, and up to which day these have all
# been heard. Payments that wait for the same are asked about together.
LATE_FEEDS: Final = f"""
WITH awaited AS MATERIALIZED {bank_statements.AWAITED}, payment AS (
    SELECT book.currency, payment.merchant_id, payment.gateway, {judging.DUE_DAY.format("book.due_at")} AS due_day,
        count(*) AS count, sum(book.expected_minor) AS expected_minor
    FROM reconciliation_book AS book JOIN {payments.SUCCEEDED} AS payment ON payment.id = book.payment_id
    WHERE book.reason = 'FEED_LATE' AND book.refund_id IS NULL GROUP BY 1, 2, 3, 4
), late AS (
    SELECT payment.currency, asked.account_id, asked.last_date
    FROM payment CROSS JOIN LATERAL {bank_statements.OF_PAYMENT.format(day="payment.due_day")} AS asked
    WHERE asked.last_date IS NULL OR asked.last_date < payment.due_day
)
SELECT waiting.currency, waiting.count, waiting.expected_minor, COALESCE(account_ids, '{{}}') AS account_ids,
    CASE WHEN NOT is_unheard THEN last_date END AS last_date
FROM (SELECT currency, sum(count)::bigint AS count, sum(expected_minor) AS expected_minor
      FROM payment GROUP BY currency) AS waiting
LEFT JOIN (
    SELECT currency, array_agg(DISTINCT account_id) AS account_ids, min(last_date) AS last_date,
        bool_or(last_date IS NULL) AS is_unheard
    FROM late GROUP BY currency
) AS told USING (currency)
ORDER BY waiting.currency
"""
