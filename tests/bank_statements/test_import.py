"""Importing: whole or not at all, once however often a file comes, and nothing settled twice."""

import asyncio
import json
from contextvars import copy_context
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from payflowx.bank_statements.formats.parts import StatementFormat
from payflowx.bank_statements.models import (
    BankStatement,
    EntryStatus,
    StatementEntry,
    StatementFile,
    StatementOccurrence,
)
from payflowx.bank_statements.service import files as files_service
from payflowx.bank_statements.service import importing as importing_service
from payflowx.bank_statements.service import matching, statements
from payflowx.bank_statements.sql import importing as sql
from payflowx.core import db
from payflowx.core.errors import InvalidInput, NotAllowed
from payflowx.core.ids import to_typeid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.events import service as events
from payflowx.merchants.models import Merchant
from payflowx.settlements.models import Bank, Settlement, SettlementSource, SettlementStatus
from tests.bank_statements.files import bring, camt, credit, credit_for, entries, statement, statuses
from tests.factories import NOW, initiate, instruction, let_speak, pay, seconds, settle, settlement_of
from tests.tables import contents

TEN = Money(10_00, "USD")
DAY_1, DAY_2, DAY_3 = (date(2026, 11, day) for day in (23, 24, 25))


async def test_entry_that_names_a_payment_becomes_its_settlement(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))

    imported = await bring(operator, camt(statement([credit_for(payment)])), now=NOW + seconds(60))

    settlement = await settlement_of(payment)
    assert settlement is not None
    assert (settlement.status, settlement.source) == (SettlementStatus.SETTLED, SettlementSource.STATEMENT)
    assert settlement.money == payment.money
    assert settlement.bank_reference == f"BANK-{payment.id.hex[-8:]}"
    assert str(settlement.value_date) == "2026-11-23"
    assert settlement.settled_at == NOW + seconds(60)
    assert imported.totals[EntryStatus.MATCHED] == 1
    [entry] = await entries()
    assert (entry.payment_id, entry.settlement_id) == (payment.id, settlement.id)
    trail = [event.type for event in await events.trails(subject_ids=[payment.id])]
    assert trail[-1] == "settlement.settled"
    assert (await events.trails(subject_ids=[payment.id]))[-1].actor == operator.actor


@pytest.mark.parametrize(
    ("name", "remittance"),
    [
        (None, "Invoice {id} thank you"),
        (None, "{UPPER}"),
        (None, "PAYMENT {suffix_upper}"),
        (None, "payment.{suffix}"),
        (None, "order ref ORDER-77"),
        ("ORDER-77", "nothing"),
        (None, "REF:(ORDER-77)"),
        ("{suffix}", "nothing"),
        (None, "{broken}"),
    ],
)
async def test_payment_is_found_by_its_id_or_its_reference_however_banks_write_it(
    user: Principal, operator: Principal, merchant: Merchant, name: str | None, remittance: str
) -> None:
    payment = await pay(user, instruction(merchant, reference="ORDER-77"))
    public = to_typeid("payment", payment.id)
    suffix = public.removeprefix("payment_")
    forms = {
        "id": public,
        "UPPER": public.upper(),
        "suffix": suffix,
        "suffix_upper": suffix.upper(),
        "broken": f"{public[:20]} {public[20:]}",
    }

    line = credit(TEN, name=name.format(**forms) if name else None, remittance=remittance.format(**forms))
    await bring(operator, camt(statement([line])))

    assert await statuses() == [EntryStatus.MATCHED]
    assert await settlement_of(payment) is not None


async def test_end_to_end_id_goes_before_the_text(user: Principal, operator: Principal, merchant: Merchant) -> None:
    first, second = [await pay(user, instruction(merchant)) for _ in range(2)]

    line = replace(credit_for(first), remittance=f"for {to_typeid('payment', second.id)}")
    await bring(operator, camt(statement([line])))

    assert await settlement_of(first) is not None
    assert await settlement_of(second) is None


async def test_file_that_comes_again_changes_nothing(user: Principal, operator: Principal, merchant: Merchant) -> None:
    payment = await pay(user, instruction(merchant))
    file = camt(statement([credit_for(payment)]))
    first = await bring(operator, file)
    before = await contents()

    again = await bring(operator, file, filename="renamed.xml", now=NOW + seconds(5))

    assert again.replayed
    assert [row.id for row in again.statements] == [row.id for row in first.statements]
    assert again.counts == first.counts
    assert await contents() == before


