"""`payflowx bank`: who settles the payments of a book, and what refuses to start beside it."""

from pathlib import Path

import pytest

from payflowx.core import clock
from payflowx.core.principal import Principal
from payflowx.identity.models import User
from payflowx.merchants.models import Merchant
from payflowx.settlements.models import Bank, BankChoice
from tests.factories import instruction, let_speak, pay, settle
from tests.people import admin, merchant, operator, user
from tests.servers import PACE, run_to_end
from tests.tables import contents

__all__ = ["admin", "merchant", "operator", "user"]


@pytest.fixture
def settings(database: str) -> dict[str, str]:
    """An installation that names no bank."""
    return {**PACE, "PAYFLOWX_DATABASE_URL": database}


async def email_of(principal: Principal) -> str:
    """The address that `--as` takes."""
    return (await User.get(id=principal.user_id)).email


async def test_bank_is_told_and_changed_there_and_back(
    settings: dict[str, str], admin: Principal, user: Principal, merchant: Merchant, tmp_path: Path
) -> None:
    who, now = await email_of(admin), clock.utc_now()
    for _ in range(2):
        await pay(user, instruction(merchant), now=now)
    await settle(now=now)

    told = run_to_end("bank", folder=tmp_path, **settings)
    changed = run_to_end("bank", "statements", "--as", who, folder=tmp_path, **settings)
    again = run_to_end("bank", "statements", "--as", who, folder=tmp_path, **settings)
    silent = run_to_end("settle", "--once", folder=tmp_path, **settings)
    back = run_to_end("bank", "simulated", "--as", who, folder=tmp_path, **settings)
    settled = run_to_end("settle", "--once", folder=tmp_path, **settings)

    assert told.stdout == "simulated\n"
    assert changed.stdout == (
        "The payments of this book are settled by the bank `statements` from now on.\n"
        "withdrawn: 2 settlements that the simulated bank had announced and not paid\n"
    )
    assert again.stdout.endswith("already: nothing was changed.\n")
    assert (silent.returncode, silent.stdout) == (1, "")
    assert "settled by its bank's statements" in silent.stderr
    assert back.stdout == "The payments of this book are settled by the bank `simulated` from now on.\n"
    assert settled.stdout == "announced 2, settled 2, failed 0\n"
    assert [row.bank for row in await BankChoice.all().order_by("number")] == [Bank.STATEMENTS, Bank.SIMULATED]


@pytest.mark.parametrize("command", [("serve",), ("worker",), ("settle", "--once"), ("reconcile",), ("import", "x")])
async def test_setting_that_differs_from_the_book_is_refused_at_start(
    settings: dict[str, str], operator: Principal, tmp_path: Path, command: tuple[str, ...]
) -> None:
    await let_speak(Bank.STATEMENTS)
    (tmp_path / "x").write_text("x")
    before = await contents()
    more = ("--as", await email_of(operator)) if command[0] == "import" else ()

    done = run_to_end(*command, *more, folder=tmp_path, PAYFLOWX_BANK="simulated", **settings)

    assert done.returncode == 1
    assert "this book goes by the bank `statements`: unset PAYFLOWX_BANK, or have an admin change" in done.stderr
    assert await contents() == before


async def test_first_command_that_goes_by_a_bank_writes_it_down(settings: dict[str, str], tmp_path: Path) -> None:
    done = run_to_end("reconcile", folder=tmp_path, PAYFLOWX_BANK="statements", **settings)

    assert done.returncode == 0, done.stderr
    assert [row.bank for row in await BankChoice.all()] == [Bank.STATEMENTS]


async def test_change_in_the_wrong_name_or_in_none_is_refused(
    settings: dict[str, str], operator: Principal, tmp_path: Path
) -> None:
    before = await contents()
    for arguments, message in (
        ((), "Say in whose name, an admin's: `payflowx bank statements --as EMAIL`."),
        (("--as", await email_of(operator)), "This needs the role ADMIN"),
        (("--as", "nobody@example.com"), "nobody@example.com"),
    ):
        done = run_to_end("bank", "statements", *arguments, folder=tmp_path, **settings)
        assert (done.returncode, message in done.stderr) == (1, True), done.stderr

    assert await contents() == before
