"""The volume of each day and currency: exact sums, of what the caller may see, over a bounded stretch of days."""

from datetime import UTC, datetime
from typing import Any

import pytest

from payflowx.core.currencies import PAYABLE
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from tests.client import Client
from tests.factories import instruction, pay

VOLUME = """
query Volume($from: Date!, $to: Date!) {
    paymentVolume(from: $from, to: $to) {
        date currency count failedCount volume { amount currency amountMinor } failedVolume { amount }
    }
}
"""


async def paid(
    payer: Principal, merchant: Merchant, at: str, amount_minor: int, currency: str, method: str = "pm_success"
) -> None:
    """A payment at an instant."""
    given = instruction(merchant, amount=Money(amount_minor, currency), payment_method=method)
    await pay(payer, given, now=datetime.fromisoformat(at).astimezone(UTC))


async def volume(client: Client, first: str, last: str) -> list[dict[str, Any]]:
    """The days that a client sees."""
    found: list[dict[str, Any]] = await client.ask(VOLUME, **{"from": first, "to": last})
    return found


async def test_sums_are_exact_per_day_in_utc_and_currency(as_user: Client, user: Principal, merchant: Merchant) -> None:
    await paid(user, merchant, "2026-11-20T00:00:00Z", 10_01, "EUR")
    await paid(user, merchant, "2026-11-20T23:59:59.999999Z", 20_02, "EUR")
    await paid(user, merchant, "2026-11-20T12:00:00Z", 5_00, "EUR", "pm_declined")
    await paid(user, merchant, "2026-11-20T12:00:00Z", 500, "JPY")
    await paid(user, merchant, "2026-11-21T01:00:00+02:00", 1_00, "EUR")  # still the 20th in UTC
    await paid(user, merchant, "2026-11-22T00:00:00Z", 3_000, "KWD", "pm_error")

    days = await volume(as_user, "2026-11-20", "2026-11-22")

    assert days == [
        {
            "date": "2026-11-20",
            "currency": "EUR",
            "count": 3,
            "failedCount": 1,
            "volume": {"amount": "31.03", "currency": "EUR", "amountMinor": "3103"},
            "failedVolume": {"amount": "5.00"},
        },
        {
            "date": "2026-11-20",
            "currency": "JPY",
            "count": 1,
            "failedCount": 0,
            "volume": {"amount": "500", "currency": "JPY", "amountMinor": "500"},
            "failedVolume": {"amount": "0"},
        },
        {
            "date": "2026-11-22",
            "currency": "KWD",
            "count": 0,
            "failedCount": 1,
            "volume": {"amount": "0.000", "currency": "KWD", "amountMinor": "0"},
            "failedVolume": {"amount": "3.000"},
        },
    ]
    assert await volume(as_user, "2026-11-21", "2026-11-21") == []
    assert await volume(as_user, "2026-11-20", "2026-11-20") == days[:2]


async def test_user_sees_its_own_volume_and_operators_everybodys(
    as_user: Client, as_stranger: Client, as_operator: Client, user: Principal, stranger: Principal, merchant: Merchant
) -> None:
    await paid(user, merchant, "2026-11-20T12:00:00Z", 1_00, "EUR")
    await paid(stranger, merchant, "2026-11-20T12:00:00Z", 2_00, "EUR")

    seen = [await volume(client, "2026-11-20", "2026-11-20") for client in (as_user, as_stranger, as_operator)]

    assert [days[0]["volume"]["amount"] for days in seen] == ["1.00", "2.00", "3.00"]


@pytest.mark.parametrize(
    ("first", "last", "message"),
    [
        ("2026-11-21", "2026-11-20", "The range ends before it begins."),
        ("2025-11-19", "2026-11-20", "At most 366 days can be asked for at once."),
        ("0001-01-01", "9999-12-31", "At most 366 days can be asked for at once."),
    ],
)
async def test_range_that_is_none_is_refused(as_user: Client, first: str, last: str, message: str) -> None:
    answer = await as_user.send(VOLUME, {"from": first, "to": last})

    [error] = answer.body["errors"]
    assert (error["message"], error["extensions"]["code"], error["extensions"]["path"]) == (
        message,
        "INVALID_INPUT",
        ["to"],
    )


@pytest.mark.parametrize(
    ("first", "last"), [("2025-11-20", "2026-11-20"), ("0001-01-01", "0001-01-01"), ("9999-12-31", "9999-12-31")]
)
async def test_longest_and_farthest_ranges_can_be_asked_for(as_user: Client, first: str, last: str) -> None:
    assert await volume(as_user, first, last) == []


async def test_currencies_tell_their_decimals(as_user: Client) -> None:
    found = await as_user.ask("{ currencies { code decimals } }")

    assert [currency["code"] for currency in found] == sorted(PAYABLE)
    assert {code["code"]: code["decimals"] for code in found if code["code"] in {"EUR", "JPY", "KWD", "IQD"}} == {
        "EUR": 2,
        "IQD": 3,
        "JPY": 0,
        "KWD": 3,
    }
