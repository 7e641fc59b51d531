"""What a version without counterparties has stored is read again from what was kept, or said to be unreadable."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from payflowx.bank_statements import recognition
from payflowx.bank_statements.formats import detection
from payflowx.bank_statements.formats.parts import Entry, Kind, StatementFormat, StatementOpened
from payflowx.bank_statements.models import BankStatement, StatementEntry
from payflowx.bank_statements.reading import ReadEntry, statement_row
from payflowx.bank_statements.reading import kept as as_stored
from payflowx.bank_statements.rereading import Kept, reread
from payflowx.bank_statements.service import files as files_service
from payflowx.bank_statements.service.storing import Storing
from payflowx.bank_statements.sql import importing as sql
from payflowx.core import db
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from tests.bank_statements.files import SAMPLES, bring, entries
from tests.bank_statements.tellings import Movement, Sheet, camt053

FILES: Final = sorted(path for path in SAMPLES.iterdir() if not path.name.startswith("csv"))


def kept_of(entry: Entry, opened: StatementOpened, number: int = 0) -> Kept:
    """What the version before has stored of an entry."""
    return Kept(
        format=opened.format,
        account_id=opened.account_id,
        kind=Kind.PAYMENT if entry.kind is Kind.RETURN else entry.kind,
        is_credit=entry.is_credit,
        is_reversal=entry.is_reversal,
        amount=entry.amount,
        booking_date=entry.booking_date,
        value_date=entry.value_date,
        bank_reference=as_stored(entry.bank_reference or entry.booking_reference, 255),
        remittance=as_stored(entry.remittance, 2000),
        transaction_code=as_stored(entry.transaction_code, 100),
        identity=recognition.numbered(recognition.identity_before(entry, opened.account_id), number),
        likeness=None,
        raw_text=as_stored(entry.raw, None) or "",
    )


def kept_in(path: Path) -> list[tuple[Kept, Entry]]:
    """All entries of a file, as they were stored and as they are."""
    found: list[tuple[Kept, Entry]] = []
    opened: StatementOpened | None = None
    with path.open("rb") as file:
        for part in detection.read(file, None, None):
            opened = part if isinstance(part, StatementOpened) else opened
            if isinstance(part, Entry) and opened is not None:
                found.append((kept_of(part, opened, number=len(found) % 3), part))
    return found


def told(entry: Entry) -> tuple[object, ...]:
    """What a version before has not told of an entry."""
    return entry.counterparty, entry.kind, entry.return_reason


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_entry_that_was_kept_whole_is_read_again(path: Path) -> None:
    found = kept_in(path)

    assert found
    for kept, entry in found:
        likeness = None if "*" in kept.raw_text else recognition.likeness(entry, kept.account_id)
        again = reread(kept)
        assert again is not None
        assert (again.likeness, told(again.entry)) == (likeness, told(entry)), kept.raw_text


@pytest.mark.parametrize(
    "changes",
    [
        {"raw_text": "…"},
        {"raw_text": ""},
        {"raw_text": "<Ntry><Amt"},
        {"identity": bytes(32)},
        {"amount": Money(1, "EUR")},
        {"format": StatementFormat.CSV},
        {"format": StatementFormat.BAI2},
        {"format": StatementFormat.MT940},
    ],
    ids=str,
)
def test_entry_that_cannot_be_told_for_certain_is_said_to_be_so(changes: dict[str, object]) -> None:
    kept, _ = kept_in(SAMPLES / "camt053_08.xml")[1]

    assert reread(kept) is not None
    assert reread(replace(kept, **changes)) is None  # type: ignore[arg-type]  # fields by name


async def store_as_before(storing: Storing, read: Sequence[ReadEntry]) -> None:
    """Stores entries as the version before did where none of them had come before."""
    rows = [
        entry.row._replace(
            identity=entry.identity_before, likeness=None, counterparty_name=None, counterparty_account=None
        )
        for entry in read
    ]
    columns = [list(column) for column in zip(*rows, strict=True)]
    await db.fetch(sql.ADD_ENTRIES, storing.statement.id, storing.now, *columns)


async def test_what_the_version_before_has_stored_is_recognised(
    operator: Principal, monkeypatch: pytest.MonkeyPatch
) -> None:
    movements = [Movement("Ada", reference="NONREF"), Movement(), Movement(), Movement("Grace", end_to_end_id="E-1")]
    first = Sheet(movements)
    with monkeypatch.context() as patched:
        patched.setattr(Storing, "store", store_as_before)
        await bring(operator, camt053(first))
    before = [entry.id for entry in await entries()]
    assert {entry.likeness for entry in await entries()} == {None}

    await bring(operator, camt053(replace(first, number=5, name="ANOTHER")))
    await bring(operator, camt053(replace(first, number=9, name="AND AGAIN", movements=[*movements, Movement("Eve")])))

    old, again, third = (await entries())[:4], (await entries())[4:8], (await entries())[8:]
    assert [entry.original_id for entry in old] == [None] * 4
    assert sorted(str(entry.original_id) for entry in again) == sorted(map(str, before))
    # Eve may be one of those who were not told, and then one of those who are not told now is new.
    assert [entry.original_id is None for entry in third].count(True) == 1


async def test_statement_that_the_version_before_has_stored_is_known(
    operator: Principal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def row_as_before(*arguments: Any) -> tuple[BankStatement, bytes]:
        row, identity = statement_row(*arguments)
        row.identity = identity
        return row, identity

    statement = Sheet([Movement("Ada"), Movement("Grace")])
    with monkeypatch.context() as patched:
        patched.setattr(files_service, "statement_row", row_as_before)
        await bring(operator, camt053(statement))

    await bring(operator, camt053(statement, Sheet([], number=2, opening=20_00, name="EMPTY")))

    assert await BankStatement.all().count() == 2
    assert await StatementEntry.all().count() == 2
