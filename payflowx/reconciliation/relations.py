"""What the statements of exports may join of reconciliation."""

from typing import Final

CURRENT: Final = "(SELECT payment_id, status, reason FROM reconciliation_book WHERE refund_id IS NULL)"
"""The current verdict of each payment that has one."""

DECISIONS: Final = "(SELECT result_id, kind, note, resolved_by_id, resolved_at FROM reconciliation_resolutions)"
"""What people have decided about verdicts."""
