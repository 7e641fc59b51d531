"""The statements of an import: each writes or matches a whole set of entries at once."""

from typing import Final

from payflowx.bank_statements import relations
from payflowx.events import relations as events
from payflowx.payments import relations as payments
from payflowx.settlements import relations as settlements

ENTRY_COLUMNS: Final = (
    ("id", "uuid"),
    ("position", "int"),
    ("status", "text"),
    ("kind", "text"),
    ("is_credit", "boolean"),
    ("is_reversal", "boolean"),
    ("is_booked", "boolean"),
    ("amount_minor", "bigint"),
    ("currency", "text"),
    ("booking_date", "date"),
    ("value_date", "date"),
    ("bank_reference", "text"),
    ("booking_reference", "text"),
    ("end_to_end_id", "text"),
    ("remittance", "text"),
    ("transaction_code", "text"),
    ("return_reason", "text"),
    ("counterparty_name", "text"),
    ("counterparty_account", "text"),
    ("likeness", "bytea"),
    ("identity", "bytea"),
    ("original_id", "uuid"),
    ("names", "text"),
    ("problem", "text"),
    ("raw_text", "text"),
)
"""What is known of an entry when it has been read: the columns of `ADD_ENTRIES`, from its third argument on."""

# $1 the statement, $2 now. What is known of an entry has been looked up before: nothing is joined here, so that it
# doesn't matter what PostgreSQL believes of a table that an import is filling.
ADD_ENTRIES: Final = """
INSERT INTO statement_entries ({columns}, statement_id, imported_at)
SELECT {values}, $1, $2 FROM unnest({arrays}) AS new ({columns})
""".format(
    columns=", ".join(name for name, _ in ENTRY_COLUMNS),
    values=", ".join("new.names::jsonb" if name == "names" else f"new.{name}" for name, _ in ENTRY_COLUMNS),
    arrays=", ".join(f"${number}::{kind}[]" for number, (_, kind) in enumerate(ENTRY_COLUMNS, start=3)),
)

# All that is stored with one of the likenesses $1; and with one of the identities $2, where a version without
# likenesses has stored it: its own identity is then all that is known of it. What is to be judged anew tells nothing.
TELLINGS: Final = """
SELECT likeness, NULL::bytea AS identity, id, COALESCE(original_id, id) AS original_id, statement_id,
    counterparty_name, counterparty_account
FROM statement_entries WHERE likeness = ANY($1::bytea[]) AND doubt IS DISTINCT FROM 'AGAIN'
UNION ALL
SELECT NULL, identity, id, id, statement_id, counterparty_name, counterparty_account
FROM statement_entries WHERE identity = ANY($2::bytea[]) AND likeness IS NULL AND doubt IS DISTINCT FROM 'AGAIN'
"""

# The statements that may be pages of the one $1, or come right before or behind it.
NEIGHBOURS: Final = """
SELECT other.id, other.reference, other.sequence_number, other.page_number, other.opening_minor, other.closing_minor,
    other.from_date, other.to_date
FROM bank_statements AS own JOIN bank_statements AS other
    ON other.account_id = own.account_id AND other.format = own.format AND other.is_intraday = own.is_intraday
    AND other.currency IS NOT DISTINCT FROM own.currency AND other.sequence_number IS NOT NULL
    AND (other.sequence_number = own.sequence_number
        OR other.from_date <= own.to_date AND other.to_date >= own.from_date)
WHERE own.id = $1 AND own.sequence_number IS NOT NULL
"""

