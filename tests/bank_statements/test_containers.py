"""Zips and gzips of statements: each file in them is an import of its own, and nothing in them is trusted."""

import gzip
import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payflowx.bank_statements import containers, jobs
from payflowx.bank_statements.models import BankStatement, EntryStatus, StatementFile
from payflowx.core.errors import InvalidInput
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from tests.bank_statements.files import bring, camt, credit, credit_for, statement
from tests.bank_statements.tellings import Movement, Sheet, mt940
from tests.factories import NOW, instruction, pay

TEN = Money(10_00, "USD")
STATEMENT = camt(statement([credit(TEN, name="ORDER-1")]))
NESTED = "it holds files itself: unpack the outer container first."
ANOTHER = mt940(Sheet([Movement("Ada Lovelace")]))


def zipped(files: Mapping[str, bytes], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these files."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return written.getvalue()


def told(content: bytes) -> Iterator[str | bytes]:
    """What each file of a container holds, or why it can't be read."""
    for each in containers.held(io.BytesIO(content), "bank.zip"):
        yield each.message if isinstance(each, InvalidInput) else each.file.read()


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
async def test_each_file_of_a_zip_is_an_import_of_its_own(
    user: Principal, operator: Principal, merchant: Merchant, compression: int
) -> None:
    payment = await pay(user, instruction(merchant, amount=TEN))
    files = {
        "june/": b"",
        "june/one.xml": camt(statement([credit_for(payment)])),
        "two.sta": ANOTHER,
        "__MACOSX/june/._one.xml": b"\x00\x05\x16\x07",
        "june/.DS_Store": b"Bud1",
        "june/Thumbs.db": b"\xd0\xcf",
    }

    done = await bring(operator, zipped(files, compression=compression), filename="bank.zip")

    assert (len(done.statements), done.replayed, done.refused) == (2, False, [])
    assert (done.totals[EntryStatus.MATCHED], done.totals[EntryStatus.ORPHAN]) == (1, 1)
    names = [file.filename for file in await StatementFile.all().order_by("filename")]
    assert names == ["bank.zip/june/one.xml", "bank.zip/two.sta"]
    again = await bring(operator, zipped(files), filename="again.zip")
    assert again.replayed
    assert [row.id for row in again.statements] == [row.id for row in done.statements]
    alone = await bring(operator, ANOTHER, filename="two.sta")
    assert alone.replayed


async def test_file_in_gzip_is_the_file(operator: Principal) -> None:
    done = await bring(operator, gzip.compress(STATEMENT), filename="one.xml.gz")

    assert [file.filename for file in await StatementFile.all()] == ["one.xml"]
    assert (await bring(operator, STATEMENT)).replayed
    assert len(done.statements) == 1


async def test_file_that_is_none_keeps_no_other_from_being_imported(operator: Principal) -> None:
    files = {"a.xml": STATEMENT, "readme.txt": b"Your statements.", "b.sta": ANOTHER}

    done = await bring(operator, zipped(files), filename="bank.zip")

    assert len(done.statements) == 2
    [refusal] = done.refused
    assert refusal.message.startswith("bank.zip/readme.txt: The file is none that can be told by its content")
    assert not done.replayed


async def test_dry_run_of_a_zip_keeps_nothing_and_shows_first_what_is_wrong(operator: Principal) -> None:
    broken = ANOTHER.replace(b"CR10,00", b"CR1O,00")
    files = {"a.xml": STATEMENT, "b.sta": broken}

    done = await bring(operator, zipped(files), filename="bank.zip", is_dry_run=True)

    assert [entry.status for entry in done.preview] == [EntryStatus.QUARANTINED, EntryStatus.ORPHAN]
    assert await BankStatement.all().count() == 0


async def test_dry_run_of_a_zip_tells_what_the_import_does(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant, amount=TEN))
    line = credit_for(payment)
    files = zipped(
        {
            "a.xml": camt(statement([line])),
            "b.xml": camt(statement([line, credit(TEN, name="ORDER-2")], number=2)),
            "again.xml": camt(statement([line])),
        }
    )

    tried = await bring(operator, files, filename="bank.zip", is_dry_run=True)
    assert await StatementFile.all().count() == 0
    done = await bring(operator, files, filename="bank.zip")

    assert tried.totals == done.totals
    assert done.totals[EntryStatus.MATCHED] == done.totals[EntryStatus.DUPLICATE] == 1
    assert len(tried.statements) == len(done.statements) == 2


