"""A book of many rows, made in the database from one valid row of each table, to see what reading it costs.

What is rare is old, the last thing that a list comes to: a plan that reads the newest first until it has enough is then
as dear as it can be.
"""

from typing import Final

import asyncpg

from tests.conftest import unguarded

from .rows import AT, ENTRY, MERCHANT, PAYMENT, REFUND, RESULT, RUN, SETTLEMENT, STATEMENT, USER, fill

PAYMENTS: Final = 10_000
RARE: Final = 5
"""So many rows there are of whatever is rare, right at the beginning."""
RARE_KEY: Final = "the-one-and-only-key"
RARE_BANK_REFERENCE: Final = "the-one-and-only-transfer"

# Rows are numbered from the oldest. Of a hundred payments, sixty are one user's and the rest of forty others.
PARTIES: Final = f"""
INSERT INTO users SELECT made_of.*
FROM users AS u, generate_series(1, 40) AS n, jsonb_populate_record(u, jsonb_build_object(
    'id', gen_random_uuid(), 'email', 'user' || n || '@example.org', 'name', 'User ' || n)) AS made_of
WHERE u.id = '{USER}';
INSERT INTO merchants SELECT made_of.*
FROM merchants AS m, generate_series(1, 40) AS n, jsonb_populate_record(m, jsonb_build_object(
    'id', gen_random_uuid(), 'name', 'Merchant ' || n)) AS made_of
WHERE m.id = '{MERCHANT}';
"""
BOOK: Final = f"""
CREATE TEMPORARY TABLE numbered AS
SELECT n, at, payflowx_uuid7(at) AS payment_id, payflowx_uuid7(at) AS settlement_id, payflowx_uuid7(at) AS result_id,
    CASE WHEN n <= {RARE} THEN 'INITIATED' WHEN n % 20 = 0 THEN 'FAILED' ELSE 'SUCCESS' END AS status,
    CASE WHEN n <= {RARE} THEN 'KWD' WHEN n % 10 = 0 THEN 'EUR' ELSE 'USD' END AS currency,
    CASE WHEN n <= 4 * {RARE} THEN users[1] WHEN n % 10 < 6 THEN '{USER}' ELSE users[2 + n % 39] END AS user_id,
    CASE WHEN n <= 4 * {RARE} THEN merchants[1] WHEN n % 10 < 6 THEN '{MERCHANT}' ELSE merchants[2 + n % 39] END
        AS merchant_id
FROM generate_series(1, {PAYMENTS}) AS n, LATERAL (SELECT $$AT$$::timestamptz + n * interval '1 second') AS time (at),
    (SELECT array_agg(id ORDER BY email) FROM users WHERE id <> '{USER}') AS all_users (users),
    (SELECT array_agg(id ORDER BY name) FROM merchants WHERE id <> '{MERCHANT}') AS all_merchants (merchants);
CREATE TEMPORARY TABLE judged AS
SELECT *,
    CASE WHEN n <= 2 * {RARE} THEN 'MISSING_SETTLEMENT' WHEN n % 100 = 1 THEN 'MISMATCHED' ELSE 'MATCHED' END
        AS verdict,
    CASE WHEN n <= 2 * {RARE} THEN 'NOT_SETTLED' WHEN n % 100 = 1 THEN 'AMOUNT_UNDER' ELSE 'EXACT' END AS reason
FROM numbered WHERE status = 'SUCCESS';

INSERT INTO payments SELECT made_of.*
FROM payments AS p, numbered AS made, jsonb_populate_record(p, jsonb_build_object(
    'id', made.payment_id, 'user_id', made.user_id, 'merchant_id', made.merchant_id, 'status', made.status,
    'idempotency_key', CASE n WHEN 7 THEN '{RARE_KEY}' ELSE gen_random_uuid()::text END, 'exclusive_scope', NULL,
    'amount_minor', 100 + n * 7919 % 20011, 'currency', made.currency, 'reference', 'INV-2026-' || n,
    'gateway_reference', CASE WHEN made.status <> 'INITIATED' THEN 'sim_' || substr(md5(n::text), 1, 24) END,
    'failure_code', CASE WHEN made.status = 'FAILED' THEN 'card_declined' END,
    'failure_reason', CASE WHEN made.status = 'FAILED' THEN 'Declined.' END,
    'created_at', at, 'completed_at', CASE WHEN made.status <> 'INITIATED' THEN at END)) AS made_of
WHERE p.id = '{PAYMENT}';
INSERT INTO events (id, type, subject_id, change_id, actor, data, occurred_at)
SELECT payflowx_uuid7(at), 'payment.initiated', payment_id, payment_id, 'system:test', '{{}}', at FROM numbered;
INSERT INTO settlements SELECT made_of.*
FROM settlements AS s, judged AS made, jsonb_populate_record(s, jsonb_build_object(
    'id', made.settlement_id, 'payment_id', made.payment_id, 'currency', made.currency, 'created_at', at, 'due_at', at,
    'settled_at', CASE WHEN n > 3 * {RARE} THEN at END,
    'status', CASE WHEN n > 3 * {RARE} THEN 'SETTLED' ELSE 'FAILED' END,
    'value_date', CASE WHEN n > 3 * {RARE} THEN at::date END,
    'failure_reason', CASE WHEN n <= 3 * {RARE} THEN 'Rejected.' END,
    'bank_reference', CASE n WHEN 21 THEN '{RARE_BANK_REFERENCE}' ELSE 'simbank-' || md5(n::text) END)) AS made_of
WHERE s.id = '{SETTLEMENT}' AND n > 2 * {RARE};
INSERT INTO refunds SELECT made_of.*
FROM refunds AS r, judged AS made, jsonb_populate_record(r, jsonb_build_object(
    'id', payflowx_uuid7(at), 'user_id', made.user_id, 'owner_id', made.user_id, 'payment_id', made.payment_id,
    'idempotency_key', 'refund-' || n, 'currency', made.currency, 'gateway_reference', 'sim_re_' || n,
    'status', CASE WHEN n <= 2 * {RARE} THEN 'INITIATED' WHEN n <= 3 * {RARE} THEN 'FAILED' ELSE 'SUCCESS' END,
    'failure_code', CASE WHEN n > 2 * {RARE} AND n <= 3 * {RARE} THEN 'refund_declined' END,
    'failure_reason', CASE WHEN n > 2 * {RARE} AND n <= 3 * {RARE} THEN 'Declined.' END,
    'created_at', at, 'completed_at', CASE WHEN n > 2 * {RARE} THEN at END)) AS made_of
WHERE r.id = '{REFUND}';
INSERT INTO settlements SELECT made_of.*
FROM settlements AS s, refunds AS made, jsonb_populate_record(s, jsonb_build_object(
    'id', payflowx_uuid7(made.completed_at), 'payment_id', made.payment_id, 'refund_id', made.id,
    'currency', made.currency, 'created_at', made.completed_at, 'due_at', made.completed_at,
    'settled_at', made.completed_at, 'value_date', made.completed_at::date,
    'bank_reference', 'simbank-' || md5(made.id::text))) AS made_of
WHERE s.id = '{SETTLEMENT}' AND made.id <> '{REFUND}' AND made.status = 'SUCCESS';
INSERT INTO reconciliation_results SELECT made_of.*
FROM reconciliation_results AS r, judged AS made, jsonb_populate_record(r, jsonb_build_object(
    'id', made.result_id, 'payment_id', made.payment_id,
    'settlement_id', CASE WHEN n > 2 * {RARE} THEN made.settlement_id END,
    'status', verdict, 'reason', made.reason, 'expected_currency', made.currency,
    'actual_minor', CASE WHEN n > 2 * {RARE} THEN 1000 - (n % 100 = 1)::int END,
    'actual_currency', CASE WHEN n > 2 * {RARE} THEN made.currency END,
    'difference_minor', CASE WHEN n > 2 * {RARE} THEN - (n % 100 = 1)::int END, 'created_at', at)) AS made_of
WHERE r.id = '{RESULT}';
INSERT INTO reconciliation_book SELECT made_of.*
FROM reconciliation_book AS b, judged AS made, jsonb_populate_record(b, jsonb_build_object(
    'payment_id', made.payment_id, 'result_id', made.result_id,
    'status', verdict, 'reason', made.reason,
    'currency', made.currency, 'is_open', verdict = 'MISSING_SETTLEMENT', 'since', at,
    'difference_minor', CASE WHEN n > 2 * {RARE} THEN - (n % 100 = 1)::int END)) AS made_of
WHERE b.result_id = '{RESULT}';
UPDATE reconciliation_runs SET snapshot = pg_current_snapshot()::text, completed_in = pg_current_xact_id(), totals = (
    SELECT jsonb_agg(jsonb_build_object('status', status, 'currency', currency, 'count', count,
        'expected_minor', expected::text, 'difference_minor', difference::text))
    FROM (SELECT status, currency, count(*), sum(expected_minor) AS expected,
              COALESCE(sum(difference_minor), 0) AS difference
          FROM reconciliation_book GROUP BY status, currency) AS total)
WHERE id = '{RUN}';
INSERT INTO bank_statements SELECT made_of.*
FROM bank_statements AS s, generate_series(1, 20) AS n, jsonb_populate_record(s, jsonb_build_object(
    'id', payflowx_uuid7(s.imported_at + n * interval '1 hour'), 'identity', '\\x' || md5(n::text) || md5(n::text),
    'sequence_number', n + 1, 'imported_at', s.imported_at + n * interval '1 hour')) AS made_of
WHERE s.id = '{STATEMENT}';
INSERT INTO statement_entries SELECT made_of.*
FROM statement_entries AS e, bank_statements AS s, generate_series(1, 500) AS n,
    jsonb_populate_record(e, jsonb_build_object(
    'id', payflowx_uuid7(s.imported_at), 'statement_id', s.id, 'position', n, 'imported_at', s.imported_at,
    'status', CASE WHEN s.sequence_number = 2 AND n <= {RARE} THEN 'ORPHAN' ELSE 'IGNORED' END,
    'likeness', NULL, 'identity', NULL)) AS made_of
WHERE e.id = '{ENTRY}' AND s.id <> '{STATEMENT}';
""".replace("$$AT$$", f"'{AT}'")


async def make(connection: asyncpg.Connection) -> None:
    """Fills an empty, migrated database as its owner."""
    await connection.execute(unguarded("SELECT 1;").split("SELECT 1;")[0])
    await fill(connection, before="reconciliation_resolutions")
    await connection.execute(PARTIES + BOOK)
    await connection.execute(unguarded("SELECT 1;").split("SELECT 1;")[1])
    await connection.execute("VACUUM (ANALYZE)")
