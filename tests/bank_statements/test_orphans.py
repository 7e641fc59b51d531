"""Orphans are looked for again by the payments that have come or changed since, and not one by one."""

from typing import Final

import asyncpg
import pytest

from payflowx.bank_statements.models import EntryStatus, StatementEntry
from payflowx.bank_statements.service import matching, returns
from payflowx.core import db, snapshots
from payflowx.core.ids import new_uuid, to_typeid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from tests.bank_statements.files import EVENING, bring, camt, credit, statement, statuses
from tests.bank_statements.returned import Back
from tests.bank_statements.returned import camt as returned
from tests.factories import NOW, initiate, instruction, pay

AMOUNT: Final = Money(44_00, "EUR")
LATE: Final = """
INSERT INTO payments (id, user_id, idempotency_key, fingerprint, merchant_id, amount_minor, currency, payment_method,
    reference, status, gateway, gateway_reference, created_at, completed_at)
VALUES ($1::uuid, $2, $1::text, decode(repeat('01', 33), 'hex'), $3, 4400, 'EUR', 'pm_success', 'ORDER 4711/A',
    'SUCCESS', 'simulator', 'sim_late', $4, $4)
"""


async def orphans(operator: Principal) -> snapshots.Snapshot:
    """Three credits for payments that are not there, each named in its own way, and a look that finds nothing."""
    lines = [
        credit(AMOUNT, name="ORDER4711A", reference="R-1"),
        credit(AMOUNT, name="ORDER-4712", reference="R-2"),
        credit(AMOUNT, remittance="Thank you for order-4713", reference="R-3"),
    ]
    await bring(operator, camt(statement(lines)))
    looked = await matching.match_orphans(now=EVENING)
    assert looked == matching.Matched()
    assert looked.snapshot is not None
    return looked.snapshot


def watch(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many orphans are looked for, time by time."""
    looks: list[int] = []
    match = matching.match

    async def counted(*, which: returns.Which, ids: list[object], **others: object) -> object:
        looks.append(len(ids))
        return await match(which=which, ids=ids, **others)  # type: ignore[arg-type]  # whatever they are

    monkeypatch.setattr(matching, "match", counted)
    return looks


@pytest.mark.parametrize("reference", ["ORDER 4711/A", "ORDER-4712", "order-4713"])
async def test_payment_that_comes_later_leads_to_the_orphan_that_names_it_and_to_no_other(
    user: Principal, operator: Principal, merchant: Merchant, monkeypatch: pytest.MonkeyPatch, reference: str
) -> None:
    since = await orphans(operator)
    looks = watch(monkeypatch)

    nothing = await matching.match_orphans(now=EVENING, since=since)
    await pay(user, instruction(merchant, amount=AMOUNT, reference=reference))
    found = await matching.match_orphans(now=EVENING, since=nothing.snapshot)

    assert (nothing.matched, found.matched, looks) == (0, 1, [1])
    assert sorted(await statuses()) == [EntryStatus.MATCHED, EntryStatus.ORPHAN, EntryStatus.ORPHAN]


async def test_payment_whose_transaction_ends_after_the_look_is_found_by_the_next_one(
    user: Principal, operator: Principal, merchant: Merchant, owner_url: str
) -> None:
    since = await orphans(operator)
    late = await asyncpg.connect(owner_url)
    await late.execute("BEGIN")
    await late.execute(LATE, new_uuid(), user.user_id, merchant.id, NOW)
    meanwhile = await matching.match_orphans(now=EVENING, since=since)
    await late.execute("COMMIT")
    await late.close()

    found = await matching.match_orphans(now=EVENING, since=meanwhile.snapshot)

    assert (meanwhile.matched, found.matched) == (0, 1)


async def test_orphan_is_told_what_becomes_of_a_payment_that_is_not_decided(
    user: Principal, operator: Principal, merchant: Merchant, owner_url: str
) -> None:
    since = await orphans(operator)
    payment = await initiate(user, instruction(merchant, amount=AMOUNT, reference="ORDER-4712"))
    undecided = await matching.match_orphans(now=EVENING, since=since)
    problem = "It names a payment that is not decided yet."
    assert [entry.problem for entry in await StatementEntry.filter(payment_id=payment.id)] == [problem]

    owner = await asyncpg.connect(owner_url)
    change = (
        "UPDATE payments SET status = 'SUCCESS', gateway_reference = 'sim_1', completed_at = created_at WHERE id = $1"
    )
    await owner.execute(change, payment.id)
    await owner.close()
    found = await matching.match_orphans(now=EVENING, since=undecided.snapshot)

    assert (undecided.matched, found.matched) == (0, 1)


async def test_return_that_comes_before_its_payment_is_named_once_it_is_there(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    await bring(operator, returned(Back(False, 44_00, "ORDER-4714"), code="IDDT-UPDD"))
    looked = await matching.match_orphans(now=EVENING)
    payment = await pay(user, instruction(merchant, amount=AMOUNT, reference="ORDER-4714"))

    await matching.match_orphans(now=EVENING, since=looked.snapshot)

    [entry] = await StatementEntry.all()
    assert entry.named_at is not None
    assert (entry.payment_id, entry.problem) == (
        payment.id,
        f"Money that had come in was taken back. It names {to_typeid('payment', payment.id)}.",
    )


async def test_orphan_of_which_a_program_before_has_noted_nothing_is_looked_for_in_any_case(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    await pay(user, instruction(merchant, amount=AMOUNT, reference="ORDER-4715"))
    await orphans(operator)
    await db.execute("UPDATE statement_entries SET sought = NULL")
    since = (await matching.match_orphans(now=EVENING)).snapshot
    assert await StatementEntry.filter(sought__isnull=True).count() == 0

    await db.execute("UPDATE statement_entries SET sought = NULL")
    await matching.match_orphans(now=EVENING, since=since)

    assert await StatementEntry.filter(sought__isnull=True).count() == 0
