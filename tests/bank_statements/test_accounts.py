"""Accounts are found by importing, and changed by people alone, each time with an event."""

from datetime import date

import pytest

from payflowx.bank_statements.models import BankAccount, BankAccountUse, BankStatement
from payflowx.bank_statements.service import accounts
from payflowx.core.ids import BankAccountId, MerchantId, new_uuid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.events.models import Event
from payflowx.merchants.models import Merchant
from tests.bank_statements.files import DAY, EVENING, bring, camt, credit, statement
from tests.factories import NOW, make_merchant, seconds
from tests.tables import contents, forbidden, refused

LATER = NOW + seconds(60)
GATEWAYS = frozenset({"simulator"})


async def found(operator: Principal) -> BankAccount:
    """An account that a statement has told of."""
    await bring(operator, camt(statement([credit(Money(1, "USD"))])))
    return await BankAccount.get()


async def trail(account: BankAccount) -> list[tuple[str, str, object]]:
    """What happened to an account, and who did it."""
    events = await Event.filter(subject_id=account.id).order_by("position")
    return [(event.type, event.actor, event.data) for event in events]


async def test_account_is_found_once_by_its_statements(operator: Principal) -> None:
    account = await found(operator)
    await bring(operator, camt(statement([credit(Money(2, "USD"))], number=2)))

    assert await BankAccount.all().count() == 1
    assert (account.identification, account.written_as, account.currency) == ("ACCOUNT1", "ACCOUNT1", "USD")
    assert (account.name, account.closed_on, account.found_at) == (None, None, EVENING)
    assert {row.bank_account_id for row in await BankStatement.all()} == {account.id}
    told = {"identification": "ACCOUNT1", "currency": "USD"}
    assert await trail(account) == [("bank_account.found", operator.actor, told)]
    heard = await accounts.heard_of(account_ids=[account.id])
    assert heard == {account.id: accounts.Heard(DAY, DAY)}


async def test_dry_run_finds_no_account(operator: Principal) -> None:
    await bring(operator, camt(statement([credit(Money(1, "USD"))])), is_dry_run=True)

    assert await BankAccount.all().count() == await Event.filter(type="bank_account.found").count() == 0


async def test_account_is_named_by_an_operator(operator: Principal, user: Principal) -> None:
    account = await found(operator)
    key = BankAccountId(account.id)

    async with forbidden():
        await accounts.name_account(principal=user, account_id=key, name="Till", now=LATER)
    for name in ("", "  ", "x" * 101, "a\nb"):
        async with refused("INVALID_INPUT", "name"):
            await accounts.name_account(principal=operator, account_id=key, name=name, now=LATER)
    async with refused("NOT_FOUND", "accountId"):
        await accounts.name_account(principal=operator, account_id=BankAccountId(new_uuid()), name="Till", now=LATER)
    for _ in range(2):
        await accounts.name_account(principal=operator, account_id=key, name=" Till ", now=LATER)

    await account.refresh_from_db()
    assert account.name == "Till"
    assert (await trail(account))[1:] == [("bank_account.named", operator.actor, {"name": "Till"})]


async def test_account_is_closed_and_reopened_by_an_admin(admin: Principal, operator: Principal) -> None:
    account = await found(operator)
    key, day = BankAccountId(account.id), date(2026, 12, 1)

    async with forbidden():
        await accounts.close_account(principal=operator, account_id=key, closed_on=day, now=LATER)
    async with forbidden():
        await accounts.reopen_account(principal=operator, account_id=key, now=LATER)
    async with refused("ILLEGAL_TRANSITION", "accountId"):
        await accounts.reopen_account(principal=admin, account_id=key, now=LATER)
    for closed_on in (day, day, date(2026, 12, 2)):
        await accounts.close_account(principal=admin, account_id=key, closed_on=closed_on, now=LATER)
    reopened = await accounts.reopen_account(principal=admin, account_id=key, now=LATER)

    assert reopened.closed_on is None
    assert (await trail(account))[1:] == [
        ("bank_account.closed", admin.actor, {"closed_on": "2026-12-01"}),
        ("bank_account.closed", admin.actor, {"closed_on": "2026-12-02"}),
        ("bank_account.reopened", admin.actor, {}),
    ]


async def test_assignment_takes_the_place_of_the_one_before(
    admin: Principal, operator: Principal, merchant: Merchant
) -> None:
    account, other = await found(operator), await make_merchant(admin)
    key, first, second = BankAccountId(account.id), MerchantId(merchant.id), MerchantId(other.id)

    for payees in (
        accounts.Payees(frozenset({first}), GATEWAYS),
        accounts.Payees(frozenset({first}), GATEWAYS),
        accounts.Payees(frozenset({first, second})),
    ):
        await accounts.assign_account(
            principal=admin, account_id=key, payees=payees, known_gateways=GATEWAYS, now=LATER
        )

    assert await accounts.payees_of(account_ids=[account.id]) == {account.id: payees}
    assert [use.gateway for use in await BankAccountUse.filter(ended_at__isnull=False)] == ["simulator"]
    assert [event for event, _, _ in await trail(account)] == ["bank_account.found", *["bank_account.assigned"] * 2]


@pytest.mark.parametrize("who", ["nobody", "many", "gateway"])
async def test_assignment_that_can_not_be_is_refused(
    admin: Principal, operator: Principal, merchant: Merchant, who: str
) -> None:
    account = await found(operator)
    unknown = frozenset(MerchantId(new_uuid()) for _ in range(1 if who == "nobody" else 101))
    payees, code, path = {
        "nobody": (accounts.Payees(unknown | {MerchantId(merchant.id)}), "NOT_FOUND", "merchantIds"),
        "many": (accounts.Payees(unknown), "INVALID_INPUT", "merchantIds"),
        "gateway": (accounts.Payees(gateways=frozenset({"simulater"})), "INVALID_INPUT", "gateways"),
    }[who]

    async with refused(code, path):
        await accounts.assign_account(
            principal=admin,
            account_id=BankAccountId(account.id),
            payees=payees,
            known_gateways=GATEWAYS,
            now=LATER,
        )
    before = await contents()
    async with forbidden():
        await accounts.assign_account(
            principal=operator,
            account_id=BankAccountId(account.id),
            payees=accounts.Payees(),
            known_gateways=GATEWAYS,
            now=LATER,
        )
    assert await contents() == before
