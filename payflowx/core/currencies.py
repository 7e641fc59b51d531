"""The currencies: how many decimals each one ever stored has, for ever, and in which of them can be paid today.

Amounts are stored in minor units, so the decimals of a stored row must never change, whatever a later table of ISO 4217
says: they stand here. Which currencies can be paid in is what the agency's table of the day lists and this one knows.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from iso4217 import Currency


def _each(codes: str, exponent: int) -> dict[str, int]:
    return dict.fromkeys(codes.split(), exponent)


IN_USE: Final[Mapping[str, int]] = MappingProxyType(
    _each("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF", 0)
    | _each(
        """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP
        CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES
        KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK
        NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB
        TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG
        """,
        2,
    )
    | _each("BHD IQD JOD KWD LYD OMR TND", 3)
)
"""The money that banks pay in, by ISO 4217 (the table of 2026-01-01), with its decimals."""

# Funds codes, which the table marks: what contracts are indexed to, and settled in something else. Then units of
# account that it doesn't mark: the Arab Monetary Fund's dinar and Uruguay's pension unit.
UNITS: Final[Mapping[str, int]] = MappingProxyType(
    _each("BOV CHE CHW COU MXV USN", 2) | {"CLF": 4, "UYI": 0} | {"XAD": 2, "UYW": 4}
)
"""Codes with decimals in which nobody is paid. The first versions took payments in them; these stay readable."""

WITHDRAWN: Final[Mapping[str, int]] = MappingProxyType(
    _each("ADP BEF BYB BYR ESP GRD ITL LUF MGF PTE TPE TRL", 0)
    | _each(
        """
        AFA ANG ATS AZM BGL BGN CSD CUC CYP DEM EEK FIM FRF GHC HRK IEP LTL LVL MRO MTL MZM NLG ROL RUR SDD SIT SKK SLL
        SRG STD TMM VEB VEF YUM ZMK ZWD ZWL ZWR
        """,
        2,
    )
)
"""What ISO 4217 has withdrawn since the euro (its list three): payments and statements of those years can be read."""

EXPONENTS: Final[Mapping[str, int]] = MappingProxyType({**WITHDRAWN, **UNITS, **IN_USE})
"""Decimals of each currency that a row or a statement may be in: `EXPONENTS["JPY"] == 0`. Only ever added to."""


def payable(listed: Mapping[str, int]) -> frozenset[str]:
    """Of the currencies that a table of ISO 4217 lists with their decimals, those that can be paid in.

    A code that is new to the program or that has other decimals there is none until somebody has looked at it.
    """
    return frozenset(code for code, exponent in IN_USE.items() if listed.get(code) == exponent)


PAYABLE: Final = payable({currency.code: currency.exponent for currency in Currency if currency.exponent is not None})
"""The currencies that a new payment may be in."""
