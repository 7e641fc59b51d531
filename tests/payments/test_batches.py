"""Payments that come at the same time share a statement, and nothing else: each has its own key, events and answer."""

import asyncio
from collections import Counter
from dataclasses import replace

import asyncpg
import pytest

from payflowx.core import db
from payflowx.core.batches import SIZE_MAX
from payflowx.core.ids import MerchantId, PaymentId, new_uuid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.events import service as events
from payflowx.gateways.port import Charge
from payflowx.gateways.simulator import Simulator
from payflowx.merchants.models import Merchant
from payflowx.payments import sql
from payflowx.payments.models import Payment, PaymentStatus
from payflowx.payments.service import batching, taking
from payflowx.payments.service.taking import CreatedPayment, PaymentInstruction
from tests import sessions
from tests.factories import NOW, instruction, make_merchant, take
from tests.payments.test_idempotency import Pending
from tests.round_trips import recorded
from tests.tables import contents, values

TOO_MUCH = Money(10**16, "USD")
"""More than the table takes, and more than can be written in the API."""


async def take_all(principal: Principal, orders: list[PaymentInstruction]) -> list[CreatedPayment | BaseException]:
    """The answers to requests that arrive together."""
    return await asyncio.gather(*(take(principal, order) for order in orders), return_exceptions=True)


def asked(principal: Principal, order: PaymentInstruction) -> batching.Asked:
    """One payment as a statement is asked for it."""
    outcome = Simulator().charge(
        Charge(f"{principal.user_id}:{order.idempotency_key}", order.amount, order.payment_method)
    )
    return taking._asked(principal, PaymentId(new_uuid()), order, Simulator(), outcome, NOW)


def test_statements_ask_for_what_the_service_gives() -> None:
    assert batching.Asked._fields == tuple(sql.ASKED)


async def test_together_they_are_one_statement_and_each_has_its_own_payment_and_trail(
    user: Principal, merchant: Merchant
) -> None:
    methods = ["pm_success", "pm_declined", "pm_error"]
    orders = [
        instruction(
            merchant, amount=Money(number + 1, "USD"), payment_method=methods[number % 3], reference=f"INV {number}"
        )
        for number in range(SIZE_MAX)
    ]

    async with recorded() as statements:
        answers = await asyncio.gather(*(take(user, order) for order in orders))

    assert statements == [sql.CREATE_TOGETHER]
    stored = {payment.id: values(payment) for payment in await Payment.all()}
    for order, answer in zip(orders, answers, strict=True):
        payment = answer.payment
        assert (answer.replayed, payment.idempotency_key, payment.money) == (False, order.idempotency_key, order.amount)
        assert (payment.reference, payment.payment_method) == (order.reference, order.payment_method)
        assert values(payment) == stored[payment.id]
        ends = "payment.succeeded" if payment.status is PaymentStatus.SUCCESS else "payment.failed"
        trail = await events.trails(subject_ids=[payment.id])
        assert [event.type for event in trail] == ["payment.initiated", ends]
        assert trail[0].data == {"amount_minor": order.amount.amount_minor, "currency": "USD"}
        assert trail[1].data["gateway_reference"] == payment.gateway_reference
    assert len(stored) == SIZE_MAX


async def test_row_of_a_batch_is_the_row_of_a_statement_of_its_own(user: Principal, merchant: Merchant) -> None:
    orders = [
        replace(
            instruction(merchant, payment_method=method, reference="INV"), description="Two", exclusive_scope=method
        )
        for method in ("pm_success", "pm_declined")
    ]
    together = await asyncio.gather(
        *(
            take(user, replace(order, idempotency_key=f"{order.idempotency_key}t", exclusive_scope=None))
            for order in orders
        )
    )
    alone = [await take(user, order) for order in orders]

    own = {"id", "idempotency_key", "fingerprint", "gateway_reference", "exclusive_scope", "changed_in"}
    for one, other in zip(together, alone, strict=True):
        assert {k: v for k, v in values(one.payment).items() if k not in own} == {
            k: v for k, v in values(other.payment).items() if k not in own
        }