# A day's statement often has in one amount what a notification (camt.054) has told payment by payment, under the same
# bank's reference: then the amount is explained, whichever came first. Nothing is by a statement that can't explain it
# either, and no payment alone where the two are of different counterparties: some banks write one reference all day.
# The parts are asked by IN for the reason that MATCH gives.
RECOGNISE: Final = """
WITH booked AS (
    SELECT entry.id, entry.statement_id, entry.names <> '[]' AS is_named,
        entry.status = 'ORPHAN' AND entry.names = '[]'
            AND entry.kind IN ('PAYMENT', 'OTHER', 'BATCH', 'RETURN') AS is_bare,
        statement.account_id, entry.booking_reference, entry.currency,
        COALESCE(entry.value_date, entry.booking_date) AS day,
        upper(regexp_replace(COALESCE(entry.counterparty_name, ''), '[^[:alnum:]]+', '', 'g')) AS who,
        CASE WHEN entry.is_credit THEN entry.amount_minor ELSE -entry.amount_minor END AS signed_minor
    FROM statement_entries AS entry JOIN bank_statements AS statement ON statement.id = entry.statement_id
    WHERE entry.is_booked AND entry.original_id IS NULL AND entry.booking_reference IN (
        SELECT booking_reference FROM statement_entries
        WHERE status = 'ORPHAN' AND names = '[]' AND is_booked AND kind IN ('PAYMENT', 'OTHER', 'BATCH', 'RETURN'))
), told AS (
    SELECT account_id, booking_reference, currency, day, sum(signed_minor) AS signed_minor,
        CASE WHEN count(*) = 1 THEN max(who) ELSE '' END AS who
    FROM booked
    GROUP BY statement_id, account_id, booking_reference, currency, day
    HAVING bool_or(is_named) AND NOT bool_or(is_bare)
), asked AS (
    SELECT id, COALESCE(
        CASE WHEN who = '' THEN (account_id, booking_reference, currency, day, signed_minor::numeric) IN (
            SELECT account_id, booking_reference, currency, day, signed_minor FROM told)
        ELSE (account_id, booking_reference, currency, day, signed_minor::numeric, who) IN (
            SELECT account_id, booking_reference, currency, day, signed_minor, who FROM told)
            OR (account_id, booking_reference, currency, day, signed_minor::numeric, '') IN (
            SELECT account_id, booking_reference, currency, day, signed_minor, who FROM told) END, false) AS is_told
    FROM booked WHERE is_bare
)
UPDATE statement_entries AS entry
SET status = 'DUPLICATE', problem = 'Another statement tells of it, and what it is made of.'
FROM asked WHERE asked.id = entry.id AND asked.is_told
"""

# Pages of several statements: $1 the statements, $2 and $3 the positions between which they are, $4 how many rows they
# have, $5 the statuses of these, with commas in between. Each status is read by itself in the order of an index, no
# further than the page goes: what a page costs doesn't depend on how long a statement is.
_PAGES: Final = """
SELECT entry.*, wanted.number
FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::int[], $5::text[]) WITH ORDINALITY
    AS wanted (statement_id, after, before, size, statuses, number)
CROSS JOIN LATERAL (
    SELECT found.* FROM unnest(string_to_array(wanted.statuses, ',')) AS one (status)
    CROSS JOIN LATERAL (
        SELECT * FROM statement_entries AS each
        WHERE each.statement_id = wanted.statement_id AND each.status = one.status
            AND each.position > wanted.after AND each.position < wanted.before
        ORDER BY each.position {direction} LIMIT wanted.size
    ) AS found
    ORDER BY found.position {direction} LIMIT wanted.size
) AS entry
ORDER BY wanted.number, entry.position {direction}
"""
PAGES: Final = {False: _PAGES.format(direction="ASC"), True: _PAGES.format(direction="DESC")}
"""By whether they are read from their end."""

COUNTS: Final = """
SELECT statement_id, status, count(*) AS count FROM statement_entries
WHERE statement_id = ANY($1::uuid[]) GROUP BY statement_id, status
"""

