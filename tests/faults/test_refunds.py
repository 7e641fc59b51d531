"""Two processes give back no more than there is, and after kill -9 what was acknowledged has been given back once."""

import asyncio
import signal
from collections import Counter
from pathlib import Path
from typing import Any, Final

import httpx
import pytest

from payflowx.core import db
from payflowx.core.ids import PaymentId, to_typeid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from payflowx.refunds.models import Refund, RefundStatus
from payflowx.refunds.service import lists
from tests.client import Client, over_network
from tests.factories import instruction, pay
from tests.servers import running_api

PARALLEL: Final = 50
REQUESTS: Final = 200
ACKNOWLEDGED_MIN: Final = 40
AT_ONCE: Final = 20
PATHS: Final = {"AMOUNT_EXCEEDS_REFUNDABLE": ["amount"], "CONFLICT": ["paymentId"]}
CREATE_REFUND: Final = """
mutation ($input: CreateRefundInput!) {
    createRefund(input: $input) {
        refund { id status idempotencyKey amount { amountMinor currency } } replayed errors { code path }
    }
}
"""
TRAILS: Final = """
SELECT status, array_agg(type ORDER BY events.id) AS trail
FROM refunds LEFT JOIN events ON subject_id = refunds.id GROUP BY refunds.id
"""


def order(payment: Payment, key: str, amount: str | None) -> dict[str, Any]:
    """What is asked for, all that is left where no amount is given."""
    given = {} if amount is None else {"amount": {"amount": amount, "currency": "USD"}}
    return {"paymentId": to_typeid("payment", payment.id), "idempotencyKey": key, **given}


async def left_of(payment: Payment) -> int:
    """What can still be refunded, in minor units."""
    return (await lists.refundable(payment_ids=[PaymentId(payment.id)]))[payment.id]


@pytest.mark.parametrize(("amount", "most"), [("3.00", 33), ("99.00", 1), (None, 1)], ids=["parts", "most", "all"])
async def test_fifty_refunds_through_two_processes_give_back_no_more_than_there_is(
    clients: tuple[Client, Client], user: Principal, merchant: Merchant, amount: str | None, most: int
) -> None:
    payment = await pay(user, instruction(merchant, amount=Money(100_00, "USD")))

    answers = await asyncio.gather(
        *(
            clients[number % 2].ask(CREATE_REFUND, input=order(payment, f"key-{number}", amount))
            for number in range(PARALLEL)
        )
    )

    made = [answer["refund"] for answer in answers if answer["refund"]]
    refused = [error for answer in answers if not answer["refund"] for error in answer["errors"]]
    assert 1 <= len(made) <= most
    assert len(made) + len(refused) == PARALLEL
    assert all(error["path"] == PATHS[error["code"]] for error in refused)
    if "CONFLICT" not in Counter(error["code"] for error in refused):
        assert len(made) == most
    rows = await Refund.filter(payment_id=payment.id).order_by("number")
    assert {to_typeid("refund", row.id) for row in rows} == {refund["id"] for refund in made}
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    assert await left_of(payment) == 100_00 - sum(row.amount_minor for row in rows) >= 0


async def test_refunds_survive_the_death_of_the_process_that_made_them(
    clients: tuple[Client, Client],
    connected_database: str,
    token: str,
    user: Principal,
    merchant: Merchant,
    tmp_path: Path,
) -> None:
    survivor, _ = clients
    methods = ("pm_success", "pm_refund_declined")
    payments = [
        await pay(user, instruction(merchant, amount=Money(1000_00, "USD"), payment_method=method))
        for method in methods
    ]
    orders = [order(payments[number % 7 == 0], f"key-{number}", "5.00") for number in range(REQUESTS)]
    acknowledged: dict[int, Any] = {}
    is_enough, turns = asyncio.Event(), asyncio.Semaphore(AT_ONCE)

    async def refund(client: Client, number: int) -> None:
        async with turns:
            try:
                acknowledged[number] = await client.ask(CREATE_REFUND, input=orders[number])
            except httpx.TransportError:
                return  # the client can't know what became of it
        if len(acknowledged) >= ACKNOWLEDGED_MIN:
            is_enough.set()

    with running_api(connected_database, tmp_path) as (victim, url):
        async with over_network(url) as http, asyncio.TaskGroup() as group:
            for number in range(REQUESTS):
                group.create_task(refund(http.signed_in(token), number))
            await is_enough.wait()
            victim.signal(signal.SIGKILL)
    assert ACKNOWLEDGED_MIN <= len(acknowledged) < REQUESTS
    assert not any(payload["errors"] for payload in acknowledged.values())

    retried = [await survivor.ask(CREATE_REFUND, input=each) for each in orders]

    for number, payload in acknowledged.items():
        assert retried[number] == {**payload, "replayed": True}
    await assert_made_once([payload["refund"] for payload in retried])
    done = sum(payload["refund"]["status"] == "SUCCESS" for payload in retried)
    assert [await left_of(payment) for payment in payments] == [1000_00 - 5_00 * done, 1000_00]


async def assert_made_once(refunds: list[Any]) -> None:
    """The table holds exactly these refunds, and each has exactly its two events."""
    rows = {to_typeid("refund", row.id): row for row in await Refund.all()}
    assert sorted(rows) == sorted(refund["id"] for refund in refunds)
    for refund in refunds:
        row = rows[refund["id"]]
        assert (row.status, row.idempotency_key) == (refund["status"], refund["idempotencyKey"])
        assert (str(row.amount_minor), row.currency) == (refund["amount"]["amountMinor"], refund["amount"]["currency"])
    ends = {RefundStatus.SUCCESS: "refund.succeeded", RefundStatus.FAILED: "refund.failed"}
    trails = await db.fetch(TRAILS)
    assert all(row["trail"] == ["refund.initiated", ends[row["status"]]] for row in trails)
