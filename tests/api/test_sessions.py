"""Sessions over HTTP: servers hold their refresh tokens themselves, browsers have a cookie that no script can read."""

import json
from collections.abc import AsyncIterator, Mapping
from http.cookies import Morsel, SimpleCookie
from typing import Any

import httpx
import pytest
import pytest_asyncio
from starlette.applications import Starlette

from payflowx.app import create_app
from payflowx.core.principal import Principal
from tests.api.conftest import settings
from tests.api.documents import CREATE_API_KEY, LOGIN, LOGOUT, ME, REFRESH_SESSION
from tests.api.refusals import nothing_changed, refusal
from tests.client import Answer, Client, in_process
from tests.client import answer as answer_of
from tests.factories import PASSWORD, make_user

EMAIL = "ada@example.com"
PAGE = {"origin": "http://payflowx.test", "sec-fetch-site": "same-origin"}
COOKIE = "payflowx-refresh"


@pytest.fixture
async def ada(database: str) -> Principal:
    """A user whose address is known."""
    return await make_user(email=EMAIL)


@pytest.fixture
async def session(client: Client, ada: Principal) -> Any:
    """A server's session."""
    return await client.ask(LOGIN, email=EMAIL, password=PASSWORD)


@pytest_asyncio.fixture
async def production(database: str) -> AsyncIterator[Client]:
    """A client of the application as it is run for real."""
    async with in_process(create_app(settings(database, env="production"))) as client:
        yield client


def cookie(answer: Answer) -> Morsel[str] | None:
    """The only cookie that the answer sets."""
    jar: SimpleCookie = SimpleCookie()
    for header in answer.headers.get_list("set-cookie"):
        jar.load(header)
    assert len(jar) <= 1
    return next(iter(jar.values()), None)


def set_cookie(answer: Answer) -> Morsel[str]:
    """The cookie that the answer must set."""
    morsel = cookie(answer)
    assert morsel is not None
    return morsel


async def login(client: Client, headers: Mapping[str, str] = PAGE) -> Answer:
    """Ada signs in, in a page."""
    return await client.send(LOGIN, {"email": EMAIL, "password": PASSWORD}, headers=headers)


def with_cookie(morsel: Morsel[str], headers: Mapping[str, str] = PAGE) -> dict[str, str]:
    """What a browser sends along."""
    return {**headers, "cookie": f"{morsel.key}={morsel.value}"}


async def test_server_gets_its_refresh_token_and_no_cookie(client: Client, ada: Principal) -> None:
    answer = await login(client, headers={})

    assert answer.data["login"]["refreshToken"].startswith("pfr_")
    assert cookie(answer) is None


async def test_server_continues_its_session(client: Client, session: Any) -> None:
    again = await client.ask(REFRESH_SESSION, token=session["refreshToken"])

    assert again["errors"] == []
    assert again["refreshToken"] not in {None, session["refreshToken"]}
    assert (await client.signed_in(again["accessToken"]).ask(ME))["email"] == EMAIL
    assert (await client.signed_in(session["accessToken"]).ask(ME))["email"] == EMAIL


async def test_refresh_token_that_is_used_twice_ends_the_session_at_once(client: Client, session: Any) -> None:
    again = await client.ask(REFRESH_SESSION, token=session["refreshToken"])

    assert refusal(await client.ask(REFRESH_SESSION, token=session["refreshToken"])) == (
        "INVALID_CREDENTIALS",
        ["refreshToken"],
    )

    assert refusal(await client.ask(REFRESH_SESSION, token=again["refreshToken"]))[0] == "INVALID_CREDENTIALS"
    for token in (session["accessToken"], again["accessToken"]):
        assert (await client.signed_in(token).send(ME)).code == "UNAUTHENTICATED"


