"""IBANs of every country that schwifty knows: each identifies its account, however it is written."""

from collections.abc import Iterator
from itertools import product
from random import Random
from string import ascii_uppercase
from typing import Final

from schwifty import IBAN, registry
from schwifty.exceptions import SchwiftyException

from payflowx.core import db

COUNTRIES_MIN: Final = 80
SIZE: Final = 3
IDENTIFIED: Final = """
SELECT payflowx_account_identification(written, 'EUR') AS number FROM unnest($1::text[]) WITH ORDINALITY
    AS given (written, place) ORDER BY place
"""


def countries() -> Iterator[str]:
    """Those that have an IBAN: its registry lists only those whose banks it knows."""
    for country in map("".join, product(ascii_uppercase, repeat=2)):
        try:
            registry.get_iban_spec(country)
        except SchwiftyException:
            continue
        yield country


def ibans() -> list[IBAN]:
    """Some of each country, the same ones each time."""
    random = Random(13616)  # noqa: S311 - nothing is secret about them
    return [IBAN.random(country, random=random, use_registry=False) for country in countries() for _ in range(SIZE)]


async def identified(written: list[str]) -> list[str]:
    """The account numbers that these texts of a bank stand for."""
    return [row["number"] for row in await db.fetch(IDENTIFIED, written)]


async def test_iban_is_the_account_that_it_says_however_it_is_written(database: str) -> None:
    found = ibans()
    assert len(found) >= SIZE * COUNTRIES_MIN
    compact = [iban.compact for iban in found]

    assert await identified(compact) == compact
    assert await identified([iban.formatted for iban in found]) == compact
    assert await identified([iban.compact.lower() for iban in found]) == compact
    assert await identified([f"{iban.compact}EUR" for iban in found]) == compact
