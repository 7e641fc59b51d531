"""Statements that tell of the same movements in several ways: with and without counterparties, whole and in pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

DAY: Final = date(2026, 11, 23)
IBAN: Final = "DE89370400440532013000"
ACCOUNT: Final = "37040044/0532013000"
"""The account's number, as the older format has it."""


@dataclass(frozen=True, slots=True)
class Movement:
    """A credit; what is None is not told."""

    name: str | None = None
    account: str | None = None
    minor: int = 10_00
    text: str = "Fee 2026"
    end_to_end_id: str | None = None
    reference: str | None = None
    entry_reference: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A statement, or a page of one, in EUR."""

    movements: Sequence[Movement]
    number: int = 1
    page: int | None = None
    opening: int = 0
    name: str = "S"
    day: date = DAY

    @property
    def closing(self) -> int:
        """The balance with which it ends."""
        return self.opening + sum(movement.minor for movement in self.movements)


def sheets(movements: Sequence[Movement], *cuts: int, number: int = 1, is_paged: bool = True) -> list[Sheet]:
    """A statement of these movements in pages that are cut at these places."""
    found: list[Sheet] = []
    opening = 0
    for page, (start, end) in enumerate(zip((0, *cuts), (*cuts, len(movements)), strict=True), start=1):
        sheet = Sheet(movements[start:end], number, page if is_paged else None, opening)
        opening = sheet.closing
        found.append(sheet)
    return found


def camt053(*statements: Sheet) -> bytes:
    """A camt.053 file."""
    return f"<Document><BkToCstmrStmt>{''.join(map(_statement, statements))}</BkToCstmrStmt></Document>".encode()


def mt940(*statements: Sheet, tells_counterparty: bool = True) -> bytes:
    """An MT940 file, its details in the German structure, with the counterparties or without any."""
    return "".join(_message(statement, tells_counterparty=tells_counterparty) for statement in statements).encode()


def _statement(sheet: Sheet) -> str:
    page = "" if sheet.page is None else f"<StmtPgntn><PgNb>{sheet.page}</PgNb></StmtPgntn>"
    balances = "".join(
        f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>{_amount(abs(minor))}"
        f"<CdtDbtInd>{'CRDT' if minor >= 0 else 'DBIT'}</CdtDbtInd><Dt><Dt>{sheet.day}</Dt></Dt></Bal>"
        for code, minor in (("OPBD", sheet.opening), ("CLBD", sheet.closing))
    )
    return (
        f"<Stmt><Id>{sheet.name}</Id>{page}<ElctrncSeqNb>{sheet.number}</ElctrncSeqNb>"
        f"<Acct><Id><IBAN>{IBAN}</IBAN></Id><Ccy>EUR</Ccy></Acct>{balances}"
        f"{''.join(_entry(movement, sheet.day) for movement in sheet.movements)}</Stmt>"
    )


def _entry(movement: Movement, day: date) -> str:
    party = "" if movement.name is None else f"<Dbtr><Nm>{movement.name}</Nm></Dbtr>"
    party += "" if movement.account is None else f"<DbtrAcct><Id><IBAN>{movement.account}</IBAN></Id></DbtrAcct>"
    text = f"<RmtInf><Ustrd>{movement.text}</Ustrd></RmtInf>" if movement.text else ""
    reference = "" if movement.reference is None else f"<AcctSvcrRef>{movement.reference}</AcctSvcrRef>"
    counter = "" if movement.entry_reference is None else f"<NtryRef>{movement.entry_reference}</NtryRef>"
    return (
        f"<Ntry>{counter}{_amount(movement.minor)}<CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>"
        f"<BookgDt><Dt>{day}</Dt></BookgDt><ValDt><Dt>{day}</Dt></ValDt>{reference}<NtryDtls><TxDtls>"
        f"<Refs><EndToEndId>{movement.end_to_end_id or 'NOTPROVIDED'}</EndToEndId></Refs>{_amount(movement.minor)}"
        f"<RltdPties>{party}</RltdPties>{text}</TxDtls></NtryDtls></Ntry>"
    )


def _amount(minor: int) -> str:
    return f'<Amt Ccy="EUR">{minor // 100}.{minor % 100:02}</Amt>'


def _message(sheet: Sheet, *, tells_counterparty: bool) -> str:
    day = f"{sheet.day:%y%m%d}"
    first, last = sheet.page in (None, 1), True
    number = f"{sheet.number:05}" if sheet.page is None else f"{sheet.number:05}/{sheet.page:03}"
    lines = [f":20:{sheet.name}", f":25:{ACCOUNT}", f":28C:{number}"]
    lines.append(f":60{'F' if first else 'M'}:C{day}EUR{_comma(sheet.opening)}")
    for movement in sheet.movements:
        lines.append(f":61:{day}{day[2:]}CR{_comma(movement.minor)}N166{movement.reference or 'NONREF'}")
        end_to_end = f"?20EREF+{movement.end_to_end_id}" if movement.end_to_end_id else ""
        account = f"?31{movement.account}" if tells_counterparty and movement.account else ""
        name = f"?32{movement.name}" if tells_counterparty and movement.name else ""
        lines.append(f":86:166?00CREDIT{end_to_end}?21SVWZ+{movement.text}{account}{name}")
    lines.append(f":62{'F' if last else 'M'}:C{day}EUR{_comma(sheet.closing)}")
    return "".join(f"{line}\r\n" for line in [*lines, "-"])


def _comma(minor: int) -> str:
    return f"{minor // 100},{minor % 100:02}"
