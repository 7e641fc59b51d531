"""`payflowx settle --once` and `payflowx reconcile`: the worker's work, once, with figures that nothing cuts short."""

from pathlib import Path

from payflowx.core import clock
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from tests.factories import instruction, pay, seconds, settlement_of
from tests.people import admin, merchant, user
from tests.servers import PACE, run_to_end

__all__ = ["admin", "merchant", "user"]

LARGEST = Money(999_999_999_999_99, "USD")


async def test_book_is_settled_and_judged_by_hand(
    database: str, user: Principal, merchant: Merchant, tmp_path: Path
) -> None:
    now = clock.utc_now()
    amounts = [LARGEST, LARGEST, Money(999_00, "EUR"), Money(996_00, "EUR"), Money(995, "JPY")]
    payments = [await pay(user, instruction(merchant, amount=amount), now=now - seconds(60)) for amount in amounts]
    settings = {**PACE, "PAYFLOWX_DATABASE_URL": database, "COLUMNS": "72"}

    settled = run_to_end("settle", "--once", folder=tmp_path, **settings)
    judged = run_to_end("reconcile", folder=tmp_path, **settings)
    again = run_to_end("reconcile", "--full", folder=tmp_path, **settings)

    assert [done.returncode for done in (settled, judged, again)] == [0, 0, 0]
    assert settled.stdout == "announced 4, settled 3, failed 1\n"
    assert judged.stdout.splitlines()[0] == "examined 5, changed 5"
    assert again.stdout.splitlines() == ["examined 5, changed 0", *judged.stdout.splitlines()[1:]]
    cells = [
        [cell.strip() for cell in line.strip("│").split("│")] for line in judged.stdout.splitlines() if "│" in line
    ]
    assert cells == [
        ["MATCHED", "USD", "2", "1999999999999.98", "0.00", "0.00"],
        ["MISMATCHED", "EUR", "1", "999.00", "-1.00", "-1.00"],
        ["MISSING_SETTLEMENT", "EUR", "1", "996.00", "0.00", "-996.00"],
        ["MISSING_SETTLEMENT", "JPY", "1", "995", "0", "-995"],
    ]
    assert [await settlement_of(payment) is not None for payment in payments] == [True] * 4 + [False]
