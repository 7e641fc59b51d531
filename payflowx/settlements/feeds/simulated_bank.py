"""The simulated bank: the amount alone says what it does with a payment or refund, so tests and demos know it before.

Its rules are SQL, because a bank pays by the thousand: each statement of the service answers for a whole batch.
"""

from typing import Final

from payflowx.core.currencies import EXPONENTS
from payflowx.core.money import minor_per_major

PAYS_ONE_LESS: Final = 999
PAYS_ONE_MORE: Final = 998
PAYS_IN_ANOTHER_CURRENCY: Final = 997
REJECTS: Final = 996
NEVER_PAYS: Final = 995
REJECTION: Final = "The bank rejected the transfer: the beneficiary account is closed."

UNITS: Final = [[code, minor_per_major(code)] for code in sorted(EXPONENTS)]
"""Each currency with its minor units per major unit."""

UNIT_RELATION: Final = "(VALUES {}) AS unit (currency, minor_per_major)".format(
    ", ".join(f"('{code}', {minor}::bigint)" for code, minor in UNITS)
)
"""`UNITS` as a relation, to be joined by currency."""

EVER_PAYS: Final = f"due.amount_minor <> {NEVER_PAYS} * unit.minor_per_major"

STATUS: Final = f"CASE WHEN due.amount_minor = {REJECTS} * unit.minor_per_major THEN 'FAILED' ELSE 'SETTLED' END"

AMOUNT_MINOR: Final = f"""CASE due.amount_minor
    WHEN {PAYS_ONE_LESS} * unit.minor_per_major THEN due.amount_minor - unit.minor_per_major
    WHEN {PAYS_ONE_MORE} * unit.minor_per_major THEN due.amount_minor + unit.minor_per_major
    WHEN {PAYS_IN_ANOTHER_CURRENCY} * unit.minor_per_major THEN {PAYS_IN_ANOTHER_CURRENCY} * {minor_per_major("EUR")}
    ELSE due.amount_minor
END"""

CURRENCY: Final = f"""CASE WHEN due.amount_minor <> {PAYS_IN_ANOTHER_CURRENCY} * unit.minor_per_major THEN due.currency
    WHEN due.currency = 'EUR' THEN 'USD' ELSE 'EUR' END"""
