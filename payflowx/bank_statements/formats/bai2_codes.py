"""The type codes of BAI2: which of them are money that came in, and what the money was for.

The table is that of the Cash Management Balance Reporting Specifications, version 2, appendix A; codes that say neither
of a fee, interest, transfer, bulk posting nor return are those of payments.
"""

from typing import Final

from payflowx.bank_statements.formats import returns
from payflowx.bank_statements.formats.parts import Kind

OPENING_LEDGER: Final = "010"
CLOSING_LEDGER: Final = "015"
TOTAL_CREDITS: Final = "100"
TOTAL_DEBITS: Final = "400"
NOTE: Final = 890
"""Information that is no money."""
LOANS: Final = range(700, 800)
"""What a loan has left, and how a payment of it was shared out: nothing of it moves money on the account itself."""
CREDITS: Final = (range(100, 400), range(700, 760), range(NOTE, NOTE + 1), range(920, 960))
DEBITS: Final = (range(400, 700), range(760, 800), range(960, 1000))

KINDS: Final = (
    # Refund of fees and commission; overdraft, returned item, account analysis and other fees, and commission.
    (Kind.FEE, frozenset({224, 398, 524, 564, 567, 661, 698})),
    # Of sweeps, of the account, of investments, and adjustments of it.
    (Kind.INTEREST, frozenset({346, 354, 355, 359, 654, 659})),
    # Concentration, automatic transfers, zero-balance accounts, and the principal of sweeps.
    (Kind.TRANSFER, frozenset({131, 135, 145, 201, 271, 275, 276, 277, 278, 347})),
    (Kind.TRANSFER, frozenset({445, 501, 575, 577, 578, 656})),
    # Lockbox deposits, packages of checks, and settlement of whole ACH files.
    (Kind.BATCH, frozenset({115, 166, 167, 175, 466, 467})),
)
# Reversals of debits and credits, of ACH, of checks, and of deposits.
REVERSALS: Final = frozenset({252, 258, 395, 552, 558, 694})


def is_credit(code: int) -> bool | None:
    """Whether money came in; None where the code is not of a movement."""
    if any(code in codes for codes in CREDITS):
        return True
    return False if any(code in codes for codes in DEBITS) else None


def kind_of(code: int) -> Kind:
    """What a movement is for."""
    if code == NOTE or code in LOANS:
        return Kind.OTHER
    kind = next((kind for kind, codes in KINDS if code in codes), Kind.PAYMENT)
    return returns.kind_of(kind, is_return=code in returns.BAI2_CODES, is_reversal=code in REVERSALS)
