"""How much one document may ask for: a figure at its limit is taken, and one more is refused with that figure."""

from typing import Any

import pytest
from graphql import OperationDefinitionNode, get_introspection_query, parse

from payflowx.api.limits import DEFAULT_LIMITS, LimitExceeded, Measured, measure
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from tests.api.documents import CREATE_PAYMENT, LOGIN, ME, payment_input
from tests.api.operations import SCHEMA
from tests.api.refusals import nothing_changed
from tests.client import Client

NEW = "application/graphql-response+json"
OLD = "application/json"
EVERY_INTROSPECTION = get_introspection_query(
    descriptions=True,
    specified_by_url=True,
    directive_is_repeatable=True,
    schema_description=True,
    input_value_deprecation=True,
    input_object_one_of=True,
)


def measured(query: str, **variables: Any) -> Measured:
    """What the first operation of a document asks for, within the usual limits."""
    document = parse(query)
    operation = next(node for node in document.definitions if isinstance(node, OperationDefinitionNode))
    return measure(SCHEMA, document, operation, variables, DEFAULT_LIMITS)


def times(count: int, text: str) -> str:
    """The text so many times; `#` in it is the number of the time."""
    return " ".join(text.replace("#", str(number)) for number in range(count))


def me(selection: str) -> str:
    """A query about oneself."""
    return f"{{ me {{ {selection} }} }}"


def deep(levels: int) -> str:
    """A payment's settlement's payment and so on, so many levels down."""
    path = ["payments(first: 1)", "nodes", *["settlement", "payment"] * levels][: levels - 1]
    return "{ " + " { ".join(path) + " { id " + "}" * levels


def schema_lists_inside(levels: int) -> str:
    """The types of the schema, their fields, the fields of those, so many lists inside each other."""
    return "__schema { types " + "{ fields { type " * (levels - 1) + "{ kind }" + "} }" * (levels - 1) + " }"


def chain(links: int) -> str:
    """Fragments inside each other."""
    return "".join(f"fragment f{link} on Query {{ ...f{link + 1} }}" for link in range(links)) + (
        f"fragment f{links} on Query {{ me {{ id }} }}"
    )


