"""While the database can't serve, whatever is asked is answered 503 with its code and when to come back, never else."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any, Final

import asyncpg
import pytest
from starlette.applications import Starlette
from tortoise.context import TortoiseContext

from payflowx.access.service import authentication
from payflowx.app import create_app
from payflowx.core import db
from payflowx.core.ids import Prefix, new_uuid, to_typeid
from payflowx.core.principal import Principal
from payflowx.events import service as events
from payflowx.merchants.models import Merchant
from payflowx.payments.service import lists
from tests.api.conftest import settings
from tests.api.documents import CREATE_API_KEY, CREATE_PAYMENT, LOGIN, ME, payment_input
from tests.api.logs import LogLines
from tests.api.operations import Operation, everything, operations
from tests.api.refusals import nothing_changed
from tests.client import Answer, Client, answer, in_process
from tests.servers import free_port

SAFE: Final = "to send a payment again with the same idempotency key is safe"
LOOK: Final = 'node(id: "%s") { id }'
# How it shows in a session that is there: of each kind one, as PostgreSQL or asyncpg raises it.
IN_A_SESSION: Final[Sequence[Exception]] = (
    asyncpg.TooManyConnectionsError("sorry, too many clients already"),
    asyncpg.DiskFullError("could not extend file: No space left on device"),
    asyncpg.OutOfMemoryError("out of memory"),
    asyncpg.QueryCanceledError("canceling statement due to statement timeout"),
    asyncpg.LockNotAvailableError("canceling statement due to lock timeout"),
    asyncpg.AdminShutdownError("terminating connection due to administrator command"),
    asyncpg.CrashShutdownError("terminating connection because of crash of another server process"),
    asyncpg.CannotConnectNowError("the database system is in recovery mode"),
    asyncpg.IdleSessionTimeoutError("terminating connection due to idle-session timeout"),
    asyncpg.ReadOnlySQLTransactionError("cannot execute INSERT in a read-only transaction"),
    asyncpg.SerializationError("canceling statement due to conflict with recovery"),
    asyncpg.DeadlockDetectedError("deadlock detected"),
    asyncpg.ProtocolViolationError("query_wait_timeout"),
    asyncpg.ConnectionDoesNotExistError("connection was closed in the middle of operation"),
    asyncpg.PostgresIOError("could not read block"),
    ConnectionResetError(104, "Connection reset by peer"),
    TimeoutError(),
)
ANSWERS: Final = ("57P03", "53300", "28000", "3D000", "08P01")


def assert_unavailable(got: Answer) -> None:
    """The request was not served, and who sent it knows that it may be sent again, and when."""
    assert (got.status, got.code, got.headers["retry-after"]) == (503, "UNAVAILABLE", "5")
    assert "data" not in got.body
    assert SAFE in got.error["message"]


def assert_logged_once(lines: LogLines) -> str:
    """Why, in one line without a stack, beside that of the request."""
    (line,) = (line for line in lines() if line["event"] != "request")
    assert (line["event"], line["level"], "exception" in line) == ("request not served", "warning", False)
    return str(line["why"])


@asynccontextmanager
async def database_at(url: str) -> AsyncIterator[None]:
    """In the block the application's database is there."""
    async with TortoiseContext() as context:
        await context.init(db.tortoise_config(url, pool_size=2))
        yield


@asynccontextmanager
async def refusing(sqlstate: str) -> AsyncIterator[str]:
    """The URL of a server that answers every client with this error."""
    fields = {"S": "FATAL", "V": "FATAL", "C": sqlstate, "M": 'no database "secret"'}
    body = b"".join(f"{name}{value}\0".encode() for name, value in fields.items()) + b"\0"

    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1000)
        writer.write(b"E" + (len(body) + 4).to_bytes(4, "big") + body)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(refuse, "127.0.0.1", 0)
    async with server:
        yield f"postgresql://payflowx@127.0.0.1:{server.sockets[0].getsockname()[1]}/payflowx?sslmode=disable"


def nowhere() -> str:
    """A URL at which nobody listens."""
    return f"postgresql://payflowx@127.0.0.1:{free_port()}/payflowx"


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch, admin: Principal) -> None:
    """The caller is known without the database, so that what was asked for is what fails."""

    async def authenticate(**_: object) -> Principal:
        return admin

    monkeypatch.setattr(authentication, "authenticate", authenticate)