async def test_statement_in_another_file_is_known(user: Principal, operator: Principal, merchant: Merchant) -> None:
    payment = await pay(user, instruction(merchant))
    one = statement([credit_for(payment)])
    await bring(operator, camt(one))

    both = await bring(operator, camt(one, statement([credit(TEN, name="UNKNOWN-1")], number=2, opening=10_00)))

    assert not both.replayed
    assert await BankStatement.all().count() == 2
    assert await StatementEntry.all().count() == 2
    assert await StatementOccurrence.all().count() == 3
    assert len(both.statements) == 2


async def test_entry_in_another_statement_is_a_duplicate_of_the_first(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment, other = [await pay(user, instruction(merchant)) for _ in range(2)]
    await bring(operator, camt(statement([credit_for(payment)])))

    await bring(operator, camt(statement([credit_for(payment), credit_for(other)], number=2)))

    first, again, new = await entries()
    assert [first.status, again.status, new.status] == [EntryStatus.MATCHED, EntryStatus.DUPLICATE, EntryStatus.MATCHED]
    assert again.original_id == first.id
    assert again.identity is None
    assert await Settlement.all().count() == 2


async def test_second_credit_for_a_payment_is_a_duplicate_and_never_consumed(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))

    await bring(operator, camt(statement([credit_for(payment), credit_for(payment, reference="SECOND")])))

    found = {entry.status: entry for entry in await entries()}
    assert found.keys() == {EntryStatus.MATCHED, EntryStatus.DUPLICATE}
    assert found[EntryStatus.DUPLICATE].payment_id == payment.id
    assert found[EntryStatus.DUPLICATE].problem == "Its payment is settled already: this is a second credit for it."
    assert await Settlement.all().count() == 1


async def test_two_equal_credits_without_any_reference_in_one_statement_are_two(operator: Principal) -> None:
    line = replace(credit(TEN, remittance="Coffee"), bank_reference="")

    await bring(operator, camt(statement([line, line])))

    assert await statuses() == [EntryStatus.ORPHAN, EntryStatus.ORPHAN]


async def test_orphan_finds_its_payment_later(user: Principal, operator: Principal, merchant: Merchant) -> None:
    await bring(operator, camt(statement([credit(TEN, name="ORDER-5")])))
    assert await statuses() == [EntryStatus.ORPHAN]
    payment = await pay(user, instruction(merchant, reference="ORDER-5"))

    matched = await matching.match_orphans(now=NOW + seconds(9))

    assert matched == matching.Matched(matched=1)
    assert await statuses() == [EntryStatus.MATCHED]
    settlement = await settlement_of(payment)
    assert settlement is not None
    assert settlement.settled_at == NOW + seconds(9)
    assert await matching.match_orphans(now=NOW + seconds(10)) == matching.Matched()


async def test_entry_for_a_failed_payment_is_an_orphan_that_says_so(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant, payment_method="pm_declined"))

    await bring(operator, camt(statement([credit_for(payment)])))

    [entry] = await entries()
    assert (entry.status, entry.payment_id) == (EntryStatus.ORPHAN, payment.id)
    assert entry.problem == "It names a payment that has failed: no money should have come in for it."
    assert await Settlement.all().count() == 0


async def test_entry_for_an_undecided_payment_waits(user: Principal, operator: Principal, merchant: Merchant) -> None:
    payment = await initiate(user, instruction(merchant))

    await bring(operator, camt(statement([credit_for(payment)])))

    [entry] = await entries()
    assert (entry.status, entry.problem) == (EntryStatus.ORPHAN, "It names a payment that is not decided yet.")


