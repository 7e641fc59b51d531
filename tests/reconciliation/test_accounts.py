"""With several accounts of a currency, a payment is missing only when each on which it is awaited has been heard."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from payflowx.bank_statements.models import BankAccount
from payflowx.bank_statements.service import accounts
from payflowx.core.clock import Span
from payflowx.core.ids import BankAccountId, MerchantId, RunId, new_uuid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from payflowx.reconciliation.models import ReconciliationReason as Reason
from payflowx.reconciliation.models import ReconciliationRun, RunTrigger
from payflowx.reconciliation.service import book, runs, verification
from payflowx.settlements.models import Bank
from payflowx.simulation.statement_files import Written
from tests.bank_statements.files import bring, camt, credit, notification, statement
from tests.factories import NOW, instruction, let_speak, make_merchant, pay
from tests.reconciliation.books import assert_balanced, verdict_on, verdicts

DEADLINES = runs.Deadlines(Span.parse("2bd"), Span.parse("1bd"))
MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)  # NOW is a Friday: the payments are due by Tuesday's end
DAY = timedelta(days=1)
GATEWAYS = frozenset({"simulator", "other"})


@pytest.fixture(autouse=True)
async def by_statement(database: str) -> None:
    """Statements settle the payments of the book."""
    await let_speak(Bank.STATEMENTS)


async def judge(days: float = 10, *, is_full: bool = False) -> ReconciliationRun:
    """A run so many days after the payments; the totals are those of the payments, and a full run says the same."""
    run = await runs.run_reconciliation(
        principal=None,
        run_id=RunId(new_uuid()),
        deadlines=DEADLINES,
        trigger=RunTrigger.SCHEDULE,
        now=NOW + timedelta(days=days),
        is_full=is_full,
    )
    await assert_balanced(run)
    if not is_full:
        before = await verdicts()
        await judge(days, is_full=True)
        assert await verdicts() == before
    return run


def empty_day(account: str, day: date, *, currency: str = "USD") -> Written:
    """A whole day of an account on which nothing came in that anybody knows."""
    line = credit(Money(1, currency), name="NOBODY-1")
    return replace(statement([line], day=day), account_id=account)


async def hear(operator: Principal, account: str, day: date, *, currency: str = "USD") -> BankAccount:
    """A statement of an account that reaches a day; gives the account."""
    [brought] = (await bring(operator, camt(empty_day(account, day, currency=currency)))).statements
    return await BankAccount.get(id=brought.bank_account_id)


async def reason_of(payment: Payment) -> Reason:
    """Why the current verdict on a payment says what it says."""
    return (await verdict_on(payment)).reason


async def assign(
    admin: Principal, account: BankAccount, *merchants: Merchant, gateways: frozenset[str] = frozenset()
) -> None:
    """Says who is paid on an account."""
    await accounts.assign_account(
        principal=admin,
        account_id=BankAccountId(account.id),
        payees=accounts.Payees(frozenset(MerchantId(merchant.id) for merchant in merchants), gateways),
        known_gateways=GATEWAYS,
        now=NOW,
    )


async def close(admin: Principal, account: BankAccount, day: date) -> None:
    """Says since when nothing is awaited on an account."""
    await accounts.close_account(principal=admin, account_id=BankAccountId(account.id), closed_on=day, now=NOW)


async def test_current_file_of_one_account_says_nothing_about_the_other(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))
    await hear(operator, "ONE", TUESDAY)
    silent = await hear(operator, "TWO", MONDAY)

    run = await judge()

    assert await reason_of(payment) is Reason.FEED_LATE
    [late] = await book.late_feeds()
    assert (late.account_ids, late.last_date, late.count, late.expected) == ([silent.id], MONDAY, 1, payment.money)
    assert (await verification.verify_run(run_id=RunId(run.id))).findings == []

    await hear(operator, "TWO", TUESDAY)
    await judge(11)

    assert await reason_of(payment) is Reason.NOT_SETTLED
    assert await book.late_feeds() == []


async def test_account_that_is_found_later_makes_what_was_missing_wait_for_it(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))
    await hear(operator, "ONE", TUESDAY)
    await judge()
    assert await reason_of(payment) is Reason.NOT_SETTLED

    await hear(operator, "TWO", MONDAY)
    await judge(11)

    assert await reason_of(payment) is Reason.FEED_LATE


async def test_account_that_was_only_notified_of_has_not_been_heard(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))
    await hear(operator, "ONE", TUESDAY)
    await bring(operator, notification(empty_day("TWO", TUESDAY)))

    await judge()

    assert await reason_of(payment) is Reason.FEED_LATE
    [late] = await book.late_feeds()
    [account] = await BankAccount.filter(identification="TWO")
    assert (late.account_ids, late.last_date) == ([account.id], None)


async def test_accounts_of_other_currencies_are_not_waited_for(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))
    await hear(operator, "ONE", TUESDAY)
    await hear(operator, "ONE", MONDAY, currency="EUR")
    await hear(operator, "TWO", MONDAY, currency="EUR")

    await judge()

    assert await reason_of(payment) is Reason.NOT_SETTLED


async def test_closed_account_is_waited_for_until_the_day_before(
    admin: Principal, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))
    await hear(operator, "ONE", TUESDAY)
    silent = await hear(operator, "TWO", MONDAY)

    await close(admin, silent, TUESDAY + DAY)
    await judge()
    assert await reason_of(payment) is Reason.FEED_LATE

    await close(admin, silent, TUESDAY)
    await judge(11)
    assert await reason_of(payment) is Reason.NOT_SETTLED

    await accounts.reopen_account(principal=admin, account_id=BankAccountId(silent.id), now=NOW)
    await judge(12)
    assert await reason_of(payment) is Reason.FEED_LATE


async def test_where_every_account_is_closed_nobody_can_say_that_a_payment_is_missing(
    admin: Principal, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))
    await close(admin, await hear(operator, "ONE", TUESDAY), TUESDAY)

    await judge()

    assert await reason_of(payment) is Reason.FEED_LATE
    [late] = await book.late_feeds()
    assert (late.account_ids, late.last_date, late.count) == ([], None, 1)


async def test_payment_is_awaited_where_its_merchant_is_paid_and_nowhere_else(
    admin: Principal, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    other = await make_merchant(admin)
    here, there = [await pay(user, instruction(who)) for who in (merchant, other)]
    current = await hear(operator, "ONE", TUESDAY)
    await hear(operator, "TWO", MONDAY)
    await assign(admin, current, merchant)

    await judge()
    assert await reason_of(here) is Reason.NOT_SETTLED
    assert await reason_of(there) is Reason.FEED_LATE

    await assign(admin, current)
    await judge(11)
    assert await reason_of(here) is Reason.FEED_LATE


async def test_merchant_goes_before_its_gateway_and_that_before_everybody(
    admin: Principal, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    other = await make_merchant(admin)
    here, there = [await pay(user, instruction(who)) for who in (merchant, other)]
    of_merchant = await hear(operator, "ONE", MONDAY)
    of_gateway = await hear(operator, "TWO", TUESDAY)
    of_another = await hear(operator, "THREE", MONDAY)
    await assign(admin, of_merchant, merchant)
    await assign(admin, of_gateway, gateways=frozenset({"simulator"}))
    await assign(admin, of_another, gateways=frozenset({"other"}))

    await judge()
    assert await reason_of(here) is Reason.FEED_LATE
    assert await reason_of(there) is Reason.NOT_SETTLED
    [late] = await book.late_feeds()
    assert (late.account_ids, late.count) == ([of_merchant.id], 1)

    # Its own account is closed: then it is paid where its gateway is.
    await close(admin, of_merchant, TUESDAY)
    await judge(11)
    assert await reason_of(here) is Reason.NOT_SETTLED


async def test_merchant_that_is_paid_on_two_accounts_waits_for_both(
    admin: Principal, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))
    for name, day in (("ONE", TUESDAY), ("TWO", MONDAY), ("THREE", MONDAY)):
        account = await hear(operator, name, day)
        if name != "THREE":
            await assign(admin, account, merchant)

    await judge()
    assert await reason_of(payment) is Reason.FEED_LATE

    await hear(operator, "TWO", TUESDAY)
    await judge(11)
    assert await reason_of(payment) is Reason.NOT_SETTLED


async def test_ways_of_writing_one_account_are_heard_as_one(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))
    iban = await hear(operator, "DE89370400440532013000", MONDAY)
    assert (await hear(operator, "37040044/532013000", TUESDAY)).id == iban.id

    await judge()

    assert await reason_of(payment) is Reason.NOT_SETTLED
