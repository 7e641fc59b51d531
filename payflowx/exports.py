"""The exports: every list of the domains' that can be had as a file, each closed as its field of the schema is."""

from typing import Any, Final

from payflowx import policies
from payflowx.api.exports import Export
from payflowx.bank_statements import export as bank_statements
from payflowx.core.principal import Role
from payflowx.payments import export as payments
from payflowx.reconciliation import export as reconciliation
from payflowx.settlements import export as settlements

EXPORTS: Final[tuple[Export[Any], ...]] = (
    payments.PAYMENTS,
    settlements.SETTLEMENTS,
    reconciliation.RESULTS,
    bank_statements.STATEMENTS,
    bank_statements.ENTRIES,
    bank_statements.ENTRIES_OF_STATEMENT,
)


def with_roles() -> list[tuple[Export[Any], Role]]:
    """Each export with the lowest role that may ask for its list. No list is for strangers."""
    roles = policies.matrix()
    return [(export, role) for export in EXPORTS if (role := roles[export.field]) is not policies.PUBLIC]
