"""What the statements of upper domains may join of bank statements."""

from typing import Final

HEARD: Final = """(
    SELECT bank_account_id AS account_id, min(from_date) AS first_date,
        max(LEAST(to_date, (imported_at AT TIME ZONE 'UTC')::date + 1)) AS last_date
    FROM bank_statements
    WHERE NOT is_intraday AND format <> 'CAMT_054' AND is_complete AND is_continuous IS NOT FALSE
        AND bank_account_id IS NOT NULL
    GROUP BY bank_account_id
)"""
"""The first and the last day that the statements of each account tell of.

Only statements of whole days that are there as a whole tell that something has not come, and none does so of a day that
has begun nowhere yet.
"""

AWAITED: Final = f"""(
    SELECT account.id AS account_id, account.currency, account.closed_on, heard.last_date, uses.level,
        uses.merchant_id, uses.gateway
    FROM bank_accounts AS account
    LEFT JOIN {HEARD} AS heard ON heard.account_id = account.id
    JOIN (
        SELECT account_id, merchant_id, gateway, CASE WHEN gateway IS NULL THEN 1 ELSE 2 END AS level
        FROM bank_account_uses WHERE ended_at IS NULL
        UNION ALL
        SELECT id, NULL, NULL, 3 FROM bank_accounts
    ) AS uses ON uses.account_id = account.id
)"""
"""On which accounts settlements are awaited, and how far each has been heard: a few rows, as a relation for a statement
of an upper domain, which reads them once for all payments.

Level 1 is of a merchant that is paid there, level 2 of a gateway, level 3 of everybody. `OF_PAYMENT` chooses from them.
"""

OF_PAYMENT: Final = """(
    SELECT account_id, last_date FROM (
        SELECT account_id, last_date, level, min(level) OVER () AS least_level FROM awaited
        WHERE awaited.currency = payment.currency
            AND (awaited.merchant_id IS NULL OR awaited.merchant_id = payment.merchant_id)
            AND (awaited.gateway IS NULL OR awaited.gateway = payment.gateway)
            AND (awaited.closed_on IS NULL OR awaited.closed_on > {day})
    ) AS possible WHERE level = least_level
)"""
"""The accounts on which one payment's settlement is awaited, if it was due by the end of `day`: where its merchant is
paid, else where its gateway is, else every account of its currency; none that was closed on that day or before.

Needs the CTE `awaited`, which is AWAITED, and `payment` with its currency, merchant_id and gateway.
"""

IS_HEARD: Final = f"""COALESCE(
    (SELECT bool_and(COALESCE(last_date >= {{day}}, false)) FROM {OF_PAYMENT} AS asked), false)"""
"""Whether each of these accounts has been heard up to that day, so that what did not come is missing."""

# A credit that takes a debit back gives back what was taken, but for the return of a transfer of ours, which some banks
# mark as a reversal too: by the families of ISO 20022 and the German banks' codes (see formats.returns).
NO_NETTING: Final = r"'^PMNT-I[CR][DC]T-|[+](059|159|160)([+]|$)'"

RETURNS: Final = f"""(
    SELECT id, payment_id, currency, named_at, return_reason,
        COALESCE(COALESCE(booking_date, value_date)::timestamp AT TIME ZONE 'UTC', named_at) AS happened_at,
        CASE
            WHEN NOT is_credit THEN amount_minor
            WHEN is_reversal AND COALESCE(transaction_code, '') !~ {NO_NETTING} THEN -amount_minor
            ELSE 0
        END AS minor
    FROM statement_entries WHERE named_at IS NOT NULL
)"""
"""What each return says of the payment that it names: how much was taken back, or given back of that."""

TAKEN_BACK: Final = f"""(
    SELECT payment_id, currency, LEAST(sum(minor), {2**63 - 1})::bigint AS minor
    FROM {RETURNS} AS back GROUP BY payment_id, currency HAVING sum(minor) > 0
)"""
"""What was taken back of each payment, in each currency."""

SETTLING: Final = """(
    SELECT id, payment_id, settlement_id FROM statement_entries WHERE payment_id IS NOT NULL AND status = 'MATCHED'
)"""
"""The entries that settle a payment or a refund of it."""

NAMED_IN: Final = "(SELECT payment_id, named_in FROM statement_entries WHERE named_in IS NOT NULL)"
"""The payments that returns name, each with the transaction in which it was named."""

MOVED: Final = """(
    SELECT account.currency, true AS is_awaited_elsewhere FROM bank_accounts AS account WHERE {account}
    UNION
    SELECT account.currency, true FROM bank_account_uses AS use
    JOIN bank_accounts AS account ON account.id = use.account_id WHERE {use}
    UNION
    SELECT statement.currency, false FROM bank_statements AS statement
    WHERE {statement} AND statement.currency IS NOT NULL
)"""
"""The currencies in which it may be another question whether an account has been heard: since more was heard
(`is_awaited_elsewhere` is false), or since payments are awaited on other accounts. It takes the conditions on when each
`account`, `use` and `statement` was changed, of which there are few.
"""

SOURCES: Final = """(
    SELECT statement.id, statement.account_id, file.filename
    FROM bank_statements AS statement JOIN statement_files AS file ON file.id = statement.file_id
)"""
"""Where each entry comes from: its statement's account, and the file that brought it."""
