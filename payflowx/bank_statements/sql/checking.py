"""The statements that compare entries and settlements with the allocations between them."""

from typing import Final

from payflowx.settlements import relations as settlements

# Entries that are not what their allocations make of them: MATCHED where something of them is given, and that no more
# than they have, numbered without a gap, to the settlement that they name among others.
ENTRIES: Final = f"""
SELECT entry.id FROM statement_entries AS entry
LEFT JOIN (
    SELECT entry_id, sum(amount_minor) AS minor, count(*) AS count, max(number) AS last
    FROM {settlements.GIVEN} AS each GROUP BY entry_id
) AS given ON given.entry_id = entry.id
LEFT JOIN (
    SELECT entry_id, settlement_id FROM {settlements.GIVEN} AS each
    GROUP BY entry_id, settlement_id HAVING sum(amount_minor) <> 0
) AS live ON live.entry_id = entry.id AND live.settlement_id = entry.settlement_id
WHERE (entry.status = 'MATCHED') <> (COALESCE(given.minor, 0) <> 0)
    OR (entry.status = 'MATCHED') <> (live.settlement_id IS NOT NULL)
    OR given.minor * CASE WHEN entry.is_credit THEN 1 ELSE -1 END NOT BETWEEN 0 AND entry.amount_minor
    OR given.count <> given.last
ORDER BY entry.id LIMIT 10
"""

# Settlements by statement that are not what was given to them.
SETTLEMENTS: Final = f"""
SELECT stated.id FROM {settlements.STATED} AS stated
LEFT JOIN (
    SELECT settlement_id, sum(amount_minor) AS minor FROM {settlements.GIVEN} AS each GROUP BY settlement_id
) AS given ON given.settlement_id = stated.id
WHERE COALESCE(given.minor, 0) * CASE WHEN stated.refund_id IS NULL THEN 1 ELSE -1 END
    <> CASE WHEN stated.ended_at IS NULL THEN stated.amount_minor ELSE 0 END
ORDER BY stated.id LIMIT 10
"""
