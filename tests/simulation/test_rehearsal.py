"""Rehearsals: what the simulated bank pays as files, whose import ends as its faults say, and nowhere else."""

import io
from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from payflowx.bank_statements.formats import camt, mt940
from payflowx.bank_statements.formats.parts import Entry, Kind
from payflowx.bank_statements.models import BankStatement, EntryStatus, StatementEntry
from payflowx.bank_statements.service.legs import get_legs, sum_up
from payflowx.core.clock import Span
from payflowx.core.ids import PaymentId, to_typeid
from payflowx.core.money import Money, minor_per_major
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from payflowx.reconciliation.models import ReconciliationReason as Reason
from payflowx.refunds.service import lists
from payflowx.simulation import rehearsal
from payflowx.simulation.rehearsal import Fault
from payflowx.simulation.statement_files import write_camt053, write_mt940
from tests.bank_statements.files import bring
from tests.factories import NOW, give_back, instruction, pay, reconcile, seconds, settlement_of
from tests.reconciliation.books import NEVER_PAID, OTHER_CURRENCY, OVER, REJECTED, UNDER, assert_balanced, verdicts
from tests.tables import refused

DAY = NOW.date()
AT_ONCE = Span.parse("PT0S")
EVERY_FAULT = tuple(Fault)
WRITERS = {"camt.053": write_camt053, "mt940": write_mt940}


async def payments(user: Principal, merchant: Merchant, amounts: Sequence[Money]) -> list[Payment]:
    """Payments of these amounts, in this order."""
    return [
        await pay(user, instruction(merchant, amount=amount), now=NOW - seconds(100 - number))
        for number, amount in enumerate(amounts)
    ]


async def rehearse_and_import(
    operator: Principal, writer: str, faults: Sequence[Fault] = (), *, day: date = DAY
) -> rehearsal.Rehearsal:
    """Imports what the bank writes of a day."""
    made = await rehearsal.rehearse(day=day, delay=AT_ONCE, faults=faults)
    await bring(operator, "".join(WRITERS[writer](made.statements)).encode())
    return made


@pytest.mark.parametrize("writer", WRITERS)
async def test_day_without_faults_settles_what_the_simulated_bank_would(
    user: Principal, operator: Principal, merchant: Merchant, writer: str
) -> None:
    majors = (10, UNDER, OVER, OTHER_CURRENCY, REJECTED, NEVER_PAID)
    amounts = [Money(major * minor_per_major(code), code) for code in ("USD", "JPY", "KWD") for major in majors]
    taken = await payments(user, merchant, amounts)

    made = await rehearse_and_import(operator, writer)
    run = await reconcile(now=NOW + seconds(60))

    assert made.truth == []
    judged = await verdicts()
    reasons = [judged[payment.id].reason for payment in taken]
    assert reasons == 3 * [
        Reason.EXACT,
        Reason.AMOUNT_UNDER,
        Reason.AMOUNT_OVER,
        Reason.CURRENCY_MISMATCH,
        Reason.NOT_SETTLED,
        Reason.NOT_SETTLED,
    ]
    await assert_balanced(run)


@pytest.mark.parametrize("writer", WRITERS)
async def test_day_without_faults_settles_refunds_as_the_simulated_bank_would(
    user: Principal, operator: Principal, merchant: Merchant, writer: str
) -> None:
    majors = (10, UNDER, OVER, OTHER_CURRENCY, REJECTED, NEVER_PAID)
    amounts = [Money(major * minor_per_major(code), code) for code in ("USD", "JPY", "KWD") for major in majors]
    taken = await payments(user, merchant, [Money(2 * each.amount_minor, each.currency) for each in amounts])
    pairs = list(zip(taken, amounts, strict=True))
    refunds = [(await give_back(user, payment, amount)).refund for payment, amount in pairs]

    made = await rehearse_and_import(operator, writer)
    run = await reconcile(now=NOW + seconds(60))

    assert made.truth == []
    judged = await verdicts()
    assert [judged[refund.id].reason for refund in refunds] == 3 * [
        Reason.EXACT,
        Reason.AMOUNT_UNDER,
        Reason.AMOUNT_OVER,
        Reason.CURRENCY_MISMATCH,
        Reason.NOT_SETTLED,
        Reason.NOT_SETTLED,
    ]
    assert {judged[payment.id].reason for payment in taken} == {Reason.EXACT}
    await assert_balanced(run)
    assert all(statement.is_continuous for statement in await BankStatement.all())


