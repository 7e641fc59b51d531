"""`createPayment` takes a payment exactly as it was asked for, and once for each key."""

import asyncio
from typing import Any

import pytest

from payflowx.core.ids import to_typeid
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from tests.api.documents import CREATE_PAYMENT, payment_input
from tests.api.refusals import nothing_changed, refusal
from tests.client import Client


async def pay(client: Client, merchant: Merchant, **changes: Any) -> Any:
    """The payload for ten dollars and a half, but for what the test says."""
    return await client.ask(CREATE_PAYMENT, input=payment_input(merchant, **changes))


async def test_payment_is_what_was_asked_for(as_user: Client, merchant: Merchant) -> None:
    created = await pay(as_user, merchant, reference="INV-7", description="A teapot, short and stout")

    payment = created["payment"]
    assert (created["errors"], created["replayed"]) == ([], False)
    assert payment["id"].startswith("payment_")
    assert payment["gatewayReference"].startswith("sim_")
    assert payment["createdAt"] == payment["completedAt"]
    assert payment == {
        **payment,
        "status": "SUCCESS",
        "amount": {"amount": "10.50", "currency": "USD", "amountMinor": "1050"},
        "idempotencyKey": "order-1",
        "reference": "INV-7",
        "description": "A teapot, short and stout",
        "failureCode": None,
        "failureReason": None,
        "gateway": "simulator",
    }


async def test_payment_belongs_to_its_caller_and_its_merchant(
    as_user: Client, user: Principal, merchant: Merchant
) -> None:
    await pay(as_user, merchant)

    stored = await Payment.get()
    assert (stored.user_id, stored.merchant_id) == (user.user_id, merchant.id)


@pytest.mark.parametrize(
    ("payment_method", "code"),
    [
        ("pm_declined", "card_declined"),
        ("pm_insufficient_funds", "insufficient_funds"),
        ("pm_expired", "expired_card"),
        ("pm_error", "gateway_error"),
    ],
)
async def test_refusal_of_the_gateway_is_a_failed_payment_and_no_error(
    as_user: Client, merchant: Merchant, payment_method: str, code: str
) -> None:
    created = await pay(as_user, merchant, paymentMethod=payment_method)
    again = await pay(as_user, merchant, paymentMethod=payment_method)

    assert created["errors"] == []
    assert (created["payment"]["status"], created["payment"]["failureCode"]) == ("FAILED", code)
    assert created["payment"]["failureReason"].endswith(".")
    assert again == {**created, "replayed": True}


async def test_repeated_request_gets_the_first_payment(as_user: Client, merchant: Merchant) -> None:
    first = await pay(as_user, merchant)
    async with nothing_changed():
        again = await pay(as_user, merchant)

    assert again == {**first, "replayed": True}


async def test_simultaneous_requests_get_one_payment(as_user: Client, merchant: Merchant) -> None:
    answers = await asyncio.gather(*(pay(as_user, merchant) for _ in range(20)))

    assert len({answer["payment"]["id"] for answer in answers}) == 1
    assert sorted(answer["replayed"] for answer in answers) == [False] + [True] * 19
    assert await Payment.all().count() == 1


async def test_key_is_private_to_its_user(as_user: Client, as_stranger: Client, merchant: Merchant) -> None:
    own = await pay(as_user, merchant)
    others = await pay(as_stranger, merchant, amount={"amount": "7", "currency": "EUR"})

    assert (own["replayed"], others["replayed"]) == (False, False)
    assert own["payment"]["id"] != others["payment"]["id"]


@pytest.mark.parametrize(
    "changes", [{"amount": {"amount": 10.5, "currency": "USD"}}, {"description": "now with words"}]
)
async def test_same_instruction_in_other_words_is_a_repetition(
    as_user: Client, merchant: Merchant, changes: dict[str, Any]
) -> None:
    first = await pay(as_user, merchant)

    assert await pay(as_user, merchant, **changes) == {**first, "replayed": True}


