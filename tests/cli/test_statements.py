"""`payflowx bank-statement`, `import` and `verify-run`: a rehearsal from the first payment to the proof."""

import zipfile
from pathlib import Path

import pytest

from payflowx.bank_statements.formats.unread import NOT_TOLD
from payflowx.bank_statements.models import BankAccount, StatementFile
from payflowx.core import clock
from payflowx.core.ids import to_typeid
from payflowx.core.principal import Principal
from payflowx.identity.models import User
from payflowx.merchants.models import Merchant
from payflowx.reconciliation.models import ReconciliationRun
from payflowx.settlements.models import Bank
from tests.bank_statements.files import SAMPLES
from tests.factories import instruction, let_speak, pay, settlement_of
from tests.people import admin, merchant, operator, user
from tests.servers import PACE, run_to_end
from tests.tables import contents

__all__ = ["admin", "merchant", "operator", "user"]


@pytest.fixture
async def settings(database: str, operator: Principal) -> dict[str, str]:
    """An installation whose payments are settled by statements."""
    return {**PACE, "PAYFLOWX_DATABASE_URL": database, "PAYFLOWX_BANK": "statements", "COLUMNS": "200"}


async def email_of(principal: Principal) -> str:
    """The address that `--as` takes."""
    return (await User.get(id=principal.user_id)).email


async def test_rehearsal_is_imported_judged_and_proved(
    settings: dict[str, str], user: Principal, operator: Principal, merchant: Merchant, tmp_path: Path
) -> None:
    now = clock.utc_now()
    payments = [await pay(user, instruction(merchant), now=now) for _ in range(3)]
    settings["PAYFLOWX_BANK_DELAY"] = "PT0S"
    who = await email_of(operator)

    written = run_to_end(
        *("bank-statement", "--date", f"{now:%Y-%m-%d}", "--fault", "drop", "--output", "day.xml"),
        folder=tmp_path,
        **settings,
    )
    tried = run_to_end("import", "day.xml", "--as", who, "--dry-run", folder=tmp_path, **settings)
    assert [await settlement_of(payment) for payment in payments] == [None] * 3
    imported = run_to_end("import", "day.xml", "--as", who, folder=tmp_path, **settings)
    again = run_to_end("import", "day.xml", "--as", who, folder=tmp_path, **settings)
    judged = run_to_end("reconcile", folder=tmp_path, **settings)

    assert [done.returncode for done in (written, tried, imported, again, judged)] == [0] * 5, imported.stderr
    assert written.stderr.splitlines()[-1] == f"drop: {to_typeid('payment', payments[0].id)}"
    assert "day.xml: would be imported" in tried.stdout
    assert "day.xml: imported" in imported.stdout
    assert "day.xml: had been imported before" in again.stdout
    assert [await settlement_of(payment) is not None for payment in payments] == [False, True, True]
    assert "MATCHED" in judged.stdout

    [run] = await ReconciliationRun.all()
    proved = run_to_end("verify-run", to_typeid("run", run.id), folder=tmp_path, **settings)
    assert proved.returncode == 0
    assert proved.stdout.startswith("The run holds: 3 payments")


async def test_file_of_each_format_is_told_by_its_content(
    settings: dict[str, str], operator: Principal, tmp_path: Path
) -> None:
    names = ["camt053_08.xml", "camt054_08.xml", "mt940_german.sta", "bai2_previous_day.bai", "csv_wise.csv"]

    done = run_to_end(
        "import",
        *(str(SAMPLES / name) for name in names),
        "--as",
        await email_of(operator),
        folder=tmp_path,
        **settings,
    )

    assert done.returncode == 0, done.stderr
    for kind in ("CAMT_053", "CAMT_054", "MT940", "BAI2", "CSV"):
        assert kind in done.stdout
    told = run_to_end("accounts", folder=tmp_path, **settings)
    found = {account.identification or "(none named)" for account in await BankAccount.all()}
    assert len(found) > 3
    assert {line.split("│")[1].strip() for line in told.stdout.splitlines() if "│" in line} == found


async def test_what_can_not_be_imported_is_refused_in_a_line(
    settings: dict[str, str], user: Principal, operator: Principal, tmp_path: Path
) -> None:
    (tmp_path / "rubbish.txt").write_text("hello")
    (tmp_path / "mapping.toml").write_text("name = 1")
    await let_speak(Bank.STATEMENTS)
    before = await contents()
    operators, users = await email_of(operator), await email_of(user)

    for arguments, message in (
        (("rubbish.txt", "--as", operators), "The file is none that can be told by its content"),
        (("nowhere.xml", "--as", operators), "can't be read: No such file or directory."),
        ((str(SAMPLES / "camt053_08.xml"), "--as", users), "This needs the role OPERATOR"),
        ((str(SAMPLES / "camt053_08.xml"), "--as", "nobody@example.com"), "nobody@example.com"),
        (("rubbish.txt", "--as", operators, "--mapping", "mapping.toml"), "name"),
    ):
        done = run_to_end("import", *arguments, folder=tmp_path, **settings)
        assert (done.returncode, message in done.stderr) == (1, True), done.stderr

    assert await contents() == before


async def test_file_that_is_wrong_stops_no_other(settings: dict[str, str], operator: Principal, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("hello")
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.write(SAMPLES / "mt940_german.sta", "june.sta")
        archive.write(tmp_path / "bad.txt", "bad.txt")
    await let_speak(Bank.STATEMENTS)
    files = (str(SAMPLES / "camt053_08.xml"), "bad.txt", "nowhere.xml", "all.zip")

    done = run_to_end("import", *files, "--as", await email_of(operator), folder=tmp_path, **settings)

    assert done.returncode == 1
    told = done.stderr.splitlines()
    assert [line for line in told if "not imported" in line] == [
        f"bad.txt: not imported: {NOT_TOLD}",
        "nowhere.xml: not imported: nowhere.xml can't be read: No such file or directory.",
        f"- not imported: all.zip/bad.txt: {NOT_TOLD}",
    ]
    assert [file.filename for file in await StatementFile.all().order_by("filename")] == [
        "all.zip/june.sta",
        "camt053_08.xml",
    ]


async def test_simulated_bank_is_silent_where_statements_settle(settings: dict[str, str], tmp_path: Path) -> None:
    done = run_to_end("settle", "--once", folder=tmp_path, **settings)

    assert done.returncode == 1
    assert "settled by its bank's statements (`payflowx import`), and not by the simulated bank" in done.stderr


def test_mapping_is_proposed_from_a_file_and_says_what_it_leaves_open(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("Datum;Text;Betrag\n30.11.2026;A;-1.000,50 €\n", encoding="utf-8")
    (tmp_path / "other.csv").write_text("date,amount,currency\n01/02/2026,-1.50,EUR\n", encoding="utf-8")
    (tmp_path / "none.csv").write_text("hello\n", encoding="utf-8")

    proposed = run_to_end("propose-mapping", "mine.csv", "--output", "mine.toml", folder=tmp_path)
    asked = run_to_end("propose-mapping", "other.csv", folder=tmp_path)
    refused = run_to_end("propose-mapping", "none.csv", folder=tmp_path)

    assert (proposed.returncode, proposed.stderr) == (0, "")
    assert 'amount = "Betrag"' in (tmp_path / "mine.toml").read_text(encoding="utf-8")
    assert "format.dates: 01/02/2026 may be 2026-02-01" in asked.stderr
    assert 'undecided = ["format.dates"]' in asked.stdout
    assert refused.returncode == 1
    assert "no rows with a day and an amount" in refused.stderr
