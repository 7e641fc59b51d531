"""Files that are no statements, break off, are damaged, hostile or large."""

from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payflowx.bank_statements.formats import camt
from payflowx.bank_statements.formats.parts import (
    Broken,
    Entry,
    Kind,
    StatementClosed,
    StatementOpened,
)
from payflowx.core.errors import InvalidInput

from .camt_samples import (
    GOLDEN,
    NAMES,
    assert_balanced,
    closed_of,
    details,
    euros,
    middle,
    ntry,
    parts_of,
    sample,
    signed,
    statement,
    without_raw,
)


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"\0\1\2",
        b":20:STARTUMS\r\n:25:12345678/0000000000\r\n",
        b"<Document><BkToCstmrStmt>",
        b"<Document><BkToCstmrStmt><GrpHdr/></BkToCstmrStmt></Document>",
        b"<html><body><Stmt><Ntry/></Stmt></body></html>",
        b"<Document><CstmrCdtTrfInitn/></Document>",
        b'<?xml version="1.0" encoding="no-such"?><Document/>',
        b"<a>" * 1_000,
        b"<" + b"a" * 100_000 + b"/>",
    ],
)
def test_file_without_a_statement_is_refused(file: bytes) -> None:
    with pytest.raises(InvalidInput) as caught:
        parts_of(file)

    assert caught.value.path == ("file",)
    assert len(caught.value.message) < 400


BOMB = '<!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "{}"><!ENTITY c "{}"><!ENTITY d "{}">]>'.format(
    "&a;" * 99, "&b;" * 99, "&c;" * 99
)


