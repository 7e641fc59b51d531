"""Bank statements over the API: uploads by the multipart specification, once each, and who may send them."""

import csv
import io
import json
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from starlette.applications import Starlette

from payflowx.access import tokens
from payflowx.app import create_app
from payflowx.core.ids import to_typeid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.reconciliation.models import ReconciliationResult
from payflowx.settlements.models import Bank
from tests.api.books import make_book
from tests.api.conftest import settings
from tests.api.documents import CREATE_PAYMENT, IMPORT_STATEMENT, ME, RESOLVE_DISCREPANCY, SET_TERMS, payment_input
from tests.api.refusals import nothing_changed
from tests.bank_statements.files import bring, camt, credit, credit_for, statement
from tests.bank_statements.tellings import Movement, Sheet, camt053, mt940
from tests.client import Client, answer, in_process
from tests.factories import NOW, instruction, let_speak, pay, reconcile, seconds, sign_in

TEN = Money(10_00, "USD")
FORM = {"content-type": "multipart/form-data; boundary=x"}
UNKNOWN = credit(TEN, name="UNKNOWN-1")
PAYER = "DE75512108001245130081"


@pytest.fixture(scope="session")
def app(database_url: str) -> Starlette:
    """The application of an installation whose payments are settled by statements, and whose uploads are small."""
    return create_app(settings(database_url, upload_bytes_max=200_000))


@pytest.fixture(autouse=True)
async def by_statement(database: str) -> None:
    """Statements settle the payments of the book."""
    await let_speak(Bank.STATEMENTS)


class Unread:
    """A body of a form, which knows whether anybody has asked for it."""

    was_read = False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        self.was_read = True
        yield b"--x\r\nrubbish"


def counted(payload: Any) -> dict[str, int]:
    """The counts that aren't zero."""
    return {count["status"]: count["count"] for count in payload["counts"] if count["count"]}


async def test_upload_settles_the_payments_that_it_names(
    as_operator: Client, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))
    file = camt(statement([credit_for(payment), UNKNOWN]))

    payload = (await as_operator.upload(IMPORT_STATEMENT, file)).data["importStatement"]

    assert (payload["errors"], payload["replayed"]) == ([], False)
    assert counted(payload) == {"MATCHED": 1, "ORPHAN": 1}
    found = payload["statement"]
    assert (found["format"], found["filename"], found["entryCount"]) == ("CAMT_053", "statement.xml", 2)
    assert (found["isContinuous"], found["problems"]) == (True, [])
    assert found["closingBalance"]["amount"] == "20.00"
    assert found["importedBy"]["id"] == operator.actor
    matched, orphan = found["entries"]["nodes"]
    assert matched["payment"]["id"] == to_typeid("payment", payment.id)
    assert matched["settlement"]["source"] == "STATEMENT"
    assert orphan["problem"] == "It names no payment that is known."
    assert "<Ntry" in orphan["raw"]


@pytest.mark.parametrize("write", [camt053, mt940])
async def test_who_paid_is_told_of_each_entry(as_operator: Client, write: Callable[[Sheet], bytes]) -> None:
    sheet = Sheet([Movement("Ada Lovelace", PAYER), Movement("Charles Babbage"), Movement()])

    payload = (await as_operator.upload(IMPORT_STATEMENT, write(sheet))).data["importStatement"]
    text = (await as_operator.http.get("/export/statement-entries.csv", headers=as_operator.headers)).text

    nodes = payload["statement"]["entries"]["nodes"]
    told = [(node["counterpartyName"], node["counterpartyAccount"]) for node in nodes]
    assert set(told) == {("Ada Lovelace", PAYER), ("Charles Babbage", None), (None, None)}
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    assert {(row["counterparty_name"], row["counterparty_account"]) for row in rows} == {
        ("Ada Lovelace", PAYER),
        ("Charles Babbage", ""),
        ("", ""),
    }


async def test_upload_that_is_sent_again_changes_nothing(as_operator: Client) -> None:
    file = camt(statement([UNKNOWN]))
    first = (await as_operator.upload(IMPORT_STATEMENT, file)).data["importStatement"]

    async with nothing_changed():
        again = (await as_operator.upload(IMPORT_STATEMENT, file)).data["importStatement"]

    assert again["replayed"]
    assert again["statement"]["id"] == first["statement"]["id"]


