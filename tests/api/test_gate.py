"""More than can be done is refused at once; what is let in is done, and its answer is given."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

import pytest

from payflowx.app import create_app
from payflowx.core import db, records
from payflowx.edge.gate import BODY_SECONDS_MAX, RETRY_SECONDS, Capacity, Gate, Overloaded
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from payflowx.payments.service import lists
from tests.api.conftest import settings
from tests.api.documents import CREATE_PAYMENT, ME, payment_input
from tests.api.logs import LogLines
from tests.api.refusals import nothing_changed
from tests.client import Answer, Client, answer, in_process

JSON = {"content-type": "application/json"}
LIST = "{ payments(first: 1) { nodes { id } } }"


@asynccontextmanager
async def small(url: str, client: Client, *, places: int = 1, waiting: int = 0) -> AsyncIterator[Client]:
    """The same person's client of an application with so many places and such a queue."""
    configured = settings(url, requests_max=places, requests_waiting_max=waiting)
    async with in_process(create_app(configured)) as other:
        yield other.signed_in(client.token)


class Work:
    """Work that takes until it is let go."""

    def __init__(self) -> None:
        self.begun = 0
        self.let_go = asyncio.Event()

    async def list_payments(self, **_: object) -> None:
        """In place of the service's own function."""
        self.begun += 1
        await self.let_go.wait()
        raise db.DatabaseBusy("as good as any end")


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    """Lists of payments take until they are let go."""
    work = Work()
    monkeypatch.setattr(lists, "list_payments", work.list_payments)
    return work


async def turn_until(happened: Callable[[], bool]) -> None:
    """Lets the others go on until it has happened."""
    async with asyncio.timeout(5):
        while not happened():  # noqa: ASYNC110 - there is no event for it
            await asyncio.sleep(0.005)


def assert_refused(found: Answer) -> None:
    """The answer says that nothing was done, and when to come back."""
    assert (found.status, found.code, "data" in found.body) == (503, "UNAVAILABLE", False)
    assert found.headers["retry-after"] == str(RETRY_SECONDS)
    assert found.headers["cache-control"] == "no-store"
    assert "nothing was done" in found.error["message"]


async def test_what_finds_no_place_is_refused_at_once_and_changes_nothing(
    database: str, as_user: Client, merchant: Merchant, work: Work
) -> None:
    async with small(database, as_user) as client, nothing_changed():
        at_work = asyncio.create_task(client.send(LIST))
        await turn_until(lambda: work.begun == 1)

        assert_refused(await client.send(CREATE_PAYMENT, {"input": payment_input(merchant)}))
        assert_refused(answer(await client.http.post("/graphql", content=b"{", headers=JSON)))
        assert_refused(answer(await client.http.get("/export/payments.csv", headers=client.headers)))
        assert not at_work.done()

        work.let_go.set()
        await at_work


async def test_probes_and_pages_are_before_the_gate(database: str, as_user: Client, work: Work) -> None:
    async with small(database, as_user) as client:
        at_work = asyncio.create_task(client.send(LIST))
        await turn_until(lambda: work.begun == 1)

        for path in ("/livez", "/readyz", "/"):
            assert (await client.http.get(path)).status_code == 200

        work.let_go.set()
        await at_work


@pytest.mark.parametrize("is_given_up", [False, True])
async def test_place_is_free_again_however_the_work_has_ended(
    database: str, as_user: Client, work: Work, monkeypatch: pytest.MonkeyPatch, is_given_up: bool
) -> None:
    async with small(database, as_user) as client:
        at_work = asyncio.create_task(client.send(LIST))
        await turn_until(lambda: work.begun == 1)
        if is_given_up:
            at_work.cancel()
        else:
            work.let_go.set()
        await asyncio.gather(at_work, return_exceptions=True)

        monkeypatch.undo()
        assert (await client.ask(ME))["isActive"]
        assert (await client.send("{ nothing }")).code == "BAD_REQUEST"
        assert (await client.http.get("/export/payments.csv", headers=client.headers)).status_code == 200
        assert (await client.ask(ME))["isActive"]


async def test_body_that_is_still_to_come_holds_no_place(database: str, as_user: Client) -> None:
    arrived = asyncio.Event()

    async def body() -> AsyncIterator[bytes]:
        yield b'{"query": "{ __type'
        await arrived.wait()
        yield b'name }"}'

    async with small(database, as_user, waiting=5) as client:
        slow = [asyncio.create_task(client.http.post("/graphql", content=body(), headers=JSON)) for _ in range(3)]
        await asyncio.sleep((len(slow) + 1) * BODY_SECONDS_MAX)

        for _ in range(3):
            assert (await client.ask(ME))["isActive"]
        assert not any(task.done() for task in slow)

        arrived.set()
        assert [response.status_code for response in await asyncio.gather(*slow)] == [200] * 3


async def test_body_that_came_too_late_finds_no_place_again(database: str, as_user: Client, work: Work) -> None:
    arrived = asyncio.Event()

    async def body() -> AsyncIterator[bytes]:
        await arrived.wait()
        yield b'{"query": "{ __typename }"}'

    async with small(database, as_user) as client:
        slow = asyncio.create_task(client.http.post("/graphql", content=body(), headers=JSON))
        await asyncio.sleep(2 * BODY_SECONDS_MAX)
        at_work = asyncio.create_task(client.send(LIST))
        await turn_until(lambda: work.begun == 1)
        arrived.set()

        assert_refused(answer(await slow))

        work.let_go.set()
        await at_work


