"""What is written as camt, and the version that nobody writes any more, are what the schemas of ISO 20022 allow."""

from dataclasses import replace
from typing import Final

import pytest
from lxml import etree

from payflowx.core.money import Money
from payflowx.simulation.statement_files import Written, write_camt053
from tests.bank_statements.files import credit, statement
from tests.bank_statements.formats.camt_samples import FIRST_VERSION, IN_FIRST_VERSION
from tests.outside.schemas import schema

EUROS: Final = credit(Money(12_05, "EUR"), name="payment_01m8qc2zabe6sv0axg6t361pz5", remittance="Müller & <Söhne>")
PARTS: Final = (credit(Money(5_00, "EUR"), reference="A"), credit(Money(7_05, "EUR"), reference="B"))
STATEMENTS: Final = (
    statement([]),
    statement([EUROS]),
    statement([replace(EUROS, batch=PARTS)]),
    statement([EUROS], opening=-100_00, number=7),
    statement([credit(Money(500, "JPY"))]),
    statement([credit(Money(1_234, "KWD"), name=None, remittance="x" * 140)]),
    statement([replace(EUROS, is_credit=False), replace(EUROS, is_credit=False, return_reason="AM04")]),
    statement([replace(EUROS, is_reversal=True, return_reason="AM05")]),
)


def complaints(content: bytes) -> list[str]:
    """What the schema of its namespace says against a message."""
    root = etree.fromstring(content)
    message = etree.QName(root).namespace or ""
    found = schema(message.rpartition(":")[2])
    found.validate(root)
    return [str(error.message) for error in found.error_log]


@pytest.mark.parametrize("written", STATEMENTS)
def test_statement_that_is_written_is_valid(written: Written) -> None:
    assert complaints("".join(write_camt053([written])).encode()) == []


def test_statements_in_one_message_are_valid() -> None:
    assert complaints("".join(write_camt053(STATEMENTS)).encode()) == []


def test_first_version_as_the_tests_read_it_is_valid() -> None:
    assert complaints(FIRST_VERSION.format(entries=IN_FIRST_VERSION).encode()) == []


def test_schema_says_what_is_wrong() -> None:
    [complaint] = complaints("".join(write_camt053([STATEMENTS[1]])).replace("BOOK", "LATER").encode())

    assert "Cd" in complaint
