"""Downloads: who may begin one by what proof, how one ends where it can't end well, and what it leaves to others."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from starlette.applications import Starlette

from payflowx.access.models import Session
from payflowx.access.service import sessions
from payflowx.api import exports as kit
from payflowx.api.errors import MASK
from payflowx.app import create_app
from payflowx.core import clock, db, seeking
from payflowx.core.ids import SessionId, new_uuid
from payflowx.core.principal import Principal
from payflowx.edge.downloads import DownloadBounds
from payflowx.identity.models import User
from payflowx.merchants.models import Merchant
from tests.api.conftest import settings
from tests.api.documents import LOGIN, LOGOUT, REFRESH_SESSION
from tests.api.exports import export, exported, rows_of
from tests.api.logs import LogLines
from tests.api.refusals import nothing_changed
from tests.client import Client, answer, in_process
from tests.factories import PASSWORD, instruction, lock_out, pay

PAGE = {"sec-fetch-site": "same-origin"}
PATIENCE_SECONDS = 5.0
ALL = seeking.seek_rows


@pytest.fixture(autouse=True)
async def five_payments(monkeypatch: pytest.MonkeyPatch, user: Principal, merchant: Merchant) -> None:
    """Three batches."""
    monkeypatch.setattr(kit, "BATCH_SIZE", 2)
    for _ in range(5):
        await pay(user, instruction(merchant))


async def cookie_of(client: Client, user: Principal, name: str = "payflowx-refresh") -> dict[str, str]:
    """What the user's browser sends along once it has signed in on our page."""
    variables = {"email": (await User.get(id=user.user_id)).email, "password": PASSWORD}
    signed_in = await client.send(LOGIN, variables, headers=PAGE)
    assert signed_in.data["login"]["errors"] == []
    client.http.cookies.clear()
    value = signed_in.headers["set-cookie"].partition(f"{name}=")[2].partition(";")[0]
    return {"cookie": f"{name}={value}"}


async def test_link_of_our_own_page_brings_the_file_and_uses_up_nothing(client: Client, user: Principal) -> None:
    cookie = await cookie_of(client, user)

    async with nothing_changed():
        found = [await export(client, "payments", headers={**cookie, **PAGE}) for _ in range(2)]

    assert [len(rows_of(each)) for each in found] == [5, 5]
    again = await client.send(REFRESH_SESSION, headers={**cookie, **PAGE})
    assert again.data["refreshSession"]["errors"] == []


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "none"},
        {"sec-fetch-site": "cross-site", "origin": "https://evil.example"},
        {"origin": "https://evil.example"},
        {**PAGE, "authorization": "Bearer nonsense"},
    ],
    ids=str,
)
async def test_cookie_proves_nothing_in_a_request_of_another_page(
    client: Client, user: Principal, headers: dict[str, str]
) -> None:
    found = await export(client, "payments", headers={**await cookie_of(client, user), **headers})

    assert (found.status_code, answer(found).code) == (401, "UNAUTHENTICATED")
    assert found.headers["www-authenticate"] == "Bearer"


async def test_cookie_without_a_word_of_the_browser_is_good_in_development_alone(
    client: Client, production: Client, user: Principal
) -> None:
    """Over plain HTTP to another machine a browser doesn't say which page a request comes from."""
    in_production = await cookie_of(production, user, "__Host-payflowx-refresh")

    assert len(rows_of(await export(client, "payments", headers=await cookie_of(client, user)))) == 5
    assert len(rows_of(await export(production, "payments", headers={**in_production, **PAGE}))) == 5
    assert (await export(production, "payments", headers=in_production)).status_code == 401


@pytest.mark.parametrize("how", ["signed out", "used before", "expired", "user locked out"])
async def test_cookie_of_a_session_that_has_ended_brings_no_file(client: Client, user: Principal, how: str) -> None:
    cookie = await cookie_of(client, user)
    if how == "signed out":
        await client.send(LOGOUT, headers={**cookie, **PAGE})
    elif how == "used before":
        await client.send(REFRESH_SESSION, headers={**cookie, **PAGE})
    elif how == "expired":
        opened = await sessions.start_session(
            user_id=user.user_id,
            session_id=SessionId(new_uuid()),
            lifetimes=sessions.Lifetimes(absolute=timedelta(hours=2), idle=timedelta(hours=1)),
            now=clock.utc_now() - timedelta(hours=1, seconds=1),
        )
        cookie = {"cookie": f"payflowx-refresh={opened.refresh_token}"}
    else:
        await lock_out(user)

    async with nothing_changed():
        found = answer(await export(client, "payments", headers={**cookie, **PAGE}))

    assert (found.status, found.code) == (401, "UNAUTHENTICATED")
    # A second use of a token would end its session, and a look does not.
    assert await Session.filter(ended_at=None).exists() is (how != "signed out")


