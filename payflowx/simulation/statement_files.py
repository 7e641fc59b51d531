"""Writes statements as a bank would, camt.053 and MT940: for rehearsals, whose truth is known beforehand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from xml.sax.saxutils import escape

from payflowx.core.currencies import EXPONENTS
from payflowx.core.money import Money

CAMT_NAMESPACE: Final = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"
MT940_LINE_MAX: Final = 65


@dataclass(frozen=True, slots=True)
class Line:
    """An entry to write, a credit unless told otherwise.

    `value_date` is a text, so that a rehearsal may write one that is no date. What has a `return_reason`, a code of ISO
    20022, is a direct debit that comes back unpaid, or as a reversal the return of that.
    """

    amount: Money
    bank_reference: str
    end_to_end_id: str | None
    remittance: str
    value_date: str
    batch: tuple["Line", ...] = ()
    is_credit: bool = True
    is_reversal: bool = False
    return_reason: str | None = None

    @property
    def balance_minor(self) -> int:
        """What it changes of the account's balance."""
        return self.amount.amount_minor if self.is_credit else -self.amount.amount_minor


@dataclass(frozen=True, slots=True)
class Written:
    """A statement to write: one account in one currency on one day."""

    account_id: str
    currency: str
    day: date
    number: int
    opening_minor: int
    closing_minor: int
    lines: Sequence[Line]


def write_camt053(statements: Sequence[Written]) -> Iterator[str]:
    """The pieces of a camt.053.001.08 message (ISO 20022) with these statements."""
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="{CAMT_NAMESPACE}">\n<BkToCstmrStmt>\n'
    day = statements[0].day.isoformat()
    yield f"<GrpHdr><MsgId>SIMBANK-{day}</MsgId><CreDtTm>{day}T23:59:59Z</CreDtTm></GrpHdr>\n"
    for statement in statements:
        yield from _camt_statement(statement)
    yield "</BkToCstmrStmt>\n</Document>\n"


def write_mt940(statements: Sequence[Written]) -> Iterator[str]:
    """The pieces of a file of MT940 messages (SWIFT, Category 9) with these statements, without the envelope."""
    for statement in statements:
        day = f"{statement.day:%y%m%d}"
        yield f":20:SIM{day}{statement.currency}\r\n:25:{statement.account_id}\r\n:28C:{statement.number:05d}/001\r\n"
        yield f":60F:{_mt940_balance(statement.opening_minor, day, statement.currency)}\r\n"
        for line in statement.lines:
            yield from _mt940_line(line)
        yield f":62F:{_mt940_balance(statement.closing_minor, day, statement.currency)}\r\n-\r\n"


def _camt_statement(statement: Written) -> Iterator[str]:
    day = statement.day.isoformat()
    yield (
        f"<Stmt><Id>{statement.account_id}-{day}</Id><ElctrncSeqNb>{statement.number}</ElctrncSeqNb>"
        f"<CreDtTm>{day}T23:59:59Z</CreDtTm><FrToDt><FrDtTm>{day}T00:00:00Z</FrDtTm><ToDtTm>{day}T23:59:59Z</ToDtTm></FrToDt>"
        f"<Acct><Id><Othr><Id>{statement.account_id}</Id></Othr></Id><Ccy>{statement.currency}</Ccy></Acct>\n"
    )
    for code, minor in (("OPBD", statement.opening_minor), ("CLBD", statement.closing_minor)):
        yield (
            f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>{_camt_amount(Money(abs(minor), statement.currency))}"
            f"{_camt_direction(minor >= 0)}<Dt><Dt>{day}</Dt></Dt></Bal>\n"
        )
    for line in statement.lines:
        details = line.batch or (line,)
        family, sub_family = _camt_families(line)
        yield (
            f"<Ntry>{_camt_amount(line.amount)}{_camt_direction(line.is_credit)}"
            f"{'<RvslInd>true</RvslInd>' if line.is_reversal else ''}<Sts><Cd>BOOK</Cd></Sts>"
            f"<BookgDt><Dt>{day}</Dt></BookgDt><ValDt><Dt>{escape(line.value_date)}</Dt></ValDt>"
            f"<AcctSvcrRef>{escape(line.bank_reference)}</AcctSvcrRef>"
            f"<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>{family}</Cd><SubFmlyCd>{sub_family}</SubFmlyCd></Fmly></Domn></BkTxCd>"
            f"<NtryDtls>{''.join(map(_camt_detail, details))}</NtryDtls></Ntry>\n"
        )
    yield "</Stmt>\n"


def _camt_direction(is_credit: bool) -> str:
    return f"<CdtDbtInd>{'CRDT' if is_credit else 'DBIT'}</CdtDbtInd>"


def _camt_families(line: Line) -> tuple[str, str]:
    """Family and sub-family of payments (ISO 20022, External Code Sets): SEPA credit transfers that were received or
    issued, and issued direct debits that are unpaid.
    """
    if line.return_reason is not None:
        return "IDDT", "UPDD"
    return ("RCDT" if line.is_credit else "ICDT"), "ESCT"


def _camt_detail(line: Line) -> str:
    reason = line.return_reason
    returned = "" if reason is None else f"<RtrInf><Rsn><Cd>{escape(reason)}</Cd></Rsn></RtrInf>"
    return (
        f"<TxDtls><Refs><AcctSvcrRef>{escape(line.bank_reference)}</AcctSvcrRef>"
        f"<EndToEndId>{escape(line.end_to_end_id or 'NOTPROVIDED')}</EndToEndId></Refs>{_camt_amount(line.amount)}"
        f"{_camt_direction(line.is_credit)}<RmtInf><Ustrd>{escape(line.remittance)}</Ustrd></RmtInf>{returned}</TxDtls>"
    )


def _camt_amount(money: Money) -> str:
    return f'<Amt Ccy="{money.currency}">{money.amount:f}</Amt>'


def _mt940_balance(minor: int, day: str, currency: str) -> str:
    return f"{'D' if minor < 0 else 'C'}{day}{currency}{_mt940_amount(Money(abs(minor), currency))}"


def _mt940_amount(money: Money) -> str:
    """SWIFT's amounts have a comma, whether decimals follow it or not."""
    text = f"{money.amount:f}".replace(".", ",")
    return text if EXPONENTS[money.currency] else f"{text},"


def _mt940_line(line: Line) -> Iterator[str]:
    day = line.value_date.replace("-", "")[2:]
    reference = line.bank_reference[-16:]
    code = "NTRF" if line.return_reason is None else "NRTI"
    yield f":61:{day}{_mt940_mark(line)}{_mt940_amount(line.amount)}{code}NONREF//{reference}\r\n"
    end_to_end = "" if line.end_to_end_id is None else f"/EREF/{_swift(line.end_to_end_id)}"
    returned = "" if line.return_reason is None else f"/RTRN/{line.return_reason}"
    text = f"{end_to_end}{returned}/REMI/{_swift(line.remittance)}"
    pieces = [text[start : start + MT940_LINE_MAX] for start in range(0, len(text), MT940_LINE_MAX)]
    yield ":86:" + "\r\n".join(pieces[:6]) + "\r\n"


def _mt940_mark(line: Line) -> str:
    """Credit or debit, or the reversal of the other one (SWIFT, MT 940, field 61, subfield 3)."""
    if line.is_reversal:
        return "RD" if line.is_credit else "RC"
    return "C" if line.is_credit else "D"


def _swift(text: str) -> str:
    """In SWIFT's character set X, which has no underscore; what it lacks becomes a full stop."""
    return "".join(mark if mark.isascii() and (mark.isalnum() or mark in " -?:().,'+") else "." for mark in text)
