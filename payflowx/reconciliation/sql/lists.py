"""The statements that look the book and its verdicts up."""

from typing import Final

from payflowx.bank_statements import relations as bank_statements
from payflowx.payments import relations as payments
from payflowx.reconciliation import matching
from payflowx.reconciliation.sql import judging

# $1 the user, $2 the instant, or null for now.
OWN_BOOK: Final = f"""
SELECT result.status, result.expected_currency AS currency, count(*) AS count,
    sum(result.expected_minor) AS expected_minor, COALESCE(sum(result.difference_minor), 0) AS difference_minor,
    sum({matching.UNEXPLAINED}) FILTER (
        WHERE result.status <> 'MATCHED' AND (resolution.result_id IS NULL OR resolution.resolved_at > $2)
    ) AS unexplained_minor,
    sum(abs({matching.UNEXPLAINED})) FILTER (
        WHERE result.status <> 'MATCHED' AND (resolution.result_id IS NULL OR resolution.resolved_at > $2)
    ) AS at_risk_minor
FROM (
    SELECT result.*
    FROM reconciliation_book AS book JOIN {payments.SUCCEEDED} AS payment ON payment.id = book.payment_id
    JOIN reconciliation_results AS result ON result.id = book.result_id
    WHERE payment.user_id = $1 AND $2::timestamptz IS NULL
    UNION ALL
    SELECT held.*
    FROM {payments.SUCCEEDED} AS payment
    CROSS JOIN LATERAL (
        SELECT result.* FROM reconciliation_results AS result JOIN reconciliation_runs AS run ON run.id = result.run_id
        WHERE result.payment_id = payment.id AND result.created_at <= $2
        ORDER BY run.started_at DESC LIMIT 1) AS held
    WHERE payment.user_id = $1 AND $2 IS NOT NULL
) AS result LEFT JOIN reconciliation_resolutions AS resolution ON resolution.result_id = result.id
GROUP BY result.status, result.expected_currency
"""

VERDICT_OF: Final = "(SELECT book.status FROM reconciliation_book AS book WHERE book.payment_id = payments.id)"
"""The current verdict of a row of payments."""

# By their runs, which follow each other whatever the clocks have said; a run gives a payment one verdict.
HELD_AT: Final = """(
    SELECT DISTINCT ON (payment_id) result.id
    FROM reconciliation_results AS result JOIN reconciliation_runs AS run ON run.id = result.run_id
    WHERE result.created_at <= '{instant}' ORDER BY payment_id, run.started_at DESC
)"""
"""The verdicts that held at an instant, one for each payment."""

# What an index on the status leads to, which a comparison with MATCHED would not.
NOT_MATCHED: Final = "('MISMATCHED', 'SETTLEMENT_PENDING', 'MISSING_SETTLEMENT')"

# How old what still needs somebody is, by the days since it stands so. $1 now.
AGES: Final = """
SELECT book.status, book.currency, width_bucket(extract(epoch FROM $1 - book.since) / 86400,
        ARRAY[1, 3, 7]::numeric[]) AS bucket,
    count(*) AS count, sum(book.expected_minor) AS expected_minor
FROM {book} LEFT JOIN reconciliation_resolutions AS resolution ON resolution.result_id = book.result_id
WHERE book.status IN {not_matched} AND resolution.result_id IS NULL
GROUP BY 1, 2, 3
"""
AGES_OF_ALL: Final = AGES.format(book="reconciliation_book AS book", not_matched=NOT_MATCHED)
# $2 the user.
AGES_OF_USER: Final = AGES.format(
    book=f"""(
        SELECT book.* FROM {payments.SUCCEEDED} AS payment JOIN reconciliation_book AS book
        ON book.payment_id = payment.id WHERE payment.user_id = $2) AS book""",
    not_matched=NOT_MATCHED,
)

# The money of open work that nobody can explain and nobody has resolved.
UNEXPLAINED: Final = f"""
SELECT result.status, result.expected_currency AS currency, sum({matching.UNEXPLAINED}) AS unexplained_minor,
    sum(abs({matching.UNEXPLAINED})) AS at_risk_minor
FROM reconciliation_book AS book JOIN reconciliation_results AS result ON result.id = book.result_id
LEFT JOIN reconciliation_resolutions AS resolution ON resolution.result_id = book.result_id
WHERE book.status IN {NOT_MATCHED} AND resolution.result_id IS NULL
GROUP BY result.status, result.expected_currency
"""

# Where payments wait for a feed: in which currencies, how many, on which accounts, and up to which day these have all
# been heard. Payments that wait for the same are asked about together.
LATE_FEEDS: Final = f"""
WITH awaited AS MATERIALIZED {bank_statements.AWAITED}, payment AS (
    SELECT book.currency, payment.merchant_id, payment.gateway, {judging.DUE_DAY.format("book.due_at")} AS due_day,
        count(*) AS count, sum(book.expected_minor) AS expected_minor
    FROM reconciliation_book AS book JOIN {payments.SUCCEEDED} AS payment ON payment.id = book.payment_id
    WHERE book.reason = 'FEED_LATE' GROUP BY 1, 2, 3, 4
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