async def test_file_says_what_it_is_and_is_never_kept(as_user: Client) -> None:
    head = await as_user.http.head("/export/payments.csv", headers=as_user.headers)
    whole = await export(as_user, "payments")

    for found in (head, whole):
        assert found.status_code == 200
        assert found.headers["content-type"] == "text/csv; charset=utf-8; header=present"
        assert found.headers["cache-control"] == "no-store"
        assert found.headers["content-disposition"].startswith('attachment; filename="payments-20')
        assert found.headers["content-disposition"].endswith('.csv"')
    assert head.content == b""
    assert whole.content.startswith(b"\xef\xbb\xbfid,status,amount,currency,")
    assert whole.content.count(b"\r\n") == 6


async def test_head_reads_nothing_and_is_refused_as_get_would_be(
    client: Client, as_user: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seeking, "seek_rows", None)
    asked = [
        (client, "payments.csv", 401),
        (as_user, "payments.csv", 200),
        (as_user, "payments.csv?filter=x", 400),
        (as_user, "bank-statements.csv", 403),
    ]

    for sender, place, status in asked:
        found = await sender.http.head(f"/export/{place}", headers=sender.headers)
        assert (found.status_code, found.headers["cache-control"]) == (status, "no-store")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
async def test_nothing_but_reading_is_allowed(as_user: Client, method: str) -> None:
    found = await as_user.http.request(method, "/export/payments.csv", headers=as_user.headers)

    assert (found.status_code, found.headers["allow"]) == (405, "GET, HEAD")


class Reader:
    """A client that sees the file piece by piece, and that may go away."""

    def __init__(self, app: Starlette, token: str | None) -> None:
        self.pieces: list[dict[str, Any]] = []
        self.gone = asyncio.Event()
        self.has_begun = asyncio.Event()
        self._app = app
        self._headers = [(b"authorization", f"Bearer {token}".encode())]

    async def read(self) -> None:
        """Asks for the payments, until the answer ends in whichever way."""
        scope = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": "http",
            "path": "/export/payments.csv",
            "raw_path": b"/export/payments.csv",
            "query_string": b"",
            "headers": self._headers,
            "client": ("127.0.0.1", 1),
            "server": ("payflowx.test", 80),
        }
        async with asyncio.timeout(PATIENCE_SECONDS):
            await self._app(scope, self._receive, self._send)

    @property
    def status(self) -> int:
        """What the answer began with."""
        return int(self.pieces[0]["status"])

    @property
    def is_whole(self) -> bool:
        """Whether the body has come to its end."""
        return not self.pieces[-1].get("more_body", True)

    async def _receive(self) -> dict[str, Any]:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Any) -> None:
        self.pieces.append(message)
        if message.get("body"):
            self.has_begun.set()


def after(count: int, then: Callable[[], Awaitable[None]]) -> Callable[..., Awaitable[Any]]:
    """What reads a page of the list, and does something else once it was asked for so many."""
    asked = 0

    async def seek_rows(*of: Any, **given: Any) -> Any:
        nonlocal asked
        asked += 1
        if asked > count:
            await then()
        return await ALL(*of, **given)

    return seek_rows


async def breaks() -> None:
    """What nobody expects."""
    raise RuntimeError


async def is_busy() -> None:
    """No connection is free."""
    raise db.DatabaseBusy("The database has no free connection: all are in use.")


async def never_ends() -> None:
    """A table that somebody has locked, say."""
    await asyncio.sleep(60)


@asynccontextmanager
async def bounded(url: str, client: Client, **bounds: float) -> AsyncIterator[tuple[Starlette, Client]]:
    """An application with these bounds, and the same person's client of it."""
    app = create_app(settings(url), download_bounds=DownloadBounds(**bounds))  # type: ignore[arg-type]  # fields by name
    async with in_process(app) as other:
        yield app, other.signed_in(client.token)


@pytest.mark.parametrize(("then", "level"), [(breaks, "error"), (is_busy, "warning")])
async def test_file_that_breaks_off_has_no_end_and_is_logged_once(
    app: Starlette,
    as_user: Client,
    log_lines: LogLines,
    monkeypatch: pytest.MonkeyPatch,
    then: Callable[[], Awaitable[None]],
    level: str,
) -> None:
    monkeypatch.setattr(seeking, "seek_rows", after(1, then))
    reader = Reader(app, as_user.token)

    await reader.read()

    assert (reader.status, reader.is_whole) == (200, False)
    assert reader.pieces[-1]["body"].count(b"\r\n") == 3
    (line,) = (line for line in log_lines() if line["event"] != "request")
    assert (line["event"], line["level"]) == ("export broken off", level)