@pytest.mark.parametrize("writer", WRITERS)
async def test_every_fault_is_blamed_on_exactly_its_payment_or_refund(
    user: Principal, operator: Principal, merchant: Merchant, writer: str
) -> None:
    taken = await payments(user, merchant, [Money(10_00 + number, "USD") for number in range(16)])
    refunds = [(await give_back(user, payment, Money(4_00, "USD"))).refund for payment in taken[-3:]]

    made = await rehearse_and_import(operator, writer, EVERY_FAULT)
    await reconcile(now=NOW + seconds(60))

    by_fault = dict(line.split(": ", 1) for line in made.truth)
    judged = await verdicts()
    reasons = {to_typeid("payment", payment.id): judged[payment.id].reason for payment in taken}
    reasons |= {to_typeid("refund", refund.id): judged[refund.id].reason for refund in refunds}
    wrong = {by_fault[fault]: Reason.NOT_SETTLED for fault in ("drop", "date", "unknown", "refund-drop")}
    wrong |= {by_fault["currency"]: Reason.CURRENCY_MISMATCH, by_fault["amount"]: Reason.AMOUNT_OVER}
    wrong |= {by_fault["return"]: Reason.RETURNED}
    if writer == "mt940":  # which can't say what a batch is made of
        wrong |= dict.fromkeys(by_fault["batch"].split(", "), Reason.NOT_SETTLED)
    assert {name: reason for name, reason in reasons.items() if reason is not Reason.EXACT} == wrong
    found = {entry.status for entry in await StatementEntry.all()}
    assert found == {EntryStatus.MATCHED, EntryStatus.DUPLICATE, EntryStatus.ORPHAN, EntryStatus.QUARANTINED}
    [again] = await StatementEntry.filter(problem__contains="second debit")
    [doubled] = [refund for refund in refunds if to_typeid("refund", refund.id) == by_fault["refund-double"]]
    assert again.payment_id == doubled.payment_id


@pytest.mark.parametrize("writer", WRITERS)
async def test_debit_without_a_refund_is_an_orphan_of_the_payment_that_it_names(
    user: Principal, operator: Principal, merchant: Merchant, writer: str
) -> None:
    [payment] = await payments(user, merchant, [Money(10_00, "USD")])
    await give_back(user, payment, now=NOW + timedelta(days=3))

    await rehearse_and_import(operator, writer, [Fault.DEBIT])

    [orphan] = await StatementEntry.filter(status=EntryStatus.ORPHAN)
    assert (orphan.payment_id, orphan.is_credit) == (payment.id, False)
    assert orphan.problem == "It names a payment of which no refund of this amount is open."


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize(("fault", "left"), [(Fault.RETURN, 0), (Fault.RETURN_BACK, 10_00)])
async def test_return_tells_its_reason_and_one_that_is_returned_ends_where_it_began(
    user: Principal, operator: Principal, merchant: Merchant, writer: str, fault: Fault, left: int
) -> None:
    [payment] = await payments(user, merchant, [Money(10_00, "USD")])

    await rehearse_and_import(operator, writer, [fault])

    backs = await StatementEntry.filter(kind=Kind.RETURN).order_by("id")
    said = [(each.is_credit, each.is_reversal, each.return_reason, each.payment_id) for each in backs]
    assert said == [(False, False, "AM04", payment.id), (True, True, "AM05", payment.id)][: len(backs)]
    assert len(backs) == (2 if left else 1)
    key = PaymentId(payment.id)
    assert await lists.refundable(payment_ids=[key]) == {payment.id: left}
    [net] = sum_up(legs=(await get_legs(payment_ids=[key]))[key])
    assert net.amount_minor == left