async def test_dry_run_previews_and_keeps_nothing(as_operator: Client, user: Principal, merchant: Merchant) -> None:
    payment = await pay(user, instruction(merchant))

    async with nothing_changed():
        file = camt(statement([credit_for(payment), UNKNOWN]))
        payload = (await as_operator.upload(IMPORT_STATEMENT, file, dryRun=True)).data["importStatement"]

    assert (payload["statement"], payload["statements"], payload["errors"]) == (None, [], [])
    assert counted(payload["preview"]) == {"MATCHED": 1, "ORPHAN": 1}
    assert [entry["status"] for entry in payload["preview"]["entries"]] == ["ORPHAN", "MATCHED"]


CSV = b"Datum;Text;Betrag\n30.11.2026;ORDER-1;1.000,50 \xe2\x82\xac\n29.11.2026;ORDER-2;-20,00 \xe2\x82\xac\n"


async def test_dry_run_of_an_unknown_layout_proposes_a_mapping_that_an_import_takes(as_operator: Client) -> None:
    async with nothing_changed():
        refused = (await as_operator.upload(IMPORT_STATEMENT, CSV, dryRun=True)).data["importStatement"]
        proposal = refused["proposal"]
        mapping = proposal["mapping"]
        tried = await as_operator.upload(IMPORT_STATEMENT, CSV, dryRun=True, mapping=mapping)
    imported = (await as_operator.upload(IMPORT_STATEMENT, CSV, mapping=mapping)).data["importStatement"]

    assert [(error["code"], error["path"]) for error in refused["errors"]] == [("INVALID_INPUT", ["file"])]
    assert (proposal["questions"], refused["preview"]) == ([], None)
    assert proposal["columns"][2] == {"number": 3, "name": "Betrag", "examples": ["1.000,50 €", "-20,00 €"]}
    preview = tried.data["importStatement"]["preview"]
    assert [entry["amount"]["amount"] for entry in preview["entries"]] == ["1000.50", "-20.00"]
    assert preview["mapping"] == mapping
    assert (imported["errors"], imported["preview"], imported["proposal"]) == ([], None, None)


async def test_proposal_asks_for_what_the_file_leaves_open_and_hides_card_numbers(as_operator: Client) -> None:
    file = b"date,what,amount\n01/02/2026,4111111111111111,1.000\n"
    async with nothing_changed():
        payload = (await as_operator.upload(IMPORT_STATEMENT, file, dryRun=True)).data["importStatement"]
        mapping = payload["proposal"]["mapping"]
        again = (await as_operator.upload(IMPORT_STATEMENT, file, dryRun=True, mapping=mapping)).data["importStatement"]
        kept = (await as_operator.upload(IMPORT_STATEMENT, file)).data["importStatement"]

    asked = {question["key"]: question["choices"] for question in payload["proposal"]["questions"]}
    assert asked.keys() == {"format.dates", "format.decimal", "values.currency", "columns.direction"}
    assert asked["format.dates"] == ["%d/%m/%Y", "%m/%d/%Y"]
    assert "4111111111111111" not in str(payload)
    assert [error["path"] for error in again["errors"]] == [["mapping"]]
    assert (kept["proposal"], len(kept["errors"])) == (None, 1)


async def test_preview_says_how_a_known_layout_is_read(as_operator: Client) -> None:
    file = b"date,amount,currency,reference,description\n2026-11-30,1.00,EUR,B1,x\n"
    payload = (await as_operator.upload(IMPORT_STATEMENT, file, dryRun=True)).data["importStatement"]
    other = (await as_operator.upload(IMPORT_STATEMENT, camt(statement([UNKNOWN])), dryRun=True)).data[
        "importStatement"
    ]

    assert 'name = "Generic"' in payload["preview"]["mapping"]
    assert other["preview"]["mapping"] is None


@pytest.mark.parametrize("content", [b"", b"hello", b"<html/>", b"%PDF-1.7"])
async def test_file_that_is_no_statement_is_refused_by_name(as_operator: Client, content: bytes) -> None:
    async with nothing_changed():
        payload = (await as_operator.upload(IMPORT_STATEMENT, content)).data["importStatement"]

    [error] = payload["errors"]
    assert (error["code"], error["path"]) == ("INVALID_INPUT", ["file"])
    assert payload["statement"] is None