async def test_reference_of_several_payments_settles_none(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    for _ in range(2):
        await pay(user, instruction(merchant, reference="ORDER-8"))

    await bring(operator, camt(statement([credit(TEN, name="ORDER-8")])))

    [entry] = await entries()
    assert (entry.status, entry.payment_id) == (EntryStatus.ORPHAN, None)
    assert entry.problem == "It names several payments, and nothing in it says which one it is for."


async def test_text_that_names_one_payment_goes_before_an_id_that_names_several(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    first, second = [await pay(user, instruction(merchant, reference="ORDER-8")) for _ in range(2)]

    line = credit(TEN, name="ORDER-8", remittance=f"for {to_typeid('payment', second.id)}")
    await bring(operator, camt(statement([line])))

    assert await statuses() == [EntryStatus.MATCHED]
    assert await settlement_of(first) is None
    assert await settlement_of(second) is not None


async def test_reference_of_a_failed_and_a_successful_payment_means_the_successful_one(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    await pay(user, instruction(merchant, reference="ORDER-9", payment_method="pm_declined"))
    taken = await pay(user, instruction(merchant, reference="ORDER-9"))

    await bring(operator, camt(statement([credit(TEN, name="ORDER-9")])))

    assert await statuses() == [EntryStatus.MATCHED]
    assert await settlement_of(taken) is not None


async def test_simulated_bank_and_statements_exclude_each_other(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))

    await bring(operator, camt(statement([credit_for(payment)])), by_statement=False)

    [entry] = await entries()
    assert entry.status is EntryStatus.ORPHAN
    assert entry.problem == "The simulated bank settles all payments (`payflowx bank`), so statements settle none."
    assert await Settlement.all().count() == 0


async def test_payment_that_the_simulated_bank_settled_makes_its_entry_a_duplicate(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))
    await settle(now=NOW + seconds(5))

    await bring(operator, camt(statement([credit_for(payment)])))

    assert await statuses() == [EntryStatus.DUPLICATE]
    settlement = await settlement_of(payment)
    assert settlement is not None
    assert settlement.source is SettlementSource.SIMULATED_BANK


async def test_dry_run_says_what_an_import_would_do_and_keeps_nothing(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))
    file = camt(statement([credit_for(payment), credit(TEN, name="UNKNOWN-1")]))
    await let_speak(Bank.STATEMENTS)
    before = await contents()

    preview = await bring(operator, file, is_dry_run=True)

    assert await contents() == before
    assert [entry.status for entry in preview.preview] == [EntryStatus.ORPHAN, EntryStatus.MATCHED]
    imported = await bring(operator, file)
    assert imported.totals == preview.totals
    assert not imported.replayed


async def test_unreadable_file_is_refused_and_changes_nothing(operator: Principal) -> None:
    await let_speak(Bank.STATEMENTS)
    before = await contents()

    for content in (b"", b"hello", b"<html></html>", b"\x00\x01\x02"):
        with pytest.raises(InvalidInput) as refusal:
            await bring(operator, content)
        assert refusal.value.path == ("file",)

    assert await contents() == before


async def test_file_of_another_format_than_was_said_is_refused(operator: Principal) -> None:
    with pytest.raises(InvalidInput) as refusal:
        await bring(operator, camt(statement([])), format=StatementFormat.CAMT_054)

    assert refusal.value.path == ("format",)
    assert await StatementFile.all().count() == 0


async def test_user_may_not_import(user: Principal) -> None:
    with pytest.raises(NotAllowed):
        await bring(user, camt(statement([])))


async def test_balances_are_checked(operator: Principal) -> None:
    right = await bring(operator, camt(statement([credit(TEN)], opening=5_00)))
    file = camt(statement([credit(TEN, reference="X")], number=2, opening=15_00, closing=26_00))
    wrong = await bring(operator, file)

    assert right.statements[0].is_continuous
    assert right.statements[0].problems == []
    assert wrong.statements[0].is_continuous is False
    assert wrong.statements[0].problems == [
        "Its entries lead from 15.00 USD to 25.00 USD, and it says that it closes with 26.00 USD."
    ]


async def test_difference_that_unread_entries_make_is_told_with_them(operator: Principal) -> None:
    lines = ":61:2611240124C10,00NTRFNONREF\n:61:2611310124C5,00NTRFNONREF\n"
    file = f":20:R\n:25:1/2\n:28C:1\n:60F:C261123USD0,\n{lines}:62F:C261124USD15,\n-\n"
    [found] = (await bring(operator, file.encode())).statements

    assert found.is_continuous is False
    assert [told.partition(". Without them")[0] for told in found.problems] == ["Entries that could not be read: 1"]
    assert found.problems[0].endswith(
        "the others lead from 0.00 USD to 10.00 USD, and it says that it closes with 15.00 USD."
    )


