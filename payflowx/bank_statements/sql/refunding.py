"""The statement that finds the refunds which debits pay, and settles them: for as many debits as there are."""

from typing import Final

from payflowx.bank_statements.sql.importing import BEST, FITS
from payflowx.refunds import relations as refunds
from payflowx.settlements import relations as settlements

OPEN: Final = f"""(
    SELECT id, payment_id, number, amount_minor, currency, (created_at AT TIME ZONE 'UTC')::date - 1 AS first_day
    FROM {refunds.NAMED} AS named
    WHERE status = 'SUCCESS' AND NOT EXISTS (
        SELECT FROM {settlements.REFUNDS_COUNTING} AS counting WHERE counting.refund_id = named.id)
)"""
"""Refunds that have succeeded, and that no bank has paid yet or promised to pay; by UTC, some day is a day earlier."""

NOT_BEFORE: Final = "COALESCE(debit.booking_date >= refund.first_day, debit.value_date >= refund.first_day, true)"
"""That a debit doesn't come from a time before there was the refund."""

# A payment's reference in prose counts where a refund of it is open that the debit may pay.
MAY_PAY: Final = f"""EXISTS (
        SELECT FROM {OPEN} AS refund WHERE refund.payment_id = payment.id
            AND (refund.amount_minor, refund.currency) = (names.amount_minor, names.currency))"""

