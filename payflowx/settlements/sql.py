"""The SQL of the simulated bank: each statement does a whole batch."""

from typing import Final, NamedTuple

from payflowx.events import relations as events
from payflowx.payments import relations as payments
from payflowx.refunds import relations as refunds
from payflowx.settlements.feeds import simulated_bank


class Announcing(NamedTuple):
    """How what was taken or given back is announced, a stretch at a time: the days in it, and the settlements of it."""

    days: str
    announce: str


def _announcing(succeeded: str, *, payment_id: str, refund_id: str, subject: str) -> Announcing:
    """A stretch of what succeeded, in the order in which it completed, and those of it without a settlement."""
    is_refund = "IS NULL" if refund_id == "NULL" else "IS NOT NULL"
    counts = f"status <> 'WITHDRAWN' AND refund_id {is_refund} AND ended_at IS NULL"
    stretch = f"{succeeded} AS succeeded WHERE (completed_at, id) > ($1, $2) ORDER BY completed_at, id LIMIT $3"
    announce = f"""
WITH stretch AS (
    SELECT id, {payment_id} AS payment_id, {refund_id}::uuid AS refund_id, amount_minor, currency, completed_at
    FROM {stretch}
), announced AS (
    INSERT INTO settlements (id, payment_id, refund_id, status, amount_minor, currency, source, due_at, created_at)
    SELECT payflowx_uuid7($4), due.payment_id, due.refund_id, 'PENDING', due.amount_minor, due.currency,
        'SIMULATED_BANK', COALESCE(calendar.ends_at, due.completed_at + $5::interval), GREATEST($4, due.completed_at)
    FROM stretch AS due
    JOIN {simulated_bank.UNIT_RELATION} ON unit.currency = due.currency
    LEFT JOIN unnest($6::text[], $7::date[], $8::timestamptz[]) AS calendar (currency, day, ends_at)
        ON calendar.currency = due.currency AND calendar.day = (due.completed_at AT TIME ZONE 'UTC')::date
    WHERE {simulated_bank.EVER_PAYS}
        AND NOT EXISTS (SELECT FROM settlements WHERE {subject} = due.id AND {counts})
        -- In business days, what came after the days were looked up waits for the next look.
        AND ($5::interval IS NOT NULL OR calendar.ends_at IS NOT NULL)
    ON CONFLICT ({subject}) WHERE {counts} DO NOTHING
    RETURNING id, {subject} AS subject_id, amount_minor, currency, due_at, created_at
), trail AS (
    INSERT INTO events ({events.COLUMNS})
    SELECT payflowx_uuid7($4), 'settlement.pending', subject_id, id, $9,
        jsonb_build_object('amount_minor', amount_minor, 'currency', currency, 'due_at', due_at),
        {events.dated("created_at")}
    FROM announced
)
SELECT (SELECT count(*) FROM announced) AS announced, last.completed_at, last.id, last.position
FROM (SELECT completed_at, id, row_number() OVER (ORDER BY completed_at, id) AS position FROM stretch) AS last
ORDER BY position DESC LIMIT 1
"""
    days = f"""
SELECT DISTINCT currency, (completed_at AT TIME ZONE 'UTC')::date AS day
FROM (SELECT currency, completed_at FROM {stretch}) AS stretch
"""
    return Announcing(days, announce)


PAYMENTS: Final = _announcing(payments.SUCCEEDED, payment_id="id", refund_id="NULL", subject="payment_id")
REFUNDS: Final = _announcing(refunds.SUCCEEDED, payment_id="payment_id", refund_id="id", subject="refund_id")

SUBJECT: Final = "COALESCE(refund_id, payment_id)"
"""Whose trail tells of a settlement: that of the refund, or of the payment."""

PAY: Final = f"""
WITH due AS (
    SELECT id, amount_minor, currency, GREATEST($1, created_at) AS paid_at FROM settlements
    WHERE status = 'PENDING' AND source = 'SIMULATED_BANK' AND due_at <= $1
    ORDER BY due_at, id LIMIT $2 FOR UPDATE SKIP LOCKED
), answered AS (
    SELECT due.id, due.paid_at, {simulated_bank.STATUS} AS status, {simulated_bank.AMOUNT_MINOR} AS amount_minor,
        {simulated_bank.CURRENCY} AS currency
    FROM due JOIN {simulated_bank.UNIT_RELATION} ON unit.currency = due.currency
), paid AS (
    UPDATE settlements SET
        status = answered.status,
        amount_minor = answered.amount_minor,
        currency = answered.currency,
        failure_reason = CASE answered.status WHEN 'FAILED' THEN $3 END,
        bank_reference = 'simbank-' || replace(settlements.id::text, '-', ''),
        value_date = CASE answered.status WHEN 'SETTLED' THEN (paid_at AT TIME ZONE 'UTC')::date END,
        attempted_at = paid_at,
        settled_at = CASE answered.status WHEN 'SETTLED' THEN paid_at END
    FROM answered WHERE settlements.id = answered.id
    RETURNING settlements.*
), trail AS (
    INSERT INTO events ({events.COLUMNS})
    SELECT payflowx_uuid7($1), 'settlement.' || lower(status), {SUBJECT}, id, $4,
        jsonb_build_object('amount_minor', amount_minor, 'currency', currency, 'bank_reference', bank_reference),
        {events.dated("attempted_at")}
    FROM paid
)
SELECT count(*) FILTER (WHERE status = 'SETTLED') AS settled, count(*) FILTER (WHERE status = 'FAILED') AS failed
FROM paid
"""

