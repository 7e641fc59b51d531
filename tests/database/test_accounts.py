"""Accounts in the database: one row for all the ways in which one is written, also for what was imported before."""

from uuid import UUID

import asyncpg
import pytest

from payflowx.core import migrate

from .conftest import COMPARING
from .rows import VALID, Row, fill, insert, refused

MIGRATION = 7
IBAN = "DE89370400440532013000"


@pytest.mark.parametrize(
    ("written", "currency", "identification"),
    [
        *(
            (written, "EUR", IBAN)
            for written in (
                IBAN,
                "DE89 3704 0044 0532 0130 00",
                "de89 3704 0044 0532 0130 00",
                "/DE89370400440532013000",
                "DE89370400440532013000EUR",
                "DE89370400440532013000 EUR",
                "DE89370400440532013000/EUR",
                "COBADEFFXXX/DE89370400440532013000",
                "COBADEFF/DE89370400440532013000EUR",
                "DE89370400440532013000\nCOBADEFFXXX",
                "37040044/532013000",
                "37040044/0532013000",
                "37040044/0532013000EUR",
                "370 400 44/532013000",
            )
        ),
        ("NL91ABNA0417164300EUR", "EUR", "NL91ABNA0417164300"),
        ("/PL61109010140000071219812874", "PLN", "PL61109010140000071219812874"),
        ("AT611904300234573201", "EUR", "AT611904300234573201"),
        ("19043/00234573201", "EUR", "AT611904300234573201"),
        ("19043/234573201", "EUR", "AT611904300234573201"),
        ("MT84MALT011000012345MTLCAST001S", "EUR", "MT84MALT011000012345MTLCAST001S"),
        # What is no IBAN, for its check digits, its length or its country, stays what it is.
        ("DE88370400440532013000", "EUR", "DE88370400440532013000"),
        ("DE8937040044053201300", "EUR", "DE8937040044053201300"),
        ("5765432", "USD", "5765432"),
        ("0975312468", "USD", "0975312468"),
        ("123-456.789", "USD", "123456789"),
        ("123456789USD", "USD", "123456789"),
        ("123456789USD", "EUR", "123456789USD"),
        ("DEUTDEFF/1234567", "EUR", "DEUTDEFF/1234567"),
        ("20041/01005/0500013M026", "EUR", "20041/01005/0500013M026"),
        ("ACCOUNT1", "EUR", "ACCOUNT1"),
        ("Åccount İ1", "EUR", "CCOUNT1"),
        ("", "EUR", ""),
        ("///", "EUR", ""),
        (None, "EUR", ""),
        ("1234", None, "1234"),
    ],
)
async def test_ways_in_which_an_account_is_written_are_one(
    written: str | None, currency: str | None, identification: str, owner: asyncpg.Connection
) -> None:
    found = await owner.fetchval("SELECT payflowx_account_identification($1, $2)", written, currency)

    assert found == identification
    again = await owner.fetchval("SELECT payflowx_account_identification($1, $2)", found, currency)
    assert again == identification


@pytest.mark.parametrize(
    "changes",
    [{"account_id": "DE2"}, {"account_id": None}, {"currency": "EUR"}, {"currency": None, "is_continuous": None}],
)
async def test_statement_is_of_no_account_but_the_one_that_it_names(
    changes: Row, guarded_owner: asyncpg.Connection
) -> None:
    await fill(guarded_owner, before="bank_statements")

    async with refused(guarded_owner, "23001", "bank_statements_account"):
        await insert(guarded_owner, "bank_statements", {"opening_minor": None, "closing_minor": None, **changes})


async def test_statement_of_a_program_that_knows_no_accounts_is_given_its_own(
    guarded_owner: asyncpg.Connection,
) -> None:
    await fill(guarded_owner, before="bank_accounts")
    columns = {name: value for name, value in VALID["bank_statements"].items() if name != "bank_account_id"}
    names, values = ", ".join(columns), ", ".join(f"${number}" for number in range(1, len(columns) + 1))

    for number, written in ((1, "DE 1"), (2, "de1"), (3, None)):
        columns |= {
            "id": UUID(int=300 + number),
            "identity": bytes([number]) * 32,
            "account_id": written,
        }
        await guarded_owner.execute(f"INSERT INTO bank_statements ({names}) VALUES ({values})", *columns.values())

    accounts = await guarded_owner.fetch(
        """SELECT account.identification, account.written_as, account.currency, count(*) FROM bank_accounts AS account
        JOIN bank_statements ON bank_account_id = account.id GROUP BY account.id ORDER BY 1"""
    )
    assert [tuple(row) for row in accounts] == [("", None, "USD", 1), ("DE1", "DE 1", "USD", 2)]


async def test_statements_that_were_imported_before_have_their_accounts(
    empty_database: str, database: str, owner_url: str
) -> None:
    await migrate.upgrade(empty_database)
    await migrate.downgrade(empty_database, MIGRATION)
    connection = await asyncpg.connect(empty_database)
    for table in ("users", "merchants", "statement_files"):
        await insert(connection, table)
    columns = {name: value for name, value in VALID["bank_statements"].items() if name != "bank_account_id"}
    names, values = ", ".join(columns), ", ".join(f"${number}" for number in range(1, len(columns) + 1))
    written = [("DE89 3704 0044 0532 0130 00", "EUR"), ("37040044/532013000", "EUR"), (IBAN, "USD"), (None, "EUR")]
    for number, (account_id, currency) in enumerate([*written, (IBAN, None)], start=1):
        columns |= {"id": UUID(int=number), "identity": bytes([number]) * 32, "account_id": account_id}
        columns |= {"currency": currency}
        columns |= dict.fromkeys(("opening_minor", "closing_minor", "is_continuous"))
        await connection.execute(f"INSERT INTO bank_statements ({names}) VALUES ({values})", *columns.values())

    await migrate.upgrade(empty_database)

    rows = await connection.fetch(
        """SELECT account.identification, account.currency, account.written_as FROM bank_statements AS statement
        LEFT JOIN bank_accounts AS account ON account.id = bank_account_id ORDER BY statement.id"""
    )
    first = "DE89 3704 0044 0532 0130 00"
    assert [tuple(row) for row in rows] == [
        (IBAN, "EUR", first),
        (IBAN, "EUR", first),
        (IBAN, "USD", IBAN),
        ("", "EUR", None),
        (None, None, None),
    ]
    events = await connection.fetch("SELECT type, subject_id FROM events ORDER BY position")
    accounts = await connection.fetch("SELECT id FROM bank_accounts ORDER BY found_at, id")
    assert {row["subject_id"] for row in events} == {row["id"] for row in accounts}
    assert {row["type"] for row in events} == {"bank_account.found"}
    with pytest.raises(asyncpg.RestrictViolationError):
        await connection.execute("UPDATE bank_statements SET account_id = NULL")
    await connection.close()


def test_guards_that_compare_rows_are_known() -> None:
    assert ("bank_statements", "bank_statements_account") in COMPARING
