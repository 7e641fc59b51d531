"""Statements to read: samples from files, and small ones made of entries."""

from collections.abc import Iterable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Final

from payflowx.bank_statements.formats import camt
from payflowx.bank_statements.formats.parts import (
    Balance,
    Broken,
    Counterparty,
    Entry,
    Kind,
    Part,
    StatementClosed,
    StatementFormat,
    StatementOpened,
)
from payflowx.core.money import Money

SAMPLES: Final = Path(__file__).parents[1] / "samples"
NAMES: Final = ("camt052_02.xml", "camt053_02.xml", "camt053_08.xml", "camt053_10.xml", "camt054_08.xml")


MARCH_2: Final = date(2026, 3, 2)
MARCH_3: Final = date(2026, 3, 3)
GOLDEN: Final[list[Part]] = [
    StatementOpened(
        format=StatementFormat.CAMT_053,
        number=0,
        account_id="DE89370400440532013000",
        statement_id="STATEMENT-61",
        sequence_number=61,
        page_number=None,
        currency="EUR",
        opening=Balance(-1000_00, "EUR", MARCH_2),
        from_date=MARCH_2,
        to_date=MARCH_2,
        is_intraday=False,
    ),
    Entry(
        position=0,
        kind=Kind.PAYMENT,
        is_credit=True,
        is_reversal=False,
        is_booked=True,
        amount=Money(120_50, "EUR"),
        booking_date=MARCH_2,
        value_date=MARCH_3,
        bank_reference="BANK-1",
        booking_reference="BANK-1",
        end_to_end_id="ORDER-1001",
        references=("MESSAGE-1", "TX-1", "MANDATE-1", "RF18539007547034"),
        remittance="Order 1001, thank you",
        transaction_code="PMNT-RCDT-ESCT",
        return_reason=None,
        raw="",
        counterparty=Counterparty("Müller & Söhne", "DE02120300000000202051"),
    ),
    Entry(
        position=1,
        kind=Kind.RETURN,
        is_credit=False,
        is_reversal=True,
        is_booked=True,
        amount=Money(30_00, "EUR"),
        booking_date=MARCH_2,
        value_date=MARCH_2,
        bank_reference="BANK-2-A",
        booking_reference="BANK-2",
        end_to_end_id=None,
        references=(),
        remittance="Returned direct debit",
        transaction_code="PMNT-RDDT-UPDD",
        return_reason="AC04 Account closed",
        raw="",
    ),
    Entry(
        position=2,
        kind=Kind.FEE,
        is_credit=False,
        is_reversal=False,
        is_booked=False,
        amount=Money(1_50, "EUR"),
        booking_date=None,
        value_date=None,
        bank_reference=None,
        booking_reference=None,
        end_to_end_id=None,
        references=(),
        remittance="Fees of March",
        transaction_code="ACMT-MDOP-CHRG",
        return_reason=None,
        raw="",
    ),
    StatementClosed(
        number=0,
        closing=Balance(-909_50, "EUR", MARCH_2),
        to_date=MARCH_2,
        entry_count_stated=3,
        credit_sum_stated_minor=120_50,
        debit_sum_stated_minor=30_00,
        is_complete=True,
        problems=(),
    ),
]
"""What the samples of camt.053 say, without the raw text of the entries."""

FIRST_VERSION: Final = (
    '<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.01">'
    "<BkToCstmrStmtV01><GrpHdr><MsgId>M1</MsgId><CreDtTm>2008-03-03T22:00:00</CreDtTm></GrpHdr>"
    "<Stmt><Id>S1</Id><CreDtTm>2008-03-03T22:00:00</CreDtTm><Acct><Id><PrtryAcct><Id>4711</Id></PrtryAcct></Id>"
    "<Ccy>EUR</Ccy></Acct>"
    "<Bal><Tp><Cd>OPBD</Cd></Tp><Amt Ccy='EUR'>1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2008-03-02</Dt></Dt></Bal>"
    "<Bal><Tp><Cd>CLBD</Cd></Tp><Amt Ccy='EUR'>13.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2008-03-03</Dt></Dt></Bal>"
    "{entries}</Stmt></BkToCstmrStmtV01></Document>"
)
IN_FIRST_VERSION: Final = (
    "<Ntry><Amt Ccy='EUR'>12.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><AcctSvcrRef>B1</AcctSvcrRef>"
    "<BkTxCd><Prtry><Cd>NTRF</Cd></Prtry></BkTxCd><Btch><NbOfTxs>2</NbOfTxs></Btch>"
    "<TxDtls><Refs><EndToEndId>SHOP-1</EndToEndId></Refs><AmtDtls><TxAmt><Amt Ccy='EUR'>5.00</Amt></TxAmt></AmtDtls>"
    "<RltdPties><Dbtr><Nm>Ada</Nm></Dbtr><DbtrAcct><Id><BBAN>0815</BBAN></Id></DbtrAcct></RltdPties>"
    "<RmtInf><Strd><RfrdDocInf><RfrdDocNb>INV-1</RfrdDocNb></RfrdDocInf>"
    "<CdtrRefInf><CdtrRef>RF18539007547034</CdtrRef></CdtrRefInf></Strd></RmtInf></TxDtls>"
    "<TxDtls><Refs><EndToEndId>SHOP-2</EndToEndId></Refs><AmtDtls><TxAmt><Amt Ccy='EUR'>7.00</Amt></TxAmt></AmtDtls>"
    "<RtrInf><RtrRsn><Cd>AC04</Cd></RtrRsn><AddtlRtrRsnInf>closed</AddtlRtrRsnInf></RtrInf></TxDtls></Ntry>"
)


