"""The statements of a run: each judges a whole set of payments at once.

They read the rows of payments and settlements through the relations that those domains export, and write none of them.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Any, Final

from payflowx.bank_statements import relations as bank_statements
from payflowx.core.snapshots import unseen
from payflowx.events import relations as events
from payflowx.payments import relations as payments
from payflowx.reconciliation import matching
from payflowx.reconciliation.models import Subject
from payflowx.reconciliation.sql import candidates
from payflowx.refunds import relations as refunds
from payflowx.settlements import relations as settlements
from payflowx.terms import relations as agreed

DUE_DAY: Final = "(({} - interval '1 microsecond') AT TIME ZONE 'UTC')::date"
"""The day by whose end something was due: a deadline that is the end of a day is the first instant after it."""

KEYS: Final = MappingProxyType(
    {
        Subject.PAYMENT: ("payment_id", "refund_id IS NULL"),
        Subject.REFUND: ("refund_id", "refund_id IS NOT NULL"),
    }
)
"""By which column rows are on one or the other, and what they fulfil then."""

SUCCEEDED: Final = MappingProxyType({Subject.PAYMENT: payments.SUCCEEDED, Subject.REFUND: refunds.SUCCEEDED})

A_REFUND: Final = f"SELECT id FROM {refunds.SUCCEEDED} AS refund LIMIT 1"

DAYS: Final = """
SELECT DISTINCT currency, (completed_at AT TIME ZONE 'UTC')::date AS day
FROM {candidates} AS candidate JOIN {succeeded} AS payment USING (id)
"""

VERDICT_DIGEST: Final = """('x' || left(encode(sha256(convert_to(concat_ws('|', judged.payment_id, judged.status,
    judged.reason, judged.amount_minor, judged.currency, COALESCE(judged.settlement_id::text, '-'),
    COALESCE(judged.actual_minor::text, '-'), COALESCE(judged.actual_currency, '-'), judged.fee_minor,
    judged.tolerance_minor, extract(epoch FROM judged.due_at), extract(epoch FROM judged.missing_at),
    judged.returned_minor, judged.returned_apart), 'UTF8')), 'hex'), 15))::bit(60)::bigint"""
"""60 bits of the SHA-256 of everything that a verdict rests on. The sum over a book doesn't depend on any order.

What was returned adds nothing where nothing was: verdicts of versions that knew no returns keep their digests.
"""

DIGEST_OF: Final = MappingProxyType(
    {
        Subject.PAYMENT: VERDICT_DIGEST,
        Subject.REFUND: VERDICT_DIGEST.replace("judged.payment_id", "judged.refund_id"),
    }
)


def rules_digests(terms: Sequence[Any], *, by_statement: bool, knows_refunds: bool = True) -> Iterator[str]:
    """The SHA-256 of what, besides the facts and the time, a verdict follows from: the rules, the terms and how the
    bank is heard. First without any terms, then with the first of them, with the first two, and so on.

    Runs of versions that knew no refunds have digests without the rules for these.
    """
    rules = matching.RULES if not knows_refunds else (*matching.RULES, *matching.RULES_OF_REFUNDS)
    told = [[rule.reason, rule.status, rule.condition, rule.is_open] for rule in rules]
    digest = hashlib.sha256(json.dumps([told, agreed.TERMS, VERDICT_DIGEST, by_statement]).encode())
    yield digest.hexdigest()
    for row in terms:
        digest.update(json.dumps([str(value) for value in row.values()]).encode())
        yield digest.hexdigest()


BOOK_OF: Final = MappingProxyType(
    {subject: f"(SELECT * FROM reconciliation_book WHERE {is_about})" for subject, (_, is_about) in KEYS.items()}
)
"""The part of the book that is about payments, and the part about refunds."""

# When what was taken or given back on `payment` is due, and when it is missing; a deadline that is in the book stays.
DEADLINES: Final = f"""
    LEFT JOIN unnest($5::text[], $6::date[], $7::timestamptz[], $8::timestamptz[])
        AS calendar (currency, day, window_ends_at, grace_ends_at)
        ON calendar.currency = payment.currency AND calendar.day = (payment.completed_at AT TIME ZONE 'UTC')::date
    CROSS JOIN LATERAL (SELECT $2::timestamptz AS as_of,
        COALESCE(book.recounted_due_at, book.due_at, calendar.window_ends_at, payment.completed_at + $3::interval)
            AS due_at) AS due
    CROSS JOIN LATERAL (SELECT
        COALESCE(book.recounted_missing_at, book.missing_at, calendar.grace_ends_at, due.due_at + $4::interval)
            AS missing_at) AS missing
    -- Asked only where nothing else decides.
    CROSS JOIN LATERAL (
        SELECT NOT $10 OR {bank_statements.IS_HEARD.format(day=DUE_DAY.format("due.due_at"))} AS is_heard) AS feed
