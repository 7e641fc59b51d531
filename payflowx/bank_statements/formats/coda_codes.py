"""What a movement of CODA is for, by the eight digits of its code: a type, a family, an operation and a category.

Febelfin, "Coded statement of account (CODA)", versions 2.2 to 2.6, tables of the transaction codes. The families of 01
to 39 are domestic or of SEPA, 41 to 79 foreign, 80 to 89 others; operations from 50 on are credits.
"""

from typing import Final, NamedTuple

from payflowx.bank_statements.formats import returns
from payflowx.bank_statements.formats.parts import Kind

TOTALS: Final = frozenset("12")
"""Types that sum up several payments, for the customer or by the bank; 5, 6 and 7 are their details."""
WITH_DETAILS: Final = "3"
"""The type of one payment with details of type 8, such as its charges."""
DETAILS_OF_DETAILS: Final = "9"
# Any family: costs (37; 38 of incoming foreign transfers), their reimbursement (87). 80 are fees charged separately.
COSTS: Final = frozenset({"37", "87"})
FEE_FAMILY: Final = "80"
FEES: Final = frozenset({("11", "17"), ("11", "19"), ("41", "38")})
CLOSING_FAMILY: Final = "35"  # periodical settlements of interest and costs
# Transfers from and to an account of one's own, and financial centralisation.
TRANSFERS: Final = frozenset((family, code) for family in ("01", "02", "41") for code in ("13", "17", "64", "66"))
OTHER_FAMILIES: Final = frozenset({"11", "13", "30"})  # securities, credits, various
CANCELLATIONS: Final = frozenset({"49", "99"})
"""Cancellation or correction, in any family."""
RETURNED: Final = frozenset(
    [
        *(("01", "54"), ("02", "54"), ("01", "60"), ("01", "62")),  # transfers and cheques of ours that nobody got
        *(("03", "09"), ("03", "38"), ("03", "60"), ("03", "62"), ("03", "63"), ("03", "64")),  # vouchers, cheques
        *(("05", "03"), ("05", "05"), ("05", "54"), ("05", "56"), ("05", "58")),  # direct debits unpaid, reimbursed
        *(("07", "05"), ("07", "07"), ("07", "39"), ("43", "07"), ("43", "62"), ("47", "05"), ("47", "07")),
    ]
)
"""What came back, was not paid, or was taken back."""
WHOLE: Final = frozenset({"000", "100"})
"""Categories of the net and the gross amount; the others are of charges, taxes and interest."""
INTEREST: Final = frozenset({"001", "002", "059"})
# Capital and premiums of loans and investments, advances, and the countervalue of another entry.
CAPITAL: Final = frozenset({"050", "055", "057", "058", "065", "066", "067", "068", "069", "070", "071", "072"})
# Communication of type 127, "paid or reason for refused payment", and the type of an R-transaction: reject, return,
# refund, reversal, cancellation.
REFUSED: Final = frozenset("12345")


class Code(NamedTuple):
    """The digits of a code by their meaning."""

    type: str
    family: str
    operation: str
    category: str

    @property
    def is_total(self) -> bool:
        """Whether it sums up several payments."""
        return self.type in TOTALS

    @property
    def is_whole(self) -> bool:
        """Whether it is the amount of a payment, and not a charge on it."""
        return self.category in WHOLE

    @property
    def is_reversal(self) -> bool:
        """Whether it takes an earlier movement back."""
        return self.operation in CANCELLATIONS

    def __str__(self) -> str:
        return "".join(self)


def kind_of(code: Code, *, is_refused: bool) -> Kind:
    """What a movement is for. `is_refused` says that its communication tells of an R-transaction."""
    is_return = is_refused or (code.family, code.operation) in RETURNED
    return returns.kind_of(_kind(code), is_return=is_return, is_reversal=code.is_reversal)


def _kind(code: Code) -> Kind:
    if not code.is_whole:
        return Kind.INTEREST if code.category in INTEREST else Kind.OTHER if code.category in CAPITAL else Kind.FEE
    if code.operation in COSTS or code.family == FEE_FAMILY or code[1:3] in FEES:
        return Kind.FEE
    if code.family == CLOSING_FAMILY:
        return Kind.INTEREST
    if code[1:3] in TRANSFERS:
        return Kind.TRANSFER
    return Kind.OTHER if code.family in OTHER_FAMILIES else Kind.PAYMENT
