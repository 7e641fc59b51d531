"""OFX, XLSX, Norma 43 and CODA from the file to the settlement: what is paid, what came back, what can't be read."""

from collections.abc import Callable
from datetime import date
from typing import Final, NamedTuple

import pytest

from payflowx.bank_statements.formats.parts import Kind, StatementFormat
from payflowx.bank_statements.models import BankStatement, EntryStatus
from payflowx.core.ids import to_typeid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from tests.bank_statements.files import bring, camt, credit_for, entries, statement
from tests.bank_statements.formats.fixed_samples import coda, coda_more, coda_move, norma43, spanish_move, spanish_text
from tests.bank_statements.workbooks import Cell, number, workbook
from tests.factories import instruction, pay, settlement_of

TEN: Final = Money(10_00, "EUR")
DAY: Final = date(2026, 11, 23)


class Said(NamedTuple):
    """One movement: its signed amount, what its text names, whether it came back, and whether it can be read."""

    minor: int
    text: str
    is_return: bool = False
    is_readable: bool = True


def in_ofx(*movements: Said) -> bytes:
    """A file of OFX."""
    inner = "".join(
        f"<STMTTRN><TRNTYPE>OTHER<DTPOSTED>{'20261123' if said.is_readable else 'soon'}<TRNAMT>{said.minor / 100:.2f}"
        f"<FITID>2026-{place:05}<NAME>{'RETURNED PAYMENT' if said.is_return else 'MADE UP'}<MEMO>{said.text}</STMTTRN>"
        for place, said in enumerate(movements, start=1)
    )
    return (
        "<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>37040044<ACCTID>0532013000"
        f"</BANKACCTFROM><BANKTRANLIST>{inner}</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"
    ).encode()


def in_xlsx(*movements: Said) -> bytes:
    """A workbook in the generic layout."""
    header: list[Cell] = ["date", "amount", "currency", "reference", "description", "account", "type"]
    rows: list[list[Cell]] = [
        [
            *(DAY if said.is_readable else "soon", number(f"{said.minor / 100!r}"), "EUR", f"BANK-{place}", said.text),
            *("ACCOUNT1", "return" if said.is_return else "payment"),
        ]
        for place, said in enumerate(movements, start=1)
    ]
    return workbook([header, *rows])


def in_norma43(*movements: Said) -> bytes:
    """A file of Norma 43, a text over as many lines as it needs."""
    records: list[str] = []
    for said in movements:
        day = "261123" if said.is_readable else "261131"
        records.append(spanish_move(said.minor, concept="14" if said.is_return else "04", day=day))
        texts = [said.text[start : start + 76] for start in range(0, len(said.text), 76)]
        records += [spanish_text(place, text) for place, text in enumerate(texts, start=1)]
    return norma43(*records).encode()


def in_coda(*movements: Said) -> bytes:
    """A file of CODA, a text over as many records as it needs."""
    records: list[str] = []
    for place, said in enumerate(movements, start=1):
        code = ("00558000" if said.minor > 0 else "00503000") if said.is_return else "00150000"
        day = "231126" if said.is_readable else "311126"
        records.append(coda_move(said.minor, code=code, sequence=place, text=said.text, entry=day))
        records.append(coda_more(place, text=said.text[53:]))
    return coda(*records).encode()


Writer = Callable[..., bytes]
WRITERS: Final = {
    StatementFormat.OFX: in_ofx,
    StatementFormat.XLSX: in_xlsx,
    StatementFormat.NORMA_43: in_norma43,
    StatementFormat.CODA: in_coda,
}
each = pytest.mark.parametrize("format", WRITERS)


def name(payment: Payment) -> str:
    """The payment's id in a text that breaks it where the columns end."""
    return f"PAGO DEL PEDIDO DE NOVIEMBRE {to_typeid('payment', payment.id)} GRACIAS"


