"""The statements of a run: each judges a whole set of payments at once.

They read the rows of payments and settlements through the relations that those domains export, and write none of them.
"""

from typing import Final

from payflowx.events import service as events
from payflowx.payments import service as payments
from payflowx.reconciliation import matching
from payflowx.settlements import service as settlements

EVERY_PAYMENT: Final = f"(SELECT id FROM {payments.SUCCEEDED} AS succeeded)"
UNDECIDED_PAYMENTS: Final = f"""(
    SELECT payment_id AS id FROM reconciliation_book WHERE is_open
    UNION ALL
    SELECT id FROM {payments.SUCCEEDED} AS succeeded
    WHERE NOT EXISTS (SELECT FROM reconciliation_book WHERE payment_id = succeeded.id)
)"""

DAYS: Final = f"""
SELECT DISTINCT currency, (completed_at AT TIME ZONE 'UTC')::date AS day
FROM {{candidates}} AS candidate JOIN {payments.SUCCEEDED} AS payment USING (id)
"""

# $1 the run, $2 as of, $3 window and $4 grace as intervals, $5 to $8 both in business days, $9 the actor of events.
JUDGE: Final = f"""
WITH facts AS (
    SELECT payment.id AS payment_id, payment.currency, payment.amount_minor, settlement.id AS settlement_id,
        CASE settlement.status WHEN 'SETTLED' THEN settlement.amount_minor END AS actual_minor,
        CASE settlement.status WHEN 'SETTLED' THEN settlement.currency END AS actual_currency,
        {matching.REASON_SQL} AS reason, due.due_at, missing.missing_at,
        GREATEST($2, payment.completed_at, settlement.attempted_at) AS judged_at
    FROM {{candidates}} AS candidate
    JOIN {payments.SUCCEEDED} AS payment ON payment.id = candidate.id
    LEFT JOIN {settlements.DECIDED} AS settlement ON settlement.payment_id = payment.id
    LEFT JOIN unnest($5::text[], $6::date[], $7::timestamptz[], $8::timestamptz[])
        AS calendar (currency, day, window_ends_at, grace_ends_at)
        ON calendar.currency = payment.currency AND calendar.day = (payment.completed_at AT TIME ZONE 'UTC')::date
    LEFT JOIN reconciliation_book AS book ON book.payment_id = payment.id
    CROSS JOIN LATERAL (SELECT $2::timestamptz AS as_of,
        COALESCE(book.due_at, calendar.window_ends_at, payment.completed_at + $3::interval) AS due_at) AS due
    CROSS JOIN LATERAL (SELECT
        COALESCE(book.missing_at, calendar.grace_ends_at, due.due_at + $4::interval) AS missing_at) AS missing
), judged AS (
    SELECT facts.*, rule.status, rule.is_open,
        CASE WHEN actual_currency = facts.currency THEN actual_minor - amount_minor END AS difference_minor
    FROM facts JOIN {matching.RULE_RELATION} ON rule.reason = facts.reason
), changed AS (
    SELECT payflowx_uuid7($2) AS id, judged.*
    FROM judged LEFT JOIN reconciliation_book AS book ON book.payment_id = judged.payment_id
    WHERE (book.status, book.reason, book.currency, book.expected_minor, book.difference_minor, book.is_open)
        IS DISTINCT FROM (judged.status, judged.reason, judged.currency, judged.amount_minor, judged.difference_minor,
            judged.is_open)
), written AS (
    INSERT INTO reconciliation_results (
        id, run_id, payment_id, settlement_id, status, reason, expected_minor, expected_currency, actual_minor,
        actual_currency, difference_minor, due_at, missing_at, created_at)
    SELECT id, $1, payment_id, settlement_id, status, reason, amount_minor, currency, actual_minor, actual_currency,
        difference_minor, due_at, missing_at, judged_at
    FROM changed
), booked AS (
    INSERT INTO reconciliation_book (
        payment_id, result_id, status, reason, currency, expected_minor, difference_minor, is_open, due_at, missing_at)
    SELECT payment_id, id, status, reason, currency, amount_minor, difference_minor, is_open, due_at, missing_at
    FROM changed
    ON CONFLICT (payment_id) DO UPDATE SET
        result_id = excluded.result_id, status = excluded.status, reason = excluded.reason,
        currency = excluded.currency, expected_minor = excluded.expected_minor,
        difference_minor = excluded.difference_minor, is_open = excluded.is_open
), trail AS (
    INSERT INTO events ({events.COLUMNS})
    SELECT payflowx_uuid7($2), 'reconciliation.' || lower(status), payment_id, id, $9,
        jsonb_build_object('reason', reason, 'expected_minor', amount_minor, 'expected_currency', currency,
            'actual_minor', actual_minor, 'actual_currency', actual_currency, 'difference_minor', difference_minor),
        judged_at
    FROM changed
)
SELECT (SELECT count(*) FROM judged) AS examined, (SELECT count(*) FROM changed) AS changed
"""

WHOLE_BOOK: Final = """
SELECT status, currency, count(*) AS count, sum(expected_minor) AS expected_minor,
    COALESCE(sum(difference_minor), 0) AS difference_minor
FROM reconciliation_book GROUP BY status, currency
"""

OWN_BOOK: Final = f"""
SELECT book.status, book.currency, count(*) AS count, sum(book.expected_minor) AS expected_minor,
    COALESCE(sum(book.difference_minor), 0) AS difference_minor
FROM reconciliation_book AS book JOIN {payments.SUCCEEDED} AS payment ON payment.id = book.payment_id
WHERE payment.user_id = $1 GROUP BY book.status, book.currency
"""

# The currencies in which the book and the payments differ: none, or money was lost or made.
IMBALANCE: Final = f"""
SELECT currency, COALESCE(paid.count, 0) AS paid_count, COALESCE(paid.total, 0) AS paid_minor,
    COALESCE(booked.count, 0) AS booked_count, COALESCE(booked.total, 0) AS booked_minor
FROM (SELECT currency, count(*) AS count, sum(amount_minor) AS total FROM {payments.SUCCEEDED} AS succeeded
      GROUP BY currency) AS paid
FULL JOIN (SELECT currency, count(*) AS count, sum(expected_minor) AS total FROM reconciliation_book
           GROUP BY currency) AS booked USING (currency)
WHERE (paid.count, paid.total) IS DISTINCT FROM (booked.count, booked.total)
"""
