"""Thousands of made-up operations are answered as graphql-core answers them: same data, same errors, same effects."""

from collections import Counter

import pytest
from graphql import parse, validate

from tests.compiler.comparing import Pair, both, compiler, is_same, is_same_but_for_timing
from tests.compiler.documents import Documents
from tests.compiler.world import BATCHED, FIELDS, JOINED, SCHEMA, SLOW, dice_of

# graphql-core leaves coroutines that it has no use for any more, and Python warns of each.
pytestmark = [
    pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

ODDS = ((0.0, 0.0), (0.02, 0.04), (0.12, 0.1))
"""How often something is raised or wrong, and how often null: never, now and then, everywhere."""
WORLDS = 9
AT_ONCE = tuple(name for name in FIELDS if name not in SLOW and name not in BATCHED and name not in JOINED)


async def compare(first: int, count: int, kind: str, fields: tuple[str, ...]) -> tuple[Counter[str], list[str]]:
    """So many documents with all the odds: what has become of them, and the ones whose answers differ."""
    seen: Counter[str] = Counter()
    different = []
    ours = compiler()
    for seed in range(first, first + count):
        documents = Documents(dice_of(seed, kind), fields=fields)
        text = documents.make(kind)
        document = parse(text)
        assert not validate(SCHEMA, document), text
        for number in range(WORLDS):
            wrong, nulls = ODDS[number % len(ODDS)]
            variables = documents.variables()
            pair = await both(ours, document, variables, seed=seed * 10 + number, wrong=wrong, nulls=nulls)
            outcome = _outcome(pair)
            if outcome == "same" and pair.expected_world.happened == pair.world.happened:
                seen["in order"] += 1
            seen.update(["runs", outcome, *(["with errors"] if pair.expected.errors else [])])
            if outcome == "different":
                different.append(f"{seed} {number} {text} {variables}")
    return seen, different


def _outcome(pair: Pair) -> str:
    if pair.compiled is None:
        return "left to graphql-core"
    if not pair.is_same_on_the_way:
        return "different"
    if is_same(pair.expected, pair.compiled):
        return "same"
    return "timing" if is_same_but_for_timing(pair.expected, pair.compiled) else "different"


@pytest.mark.parametrize("part", range(4))
async def test_queries_are_answered_as_by_graphql_core(part: int) -> None:
    seen, different = await compare(part * 1_000, 50, "query", tuple(FIELDS))

    assert different == []
    assert seen["runs"] == 450
    assert seen["same"] > 400
    assert seen["timing"] < 10
    assert seen["with errors"] > 150


@pytest.mark.parametrize("part", range(2))
async def test_mutations_are_answered_as_by_graphql_core(part: int) -> None:
    seen, different = await compare(part * 1_000, 50, "mutation", tuple(FIELDS))

    assert different == []
    assert seen["same"] > 200
    assert seen["timing"] < 10


@pytest.mark.parametrize("part", range(2))
async def test_what_needs_no_waiting_is_answered_exactly_as_by_graphql_core(part: int) -> None:
    seen, different = await compare(part * 1_000, 50, "query", AT_ONCE)

    assert different == []
    assert seen["timing"] == 0
    assert seen["same"] > 400
    assert seen["in order"] == seen["same"]