# Which payment each entry of `open` (id, names, amount_minor, currency) names: part of a statement, as `best`.
#
# The best level at which an entry names exactly one successful payment decides. How many entries a new statement has is
# nothing that PostgreSQL can guess, and it guesses one. So no two parts of this are joined with each other, which it
# would do row by row: they are joined with tables by their keys, or asked by IN.
FITS: Final = "(payment.amount_minor, payment.currency) = (names.amount_minor, names.currency)"
"""Whether a name that is prose, or is written otherwise, may be the payment's."""
BEST: Final = f"""names AS (
    SELECT open.id, open.amount_minor, open.currency, (name ->> 'level')::int * 10 AS level,
        (name ->> 'payment')::uuid AS payment_id, name ->> 'reference' AS reference, name ->> 'word' AS word
    FROM open CROSS JOIN LATERAL jsonb_array_elements(open.names) AS name
), exact AS (
    SELECT names.id, level, payment.id AS payment_id, payment.status, payment.user_id
    FROM names JOIN {payments.NAMED} AS payment ON payment.id = names.payment_id
    UNION
    SELECT names.id, level + 1, payment.id, payment.status, payment.user_id
    FROM names JOIN {payments.NAMED} AS payment ON payment.gateway_reference = names.reference
    UNION
    SELECT names.id, level + 2, payment.id, payment.status, payment.user_id
    FROM names JOIN {payments.NAMED} AS payment ON payment.reference = names.reference
    UNION
    SELECT names.id, level + 3, payment.id, payment.status, payment.user_id
    FROM names JOIN {payments.NAMED} AS payment ON payment.reference = names.word
        AND {FITS}
), vague AS MATERIALIZED (
    -- Told by a window, which is sorted once: a NOT IN of so many that it isn't hashed would look at all for each.
    SELECT * FROM (
        SELECT told.*, bool_or(is_exact) OVER (PARTITION BY id) AS is_named FROM (
            SELECT *, false AS is_exact FROM names
            UNION ALL
            SELECT id, NULL, NULL, NULL, NULL, NULL, NULL, true FROM exact
        ) AS told
    ) AS marked WHERE NOT is_named AND payment_id IS NULL
), named AS (
    SELECT * FROM exact
    UNION
    -- As banks write it, where it names none as it stands; row by row, since PostgreSQL can't know how few those are.
    SELECT names.id, level + 4, payment.id, payment.status, payment.user_id
    FROM vague AS names
    CROSS JOIN LATERAL {payments.ALIKE.format(name="COALESCE(names.reference, names.word)")} AS payment
    WHERE payflowx_is_telling(COALESCE(names.reference, names.word), names.word IS NOT NULL)
        AND ({FITS}
            OR names.reference IS NOT NULL AND upper(payment.reference) = upper(names.reference))
), levels AS (
    -- A reference that payments of several users have says nothing, whatever became of the others.
    SELECT id, level, count(*) AS named_count,
        CASE WHEN count(DISTINCT user_id) > 1 THEN 2 ELSE count(*) FILTER (WHERE status = 'SUCCESS') END
            AS success_count,
        (array_agg(payment_id) FILTER (WHERE status = 'SUCCESS'))[1] AS success_id,
        min(status) AS least_status, (array_agg(payment_id))[1] AS any_id
    FROM named GROUP BY id, level
), best AS (
    SELECT DISTINCT ON (id) id, success_count, least_status, named_count,
        CASE WHEN success_count = 1 THEN success_id WHEN success_count = 0 AND named_count = 1 THEN any_id END
            AS payment_id
    FROM levels ORDER BY id, success_count <> 1, level
)"""

# `which` is `id` or `statement_id`, and $1 of what: entries, or statements; $2 now, $3 the actor of events.
#
# Of several entries for one payment, one of the payment's own amount settles it, then that of the earliest date, then
# the one with the least identity: never the first in the file, so that the order of a file means nothing.
MATCH: Final = f"""
WITH open AS (
    SELECT id, names, amount_minor, currency FROM statement_entries
    WHERE status = 'ORPHAN' AND is_credit AND is_booked AND NOT is_reversal AND amount_minor > 0 AND names <> '[]'
        AND kind <> 'RETURN'
        AND {{which}} = ANY($1::uuid[])
), {BEST}, candidates AS (
    SELECT entry.id, entry.amount_minor, entry.currency, entry.booking_date, entry.value_date, entry.bank_reference,
        best.payment_id, best.success_count, best.least_status, settlement.status AS settlement_status,
        CASE WHEN best.success_count = 1 AND settlement.id IS NULL THEN row_number() OVER (
            PARTITION BY best.payment_id, best.success_count = 1
            ORDER BY (entry.amount_minor, entry.currency) IS DISTINCT FROM (payment.amount_minor, payment.currency),
                entry.booking_date, entry.value_date, entry.identity) END AS rank
    FROM best JOIN statement_entries AS entry ON entry.id = best.id
    LEFT JOIN {payments.NAMED} AS payment ON payment.id = best.payment_id
    LEFT JOIN {settlements.EVERY} AS settlement ON settlement.payment_id = best.payment_id
), chosen AS (
    SELECT candidates.*, CASE WHEN rank = 1 THEN payflowx_uuid7($2) END AS settlement_id,
        CASE WHEN rank = 1 THEN {settlements.NUMBER.format(entry="candidates.id")} END AS number
    FROM candidates
), paid AS (
    SELECT id AS entry_id, number, settlement_id AS id, payment_id, amount_minor, currency,
        COALESCE(bank_reference, 'entry-' || replace(id::text, '-', '')) AS bank_reference,
        COALESCE(value_date, booking_date, ($2::timestamptz AT TIME ZONE 'UTC')::date) AS value_date
    FROM chosen WHERE settlement_id IS NOT NULL
), {settlements.BY_STATEMENT.format(paid="paid", now="$2", actor="$3")}, judged AS (
    SELECT id, payment_id, CASE WHEN is_settled THEN settlement_id END AS settlement_id,
        CASE
            WHEN is_settled THEN 'MATCHED'
            WHEN rank IS NOT NULL OR success_count = 1 AND settlement_status <> 'PENDING' THEN 'DUPLICATE'
            ELSE 'ORPHAN'
        END AS status,
        CASE
            WHEN is_settled THEN NULL
            WHEN rank IS NOT NULL OR success_count = 1 AND settlement_status <> 'PENDING'
                THEN 'Its payment is settled already: this is a second credit for it.'
            WHEN success_count = 1 THEN 'The simulated bank has promised to settle its payment.'
            WHEN success_count > 1 THEN 'It names several payments, and nothing in it says which one it is for.'
            WHEN least_status = 'FAILED' THEN 'It names a payment that has failed: no money should have come in for it.'
            ELSE 'It names a payment that is not decided yet.'
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
SELECT count(*) FILTER (WHERE status = 'MATCHED') AS matched, count(*) FILTER (WHERE status = 'DUPLICATE') AS duplicate
FROM changed
"""