# What the simulated bank pays for each payment, and takes for each refund, that it will not reject. $1 the delay, as an
# interval.
SIMULATED: Final = f"""(
    SELECT due.payment_id, due.refund_id, due.currency, due.paid_on, due.completed_at,
        {simulated_bank.AMOUNT_MINOR} AS paid_minor, {simulated_bank.CURRENCY} AS paid_currency
    FROM (SELECT payment_id, refund_id, currency, amount_minor, completed_at,
              ((completed_at + $1::interval) AT TIME ZONE 'UTC')::date AS paid_on
          FROM (SELECT id AS payment_id, NULL::uuid AS refund_id, currency, amount_minor, completed_at
                FROM {payments.SUCCEEDED} AS payment
                UNION ALL
                SELECT payment_id, id, currency, amount_minor, completed_at
                FROM {refunds.SUCCEEDED} AS refund) AS succeeded) AS due
    JOIN {simulated_bank.UNIT_RELATION} ON unit.currency = due.currency
    WHERE {simulated_bank.EVER_PAYS} AND {simulated_bank.STATUS} = 'SETTLED'
)"""

TRANSFER_DAYS: Final = f"""
SELECT currency, paid_on AS day, paid_currency,
    sum(CASE WHEN refund_id IS NULL THEN paid_minor ELSE -paid_minor END) AS balance_minor
FROM {SIMULATED} AS simulated GROUP BY currency, paid_on, paid_currency
"""

TRANSFERS: Final = f"""
SELECT simulated.payment_id, simulated.refund_id, paid_minor, paid_currency, named.reference
FROM {SIMULATED} AS simulated
JOIN (SELECT DISTINCT * FROM unnest($2::text[], $3::date[]) AS chosen (currency, paid_on)) AS chosen
    USING (currency, paid_on)
JOIN {payments.NAMED} AS named ON named.id = simulated.payment_id
ORDER BY simulated.completed_at, simulated.payment_id, simulated.refund_id
"""

# Whose word counts, null where nobody has chosen; nobody chooses before the transaction has ended.
SPEAKING_BANK: Final = "SELECT payflowx_speaking_bank() AS bank"

# $1 the choice, $2 the bank, $3 now. Of several processes that start with other settings one is the first.
CHOOSE_FIRST: Final = """
INSERT INTO bank_choices (id, number, bank, chosen_at) VALUES ($1, 1, $2, $3)
ON CONFLICT (number) DO NOTHING RETURNING id
"""

# The lock of payflowx_speaking_bank(), for who chooses: asked for, and not waited for, so that nobody waits behind it.
TRY_TO_CHOOSE: Final = "SELECT pg_try_advisory_xact_lock($1) AS is_alone"

# Who settled last, in a book of a program that did not write it down; null where nothing was settled yet.
SETTLED_LAST: Final = """
SELECT CASE source WHEN 'STATEMENT' THEN 'STATEMENTS' ELSE 'SIMULATED' END AS bank
FROM settlements ORDER BY created_at DESC, id DESC LIMIT 1
"""

# What the simulated bank has promised and will not pay: $1 now, $2 the actor of events, $3 the choice, $4 why.
WITHDRAW: Final = f"""
WITH withdrawn AS (
    UPDATE settlements SET status = 'WITHDRAWN', failure_reason = $4 WHERE status = 'PENDING'
    RETURNING id, payment_id, refund_id, amount_minor, currency, created_at
), trail AS (
    INSERT INTO events ({events.COLUMNS})
    SELECT payflowx_uuid7($1), 'settlement.withdrawn', {SUBJECT}, id, $2,
        jsonb_build_object('amount_minor', amount_minor, 'currency', currency, 'choice', $3::text),
        {events.dated("GREATEST($1, created_at)")}
    FROM withdrawn
)
SELECT count(*) AS withdrawn FROM withdrawn
"""

# That a row's payment has this party; and the settlements of one kind of a party's payments, with NULL for each payment
# that has none, so that payments are counted as well. It is asked payment by payment: however many there are, few fit.
# The party is literal there: PostgreSQL then knows how many payments it has, and gathers none that go beyond the limit.
HAS_PARTY: Final = f"""(
    SELECT {{column}} FROM {payments.PARTIES} AS paid WHERE paid.id = settlements.payment_id
) = {{party}}"""
OF_PARTY: Final = f"""
SELECT settlement.id
FROM (SELECT id FROM {payments.PARTIES} AS payment WHERE {{column}} = '{{party}}' LIMIT {{most}}) AS paid
LEFT JOIN LATERAL (
    SELECT id FROM settlements WHERE payment_id = paid.id AND {{kind}} OFFSET 0
) AS settlement ON true
"""