@each
async def test_entry_settles_the_payment_that_it_names(
    format: StatementFormat, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant, amount=TEN))

    done = await bring(operator, WRITERS[format](Said(10_00, name(payment)), Said(-3_00, "OFFICE")))

    settlement = await settlement_of(payment)
    assert settlement is not None
    assert (settlement.money, settlement.value_date or DAY) == (TEN, DAY)
    assert [row.format for row in done.statements] == [format]
    assert (done.totals[EntryStatus.MATCHED], done.totals[EntryStatus.IGNORED]) == (1, 1)


@each
async def test_reference_of_the_merchants_is_found(
    format: StatementFormat, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant, amount=TEN, reference="ORDER-77-2026"))

    await bring(operator, WRITERS[format](Said(10_00, "INVOICE ORDER-77-2026")))

    assert await settlement_of(payment) is not None


@each
@pytest.mark.parametrize("minor", [10_00, -10_00])
async def test_what_came_back_never_settles(
    format: StatementFormat, minor: int, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant, amount=TEN))

    await bring(operator, WRITERS[format](Said(minor, name(payment), is_return=True)))

    assert await settlement_of(payment) is None
    [entry] = await entries()
    assert (entry.status, entry.kind, entry.payment_id) == (EntryStatus.ORPHAN, Kind.RETURN, payment.id)


@each
async def test_row_that_can_not_be_read_is_kept_and_the_others_are_read(
    format: StatementFormat, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant, amount=TEN))
    said = (Said(1_00, "A BROKEN ROW", is_readable=False), Said(10_00, name(payment)))

    done = await bring(operator, WRITERS[format](*said))

    broken, read = await entries()
    assert (broken.status, read.status) == (EntryStatus.QUARANTINED, EntryStatus.MATCHED)
    assert "A BROKEN ROW" in broken.raw_text
    assert broken.problem is not None
    assert any(told.startswith("Entries that could not be read: 1.") for told in done.statements[0].problems)


@each
async def test_overlapping_file_brings_nothing_twice(
    format: StatementFormat, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant, amount=TEN))
    first, second = Said(10_00, name(payment)), Said(7_00, "SOMETHING ELSE")
    file = WRITERS[format](first)

    await bring(operator, file)
    again = await bring(operator, file)
    longer = await bring(operator, WRITERS[format](first, second))

    assert again.replayed
    assert [entry.status for entry in await entries()] == [
        EntryStatus.MATCHED,
        EntryStatus.DUPLICATE,
        EntryStatus.ORPHAN,
    ]
    assert longer.totals[EntryStatus.MATCHED] == 0


@each
async def test_entry_that_another_format_has_told_settles_nothing_twice(
    format: StatementFormat, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant, amount=TEN))
    await bring(operator, camt(statement([credit_for(payment)])))

    await bring(operator, WRITERS[format](Said(10_00, name(payment))))

    assert [entry.status for entry in await entries()] == [EntryStatus.MATCHED, EntryStatus.DUPLICATE]


@pytest.mark.parametrize("format", [StatementFormat.NORMA_43, StatementFormat.CODA])
async def test_balances_join_up(format: StatementFormat, operator: Principal) -> None:
    done = await bring(operator, WRITERS[format](Said(10_00, "ONE"), Said(-3_00, "TWO")))

    [row] = done.statements
    assert (row.is_complete, row.is_continuous, row.problems) == (True, True, [])
    assert (row.opening, row.closing) == (Money(1_000_00, "EUR"), Money(1_007_00, "EUR"))


async def test_accounts_are_those_that_other_formats_name(operator: Principal) -> None:
    for written in (in_ofx, in_norma43, in_coda):
        await bring(operator, written(Said(1_00, "ONE")))

    rows = await BankStatement.all().prefetch_related("bank_account").order_by("imported_at", "id")
    assert [row.bank_account.identification for row in rows if row.bank_account is not None] == [
        "DE89370400440532013000",
        "ES9121000418450200051332",
        "BE68539007547034",
    ]
