"""Takes back what an entry has settled, as the application's role may when a person decides it."""

from typing import Final

from payflowx.bank_statements.matching import TAKEN_BACK as PUT_ASIDE
from payflowx.settlements.relations import END

__all__ = ["PUT_ASIDE", "TAKE_BACK"]
TAKE_BACK: Final = f"""
WITH over AS (SELECT settlement_id, 'PERSON' AS reason FROM statement_entries WHERE id = $1),
{END.format(over="over", now="$2::timestamptz", actor="'system:test'")}
UPDATE statement_entries SET status = 'ORPHAN', payment_id = NULL, settlement_id = NULL, problem = $3 WHERE id = $1
"""
"""$1 the entry, $2 now, $3 what is said of the entry then."""