def broken_by(error: Exception) -> Callable[..., Any]:
    """A statement that fails like this in a session that is there."""

    async def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def breaks(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """Every statement of the application fails from now on."""
    monkeypatch.setattr(asyncpg.Connection, "_execute", broken_by(error))


def sample(prefix: str) -> str:
    """An id of this kind."""
    return to_typeid(prefix, new_uuid())


USABLE: Final[dict[str, dict[str, Any]]] = {
    "bankStatement": {"id": sample("statement")},
    "createPayment": {
        "input": {
            "idempotencyKey": "order 1",
            "merchantId": sample("merchant"),
            "amount": {"amount": "1.00", "currency": "EUR"},
        }
    },
    "createUser": {
        "input": {"email": "new@payflowx.example", "name": "New", "password": "a long one, known to nobody"}
    },
    "createMerchant": {"input": {"name": "Shop"}},
    "merchant": {"id": sample("merchant")},
    "resolveDiscrepancy": {"input": {"resultId": sample("verdict"), "kind": "ACCEPTED", "note": "It is all right."}},
    "revokeApiKey": {"id": sample("apikey")},
    "updateMerchant": {"input": {"id": sample("merchant"), "isActive": False}},
    "nameBankAccount": {"input": {"accountId": sample("account"), "name": "Main"}},
    "closeBankAccount": {"input": {"accountId": sample("account"), "closedOn": "2026-11-20"}},
    "reopenBankAccount": {"input": {"accountId": sample("account")}},
    "assignBankAccount": {"input": {"accountId": sample("account"), "merchantIds": [sample("merchant")]}},
}
"""Where the schema's own sample is refused before anything is looked up."""


@pytest.mark.parametrize("operation", [*operations("query"), *operations("mutation")], ids=str)
@pytest.mark.usefixtures("known")
async def test_every_operation_is_answered_503(operation: Operation, as_admin: Client, log_lines: LogLines) -> None:
    document = operation.document(
        "{ id }" if operation.name == "node" else everything(operation.root_field.type, depth=0)
    )
    async with database_at(nowhere()):
        got = await as_admin.send(document, USABLE.get(operation.name, operation.variables))

    if operation.name in {"currencies", "importStatement"}:  # asks nobody; is tested as an upload, below
        assert got.status == 200
        return
    assert_unavailable(got)
    assert assert_logged_once(log_lines).startswith("ConnectionRefusedError: ")


@pytest.mark.parametrize("error", IN_A_SESSION, ids=lambda error: type(error).__name__)
@pytest.mark.usefixtures("known")
async def test_whatever_keeps_the_database_from_serving_is_answered_503(
    error: Exception, as_admin: Client, merchant: Merchant, log_lines: LogLines, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = "order 1"
    async with nothing_changed():
        with monkeypatch.context() as patch:
            breaks(patch, error)
            # No list: one that takes too long is QUERY_TOO_BROAD.
            read = await as_admin.send(f"{{ {LOOK % to_typeid(Prefix.MERCHANT, merchant.id)} }}")
            wrote = await as_admin.send(CREATE_PAYMENT, {"input": payment_input(merchant, idempotencyKey=key)})

    for got in (read, wrote):
        assert_unavailable(got)
    lines = [line for line in log_lines() if line["event"] != "request"]
    assert [(line["event"], line["why"].partition(":")[0]) for line in lines] == [
        ("request not served", type(error).__name__)
    ] * 2
    payload = await as_admin.ask(CREATE_PAYMENT, input=payment_input(merchant, idempotencyKey=key))
    assert (payload["replayed"], payload["errors"]) == (False, [])


@pytest.mark.parametrize("sqlstate", ANSWERS)
async def test_server_that_lets_nobody_in_is_answered_503(sqlstate: str, as_user: Client, log_lines: LogLines) -> None:
    async with refusing(sqlstate) as url, database_at(url):
        got = await as_user.send(ME)

    assert_unavailable(got)
    assert f"({sqlstate})" in assert_logged_once(log_lines)
    assert "secret" not in str(log_lines()) + str(got.body)


async def test_host_without_an_address_is_answered_503(as_user: Client, log_lines: LogLines) -> None:
    async with database_at("postgresql://payflowx@db.invalid/payflowx"):
        got = await as_user.send(ME)

    assert_unavailable(got)
    assert assert_logged_once(log_lines).startswith(("gaierror: ", "TimeoutError: "))
    assert "db.invalid" not in str(got.body)


async def test_signing_in_is_answered_503(client: Client, user: Principal) -> None:
    async with database_at(nowhere()):
        got = await client.send(LOGIN, {"email": "user@payflowx.example", "password": "a long one, known to nobody"})

    assert_unavailable(got)


async def test_api_key_is_answered_503_and_not_that_it_is_wrong(as_user: Client) -> None:
    key = (await as_user.ask(CREATE_API_KEY, input={"name": "server"}))["secret"]

    async with database_at(nowhere()):
        got = await as_user.signed_in(key).send(ME)

    assert_unavailable(got)


async def test_nullable_field_is_no_null_where_it_could_not_be_looked_up(
    as_user: Client, log_lines: LogLines, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A part of the answer would read as "not settled", or as "no such payment"."""
    monkeypatch.setattr(lists, "get_payment", broken_by(db.DatabaseUnavailable()))

    got = await as_user.send(f"{{ a: {LOOK % sample('payment')} b: {LOOK % sample('payment')} me {{ id }} }}")

    assert_unavailable(got)
    assert_logged_once(log_lines)


async def test_mutation_whose_answer_could_not_be_completed_says_that_the_same_key_is_safe(
    as_user: Client, merchant: Merchant, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = CREATE_PAYMENT.replace("id status", "id events { type } status", 1)
    with monkeypatch.context() as patch:
        patch.setattr(events, "trails", broken_by(db.DatabaseUnavailable()))
        got = await as_user.send(document, {"input": payment_input(merchant)})
    again = await as_user.ask(CREATE_PAYMENT, input=payment_input(merchant))

    assert_unavailable(got)
    assert (again["replayed"], again["payment"]["status"]) == (True, "SUCCESS")


async def test_commit_that_is_not_confirmed_is_answered_503_and_the_key_is_safe(
    as_user: Client, merchant: Merchant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection breaks after the server has committed: whoever asked can't know, and asks again."""
    execute = asyncpg.Connection._execute  # type: ignore[attr-defined] # asyncpg's own way

    async def commit_and_break(connection: asyncpg.Connection, query: str, *rest: Any, **more: Any) -> Any:
        done = await execute(connection, query, *rest, **more)
        if "INSERT INTO payments" in query:
            raise ConnectionResetError(104, "Connection reset by peer")
        return done

    with monkeypatch.context() as patch:
        patch.setattr(asyncpg.Connection, "_execute", commit_and_break)
        got = await as_user.send(CREATE_PAYMENT, {"input": payment_input(merchant)})
    again = await as_user.ask(CREATE_PAYMENT, input=payment_input(merchant))

    assert_unavailable(got)
    assert (again["replayed"], again["payment"]["status"]) == (True, "SUCCESS")


async def test_other_errors_beside_an_outage_are_logged_and_not_shown(
    as_user: Client, log_lines: LogLines, monkeypatch: pytest.MonkeyPatch
) -> None:
    errors = iter([RuntimeError("x"), db.DatabaseUnavailable()])

    async def fail(**_: object) -> None:
        raise next(errors)

    monkeypatch.setattr(lists, "get_payment", fail)

    got = await as_user.send(f"{{ a: {LOOK % sample('payment')} b: {LOOK % sample('payment')} }}")

    assert_unavailable(got)
    assert sorted(line["level"] for line in log_lines() if line["event"] != "request") == ["error", "warning"]


@pytest.mark.parametrize("path", ["payments", "settlements", "reconciliation-results", "bank-statements"])
@pytest.mark.usefixtures("known")
async def test_export_is_answered_503(path: str, as_admin: Client, log_lines: LogLines) -> None:
    async with database_at(nowhere()):
        got = answer(await as_admin.http.get(f"/export/{path}.csv", headers=as_admin.headers))

    assert_unavailable(got)
    assert_logged_once(log_lines)


@pytest.mark.usefixtures("known")
async def test_upload_is_answered_503(as_admin: Client, log_lines: LogLines) -> None:
    document = "mutation Import($input: ImportStatementInput!) { importStatement(input: $input) { replayed } }"
    async with database_at(nowhere()):
        got = await as_admin.upload(document, b"date,amount,currency\n2026-11-27,12.50,EUR\n", filename="a.csv")

    assert_unavailable(got)
    assert_logged_once(log_lines)


@pytest.mark.usefixtures("known")
async def test_rate_limits_in_the_database_are_counted_here_meanwhile(
    database: str, as_admin: Client, log_lines: LogLines
) -> None:
    app = create_app(settings(database, rate_limit_store="postgresql"))
    async with in_process(app) as client, database_at(nowhere()):
        caller = client.signed_in(as_admin.token)
        needs_it = await caller.send("{ payments { nodes { id } } }")
        needs_none = await caller.send("{ currencies { code } }")

    assert_unavailable(needs_it)
    assert needs_none.data["currencies"]
    events_logged = [line["event"] for line in log_lines() if line["event"] != "request"]
    assert events_logged == ["rate limits are not counted", "request not served"]


async def test_readiness_says_when_to_look_again(client: Client) -> None:
    async with database_at(nowhere()):
        ready, live = [await client.http.get(path) for path in ("/readyz", "/livez")]

    assert (ready.status_code, ready.text) == (503, "not ready: the database says ConnectionRefusedError\n")
    assert (ready.headers["retry-after"], live.status_code) == ("5", 200)


async def test_server_that_takes_no_writes_is_not_ready_and_mutations_are_answered_503(
    app: Starlette, as_user: Client, merchant: Merchant, database: str
) -> None:
    """As a standby, or a primary that has been demoted: what was connected to it is connected anew afterwards."""
    async with database_at(database):
        await db.execute("SET default_transaction_read_only = on")
        ready = await as_user.http.get("/readyz")
        got = await as_user.send(CREATE_PAYMENT, {"input": payment_input(merchant)})
        again = await as_user.ask(CREATE_PAYMENT, input=payment_input(merchant))

    assert (ready.status_code, ready.text) == (503, "not ready: The database takes no writes.\n")
    assert_unavailable(got)
    assert again["replayed"] is False
