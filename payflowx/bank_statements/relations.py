"""What the statements of upper domains may join of bank statements."""

from typing import Final

COVERAGE: Final = """(
    SELECT currency, max(LEAST(to_date, (imported_at AT TIME ZONE 'UTC')::date + 1)) AS last_date FROM bank_statements
    WHERE NOT is_intraday AND format <> 'CAMT_054' AND is_complete AND is_continuous IS NOT FALSE
        AND currency IS NOT NULL
    GROUP BY currency
)"""
"""The last day of each currency that a statement tells of, as a relation for a statement of an upper domain.

Only statements of whole days that are there as a whole tell that something has not come, and none does so of a day that
has begun nowhere yet.
"""

# A credit that takes a debit back gives back what was taken, but for the return of a transfer of ours, which some banks
# mark as a reversal too: by the families of ISO 20022 and the German banks' codes (see formats.returns).
NO_NETTING: Final = r"'^PMNT-I[CR][DC]T-|[+](059|159|160)([+]|$)'"

RETURNS: Final = f"""(
    SELECT payment_id, currency, named_at,
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
