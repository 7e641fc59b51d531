"""Running documents: each is parsed, measured, validated and compiled once, and kept while it is asked for.

Whatever the compiler doesn't cover, and whatever somebody may not ask for, graphql-core runs as it always did.
"""

from collections.abc import Collection, Mapping
from functools import cached_property
from inspect import isawaitable
from typing import Any, Final
from weakref import WeakKeyDictionary

import strawberry
from graphql import (
    ASTValidationRule,
    DocumentNode,
    GraphQLError,
    NoSchemaIntrospectionCustomRule,
    OperationDefinitionNode,
    execute,
    parse,
    specified_rules,
)
from graphql import ExecutionResult as CoreResult
from strawberry.execution import optimized_is_awaitable
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.schema.schema import validate_document
from strawberry.types import ExecutionResult
from strawberry.types.execution import PreExecutionError
from strawberry.types.graphql import OperationType

from payflowx.api.context import Context
from payflowx.api.limits import DEFAULT_LIMITS, DocumentLimits, Measured, measure
from payflowx.compiler.cache import Cache
from payflowx.compiler.operations import Compiler, Operation, Program
from payflowx.compiler.plans import Uncompilable
from payflowx.core.errors import PayFlowXError
from payflowx.core.principal import Principal, Role
from payflowx.schema import policies
from payflowx.schema.binding import StrawberryBinding

DOCUMENTS_KEPT: Final = 256
MEASURES_KEPT: Final = 16
SIZES: Final = frozenset({int, type(None), type(...)})
"""What the sizes of pages may be; an ellipsis where one isn't given."""
EVERY_KIND: Final = frozenset(OperationType)


class Schema(strawberry.Schema):
    """Strawberry's schema with another way of running documents, which leaves errors and their log to the edge."""

    limits: DocumentLimits = DEFAULT_LIMITS
    has_introspection = True

    @cached_property
    def rules(self) -> tuple[type[ASTValidationRule], ...]:
        """What a document is validated by."""
        return specified_rules if self.has_introspection else (*specified_rules, NoSchemaIntrospectionCustomRule)

    @cached_property
    def compiler(self) -> Compiler:
        """What compiles operations of this schema."""
        return Compiler(self._schema, StrawberryBinding(self))

    @cached_property
    def documents(self) -> Cache[tuple[str, str | None], "Prepared"]:
        """The documents that were run, by their texts and by the names of the operations that were asked for."""
        return Cache(DOCUMENTS_KEPT)

    def check(self, text: str) -> None:
        """Raises GraphQLError where a document could never be run, whatever its variables are."""
        document = parse(text, max_tokens=self.limits.tokens)
        operations = _operations(document)
        if not operations:
            raise GraphQLError("The document has no operation.")
        for operation in operations:
            measure(self._schema, document, operation, {}, self.limits)
        for error in validate_document(self._schema, document, self.rules):
            raise error

    async def execute(  # type: ignore[override]  # Strawberry's, by name, and without what nobody here has a use for
        self,
        query: str,
        *,
        variable_values: dict[str, Any] | None = None,
        context_value: Context,
        root_value: Any = None,
        operation_name: str | None = None,
        allowed_operation_types: Collection[OperationType] = EVERY_KIND,
    ) -> ExecutionResult:
        """The answer to one operation. Raises CannotGetOperationTypeError and InvalidOperationTypeError."""
        variables, context = variable_values or {}, context_value
        try:
            prepared = self.documents.get((query, operation_name), lambda: Prepared(self, query, operation_name))
            prepared.require_kind(allowed_operation_types)
            context.operation = prepared.name
            prepared.require_choice()
            context.measured = prepared.measured(variables)
            await context.wiring.rates.spend(context.viewer, context.address, context.measured)
        except GraphQLError as error:
            return PreExecutionError(data=None, errors=[error])
        except PayFlowXError as error:
            return PreExecutionError(data=None, errors=[GraphQLError(str(error), original_error=error)])
        if prepared.errors:
            return PreExecutionError(data=None, errors=prepared.errors)
        result = await prepared.run(variables, context, root_value)
        return ExecutionResult(data=result.data, errors=result.errors)


