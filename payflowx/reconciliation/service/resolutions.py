"""People's answers to discrepancies: each is about one verdict, is given once, and never changed."""

from datetime import datetime
from typing import ClassVar, Final

from payflowx.core import db, records
from payflowx.core.errors import InvalidInput, NotFound, Refusal
from payflowx.core.ids import Prefix, ResultId, to_typeid
from payflowx.core.principal import Principal, Role
from payflowx.core.text import check_text
from payflowx.events import service as events
from payflowx.reconciliation.models import (
    BookEntry,
    ReconciliationResult,
    ReconciliationStatus,
    Resolution,
    ResolutionKind,
)

OF_RESULT: Final = records.by(Resolution, "result_id")
NOTE_LENGTH_MAX: Final = 1000
DISCREPANCIES: Final = frozenset({ReconciliationStatus.MISMATCHED, ReconciliationStatus.MISSING_SETTLEMENT})


class VerdictChanged(Refusal):
    """The verdict is no longer the current one, or somebody else has resolved it."""

    code: ClassVar[str] = "CONFLICT"


async def resolve_discrepancy(
    *, principal: Principal, result_id: ResultId, kind: ResolutionKind, note: str, now: datetime
) -> ReconciliationResult:
    """Records what a person has decided about a current verdict, which itself stays as it is.

    Raises NotAllowed, InvalidInput, NotFound, VerdictChanged.
    """
    principal.require(Role.OPERATOR)
    if not check_text(note, length_max=NOTE_LENGTH_MAX, path=("note",)).strip():
        raise InvalidInput("note must say something.", path=("note",))
    async with db.transaction():
        result = await ReconciliationResult.filter(id=result_id).first()
        if result is None:
            raise NotFound("There is no verdict with this id.", path=("resultId",))
        if result.status not in DISCREPANCIES:
            raise InvalidInput(f"The verdict is {result.status}: there is nothing to resolve.", path=("resultId",))
        # A run that is about to write another verdict waits for this row, or this waits for the run. The database notes
        # in it that it is resolved, so a run whose snapshot is older judges anew: it would not see what was decided.
        if await BookEntry.filter(result_id=result.id).select_for_update().first() is None:
            raise VerdictChanged("The verdict has changed: look at the current one.", path=("resultId",))
        if await Resolution.exists(result_id=result.id):
            raise VerdictChanged("The verdict has been resolved already.", path=("resultId",))
        await Resolution.create(
            result_id=result.id, kind=kind, note=note, resolved_by_id=principal.user_id, resolved_at=now
        )
        await events.record(
            type="reconciliation.resolved",
            subject_id=result.refund_id or result.payment_id,
            change_id=result.id,
            actor=principal.actor,
            data={"verdict": to_typeid(Prefix.VERDICT, result.id), "kind": kind.value, "note": note},
            now=now,
        )
    return result
