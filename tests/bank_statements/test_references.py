"""References as banks write them: upper case, without blanks and punctuation, broken into words."""

import pytest

from payflowx.bank_statements.models import EntryStatus, StatementEntry
from payflowx.bank_statements.service import matching
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from tests.bank_statements.files import EVENING, bring, camt, credit, statement
from tests.factories import instruction, pay

TEN = Money(10_50, "USD")


async def entries() -> list[StatementEntry]:
    """What was imported, in the order of the file."""
    return await StatementEntry.all().order_by("position")


@pytest.mark.parametrize(
    ("reference", "name", "remittance"),
    [
        ("Shop-Case-81", "SHOP-CASE-81", "Thanks"),
        ("Shop-Case-81", "shop case 81", "Thanks"),
        ("SPC8112345678", None, "SPC81 1234 5678"),
        ("6ed3090b81", None, "6ED3-090B-81"),
        ("RF18 5390 0754 7034", "RF18539007547034", "Thanks"),
        ("order/2026/1129-7", None, "ORDER 2026 1129.7"),
        ("Shop-Case-81", None, "Your order Shop- Case-81 of last week, thanks"),
        ("INV_2026_0001", None, "Invoice INV 2026 0001 ACME Ltd"),
        ("INV_2026_0001", None, "Invoice INV?2026?0001"),
        ("Größe-0815", None, "GRößE 0815"),
    ],
)
async def test_reference_is_found_however_the_bank_writes_it(
    user: Principal, operator: Principal, merchant: Merchant, reference: str, name: str | None, remittance: str
) -> None:
    payment = await pay(user, instruction(merchant, amount=TEN, reference=reference))

    await bring(operator, camt(statement([credit(TEN, name=name, remittance=remittance)])))

    [entry] = await entries()
    assert (entry.status, entry.payment_id, entry.problem) == (EntryStatus.MATCHED, payment.id, None)


async def test_reference_that_is_written_exactly_goes_before_one_that_banks_write_alike(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    await pay(user, instruction(merchant, amount=TEN, reference="SHOPCASE-81"))
    exact = await pay(user, instruction(merchant, amount=TEN, reference="SHOP-CASE-81"))

    await bring(operator, camt(statement([credit(TEN, name="SHOP-CASE-81")])))

    [entry] = await entries()
    assert (entry.status, entry.payment_id) == (EntryStatus.MATCHED, exact.id)


@pytest.mark.parametrize("is_one_user", [True, False])
async def test_references_that_banks_write_alike_settle_nothing(
    user: Principal, operator: Principal, stranger: Principal, merchant: Merchant, is_one_user: bool
) -> None:
    await pay(user, instruction(merchant, amount=TEN, reference="Shop-Case-81"))
    await pay(user if is_one_user else stranger, instruction(merchant, amount=TEN, reference="SHOPCASE 81"))

    await bring(operator, camt(statement([credit(TEN, name="SHOPCASE81")])))

    [entry] = await entries()
    assert (entry.status, entry.payment_id) == (EntryStatus.ORPHAN, None)
    assert entry.problem == "It names several payments, and nothing in it says which one it is for."


@pytest.mark.parametrize(
    ("reference", "name", "remittance", "amount"),
    [
        pytest.param("A-12", "a12", "Thanks", TEN, id="too short to be told from chance"),
        pytest.param("Shop-Case-81", None, "See Shop- Case-81 please", Money(1, "USD"), id="words of another amount"),
        pytest.param("----", "....", "Thanks", TEN, id="nothing but punctuation"),
        pytest.param("Größe-0815", "GROESSE-0815", "Thanks", TEN, id="letters that the bank replaces"),
    ],
)
async def test_what_is_only_like_a_reference_settles_nothing(  # noqa: PLR0917
    user: Principal,
    operator: Principal,
    merchant: Merchant,
    reference: str,
    name: str | None,
    remittance: str,
    amount: Money,
) -> None:
    await pay(user, instruction(merchant, amount=TEN, reference=reference))

    await bring(operator, camt(statement([credit(amount, name=name, remittance=remittance)])))

    [entry] = await entries()
    assert (entry.status, entry.payment_id) == (EntryStatus.ORPHAN, None)


async def test_orphan_finds_its_payment_by_what_the_bank_made_of_its_reference(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    await bring(operator, camt(statement([credit(TEN, name="SHOPCASE81")])))
    payment = await pay(user, instruction(merchant, amount=TEN, reference="Shop-Case-81"))

    await matching.match_orphans(now=EVENING)

    [entry] = await entries()
    assert (entry.status, entry.payment_id) == (EntryStatus.MATCHED, payment.id)