"""

# The facts of the payments to judge. $2 as of, $3 window and $4 grace as intervals, $5 to $8 both in business days,
# $10 whether the bank is only heard through statements.
PAYMENTS: Final = f"""
    SELECT payment.id AS payment_id, NULL::uuid AS refund_id, payment.currency, payment.amount_minor,
        settlement.id AS settlement_id,
        CASE settlement.status WHEN 'SETTLED' THEN settlement.amount_minor END AS actual_minor,
        CASE settlement.status WHEN 'SETTLED' THEN settlement.currency END AS actual_currency,
        agreed.fee_minor, agreed.tolerance_minor, taken.returned_minor, taken.returned_apart,
        {matching.REASON_SQL[Subject.PAYMENT]} AS reason, due.due_at, missing.missing_at,
        GREATEST($2, payment.completed_at, settlement.attempted_at) AS judged_at
    FROM {{candidates}} AS candidate
    JOIN {payments.SUCCEEDED} AS payment ON payment.id = candidate.id
    LEFT JOIN {settlements.DECIDED} AS settlement ON settlement.payment_id = payment.id
    LEFT JOIN {BOOK_OF[Subject.PAYMENT]} AS book ON book.payment_id = payment.id
    -- Few payments are returned: only for these is there something to look up.
    LEFT JOIN LATERAL (
        SELECT back.* FROM {candidates.TAKEN} AS back
        WHERE back.payment_id = payment.id AND EXISTS (
            SELECT FROM {bank_statements.RETURNS} AS named WHERE named.payment_id = payment.id)
        LIMIT 1
    ) AS taken ON true
    CROSS JOIN LATERAL {{terms}} AS agreed
    {DEADLINES}
"""

# The facts of the refunds to judge, each of which the rules call `payment`; the terms are about payments alone.
REFUNDS: Final = f"""
    SELECT payment.payment_id, payment.id AS refund_id, payment.currency, payment.amount_minor,
        settlement.id AS settlement_id,
        CASE settlement.status WHEN 'SETTLED' THEN settlement.amount_minor END AS actual_minor,
        CASE settlement.status WHEN 'SETTLED' THEN settlement.currency END AS actual_currency,
        agreed.fee_minor, agreed.tolerance_minor, NULL::bigint AS returned_minor, NULL::text AS returned_apart,
        {matching.REASON_SQL[Subject.REFUND]} AS reason, due.due_at, missing.missing_at,
        GREATEST($2, payment.completed_at, settlement.attempted_at, failure.failed_at) AS judged_at
    FROM {{candidates}} AS candidate
    JOIN (SELECT refund.*, paid.merchant_id FROM {refunds.SUCCEEDED} AS refund
          JOIN {payments.PARTIES} AS paid ON paid.id = refund.payment_id) AS payment ON payment.id = candidate.id
    LEFT JOIN {settlements.REFUNDS_DECIDED} AS settlement ON settlement.refund_id = payment.id
    LEFT JOIN {refunds.CAME_BACK} AS failure ON failure.refund_id = payment.id
    LEFT JOIN {BOOK_OF[Subject.REFUND]} AS book ON book.refund_id = payment.id
    CROSS JOIN (SELECT 0::bigint AS fee_minor, 0::bigint AS tolerance_minor) AS agreed
    CROSS JOIN LATERAL (SELECT failure.refund_id IS NOT NULL AS came_back) AS later
    {DEADLINES}