class Prepared:
    """An operation of a document, with all that is known of it without variables. Raises GraphQLError."""

    def __init__(self, schema: Schema, text: str, name: str | None) -> None:
        self._schema = schema
        self._document = parse(text, max_tokens=schema.limits.tokens)
        self._operations = _operations(self._document)
        named = (node for node in self._operations if name is None or (node.name and node.name.value == name))
        self._operation = next(named, None)
        self._was_named = name is not None
        self._measured: dict[tuple[Any, ...] | None, Measured] = {}
        self._decided_by: list[str] | None = None
        self._roles: WeakKeyDictionary[Program, frozenset[Role] | None] = WeakKeyDictionary()
        self.name = self._operation.name.value if self._operation and self._operation.name else name

    def require_kind(self, allowed: Collection[OperationType]) -> None:
        """Raises CannotGetOperationTypeError where there is no such operation, and InvalidOperationTypeError."""
        if self._operation is None:
            raise CannotGetOperationTypeError(self.name)
        kind = OperationType(self._operation.operation.value)
        if kind not in allowed:
            raise InvalidOperationTypeError(kind)

    def require_choice(self) -> None:
        """Raises GraphQLError for several operations and no choice among them (GraphQL, section 6.1)."""
        if not self._was_named and len(self._operations) > 1:
            raise GraphQLError("The document has several operations: say which one to run, in `operationName`.")

    def measured(self, variables: Mapping[str, Any]) -> Measured:
        """What the operation asks for, which depends on variables where they say how long a page is.

        Raises LimitExceeded.
        """
        measured = self._measured.get(self._page_sizes(variables))
        if measured is None:
            schema = self._schema
            measured = measure(schema._schema, self._document, self._chosen, variables, schema.limits)
            self._decided_by = sorted(measured.decided_by)
            sizes = self._page_sizes(variables)
            if sizes is not None and len(self._measured) < MEASURES_KEPT:
                self._measured[sizes] = measured
        return measured

    def _page_sizes(self, variables: Mapping[str, Any]) -> tuple[Any, ...] | None:
        """The values of the variables that decide; None where one is no size, and while nobody knows which they are."""
        sizes = tuple(variables.get(name, ...) for name in self._decided_by or ())
        is_known = self._decided_by is not None and all(type(size) in SIZES for size in sizes)
        return sizes if is_known else None

    @cached_property
    def errors(self) -> list[GraphQLError]:
        """What is wrong with the document."""
        return validate_document(self._schema._schema, self._document, self._schema.rules)

    async def run(self, variables: dict[str, Any], context: Context, root: Any) -> CoreResult:
        """The answer to an operation that is valid."""
        if self._compiled is not None:
            values = self._compiled.read(variables)
            if isinstance(values, list):
                return CoreResult(None, values)
            program = self._compiled.program(values)
            if program is not None and self._may_run(context.viewer, program):
                return await program.run(values, context=context, root=root)
        return await self._interpreted(variables, context, root)

    async def _interpreted(self, variables: dict[str, Any], context: Context, root: Any) -> CoreResult:
        result = execute(
            self._schema._schema,
            self._document,
            root_value=root,
            context_value=context,
            variable_values=variables,
            operation_name=self.name,
            is_awaitable=optimized_is_awaitable,
        )
        return await result if isawaitable(result) else result

    def _may_run(self, viewer: Principal | None, program: Program) -> bool:
        """Whether somebody may ask for all of it: then no field needs a check of its own."""
        if program not in self._roles:
            self._roles[program] = policies.roles_that_may(program.fields)
        roles = self._roles[program]
        return roles is None or (viewer is not None and viewer.role in roles)

    @cached_property
    def _compiled(self) -> Operation | None:
        try:
            return self._schema.compiler.compile(self._document, self._chosen)
        except Uncompilable:
            return None

    @property
    def _chosen(self) -> OperationDefinitionNode:
        assert self._operation is not None  # noqa: S101 - its kind was asked for first
        return self._operation


def _operations(document: DocumentNode) -> list[OperationDefinitionNode]:
    return [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