@pytest.mark.parametrize(
    ("token", "status", "code"),
    [(None, 401, "UNAUTHENTICATED"), ("expired", 401, "UNAUTHENTICATED"), ("user", 403, "FORBIDDEN")],
)
async def test_form_of_somebody_else_is_refused_unread(
    client: Client, as_user: Client, token: str | None, status: int, code: str
) -> None:
    caller = as_user if token == "user" else client.signed_in(token)
    unread = Unread()

    async with nothing_changed():
        refused = answer(await client.http.post("/graphql", content=unread, headers={**FORM, **caller.headers}))

    assert (refused.status, refused.code, unread.was_read) == (status, code, False)
    assert refused.headers.get("www-authenticate") == ("Bearer" if status == 401 else None)
    if status == 401:
        assert refused.error["message"] == (await caller.send(ME)).error["message"]


async def test_forms_count_against_the_rate(
    database_url: str, database: str, token_key: tokens.TokenKey, operator: Principal
) -> None:
    small = settings(database_url, rate_limit_strangers="2/minute", rate_limit_writes="3/minute")
    async with in_process(create_app(small)) as client:
        caller = client.signed_in(await sign_in(operator, token_key))
        first = await caller.upload(IMPORT_STATEMENT, camt(statement([])))
        unread = [Unread() for _ in range(5)]
        statuses = [
            (await client.http.post("/graphql", content=form, headers={**FORM, **who.headers})).status_code
            for form, who in zip(unread, [caller, caller, client, client, client], strict=True)
        ]

    # The first one was an upload and a mutation; the second one an upload, and no form.
    assert (first.status, statuses) == (200, [400, 429, 401, 401, 429])
    assert [form.was_read for form in unread] == [True, False, False, False, False]


async def test_upload_is_bounded(as_operator: Client) -> None:
    async with nothing_changed():
        refused = await as_operator.upload(IMPORT_STATEMENT, b"x" * 200_001)

    assert (refused.status, refused.error["message"]) == (413, "The upload is larger than 200000 bytes.")


async def test_file_can_not_be_sent_as_json(as_operator: Client) -> None:
    for value in (None, "text", 1, {"file": "x"}):
        refused = await as_operator.send(IMPORT_STATEMENT, {"input": {"file": value}})
        assert refused.code == "BAD_REQUEST"


@pytest.mark.parametrize(
    ("operations", "places"),
    [
        (None, "{}"),
        ("{}", None),
        ("[]", "{}"),
        ("not json", "{}"),
        ("{}", "[]"),
        ('{"query": "{ me { id } }"}', '{"1": ["variables.input.file"]}'),
        ('{"query": "{ me { id } }"}', '{"0": ["query"]}'),
        ('{"query": "{ me { id } }"}', '{"0": "variables.input.file"}'),
        ('{"query": "{ me { id } }"}', '{"0": ["variables.input.file", "variables.input.other"]}'),
        ('{"query": "{ me { id } }", "variables": {"input": {"file": "taken"}}}', '{"0": ["variables.input.file"]}'),
    ],
)
async def test_form_of_another_shape_is_a_bad_request(
    as_operator: Client, operations: str | None, places: str | None
) -> None:
    form = {name: value for name, value in (("operations", operations), ("map", places)) if value is not None}

    refused = answer(
        await as_operator.http.post("/graphql", data=form, files={"0": ("a.xml", b"<a/>")}, headers=as_operator.headers)
    )

    assert (refused.status, refused.code) == (400, "BAD_REQUEST")


async def test_broken_form_is_a_bad_request(as_operator: Client) -> None:
    field = b'--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n{}\r\n--x--\r\n'
    for content_type, content in (
        ("multipart/form-data", b"--x\r\nrubbish"),
        ("multipart/form-data; boundary=x", b"--x\r\nrubbish"),
        ("multipart/form-data; boundary=x; charset=undefined", field),
        ("multipart/form-data; boundary=x; charset=nonsense", field),
    ):
        headers = {**as_operator.headers, "content-type": content_type}
        refused = answer(await as_operator.http.post("/graphql", content=content, headers=headers))
        assert (refused.status, refused.code) == (400, "BAD_REQUEST")


async def test_amount_in_a_form_is_read_as_in_json(as_operator: Client, merchant: Merchant) -> None:
    for number in ("123456789012.35", "123456789012.345", "0.30", "1e2", "1e99999999999999999999"):
        given = payment_input(merchant, idempotencyKey=f"key-{number}", amount={"amount": "NUMBER", "currency": "EUR"})
        operation = json.dumps({"query": CREATE_PAYMENT, "variables": {"input": given}}).replace('"NUMBER"', number)
        headers = {"content-type": "application/json", **as_operator.headers}
        fields = {"operations": (None, operation), "map": (None, "{}")}

        form = answer(await as_operator.http.post("/graphql", files=fields, headers=as_operator.headers))
        body = answer(await as_operator.http.post("/graphql", content=operation, headers=headers))

        if body.status == 200:
            replayed = body.data["createPayment"]
            assert form.data["createPayment"] | {"replayed": replayed["replayed"]} == replayed
        else:
            assert (form.status, body.status) == (400, 400)


