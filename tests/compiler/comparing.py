"""Runs an operation by graphql-core and as it is compiled, and says whether the answers are the same.

Where errors make null what is around them while several things are waited for, graphql-core reports those that come
before the first of them has got there: which ones, its tasks' timing decides. So does ours, with another timing. There
each must report at least one error below the same null, and ours none that isn't real.
"""

import asyncio
from collections import Counter
from dataclasses import dataclass
from inspect import isawaitable
from typing import Any

from graphql import DocumentNode, ExecutionResult, OperationDefinitionNode, execute

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
    def is_same_on_the_way(self) -> bool:
        """Whether the same things have happened, in whatever order; beside errors, things that nobody sees may not."""
        calls, loads = Counter(self.world.calls()), self.world.loads()
        expected_calls, expected_loads = Counter(self.expected_world.calls()), self.expected_world.loads()
        if self.expected.errors:
            return calls <= expected_calls and loads <= expected_loads
        return calls == expected_calls and loads == expected_loads


def is_same(expected: ExecutionResult, compiled: ExecutionResult) -> bool:
    """Whether data and errors are the same."""
    return expected.data == compiled.data and _told(expected) == _told(compiled)


def is_same_but_for_timing(expected: ExecutionResult, compiled: ExecutionResult) -> bool:
    """Whether nothing but the errors that were reported differs, and these only below the same nulls."""
    of_core, of_ours = _by_null(expected), _by_null(compiled)
    return expected.data == compiled.data and all(
        of_core.get(null) == of_ours.get(null)
        or (null in of_core and null in of_ours and _has_spread(null, of_core[null] | of_ours[null]))
        for null in of_core.keys() | of_ours.keys()
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
        (error.message, error.path, error.locations, error.extensions, type(error.original_error))
        for error in result.errors or []
    ]


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


def _has_spread(null: Path, errors: set[Any]) -> bool:
    """Whether one of the errors has come from below."""
    return any(len(path) > len(null) for _, path in errors)
