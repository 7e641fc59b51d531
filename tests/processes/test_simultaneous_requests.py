"""One key means one payment, however many processes it is sent to at the same moment."""

import asyncio

from payflowx.core import db
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from tests.api.documents import CREATE_PAYMENT, payment_input
from tests.client import Client


async def test_fifty_requests_with_one_key_to_two_processes_are_one_payment(
    clients: tuple[Client, Client], merchant: Merchant
) -> None:
    given = payment_input(merchant)

    payloads = await asyncio.gather(*(clients[n % 2].ask(CREATE_PAYMENT, input=given) for n in range(50)))

    payment = await Payment.get()
    assert [payload["errors"] for payload in payloads] == [[]] * 50
    assert sorted(payload["replayed"] for payload in payloads) == [False] + [True] * 49
    assert all(payload["payment"] == payloads[0]["payment"] for payload in payloads)
    events = await db.fetch("SELECT type FROM events WHERE subject_id = $1 ORDER BY id", payment.id)
    assert [event["type"] for event in events] == ["payment.initiated", "payment.succeeded"]


async def test_one_key_with_different_amounts_is_one_payment_and_refusals(
    clients: tuple[Client, Client], merchant: Merchant
) -> None:
    inputs = [payment_input(merchant, amount={"amount": 1 + n % 5, "currency": "EUR"}) for n in range(50)]

    payloads = await asyncio.gather(
        *(clients[n // 5 % 2].ask(CREATE_PAYMENT, input=given) for n, given in enumerate(inputs))
    )

    payment = await Payment.get()
    taken = [payload["payment"] for payload in payloads if payload["payment"]]
    refused = [payload["errors"][0]["code"] for payload in payloads if payload["errors"]]
    assert (len(taken), len(refused)) == (10, 40)
    assert {paid["amount"]["amountMinor"] for paid in taken} == {str(payment.amount_minor)}
    assert set(refused) == {"IDEMPOTENCY_KEY_REUSED"}
    assert [payload["replayed"] for payload in payloads if payload["payment"]].count(False) == 1


async def test_many_keys_sent_twice_at_once_are_one_payment_each(
    clients: tuple[Client, Client], merchant: Merchant
) -> None:
    inputs = [payment_input(merchant, idempotencyKey=f"key-{n}") for n in range(40)]

    pairs = await asyncio.gather(
        *(asyncio.gather(*(client.ask(CREATE_PAYMENT, input=given) for client in clients)) for given in inputs)
    )

    assert await Payment.all().count() == 40
    for first, second in pairs:
        assert first["payment"] == second["payment"]
        assert {first["replayed"], second["replayed"]} == {True, False}