@pytest.mark.parametrize(
    "changes",
    [
        {"amount": {"amount": "10.51", "currency": "USD"}},
        {"amount": {"amount": "10.50", "currency": "EUR"}},
        {"paymentMethod": "pm_declined"},
        {"reference": "INV-8"},
    ],
)
async def test_key_with_other_input_is_refused(as_user: Client, merchant: Merchant, changes: dict[str, Any]) -> None:
    await pay(as_user, merchant)

    async with nothing_changed():
        refused = await pay(as_user, merchant, **changes)

    assert refusal(refused) == ("IDEMPOTENCY_KEY_REUSED", ["idempotencyKey"])


async def test_key_with_another_merchant_is_refused(as_user: Client, as_admin: Client, merchant: Merchant) -> None:
    await pay(as_user, merchant)
    other = await as_admin.ask('mutation { createMerchant(input: {name: "Other"}) { merchant { id } } }')

    async with nothing_changed():
        refused = await pay(as_user, merchant, merchantId=other["merchant"]["id"])

    assert refusal(refused) == ("IDEMPOTENCY_KEY_REUSED", ["idempotencyKey"])


EXACT = [
    ("10.1", "USD", "10.10", "1010"),
    ("0.30", "USD", "0.30", "30"),
    ("0.01", "USD", "0.01", "1"),
    ("10.100000", "USD", "10.10", "1010"),
    ("1e3", "EUR", "1000.00", "100000"),
    ("1.5E1", "JPY", "15", "15"),
    ("500", "JPY", "500", "500"),
    ("500.00", "JPY", "500", "500"),
    ("1.234", "KWD", "1.234", "1234"),
    ("0.001", "BHD", "0.001", "1"),
    ("999999999999.99", "USD", "999999999999.99", "99999999999999"),
    ("999999999999.999", "KWD", "999999999999.999", "999999999999999"),
    ("0.1000000000000000", "USD", "0.10", "10"),
]


@pytest.mark.parametrize("exact", EXACT, ids=" ".join)
async def test_amount_is_exact_however_it_is_written(
    as_user: Client, merchant: Merchant, exact: tuple[str, str, str, str]
) -> None:
    amount, currency, shown, minor = exact
    in_quotes, escaped = f'"{amount}"', f'\\"{amount}\\"'
    bodies = [
        as_variable(merchant, "string", in_quotes, currency),
        as_variable(merchant, "number", amount, currency),
        as_literal(merchant, "literal-string", escaped, currency),
        as_literal(merchant, "literal-number", amount, currency),
    ]

    for body in bodies:
        response = await as_user.http.post("/graphql", content=body, headers={**as_user.headers, **JSON})

        payment = response.json()["data"]["createPayment"]["payment"]
        assert payment["amount"] == {"amount": shown, "currency": currency, "amountMinor": minor}
    assert [payment.amount_minor for payment in await Payment.all()] == [int(minor)] * 4


JSON = {"content-type": "application/json"}
AMOUNT = "{ createPayment(input: %s) { payment { amount { amount currency amountMinor } } } }"


def as_variable(merchant: Merchant, key: str, amount: str, currency: str) -> str:
    """A body with the amount as it stands, in the variables."""
    query = f"mutation ($input: CreatePaymentInput!) {AMOUNT % '$input'}"
    merchant_id = to_typeid("merchant", merchant.id)
    money = f'{{"amount": {amount}, "currency": "{currency}"}}'
    given = f'{{"idempotencyKey": "{key}", "merchantId": "{merchant_id}", "amount": {money}}}'
    return f'{{"query": "{query}", "variables": {{"input": {given}}}}}'


def as_literal(merchant: Merchant, key: str, amount: str, currency: str) -> str:
    """A body with the amount as it stands, in the document itself."""
    merchant_id = to_typeid("merchant", merchant.id)
    money = f'{{amount: {amount}, currency: \\"{currency}\\"}}'
    given = f'{{idempotencyKey: \\"{key}\\", merchantId: \\"{merchant_id}\\", amount: {money}}}'
    return f'{{"query": "mutation {AMOUNT % given}"}}'
