"""Exports are to the byte what they were when each cell was made of an object: in every state, with nasty texts."""

import random
from typing import Final

from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from tests.api import earlier_exports
from tests.api.books import make_book
from tests.api.documents import RESOLVE_DISCREPANCY
from tests.api.exports import export
from tests.bank_statements.files import bring, camt, credit, credit_for, statement
from tests.client import Client
from tests.factories import NOW, instruction, make_merchant, seconds, store
from tests.tables import past_triggers

NASTY: Final = (
    "=",
    "+",
    "-",
    "@",
    "\uff1d",
    "\uff20",
    ";",
    ",",
    '"',
    "'",
    "\t",
    "\r",
    "\n",
    "\r\n",
    "",
    " ",
    "\u2028",
    "\\.",
)
PLAIN: Final = ("1", "-1.50", "SUM(A1)", "x", "Łódź", "東京", "🏦", "a,b", "NULL")
WRITTEN: Final = {
    "payments": earlier_exports.payments,
    "settlements": earlier_exports.settlements,
    "reconciliation-results": earlier_exports.results,
    "statement-entries": earlier_exports.entries,
}
TEXTS: Final = 60


def texts(seed: int) -> list[str]:
    """Texts of parts that a spreadsheet, or what writes a file for it, may trip over; each part begins one of them."""
    chance = random.Random(seed)  # noqa: S311 - the same texts each time
    made = ["".join(chance.choices(NASTY + PLAIN, k=chance.randint(1, 6))) for _ in range(TEXTS)]
    return [*NASTY, *(f"{mark}{text}" for mark, text in zip(NASTY, made, strict=False)), *made]


async def store_nasty(user: Principal, merchant: Merchant, owner_url: str) -> None:
    """A payment for each text, most of which the database takes from nobody any more."""
    for number, _ in enumerate(found := texts(20_261_201)):
        amount = Money(10**number % 1_000_007 + 1, ("EUR", "JPY", "KWD")[number % 3])
        await store(user, instruction(merchant, amount=amount, reference=f"text-{number}"), now=NOW)
    values = ", ".join(
        f"('text-{number}', '{text.replace(chr(39), 2 * chr(39))}')" for number, text in enumerate(found)
    )
    change = "UPDATE payments SET reference = text, description = text, idempotency_key = idempotency_key || text"
    await past_triggers(
        owner_url, "payments", f"{change} FROM (VALUES {values}) AS given (name, text) WHERE reference = name"
    )


async def test_files_are_what_they_were_to_the_byte(
    owner_url: str,
    as_operator: Client,
    operator: Principal,
    admin: Principal,
    user: Principal,
    merchant: Merchant,
) -> None:
    book = await make_book(user, merchant)
    await store_nasty(user, merchant, owner_url)
    odd = await make_merchant(admin, name='=Odd, "Shop"; Ltd.')
    await store(user, instruction(odd, reference="of the odd one"), now=NOW + seconds(0.25))
    lines = [credit(Money(100 + n, "EUR"), name=text, remittance=text, reference=text) for n, text in enumerate(PLAIN)]
    await bring(operator, camt(statement([credit_for(book.payments["missing"]), *lines])), filename="-x;=1.xml")
    decision = {"resultId": await book.verdict_id("under"), "kind": "ACCEPTED", "note": "+1;=2"}
    assert (await as_operator.ask(RESOLVE_DISCREPANCY, input=decision))["errors"] == []

    for path, before in WRITTEN.items():
        now, earlier = (await export(as_operator, path)).content, await before()
        assert now.splitlines() == earlier.splitlines(), path
        assert now == earlier, path
        assert now.count(b"\r\n") >= 8, path