async def test_more_than_a_batch_holds_are_as_few_statements_as_can_be(user: Principal, merchant: Merchant) -> None:
    async with recorded() as statements:
        await asyncio.gather(*(take(user, instruction(merchant)) for _ in range(2 * SIZE_MAX)))

    assert statements == [sql.CREATE_TOGETHER] * 2
    assert await Payment.all().count() == 2 * SIZE_MAX


async def test_one_key_at_once_is_one_statement(user: Principal, merchant: Merchant) -> None:
    order = instruction(merchant)

    async with recorded() as statements:
        answers = await asyncio.gather(*(take(user, order) for _ in range(SIZE_MAX)))

    assert statements == [sql.CREATE]
    assert Counter(answer.replayed for answer in answers) == {False: 1, True: SIZE_MAX - 1}


async def test_replays_and_new_payments_share_a_statement(user: Principal, merchant: Merchant) -> None:
    known = [instruction(merchant) for _ in range(5)]
    before = await asyncio.gather(*(take(user, order) for order in known))
    new = [instruction(merchant) for _ in range(5)]

    async with recorded() as statements:
        answers = await asyncio.gather(*(take(user, order) for order in [*known, *new]))

    assert statements == [sql.CREATE_TOGETHER]
    assert [answer.replayed for answer in answers] == [True] * 5 + [False] * 5
    assert [values(answer.payment) for answer in answers[:5]] == [values(answer.payment) for answer in before]


async def test_one_key_of_two_users_is_two_payments(user: Principal, stranger: Principal, merchant: Merchant) -> None:
    order = instruction(merchant)

    answers = await asyncio.gather(take(user, order), take(stranger, order))

    assert [answer.replayed for answer in answers] == [False, False]
    assert [answer.payment.user_id for answer in answers] == [user.user_id, stranger.user_id]


async def test_bad_row_hurts_only_itself(user: Principal, merchant: Merchant) -> None:
    orders = [instruction(merchant) for _ in range(SIZE_MAX)]
    orders[7] = replace(orders[7], amount=TOO_MUCH)

    answers = await take_all(user, orders)

    assert Counter(type(answer) for answer in answers) == {
        CreatedPayment: SIZE_MAX - 1,
        asyncpg.CheckViolationError: 1,
    }
    assert isinstance(answers[7], asyncpg.CheckViolationError)
    rows = {payment.idempotency_key for payment in await Payment.all()}
    assert rows == {order.idempotency_key for order in orders} - {orders[7].idempotency_key}
    trails = await db.fetch(
        "SELECT count(*) AS events FROM events GROUP BY subject_id HAVING min(type) LIKE 'payment%'"
    )
    assert [row["events"] for row in trails] == [2] * (SIZE_MAX - 1)


async def test_refusals_are_told_apart_in_a_batch(user: Principal, admin: Principal, merchant: Merchant) -> None:
    closed = await make_merchant(admin, is_active=False)
    taken = replace(instruction(merchant), exclusive_scope="order:1")
    await take(user, taken)
    orders = [
        instruction(merchant),
        instruction(closed),
        replace(instruction(merchant), merchant_id=MerchantId(new_uuid())),
        replace(instruction(merchant), exclusive_scope="order:1"),
        replace(taken, amount=Money(1, "USD")),
        instruction(merchant, key=" blank"),
    ]

    answers = await take_all(user, orders)

    assert [getattr(answer, "code", type(answer).__name__) for answer in answers] == [
        "CreatedPayment",
        "MERCHANT_INACTIVE",
        "NOT_FOUND",
        "EXCLUSIVE_SCOPE_TAKEN",
        "IDEMPOTENCY_KEY_REUSED",
        "INVALID_INPUT",
    ]
    assert await Payment.all().count() == 2


