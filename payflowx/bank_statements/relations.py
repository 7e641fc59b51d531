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
