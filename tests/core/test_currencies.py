"""Decimals of stored amounts never change, and only what the agency's table lists today can be paid in."""

import pytest
from iso4217 import Currency, raw_xml

from payflowx.core.currencies import EXPONENTS, IN_USE, PAYABLE, UNITS, WITHDRAWN, payable

LISTED = {currency.code: currency.exponent for currency in Currency if currency.exponent is not None}


def test_tables_agree_with_the_agencys_to_the_code() -> None:
    """A later table makes this fail: then somebody adds, moves to WITHDRAWN, or asks what becomes of stored amounts."""
    assert {**IN_USE, **UNITS} == LISTED
    assert set(WITHDRAWN).isdisjoint(LISTED)
    assert set(PAYABLE) == set(IN_USE)


def test_funds_codes_of_the_agency_are_units() -> None:
    entries = raw_xml.findall("CcyTbl/CcyNtry/CcyNm[@IsFund='true']/..")

    assert {entry.findtext("Ccy") for entry in entries} == set(UNITS) - {"XAD", "UYW"}


@pytest.mark.parametrize("code", [*UNITS, *WITHDRAWN, "XAU", "XDR", "XSU", "XUA", "XTS", "XXX"])
def test_nobody_is_paid_in_units_of_account_and_in_currencies_of_the_past(code: str) -> None:
    assert code not in PAYABLE
    assert code not in payable({**LISTED, code: 2})


def test_currency_that_a_later_table_has_no_more_is_read_and_not_paid_in() -> None:
    later = {code: exponent for code, exponent in LISTED.items() if code != "XCD"}

    assert payable(later) == PAYABLE - {"XCD"}
    assert EXPONENTS["XCD"] == 2


def test_currency_to_which_a_later_table_gives_other_decimals_is_not_paid_in_until_somebody_has_looked() -> None:
    assert payable({**LISTED, "HUF": 0}) == PAYABLE - {"HUF"}
    assert EXPONENTS["HUF"] == 2


def test_currency_that_is_new_in_a_later_table_is_not_paid_in_until_somebody_has_looked() -> None:
    assert payable({**LISTED, "QQQ": 2}) == PAYABLE


@pytest.mark.parametrize(("code", "exponent"), [("BGN", 2), ("ANG", 2), ("HRK", 2), ("ZWL", 2), ("BYR", 0), ("CLF", 4)])
def test_decimals_of_what_was_paid_in_once_are_known(code: str, exponent: int) -> None:
    assert EXPONENTS[code] == exponent
