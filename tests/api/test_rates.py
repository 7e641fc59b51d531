"""Rate limits: each caller has its own, reads and writes apart, and one is told when to come back."""

import asyncio
import subprocess
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any

import limits
import pytest
from limits.aio.storage import RedisStorage, Storage
from pydantic import SecretStr

from payflowx.access import tokens
from payflowx.api.limits import Measured
from payflowx.api.rates import Allowance, MemoryCounters, PostgreSQLCounters, RateLimits, SharedWindows
from payflowx.app import create_app
from payflowx.core import db
from payflowx.core.errors import Throttled
from payflowx.core.ids import ApiKeyId, new_uuid
from payflowx.core.principal import Principal
from payflowx.edge.view import DEADLINE_SECONDS
from payflowx.merchants.models import Merchant
from tests.api.conftest import settings
from tests.api.documents import CREATE_API_KEY, CREATE_PAYMENT, LOGIN, ME, payment_input
from tests.api.refusals import nothing_changed
from tests.client import Client, answer, in_process
from tests.factories import sign_in
from tests.programs import required
from tests.round_trips import recorded
from tests.servers import free_port, wait_until

READ = Measured(is_write=False, root_fields=frozenset({"me"}), cost=1)
WRITE = Measured(is_write=True, root_fields=frozenset({"createPayment"}), cost=50)
JSON = {"content-type": "application/json"}
ACCEPT = {"accept": "application/json"}
ALLOWANCE = Allowance(limits.parse("10/minute"), limits.parse("3/minute"), limits.parse("2/minute"))


