"""The statements that read what a version before has stored once more, and put right what it made of it."""

from typing import Final

from payflowx.events import relations as events
from payflowx.payments import relations as payments
from payflowx.settlements import relations as settlements

GUARDS: Final = (
    "statement_entries_frozen",
    "statement_entries_what_was_read",
    "statement_entries_who_was_read",
    "statement_entries_matching",
    "statement_entries_facts",
)
"""What keeps an entry as it is: only who owns the table may switch these off, for as long as a transaction."""
SWITCH: Final = "".join(f"ALTER TABLE statement_entries {{switch}} TRIGGER {guard};" for guard in GUARDS)
# Nothing that refers to an entry waits for the end of the transaction, so the table may be altered once more.
LIFT_GUARDS: Final = SWITCH.format(switch="DISABLE")
PUT_GUARDS_BACK: Final = f"SET CONSTRAINTS ALL IMMEDIATE;{SWITCH.format(switch='ENABLE')}"

# Entries with what is known of their statement, and of the payment that they are for. The identity by which one is
# known is that of the entry which it tells again, where it does.
ENTRIES: Final = f"""
SELECT entry.*, statement.format, statement.account_id, COALESCE(entry.identity, original.identity) AS known_by,
    payment.reference, payment.gateway_reference, EXISTS (
        SELECT FROM statement_entries AS again
        WHERE again.original_id = entry.id AND again.doubt IS DISTINCT FROM 'AGAIN') AS is_told_again
FROM statement_entries AS entry
JOIN bank_statements AS statement ON statement.id = entry.statement_id
LEFT JOIN statement_entries AS original ON original.id = entry.original_id
LEFT JOIN {payments.NAMED} AS payment ON payment.id = entry.payment_id
"""

# Those that nobody has read again yet, some at a time: $1 the last one before, $2 how many.
UNREAD: Final = f"""{ENTRIES}
WHERE entry.is_booked AND entry.likeness IS NULL AND entry.doubt IS NULL AND entry.id > $1
ORDER BY entry.id LIMIT $2
"""

# What was read: $1 the entries, $2 likenesses, $3 names and $4 accounts of counterparties, $5 what is in doubt.
NOTE_READ: Final = """
UPDATE statement_entries AS entry SET likeness = new.likeness, counterparty_name = new.counterparty_name,
    counterparty_account = new.counterparty_account, doubt = new.doubt
FROM unnest($1::uuid[], $2::bytea[], $3::text[], $4::text[], $5::text[])
    AS new (id, likeness, counterparty_name, counterparty_account, doubt)
WHERE new.id = entry.id
"""

# Of the first statement that has entries to be judged anew, some: those first that tell most of their counterparty, as
# an import takes them. $1 how many.
AGAIN: Final = f"""{ENTRIES}
WHERE entry.doubt = 'AGAIN' AND entry.statement_id = (
    SELECT statement_id FROM statement_entries WHERE doubt = 'AGAIN' ORDER BY imported_at, statement_id LIMIT 1)
ORDER BY num_nonnulls(entry.counterparty_name, entry.counterparty_account) DESC, entry.position LIMIT $1
"""

PUT_ASIDE: Final = """(
    other.status = 'DUPLICATE' AND other.original_id IS NULL AND other.is_credit AND other.names <> '[]')"""
"""Whether an entry was taken for a second credit for its payment."""

# $1 the entries, $2 what is in doubt about each from now on.
NOTE_DOUBTS: Final = """
UPDATE statement_entries AS entry SET doubt = new.doubt
FROM unnest($1::uuid[], $2::text[]) AS new (id, doubt) WHERE new.id = entry.id
"""

# Before some of them are said to tell others again, so that no two tell the same one in between: $1 the entries.
LET_GO: Final = "UPDATE statement_entries SET original_id = NULL WHERE id = ANY($1::uuid[]) AND original_id IS NOT NULL"

# Those that have settled a payment wrongly, some at a time: money that came back, and entries that don't name the
# payment where another credit does, which was put aside. $1 the last one before, $2 how many.
SETTLED_WRONGLY: Final = f"""{ENTRIES}
WHERE entry.id > $1 AND entry.status = 'MATCHED' AND (entry.doubt = 'RETURN' OR entry.doubt = 'NAME' AND EXISTS (
    SELECT FROM statement_entries AS other WHERE other.payment_id = entry.payment_id AND {PUT_ASIDE}))
ORDER BY entry.id LIMIT $2
"""

