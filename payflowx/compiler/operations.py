"""Compiled operations: validated once, laid out once, and then run as functions."""

from collections.abc import Mapping
from typing import Any, Final

from graphql import (
    DocumentNode,
    ExecutionContext,
    ExecutionResult,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
)

from payflowx.compiler.binding import Binding
from payflowx.compiler.cache import Cache
from payflowx.compiler.completing import Completers
from payflowx.compiler.inputs import Variables
from payflowx.compiler.leaves import Leaves
from payflowx.compiler.levels import finish
from payflowx.compiler.plans import Planner, Uncompilable, conditions_of
from payflowx.compiler.running import Run

PROGRAMS_MAX: Final = 16
FIELDS_KEPT: Final = 40_000
"""What all programs that are kept may have of fields: one and a half kilobytes each."""


class Compiler:
    """Compiles the operations of a schema whose fields are bound to what gives their values."""

    def __init__(self, schema: GraphQLSchema, binding: Binding) -> None:
        self.schema = schema
        self.binding = binding
        self.leaves = Leaves()
        self.programs: Cache[tuple[Operation, tuple[Any, ...]], Program | None] = Cache(FIELDS_KEPT, _size)

    def compile(self, document: DocumentNode, operation: OperationDefinitionNode) -> "Operation":
        """One operation of a document that is valid for the schema. Raises Uncompilable."""
        return Operation(self, document, operation)


class Operation:
    """A compiled operation; it has a program for each outcome of its conditions, as long as that is asked for."""

    def __init__(self, compiler: Compiler, document: DocumentNode, node: OperationDefinitionNode) -> None:
        self._compiler = compiler
        self._document = document
        self._node = node
        self._conditions = sorted(conditions_of(document))
        self._variables = Variables(compiler.schema, node)
        self._outcomes: set[tuple[Any, ...]] = set()

    def read(self, given: Mapping[str, Any]) -> dict[str, Any] | list[GraphQLError]:
        """The values of the variables, or what is wrong with them."""
        return self._variables.read(given)

    def program(self, variables: Mapping[str, Any]) -> "Program | None":
        """What runs the operation with these values; None where that is left to graphql-core."""
        outcome = tuple(variables.get(name) for name in self._conditions)
        if outcome not in self._outcomes:
            if len(self._outcomes) >= PROGRAMS_MAX:
                return None
            self._outcomes.add(outcome)
        return self._compiler.programs.get((self, outcome), lambda: self._compiled(outcome))

    def _compiled(self, outcome: tuple[Any, ...]) -> "Program | None":
        conditions = dict(zip(self._conditions, outcome, strict=True))
        try:
            return Program(self._compiler, self._document, self._node, conditions)
        except (Uncompilable, GraphQLError):  # graphql-core says of conditions without a value what is wrong
            return None


class Program:
    """An operation whose conditions are decided; it may be run again and again, as for the events of a subscription.

    `fields` is what it asks for, as `Type.field`, and `size` how many of them there are at all places; `source` is the
    Python that was written for it.
    """

    def __init__(
        self,
        compiler: Compiler,
        document: DocumentNode,
        node: OperationDefinitionNode,
        conditions: Mapping[str, Any],
    ) -> None:
        planner = Planner(compiler.schema, document, compiler.binding, conditions)
        parts = planner.operation(node)
        completers = Completers(parts, compiler.leaves)
        self.fields = frozenset(planner.names)
        self.size = planner.size
        self.source = completers.source
        self._schema = compiler.schema
        self._node = node
        self._fragments = planner.fragments
        self._parts = [completers.render(part) for part in parts]
        self._deferred = completers.deferred
        waiting = [field for part in parts for field in self._deferred[part]]
        self._begun_early = waiting if len(parts) > 1 else []

    async def run(self, variables: dict[str, Any], *, context: Any = None, root: Any = None) -> ExecutionResult:
        """The answer, as graphql-core would give it."""
        run = Run(self._schema, self._node, self._fragments, variables, context=context, root=root)
        data: dict[str, Any] = {}
        try:
            for number, render in enumerate(self._parts):
                if len(self._parts) - number == len(self._begun_early):
                    self._require_arguments(run)
                part = render(root, run, None)
                await finish(run, self._deferred)
                if run.errors.is_beyond(None):
                    return ExecutionContext.build_response(None, run.errors.errors)
                data.update(part)
        except GraphQLError as error:
            run.errors.add(error, None)
            return ExecutionContext.build_response(None, run.errors.errors)
        return ExecutionContext.build_response(data, run.errors.errors)

    def _require_arguments(self, run: Run) -> None:
        """Like graphql-core, looks at the arguments of all mutations that wait before the first of them is begun."""
        for deferred in self._begun_early:
            try:
                deferred.arguments(run.variables)
            except GraphQLError as error:
                run.failed(error, deferred.field, deferred.place({}, None))


def _size(program: Program | None) -> int:
    return 1 if program is None else program.size