async def test_two_files_are_one_too_many(as_operator: Client) -> None:
    operation = {"query": IMPORT_STATEMENT, "variables": {"input": {"file": None}}}
    form = {"operations": json.dumps(operation), "map": json.dumps({"0": ["variables.input.file"]})}

    refused = answer(
        await as_operator.http.post(
            "/graphql", data=form, files={"0": ("a", b"a"), "1": ("b", b"b")}, headers=as_operator.headers
        )
    )

    assert (refused.status, refused.code) == (400, "BAD_REQUEST")


async def test_entries_are_filtered_and_found_as_nodes(as_operator: Client, as_user: Client, admin: Principal) -> None:
    await bring(
        admin, camt(statement([UNKNOWN, credit(TEN, name="UNKNOWN-2", reference="R2", value_date="2026-02-30")]))
    )

    page = await as_operator.ask(
        "{ statementEntries(status: [QUARANTINED]) { nodes { id status amount { amount } raw statement { id } } } }"
    )

    [entry] = page["nodes"]
    assert (entry["status"], entry["amount"]) == ("QUARANTINED", None)
    assert "2026-02-30" in entry["raw"]
    node = "query ($id: ID!) { node(id: $id) { __typename id } }"
    for kind, wanted in (("StatementEntry", entry["id"]), ("BankStatement", entry["statement"]["id"])):
        assert await as_operator.ask(node, id=wanted) == {"__typename": kind, "id": wanted}
        assert await as_user.ask(node, id=wanted) is None


async def test_each_statement_has_pages_of_its_own_entries(as_operator: Client, operator: Principal) -> None:
    for number in (1, 2):
        lines = [credit(TEN, reference=f"REF-{number}-{line}") for line in range(4 - number)]
        lines.append(credit(TEN, value_date="2026-02-30"))
        await bring(operator, camt(statement(lines, number=number)), now=NOW - seconds(number))
    query = """
        query (
            $first: Int, $after: String, $last: Int, $before: String, $status: [StatementEntryStatus!]
        ) { bankStatements(first: 2) { nodes {
            entries(first: $first, after: $after, last: $last, before: $before, status: $status) {
                nodes { position } pageInfo { hasPreviousPage hasNextPage endCursor }
            }
        } } }
    """
    ends: list[str] = []

    async def pages(**variables: object) -> list[tuple[list[int], bool, bool]]:
        found = [node["entries"] for node in (await as_operator.ask(query, **variables))["nodes"]]
        infos = [entries["pageInfo"] for entries in found]
        ends[:] = [info["endCursor"] for info in infos]
        return [
            ([entry["position"] for entry in entries["nodes"]], info["hasPreviousPage"], info["hasNextPage"])
            for entries, info in zip(found, infos, strict=True)
        ]

    assert await pages(first=3) == [([0, 1, 2], False, True), ([0, 1, 2], False, False)]
    assert await pages(first=3, after=ends[0]) == [([3], True, False), ([], True, False)]
    assert await pages(last=2) == [([2, 3], True, False), ([1, 2], True, False)]
    assert await pages(last=2, before=ends[0]) == [([1, 2], True, True), ([1, 2], True, True)]
    assert await pages(first=1, before=ends[0]) == [([0], False, True), ([0], False, True)]
    assert await pages(status=["QUARANTINED"]) == [([3], False, False), ([2], False, False)]
    assert await pages(status=[]) == [([], False, False)] * 2
    assert await pages(first=0) == [([], False, True)] * 2