@pytest.mark.parametrize("declared", [BOMB, '<!DOCTYPE l SYSTEM "file:///etc/passwd">', "<!DOCTYPE l>"])
@pytest.mark.parametrize("before", ["", f"<!--{' ' * 40_000}-->"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_type_is_refused(declared: str, before: str, encoding: str) -> None:
    text = before + declared + statement(ntry(), ntry(rest="<AddtlNtryInf>x</AddtlNtryInf>"))

    with pytest.raises(InvalidInput, match="DOCTYPE"):
        parts_of(text.encode(encoding))


def test_entity_that_nobody_declared_is_no_text() -> None:
    parts = parts_of(statement(ntry(), ntry(rest="<AddtlNtryInf>&secret;</AddtlNtryInf>")))

    assert_balanced(parts)
    assert isinstance(middle(parts)[-1], Broken)


def test_file_that_breaks_off_keeps_what_was_read_and_says_so() -> None:
    text = sample("camt053_02.xml")
    cut = text[: text.index("NotProvided")]

    parts = parts_of(cut)

    assert_balanced(parts)
    assert without_raw(parts)[:2] == GOLDEN[:2]
    broken, closed = parts[2:]
    assert isinstance(broken, Broken)
    assert broken.raw == cut[cut.rindex("<Ntry>") :]
    assert broken.problem.startswith("The XML is not well-formed: ")
    assert "line" in broken.problem
    assert isinstance(closed, StatementClosed)
    assert closed.problems[0].startswith("The file ends before the statement does, or can't be read any further. ")


def test_file_that_breaks_off_after_its_statements_says_so() -> None:
    parts = parts_of(statement(ntry()).removesuffix("</Document>"))

    assert [type(part) for part in parts] == [StatementOpened, Entry, Broken, StatementClosed]
    assert closed_of(parts)[0].problems[0].startswith("After this statement, the file can't be read any further. ")


def test_file_that_breaks_off_anywhere_is_balanced_and_read_as_far_as_it_goes() -> None:
    text = sample("camt054_08.xml").encode()
    whole = middle(parts_of(text))

    for length in range(0, len(text) - 10, 7):
        try:
            parts = parts_of(text[:length])
        except InvalidInput:
            continue
        assert_balanced(parts)
        *read, broken = middle(parts)
        assert isinstance(broken, Broken)
        assert read == whole[: len(read)]
        assert closed_of(parts)[-1].problems


@settings(max_examples=300, deadline=None)
@given(
    name=st.sampled_from(NAMES),
    changes=st.lists(
        st.tuples(st.integers(0, 6_000), st.integers(0, 40), st.binary(max_size=12)), min_size=1, max_size=4
    ),
)
def test_damaged_file_is_refused_or_balanced(name: str, changes: list[tuple[int, int, bytes]]) -> None:
    file = sample(name).encode()
    for start, length, inserted in changes:
        file = file[:start] + inserted + file[start + length :]

    with suppress(InvalidInput):
        assert_balanced(parts_of(file))


def write_many(path: Path, count: int, one: str, *, around: tuple[str, str] = ("", "")) -> None:
    """A file with one statement, with the same text many times."""
    start, end = statement("#").split("#")
    with path.open("w", encoding="utf-8") as file:
        file.write(start + around[0])
        for _ in range(count):
            file.write(one)
        file.write(around[1] + end)


def count_within(path: Path, megabytes: int) -> int:
    """How many entries a file has, read in so much more memory at the most.

    The process is measured, because Python doesn't know of the parser's memory.
    """
    process = psutil.Process()
    before = process.memory_info().rss
    count = 0
    with path.open("rb") as file:
        for part in camt.read(file):
            count += isinstance(part, Entry)
            if count % 1_000 == 0:
                assert process.memory_info().rss - before < megabytes * 1024 * 1024
    return count


def test_memory_does_not_depend_on_the_number_of_entries(tmp_path: Path) -> None:
    write_many(tmp_path / "entries.xml", 20_000, ntry(rest=details(f"<RmtInf><Ustrd>{'x' * 200}</Ustrd></RmtInf>")))

    assert count_within(tmp_path / "entries.xml", 20) == 20_000


def test_memory_does_not_depend_on_the_number_of_details(tmp_path: Path) -> None:
    detail = f"<TxDtls>{euros('1')}<RmtInf><Ustrd>{'x' * 200}</Ustrd></RmtInf></TxDtls>"
    around = (f"<Ntry>{euros('20000')}<CdtDbtInd>CRDT</CdtDbtInd><NtryDtls>", "</NtryDtls></Ntry>")
    write_many(tmp_path / "details.xml", 20_000, detail, around=around)

    assert count_within(tmp_path / "details.xml", 40) == 20_000


def test_details_of_a_long_entry_are_each_read_once_and_as_a_whole() -> None:
    filler = f"<AddtlTxInf>{'x' * 2_000}</AddtlTxInf>"
    told = [f"<Refs><EndToEndId>{number}</EndToEndId></Refs>{filler}{euros('1')}" for number in range(2_000)]
    groups = [details(*told[:1_000]), *(details(one) for one in told[1_000:])]

    parts = middle(parts_of(statement(ntry(euros("2001"), rest="".join(groups)), ntry())))

    entries = [part for part in parts if isinstance(part, Entry)]
    assert len(entries) == len(parts)
    assert [entry.end_to_end_id for entry in entries] == [*map(str, range(2_000)), None, None]
    assert [signed(entry) for entry in entries] == [100] * 2_001 + [10_00]
    assert entries[-2].kind is Kind.REMAINDER


def test_long_detail_is_the_only_one_all_the_same() -> None:
    detail = f"<AddtlTxInf>{'x' * 3_000_000}</AddtlTxInf>"

    entry, _ = middle(parts_of(statement(ntry(rest=f"<AcctSvcrRef>B</AcctSvcrRef>{details(detail)}"), ntry())))

    assert isinstance(entry, Entry)
    assert (signed(entry), entry.bank_reference, len(entry.raw)) == (10_00, "B", 10_000)


def test_long_entry_that_cannot_be_read_is_broken_once() -> None:
    filler = f"<AddtlTxInf>{'x' * 100_000}</AddtlTxInf>"
    told = [details(euros("1") + filler) for _ in range(40)]

    broken, entry = middle(parts_of(statement(ntry(euros("?"), rest="".join(told)), ntry())))

    assert isinstance(broken, Broken)
    assert isinstance(entry, Entry)


def test_element_that_is_too_large_ends_the_reading() -> None:
    parts = parts_of(statement(ntry(), ntry(rest="<x/>" * 2_500_000), ntry()))

    assert_balanced(parts)
    entry, broken = middle(parts)
    assert isinstance(entry, Entry)
    assert isinstance(broken, Broken)
    assert broken.problem == "An element has more than 8 MB, which is the most."