# Returns that are not known to name a payment that was taken, each with the one that it names. `which` and $1 as above.
FIND_RETURNED: Final = f"""
WITH open AS (
    SELECT id, names, amount_minor, currency FROM statement_entries
    WHERE kind = 'RETURN' AND status = 'ORPHAN' AND named_at IS NULL AND names <> '[]'
        AND {{which}} = ANY($1::uuid[])
), {BEST}
SELECT entry.id, entry.is_credit, entry.is_reversal, entry.return_reason,
    best.payment_id, best.success_count, best.least_status
FROM best JOIN statement_entries AS entry ON entry.id = best.id
"""

# What was found of returns: $1 the entries, $2 their payments, $3 their problems, $4 whether they count for the payment
# from now on; $5 now. What is named later is named at a later instant, whatever the clocks say: imports take turns.
NAME_RETURNS: Final = """
UPDATE statement_entries AS entry
SET payment_id = found.payment_id, problem = found.problem,
    named_at = CASE WHEN found.counts THEN (SELECT GREATEST($5::timestamptz, max(named_at) + interval '1 microsecond')
        FROM statement_entries WHERE named_at IS NOT NULL) END
FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::boolean[]) AS found (id, payment_id, problem, counts)
WHERE entry.id = found.id
    AND (found.counts OR (entry.payment_id, entry.problem) IS DISTINCT FROM (found.payment_id, found.problem))
"""

# The statement before each of these, of the same account and currency: the one of the next smaller number or page, or
# of the latest earlier day where there are no numbers. $1 the statements.
PREDECESSORS: Final = """
SELECT statement.id, statement.currency, statement.opening_minor, statement.sequence_number,
    before.closing_minor AS closing_before, before.sequence_number AS number_before,
    statement.from_date < before.to_date AS is_overlapping
FROM bank_statements AS statement
CROSS JOIN LATERAL (
    SELECT sequence_number, closing_minor, to_date FROM bank_statements AS earlier
    WHERE earlier.account_id = statement.account_id AND earlier.currency = statement.currency
        AND NOT earlier.is_intraday AND earlier.format = statement.format AND earlier.id <> statement.id
        AND (earlier.to_date, COALESCE(earlier.sequence_number, 0), COALESCE(earlier.page_number, 0))
            < (statement.to_date, COALESCE(statement.sequence_number, 0), COALESCE(statement.page_number, 0))
    ORDER BY to_date DESC, sequence_number DESC NULLS LAST, page_number DESC NULLS LAST LIMIT 1
) AS before
WHERE statement.id = ANY($1::uuid[]) AND NOT statement.is_intraday AND statement.format <> 'CAMT_054'
"""

# The account that a statement is of, found now or before: $1 an id for a new one, $2 what the bank writes, $3 the
# currency, $4 now, $5 who imports the statement.
FIND_ACCOUNT: Final = f"""
WITH named AS (
    SELECT payflowx_account_identification($2, $3) AS identification
), found AS (
    INSERT INTO bank_accounts (id, identification, written_as, currency, found_at)
    SELECT $1, identification, $2, $3, $4 FROM named
    ON CONFLICT (identification, currency) DO NOTHING
    RETURNING id, identification, currency, found_at
), trail AS (
    INSERT INTO events ({events.COLUMNS})
    SELECT payflowx_uuid7(found_at), 'bank_account.found', id, id, $5,
        jsonb_build_object('identification', identification, 'currency', currency), {events.dated("found_at")}
    FROM found
)
SELECT id FROM found
UNION ALL
SELECT id FROM bank_accounts JOIN named USING (identification) WHERE currency = $3
"""

# How far each of these accounts has been heard. $1 the accounts.
HEARD: Final = f"SELECT * FROM {relations.HEARD} AS heard WHERE account_id = ANY($1::uuid[])"