MERCHANTS = "merchants(first: 100) { nodes { %s } }"
FRAGMENT = f"fragment f on User {{ {times(10, 'id')} }}"
AT_THE_LIMIT = {
    "aliases": me(times(15, "a#: id")),
    "directives": me(times(10, "id @skip(if: false)")),
    "fields": me(times(199, "id")),
    "fields in fragments": me(times(19, "...f") + times(9, " id")) + FRAGMENT,
    "levels": deep(10),
    "levels in fragments": "{ ...f } fragment f on Query { ...g } fragment g on Query " + deep(10),
    "nested fragments": f"{{ ...f0 }} {chain(57)}",
    "mutations": "mutation { ...f __typename } fragment f on Mutation { runReconciliation { run { id } } }",
    "cost": f"{{ {MERCHANTS % times(48, 'id')} {times(99, '__typename')} }}",
    "cost of the schema": f"{{ __schema {{ types {{ fields {{ args {{ {times(59, 'name')} }} }} }} }} }}",
    "nested lists of the schema": f"{{ {schema_lists_inside(3)} }}",
    "the standard introspection": get_introspection_query(),
    "every introspection": EVERY_INTROSPECTION,
}
BEYOND_THE_LIMIT = {
    "aliases": (me(times(16, "a#: id")), "16 aliases; at most 15"),
    "aliases of two operations": (
        f"query A {me(times(8, 'a#: id'))} query B {me(times(8, 'b#: id'))}",
        "16 aliases; at most 15",
    ),
    "aliases in an unused fragment": (ME + f"fragment f on User {{ {times(16, 'a#: id')} }}", "16 aliases"),
    "aliases in the schema": (f"{{ __schema {{ {times(16, 'a#: description')} }} }}", "16 aliases"),
    "directives": (me(times(11, "id @skip(if: false)")), "11 directives; at most 10"),
    "directives of one field": (f"{{ me {{ id {times(11, '@skip(if: false)')} }} }}", "11 directives"),
    "directives everywhere": (
        "query A($a: Int @d @d) @d @d { ...f @d @d ... @d @d { __typename @d } } fragment f on Query @d @d { id }",
        "11 directives",
    ),
    "fields": (me(times(200, "id")), "201 fields; at most 200"),
    "fields in fragments": (me(times(20, "...f")) + FRAGMENT, "201 fields, its fragments put in"),
    "fields in inline fragments": (me(times(20, "... { id id id id id id id id id id }")), "201 fields"),
    "fields of two operations": (f"query A {me(times(150, 'id'))} query B {me(times(50, 'id'))}", "202 fields"),
    "fields of the schema": (f"{{ __schema {{ {times(200, 'description')} }} }}", "201 fields; at most 200"),
    "levels": (deep(11), "11 levels deep; at most 10"),
    "levels in fragments": ("{ ...f } fragment f on Query { ...g } fragment g on Query " + deep(11), "11 levels deep"),
    "levels of the schema": ("{ __schema { queryType " + "{ ofType " * 60 + "{ kind }" + "}" * 62, "at most 60"),
    "nested fragments": (f"{{ ...f0 }} {chain(58)}", "61 levels deep; at most 60"),
    "nested inline fragments": ("{" + "... {" * 60 + "__typename" + "}" * 61, "61 levels deep"),
    "mutations": ("mutation { a: runReconciliation { run { id } } runReconciliation { run { id } } }", "2 mutations"),
    "mutations of one name": (f"mutation {{ {times(2, 'runReconciliation { run { id } }')} }}", "2 mutations"),
    "mutations in a fragment": (
        "mutation { ...f ...f } fragment f on Mutation { runReconciliation { run { id } } }",
        "2 mutations",
    ),
    "mutations in an inline fragment": (
        "mutation { ... { runReconciliation { run { id } } } runReconciliation { run { id } } }",
        "2 mutations",
    ),
    "cost": (f"{{ {MERCHANTS % times(48, 'id')} {times(100, '__typename')} }}", "5,001"),
    "cost of two lists": (f"{{ {times(2, MERCHANTS % times(25, 'id'))} }}", "5,202"),
    "cost of the schema": (
        f"{{ __schema {{ types {{ fields {{ args {{ {times(60, 'name')} }} }} }} }} }}",
        "cost 60,112; at most 60,000",
    ),
    "nested lists of the schema": (f"{{ {schema_lists_inside(4)} }}", "lists of the schema 4 levels deep"),
    "nested lists of a type": (
        '{ __type(name: "Query") { fields { type { fields { type { fields { args { name } } } } } } } }',
        "4 levels deep",
    ),
}  # fmt: skip


@pytest.mark.parametrize("query", AT_THE_LIMIT.values(), ids=list(AT_THE_LIMIT))
async def test_document_at_a_limit_is_run(as_operator: Client, query: str) -> None:
    answer = await as_operator.send(query)

    assert answer.data is not None


@pytest.mark.parametrize(("query", "figure"), BEYOND_THE_LIMIT.values(), ids=list(BEYOND_THE_LIMIT))
async def test_document_beyond_a_limit_is_refused_with_the_figure(as_admin: Client, query: str, figure: str) -> None:
    body = {"query": query, "operationName": "A" if "query A" in query else None}

    async with nothing_changed():
        old = await as_admin.post(body, headers={"accept": OLD})
        new = await as_admin.post(body, headers={"accept": NEW})

    assert [(answer.status, answer.code, "data" in answer.body) for answer in (old, new)] == [
        (200, "BAD_REQUEST", False),
        (400, "BAD_REQUEST", False),
    ]
    assert figure in new.error["message"]


async def test_two_payments_in_one_request_are_neither_made(as_user: Client, merchant: Merchant) -> None:
    twice = (
        "mutation Pay($one: CreatePaymentInput!, $two: CreatePaymentInput!) "
        "{ one: createPayment(input: $one) { replayed } two: createPayment(input: $two) { replayed } }"
    )
    given = {"one": payment_input(merchant), "two": payment_input(merchant, idempotencyKey="order-2")}

    async with nothing_changed():
        answer = await as_user.send(twice, given)

    assert answer.error["message"] == "The request runs 2 mutations; at most 1 may be."


async def test_only_the_chosen_operation_is_charged(as_user: Client, user: Principal) -> None:
    dear = f"query Dear {{ {times(2, MERCHANTS % times(30, 'id'))} }}"

    chosen = await as_user.post({"query": f"{ME} {dear}", "operationName": "Me"})
    refused = await as_user.post({"query": f"{ME} {dear}", "operationName": "Dear"})

    assert chosen.data["me"]["id"] == user.actor
    assert "costs 6,202" in refused.error["message"]


