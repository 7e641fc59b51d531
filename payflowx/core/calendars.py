"""Banking days: for each currency the days on which its settlement system moves money, in one table with its sources.

A public holiday is not a banking holiday: Fedwire works on the Friday before a Saturday holiday, TARGET on most of
Europe's holidays, and a bank may be closed on a day that no law names. So each currency has the calendar of the system
in which banks settle it, taken from `holidays` and put right where the system's operator says otherwise. Where no
program can read such a calendar the country's public holidays stand for it, and the table says so: `PUBLIC_HOLIDAYS`.

Three rules, chosen so that an error makes a deadline later and never calls a payment missing that isn't:

- in doubt a day is closed: where two calendars speak of a currency, a day on which either is closed is no banking day;
- a half day is open: settlement systems run on it (CHATS on Lunar New Year's Eve, RIX on Twelfth Night), though
  branches close at noon;
- a weekend that a government makes a working day, to bridge a holiday, is open only where the system's rules say that
  it runs (China).
"""

from calendar import FRIDAY, SATURDAY, SUNDAY, THURSDAY
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from holidays import HolidayBase

SATURDAY_AND_SUNDAY: Final = frozenset({SATURDAY, SUNDAY})
FRIDAY_AND_SATURDAY: Final = frozenset({FRIDAY, SATURDAY})
THURSDAY_AND_FRIDAY: Final = frozenset({THURSDAY, FRIDAY})
# What `holidays` calls its kinds of days.
PUBLIC: Final = "public"
BANK: Final = "bank"
DE_FACTO: Final = "de_facto"
GOVERNMENT: Final = "government"

PUBLIC_HOLIDAYS: Final = (
    "No calendar of its settlement system can be had by a program: the public holidays of the country."
)
NO_SYSTEM: Final = "No settlement system moves it any more, or ever did: Monday to Friday."


@dataclass(frozen=True, slots=True)
class Days:
    """One calendar of `holidays`: of a market (ISO 10383) or of a country (ISO 3166), perhaps of a part of it."""

    code: str
    subdivision: str | None = None
    categories: tuple[str, ...] = (PUBLIC,)
    is_market: bool = False

    def load(self) -> "HolidayBase":
        """The calendar itself, which computes a year when it is first asked about it."""
        import holidays  # noqa: PLC0415 - a tenth of what the program's start would cost; few processes count days

        if self.is_market:
            return holidays.financial_holidays(self.code)
        return holidays.country_holidays(self.code, subdiv=self.subdivision, categories=self.categories)


@dataclass(frozen=True, slots=True)
class Calendar:
    """When the settlement system of a currency is closed, and who says so.

    `closed` and `open` are (month, day) of each year, `closed_once` dates: they put right what the calendars say.
    """

    source: str
    days: tuple[Days, ...] = ()
    weekend: frozenset[int] = SATURDAY_AND_SUNDAY
    closed: frozenset[tuple[int, int]] = frozenset()
    closed_once: frozenset[date] = frozenset()
    open: frozenset[tuple[int, int]] = frozenset()
    works_on_made_up_weekends: bool = False


def is_banking_day(day: date, currency: str) -> bool:
    """Whether the settlement system of the currency moves money on that day."""
    calendar, loaded = _loaded(currency)
    if day.weekday() in calendar.weekend:
        return calendar.works_on_made_up_weekends and any(_is_made_up(day, days) for days in loaded)
    in_year = (day.month, day.day)
    if in_year in calendar.closed or day in calendar.closed_once:
        return False
    return in_year in calendar.open or not any(day in days for days in loaded)


def banking_day_after(day: date, count: int, currency: str) -> date:
    """The date `count` banking days of the currency after `day`, which itself never counts; `day` where it is 0."""
    while count:
        day += timedelta(days=1)
        count -= is_banking_day(day, currency)
    return day


@cache
def _loaded(currency: str) -> tuple[Calendar, tuple["HolidayBase", ...]]:
    calendar = CALENDARS.get(currency, Calendar(NO_SYSTEM))
    return calendar, tuple(days.load() for days in calendar.days)


def _is_made_up(day: date, days: "HolidayBase") -> bool:
    for year in (day.year, day.year + 1):  # a weekend of December may make up for a holiday of January
        days.get(date(year, 1, 1))  # asking computes the year, which tells its working weekends too
    return day in days.weekend_workdays


def _market(code: str) -> Days:
    return Days(code, is_market=True)


def _country(
    code: str,
    *also: str,
    source: str = PUBLIC_HOLIDAYS,
    weekend: frozenset[int] = SATURDAY_AND_SUNDAY,
    subdivision: str | None = None,
) -> Calendar:
    """The calendar of a country's public holidays and of these other categories."""
    return Calendar(source, (Days(code, subdivision, (PUBLIC, *also)),), weekend)


