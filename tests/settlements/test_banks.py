"""Whose word counts belongs to the book: chosen once by who starts first, then by admins, and gone by at once."""

import asyncio

import pytest

from payflowx.bank_statements.service import matching
from payflowx.core import db
from payflowx.core.ids import PaymentId, new_uuid
from payflowx.core.principal import Principal
from payflowx.events.models import Event
from payflowx.merchants.models import Merchant
from payflowx.settlements import jobs, service
from payflowx.settlements.models import Bank, BankChoice, Settlement, SettlementStatus
from tests.bank_statements.files import bring, camt, credit_for, statement
from tests.factories import BANK_DELAY, NOW, instruction, let_speak, pay, seconds, settle, settlement_of
from tests.tables import contents, forbidden, past_triggers, refused

LATER = NOW + seconds(60)


async def choose(principal: Principal, bank: Bank) -> service.Chosen:
    """An admin's choice."""
    return await service.choose_bank(principal=principal, bank=bank, choice_id=new_uuid(), now=LATER)


async def choices() -> list[Bank]:
    """Every choice, in its order."""
    return [row.bank for row in await BankChoice.all().order_by("number")]


@pytest.mark.parametrize(
    ("configured", "bank"), [(None, Bank.SIMULATED), ("simulated", Bank.SIMULATED), ("statements", Bank.STATEMENTS)]
)
async def test_first_process_writes_down_what_it_was_told(configured: str | None, bank: Bank, database: str) -> None:
    assert await service.speaking_bank() is Bank.SIMULATED

    assert await service.agree_on_bank(configured=configured, now=NOW) is bank

    before = await contents()
    assert await service.agree_on_bank(configured=None, now=LATER) is bank
    assert await service.agree_on_bank(configured=bank.lower(), now=LATER) is bank
    assert await service.speaking_bank() is bank
    assert await contents() == before
    [choice] = await BankChoice.all()
    assert (choice.number, choice.bank, choice.chosen_by_id, choice.chosen_at) == (1, bank, None, NOW)
    [event] = await Event.filter(type="bank.chosen")
    assert (event.subject_id, event.actor, event.data) == (choice.id, "system:bank", {"bank": bank.value})


async def test_process_that_was_told_something_else_is_refused_and_changes_nothing(database: str) -> None:
    await service.agree_on_bank(configured="statements", now=NOW)
    before = await contents()

    with pytest.raises(service.BankDiffers) as refusal:
        await service.agree_on_bank(configured="simulated", now=LATER)

    assert str(refusal.value) == (
        "PAYFLOWX_BANK is `simulated`, and this book goes by the bank `statements`: unset PAYFLOWX_BANK, "
        "or have an admin change the book with `payflowx bank simulated --as EMAIL`."
    )
    assert await contents() == before


async def test_of_processes_that_start_at_once_one_is_the_first_and_the_others_agree_or_are_refused(
    database: str,
) -> None:
    told = ["simulated", "statements", None] * 3

    answers = await asyncio.gather(
        *(service.agree_on_bank(configured=configured, now=NOW) for configured in told), return_exceptions=True
    )

    [bank] = await choices()
    for configured, answer in zip(told, answers, strict=True):
        if configured in (None, bank.lower()):
            assert answer is bank
        else:
            assert isinstance(answer, service.BankDiffers)
    assert await Event.filter(type="bank.chosen").count() == 1


async def test_book_of_a_program_that_wrote_nothing_down_goes_on_with_who_settled_last(
    user: Principal, operator: Principal, merchant: Merchant, owner_url: str
) -> None:
    first, second = [await pay(user, instruction(merchant)) for _ in range(2)]
    await settle(now=LATER)
    await bring(operator, camt(statement([credit_for(second)])))
    assert await settlement_of(first) is not None
    await forget_choices(owner_url)
    assert await service.agree_on_bank(configured=None, now=LATER) is Bank.SIMULATED

    third = await pay(user, instruction(merchant))
    await bring(operator, camt(statement([credit_for(third)], number=2)))
    await forget_choices(owner_url)

    assert await service.agree_on_bank(configured=None, now=LATER) is Bank.STATEMENTS


async def forget_choices(owner_url: str) -> None:
    """Leaves the book as the program before this one left it."""
    await past_triggers(owner_url, "bank_choices", "DELETE FROM bank_choices")


async def test_only_an_admin_chooses(user: Principal, operator: Principal) -> None:
    for principal in (user, operator):
        async with forbidden():
            await choose(principal, Bank.STATEMENTS)


