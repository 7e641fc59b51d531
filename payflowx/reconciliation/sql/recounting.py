"""The statements that count the deadlines of open payments anew."""

from typing import Final

from payflowx.payments import relations as payments

# Of payments whose verdict can still change: the window and the grace, of which one is in business days, of the run
# that fixed the deadlines, with the currency and the day from which they were counted.
FIXED: Final = f"""(
    SELECT book.result_id, first."window", first.grace, payment.currency,
        (payment.completed_at AT TIME ZONE 'UTC')::date AS day
    FROM reconciliation_book AS book
    JOIN {payments.SUCCEEDED} AS payment ON payment.id = book.payment_id
    CROSS JOIN LATERAL (
        SELECT run."window", run.grace
        FROM reconciliation_results AS result JOIN reconciliation_runs AS run ON run.id = result.run_id
        WHERE result.payment_id = book.payment_id AND result.refund_id IS NULL ORDER BY run.started_at, run.id LIMIT 1
    ) AS first
    WHERE book.is_open AND book.refund_id IS NULL AND first."window" LIKE '%bd'
)"""

COUNTED: Final = f"""SELECT DISTINCT "window", grace, currency, day FROM {FIXED} AS fixed"""

# The deadlines by today's calendars, where they are others than the book's: $1 windows, $2 graces, $3 currencies and
# $4 days, as `COUNTED` gives them, $5 when each is due and $6 when it is missing. Gives those that have changed.
RECOUNT: Final = f"""
UPDATE reconciliation_book AS book SET recounted_due_at = anew.due_at, recounted_missing_at = anew.missing_at
FROM (
    SELECT old.result_id, CASE WHEN is_other THEN counted.due_at END AS due_at,
        CASE WHEN is_other THEN counted.missing_at END AS missing_at
    FROM {FIXED} AS fixed
    JOIN unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::timestamptz[], $6::timestamptz[])
        AS counted ("window", grace, currency, day, due_at, missing_at) USING ("window", grace, currency, day)
    JOIN reconciliation_book AS old ON old.result_id = fixed.result_id
    CROSS JOIN LATERAL (
        SELECT (old.due_at, old.missing_at) <> (counted.due_at, counted.missing_at) AS is_other) AS compared
) AS anew
WHERE anew.result_id = book.result_id
    AND (anew.due_at, anew.missing_at) IS DISTINCT FROM (book.recounted_due_at, book.recounted_missing_at)
RETURNING book.payment_id
"""