def _countries(currencies: str, *also: str, weekend: frozenset[int] = SATURDAY_AND_SUNDAY) -> dict[str, Calendar]:
    """Of each currency its country's: a national currency's code starts with that of ISO 3166 (ISO 4217, 5.1)."""
    return {currency: _country(currency[:2], *also, weekend=weekend) for currency in currencies.split()}


DENMARK_CLOSED_ONCE: Final = frozenset(
    # The Friday after Ascension Day.
    {date(2025, 5, 30), date(2026, 5, 15), date(2027, 5, 7), date(2028, 5, 26), date(2029, 5, 11), date(2030, 5, 31)}
    | {date(2031, 5, 23), date(2032, 5, 7), date(2033, 5, 27), date(2034, 5, 19), date(2035, 5, 4), date(2036, 5, 23)}
)

OF_A_SYSTEM: Final = MappingProxyType(
    {
        "USD": Calendar(
            "Fedwire: 'Holiday Schedules' of the Federal Reserve Banks; open on the Friday before a Saturday holiday.",
            (_market("XFED"),),
        ),
        "EUR": Calendar("T2: the ECB's 'TARGET closing days', the same in all countries.", (_market("XECB"),)),
        "JPY": _country(
            "JP",
            BANK,
            source="BOJ-NET and Zengin: Banking Act, art. 15, and its order, art. 5: also 31 December to 3 January.",
        ),
        "GBP": _country(
            "GB", source="CHAPS and Bacs: closed on the bank holidays of England and Wales.", subdivision="ENG"
        ),
        "CNY": Calendar(
            "CNAPS: HVPS runs on statutory working days, those that the State Council makes up for on weekends among "
            "them. It announces a year's days in the November before; until then they are a guess.",
            (Days("CN"),),
            works_on_made_up_weekends=True,
        ),
        "AUD": Calendar(
            "RITS: the Reserve Bank's 'RITS Business Hours', closed on eight holidays where both New South Wales and "
            "Victoria have them; these are the trading days of the Australian Securities Exchange.",
            (_market("XASX"),),
        ),
        "CAD": Calendar(
            "Lynx: closed on the federal holidays of the Canada Labour Code with Remembrance and Boxing Day. Ontario's "
            "Family Day, when the banks that it settles for are closed, is in doubt and counts as closed.",
            (Days("CA", categories=(GOVERNMENT,)), Days("CA", "ON")),
        ),
        "CHF": Calendar(
            "SIC: SIX Interbank Clearing's 'Clearing Day Calendar'. The days of its stock exchange, but for Christmas "
            "Eve and New Year's Eve, when SIC settles until the evening.",
            (_market("XSWX"),),
            open=frozenset({(12, 24), (12, 31)}),
        ),
        "HKD": Calendar(
            "CHATS: Hong Kong Interbank Clearing, closed on general holidays (Cap. 149), Easter's among them.",
            (_market("XHKG"),),
        ),
        "SGD": _country(
            "SG", source="MEPS+: Monday to Friday but for the holidays that the Ministry of Manpower gazettes."
        ),
        "SEK": _country(
            "SE", DE_FACTO, source="RIX: the Riksbank's 'Holidays': also Midsummer, Christmas and New Year's Eve."
        ),
        "NOK": Calendar(
            "NBO: Norges Bank's 'Settlement days': the public holidays and Christmas Eve; New Year's Eve is open.",
            (Days("NO"),),
            closed=frozenset({(12, 24)}),
        ),
        "DKK": Calendar(
            "Kronos2: Danmarks Nationalbank's 'Banklukkedage': also the Friday after Ascension Day, 5 June, 24 and "
            "31 December.",
            (Days("DK"),),
            closed=frozenset({(6, 5), (12, 24), (12, 31)}),
            closed_once=DENMARK_CLOSED_ONCE,
        ),
        "NZD": _country("NZ", source="ESAS: the national holidays of New Zealand; regional anniversaries are open."),
        "KRW": _country("KR", BANK, source="BOK-Wire+: public holidays and Workers' Day, a holiday of banks."),
        "INR": Calendar(
            "RTGS never closes, but banks do: those of Mumbai (Negotiable Instruments Act, s. 25), and its exchange.",
            (_market("XNSE"), Days("IN", "MH")),
        ),
        "BRL": Calendar(
            "STR: CMN resolution 4880/2020: also Monday and Tuesday of Carnival and Corpus Christi. The days of the "
            "exchange, but for 24 and 31 December, when it settles.",
            (_market("BVMF"),),
            open=frozenset({(12, 24), (12, 31)}),
        ),
        "MXN": Calendar("SPEI: the CNBV's list of banking holidays, which the exchange follows.", (_market("XMEX"),)),
        "PKR": Calendar("PRISM: the State Bank's holidays, which the exchange follows.", (_market("XKAR"),)),
        "SAR": Calendar(
            "SARIE: Saudi Central Bank; the holidays of the country and the longer ones of its exchange at both Eids.",
            (Days("SA"), _market("XSAU")),
            FRIDAY_AND_SATURDAY,
        ),
        "AED": _country("AE", source="UAEFTS: Monday to Friday since January 2022; the country's public holidays."),
        "ARS": _country("AR", BANK, source="MEP: public holidays and those of banks, as the BCRA communicates them."),
        "CLP": _country("CL", BANK, source="LBTR: public holidays and 31 December, a holiday of banks."),
        "UYU": _country("UY", BANK, source="LBTR: the BCU's list: also Carnival and the Week of Tourism."),
        "IDR": _country(
            "ID", GOVERNMENT, source="BI-RTGS: public holidays and the joint leave that Bank Indonesia observes."
        ),
        "MYR": _country("MY", source="RENTAS: national holidays and those of Kuala Lumpur.", subdivision="14"),
        "THB": _country("TH", BANK, source="BAHTNET: the Bank of Thailand's 'Financial Institutions' Holidays'."),
        "PLN": _country("PL", source="SORBNET3: the statutory days off; Good Friday is open."),
        "CZK": _country("CZ", source="CERTIS: the public holidays."),
        "HUF": _country("HU", source="VIBER: the public holidays; the MNB keeps working Saturdays closed."),
        "ILS": _country("IL", source="ZAHAV: Sunday to Thursday but for public holidays.", weekend=FRIDAY_AND_SATURDAY),
        "ZAR": _country("ZA", source="SAMOS: the public holidays (Public Holidays Act 36 of 1994)."),
        # Currencies of several countries: the seat of the central bank whose system settles them.
        "XAF": _country(
            "CM", source="SYGMA: the BEAC sits in Yaoundé: Cameroon's public holidays stand for six countries."
        ),
        "XOF": _country("SN", source="STAR-UEMOA: the BCEAO sits in Dakar: Senegal's public holidays stand for eight."),
        "XCD": _country(
            "KN", source="ECCB, Basseterre: the holidays of Saint Kitts and Nevis stand for eight territories."
        ),
        "XCG": _country("CW", source="CBCS, Willemstad: the holidays of Curaçao; Sint Maarten's own are open."),
        "XPF": Calendar("IEOM: closed where New Caledonia or French Polynesia is.", (Days("NC"), Days("PF"))),
    }
)
"""Where the operator of the settlement system says when it is closed, or nearly so."""

