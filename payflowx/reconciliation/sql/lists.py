"""The statements that look the book and its verdicts up."""

from typing import Final

from payflowx.bank_statements import relations as bank_statements
from payflowx.payments import relations as payments

# $1 the user, $2 the instant, or null for now.
OWN_BOOK: Final = f"""
SELECT status, currency, count(*) AS count, sum(expected_minor) AS expected_minor,
    COALESCE(sum(difference_minor), 0) AS difference_minor
FROM (
    SELECT book.status, book.currency, book.expected_minor, book.difference_minor
    FROM reconciliation_book AS book JOIN {payments.SUCCEEDED} AS payment ON payment.id = book.payment_id
    WHERE payment.user_id = $1 AND $2::timestamptz IS NULL
    UNION ALL
    SELECT held.status, held.expected_currency, held.expected_minor, held.difference_minor
    FROM {payments.SUCCEEDED} AS payment
    CROSS JOIN LATERAL (
        SELECT result.* FROM reconciliation_results AS result JOIN reconciliation_runs AS run ON run.id = result.run_id
        WHERE result.payment_id = payment.id AND result.created_at <= $2
        ORDER BY run.started_at DESC LIMIT 1) AS held
    WHERE payment.user_id = $1 AND $2 IS NOT NULL
) AS own GROUP BY status, currency
"""

# By their runs, which follow each other whatever the clocks have said; a run gives a payment one verdict.
HELD_AT: Final = """(
    SELECT DISTINCT ON (payment_id) result.id
    FROM reconciliation_results AS result JOIN reconciliation_runs AS run ON run.id = result.run_id
    WHERE result.created_at <= '{instant}' ORDER BY payment_id, run.started_at DESC
)"""
"""The verdicts that held at an instant, one for each payment."""

# How old what still needs somebody is, by the days since its verdict was given. $1 now, $2 the user, or null for all.
AGES: Final = f"""
SELECT book.status, book.currency, width_bucket(extract(epoch FROM $1 - result.created_at) / 86400,
        ARRAY[1, 3, 7]::numeric[]) AS bucket,
    count(*) AS count, sum(book.expected_minor) AS expected_minor
FROM reconciliation_book AS book JOIN reconciliation_results AS result ON result.id = book.result_id
JOIN {payments.SUCCEEDED} AS payment ON payment.id = book.payment_id
LEFT JOIN reconciliation_resolutions AS resolution ON resolution.result_id = book.result_id
WHERE book.status <> 'MATCHED' AND resolution.result_id IS NULL AND ($2::uuid IS NULL OR payment.user_id = $2)
GROUP BY 1, 2, 3
"""

# Where payments wait for a feed: the last day that statements tell of, and how many wait.
LATE_FEEDS: Final = f"""
SELECT book.currency, coverage.last_date, count(*) AS count, sum(book.expected_minor) AS expected_minor
FROM reconciliation_book AS book LEFT JOIN {bank_statements.COVERAGE} AS coverage ON coverage.currency = book.currency
WHERE book.reason = 'FEED_LATE' GROUP BY book.currency, coverage.last_date
"""
