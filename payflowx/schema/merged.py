"""The GraphQL schema: the domains' queries and mutations, merged, and each field closed as the policies say."""

from collections.abc import Awaitable, Callable, Mapping
from types import MappingProxyType
from typing import Annotated, Final, cast
from uuid import UUID

import strawberry
from graphql import GraphQLInputObjectType, GraphQLObjectType
from strawberry.annotation import StrawberryAnnotation
from strawberry.schema.config import StrawberryConfig
from strawberry.tools import merge_types
from strawberry.types import get_object_definition
from strawberry.types.base import StrawberryOptional

from payflowx.access import graphql as access
from payflowx.api import currencies
from payflowx.api.context import Context, Info
from payflowx.api.docs import describe
from payflowx.api.limits import DEFAULT_LIMITS, DocumentLimits
from payflowx.api.scalars import SCALARS
from payflowx.api.types import Node
from payflowx.bank_statements.graphql import accounts, allocations, importing, legs, statements
from payflowx.core.errors import InvalidInput
from payflowx.core.ids import Prefix, split_typeid
from payflowx.core.text import quoted
from payflowx.identity import graphql as identity
from payflowx.merchants import graphql as merchants
from payflowx.payments import graphql as payments
from payflowx.reconciliation.graphql import resolutions, runs, summary, verdicts
from payflowx.refunds import graphql as refunds
from payflowx.schema import policies
from payflowx.schema.execution import Schema
from payflowx.settlements import graphql as settlements
from payflowx.terms import graphql as terms

NODES: Final[Mapping[str, Callable[[Context, UUID], Awaitable[Node | None]]]] = MappingProxyType(
    {
        Prefix.USER: identity.find_node,
        Prefix.API_KEY: access.find_node,
        Prefix.MERCHANT: merchants.find_node,
        Prefix.PAYMENT: payments.find_node,
        Prefix.REFUND: refunds.find_node,
        Prefix.SETTLEMENT: settlements.find_node,
        Prefix.STATEMENT: statements.find_statement_node,
        Prefix.ENTRY: statements.find_entry_node,
        Prefix.ALLOCATION: allocations.find_node,
        Prefix.ACCOUNT: accounts.find_node,
        Prefix.RUN: runs.find_run_node,
        Prefix.TERMS: terms.find_node,
        Prefix.VERDICT: verdicts.find_result_node,
    }
)
"""The kinds of objects that `node` finds, by the prefix of their ids."""


def _hang_from_above() -> None:
    """Gives the types of lower domains what upper ones have for them; done twice, it changes nothing."""
    for fields in (refunds.OfPayment, settlements.OfPayment, legs.OfPayment, verdicts.OfPayment):
        _hang(payments.Payment, fields)
    for of_refund in (settlements.OfRefund, verdicts.OfRefund):
        _hang(refunds.Refund, of_refund)
    _hang(settlements.Settlement, allocations.OfSettlement)
    _hang(statements.StatementEntry, allocations.OfEntry)
    _widen(payments.Query, "filter", payments.PaymentFilter, verdicts.PaymentFilter)


def _hang(onto: type, above: type) -> None:
    """Adds the fields of an upper domain's type to those of a lower one's."""
    below = get_object_definition(onto, strict=True)
    named = {field.name: field for field in [*below.fields, *get_object_definition(above, strict=True).fields]}
    below.fields = list(named.values())


def _widen(query: type, name: str, below: type, above: type) -> None:
    """Lets every field of a query take an upper domain's subclass of a filter in its place."""
    for field in get_object_definition(query, strict=True).fields:
        for argument in field.arguments:
            if argument.python_name == name and argument.type == StrawberryOptional(below):
                argument.type_annotation = StrawberryAnnotation(above | None)


@strawberry.type
class NodeQuery:
    """Objects of any kind."""

    @strawberry.field
    async def node(
        self,
        info: Info,
        id: Annotated[strawberry.ID, strawberry.argument(description="The id of any object.")],
    ) -> Node | None:
        """Any object by its id; null where there is none, or none that you may see."""
        prefix, value = split_typeid(id)
        if prefix not in NODES:
            raise InvalidInput(f"{quoted(prefix)} is no kind of object that has an id.", path=("id",))
        return await NODES[prefix](info.context, value)


def build_schema(limits: DocumentLimits = DEFAULT_LIMITS, *, introspection: bool = True) -> Schema:
    """The schema, documented, and closed to those who may not ask; it runs documents within the limits."""
    queries = (
        NodeQuery,
        currencies.Query,
        identity.Query,
        access.Query,
        merchants.Query,
        payments.Query,
        refunds.Query,
        settlements.Query,
        statements.Query,
        accounts.Query,
        summary.Query,
        verdicts.Query,
        runs.Query,
        terms.Query,
    )
    mutations = (
        identity.Mutation,
        access.Mutation,
        merchants.Mutation,
        payments.Mutation,
        refunds.Mutation,
        importing.Mutation,
        accounts.Mutation,
        runs.Mutation,
        resolutions.Mutation,
        terms.Mutation,
    )
    _hang_from_above()
    query = merge_types("Query", queries)
    mutation = merge_types("Mutation", mutations)
    query.__doc__ = "What can be asked."
    mutation.__doc__ = "What can be done. An expected refusal is data in the payload's `errors`."
    schema = Schema(
        query=query,
        mutation=mutation,
        config=StrawberryConfig(scalar_map=dict(SCALARS)),
    )
    schema.limits = limits
    schema.has_introspection = introspection
    describe(schema)
    _repair_introspection(schema)
    policies.enforce(schema._schema)
    return schema


def _repair_introspection(schema: Schema) -> None:
    """Strawberry's resolver of `isOneOf` breaks on lists and non-null types; we have no input of that kind."""
    fields = cast(GraphQLObjectType, schema._schema.type_map["__Type"]).fields
    fields["isOneOf"].resolve = lambda type_, _info: False if isinstance(type_, GraphQLInputObjectType) else None