async def test_both_formats_are_read_back_as_the_same_entries(user: Principal, merchant: Merchant) -> None:
    taken = await payments(user, merchant, [Money(10_00 + number, "USD") for number in range(6)])
    for payment in taken:
        await give_back(user, payment, Money(4_00, "USD"))
    faults = (Fault.RETURN, Fault.RETURN_BACK, Fault.DEBIT, Fault.REFUND_DOUBLE, Fault.REFUND_PAYMENT)

    made = await rehearsal.rehearse(day=DAY, delay=AT_ONCE, faults=faults)

    [lines] = [statement.lines for statement in made.statements]
    written = [
        (
            Kind.PAYMENT if line.return_reason is None else Kind.RETURN,
            (line.is_credit, line.is_reversal, line.amount, line.return_reason),
            (line.bank_reference, _as_swift(line.end_to_end_id), _as_swift(line.remittance), line.value_date),
        )
        for line in lines
    ]
    for read, write in ((camt.read, write_camt053), (mt940.read, write_mt940)):
        parts = read(io.BytesIO("".join(write(made.statements)).encode()))
        assert [_as_read(part) for part in parts if isinstance(part, Entry)] == written


def _as_read(entry: Entry) -> tuple[object, ...]:
    known = (entry.bank_reference, _as_swift(entry.end_to_end_id), _as_swift(entry.remittance), str(entry.value_date))
    return entry.kind, (entry.is_credit, entry.is_reversal, entry.amount, entry.return_reason), known


def _as_swift(text: str | None) -> str | None:
    """What both formats have: an id that is missing is told by a word or not at all, and SWIFT has no underscore."""
    return None if text in (None, "NOTPROVIDED") else text.replace("_", ".")


async def test_days_follow_each_other_with_their_balances(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    for days in (2, 1, 0):
        await pay(user, instruction(merchant), now=NOW - timedelta(days=days))

    for days in (2, 1, 0):
        made = await rehearse_and_import(operator, "camt.053", day=DAY - timedelta(days=days))
        [statement] = made.statements
        assert (statement.opening_minor, statement.closing_minor) == ((2 - days) * 10_00, (3 - days) * 10_00)


async def test_delay_in_business_days_is_that_of_the_simulated_bank(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    friday = await pay(user, instruction(merchant, amount=Money(10_00, "EUR")), now=NOW)  # 20 November 2026

    made = await rehearsal.rehearse(day=DAY + timedelta(days=3), delay=Span.parse("1bd"), faults=())

    assert [line.end_to_end_id for line in made.statements[0].lines] == [to_typeid("payment", friday.id)]


async def test_day_without_payments_and_too_many_faults_are_refused(user: Principal, merchant: Merchant) -> None:
    async with refused("INVALID_INPUT", "date"):
        await rehearsal.rehearse(day=DAY, delay=AT_ONCE, faults=())
    await pay(user, instruction(merchant))
    async with refused("INVALID_INPUT", "fault"):
        await rehearsal.rehearse(day=DAY, delay=AT_ONCE, faults=(Fault.DROP, Fault.DOUBLE))


async def test_second_import_of_a_day_in_the_other_format_settles_nothing_twice(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    [payment] = await payments(user, merchant, [Money(10_00, "USD")])
    await rehearse_and_import(operator, "camt.053")
    settlement = await settlement_of(payment)

    await rehearse_and_import(operator, "mt940")

    assert await settlement_of(payment) == settlement
    assert [entry.status for entry in await StatementEntry.all().order_by("id")] == [
        EntryStatus.MATCHED,
        EntryStatus.DUPLICATE,
    ]