async def test_choice_is_written_down_with_who_made_it(admin: Principal) -> None:
    await let_speak(Bank.SIMULATED)

    chosen = await choose(admin, Bank.STATEMENTS)
    again = await choose(admin, Bank.STATEMENTS)
    back = await choose(admin, Bank.SIMULATED)

    assert (chosen.is_new, again.is_new, back.is_new) == (True, False, True)
    assert await choices() == [Bank.STATEMENTS, Bank.SIMULATED]
    events = await Event.filter(type="bank.chosen").order_by("position")
    assert [(event.actor, event.data) for event in events] == [
        (admin.actor, {"bank": "STATEMENTS", "withdrawn": 0}),
        (admin.actor, {"bank": "SIMULATED", "withdrawn": 0}),
    ]


async def test_promises_end_with_the_choice_and_leave_their_payments_to_statements(
    admin: Principal, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))
    await settle(now=NOW)
    promised = await settlement_of(payment)
    assert promised is not None

    chosen = await choose(admin, Bank.STATEMENTS)

    assert chosen.withdrawn == 1
    assert await settlement_of(payment) is None
    assert await service.OF_PAYMENT.find([PaymentId(payment.id)]) == []
    await promised.refresh_from_db()
    assert (promised.status, promised.settled_at, promised.attempted_at) == (SettlementStatus.WITHDRAWN, None, None)
    assert promised.failure_reason == service.SILENT
    [event] = await Event.filter(type="settlement.withdrawn")
    assert (event.subject_id, event.change_id, event.actor) == (payment.id, promised.id, admin.actor)

    await bring(operator, camt(statement([credit_for(payment)])))

    settled = await settlement_of(payment)
    assert settled is not None
    assert (settled.source, settled.status) == ("STATEMENT", SettlementStatus.SETTLED)
    assert await Settlement.filter(payment_id=payment.id).count() == 2


async def test_entry_that_came_while_the_simulated_bank_had_promised_settles_after_the_choice(
    admin: Principal, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))
    await settle(now=NOW)
    await bring(operator, camt(statement([credit_for(payment)])), by_statement=False)

    await choose(admin, Bank.STATEMENTS)
    done = await matching.match_orphans(now=LATER)

    assert done.matched == 1
    settled = await settlement_of(payment)
    assert settled is not None
    assert settled.source == "STATEMENT"


async def test_simulated_bank_does_nothing_while_statements_settle_and_all_of_it_afterwards(
    admin: Principal, user: Principal, merchant: Merchant
) -> None:
    payments = [await pay(user, instruction(merchant)) for _ in range(2)]
    await settle(now=NOW)
    await choose(admin, Bank.STATEMENTS)
    payments.append(await pay(user, instruction(merchant)))
    before = await contents()

    for act in (
        service.run_bank(now=LATER, delay=BANK_DELAY),
        service.announce_payments(now=LATER, delay=BANK_DELAY),
        service.pay_due_settlements(now=LATER),
    ):
        with pytest.raises(service.BankSilent):
            await act
    assert await contents() == before

    await choose(admin, Bank.SIMULATED)
    done = await service.run_bank(now=LATER, delay=BANK_DELAY)

    assert (done.announced, done.settled) == (3, 3)
    for payment in payments:
        settled = await settlement_of(payment)
        assert settled is not None
        assert settled.status is SettlementStatus.SETTLED


async def test_what_is_settled_stays_so_whoever_speaks(
    admin: Principal, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))
    await settle(now=LATER)
    settled = await contents("settlements")

    chosen = await choose(admin, Bank.STATEMENTS)
    await bring(operator, camt(statement([credit_for(payment)])))

    assert chosen.withdrawn == 0
    assert await contents("settlements") == settled


async def test_choice_waits_for_what_goes_by_the_bank_and_is_refused_after_a_while(
    admin: Principal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "CHOICE_WAIT_SECONDS", 0.2)
    async with db.exclusive("a run", sharing=service.BANK_LOCK):
        async with refused("CONFLICT"):
            await choose(admin, Bank.STATEMENTS)
        assert await service.speaking_bank() is Bank.SIMULATED

    assert (await choose(admin, Bank.STATEMENTS)).is_new


async def test_worker_notices_each_choice_while_it_runs(
    admin: Principal, user: Principal, merchant: Merchant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "POLL_SECONDS", 0.01)
    await let_speak(Bank.STATEMENTS)
    payment = await pay(user, instruction(merchant))
    stop = asyncio.Event()
    worker = asyncio.create_task(jobs.work(stop, delay=BANK_DELAY))
    found = None
    try:
        await asyncio.sleep(0.2)
        assert await Settlement.all().count() == 0
        await choose(admin, Bank.SIMULATED)
        for _ in range(500):
            found = await settlement_of(payment)
            if found is not None and found.status is SettlementStatus.SETTLED:
                break
            await asyncio.sleep(0.02)
    finally:
        stop.set()
        await worker
    assert found is not None
    assert found.status is SettlementStatus.SETTLED
