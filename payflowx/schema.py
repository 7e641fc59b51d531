"""The GraphQL schema: the domains' queries and mutations, merged; nothing but signing in is open to strangers."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Annotated, Any, Final
from uuid import UUID

import strawberry
from graphql import GraphQLError, OperationDefinitionNode
from strawberry.extensions import MaxTokensLimiter, ParserCache, SchemaExtension, ValidationCache
from strawberry.schema.config import StrawberryConfig
from strawberry.tools import merge_types
from strawberry.types.execution import ExecutionContext

from payflowx.api.context import Context, Info
from payflowx.api.docs import describe
from payflowx.api.scalars import SCALARS
from payflowx.api.types import Node
from payflowx.core.errors import InvalidInput
from payflowx.core.ids import split_typeid
from payflowx.core.text import quoted
from payflowx.identity import graphql as identity
from payflowx.merchants import graphql as merchants
from payflowx.payments import graphql as payments
from payflowx.reconciliation import graphql as reconciliation
from payflowx.settlements import graphql as settlements

PUBLIC_FIELDS: Final = frozenset({"login"})
DOCUMENTS_CACHED_MAX: Final = 256
DOCUMENT_TOKENS_MAX: Final = 1_000

NODES: Final[Mapping[str, Callable[[Context, UUID], Awaitable[Node | None]]]] = MappingProxyType(
    {
        identity.PREFIX: identity.find_node,
        merchants.PREFIX: merchants.find_node,
        payments.PREFIX: payments.find_node,
        settlements.PREFIX: settlements.find_node,
        reconciliation.RUN_PREFIX: reconciliation.find_run_node,
        reconciliation.RESULT_PREFIX: reconciliation.find_result_node,
    }
)
"""The kinds of objects that `node` finds, by the prefix of their ids."""


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

    Strawberry would run the first; the GraphQL specification, section 6.1, makes that a request error.
    """

    def on_validate(self) -> Iterator[None]:
        """Adds the error where the document is otherwise valid."""
        context = self.execution_context
        context.context.operation = context.operation_name
        is_chosen = context._provided_operation_name is not None
        if not is_chosen and not context.pre_execution_errors and context.graphql_document:
            kinds = [definition.kind for definition in context.graphql_document.definitions]
            if kinds.count(OperationDefinitionNode.kind) > 1:
                message = "The document has several operations: say which one to run, in `operationName`."
                context.pre_execution_errors = [GraphQLError(message)]
        yield


class Schema(strawberry.Schema):
    """Strawberry's schema, without its logging: the edge logs each unexpected error once, with the request's id."""

    def process_errors(self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None) -> None:
        """Leaves the errors to the edge."""


def build_schema() -> Schema:
    """The schema, documented and closed to strangers."""
    queries = (
        NodeQuery,
        identity.Query,
        merchants.Query,
        payments.Query,
        settlements.Query,
        reconciliation.Query,
    )
    mutations = (identity.Mutation, merchants.Mutation, payments.Mutation, reconciliation.Mutation)
    query = merge_types("Query", queries)
    mutation = merge_types("Mutation", mutations)
    query.__doc__ = "What can be asked."
    mutation.__doc__ = "What can be done. An expected refusal is data in the payload's `errors`."
    schema = Schema(
        query=query,
        mutation=mutation,
        config=StrawberryConfig(scalar_map=dict(SCALARS)),
        # Made anew for each request, whose state they hold; the caches behind them are shared.
        extensions=[
            lambda: MaxTokensLimiter(max_token_count=DOCUMENT_TOKENS_MAX),
            lambda: ParserCache(maxsize=DOCUMENTS_CACHED_MAX),
            lambda: ValidationCache(maxsize=DOCUMENTS_CACHED_MAX),
            ChosenOperation,
        ],
    )
    describe(schema)
    _close_to_strangers(schema)
    return schema


def _close_to_strangers(schema: Schema) -> None:
    """Puts a check before every root field, so that a new one is closed until it is named public."""
    graphql_schema = schema._schema
    for root in (graphql_schema.query_type, graphql_schema.mutation_type):
        if root is None:
            continue
        for name, field in root.fields.items():
            if name not in PUBLIC_FIELDS:
                field.resolve = _for_signed_in(field.resolve)


def _for_signed_in(resolve: Any) -> Any:
    def checked(source: Any, info: Any, **arguments: Any) -> Any:
        _ = info.context.principal  # raises NotAuthenticated for a stranger
        return resolve(source, info, **arguments)

    return checked
