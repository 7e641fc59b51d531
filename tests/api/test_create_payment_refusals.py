"""What `createPayment` refuses: each with the field's name, without a trace, and without using up the key."""

from typing import Any

import pytest

from payflowx.core.ids import new_uuid, to_typeid
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from tests.api.documents import CREATE_PAYMENT, payment_input
from tests.api.refusals import nothing_changed, refusal
from tests.client import Client
from tests.factories import make_merchant

MERCHANT = ["merchantId"]
AMOUNT = ["amount", "amount"]
CURRENCY = ["amount", "currency"]
KEY = ["idempotencyKey"]


def money(amount: object, currency: str = "USD") -> dict[str, Any]:
    """A change of the amount."""
    return {"amount": {"amount": amount, "currency": currency}}


REFUSED: dict[str, tuple[dict[str, Any], list[str]]] = {
    "too many decimals for dollars": (money("10.001"), AMOUNT),
    "too many decimals for dollars as a number": (money(10.001), AMOUNT),
    "any decimal for yen": (money("1.5", "JPY"), AMOUNT),
    "too many decimals for dinars": (money("0.0001", "KWD"), AMOUNT),
    "almost no money": (money("1e-60"), AMOUNT),
    "zero": (money("0"), AMOUNT),
    "zero with decimals": (money("0.00"), AMOUNT),
    "zero as a number": (money(0), AMOUNT),
    "minus zero": (money("-0"), AMOUNT),
    "zero with an exponent": (money("0e60"), AMOUNT),
    "negative": (money("-10.50"), AMOUNT),
    "negative as a number": (money(-1), AMOUNT),
    "thirteen digits": (money("1000000000000"), AMOUNT),
    "thirteen digits as a number": (money(10**12), AMOUNT),
    "a huge exponent": (money("1e999999"), AMOUNT),
    "unknown currency": (money("1", "ZZZ"), CURRENCY),
    "empty currency": (money("1", ""), CURRENCY),
    "currency in lower case": (money("1", "usd"), CURRENCY),
    "currency with spaces": (money("1", " USD "), CURRENCY),
    "gold": (money("1", "XAU"), CURRENCY),
    "test currency": (money("1", "XTS"), CURRENCY),
    "withdrawn currency": (money("1", "BGN"), CURRENCY),
    "funds code": (money("1", "USN"), CURRENCY),
    "unit of account": (money("1", "CLF"), CURRENCY),
    "unit of account that ISO 4217 doesn't mark": (money("1", "XAD"), CURRENCY),
    "a lone surrogate as currency": (money("1", "\ud800"), CURRENCY),
    "merchant id that is none": ({"merchantId": "x"}, MERCHANT),
    "empty merchant id": ({"merchantId": ""}, MERCHANT),
    "merchant id of another kind": ({"merchantId": "payment_01h455vb4pex5vsknk084sn02q"}, MERCHANT),
    "merchant id in upper case": ({"merchantId": "merchant_01H455VB4PEX5VSKNK084SN02Q"}, MERCHANT),
    "merchant id that is too long": ({"merchantId": "merchant_01h455vb4pex5vsknk084sn02q0"}, MERCHANT),
    "merchant id that is too large": ({"merchantId": "merchant_8zzzzzzzzzzzzzzzzzzzzzzzzz"}, MERCHANT),
    "merchant id as a number": ({"merchantId": 7}, MERCHANT),
    "a lone surrogate as merchant id": ({"merchantId": "\ud800"}, MERCHANT),
    "unknown payment method": ({"paymentMethod": "pm_gold"}, ["paymentMethod"]),
    "empty payment method": ({"paymentMethod": ""}, ["paymentMethod"]),
    "a card number as payment method": ({"paymentMethod": "4242424242424242"}, ["paymentMethod"]),
    "a lone surrogate as payment method": ({"paymentMethod": "\ud800"}, ["paymentMethod"]),
    "empty key": ({"idempotencyKey": ""}, KEY),
    "key that is too long": ({"idempotencyKey": "k" * 256}, KEY),
    "key with a line break": ({"idempotencyKey": "a\nb"}, KEY),
    "key with a NUL": ({"idempotencyKey": "a\0b"}, KEY),
    "a lone surrogate as key": ({"idempotencyKey": "\ud800"}, KEY),
    "blank key": ({"idempotencyKey": " "}, KEY),
    "key that ends with a blank": ({"idempotencyKey": "order-1 "}, KEY),
    "key with a zero-width space": ({"idempotencyKey": "order\u200b1"}, KEY),
    "key with a filler": ({"idempotencyKey": "order\u31641"}, KEY),
    "key that isn't composed": ({"idempotencyKey": "cafe\u0301"}, KEY),
    "blank reference": ({"reference": " "}, ["reference"]),
    "reference that begins with a blank": ({"reference": " INV 7"}, ["reference"]),
    "reference that isn't composed": ({"reference": "\u212b"}, ["reference"]),
    "empty reference": ({"reference": ""}, ["reference"]),
    "reference that is too long": ({"reference": "r" * 256}, ["reference"]),
    "reference with a NUL": ({"reference": "\0"}, ["reference"]),
    "a lone surrogate as reference": ({"reference": "\udfff"}, ["reference"]),
    "description that is too long": ({"description": "d" * 1001}, ["description"]),
    "description with a line break": ({"description": "two\nlines"}, ["description"]),
    "a lone surrogate as description": ({"description": "\ud800"}, ["description"]),
}


