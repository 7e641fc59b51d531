"""The triggers that note who wrote a row last and whether a verdict is resolved; what they do is tested beside."""

from typing import Final

CHANGED: Final = ("payments", "refunds", "settlements", "bank_accounts", "bank_account_uses", "bank_statements")
CHANGES: Final = {
    *(f"{table}_changed" for table in CHANGED),
    "statement_entries_named",
    "reconciliation_resolutions_booked",
    "reconciliation_book_unresolved",
    "reconciliation_book_resolved",
    "reconciliation_book_resolved_first",
}
