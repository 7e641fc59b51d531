"""People's answers to discrepancies in the schema."""

from typing import Annotated

import strawberry

from payflowx.api.context import Info
from payflowx.api.errors import UserError, user_errors
from payflowx.core.errors import Refusal
from payflowx.core.ids import Prefix, ResultId, from_typeid
from payflowx.reconciliation.graphql import verdicts
from payflowx.reconciliation.models import ResolutionKind
from payflowx.reconciliation.service import resolutions


@strawberry.input
class ResolveDiscrepancyInput:
    """A person's answer to a discrepancy."""

    result_id: strawberry.ID = strawberry.field(description="The verdict, which has to be the payment's current one.")
    kind: ResolutionKind = strawberry.field(description="What was decided.")
    note: str = strawberry.field(description="Why: 1 to 1000 printable characters.")


@strawberry.type
class ResolveDiscrepancyPayload:
    """The verdict with its resolution, or why it was refused."""

    result: verdicts.ReconciliationResult | None = strawberry.field(
        description="The verdict; null where `errors` is not empty."
    )
    errors: list[UserError] = strawberry.field(description="Why nothing was recorded; empty on success.")


@strawberry.type
class Mutation:
    """What can be done about discrepancies."""

    @strawberry.mutation
    async def resolve_discrepancy(
        self,
        info: Info,
        input: Annotated[ResolveDiscrepancyInput, strawberry.argument(description="What was decided.")],
    ) -> ResolveDiscrepancyPayload:
        """Records what a person has decided about a current discrepancy. Operators only."""
        try:
            row = await resolutions.resolve_discrepancy(
                principal=info.context.principal,
                result_id=ResultId(from_typeid(Prefix.VERDICT, input.result_id, path=("resultId",))),
                kind=input.kind,
                note=input.note,
                now=info.context.now,
            )
        except Refusal as refusal:
            return ResolveDiscrepancyPayload(result=None, errors=user_errors(refusal))
        return ResolveDiscrepancyPayload(result=verdicts.ReconciliationResult.of(row), errors=[])