async def test_discrepancy_is_resolved_once(
    as_operator: Client, as_user: Client, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    book = await make_book(user, merchant)
    given = {"resultId": await book.verdict_id("under"), "kind": "ACCEPTED", "note": "The bank's fee."}
    resolved = "query ($id: ID!) { payment(id: $id) { reconciliation { isResolved } } }"
    assert await as_user.ask(resolved, id=book.id("under")) == {"reconciliation": {"isResolved": False}}

    payload = await as_operator.ask(RESOLVE_DISCREPANCY, input=given)

    assert payload["errors"] == []
    assert payload["result"]["resolution"]["kind"] == "ACCEPTED"
    assert await as_user.ask(resolved, id=book.id("under")) == {"reconciliation": {"isResolved": True}}
    async with nothing_changed():
        [error] = (await as_operator.ask(RESOLVE_DISCREPANCY, input=given))["errors"]
    assert (error["code"], error["path"]) == ("CONFLICT", ["resultId"])


async def test_terms_are_set_and_listed(as_admin: Client, as_operator: Client, merchant: Merchant) -> None:
    merchant_id = to_typeid("merchant", merchant.id)
    given = {
        "merchantId": merchant_id,
        "currency": "EUR",
        "feeBasisPoints": 150,
        "fee": {"amount": "0.25", "currency": "EUR"},
        "tolerance": {"amount": "0.05", "currency": "EUR"},
        "validFrom": "2026-01-01T00:00:00Z",
    }

    made = (await as_admin.ask(SET_TERMS, input=given))["terms"]

    assert (made["merchant"]["id"], made["feeBasisPoints"], made["fee"]["amountMinor"]) == (merchant_id, 150, "25")
    listed = await as_operator.ask("{ reconciliationTerms { nodes { id tolerance { amount } } } }")
    assert listed["nodes"] == [{"id": made["id"], "tolerance": {"amount": "0.05"}}]
    assert await as_operator.ask("query ($id: ID!) { node(id: $id) { id } }", id=made["id"]) == {"id": made["id"]}


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"currency": None}, ["fee", "currency"]),
        ({"currency": "USD"}, ["fee", "currency"]),
        ({"feeBasisPoints": -1}, ["feeBasisPoints"]),
        ({"fee": {"amount": "-1", "currency": "EUR"}}, ["fee"]),
        ({"fee": {"amount": "0.001", "currency": "EUR"}}, ["fee", "amount"]),
        ({"merchantId": "payment_01h455vb4pex5vsknk084sn02q"}, ["merchantId"]),
        ({"merchantId": "merchant_01h455vb4pex5vsknk084sn02q"}, ["merchantId"]),
    ],
)
async def test_terms_that_make_no_sense_are_refused(as_admin: Client, changes: dict[str, Any], path: list[str]) -> None:
    given = {"currency": "EUR", "fee": {"amount": "1", "currency": "EUR"}, **changes}

    async with nothing_changed():
        [error] = (await as_admin.ask(SET_TERMS, input=given))["errors"]

    assert error["path"] == path


async def test_history_and_the_past_can_be_asked_for(
    as_user: Client, as_operator: Client, user: Principal, merchant: Merchant, admin: Principal
) -> None:
    payment = await pay(user, instruction(merchant))
    await reconcile(now=NOW + seconds(1))
    await bring(admin, camt(statement([credit_for(payment)])), now=NOW + seconds(5))
    await reconcile(now=NOW + seconds(6))
    payment_id = to_typeid("payment", payment.id)

    history = await as_user.ask(
        "query ($id: ID!) { payment(id: $id) { verdicts { reason isCurrent } } }", id=payment_id
    )

    assert [verdict["reason"] for verdict in history["verdicts"]] == ["NOT_DUE", "EXACT"]
    assert await ReconciliationResult.all().count() == 2
    filtered = "query ($filter: ReconciliationFilter!) { reconciliationResults(filter: $filter) { nodes { reason } } }"
    summary = "query ($at: DateTime) { reconciliationSummary(asOf: $at) { counts { status count } } }"
    for client in (as_user, as_operator):
        past = await client.ask(filtered, filter={"asOf": "2026-11-20T12:00:03Z"})
        assert past["nodes"] == [{"reason": "NOT_DUE"}]
        whole = await client.ask(filtered, filter={"paymentId": payment_id})
        assert [node["reason"] for node in whole["nodes"]] == ["EXACT", "NOT_DUE"]
        then = await client.ask(summary, at="2026-11-20T12:00:03Z")
        assert counted(then) == {"SETTLEMENT_PENDING": 1}
        now = await client.ask(summary)
        assert counted(now) == {"MATCHED": 1}


async def test_ages_of_what_is_open_are_told(as_operator: Client, user: Principal, merchant: Merchant) -> None:
    await make_book(user, merchant)

    ages = (await as_operator.ask("{ reconciliationSummary { ages { status fromDays toDays count } } }"))["ages"]

    assert len(ages) == 12
    assert {(age["fromDays"], age["toDays"]) for age in ages} == {(0, 1), (1, 3), (3, 7), (7, None)}
    assert sum(age["count"] for age in ages if age["status"] == "MISMATCHED") > 0
