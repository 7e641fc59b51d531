"""Statements with money that came back, in each format: the ways in which banks say so."""

from dataclasses import dataclass
from itertools import count
from typing import Final

from payflowx.core.ids import to_typeid
from payflowx.payments.models import Payment

NUMBERS: Final = count(1)


@dataclass(frozen=True, slots=True)
class Back:
    """One entry: whether it is a credit, of how many minor units, and what it names; each file has others."""

    is_credit: bool
    amount_minor: int
    name: str
    currency: str = "EUR"
    is_reversal: bool = False
    text: str = ""

    @property
    def amount(self) -> str:
        """In major units, of which these currencies have a hundred minor ones."""
        return f"{self.amount_minor / 100:.2f}"


def taken(payment: Payment, amount_minor: int | None = None, *, currency: str | None = None, text: str = "") -> Back:
    """Money that is taken back of a payment, all of it unless told otherwise."""
    amount = payment.amount_minor if amount_minor is None else amount_minor
    return Back(False, amount, to_typeid("payment", payment.id), currency or payment.currency, text=text)


def came_back(payment: Payment, *, text: str = "") -> Back:
    """A transfer of ours that came back and repeats the payment's id."""
    return Back(True, payment.amount_minor, to_typeid("payment", payment.id), payment.currency, text=text)


def camt(
    back: Back, *, code: str = "", details: str = "", proprietary: str = "", entry_code: str | None = None
) -> bytes:
    """A camt.053 with the entry; `code` is `family-sub-family`, `details` stands in TxDtls."""
    number = next(NUMBERS)
    sign = "CRDT" if back.is_credit else "DBIT"
    bank_code = "".join((_domain(code), f"<Prtry><Cd>{proprietary}</Cd></Prtry>" if proprietary else ""))
    of_entry = _domain(entry_code) if entry_code is not None else bank_code
    return (
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt>'
        f"<Id>R{number}</Id><ElctrncSeqNb>{number}</ElctrncSeqNb><Acct><Id><Othr><Id>RETURNS</Id></Othr></Id>"
        f'<Ccy>{back.currency}</Ccy></Acct><Ntry><Amt Ccy="{back.currency}">{back.amount}</Amt>'
        f"<CdtDbtInd>{sign}</CdtDbtInd>{'<RvslInd>true</RvslInd>' if back.is_reversal else ''}"
        "<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-24</Dt></BookgDt><ValDt><Dt>2026-11-24</Dt></ValDt>"
        f"<AcctSvcrRef>R-{number}</AcctSvcrRef><BkTxCd>{of_entry}</BkTxCd><NtryDtls><TxDtls>"
        f"<Refs><EndToEndId>{back.name}</EndToEndId></Refs>"
        + (f"<BkTxCd>{bank_code}</BkTxCd>" if entry_code is not None else "")
        + f"<RmtInf><Ustrd>{back.text or 'Order'}</Ustrd></RmtInf>{details}</TxDtls></NtryDtls></Ntry>"
        "</Stmt></BkToCstmrStmt></Document>"
    ).encode()


def _domain(code: str) -> str:
    if not code:
        return ""
    family, sub_family = code.split("-")
    return f"<Domn><Cd>PMNT</Cd><Fmly><Cd>{family}</Cd><SubFmlyCd>{sub_family}</SubFmlyCd></Fmly></Domn>"


def mt940(
    back: Back, *, type: str = "NTRF", gvc: str = "166", extension: str = "", details: str | None = None
) -> bytes:
    """An MT940 with the entry, its details in the German structure unless they are given."""
    number = next(NUMBERS)
    mark = ("RD" if back.is_credit else "RC") if back.is_reversal else ("C" if back.is_credit else "D")
    if details is None:
        subfield = f"?34{extension}" if extension else ""
        details = f"{gvc}?00BUCHUNG?20EREF+{back.name[:22]}?21{back.name[22:]}?22SVWZ+{back.text or 'ORDER'}{subfield}"
    return (
        f":20:R\r\n:25:RETURNS\r\n:28C:{number}/1\r\n:60F:C261123{back.currency}1000,00\r\n"
        f":61:2611241124{mark}{back.amount.replace('.', ',')}{type}NONREF//R-{number}\r\n"
        f":86:{details}\r\n:62F:C261124{back.currency}1000,00\r\n-\r\n"
    ).encode()


def bai2(back: Back, code: str) -> bytes:
    """A BAI2 file with the entry."""
    number = next(NUMBERS)
    return (
        f"01,BANK,CUSTOMER,261124,0600,{number},,,2/\n02,CUSTOMER,BANK,1,261124,,{back.currency},2/\n"
        f"03,RETURNS,{back.currency},,,,/\n16,{code},{back.amount_minor},Z,R-{number},{back.name}/\n"
        f"88,{back.text or 'ORDER'}\n49,{back.amount_minor},4/\n98,{back.amount_minor},1,6/\n"
        f"99,{back.amount_minor},1,8/\n"
    ).encode()


def csv(back: Back, type: str = "return") -> bytes:
    """A CSV file of the generic layout with the entry."""
    number = next(NUMBERS)
    sign = "" if back.is_credit else "-"
    return (
        "date,value_date,amount,currency,reference,end_to_end_id,description,account,type\n"
        f"2026-11-24,2026-11-24,{sign}{back.amount},{back.currency},R-{number},{back.name},"
        f"{back.text or 'Order'},RETURNS,{type}\n"
    ).encode()
