"""Exports: the rows of the list that has the same filter, all of them, for those who may see them."""

from collections.abc import Mapping
from typing import Any

import pytest
from graphql import GraphQLObjectType

from payflowx.api import exports as kit
from payflowx.core.ids import to_typeid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.exports.catalogue import EXPORTS
from payflowx.identity.models import User
from payflowx.merchants.models import Merchant
from tests.api.books import Book, make_book
from tests.api.documents import RESOLVE_DISCREPANCY
from tests.api.exports import export, exported
from tests.api.operations import SCHEMA
from tests.bank_statements.files import bring, camt, credit, credit_for, statement
from tests.canaries import CARD
from tests.client import Client, answer
from tests.factories import NOW, give_back, instruction, make_merchant, pay, reconcile, seconds, settle
from tests.round_trips import recorded

OPERATORS = {"bank-statements", "statement-entries", "bank-statements/{id}/entries"}
UNKNOWN_STATEMENT = "statement_01h455vb4pex5vsknk084sn02q"
UNRESOLVED = {"status": ["MISMATCHED", "MISSING_SETTLEMENT"]}


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several batches in every file."""
    monkeypatch.setattr(kit, "BATCH_SIZE", 2)


@pytest.fixture
async def book(user: Principal, merchant: Merchant) -> Book:
    """The payments of `user`, in every state."""
    return await make_book(user, merchant)


async def make_statements(operator: Principal, book: Book) -> list[str]:
    """Two statements, the first of them with five entries; gives their public ids."""
    unknown = [credit(Money(100 + n, "EUR"), name=f"X-{n}", reference=f"R-{n}") for n in range(4)]
    files = (statement([credit_for(book.payments["missing"])]), statement(unknown, number=2, opening=9))
    found = [await bring(operator, camt(each), now=NOW + seconds(number)) for number, each in enumerate(files)]
    return [to_typeid("statement", imported.statements[0].id) for imported in found]


async def listed(client: Client, field: str, given: Mapping[str, Any], selection: str = "id") -> list[dict[str, Any]]:
    """The nodes of the list in the schema, with the same arguments."""
    types = SCHEMA.query_type.fields[field].args if SCHEMA.query_type else {}
    declared = f"({', '.join(f'${name}: {types[name].type}' for name in given)})" if given else ""
    passed = "".join(f", {name}: ${name}" for name in given)
    document = f"query List{declared} {{ {field}(first: 100{passed}) {{ nodes {{ {selection} }} }} }}"
    nodes: list[dict[str, Any]] = (await client.ask(document, **given))["nodes"]
    return nodes


async def assert_same(client: Client, path: str, field: str, *cases: Mapping[str, Any]) -> None:
    """With each of these arguments the file has the list's objects, in the list's order, and not always all of them."""
    lengths = set()
    for given in cases:
        ids = [node["id"] for node in await listed(client, field, given)]
        assert [row["id"] for row in await exported(client, path, given)] == ids, given
        lengths.add(len(ids))
    assert len(lengths) > 1 or len(cases) == 1


async def test_filters_of_payments_mean_what_they_mean_in_the_list(
    as_operator: Client, user: Principal, stranger: Principal, admin: Principal, merchant: Merchant, book: Book
) -> None:
    await pay(stranger, instruction(await make_merchant(admin)), now=NOW)
    by_filter: list[dict[str, Any]] = [
        {"status": ["FAILED", "INITIATED"]},
        {"status": []},
        {"merchantId": to_typeid("merchant", merchant.id), "currency": "USD"},
        {"userId": user.actor},
        {"createdAt": {"from": "2026-11-20T12:00:02Z", "to": "2026-11-20T12:00:05+00:00"}},
        {"reconciliation": ["MISMATCHED"], "search": "order-reference"},
        {"search": book.id("declined")},
    ]
    orders = [{"field": "AMOUNT"}, {"direction": "ASC"}, {"field": "AMOUNT", "direction": "ASC"}]

    await assert_same(
        as_operator,
        "payments",
        "payments",
        {},
        {"filter": None, "orderBy": None},
        *({"filter": each} for each in by_filter),
        *({"orderBy": each} for each in orders),
    )


async def test_filters_of_settlements_and_verdicts_mean_what_they_mean_in_the_lists(
    as_operator: Client, merchant: Merchant, book: Book
) -> None:
    mine = to_typeid("merchant", merchant.id)
    of_settlements: list[dict[str, Any]] = [{"status": ["PENDING"]}, {"merchantId": mine, "currency": "EUR"}]
    of_verdicts: list[dict[str, Any]] = [
        UNRESOLVED,
        {"reason": ["AMOUNT_UNDER"], "isResolved": False},
        {"runId": book.run_id},
        {"paymentId": book.id("over")},
        {"asOf": "2026-11-20T12:00:00Z"},
    ]

    await assert_same(as_operator, "settlements", "settlements", {}, *({"filter": each} for each in of_settlements))
    await assert_same(
        as_operator, "reconciliation-results", "reconciliationResults", {}, *({"filter": each} for each in of_verdicts)
    )


async def test_statements_and_entries_are_those_of_the_lists(
    as_operator: Client, operator: Principal, book: Book
) -> None:
    first, second = await make_statements(operator, book)

    await assert_same(as_operator, "bank-statements", "bankStatements", {})
    await assert_same(as_operator, "statement-entries", "statementEntries", {}, {"status": ["MATCHED"]})
    for given, count in (({}, 4), ({"status": ["ORPHAN"]}, 4), ({"status": ["MATCHED"]}, 0)):
        rows = await exported(as_operator, f"bank-statements/{second}/entries", given)
        assert [(row["statement_id"], row["position"]) for row in rows] == [(second, str(n)) for n in range(count)]
    (matched,) = await exported(as_operator, f"bank-statements/{first}/entries")
    assert (matched["payment_id"], matched["amount"], matched["status"]) == (book.id("missing"), "995.00", "MATCHED")
    newest, oldest = await exported(as_operator, "bank-statements")
    assert (newest["id"], newest["orphan_count"], newest["closing_amount"]) == (second, "4", "4.15")
    assert "It opens with 0.09 EUR, and the one before it ended with 995.00 EUR" in newest["problems"]
    assert (oldest["matched_count"], oldest["imported_by"]) == ("1", (await User.get(id=operator.user_id)).email)


# What stands in each column of payments, by its place in the schema.
PLACES = {
    "id": "id",
    "status": "status",
    "amount": "amount.amount",
    "currency": "amount.currency",
    "amount_minor": "amount.amountMinor",
    "reference": "reference",
    "description": "description",
    "idempotency_key": "idempotencyKey",
    "merchant_id": "merchant.id",
    "merchant": "merchant.name",
    "user_id": "user.id",
    "user": "user.email",
    "failure_code": "failureCode",
    "failure_reason": "failureReason",
    "gateway": "gateway",
    "gateway_reference": "gatewayReference",
    "settlement_status": "settlement.status",
    "settlement_amount": "settlement.amount.amount",
    "settlement_currency": "settlement.amount.currency",
    "settlement_amount_minor": "settlement.amount.amountMinor",
    "verdict": "reconciliation.status",
    "verdict_reason": "reconciliation.reason",
    "exclusive_scope": "exclusiveScope",
    "created_at": "createdAt",
    "completed_at": "completedAt",
}


def value_at(node: Any, place: str) -> str:
    """What is there; nothing where something on the way is null."""
    for name in place.split("."):
        node = None if node is None else node[name]
    return node or ""


async def test_cells_are_the_values_of_the_schema(as_user: Client, book: Book) -> None:
    selection = " ".join(f"{place.replace('.', ' { ')}{' }' * place.count('.')}" for place in PLACES.values())
    nodes = await listed(as_user, "payments", {}, selection)

    rows = await exported(as_user, "payments")

    found = [{heading: row[heading] for heading in PLACES} for row in rows]
    assert found == [{heading: value_at(node, place) for heading, place in PLACES.items()} for node in nodes]


async def test_files_tell_what_went_back(as_user: Client, user: Principal, merchant: Merchant) -> None:
    payment = await pay(user, instruction(merchant, amount=Money(44_00, "EUR")))
    refund = (await give_back(user, payment, Money(4_50, "EUR"))).refund
    await settle(now=NOW + seconds(2))
    await reconcile(now=NOW + seconds(3))

    [paid] = await exported(as_user, "payments")
    settled = await exported(as_user, "settlements")
    judged = await exported(as_user, "reconciliation-results")

    name = to_typeid("refund", refund.id)
    assert (paid["refunded_amount"], paid["returned_amount"], paid["net_amount"]) == ("4.50", "", "39.50")
    assert {(row["refund_id"], row["amount"], row["ended_at"]) for row in settled} == {
        ("", "44.00", ""),
        (name, "4.50", ""),
    }
    assert {(row["refund_id"], row["explanation"]) for row in judged} == {
        ("", "The bank settled 44.00 EUR, exactly what was paid."),
        (name, "The bank settled 4.50 EUR, exactly what was refunded."),
    }


async def test_verdicts_say_what_is_wrong_in_exact_figures(as_user: Client, merchant: Merchant, book: Book) -> None:
    rows = {row["payment_id"]: row for row in await exported(as_user, "reconciliation-results")}

    under, missing = rows[book.id("under")], rows[book.id("missing")]
    assert (under["status"], under["reason"], under["merchant"]) == ("MISMATCHED", "AMOUNT_UNDER", merchant.name)
    assert (under["expected_amount"], under["actual_amount"], under["difference_amount"]) == ("999", "998", "-1")
    assert (under["fee_amount"], under["due_amount"], under["unexplained_amount"]) == ("0", "999", "-1")
    assert (missing["due_amount"], missing["unexplained_amount"]) == ("995.00", "-995.00")
    assert under["explanation"].startswith("The bank settled 998 JPY, 1 JPY less than what was paid.")
    assert (missing["expected_amount_minor"], missing["actual_amount"], missing["settlement_id"]) == ("99500", "", "")


async def test_user_gets_its_own_rows_and_what_is_for_users(
    as_user: Client, as_stranger: Client, as_operator: Client, book: Book
) -> None:
    decision = {"resultId": await book.verdict_id("under"), "kind": "ACCEPTED", "note": "One yen."}
    assert (await as_operator.ask(RESOLVE_DISCREPANCY, input=decision))["errors"] == []

    for path in ("payments", "settlements", "reconciliation-results"):
        assert len(await exported(as_user, path)) >= 6
        assert await exported(as_stranger, path) == []
    given = {"filter": {"paymentId": book.id("under")}}
    (of_user,) = await exported(as_user, "reconciliation-results", given)
    (of_operator,) = await exported(as_operator, "reconciliation-results", given)
    only_for_operators = {"resolution": "ACCEPTED", "resolution_note": "One yen."}
    assert only_for_operators.items() <= of_operator.items()
    assert {*of_operator} - {*of_user} == {*only_for_operators, "resolved_by", "resolved_at"}


@pytest.mark.parametrize("path", [each.path for each in EXPORTS])
async def test_file_needs_the_role_of_its_list(client: Client, as_user: Client, as_operator: Client, path: str) -> None:
    place = path.format(id=UNKNOWN_STATEMENT)
    asked = [answer(await export(client, place))]
    if path in OPERATORS:
        asked.append(answer(await export(as_user, place)))
    else:
        assert await exported(as_user, place) == []
    whole = await export(as_operator, place)

    assert [(found.status, found.code) for found in asked] == [(401, "UNAUTHENTICATED"), (403, "FORBIDDEN")][
        : len(asked)
    ]
    assert whole.status_code == (404 if "{id}" in path else 200)


async def test_statement_that_is_not_there_has_no_file(as_operator: Client, book: Book) -> None:
    unknown = answer(await export(as_operator, f"bank-statements/{UNKNOWN_STATEMENT}/entries"))
    other = answer(await export(as_operator, f"bank-statements/{book.id('missing')}/entries"))

    assert (unknown.status, unknown.code) == (404, "NOT_FOUND")
    assert (other.status, other.code) == (400, "INVALID_INPUT")


@pytest.mark.parametrize(
    "filter",
    [
        {"status": ["NONSENSE"]},
        {"state": ["FAILED"]},
        {"merchantId": "nonsense"},
        {"merchantId": UNKNOWN_STATEMENT},
        {"currency": "EURO"},
        {"currency": 1},
        {"createdAt": {"from": "2026-11-20"}},
        {"createdAt": {"from": "2026-11-20T12:00:00Z", "to": "2026-11-20T11:00:00Z"}},
        {"search": ""},
        {"search": "x" * 256},
        {"search": CARD},
        {"userId": UNKNOWN_STATEMENT.replace("statement", "user")},
        "nonsense",
        [1, 2],
    ],
    ids=str,
)
async def test_filter_is_refused_as_the_list_refuses_it(as_user: Client, filter: Any) -> None:
    document = "query ($filter: PaymentFilter) { payments(filter: $filter) { nodes { id } } }"
    in_list = (await as_user.send(document, {"filter": filter})).error

    found = answer(await export(as_user, "payments", {"filter": filter}))

    assert found.status == (403 if in_list["extensions"]["code"] == "FORBIDDEN" else 400)
    assert found.error["message"] == in_list["message"]
    for name in ("code", "path", "classification"):
        assert found.error["extensions"].get(name) == in_list["extensions"].get(name)


@pytest.mark.parametrize(
    "query",
    [
        *("fitler={}", "first=1", "filter={}&filter={}", "filter=", "filter={", "status=FAILED", "filter=NaN", "x"),
        *("filter=1e99999999999999999999", 'filter={"search": -1e-99999999999999999999}'),
    ],
)
async def test_argument_that_is_not_known_is_never_left_out_quietly(as_user: Client, query: str) -> None:
    found = answer(await as_user.http.get(f"/export/payments.csv?{query}", headers=as_user.headers))

    assert (found.status, found.code) == (400, "BAD_REQUEST")


async def test_list_of_any_length_is_no_filter(as_user: Client) -> None:
    found = answer(await export(as_user, "payments", {"filter": {"status": ["FAILED"] * 1_000}}))

    assert (found.status, found.code) == (400, "BAD_REQUEST")


def test_every_export_takes_the_arguments_of_a_list_of_the_schema() -> None:
    for each in EXPORTS:
        type_name, _, field_name = each.field.partition(".")
        type_ = SCHEMA.type_map[type_name]
        assert isinstance(type_, GraphQLObjectType)
        assert str(type_.fields[field_name].type).removesuffix("!").endswith("Connection")
        assert len({column.name for column in each.columns}) == len(each.columns)


async def test_no_formula_and_no_card_number_gets_into_a_file(
    as_operator: Client, operator: Principal, user: Principal, merchant: Merchant
) -> None:
    formula = '=HYPERLINK("http://x","y")'
    await pay(user, instruction(merchant, reference=formula))
    line = credit(Money(7_00, "USD"), name="@SUM(A1)", remittance=f"Card {CARD}", reference="+1")
    await bring(operator, camt(statement([line])), filename="-x.xml")

    (payment,) = await exported(as_operator, "payments")
    (entry,) = await exported(as_operator, "statement-entries")
    whole = (await export(as_operator, "statement-entries")).text

    assert payment["reference"] == f"'{formula}"
    assert [entry[name][:2] for name in ("end_to_end_id", "bank_reference", "filename")] == ["'@", "'+", "'-"]
    assert CARD not in whole
    assert "400005******5556" in whole


@pytest.mark.parametrize(
    ("path", "per_batch"),
    [
        # The rows, with all that is joined to them.
        ("payments", 1),
        ("settlements", 1),
        ("statement-entries", 1),
        # The beginning of the list, where current verdicts are looked for first; the same; what the bank says of money
        # that came back.
        ("reconciliation-results", 3),
        # The rows; their files, users, counts and gaps.
        ("bank-statements", 5),
    ],
)
async def test_batch_costs_the_same_however_long_the_list_is(
    as_operator: Client, user: Principal, operator: Principal, merchant: Merchant, path: str, per_batch: int
) -> None:
    for number in range(3):
        book = await make_book(user, merchant, prefix=f"order-{number}")
        line = credit_for(book.payments["missing"], reference=f"R-{number}")
        await bring(operator, camt(statement([line, line], number=number)), now=NOW + seconds(number))

    async with recorded() as spoken:
        rows = await exported(as_operator, path)

    batches = -(-len(rows) // 2)
    assert batches > 1
    assert len(spoken) == 1 + batches * per_batch, "\n".join(spoken)  # and one for who asks
    assert not any(text.startswith("BEGIN") for text in spoken)
