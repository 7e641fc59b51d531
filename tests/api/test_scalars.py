"""The scalars on the wire: instants in UTC, exact decimals, integers as text; and nothing that they can't hold."""

from typing import Any

import pytest
from graphql import parse_value

from payflowx.core.currencies import PAYABLE
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from tests.api.operations import SCHEMA
from tests.client import Client
from tests.factories import NOW, instruction, pay, store


@pytest.mark.parametrize(
    ("minor", "currency", "amount"),
    [
        (1, "USD", "0.01"),
        (100, "EUR", "1.00"),
        (5, "JPY", "5"),
        (1, "KWD", "0.001"),
        (1, "CLF", "0.0001"),
        (999_999_999_999, "JPY", "999999999999"),
        (999_999_999_999_999, "KWD", "999999999999.999"),
    ],
)
async def test_money_is_shown_with_its_currencys_decimals(
    as_user: Client, user: Principal, merchant: Merchant, minor: int, currency: str, amount: str
) -> None:
    # In units of account nobody is paid any more; what was stored before is shown as ever.
    take = pay if currency in PAYABLE else store
    await take(user, instruction(merchant, amount=Money(minor, currency)))

    (payment,) = (await as_user.ask("{ payments { nodes { amount { amount currency amountMinor } } } }"))["nodes"]

    assert payment["amount"] == {"amount": amount, "currency": currency, "amountMinor": str(minor)}


@pytest.mark.parametrize(
    ("microsecond", "shown"),
    [(0, "2026-11-20T12:00:00Z"), (500_000, "2026-11-20T12:00:00.500000Z"), (1, "2026-11-20T12:00:00.000001Z")],
)
async def test_instants_are_in_utc(
    as_user: Client, user: Principal, merchant: Merchant, microsecond: int, shown: str
) -> None:
    await pay(user, instruction(merchant), now=NOW.replace(microsecond=microsecond))

    (payment,) = (await as_user.ask("{ payments { nodes { createdAt completedAt events { occurredAt } } } }"))["nodes"]

    assert payment == {"createdAt": shown, "completedAt": shown, "events": [{"occurredAt": shown}] * 2}


async def test_every_instant_in_an_answer_ends_with_z(as_user: Client, user: Principal, merchant: Merchant) -> None:
    await pay(user, instruction(merchant))

    body = (await as_user.send("{ me { createdAt } payments { nodes { createdAt user { createdAt } } } }")).data

    assert body["me"]["createdAt"].endswith("Z")
    assert body["payments"]["nodes"][0]["user"]["createdAt"].endswith("Z")


def parse_scalar(name: str, value: object) -> Any:
    """A value as a variable of that scalar, turned back into what answers show."""
    scalar: Any = SCHEMA.type_map[name]
    return scalar.serialize(scalar.parse_value(value))


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("DateTime", "2026-11-22T10:00:00Z", "2026-11-22T10:00:00Z"),
        ("DateTime", "2026-11-22T10:00:00+01:00", "2026-11-22T09:00:00Z"),
        ("DateTime", "2026-11-22T10:00:00.123456-03:30", "2026-11-22T13:30:00.123456Z"),
        ("Date", "2026-11-22", "2026-11-22"),
        ("Decimal", "0.30", "0.30"),
        ("Decimal", "1e3", "1000"),
        ("Decimal", "-0.5", "-0.5"),
        ("Decimal", 7, "7"),
        ("BigInt", "9223372036854775807", "9223372036854775807"),
        ("BigInt", -(2**63), "-9223372036854775808"),
    ],
)
def test_value_is_kept_exactly(name: str, value: object, shown: str) -> None:
    assert parse_scalar(name, value) == shown


UNFIT: dict[str, list[Any]] = {
    "DateTime": [
        *("", "now", "2026-11-22", "2026-11-22T10:00:00", "2026-13-01T00:00:00Z", "9999-12-31T23:59:59-01:00"),
        *(0, 1.5, True, None, [], {}, "\ud800"),
    ],
    "Date": ["", "22.11.2026", "2026-02-30", 20261122, True, None, []],
    "Decimal": ["", " ", "x", "NaN", "sNaN", "inf", "1_0", "_1", True, None, [], "9" * 65],
    "BigInt": ["", "1.0", "x", True, None, 2**63, -(2**63) - 1, "9" * 5000],
    "CurrencyCode": [1, True, None, [], {}],
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in UNFIT.items() for value in values])
def test_value_that_it_cannot_hold_is_refused(name: str, value: object) -> None:
    with pytest.raises(Exception, match=f"A {name} ") as caught:
        parse_scalar(name, value)

    assert type(caught.value).__name__ == "GraphQLError"
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize("literal", ["true", "[1]", "{a: 1}", "ENUM", "null", '"x"', "1e99999999999999999999"])
def test_literal_that_is_no_decimal_is_refused(literal: str) -> None:
    scalar: Any = SCHEMA.type_map["Decimal"]

    with pytest.raises(Exception, match="A Decimal "):
        scalar.parse_literal(parse_value(literal))


def test_decimal_literal_keeps_every_digit() -> None:
    scalar: Any = SCHEMA.type_map["Decimal"]

    assert str(scalar.parse_literal(parse_value("0.1000000000000000000000000001"))) == "0.1000000000000000000000000001"
