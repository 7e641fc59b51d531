"""Our own schema's operations are answered by compiled functions as graphql-core answers them, with faults injected."""

import random
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import product
from typing import Any, Final
from unittest import mock

import pytest
from graphql import (
    ExecutionResult,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_composite_type,
    is_required_argument,
)
from starlette.applications import Starlette

from payflowx.api.context import Context
from payflowx.api.loaders import OneEach
from payflowx.api.loading import Loader
from payflowx.app import _wiring
from payflowx.core.errors import Unavailable
from payflowx.core.principal import Principal
from payflowx.core.records import JOINED, Lookup, Selection
from payflowx.merchants.models import Merchant
from payflowx.schema.execution import DOCUMENTS_KEPT, Prepared, Schema
from payflowx.schema.merged import build_schema
from tests.api.books import Book, make_book
from tests.api.conftest import WALKING_LIMITS, settings
from tests.bank_statements.files import bring, camt, credit, statement
from tests.compiler.comparing import is_same, is_same_but_for_timing
from tests.factories import NOW, TEN_DOLLARS

DOCUMENTS: Final = 60
DEPTH_MAX: Final = 5
GIVEN: Final = {
    "Query.payments": ["", "(first: $first)", "(last: 2)", "(filter: {status: [SUCCESS]}, orderBy: {field: AMOUNT})"],
    "Query.reconciliationResults": ["", "(filter: {isResolved: false})", "(first: 200)"],
    "BankStatement.entries": ["", "(first: $first)", "(status: [ORPHAN])"],
    "Query.merchants": ["", "(isActive: true)"],
    "Query.node": ["(id: $id)"],
    "Query.payment": ["(id: $id)", '(id: "nothing")'],
    "Query.paymentVolume": ['(from: "2026-11-01", to: "2026-11-30")'],
}


@dataclass(slots=True, repr=False)
class Faulty(Context):
    """A request for which now and then something isn't there, or can't be loaded."""

    faults: float = 0

    def loader(self, load: Any) -> Loader[Any, Any]:
        """The same loader, broken for the same keys."""
        if load not in self._loaders:
            self._loaders[load] = Loader(_broken(load, self.request_id, self.faults))
        return self._loaders[load]


def _broken(load: Callable[..., Any], seed: str, faults: float) -> Callable[[Sequence[Any]], Awaitable[Sequence[Any]]]:
    async def load_some(keys: Sequence[Any]) -> Sequence[Any]:
        found = await load(keys)
        if isinstance(load, OneEach):  # which lists may have read with their own rows: then it can't fail alone
            pairs = zip(keys, found, strict=True)
            return [None if _is_lost(seed, load.lookup, key, faults) else value for key, value in pairs]
        if _dice(seed, load.__name__).random() < faults / 4:
            raise Unavailable(f"{load.__name__} can't be asked.")
        return [
            None if _dice(seed, load.__name__, key).random() < faults else value
            for key, value in zip(keys, found, strict=True)
        ]

    return load_some


def _is_lost(seed: str, lookup: Lookup[Any], key: Any, faults: float) -> bool:
    return _dice(seed, lookup.source, lookup.key, key).random() < faults


@contextmanager
def _losing_rows(seed: str, faults: float) -> Iterator[Counter[str]]:
    """Has lists lose of what they read with their rows just what loaders would; counts what was read so."""
    make, joined = Selection.made, Counter[str]()

    def made(selection: Selection[Any], found: Any) -> list[Any]:
        rows = make(selection, found)
        for row, (name, join) in product(rows, selection.joins.items()):
            key = getattr(row, join.column)
            joined["joined"] += 1
            if key is not None and _is_lost(seed, join.lookup, key, faults):
                getattr(row, JOINED)[name] = None
        return rows

    with mock.patch.object(Selection, "made", made):
        yield joined


def _dice(*what: object) -> random.Random:
    return random.Random(repr(what))  # noqa: S311 - nothing here is secret


def _document(schema: GraphQLSchema, dice: random.Random) -> str:
    """A query for anything, of the schema as it is today."""
    assert schema.query_type is not None
    text = _selection(schema, schema.query_type, dice, 0)
    kinds = {"$id": "ID!", "$first": "Int", "$more": "Boolean!"}
    declared = ", ".join(f"{name}: {kind}" for name, kind in kinds.items() if name in text)
    return f"query Made{f'({declared})' if declared else ''} {text}"