async def test_all_that_is_wrong_is_told_where_nothing_is_right(operator: Principal) -> None:
    with pytest.raises(InvalidInput) as refusal:
        await bring(operator, zipped({"a.txt": b"a", "b.txt": b"b"}), filename="bank.zip")

    assert [line.split(":")[0] for line in refusal.value.message.splitlines()] == ["bank.zip/a.txt", "bank.zip/b.txt"]


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({}, "bank.zip is a zip without a file in it."),
        ({"only/": b""}, "bank.zip is a zip without a file in it."),
        ({f"{number}.xml": b"" for number in range(201)}, "bank.zip is a zip of 201 files: at most 200 are read."),
        (
            {"in.zip": zipped({"a.xml": STATEMENT})},
            f"bank.zip/in.zip: {NESTED}",
        ),
        (
            {"in.gz": gzip.compress(STATEMENT)},
            f"bank.zip/in.gz: {NESTED}",
        ),
    ],
    ids=["empty", "folders", "too many", "zip", "gzip"],
)
async def test_zip_that_is_not_read_is_refused_with_a_sentence(
    operator: Principal, files: dict[str, bytes], why: str
) -> None:
    with pytest.raises(InvalidInput) as refusal:
        await bring(operator, zipped(files), filename="bank.zip")

    assert (refusal.value.message, refusal.value.path) == (why, ("file",))
    assert await StatementFile.all().count() == 0


def test_what_is_larger_than_may_be_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(containers, "SIZE_MAX", 2_000_000)
    content = zipped({"a": b"a" * 1_500_000, "b": b"b" * 1_500_000, "c": b"c" * 100})

    found = list(told(content))

    assert found[0] == b"a" * 1_500_000
    assert found[1] == "bank.zip/b: all that is packed with it is more than 2 MB."
    assert list(told(gzip.compress(b"a" * 2_000_001))) == ["bank.zip: all that is packed with it is more than 2 MB."]


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_is_packed_otherwise_is_named_and_not_unpacked(compression: int) -> None:
    content = zipped({"a.xml": STATEMENT}, compression=compression)

    assert list(told(content)) == [
        "bank.zip/a.xml: it is packed in a way that is not read: pack it by Deflate, as usual."
    ]


def test_no_file_is_left_out_but_what_systems_leave_behind() -> None:
    files = {"../june.xml": b"1", ".bank/july.xml": b"2", ".august": b"3", "a/._june.xml": b"4", "a/desktop.ini": b"5"}

    assert list(told(zipped(files))) == [b"1", b"2", b"3"]


def test_encrypted_file_is_named() -> None:
    content = bytearray(zipped({"a.xml": STATEMENT, "b.sta": ANOTHER}))
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(magic) + offset] |= 1

    assert list(told(bytes(content))) == [
        "bank.zip/a.xml: it is encrypted: unpack it with its password first.",
        ANOTHER,
    ]


def test_office_document_is_no_container() -> None:
    assert not containers.is_container(io.BytesIO(zipped({"[Content_Types].xml": b"", "xl/workbook.xml": b""})))
    assert containers.is_container(io.BytesIO(zipped({"a.xml": b""})))
    assert containers.is_container(io.BytesIO(gzip.compress(b"")))
    assert not containers.is_container(io.BytesIO(b""))
    assert not containers.is_container(io.BytesIO(STATEMENT))


WHOLE = zipped({"a.xml": STATEMENT, "b.sta": ANOTHER})


@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 255), st.integers(0, len(WHOLE)))
def test_damaged_zip_gives_its_files_or_a_reason(place: int, byte: int, length: int) -> None:
    damaged = bytearray(WHOLE)
    damaged[place] = byte

    for content in (bytes(damaged), WHOLE[:length], gzip.compress(WHOLE)[:length]):
        try:
            found = list(told(content)) if containers.is_container(io.BytesIO(content)) else []
        except InvalidInput as refusal:
            found = [refusal.message]
        assert all(found)


async def test_folder_puts_a_zip_away_whole_or_with_what_is_wrong_in_it(operator: Principal, tmp_path: Path) -> None:
    async def find_user() -> Principal:
        return operator

    (tmp_path / "whole.zip").write_bytes(WHOLE)
    (tmp_path / "part.zip").write_bytes(zipped({"c.xml": camt(statement([], number=9)), "d.txt": b"nothing"}))
    folder = jobs.Folder(tmp_path, find_user)
    seen = await jobs.look(folder, {}, NOW)

    await jobs.look(folder, seen, NOW)

    assert (tmp_path / "imported" / "whole.zip").exists()
    why = (tmp_path / "refused" / "part.zip.why.txt").read_text()
    assert why.startswith("part.zip/d.txt: The file is none that can be told by its content")
    assert await StatementFile.all().count() == 3