def sample(name: str) -> str:
    """The text of a file of samples."""
    return (SAMPLES / name).read_text(encoding="utf-8")


def parts_of(file: str | bytes) -> list[Part]:
    """What is read from these bytes, or from this text in UTF-8."""
    return list(camt.read(BytesIO(file.encode() if isinstance(file, str) else file)))


def statement(*entries: str, head: str = "<Acct><Ccy>EUR</Ccy></Acct>") -> str:
    """A file with one statement of these entries."""
    return f"<Document><BkToCstmrStmt><Stmt>{head}{''.join(entries)}</Stmt></BkToCstmrStmt></Document>"


def ntry(
    amount: str = '<Amt Ccy="EUR">10.00</Amt>', direction: str = "CRDT", rest: str = "", status: str = "BOOK"
) -> str:
    """An entry; what is left out is left out of it."""
    says = f"<CdtDbtInd>{direction}</CdtDbtInd>" if direction else ""
    return f"<Ntry>{amount}{says}<Sts>{status}</Sts>{rest}</Ntry>"


def euros(amount: str) -> str:
    """An amount of an entry or of a detail."""
    return f'<Amt Ccy="EUR">{amount}</Amt>'


def details(*contents: str) -> str:
    """The details of an entry."""
    return f"<NtryDtls>{''.join(f'<TxDtls>{content}</TxDtls>' for content in contents)}</NtryDtls>"


def middle(parts: Iterable[Part]) -> list[Entry | Broken]:
    """What stands between the openings and the closings."""
    return [part for part in parts if isinstance(part, Entry | Broken)]


def entries_of(*entries: str) -> list[Entry]:
    """What these entries are read as, where none of them is broken."""
    found = middle(parts_of(statement(*entries)))
    assert not [part for part in found if isinstance(part, Broken)]
    return [part for part in found if isinstance(part, Entry)]


def broken_of(entry: str) -> Broken:
    """Why this entry can't be read, while those before and after it can."""
    before, broken, after = middle(parts_of(statement(ntry(), entry, ntry())))
    assert isinstance(before, Entry)
    assert isinstance(broken, Broken)
    assert isinstance(after, Entry)
    assert (before.position, broken.position, after.position) == (0, 1, 2)
    assert broken.raw == entry
    return broken


def opened_of(parts: Iterable[Part]) -> list[StatementOpened]:
    """The openings."""
    return [part for part in parts if isinstance(part, StatementOpened)]


def closed_of(parts: Iterable[Part]) -> list[StatementClosed]:
    """The closings."""
    return [part for part in parts if isinstance(part, StatementClosed)]


def signed(entry: Entry) -> int:
    """What an entry does to the account."""
    return entry.amount.amount_minor if entry.is_credit else -entry.amount.amount_minor


def assert_balanced(parts: list[Part]) -> None:
    """Each statement is opened, then has its parts numbered from 0, and then is closed; there is one at least."""
    number, position, is_open = 0, 0, False
    for part in parts:
        if isinstance(part, StatementOpened):
            assert (is_open, part.number) == (False, number)
            is_open, position = True, 0
        elif isinstance(part, StatementClosed):
            assert (is_open, part.number) == (True, number)
            is_open, number = False, number + 1
        else:
            assert is_open
            assert part.position == position
            position += 1
    assert not is_open
    assert number


def without_raw(parts: list[Part]) -> list[Part]:
    """The parts, without the text of the entries, which differs from version to version."""
    return [part._replace(raw="") if isinstance(part, Entry) else part for part in parts]