"""

# Judges the facts of `PAYMENTS` or `REFUNDS`: $1 the run, $9 the actor of events.
JUDGE: Final = f"""
WITH awaited AS MATERIALIZED {bank_statements.AWAITED}, facts AS (
    {{facts}}
), judged AS (
    SELECT facts.*, rule.status, rule.is_open,
        CASE WHEN actual_currency = facts.currency THEN actual_minor - amount_minor END AS difference_minor
    FROM facts JOIN {matching.RULE_RELATION} ON rule.reason = facts.reason
), digested AS (
    SELECT judged.*, {{digest}} AS digest FROM judged
), changed AS (
    SELECT payflowx_uuid7($2) AS id, judged.*,
        -- Never before the last one, whatever the clocks have said. The sum within keeps PostgreSQL from going
        -- through all verdicts by their time for it, and one that is not in the book has none to be looked for.
        GREATEST(judged.judged_at, CASE WHEN book.result_id IS NOT NULL THEN (
            SELECT max(created_at + interval '1 microsecond') FROM reconciliation_results AS earlier
            WHERE earlier.{{key}} = judged.{{key}} AND earlier.{{is_about}}) END) AS given_at,
        book.result_id AS old_result_id, book.status AS old_status, book.since AS old_since,
        book.is_resolved AS was_resolved,
        book.expected_minor AS old_expected_minor, book.difference_minor AS old_difference_minor,
        book.digest AS old_digest
    FROM digested AS judged LEFT JOIN {{book}} AS book ON book.{{key}} = judged.{{key}}
    WHERE (book.status, book.reason, book.currency, book.expected_minor, book.difference_minor, book.is_open)
        IS DISTINCT FROM (judged.status, judged.reason, judged.currency, judged.amount_minor, judged.difference_minor,
            judged.is_open)
        OR book.digest <> judged.digest
        -- A verdict without a digest is of a version without terms.
        OR book.digest IS NULL AND (judged.fee_minor, judged.tolerance_minor) <> (0, 0)
        OR book.recounted_due_at IS NOT NULL
), written AS (
    INSERT INTO reconciliation_results (
        id, run_id, payment_id, refund_id, settlement_id, status, reason, expected_minor, expected_currency,
        actual_minor, actual_currency, difference_minor, fee_minor, tolerance_minor, returned_minor, returned_apart,
        due_at, missing_at, digest, created_at)
    SELECT id, $1, payment_id, refund_id, settlement_id, status, reason, amount_minor, currency, actual_minor,
        actual_currency, difference_minor, fee_minor, tolerance_minor, returned_minor, returned_apart, due_at,
        missing_at, digest, given_at
    FROM changed
), kept AS (
    -- Where only the terms or the deadlines are others, what a person has decided holds on.
    INSERT INTO reconciliation_resolutions (result_id, kind, note, resolved_by_id, resolved_at)
    SELECT changed.id, resolution.kind, resolution.note, resolution.resolved_by_id, resolution.resolved_at
    FROM reconciliation_resolutions AS resolution
    JOIN changed ON changed.old_result_id = resolution.result_id
    JOIN reconciliation_results AS before ON before.id = resolution.result_id
    WHERE (before.status, before.reason, before.settlement_id, before.actual_minor, before.actual_currency,
            before.returned_minor, before.returned_apart)
        IS NOT DISTINCT FROM (changed.status, changed.reason, changed.settlement_id, changed.actual_minor,
            changed.actual_currency, changed.returned_minor, changed.returned_apart)
    RETURNING result_id, kind, note
), booked AS (
    INSERT INTO reconciliation_book (
        payment_id, refund_id, result_id, status, reason, currency, expected_minor, difference_minor, is_open, due_at,
        missing_at, digest, since)
    SELECT payment_id, refund_id, id, status, reason, currency, amount_minor, difference_minor, is_open, due_at,
        missing_at,
        -- What has to be decided anew begins anew.
        digest, CASE WHEN old_status = status AND (NOT was_resolved OR id IN (SELECT result_id FROM kept))
            THEN old_since ELSE given_at END
    FROM changed
    ON CONFLICT ({{key}}) WHERE {{is_about}} DO UPDATE SET
        result_id = excluded.result_id, status = excluded.status, reason = excluded.reason,
        currency = excluded.currency, expected_minor = excluded.expected_minor,
        difference_minor = excluded.difference_minor, is_open = excluded.is_open, digest = excluded.digest,
        due_at = excluded.due_at, missing_at = excluded.missing_at, recounted_due_at = NULL,
        recounted_missing_at = NULL, since = excluded.since
), trail AS (
    INSERT INTO events ({events.COLUMNS})
    SELECT payflowx_uuid7($2), 'reconciliation.' || lower(status), {{key}}, id, $9,
        jsonb_build_object('reason', reason, 'expected_minor', amount_minor, 'expected_currency', currency,
            'actual_minor', actual_minor, 'actual_currency', actual_currency, 'difference_minor', difference_minor)
            || CASE WHEN reason = 'RETURNED' THEN jsonb_build_object(
                'returned_minor', returned_minor, 'returned_apart', returned_apart) ELSE '{{{{}}}}' END,
        {events.dated("given_at")}
    FROM changed
    UNION ALL
    SELECT payflowx_uuid7($2), 'reconciliation.resolution_kept', changed.{{key}}, changed.id, $9,
        jsonb_build_object('kind', kept.kind, 'note', kept.note), {events.dated("given_at")}
    FROM kept JOIN changed ON changed.id = kept.result_id
), moves AS (
    SELECT status, currency, 1 AS count, amount_minor AS expected_minor, difference_minor, is_open_work AS unresolved,
        is_open_work * gap AS unexplained_minor, is_open_work * abs(gap) AS at_risk_minor
    FROM (
        SELECT result.*, {matching.UNEXPLAINED} AS gap,
            (status <> 'MATCHED' AND id NOT IN (SELECT result_id FROM kept))::int AS is_open_work
        FROM (SELECT *, amount_minor AS expected_minor, currency AS expected_currency FROM changed) AS result
    ) AS came
    UNION ALL
    SELECT old_status, currency, -1, -old_expected_minor, -old_difference_minor, -was_open_work, -was_open_work * gap,
        -was_open_work * abs(gap)
    FROM (
        SELECT changed.*, {matching.UNEXPLAINED} AS gap,
            (old_status <> 'MATCHED' AND NOT was_resolved)::int AS was_open_work
        FROM changed JOIN reconciliation_results AS result ON result.id = changed.old_result_id
    ) AS went
)
SELECT (SELECT count(*) FROM judged) AS examined, (SELECT count(*) FROM changed) AS changed,
    (SELECT COALESCE(sum(digest), 0) - COALESCE(sum(old_digest), 0) FROM changed) AS digest,
    (SELECT COALESCE(jsonb_agg(moved), '[]') FROM (
        SELECT status, currency, sum(count) AS count, sum(expected_minor)::text AS expected_minor,
            COALESCE(sum(difference_minor), 0)::text AS difference_minor, sum(unresolved) AS unresolved,
            sum(unexplained_minor)::text AS unexplained_minor, sum(at_risk_minor)::text AS at_risk_minor
        FROM moves GROUP BY status, currency) AS moved) AS moves