@pytest.mark.parametrize("by", ["refresh token", "access token"])
async def test_logout_ends_the_session_at_once(client: Client, session: Any, by: str) -> None:
    other = await client.ask(LOGIN, email=EMAIL, password=PASSWORD)
    caller = client if by == "refresh token" else client.signed_in(session["accessToken"])
    token = session["refreshToken"] if by == "refresh token" else None

    assert await caller.ask(LOGOUT, token=token) is True
    assert await caller.ask(LOGOUT, token=token) is False

    assert (await client.signed_in(session["accessToken"]).send(ME)).code == "UNAUTHENTICATED"
    assert refusal(await client.ask(REFRESH_SESSION, token=session["refreshToken"]))[0] == "INVALID_CREDENTIALS"
    assert (await client.signed_in(other["accessToken"]).ask(ME))["email"] == EMAIL


async def test_logout_with_a_stale_refresh_token_ends_the_session_of_the_access_token(
    client: Client, session: Any
) -> None:
    caller = client.signed_in(session["accessToken"])

    assert await caller.ask(LOGOUT, token="pfr_stale") is True

    assert (await caller.send(ME)).code == "UNAUTHENTICATED"


async def test_neither_an_access_token_nor_an_api_key_is_a_refresh_token(client: Client, session: Any) -> None:
    key = await client.signed_in(session["accessToken"]).ask(CREATE_API_KEY, input={"name": "server"})

    for token in (session["accessToken"], key["secret"], "", None):
        async with nothing_changed():
            assert refusal(await client.ask(REFRESH_SESSION, token=token))[0] == "INVALID_CREDENTIALS"
    assert (await client.signed_in(session["refreshToken"]).send(ME)).code == "UNAUTHENTICATED"


@pytest.mark.parametrize(
    "headers",
    [
        PAGE,
        {"origin": "http://payflowx.test"},
        {"sec-fetch-site": "same-origin"},
        {"origin": "https://evil.example", "sec-fetch-site": "cross-site"},
        {"origin": "null"},
    ],
    ids=str,
)
async def test_page_never_gets_to_see_its_refresh_token(
    client: Client, ada: Principal, headers: dict[str, str]
) -> None:
    answer = await login(client, headers)

    assert answer.data["login"]["refreshToken"] is None
    assert answer.data["login"]["accessToken"]
    assert "pfr_" not in str(answer.body)
    assert set_cookie(answer).value.startswith("pfr_")


async def test_cookie_is_out_of_reach_of_scripts_and_of_other_sites(client: Client, ada: Principal) -> None:
    morsel = set_cookie(await login(client))

    assert (morsel.key, morsel["httponly"], morsel["samesite"].lower()) == (COOKIE, True, "strict")
    assert (morsel["path"], morsel["domain"], morsel["secure"]) == ("/", "", "")
    assert morsel["expires"]


async def test_cookie_of_production_needs_tls_and_is_of_this_host_only(production: Client, ada: Principal) -> None:
    morsel = set_cookie(await login(production))

    assert (morsel.key, morsel["secure"], morsel["path"], morsel["domain"]) == (f"__Host-{COOKIE}", True, "/", "")
    assert (morsel["httponly"], morsel["samesite"].lower()) == (True, "strict")
    again = await production.send(REFRESH_SESSION, headers=with_cookie(morsel))
    assert again.data["refreshSession"]["errors"] == []
    assert set_cookie(again).key == f"__Host-{COOKIE}"


async def test_page_continues_its_session_with_its_cookie(client: Client, ada: Principal) -> None:
    first = set_cookie(await login(client))

    answer = await client.send(REFRESH_SESSION, headers=with_cookie(first))

    assert answer.data["refreshSession"]["refreshToken"] is None
    assert set_cookie(answer).value not in {"", first.value}
    assert (await client.signed_in(answer.data["refreshSession"]["accessToken"]).ask(ME))["email"] == EMAIL


async def test_page_that_never_saw_the_answer_sends_its_cookie_again(client: Client, ada: Principal) -> None:
    first = set_cookie(await login(client))
    await client.send(REFRESH_SESSION, headers=with_cookie(first))

    answer = await client.send(REFRESH_SESSION, headers=with_cookie(first))

    assert (await client.signed_in(answer.data["refreshSession"]["accessToken"]).ask(ME))["email"] == EMAIL
    assert set_cookie(answer).value not in {"", first.value}