@pytest.mark.parametrize(
    ("query", "variables", "expected"),
    [
        ("{ me { id name } }", {}, 3),
        ("{ payments { nodes { id } } }", {}, 101),
        ("{ merchants { nodes { id } } }", {}, 101),
        ("{ payments(first: 10) { nodes { id } } }", {}, 21),
        ("{ payments(last: 10) { nodes { id } } }", {}, 21),
        ("{ merchants(first: 0) { nodes { id } } }", {}, 1),
        ("{ payments(first: 10, last: 20) { nodes { id } } }", {}, 41),
        ("{ payments(first: null) { nodes { id } } }", {}, 101),
        ("{ payments(first: null, last: 3) { nodes { id } } }", {}, 7),
        ("{ payments(first: 1000) { nodes { id } } }", {}, 201),
        ("{ payments(first: -1) { nodes { id } } }", {}, 201),
        ('{ payments(first: "1") { nodes { id } } }', {}, 201),
        (f"{{ payments(first: {'9' * 5_000}) {{ nodes {{ id }} }} }}", {}, 201),
        ("query ($n: Int) { payments(first: $n) { nodes { id } } }", {"n": 3}, 7),
        ("query ($n: Int) { payments(first: $n) { nodes { id } } }", {"n": None}, 101),
        ("query ($n: Int) { payments(first: $n) { nodes { id } } }", {}, 101),
        ("query ($n: Int = 7) { payments(first: $n) { nodes { id } } }", {}, 15),
        ("query ($n: Int = 7) { payments(first: $n) { nodes { id } } }", {"n": 3}, 7),
        ("query ($n: Int) { payments(first: $n) { nodes { id } } }", {"n": 10**9}, 201),
        ("query ($n: Int) { payments(first: $n) { nodes { id } } }", {"n": "3"}, 201),
        ("query ($n: Int) { payments(first: $n) { nodes { id } } }", {"n": [3]}, 201),
        ("{ payments(first: 10) { nodes { ...f } } } fragment f on Payment { id events { type } }", {}, 41),
        ("{ ...f ...f } fragment f on Query { payments(first: 10) { nodes { id } } }", {}, 42),
        ('{ node(id: "") { ... on Payment { id settlement { id } } } }', {}, 4),
        ("{ __schema { types { name fields { name } } } }", {}, 1),
        ("{ nothing(first: 100) { id } }", {}, 2),
    ],
)  # fmt: skip
def test_cost_is_every_field_times_the_lists_around_it(query: str, variables: dict[str, Any], expected: int) -> None:
    assert measured(query, **variables).cost == expected


def test_what_is_asked_for_is_known_before_it_is_run() -> None:
    pay = measured(CREATE_PAYMENT)
    two = measured("{ a: me { id } ...f ... { merchants { nodes { id } } } } fragment f on Query { ...f me { id } }")

    assert pay == Measured(is_write=True, root_fields=frozenset({"createPayment"}), cost=23)
    assert two == Measured(is_write=False, root_fields=frozenset({"me", "merchants"}), cost=105)
    assert measured(LOGIN).root_fields == {"login"}


@pytest.mark.parametrize(
    "query",
    [
        "{ nothing { at { all } } }",
        "{ me { nothing { id } } }",
        "{ ...missing }",
        "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a me { id } }",
        "{ ...a } fragment a on Query { me { id } ...a }",
        "{ ... on Nothing { id } } fragment a on Nothing { id }",
        "{ me { ...a } } fragment a on PaymentStatus { id }",
        "subscription { a { b } }",
        "mutation { nothing }",
        "{ __typename } type A { a: Int }",
        "{ me { id } } fragment a on User { id } fragment a on User { name }",
    ],
)
def test_document_that_nobody_has_validated_is_measured(query: str) -> None:
    assert measured(query).cost < 10


@pytest.mark.parametrize("links", [10, 100])
def test_chain_of_fragments_is_counted_and_not_expanded(links: int) -> None:
    doubling = "".join(f"fragment f{link} on Query {{ ...f{link + 1} ...f{link + 1} }}" for link in range(links))
    bomb = f"{{ ...f0 }} {doubling} fragment f{links} on Query {{ me {{ id }} }}"

    with pytest.raises(LimitExceeded):
        measured(bomb)