def export(first: int, last: int, *, opening: int, closing: int) -> bytes:
    """An export of days of November that a customer has chosen."""
    balances = (f":60F:C2611{first:02}USD{opening},", f":62F:C2611{last:02}USD{closing},")
    entry = f":61:2611{last:02}C{closing - opening},NTRFNONREF//B-{last}"
    return "\n".join((":20:R", ":25:1/2", ":28C:0", balances[0], entry, balances[1], "-")).encode()


async def test_exports_that_overlap_leave_no_gap(operator: Principal) -> None:
    await bring(operator, export(1, 15, opening=0, closing=10))
    overlapping = await bring(operator, export(10, 20, opening=5, closing=25))
    apart = await bring(operator, export(22, 24, opening=30, closing=35))

    assert await statements.find_gaps(statement_ids=[row.id for row in overlapping.statements]) == {}
    assert len(await statements.find_gaps(statement_ids=[row.id for row in apart.statements])) == 1


async def test_gap_between_statements_is_told_until_it_is_filled(operator: Principal) -> None:
    first = statement([credit(TEN, reference="A")], number=1, day=DAY_1)
    second = statement([credit(TEN, reference="B")], number=2, day=DAY_2, opening=10_00)
    third = statement([credit(TEN, reference="C")], number=3, day=DAY_3, opening=20_00)
    await bring(operator, camt(first))
    late = await bring(operator, camt(third))

    gaps = await statements.find_gaps(statement_ids=[row.id for row in late.statements])
    assert list(gaps.values()) == [
        "It opens with 20.00 USD, and the one before it ended with 10.00 USD: at least one is missing between."
    ]

    await bring(operator, camt(second))
    assert await statements.find_gaps(statement_ids=[row.id for row in late.statements]) == {}


async def test_card_number_is_kept_masked(operator: Principal) -> None:
    line = credit(TEN, remittance="Card 4242 4242 4242 4242 of Ada", name="4242424242424242")

    await bring(operator, camt(statement([line])))

    [entry] = await entries()
    assert entry.remittance == "Card 4242 4*** **** 4242 of Ada"
    assert entry.end_to_end_id == "424242******4242"
    assert "4242424242424242" not in entry.raw_text
    assert "4242 4242 4242" not in entry.raw_text


async def test_common_word_is_no_reference(
    user: Principal, operator: Principal, stranger: Principal, merchant: Merchant
) -> None:
    await pay(stranger, instruction(merchant, reference="Invoice"))
    payment = await pay(user, instruction(merchant, reference="INV-4711"))

    lines = [credit(TEN, remittance="Invoice INV-4711"), credit(TEN, remittance="Invoice of somebody", reference="R2")]
    await bring(operator, camt(statement(lines)))

    assert await settlement_of(payment) is not None
    assert await Settlement.all().count() == 1


async def test_word_counts_only_with_the_amount_of_its_payment(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    await pay(user, instruction(merchant, reference="INV-4711"))

    await bring(operator, camt(statement([credit(Money(1, "USD"), remittance="Invoice INV-4711")])))

    assert await statuses() == [EntryStatus.ORPHAN]


@pytest.mark.parametrize("method", ["pm_success", "pm_declined"])
async def test_reference_that_two_users_have_settles_nothing(
    user: Principal, operator: Principal, stranger: Principal, merchant: Merchant, method: str
) -> None:
    await pay(user, instruction(merchant, reference="ORDER-4711", payment_method=method))
    await pay(stranger, instruction(merchant, reference="ORDER-4711"))

    await bring(operator, camt(statement([credit(TEN, name="ORDER-4711")])))

    [entry] = await entries()
    assert entry.status is EntryStatus.ORPHAN
    assert entry.problem == "It names several payments, and nothing in it says which one it is for."


async def test_credit_of_the_right_amount_goes_before_a_cent(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))
    lines = [credit_for(payment, amount=Money(1, "USD"), reference="CENT"), credit_for(payment, reference="WHOLE")]

    await bring(operator, camt(statement(lines)))

    settlement = await settlement_of(payment)
    assert settlement is not None
    assert settlement.money == payment.money