# `which` and $1 as for MATCH, $2 now, $3 the actor of events.
#
# A debit that names a refund is for that one, whatever its amount; a key is no name, since anybody may choose any. Else
# it is for the oldest of the refunds, of the payment that it names, with its own amount. Of several debits for one
# refund, one of its own amount settles it, then that of the earliest date, then the one with the least identity;
# several for one payment get its refunds so in turn. What names nothing of ours stays as it is. For the reason that
# BEST gives, no two parts are joined with each other.
MATCH_DEBITS: Final = f"""
WITH open AS (
    SELECT id, names, amount_minor, currency FROM statement_entries
    WHERE status IN ('ORPHAN', 'IGNORED') AND NOT is_credit AND is_booked AND NOT is_reversal AND amount_minor > 0
        AND kind <> 'RETURN' AND named_at IS NULL AND names <> '[]'
        AND {{which}} = ANY($1::uuid[])
), {BEST.replace(FITS, MAY_PAY)}, refund_names AS (
    SELECT open.id, open.amount_minor, open.currency, (name ->> 'level')::int * 10 AS level,
        (name ->> 'refund')::uuid AS refund_id, name ->> 'reference' AS reference, name ->> 'word' AS word
    FROM open CROSS JOIN LATERAL jsonb_array_elements(open.names) AS name
), refund_named AS (
    SELECT name.id, level, refund.id AS refund_id
    FROM refund_names AS name JOIN {refunds.NAMED} AS refund ON refund.id = name.refund_id
    UNION
    SELECT name.id, level + 1, refund.id
    FROM refund_names AS name JOIN {refunds.NAMED} AS refund ON refund.gateway_reference = name.reference
), refund_levels AS (
    SELECT id, level, count(*) AS refund_count, (array_agg(refund_id))[1] AS refund_id
    FROM refund_named GROUP BY id, level
), refund_best AS (
    SELECT DISTINCT ON (id) id, refund_count, CASE WHEN refund_count = 1 THEN refund_id END AS refund_id
    FROM refund_levels ORDER BY id, refund_count <> 1, level
), told AS (
    SELECT id, max(refund_count) AS refund_count,
        (array_agg(refund_id) FILTER (WHERE refund_id IS NOT NULL))[1] AS refund_id,
        (array_agg(payment_id) FILTER (WHERE payment_id IS NOT NULL))[1] AS payment_id,
        max(success_count) AS success_count
    FROM (
        SELECT id, refund_count, refund_id, NULL::uuid AS payment_id, NULL::bigint AS success_count FROM refund_best
        UNION ALL
        SELECT id, NULL, NULL, payment_id, success_count FROM best
    ) AS each GROUP BY id
), named_refunds AS MATERIALIZED (
    SELECT told.id, told.refund_id, told.refund_count, told.success_count,
        COALESCE(refund.payment_id, CASE WHEN told.refund_count IS NULL THEN told.payment_id END) AS payment_id,
        refund.status AS refund_status, counting.status AS settlement_status,
        entry.amount_minor, entry.currency, entry.booking_date, entry.value_date, entry.bank_reference, entry.identity,
        row_number() OVER (
            PARTITION BY told.refund_id,
                CASE WHEN told.refund_id IS NULL AND told.refund_count IS NULL THEN told.payment_id END,
                CASE WHEN told.refund_id IS NULL THEN (entry.amount_minor, entry.currency) END
            ORDER BY (entry.amount_minor, entry.currency) IS DISTINCT FROM (refund.amount_minor, refund.currency),
                entry.booking_date, entry.value_date, entry.identity) AS rank
    FROM told JOIN statement_entries AS entry ON entry.id = told.id
    LEFT JOIN {refunds.NAMED} AS refund ON refund.id = told.refund_id
    LEFT JOIN {settlements.REFUNDS_COUNTING} AS counting ON counting.refund_id = told.refund_id
), chosen AS (
    SELECT debit.*, found.id AS found_id, CASE WHEN found.id IS NOT NULL THEN payflowx_uuid7($2) END AS settlement_id,
        CASE WHEN found.id IS NOT NULL THEN {settlements.NUMBER.format(entry="debit.id")} END AS number
    FROM named_refunds AS debit
    LEFT JOIN LATERAL (
        SELECT refund.id FROM {OPEN} AS refund
        WHERE refund.id = debit.refund_id AND debit.rank = 1 AND {NOT_BEFORE}
    ) AS direct ON true
    LEFT JOIN LATERAL (
        SELECT refund.id FROM {OPEN} AS refund
        WHERE debit.refund_id IS NULL AND debit.success_count = 1 AND refund.payment_id = debit.payment_id
            AND (refund.amount_minor, refund.currency) = (debit.amount_minor, debit.currency) AND {NOT_BEFORE}
            AND refund.id NOT IN (SELECT refund_id FROM named_refunds WHERE refund_id IS NOT NULL)
        ORDER BY refund.number OFFSET debit.rank - 1 LIMIT 1
    ) AS oldest ON true
    CROSS JOIN LATERAL (SELECT COALESCE(direct.id, oldest.id) AS id) AS found
), paid AS (
    SELECT settlement_id AS id, payment_id, found_id AS refund_id, amount_minor, currency,
        COALESCE(bank_reference, 'entry-' || replace(id::text, '-', '')) AS bank_reference,
        COALESCE(value_date, booking_date, ($2::timestamptz AT TIME ZONE 'UTC')::date) AS value_date,
        id AS entry_id, number
    FROM chosen WHERE settlement_id IS NOT NULL
), {settlements.REFUNDS_BY_STATEMENT.format(paid="paid", now="$2", actor="$3")}, judged AS (
    SELECT id, payment_id, CASE WHEN is_settled THEN settlement_id END AS settlement_id,
        CASE WHEN is_settled THEN 'MATCHED' ELSE 'ORPHAN' END AS status,
        CASE
            WHEN is_settled THEN NULL
            WHEN refund_count > 1 THEN 'It names several refunds, and nothing in it says which one it is for.'
            WHEN settlement_status = 'PENDING' THEN 'The simulated bank has promised to settle its refund.'
            WHEN refund_status = 'FAILED'
                THEN 'It names a refund that has failed: no money should have gone out for it.'
            WHEN refund_status = 'INITIATED' THEN 'It names a refund that is not decided yet.'
            WHEN refund_id IS NOT NULL
                THEN 'It names a refund that is settled already: this is a second debit for it.'
            WHEN success_count > 1 THEN 'It names several payments, and nothing in it says which one it is for.'
            ELSE 'It names a payment of which no refund of this amount is open.'
        END AS problem
    FROM (SELECT chosen.*, COALESCE(settlement_id IN (SELECT id FROM settled), false) AS is_settled FROM chosen) AS told
), changed AS (
    UPDATE statement_entries AS entry SET status = judged.status, payment_id = judged.payment_id,
        settlement_id = judged.settlement_id, problem = judged.problem
    FROM judged WHERE judged.id = entry.id
        AND (entry.status, entry.payment_id, entry.problem)
            IS DISTINCT FROM (judged.status, judged.payment_id, judged.problem)
    RETURNING entry.status
)
SELECT count(*) FILTER (WHERE status = 'MATCHED') AS matched FROM changed
"""