# The credits for some payments that were put aside are looked for again: $1 the payments, $2 their problem until then,
# $3 the actor, $4 now.
TAKE_UP: Final = f"""
WITH taken_up AS (
    UPDATE statement_entries AS other SET status = 'ORPHAN', payment_id = NULL, problem = $2, sought = NULL
    WHERE other.payment_id = ANY($1::uuid[]) AND {PUT_ASIDE}
    RETURNING id, kind
), trail AS (
    INSERT INTO events ({events.COLUMNS})
    SELECT payflowx_uuid7($4), 'statement_entry.put_right', id, id, $3,
        jsonb_build_object('status', 'ORPHAN', 'kind', kind, 'status_before', 'DUPLICATE', 'kind_before', kind,
            'original_id', NULL),
        {events.dated("$4")}
    FROM taken_up
)
SELECT id FROM taken_up
"""

# What becomes of entries: $1 to $8 their columns, $9 the actor, $10 now. None of them is for a payment any more, until
# it is matched, and what they had settled ends. Each change of standing is an event.
CHANGE: Final = f"""
WITH new AS (
    SELECT * FROM unnest(
        $1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bytea[], $8::uuid[]
    ) AS new (id, status, kind, return_reason, names, problem, identity, original_id)
), before AS (
    SELECT id, status, kind FROM statement_entries WHERE id = ANY($1::uuid[])
), over AS (
    SELECT settlement_id, doubt AS reason FROM statement_entries WHERE id = ANY($1::uuid[]) AND status = 'MATCHED'
), {settlements.END.format(over="over", now="$10", actor="$9")}, changed AS (
    UPDATE statement_entries AS entry SET status = new.status, kind = new.kind, return_reason = new.return_reason,
        names = new.names::jsonb, problem = new.problem, identity = new.identity, original_id = new.original_id,
        payment_id = NULL, settlement_id = NULL, sought = NULL,
        doubt = CASE WHEN entry.status = 'MATCHED' THEN NULL ELSE entry.doubt END
    FROM new WHERE new.id = entry.id
    RETURNING entry.id, entry.status, entry.kind, entry.original_id
)
INSERT INTO events ({events.COLUMNS})
SELECT payflowx_uuid7($10), 'statement_entry.put_right', id, id, $9,
    jsonb_build_object('status', changed.status, 'kind', changed.kind, 'status_before', before.status,
        'kind_before', before.kind, 'original_id', changed.original_id),
    {events.dated("$10")}
FROM changed JOIN before USING (id)
WHERE (changed.status, changed.kind) <> (before.status, before.kind)
"""

DOUBTFUL: Final = """(
    entry.doubt IN ('RETURN', 'NAME')
    OR entry.doubt <> 'AGAIN' AND entry.status = 'DUPLICATE' AND entry.original_id IS NOT NULL
    OR entry.doubt IN ('CUT', 'HEADER', 'UNREADABLE')
        AND (entry.status = 'MATCHED' OR entry.status = 'IGNORED' AND entry.kind IN ('PAYMENT', 'OTHER', 'BATCH'))
)"""
"""Whether it matters what an entry can't be told to be: what settles nothing and is no payment's may be anything."""

# Those that a person has to look at, but for the rows of CSV files; $1 the last one before, $2 how many. `others` came
# for the same payment and were put aside.
DOUBTS: Final = f"""
SELECT found.*, ARRAY(
    SELECT id FROM statement_entries AS other
    WHERE other.payment_id = found.payment_id AND other.status = 'DUPLICATE' ORDER BY id LIMIT 10) AS others
FROM ({ENTRIES} WHERE entry.doubt <> 'HEADER' AND {DOUBTFUL} AND entry.id > $1 ORDER BY entry.id LIMIT $2) AS found
ORDER BY found.id
"""

# The same of CSV files, whose rows are not told one by one: by statement and currency, after $1, some.
ROWS_IN_DOUBT: Final = f"""
SELECT entry.statement_id, entry.currency, count(*) AS count, sum(entry.amount_minor) AS amount_minor,
    count(*) FILTER (WHERE entry.status = 'MATCHED') AS matched,
    count(*) FILTER (WHERE entry.status = 'IGNORED') AS ignored,
    count(*) FILTER (WHERE entry.status = 'DUPLICATE') AS duplicate
FROM statement_entries AS entry WHERE entry.doubt = 'HEADER' AND {DOUBTFUL}
GROUP BY entry.statement_id, entry.currency HAVING (entry.statement_id, entry.currency) > ($1::uuid, $2::text)
ORDER BY entry.statement_id, entry.currency LIMIT $3
"""

COUNT_DOUBTS: Final = f"""
SELECT entry.doubt, CASE entry.doubt WHEN 'HEADER' THEN count(DISTINCT (entry.statement_id, entry.currency))
    ELSE count(*) END AS count
FROM statement_entries AS entry WHERE entry.doubt IS NOT NULL AND {DOUBTFUL} GROUP BY entry.doubt
"""

# Whether there is anything that migrating has not looked at.
IS_UNREAD: Final = """
SELECT EXISTS (SELECT FROM statement_entries WHERE is_booked AND likeness IS NULL AND doubt IS NULL)
    OR EXISTS (SELECT FROM statement_entries WHERE doubt = 'AGAIN') AS is_unread
"""