@pytest.mark.parametrize(("changes", "path"), REFUSED.values(), ids=list(REFUSED))
async def test_value_that_cannot_be_used_is_named(
    as_user: Client, merchant: Merchant, changes: dict[str, Any], path: list[str]
) -> None:
    async with nothing_changed():
        refused = await as_user.ask(CREATE_PAYMENT, input=payment_input(merchant, **changes))

    assert refusal(refused) == ("INVALID_INPUT", path)


async def test_unknown_merchant_is_refused(as_user: Client, merchant: Merchant) -> None:
    nobody = to_typeid("merchant", new_uuid())

    async with nothing_changed():
        refused = await as_user.ask(CREATE_PAYMENT, input=payment_input(merchant, merchantId=nobody))

    assert refusal(refused) == ("NOT_FOUND", MERCHANT)


async def test_inactive_merchant_is_refused(as_user: Client, admin: Principal) -> None:
    closed = await make_merchant(admin, is_active=False)

    async with nothing_changed():
        refused = await as_user.ask(CREATE_PAYMENT, input=payment_input(closed))

    assert refusal(refused) == ("MERCHANT_INACTIVE", MERCHANT)


async def test_payment_of_a_merchant_that_closed_since_is_still_given_back(as_user: Client, merchant: Merchant) -> None:
    first = await as_user.ask(CREATE_PAYMENT, input=payment_input(merchant))
    await Merchant.filter(id=merchant.id).update(is_active=False)

    assert await as_user.ask(CREATE_PAYMENT, input=payment_input(merchant)) == {**first, "replayed": True}


async def test_refused_input_does_not_use_up_the_key(as_user: Client, merchant: Merchant) -> None:
    for changes in (money("10.001"), {"merchantId": to_typeid("merchant", new_uuid())}, {"paymentMethod": "pm_gold"}):
        assert refusal(await as_user.ask(CREATE_PAYMENT, input=payment_input(merchant, **changes)))

    created = await as_user.ask(CREATE_PAYMENT, input=payment_input(merchant))

    assert (created["replayed"], created["payment"]["status"]) == (False, "SUCCESS")


NO_DECIMAL: dict[str, Any] = {
    "words": "ten",
    "nothing": "",
    "no number": "NaN",
    "without an end": "Infinity",
    "true": True,
    "list": ["1"],
    "object": {"value": "1"},
    "left out": None,
    "grouped digits": "1_000",
    "comma": "1,5",
    "hexadecimal": "0x10",
    "an exponent of ten digits": "1e9999999999",
    "digits of another script": "\N{ARABIC-INDIC DIGIT ONE}",
    "sixty-five characters": "1." + "0" * 63,
    "a lone surrogate": "\ud800",
}


@pytest.mark.parametrize("amount", NO_DECIMAL.values(), ids=list(NO_DECIMAL))
async def test_amount_that_is_no_decimal_is_no_operation(as_user: Client, merchant: Merchant, amount: object) -> None:
    async with nothing_changed():
        answer = await as_user.send(CREATE_PAYMENT, {"input": payment_input(merchant, **money(amount))})

    assert answer.code == "BAD_REQUEST"
    assert "input.amount.amount" in answer.error["message"]
    assert "data" not in answer.body


@pytest.mark.parametrize("field", ["idempotencyKey", "merchantId", "amount"])
async def test_input_without_a_part_is_no_operation(as_user: Client, merchant: Merchant, field: str) -> None:
    given = payment_input(merchant)
    del given[field]

    async with nothing_changed():
        answer = await as_user.send(CREATE_PAYMENT, {"input": given})

    assert answer.code == "BAD_REQUEST"
    assert field in answer.error["message"]


@pytest.mark.parametrize(
    "changes", [{"cardNumber": "4242"}, {"userId": "user_x"}, {"status": "SUCCESS"}, {"amount": 5}]
)
async def test_input_of_another_shape_is_no_operation(
    as_user: Client, merchant: Merchant, changes: dict[str, Any]
) -> None:
    async with nothing_changed():
        answer = await as_user.send(CREATE_PAYMENT, {"input": payment_input(merchant, **changes)})

    assert answer.code == "BAD_REQUEST"
