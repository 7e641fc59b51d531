"""Runs an operation by graphql-core and as it is compiled, and says whether the answers are the same.

Where errors make null what is around them while several things are waited for, graphql-core reports those that come
before the first of them has got there: which ones, its tasks' timing decides. So does ours, with another timing. There
each must report at least one error below the same null, and ours none that isn't real.
"""

import asyncio
from dataclasses import dataclass
from inspect import isawaitable
from typing import Any

from graphql import DocumentNode, ExecutionResult, GraphQLError, OperationDefinitionNode, execute

from payflowx.compiler.operations import Compiler
from tests.compiler.world import SCHEMA, InWorld, World

TURNS_AFTER = 30
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Pair:
    """Both answers with what has happened on the way; `compiled` is None where graphql-core is left to it."""

    expected: ExecutionResult
    expected_world: World
    compiled: ExecutionResult | None
    world: World

    @property
    def is_same(self) -> bool:
        """Whether data and errors are the same."""
        assert self.compiled is not None
        return self.expected.data == self.compiled.data and _told(self.expected) == _told(self.compiled)

    @property
    def is_same_but_for_timing(self) -> bool:
        """Whether the errors that were reported alone differ, and only below the same nulls."""
        assert self.compiled is not None
        expected, compiled = _by_null(self.expected), _by_null(self.compiled)
        return self.expected.data == self.compiled.data and all(
            expected.get(null, set()) == compiled.get(null, set())
            or (null in expected and null in compiled and _spread(null, expected[null] | compiled[null]))
            for null in expected.keys() | compiled.keys()
        )


async def both(
    compiler: Compiler, document: DocumentNode, variables: dict[str, Any], *, seed: int, wrong: float, nulls: float
) -> Pair:
    """The answers of graphql-core and of the compiled operation, in worlds that are the same."""
    expected_world, world = World(seed, wrong, nulls), World(seed, wrong, nulls)
    result = execute(SCHEMA, document, context_value=expected_world, variable_values=variables)
    expected = await result if isawaitable(result) else result
    for _ in range(TURNS_AFTER):  # graphql-core leaves what it no longer needs running
        await asyncio.sleep(0)
    return Pair(expected, expected_world, await _compiled(compiler, document, variables, world), world)


def compiler() -> Compiler:
    """What compiles operations of the world's schema."""
    return Compiler(SCHEMA, InWorld())


async def _compiled(
    compiler: Compiler, document: DocumentNode, variables: dict[str, Any], world: World
) -> ExecutionResult | None:
    node = document.definitions[0]
    assert isinstance(node, OperationDefinitionNode)
    operation = compiler.compile(document, node)
    values = operation.read(variables)
    if isinstance(values, list):
        return ExecutionResult(None, values)
    program = operation.program(values)
    return None if program is None else await program.run(values, context=world)


def _told(result: ExecutionResult) -> list[Any]:
    """The errors, in their order."""
    return [
        (error.message, error.path, error.locations, error.extensions, type(_cause(error)))
        for error in result.errors or []
    ]


def _cause(error: GraphQLError) -> Exception | None:
    return error.original_error


def _by_null(result: ExecutionResult) -> dict[Path, set[Any]]:
    """The errors by the places of the nulls that they have left."""
    found: dict[Path, set[Any]] = {}
    for error in result.errors or []:
        found.setdefault(_null_above(result.data, error.path or []), set()).add(
            (error.message, tuple(error.path or ()))
        )
    return found


def _null_above(data: Any, path: list[str | int]) -> Path:
    for length in range(len(path) + 1):
        if data is None:
            return tuple(path[:length])
        if length < len(path):
            data = data[path[length]]
    return tuple(path)


def _spread(null: Path, errors: set[Any]) -> bool:
    """Whether one of the errors has come from below."""
    return any(len(path) > len(null) for _, path in errors)