"""

IS_OF_HERE: Final = "snapshot IS NOT NULL AND xmin = completed_in::xid"

# What people have resolved since, of what was open work: it is none any more.
RESOLVED: Final = f"""
SELECT result.refund_id IS NOT NULL AS is_refund, result.status, result.expected_currency AS currency,
    -count(*) AS unresolved, -sum({matching.UNEXPLAINED}) AS unexplained_minor,
    -sum(abs({matching.UNEXPLAINED})) AS at_risk_minor
FROM reconciliation_resolutions AS resolution JOIN reconciliation_results AS result ON result.id = resolution.result_id
WHERE {{resolution}} GROUP BY is_refund, result.status, result.expected_currency
"""

# The totals of the last completed run, with what was resolved since; `moves` is null where nobody knows what it saw.
TOTALS_NOW: Final = f"""
WITH run AS MATERIALIZED (
    SELECT totals, refund_totals, snapshot::pg_snapshot AS snapshot, completed_in, {IS_OF_HERE} AS is_of_here
    FROM reconciliation_runs WHERE status = 'COMPLETED' ORDER BY started_at DESC, id DESC LIMIT 1
)
SELECT run.totals, run.refund_totals, CASE WHEN run.is_of_here THEN (
    SELECT COALESCE(jsonb_agg(resolved), '[]') FROM (
        {RESOLVED.format(resolution=unseen("resolution.changed_in", "run.snapshot", "run.completed_in"))}
    ) AS resolved) END AS moves