async def test_cookie_that_is_good_no_longer_is_removed(client: Client, ada: Principal) -> None:
    first = set_cookie(await login(client))
    second = set_cookie(await client.send(REFRESH_SESSION, headers=with_cookie(first)))
    await client.send(REFRESH_SESSION, headers=with_cookie(second))

    answer = await client.send(REFRESH_SESSION, headers=with_cookie(first))

    assert refusal(answer.data["refreshSession"])[0] == "INVALID_CREDENTIALS"
    assert (set_cookie(answer).value, set_cookie(answer)["max-age"]) == ("", "0")


@pytest.mark.parametrize("document", [REFRESH_SESSION, LOGOUT], ids=["refreshSession", "logout"])
async def test_form_with_the_cookie_alone_is_never_run(client: Client, ada: Principal, document: str) -> None:
    headers = with_cookie(set_cookie(await login(client)))
    form = {"operations": json.dumps({"query": document}), "map": "{}"}

    async with nothing_changed():
        refused = answer_of(await client.http.post("/graphql", data=form, files={"0": b""}, headers=headers))

    assert (refused.status, refused.code, cookie(refused)) == (401, "UNAUTHENTICATED", None)
    assert (await client.send(document, headers=headers)).data  # which is what the form was after


async def test_page_logs_out_with_its_cookie(client: Client, ada: Principal) -> None:
    answer = await login(client)

    out = await client.send(LOGOUT, headers=with_cookie(set_cookie(answer)))

    assert out.data == {"logout": True}
    assert set_cookie(out).value == ""
    assert (await client.signed_in(answer.data["login"]["accessToken"]).send(ME)).code == "UNAUTHENTICATED"


FOREIGN = {
    "another site": {"origin": "https://evil.example", "sec-fetch-site": "cross-site"},
    "another host of the site": {"origin": "http://shop.payflowx.test", "sec-fetch-site": "same-site"},
    "an old browser on another site": {"origin": "https://evil.example"},
    "an origin that is none": {"origin": "http://["},
    "an origin without a scheme": {"origin": "//payflowx.test"},
    "a sandbox": {"origin": "null", "sec-fetch-site": "cross-site"},
    "no browser": {},
}


@pytest.mark.parametrize("headers", FOREIGN.values(), ids=list(FOREIGN))
async def test_cookie_is_good_for_our_own_pages_only(client: Client, ada: Principal, headers: dict[str, str]) -> None:
    morsel = set_cookie(await login(client))

    async with nothing_changed():
        refreshed = await client.send(REFRESH_SESSION, headers=with_cookie(morsel, headers))
        out = await client.send(LOGOUT, headers=with_cookie(morsel, headers))

    assert refusal(refreshed.data["refreshSession"])[0] == "INVALID_CREDENTIALS"
    assert out.data == {"logout": False}
    again = await client.send(REFRESH_SESSION, headers=with_cookie(morsel))
    assert again.data["refreshSession"]["errors"] == []


async def test_answer_without_a_session_sets_no_cookie(app: Starlette, client: Client, ada: Principal) -> None:
    answer = await client.send(LOGIN, {"email": EMAIL, "password": "a wrong password"}, headers=PAGE)

    assert refusal(answer.data["login"])[0] == "INVALID_CREDENTIALS"
    assert cookie(answer) is None


async def test_failed_sign_ins_are_told_when_to_come_back(client: Client, ada: Principal) -> None:
    for _ in range(5):
        await client.send(LOGIN, {"email": EMAIL, "password": "a wrong password"})

    answers = [
        await client.send(LOGIN, {"email": EMAIL, "password": password}) for password in (PASSWORD, "a wrong password")
    ]

    for answer in answers:
        assert (answer.status, answer.code, answer.body["data"]) == (200, "RATE_LIMITED", None)
        assert answer.error["extensions"]["retryAfter"] == 1
        assert answer.headers["retry-after"] == "1"


async def test_page_is_told_apart_by_what_scripts_can_not_change(app: Starlette, database: str) -> None:
    """`fetch` of Node.js sends `sec-fetch-mode` alone: it is a server, and gets its token."""
    await make_user(email=EMAIL)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://payflowx.test") as http:
        answer = await login(Client(http), headers={"sec-fetch-mode": "cors"})

    assert answer.data["login"]["refreshToken"].startswith("pfr_")
