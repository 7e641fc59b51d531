"""What nobody expected is logged once, with the request's id, and masked for the client."""

from collections.abc import Callable
from typing import Any

import asyncpg
import pytest

from payflowx.access.service import sessions
from payflowx.api.errors import MASK
from payflowx.core import db, migrate, principals
from payflowx.merchants.models import Merchant
from payflowx.payments.service import lists, taking
from tests.api.documents import CREATE_PAYMENT, ME, payment_input
from tests.api.logs import LogLines
from tests.api.refusals import nothing_changed
from tests.client import Answer, Client

CANARY = "postgresql://payflowx:hunter2@db.internal/payflowx"
PAYMENTS = "query Payments { payments { nodes { id } } }"


def breaking(kind: type[Exception] = RuntimeError) -> Callable[..., Any]:
    """A function that breaks as nobody expects it."""

    async def broken(*_: object, **__: object) -> None:
        raise kind(CANARY)

    return broken


def assert_masked(answer: Answer, lines: LogLines) -> None:
    """The client learns the request's id and nothing else; the log has the error under that id, once."""
    assert (answer.code, answer.error["message"]) == ("INTERNAL", MASK)
    assert set(answer.error["extensions"]) == {"code", "requestId"}
    assert "hunter2" not in str(answer.body)
    (line,) = (line for line in lines() if line["level"] == "error")
    assert (line["event"], line["request_id"]) == ("request failed", answer.headers["x-request-id"])
    assert line["exception"]


@pytest.mark.parametrize("kind", [RuntimeError, LookupError, KeyError, TypeError, AssertionError, OSError])
async def test_error_in_a_query_is_masked_and_logged_once(
    as_user: Client, log_lines: LogLines, monkeypatch: pytest.MonkeyPatch, kind: type[Exception]
) -> None:
    monkeypatch.setattr(lists, "list_payments", breaking(kind))

    answer = await as_user.send(PAYMENTS)

    assert (answer.status, answer.error["path"]) == (200, ["payments"])
    assert_masked(answer, log_lines)


async def test_busy_database_is_said_so(as_user: Client, log_lines: LogLines, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(**_: object) -> None:
        raise db.DatabaseBusy("The database has no free connection: all are in use.")

    monkeypatch.setattr(lists, "list_payments", busy)
    in_a_field = await as_user.send(PAYMENTS)
    monkeypatch.setattr(sessions, "authenticate_session", busy)
    principals.forget()
    before_it = await as_user.send(PAYMENTS)

    for answer in (in_a_field, before_it):
        assert (answer.status, answer.code, answer.headers["retry-after"]) == (503, "UNAVAILABLE", "5")
        assert "data" not in answer.body
    assert [line["event"] for line in log_lines() if line["level"] == "warning"] == ["request not served"] * 2


async def test_error_in_a_mutation_is_masked_and_logged_once(
    as_user: Client, merchant: Merchant, log_lines: LogLines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taking, "create_payment", breaking())

    async with nothing_changed():
        answer = await as_user.send(CREATE_PAYMENT, {"input": payment_input(merchant)})

    assert_masked(answer, log_lines)


async def test_error_before_the_operation_is_masked_and_logged_once(
    as_user: Client, log_lines: LogLines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "authenticate_session", breaking())

    answer = await as_user.send(ME)

    assert (answer.status, "data" in answer.body) == (500, False)
    assert_masked(answer, log_lines)


async def test_error_in_a_nested_field_is_masked_and_names_its_place(
    as_user: Client, merchant: Merchant, log_lines: LogLines, monkeypatch: pytest.MonkeyPatch
) -> None:
    await as_user.ask(CREATE_PAYMENT, input=payment_input(merchant))
    monkeypatch.setattr("payflowx.events.service.trails", breaking())

    answer = await as_user.send("query Trail { payments { nodes { id events { type } } } }")

    assert answer.error["path"] == ["payments", "nodes", 0, "events"]
    assert_masked(answer, log_lines)


async def test_two_errors_of_a_request_are_both_logged(
    as_user: Client, log_lines: LogLines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "list_payments", breaking())
    monkeypatch.setattr(lists, "count_payments", breaking())

    answer = await as_user.send("{ payments { nodes { id } } paymentStats { count } me { id } }")

    assert answer.body["data"] is None
    logged = [line["path"] for line in log_lines() if line["level"] == "error"]
    assert sorted(logged) == sorted(error["path"] for error in answer.body["errors"])
    assert {error["extensions"]["code"] for error in answer.body["errors"]} == {"INTERNAL"}


async def test_expected_refusals_are_not_logged_as_errors(
    as_user: Client, client: Client, merchant: Merchant, log_lines: LogLines
) -> None:
    await as_user.ask(CREATE_PAYMENT, input=payment_input(merchant, merchantId="x"))
    await as_user.send("mutation { runReconciliation { run { id } } }")
    await as_user.send("{ nothing }")
    await client.send(ME)

    assert [line for line in log_lines() if line["level"] not in {"info", "debug"}] == []


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (migrate.MigrationsPending("Migrate first."), "Migrate first."),
        (db.DatabaseBusy("All are in use."), "All are in use."),
        (ConnectionRefusedError(CANARY), "the database says ConnectionRefusedError"),
        (asyncpg.ConnectionDoesNotExistError(CANARY), "the database says ConnectionDoesNotExistError"),
        (asyncpg.InterfaceError(CANARY), "the database says InterfaceError"),
    ],
)
async def test_application_without_a_usable_database_is_live_and_not_ready(
    client: Client, monkeypatch: pytest.MonkeyPatch, error: Exception, text: str
) -> None:
    async def unusable() -> None:
        raise error

    monkeypatch.setattr(migrate, "require_current", unusable)

    ready, live = [await client.http.get(path) for path in ("/readyz", "/livez")]

    assert (ready.status_code, ready.text) == (503, f"not ready: {text}\n")
    assert live.status_code == 200