async def test_refused_request_takes_nobodys_key_away(user: Principal, merchant: Merchant) -> None:
    order = instruction(merchant)
    nowhere = replace(order, merchant_id=MerchantId(new_uuid()))

    answers = await take_all(user, [nowhere, nowhere, order, nowhere])

    assert isinstance(answers.pop(2), CreatedPayment)
    # Whoever looks before the key is used is told of the merchant, and whoever looks afterwards of the key.
    assert {getattr(answer, "code", answer) for answer in answers} <= {"NOT_FOUND", "IDEMPOTENCY_KEY_REUSED"}
    assert await Payment.all().count() == 1


async def test_one_scope_goes_to_the_first_and_a_declined_one_before_it_leaves_it_free(
    user: Principal, merchant: Merchant
) -> None:
    methods = ["pm_declined", "pm_success", "pm_success", "pm_declined"]
    orders = [replace(instruction(merchant, payment_method=method), exclusive_scope="order:1") for method in methods]

    answers = await take_all(user, orders)

    assert [getattr(answer, "code", type(answer).__name__) for answer in answers] == [
        *["CreatedPayment"] * 2,
        *["EXCLUSIVE_SCOPE_TAKEN"] * 2,
    ]


async def test_batches_of_two_processes_never_wait_for_each_other_in_a_circle(
    database: str, user: Principal, merchant: Merchant
) -> None:
    first, middle, last = (instruction(merchant, key=key) for key in ("a", "m", "z"))
    scoped = [replace(instruction(merchant, key=key), exclusive_scope=scope) for key, scope in (("y", "1"), ("b", "2"))]
    everything = [asked(user, order) for order in (first, middle, last, *scoped)]
    rival = Pending(user, middle)
    await rival.taken()
    one = asyncio.create_task(batching._take_together(everything))
    await sessions.wait_for(database, sessions.WAITING_FOR_LOCK)
    other = asyncio.create_task(
        batching._take_together([asked._replace(id=new_uuid()) for asked in reversed(everything)])
    )
    await asyncio.sleep(0.05)  # in another order it would hold the last one by now
    await rival.abort()

    assert [row is not None for row in await one] == [True] * 5
    assert [row is not None for row in await other] == [False] * 5


async def test_batch_that_is_cut_off_is_unknown_to_all_in_it_and_leaves_nothing(
    database: str, user: Principal, merchant: Merchant
) -> None:
    order = instruction(merchant)
    rival = Pending(user, order)
    await rival.taken()
    before = await contents()
    orders = [order, *(instruction(merchant) for _ in range(9))]

    answers, _ = await asyncio.gather(take_all(user, orders), sessions.kill(database, sessions.WAITING_FOR_LOCK))
    await rival.abort()

    assert {type(answer) for answer in answers} == {db.DatabaseUnavailable}
    assert "unknown" in str(answers[0])
    assert await contents() == before


async def test_who_hangs_up_in_a_batch_keeps_nobody_and_may_ask_again(
    database: str, user: Principal, merchant: Merchant
) -> None:
    orders = [instruction(merchant) for _ in range(5)]
    rival = Pending(user, orders[4])
    await rival.taken()
    tasks = [asyncio.create_task(take(user, order)) for order in orders]
    await sessions.wait_for(database, sessions.WAITING_FOR_LOCK)
    tasks[0].cancel()
    with pytest.raises(asyncio.CancelledError):
        await tasks[0]
    await rival.abort()

    assert [answer.replayed for answer in await asyncio.gather(*tasks[1:])] == [False] * 4
    assert (await take(user, orders[0])).replayed
    assert await Payment.all().count() == 5


async def test_deadlock_of_a_batch_is_undone_and_each_is_taken_alone(
    user: Principal, merchant: Merchant, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetch = db.fetch

    async def deadlocked(statement: str, *arguments: object) -> list[asyncpg.Record]:
        if statement == sql.CREATE_TOGETHER:
            raise db.DatabaseUnavailable from asyncpg.DeadlockDetectedError("deadlock detected")
        return await fetch(statement, *arguments)

    monkeypatch.setattr(db, "fetch", deadlocked)
    answers = await asyncio.gather(*(take(user, instruction(merchant)) for _ in range(10)))

    assert [answer.replayed for answer in answers] == [False] * 10
    assert await Payment.all().count() == 10