@pytest.fixture(scope="module")
def redis_url() -> Iterator[str]:
    """A Redis server of our own, on the loopback interface, that keeps nothing."""
    port = free_port()
    process = subprocess.Popen(
        [required("redis-server"), "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_until(lambda: _pings(port))
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        process.terminate()
        process.wait()


def _pings(port: int) -> bool:
    command = [required("redis-cli"), "-p", str(port), "ping"]
    return subprocess.run(command, capture_output=True, check=False).stdout == b"PONG\n"


@pytest.fixture(params=["memory", "postgresql", "redis"])
async def counters(request: pytest.FixtureRequest, database: str) -> AsyncIterator[Callable[[], Storage]]:
    """Makes counters of one kind; those that are shared are shared by all that it makes."""
    if request.param == "redis":
        url = f"async+{request.getfixturevalue('redis_url')}"
        made: list[RedisStorage] = []

        def redis() -> Storage:
            made.append(RedisStorage(url, implementation="redispy", wrap_exceptions=True))
            return made[-1]

        yield redis
        for storage in made:
            await storage.reset()
            await getattr(storage.bridge, "storage").aclose()  # noqa: B009 - of one kind of bridge only
        return
    yield {"memory": MemoryCounters, "postgresql": PostgreSQLCounters}[request.param]


async def spend(rates: RateLimits, who: Principal | str, what: Measured) -> bool:
    """Whether the caller may; who must not is told to come back within the minute."""
    principal, address = (None, who) if isinstance(who, str) else (who, "192.0.2.1")
    try:
        await rates.spend(principal, address, what)
    except Throttled as refusal:
        seconds = refusal.retry_after.total_seconds()
    else:
        return True
    assert 1 <= seconds <= 60
    return False


async def test_caller_may_spend_its_allowance_and_no_more(
    counters: Callable[[], Storage], user: Principal, stranger: Principal
) -> None:
    rates = RateLimits(counters(), ALLOWANCE)

    assert [await spend(rates, user, WRITE) for _ in range(5)] == [True] * 3 + [False] * 2

    assert await spend(rates, user, READ)
    assert await spend(rates, stranger, WRITE)
    assert await spend(rates, "192.0.2.1", WRITE)


async def test_reads_cost_what_they_ask_for(counters: Callable[[], Storage], user: Principal) -> None:
    rates = RateLimits(counters(), ALLOWANCE)
    large = Measured(is_write=False, root_fields=frozenset({"payments"}), cost=6)

    assert [await spend(rates, user, large), await spend(rates, user, large)] == [True, False]


async def test_each_address_has_its_own_allowance(counters: Callable[[], Storage]) -> None:
    rates = RateLimits(counters(), ALLOWANCE)

    spent = [[await spend(rates, caller, WRITE) for _ in range(4)] for caller in ("192.0.2.1", "198.51.100.7")]

    assert spent == [[True] * 2 + [False] * 2] * 2


async def test_more_keys_are_no_more_allowance_and_leave_their_owner_its_own(
    counters: Callable[[], Storage], user: Principal, stranger: Principal
) -> None:
    rates = RateLimits(counters(), ALLOWANCE)
    keys = [Principal(user.user_id, user.role, api_key_id=ApiKeyId(new_uuid())) for _ in range(2)]
    other = Principal(stranger.user_id, stranger.role, api_key_id=ApiKeyId(new_uuid()))
    callers = [*keys, user, other]

    spent = [[await spend(rates, caller, WRITE) for _ in range(4)] for caller in callers]

    assert spent == [[True] * 3 + [False], [False] * 4, [True] * 3 + [False], [True] * 3 + [False]]


async def test_documents_are_counted_whatever_they_turn_out_to_be(database: str) -> None:
    broken = "{" + "\n" * 5_000
    async with limited(database) as client:
        answers = [await client.send(broken) for _ in range(3)]

    assert [answer.status for answer in answers] == [200, 429, 429]
    assert [answer.code for answer in answers] == ["BAD_REQUEST", "RATE_LIMITED", "RATE_LIMITED"]
    assert answers[1].headers["retry-after"] == str(answers[1].error["extensions"]["retryAfter"])


REFUSED: dict[str, tuple[str, dict[str, Any]]] = {
    "no JSON": ("POST", {"content": b"{" * 5_000, "headers": JSON}),
    "a number that nothing holds": ("POST", {"content": b"[1e99999999999999999999" + b" " * 5_000, "headers": JSON}),
    "no object": ("POST", {"content": b"[]" + b" " * 5_000, "headers": JSON}),
    "another type": ("POST", {"content": b"query"}),
    "a body that is too large": ("POST", {"content": b" " * 100_001, "headers": JSON}),
    "another method": ("PUT", {"content": b"{}", "headers": JSON}),
    "variables that are no JSON": ("GET", {"params": {"variables": "{" * 3_000}, "headers": ACCEPT}),
    "an answer of another type": ("GET", {"params": {"query": "{ __typename }"}}),
}


@pytest.mark.parametrize(("method", "sent"), REFUSED.values(), ids=list(REFUSED))
async def test_request_that_is_refused_before_there_is_a_document_is_counted(
    database: str, method: str, sent: dict[str, Any]
) -> None:
    async with limited(database) as client:
        answers = [answer(await client.http.request(method, "/graphql", **sent)) for _ in range(12)]

    refused, limited_ones = answers[0], [found for found in answers if found.status == 429]
    assert refused.status in {400, 405, 406, 413, 415, 429}
    assert limited_ones
    assert answers[-len(limited_ones) :] == limited_ones
    assert {found.code for found in limited_ones} == {"RATE_LIMITED"}


async def test_body_that_never_ends_is_counted(database: str) -> None:
    async def endless() -> AsyncIterator[bytes]:
        yield b" " * 8_000
        await asyncio.sleep(60)

    async with limited(database, deadline_seconds=0.2) as client:
        sent = [answer(await client.http.post("/graphql", content=endless(), headers=JSON)) for _ in range(2)]

    assert [found.status for found in sent] == [408, 429]


async def test_signed_in_user_is_told_from_the_address_in_what_is_refused(
    database: str, token_key: tokens.TokenKey, user: Principal
) -> None:
    async with limited(database) as client:
        headers = {**JSON, **client.signed_in(await sign_in(user, token_key)).headers}
        sent = [(await client.http.post("/graphql", content=b"{", headers=headers)).status_code for _ in range(9)]
        other = await client.send("{ __typename }")

    assert sent == [400] * 8 + [429]
    assert other.status == 200


async def test_shared_counters_count_for_all_processes(counters: Callable[[], Storage], user: Principal) -> None:
    first, second = counters(), counters()
    spent = [await spend(RateLimits(storage, ALLOWANCE), user, WRITE) for storage in (first, second) * 2]

    assert spent == [True] * 4 if isinstance(first, MemoryCounters) else [True, True, True, False]


async def test_counter_begins_anew_when_its_time_is_over(counters: Callable[[], Storage]) -> None:
    storage = counters()

    assert [await storage.incr("key", 1, 2), await storage.incr("key", 1, 3)] == [2, 5]
    assert (await storage.get("key"), await storage.get("other")) == (5, 0)
    assert time.time() < await storage.get_expiry("key") <= time.time() + 1.1
    await db.fetch("SELECT pg_sleep(1.1)")
    assert await storage.incr("key", 1, 1) == 1


async def test_processes_take_by_the_slice_and_let_nobody_have_more_than_the_allowance(database: str) -> None:
    now = [0.0]
    windows = [SharedWindows(PostgreSQLCounters(), monotonic=lambda: now[0]) for _ in range(3)]
    minute = limits.parse("400/minute")

    async with recorded() as statements:
        alone = [await windows[0].hit(minute, "somebody") for _ in range(200)]
    async with recorded() as others:
        rest = [await windows[number % 3].hit(minute, "somebody") for number in range(600)]
    async with recorded() as refused:
        assert not await windows[0].hit(minute, "somebody")

    # Of 1, 1, 2, 4, 8 and 16, and of a twentieth from then on.
    assert (alone, len(statements)) == ([True] * 200, 15)
    assert 400 - 2 * (400 // SharedWindows.SHARE) <= sum(alone) + sum(rest) <= 400
    assert len(others) < 60
    assert refused == []
    assert 1 <= (await windows[0].get_window_stats(minute, "somebody")).reset_time - time.time() <= 60
    now[0] += 60
    await db.execute("UPDATE rate_counters SET expires_at = now()")
    assert await windows[0].hit(minute, "somebody")


async def test_simultaneous_requests_of_a_process_share_its_slice(database: str) -> None:
    windows, minute = SharedWindows(PostgreSQLCounters()), limits.parse("100/minute")

    hits = await asyncio.gather(*(windows.hit(minute, "somebody") for _ in range(150)))

    assert sum(hits) == 100


async def test_slices_do_not_grow_for_ever(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SharedWindows, "SLICES_MAX", 10)
    windows = SharedWindows(PostgreSQLCounters())
    for number in range(25):
        await windows.hit(limits.parse("2/minute"), f"address:{number}")

    assert len(windows._slices) <= 10


async def test_memory_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MemoryCounters, "COUNTERS_MAX", 100)
    storage = MemoryCounters()
    for number in range(10_000):
        await storage.incr(f"address:{number}", 60)

    assert await storage.reset() <= 101


async def test_counters_that_are_gone_are_replaced_by_those_of_the_process(user: Principal, log_lines: Any) -> None:
    url = f"async+redis://127.0.0.1:{free_port()}/0"
    rates = RateLimits(RedisStorage(url, implementation="redispy", wrap_exceptions=True), ALLOWANCE)

    assert [await spend(rates, user, WRITE) for _ in range(5)] == [True] * 3 + [False] * 2
    await rates.close()

    assert [line["event"] for line in log_lines()] == ["rate limits are not counted"]


@asynccontextmanager
async def limited(database: str, **changes: object) -> AsyncIterator[Client]:
    """A client of an application with small limits; `deadline_seconds` is how long a request may take."""
    deadline_seconds = float(str(changes.pop("deadline_seconds", DEADLINE_SECONDS)))
    small = {f"rate_limit_{kind}": f"{count}/minute" for kind, count in (("reads", 8), ("writes", 2))}
    configured = settings(database).model_copy(update={**small, "rate_limit_strangers": "11/minute", **changes})
    app = create_app(configured, deadline_seconds=deadline_seconds)
    try:
        async with in_process(app) as client:
            yield client
    finally:
        await app.state.rates.close()


async def test_money_can_still_be_looked_at_when_writes_are_limited(
    database: str, token_key: tokens.TokenKey, user: Principal, merchant: Merchant
) -> None:
    async with limited(database) as client:
        caller = client.signed_in(await sign_in(user, token_key))
        for number in range(2):
            given = payment_input(merchant, idempotencyKey=f"order-{number}")
            assert (await caller.ask(CREATE_PAYMENT, input=given))["errors"] == []

        async with nothing_changed():
            answer = await caller.send(CREATE_PAYMENT, {"input": payment_input(merchant, idempotencyKey="order-3")})
        looked = await caller.ask(ME)

    assert (answer.status, answer.code, "data" in answer.body) == (429, "RATE_LIMITED", False)
    assert 1 <= answer.error["extensions"]["retryAfter"] <= 60
    assert answer.headers["retry-after"] == str(answer.error["extensions"]["retryAfter"])
    assert looked["isActive"]


async def test_key_that_is_limited_leaves_its_owner_alone(
    database: str, token_key: tokens.TokenKey, user: Principal
) -> None:
    async with limited(database, rate_limit_writes="100/minute") as client:
        owner = client.signed_in(await sign_in(user, token_key))
        server = client.signed_in((await owner.ask(CREATE_API_KEY, input={"name": "server"}))["secret"])
        asked = [(await server.send("{ me { id } }")).status for _ in range(6)]

        assert (await owner.ask("{ me { id } }"))["id"] == user.actor

    assert asked == [200] * 4 + [429] * 2


async def test_address_may_try_so_many_passwords_for_whatever_accounts(database: str) -> None:
    async with limited(database) as client:
        tries = [
            await client.send(LOGIN, {"email": f"user{number}@example.com", "password": "a wrong password"})
            for number in range(4)
        ]

    assert [answer.status for answer in tries] == [200, 200, 429, 429]


async def test_lists_that_a_stranger_is_refused_leave_its_address_enough_to_sign_in(database: str) -> None:
    """They come from pages whose session has just ended: what they would have cost is not what their refusal costs."""
    credentials = {"email": "user@example.com", "password": "a wrong password"}
    async with limited(database) as client:
        refused = [await client.send("{ payments(first: 100) { nodes { id } } }") for _ in range(6)]
        answer = await client.send(LOGIN, credentials)
        too_many = [(await client.send("{ me { id } }")).status for _ in range(2)]

    assert {(one.status, one.code) for one in refused} == {(200, "UNAUTHENTICATED")}
    assert answer.data["login"]["errors"][0]["code"] == "INVALID_CREDENTIALS"
    assert too_many == [429, 429]


async def test_stored_counters_are_those_of_the_setting(database: str, redis_url: str) -> None:
    for changes in ({"rate_limit_store": "postgresql"}, {"redis_url": SecretStr(redis_url)}):
        async with limited(database, **changes) as first, limited(database, **changes) as second:
            asked = [(await client.send("{ __typename }")).status for client in (first, second) * 7]

        assert asked == [200] * 11 + [429] * 3