async def test_file_that_is_whole_has_an_end(app: Starlette, as_user: Client) -> None:
    reader = Reader(app, as_user.token)

    await reader.read()

    assert (reader.status, reader.is_whole) == (200, True)
    assert sum(piece.get("body", b"").count(b"\r\n") for piece in reader.pieces) == 6


async def test_file_that_takes_too_long_has_no_end(
    database: str, as_user: Client, log_lines: LogLines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seeking, "seek_rows", after(2, never_ends))
    async with bounded(database, as_user, seconds=0.3) as (app, _):
        reader = Reader(app, as_user.token)
        await reader.read()

    assert (reader.status, reader.is_whole) == (200, False)
    assert [line["error"] for line in log_lines() if line["event"] == "export broken off"] == ["TimeoutError"]


async def test_reader_that_goes_away_stops_the_work(
    app: Starlette, as_user: Client, log_lines: LogLines, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped = asyncio.Event()

    async def notice() -> None:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            stopped.set()
            raise

    monkeypatch.setattr(seeking, "seek_rows", after(1, notice))
    reader = Reader(app, as_user.token)
    reading = asyncio.create_task(reader.read())
    await reader.has_begun.wait()

    reader.gone.set()
    await reading

    assert stopped.is_set()
    assert [line["event"] for line in log_lines()] == ["request"]
    monkeypatch.setattr(seeking, "seek_rows", ALL)
    assert len(await exported(as_user, "payments")) == 5


async def test_file_that_never_began_is_refused_in_words(
    database: str, as_user: Client, log_lines: LogLines, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = {}
    async with bounded(database, as_user, first_seconds=0.3) as (_, caller):
        for then in (breaks, is_busy, never_ends):
            monkeypatch.setattr(seeking, "seek_rows", after(0, then))
            found[then] = answer(await export(caller, "payments"))

    assert {then: (each.status, each.code) for then, each in found.items()} == {
        breaks: (500, "INTERNAL"),
        is_busy: (503, "UNAVAILABLE"),
        never_ends: (504, "DEADLINE_EXCEEDED"),
    }
    assert found[breaks].error["message"] == MASK
    assert found[is_busy].headers["retry-after"] == "5"
    assert len([line for line in log_lines() if line["level"] == "error"]) == 1


async def test_user_has_a_few_exports_at_once_and_others_have_theirs(
    database: str, as_user: Client, as_stranger: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = asyncio.Event()

    async def wait() -> None:
        await go_on.wait()

    async with bounded(database, as_user, of_one_user_max=1) as (app, caller):
        monkeypatch.setattr(seeking, "seek_rows", after(1, wait))
        reader = Reader(app, as_user.token)
        reading = asyncio.create_task(reader.read())
        await reader.has_begun.wait()

        refused = answer(await export(caller, "settlements"))
        looked = await caller.http.head("/export/settlements.csv", headers=caller.headers)
        other = await caller.http.head("/export/settlements.csv", headers=as_stranger.headers)
        go_on.set()
        await reading
        allowed = await export(caller, "settlements")

    assert (refused.status, refused.code, refused.headers["retry-after"]) == (429, "RATE_LIMITED", "5")
    assert [looked.status_code, other.status_code, allowed.status_code] == [429, 200, 200]
    assert reader.is_whole


async def test_exports_take_turns_batch_by_batch(
    as_user: Client, as_operator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_work: list[int] = []

    async def notice(*of: Any, **given: Any) -> Any:
        at_work.append(len(running))
        running.append(True)
        await asyncio.sleep(0.01)
        running.pop()
        return await ALL(*of, **given)

    running: list[bool] = []
    monkeypatch.setattr(seeking, "seek_rows", notice)

    found = await asyncio.gather(*(exported(caller, "payments") for caller in (as_user, as_operator) * 2))

    assert [len(rows) for rows in found] == [5] * 4
    assert (len(at_work), set(at_work)) == (12, {0})


async def test_export_costs_as_much_as_the_largest_document(database: str, as_user: Client) -> None:
    app = create_app(settings(database, rate_limit_reads="10000/minute"))
    async with in_process(app) as client:
        caller = client.signed_in(as_user.token)
        found = [await export(caller, "payments") for _ in range(3)]

    assert [each.status_code for each in found] == [200, 200, 429]
    assert answer(found[2]).code == "RATE_LIMITED"
    assert 1 <= int(found[2].headers["retry-after"]) <= 60