def _selection(schema: GraphQLSchema, type_: Any, dice: random.Random, depth: int) -> str:
    if not isinstance(type_, GraphQLObjectType | GraphQLInterfaceType):
        return ""
    names = dice.sample(sorted(type_.fields), min(len(type_.fields), 2 if depth == 0 else dice.randrange(2, 7)))
    parts = [_field(schema, type_, name, dice, depth) for name in names]
    if isinstance(type_, GraphQLInterfaceType):
        kinds = [kind for kind in schema.get_implementations(type_).objects if kind.name in {"Payment", "Settlement"}]
        parts += [f"... on {kind.name} {_selection(schema, kind, dice, depth)}" for kind in kinds]
    return f"{{ __typename {' '.join(part for part in parts if part)} }}"


def _field(schema: GraphQLSchema, type_: Any, name: str, dice: random.Random, depth: int) -> str:
    definition, place = type_.fields[name], f"{type_.name}.{name}"
    inner = get_named_type(definition.type)
    needs = any(is_required_argument(argument) for argument in definition.args.values())
    if (depth >= DEPTH_MAX and is_composite_type(inner)) or (needs and place not in GIVEN):
        return ""
    condition = dice.choice(["", "", "", " @include(if: $more)", " @skip(if: $more)"])
    given = dice.choice(GIVEN.get(place, [""]))
    return f"{type_.name}{name}: {name}{given}{condition} {_selection(schema, inner, dice, depth + 1)}"


async def _answers(
    schema: Schema, text: str, variables: dict[str, Any], new_context: Callable[[], Context]
) -> tuple[Any, Any, bool]:
    """What graphql-core answers, what we do, and whether that was compiled."""
    context = new_context()
    prepared = Prepared(schema, text, None)
    assert prepared.errors == [], text
    expected: ExecutionResult = await prepared._interpreted(variables, new_context(), None)
    answered = await prepared.run(variables, context, None)
    assert prepared._compiled is not None
    values = prepared._compiled.read(variables)
    assert isinstance(values, dict)
    program = prepared._compiled.program(values)
    return expected, answered, program is not None and prepared._may_run(context.viewer, program)


@pytest.fixture
async def book(user: Principal, operator: Principal, merchant: Merchant) -> Book:
    """Payments in every state, and a statement with an orphan."""
    await bring(operator, camt(statement([credit(TEN_DOLLARS, reference=f"none {number}") for number in range(3)])))
    return await make_book(user, merchant)


@pytest.mark.parametrize("faults", [0.0, 0.15])
async def test_any_query_is_answered_as_by_graphql_core(
    app: Starlette, connected_database: str, book: Book, admin: Principal, user: Principal, faults: float
) -> None:
    schema, seen = build_schema(WALKING_LIMITS), Counter[str]()
    wiring = _wiring(settings(connected_database))
    for number in range(DOCUMENTS):
        dice = _dice(number, faults)
        text = _document(schema._schema, dice)
        viewer = user if number % 10 == 0 else admin
        payment_id = book.id(dice.choice(list(book.payments)))
        variables = {"id": payment_id, "first": dice.randrange(4), "more": dice.random() < 0.5}
        new_context = partial(Faulty, wiring, f"request {number}", NOW, viewer, faults=faults)
        with _losing_rows(f"request {number}", faults) as joined:
            expected, answered, was_compiled = await _answers(schema, text, variables, new_context)
        seen.update(joined)

        seen.update(["compiled"] * was_compiled + ["with errors"] * bool(expected.errors))
        assert is_same(expected, answered) or is_same_but_for_timing(expected, answered), (text, variables)

    assert seen["compiled"] > DOCUMENTS * 0.7
    assert seen["joined"] > 0
    assert seen["with errors"] > (DOCUMENTS * 0.15 if faults else 0)


def test_documents_are_kept_up_to_a_number() -> None:
    schema = build_schema()
    for number in range(DOCUMENTS_KEPT + 10):
        text = f"{{ field{number}: currencies {{ code }} }}"
        schema.documents.get((text, None), lambda text=text: Prepared(schema, text, None))  # type: ignore[misc] # mypy knows no defaults of lambdas

    assert len(schema.documents) == DOCUMENTS_KEPT
