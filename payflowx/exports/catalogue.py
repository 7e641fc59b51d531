"""The exports: every list of the domains' that can be had as a file, each closed as its field of the schema is."""

from typing import Any, Final

from payflowx.api.exports import Export
from payflowx.core.principal import Role
from payflowx.exports import payments, settlements, statements, verdicts
from payflowx.schema import policies

EXPORTS: Final[tuple[Export[Any], ...]] = (
    payments.PAYMENTS,
    settlements.SETTLEMENTS,
    verdicts.RESULTS,
    statements.STATEMENTS,
    statements.ENTRIES,
    statements.ENTRIES_OF_STATEMENT,
)


def with_roles() -> list[tuple[Export[Any], Role]]:
    """Each export with the lowest role that may ask for its list. No list is for strangers."""
    roles = policies.matrix()
    return [(export, role) for export in EXPORTS if (role := roles[export.field]) is not policies.PUBLIC]