OF_A_COUNTRY: Final = MappingProxyType(
    _countries(
        """
        ALL AMD AOA AWG AZN BAM BBD BIF BMD BOB BSD BTN BWP BYN BZD COP CRC CUP CVE DOP ERN ETB FJD FKP GEL GHS GIP GMD
        GNF GTQ GYD HNL HTG ISK JMD KES KGS KHR KMF KPW KYD KZT LRD LSL MAD MDL MGA MKD MMK MNT MUR MWK MZN NAD NGN NIO
        NPR PEN PGK PHP RON RSD RUB RWF SBD SCR SHP SLE SRD SSP STN SVC SZL TJS TMT TND TOP TRY TTD TWD UAH UGX UZS VND
        VUV WST ZMW ZWG
        """
    )
    # Their banks are closed on Saturday and Sunday. The library knows Sunday alone, the government's Friday and Sunday
    # (BND), or the Friday and Saturday that ended in October 2014 (MRU).
    | _countries("BND CDF MRU PYG VED VES")
    | _countries("AFN BDT BHD DJF DZD EGP IQD JOD KWD LYD MVR OMR SDG SOS SYP YER", weekend=FRIDAY_AND_SATURDAY)
    | _countries("QAR", BANK, weekend=FRIDAY_AND_SATURDAY)
    | _countries("IRR", weekend=THURSDAY_AND_FRIDAY)
    | _countries("LAK LBP LKR PAB TZS", BANK)
    | _countries("MOP", GOVERNMENT)
)
"""Where there is none that can be read: the country's public holidays, on its banks' week."""

OF_THE_PAST: Final = MappingProxyType(
    {
        "ANG": OF_A_SYSTEM["XCG"],
        "BGN": OF_A_SYSTEM["EUR"],
        "HRK": OF_A_SYSTEM["EUR"],
        "SLL": OF_A_COUNTRY["SLE"],
        "ZWL": OF_A_COUNTRY["ZWG"],
    }
)
"""Withdrawn currencies that may still be waited for: what they were changed into is paid in this calendar."""

CALENDARS: Final = MappingProxyType({**OF_THE_PAST, **OF_A_COUNTRY, **OF_A_SYSTEM})
"""The calendar of each currency that can be paid in, and of some that could be. Any other: `NO_SYSTEM`."""