async def test_refusals_of_a_second_are_one_line_of_the_log(
    database: str, as_user: Client, work: Work, log_lines: LogLines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("payflowx.edge.gate.TELL_SECONDS", 1.0)
    async with small(database, as_user) as client:
        at_work = asyncio.create_task(client.send(LIST))
        await turn_until(lambda: work.begun == 1)

        for refused in await asyncio.gather(*(client.send(ME) for _ in range(7))):
            assert_refused(refused)
        # What another application has refused just before has a line of its own, which may come now.
        await turn_until(lambda: 7 in [line["count"] for line in log_lines()])

        assert {(line["event"], line["level"], "request_id" in line) for line in log_lines()} == {
            ("requests refused", "warning", False)
        }
        work.let_go.set()
        await at_work
    assert [line["event"] for line in log_lines()].count("request") == 1


async def hold(gate: Gate, until: asyncio.Event, order: list[int], number: int) -> None:
    """Takes a place until it is told to leave, and notes the order of those that came in."""
    await gate.take()
    order.append(number)
    await until.wait()
    gate.give_back()


async def test_queue_is_short_and_in_the_order_of_arrival() -> None:
    gate, leave, order = Gate(Capacity(2, 3)), asyncio.Event(), list[int]()
    holders = [asyncio.create_task(hold(gate, leave, order, number)) for number in range(7)]
    await asyncio.sleep(0.01)

    assert order == [0, 1]
    assert [task.done() for task in holders] == [False] * 5 + [True] * 2
    leave.set()
    ended = await asyncio.gather(*holders, return_exceptions=True)

    assert order == [0, 1, 2, 3, 4]
    assert [type(end) for end in ended] == [type(None)] * 5 + [Overloaded] * 2


async def test_nobody_waits_for_ever() -> None:
    capacity = Capacity(1, 3, patience_seconds=0.05)
    gate, leave, order = Gate(capacity), asyncio.Event(), list[int]()
    first, *others = (asyncio.create_task(hold(gate, leave, order, number)) for number in range(4))

    ended = await asyncio.gather(*others, return_exceptions=True)

    assert [type(end) for end in ended] == [Overloaded] * 3
    leave.set()
    await first
    await gate.take()
    assert order == [0]


async def test_queue_that_does_not_end_is_left_sooner() -> None:
    capacity = Capacity(1, 9, patience_seconds=60, overload_patience_seconds=0.02, burst_seconds_max=0.1)
    gate, leave, order = Gate(capacity), asyncio.Event(), list[int]()
    patient = [asyncio.create_task(hold(gate, leave, order, number)) for number in range(3)]
    await asyncio.sleep(0.15)

    for number in (3, 4):
        with pytest.raises(Overloaded):
            await hold(gate, leave, order, number)
    assert not any(task.done() for task in patient)

    leave.set()
    await asyncio.gather(*patient)
    leave.clear()
    # The queue has ended, and what comes now is a burst again.
    burst = [asyncio.create_task(hold(gate, leave, order, number)) for number in (5, 6)]
    await asyncio.sleep(0.05)
    assert not any(task.done() for task in burst)
    leave.set()
    await asyncio.gather(*burst)
    assert order == [0, 1, 2, 5, 6]


@pytest.mark.parametrize("has_its_turn", [False, True])
async def test_one_who_gives_up_waiting_leaves_no_trace(has_its_turn: bool) -> None:
    gate, leave, order = Gate(Capacity(1, 1)), asyncio.Event(), list[int]()
    await gate.take()
    waiting = asyncio.create_task(hold(gate, leave, order, 1))
    await asyncio.sleep(0)

    if has_its_turn:
        gate.give_back()
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    if not has_its_turn:
        gate.give_back()

    assert order == []
    last = [asyncio.create_task(hold(gate, leave, order, number)) for number in (2, 3, 4)]
    await asyncio.sleep(0)
    leave.set()
    ended = await asyncio.gather(*last, return_exceptions=True)
    assert (order, [type(end) for end in ended]) == ([2, 3], [type(None), type(None), Overloaded])


@pytest.mark.parametrize(("busy_times", "is_given"), [(1, True), (2, True), (3, False)])
async def test_answer_to_a_committed_payment_waits_for_a_connection(
    as_user: Client, merchant: Merchant, monkeypatch: pytest.MonkeyPatch, busy_times: int, is_given: bool
) -> None:
    original = records.Lookup.find
    tried = 0

    async def busy_at_first(lookup: records.Lookup[Any], values: Sequence[object], **given: Any) -> Any:
        nonlocal tried
        tried += lookup.model is Merchant
        if lookup.model is Merchant and tried <= busy_times:
            raise db.DatabaseBusy("The database has no free connection: all are in use.")
        return await original(lookup, values, **given)

    monkeypatch.setattr(records.Lookup, "find", busy_at_first)
    document = "mutation ($input: CreatePaymentInput!) { createPayment(input: $input) { payment { merchant { id } } } }"

    found = await as_user.send(document, {"input": payment_input(merchant)})

    if is_given:
        assert found.data["createPayment"]["payment"]["merchant"]["id"] == payment_input(merchant)["merchantId"]
    else:
        assert found.code == "UNAVAILABLE"
    assert await Payment.all().count() == 1