FROM run
"""

WHOLE_BOOK: Final = """
SELECT refund_id IS NOT NULL AS is_refund, status, currency, count(*) AS count, sum(expected_minor) AS expected_minor,
    COALESCE(sum(difference_minor), 0) AS difference_minor, COALESCE(sum(digest), 0) AS digest
FROM reconciliation_book GROUP BY is_refund, status, currency
"""

# The currencies in which the book and what it is about differ: none, or money was lost or made.
IMBALANCE: Final = """
SELECT currency, COALESCE(paid.count, 0) AS paid_count, COALESCE(paid.total, 0) AS paid_minor,
    COALESCE(booked.count, 0) AS booked_count, COALESCE(booked.total, 0) AS booked_minor
FROM (SELECT currency, count(*) AS count, sum(amount_minor) AS total FROM {succeeded} AS succeeded
      GROUP BY currency) AS paid
FULL JOIN (SELECT currency, count(*) AS count, sum(expected_minor) AS total FROM {book} AS book
           GROUP BY currency) AS booked USING (currency)
WHERE (paid.count, paid.total) IS DISTINCT FROM (booked.count, booked.total)
"""

# What a run could see. In a copy on another server, where transactions count anew, it has not written the row itself.
SEEN: Final = f"""
SELECT snapshot, orphans_snapshot, completed_in::text AS transaction FROM reconciliation_runs
WHERE id = $1 AND {IS_OF_HERE}
"""

ALL_TERMS: Final = f"SELECT * FROM {agreed.EVERY} AS terms ORDER BY id"


def imbalance(subject: Subject) -> str:
    """The statement that compares the sums of the book with those of what it is about."""
    return IMBALANCE.format(succeeded=SUCCEEDED[subject], book=BOOK_OF[subject])


def judge(subject: Subject, *, candidates: str, terms: str) -> str:
    """The statement that judges these payments or refunds; see `JUDGE` and `PAYMENTS` for what it is given."""
    facts = PAYMENTS if subject is Subject.PAYMENT else REFUNDS
    key, is_about = KEYS[subject]
    return JUDGE.format(
        facts=facts.format(candidates=candidates, terms=terms),
        book=BOOK_OF[subject],
        digest=DIGEST_OF[subject],
        key=key,
        is_about=is_about,
    )