async def test_amount_beyond_what_can_be_stored_breaks_its_entry_alone(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))
    huge = credit(Money(999_999_999_999_99, "USD"), reference="PART")
    batch = replace(credit(TEN, reference="BATCH"), batch=(huge,) * 2_000)

    await bring(operator, camt(statement([batch, credit_for(payment)])))

    assert (await statuses())[-2:] == [EntryStatus.QUARANTINED, EntryStatus.MATCHED]


async def test_file_of_too_many_statements_is_refused(operator: Principal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files_service, "STATEMENTS_MAX", 3)

    with pytest.raises(InvalidInput) as refusal:
        await bring(operator, camt(*(statement([], number=number) for number in range(3))))

    assert refusal.value.path == ("file",)
    assert await StatementFile.all().count() == 0


@pytest.mark.parametrize(
    ("filename", "stored"),
    [
        ("4242424242424242.xml", "424242******4242.xml"),
        ("two\nlines\0.xml", "twolines.xml"),
        ("", "statement"),
        ("x" * 300, "x" * 254 + "…"),
    ],
)
async def test_name_of_a_file_is_kept_as_far_as_it_can_be(operator: Principal, filename: str, stored: str) -> None:
    await bring(operator, camt(statement([])), filename=filename)

    assert [file.filename for file in await StatementFile.all()] == [stored]


async def test_reference_that_somebody_has_copied_does_not_stand_before_an_id(
    user: Principal, operator: Principal, stranger: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))
    copied = await pay(stranger, instruction(merchant, reference=to_typeid("payment", payment.id)))

    await bring(operator, camt(statement([credit_for(payment)])))

    assert await settlement_of(payment) is not None
    assert await settlement_of(copied) is None


async def test_two_imports_of_one_file_at_once_are_one(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))
    file = camt(statement([credit_for(payment)]))

    loop = asyncio.get_running_loop()
    both = await asyncio.gather(*(loop.create_task(bring(operator, file), context=copy_context()) for _ in range(2)))

    assert sorted(imported.replayed for imported in both) == [False, True]
    assert await StatementFile.all().count() == 1
    assert await Settlement.all().count() == 1


async def test_import_that_waits_too_long_for_another_is_refused(
    operator: Principal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing_service, "LOCK_WAIT", seconds(0.2))
    async with db.transaction():
        await db.take_turn(matching.TURN, wait=seconds(1))
        other = asyncio.get_running_loop().create_task(bring(operator, camt(statement([]))), context=FRESH.copy())
        with pytest.raises(importing_service.ImportInProgress):
            await other


async def test_reader_may_take_longer_than_a_transaction_may_pause_elsewhere(
    operator: Principal, monkeypatch: pytest.MonkeyPatch
) -> None:
    paused: list[str] = []

    async def look(importing: files_service.FileImport, *source: Any) -> None:
        rows = await db.fetch("SELECT current_setting('idle_in_transaction_session_timeout') AS limit")
        paused.append(rows[0]["limit"])
        await whole(importing, *source)

    whole = files_service.FileImport.run
    monkeypatch.setattr(files_service.FileImport, "run", look)

    await bring(operator, camt(statement([])))

    assert paused == ["10min"]


FRESH = copy_context()


async def test_work_grows_with_the_entries_and_not_with_their_square(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payments = [await pay(user, instruction(merchant)) for _ in range(40)]
    done = await bring(operator, camt(statement([credit_for(payment) for payment in payments])), by_statement=False)

    ids = [row.id for row in done.statements]
    async with db.transaction():
        # As where the sizes of tables can't be learnt: so few rows would else be joined by what others have left.
        await db.execute("SET LOCAL enable_nestloop = off")
        [row] = await db.fetch(
            f"EXPLAIN (ANALYZE, FORMAT JSON) {sql.MATCH.format(which='statement_id')}", ids, NOW, "test"
        )

    assert await Settlement.all().count() == len(payments)
    assert passed_over(json.loads(row[0])[0]["Plan"]) <= 3 * len(payments)


def passed_over(plan: dict[str, Any]) -> int:
    """How many pairs of rows the joins of a plan have looked at in vain."""
    here = plan.get("Rows Removed by Join Filter", 0) * plan["Actual Loops"]
    return int(here) + sum(passed_over(below) for below in plan.get("Plans", []))
