"""The GraphQL schema: the domains' queries and mutations, merged, and each field closed as the policies say."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Annotated, Final, cast
from uuid import UUID

import strawberry
from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLInputObjectType,
    GraphQLObjectType,
    NoSchemaIntrospectionCustomRule,
    OperationDefinitionNode,
    parse,
    specified_rules,
)
from strawberry.annotation import StrawberryAnnotation
from strawberry.extensions import (
    DisableIntrospection,
    MaxTokensLimiter,
    ParserCache,
    SchemaExtension,
    ValidationCache,
)
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.schema import validate_document
from strawberry.tools import merge_types
from strawberry.types import get_object_definition
from strawberry.types.base import StrawberryOptional
from strawberry.types.execution import ExecutionContext

from payflowx.access import graphql as access
from payflowx.api import currencies
from payflowx.api.context import Context, Info
from payflowx.api.docs import describe
from payflowx.api.limits import DEFAULT_LIMITS, DocumentLimits, measure
from payflowx.api.scalars import SCALARS
from payflowx.api.types import Node
from payflowx.bank_statements.graphql import accounts, importing, statements
from payflowx.core.errors import InvalidInput
from payflowx.core.ids import Prefix, split_typeid
from payflowx.core.text import quoted
from payflowx.identity import graphql as identity
from payflowx.merchants import graphql as merchants
from payflowx.payments import graphql as payments
from payflowx.reconciliation.graphql import resolutions, runs, summary, verdicts
from payflowx.schema import policies
from payflowx.settlements import graphql as settlements
from payflowx.terms import graphql as terms

DOCUMENTS_CACHED_MAX: Final = 256

NODES: Final[Mapping[str, Callable[[Context, UUID], Awaitable[Node | None]]]] = MappingProxyType(
    {
        Prefix.USER: identity.find_node,
        Prefix.API_KEY: access.find_node,
        Prefix.MERCHANT: merchants.find_node,
        Prefix.PAYMENT: payments.find_node,
        Prefix.SETTLEMENT: settlements.find_node,
        Prefix.STATEMENT: statements.find_statement_node,
        Prefix.ENTRY: statements.find_entry_node,
        Prefix.ACCOUNT: accounts.find_node,
        Prefix.RUN: runs.find_run_node,
        Prefix.TERMS: terms.find_node,
        Prefix.VERDICT: verdicts.find_result_node,
    }
)
"""The kinds of objects that `node` finds, by the prefix of their ids."""


def _hang_from_above() -> None:
    """Gives the types of lower domains what upper ones have for them; done twice, it changes nothing."""
    for fields in (settlements.OfPayment, verdicts.OfPayment):
        _hang(payments.Payment, fields)
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


class ChosenOperation(SchemaExtension):
    """Notes the name of what is run, and refuses a document with several operations and no choice among them.

    Strawberry would run the first; the GraphQL specification, section 6.1, makes that a request error. Then measures
    what it asks for, refuses what is too much, and leaves the figures in the request's context.
    """

    def __init__(self, limits: DocumentLimits) -> None:
        self._limits = limits

    def on_validate(self) -> Iterator[None]:
        """Raises GraphQLError before the document is validated."""
        context = self.execution_context
        document = cast(DocumentNode, context.graphql_document)
        context.context.operation = context.operation_name
        operations = _operations(document)
        if context._provided_operation_name is None and len(operations) > 1:
            raise GraphQLError("The document has several operations: say which one to run, in `operationName`.")
        chosen = next(node for node in operations if (node.name and node.name.value) == context.operation_name)
        schema = context.schema._schema
        context.context.measured = measure(schema, document, chosen, context.variables or {}, self._limits)
        yield


class Spending(SchemaExtension):
    """Takes what an operation costs from its caller's allowance, before anything is spent on it."""

    async def on_validate(self) -> AsyncIterator[None]:
        """Raises Throttled."""
        context: Context = self.execution_context.context
        assert context.measured is not None  # noqa: S101 - the extension before this one has measured it
        await context.wiring.rates.spend(context.viewer, context.address, context.measured)
        yield


class Schema(strawberry.Schema):
    """Strawberry's schema without its logging: the edge logs each unexpected error once, with the request's id."""

    limits: DocumentLimits = DEFAULT_LIMITS
    has_introspection = True

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Leaves the errors to the edge."""

    def check(self, text: str) -> None:
        """Raises GraphQLError where a document could never be run, whatever its variables are."""
        document = parse(text, max_tokens=self.limits.tokens)
        operations = _operations(document)
        if not operations:
            raise GraphQLError("The document has no operation.")
        for operation in operations:
            measure(self._schema, document, operation, {}, self.limits)
        rules = specified_rules if self.has_introspection else (*specified_rules, NoSchemaIntrospectionCustomRule)
        for error in validate_document(self._schema, document, tuple(rules)):
            raise error


def _operations(document: DocumentNode) -> list[OperationDefinitionNode]:
    return [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]


def build_schema(limits: DocumentLimits = DEFAULT_LIMITS, *, introspection: bool = True) -> Schema:
    """The schema, documented, and closed to those who may not ask; it runs documents within the limits."""
    queries = (
        NodeQuery,
        currencies.Query,
        identity.Query,
        access.Query,
        merchants.Query,
        payments.Query,
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
        extensions=_extensions(limits, introspection=introspection),
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


def _extensions(limits: DocumentLimits, *, introspection: bool) -> list[Callable[[], SchemaExtension]]:
    """What happens to a document, in order; made anew for each request, whose state they hold."""
    return [
        lambda: MaxTokensLimiter(max_token_count=limits.tokens),
        lambda: ParserCache(maxsize=DOCUMENTS_CACHED_MAX),
        lambda: ChosenOperation(limits),
        Spending,
        *([] if introspection else [DisableIntrospection]),
        lambda: ValidationCache(maxsize=DOCUMENTS_CACHED_MAX),
    ]
