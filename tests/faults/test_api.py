"""After kill -9 every acknowledged payment exists, once, and is what was acknowledged; nothing is doubled."""

import asyncio
import signal
from pathlib import Path
from typing import Any

import httpx

from payflowx.core import db
from payflowx.core.ids import to_typeid
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from tests.api.documents import CREATE_PAYMENT, payment_input
from tests.client import Client, over_network
from tests.servers import running_api

REQUESTS = 300
ACKNOWLEDGED_MIN = 60
AT_ONCE = 20


def order(merchant: Merchant, number: int) -> dict[str, Any]:
    """One of many different payments."""
    method = "pm_declined" if number % 7 == 0 else "pm_success"
    amount = {"amount": f"{number + 1}.00", "currency": "USD"}
    return payment_input(merchant, idempotencyKey=f"key-{number}", amount=amount, paymentMethod=method)


async def test_payments_survive_the_death_of_the_process_that_took_them(
    clients: tuple[Client, Client], connected_database: str, token: str, merchant: Merchant, tmp_path: Path
) -> None:
    survivor, _ = clients
    acknowledged: dict[int, Any] = {}
    is_enough, turns = asyncio.Event(), asyncio.Semaphore(AT_ONCE)

    async def pay(client: Client, number: int) -> None:
        async with turns:
            try:
                acknowledged[number] = await client.ask(CREATE_PAYMENT, input=order(merchant, number))
            except httpx.TransportError:
                return  # the client can't know what became of it
        if len(acknowledged) >= ACKNOWLEDGED_MIN:
            is_enough.set()

    with running_api(connected_database, tmp_path) as (victim, url):
        async with over_network(url) as http, asyncio.TaskGroup() as group:
            for number in range(REQUESTS):
                group.create_task(pay(http.signed_in(token), number))
            await is_enough.wait()
            victim.signal(signal.SIGKILL)
    assert ACKNOWLEDGED_MIN <= len(acknowledged) < REQUESTS

    retried = [await survivor.ask(CREATE_PAYMENT, input=order(merchant, number)) for number in range(REQUESTS)]

    for number, payload in acknowledged.items():
        assert retried[number] == {**payload, "replayed": True}
    await assert_taken_once([payload["payment"] for payload in retried])


async def assert_taken_once(payments: list[Any]) -> None:
    """The table holds exactly these payments, and each has exactly its two events."""
    rows = {to_typeid("payment", row.id): row for row in await Payment.all()}
    assert sorted(rows) == sorted(payment["id"] for payment in payments)
    for payment in payments:
        row = rows[payment["id"]]
        assert (row.status, row.idempotency_key) == (payment["status"], payment["idempotencyKey"])
        assert (str(row.amount_minor), row.currency) == (
            payment["amount"]["amountMinor"],
            payment["amount"]["currency"],
        )
    trails = await db.fetch("""
        SELECT status, array_agg(type ORDER BY events.id) AS trail
        FROM payments LEFT JOIN events ON subject_id = payments.id GROUP BY payments.id
    """)
    ends = {"SUCCESS": "payment.succeeded", "FAILED": "payment.failed"}
    assert all(row["trail"] == ["payment.initiated", ends[row["status"]]] for row in trails)
