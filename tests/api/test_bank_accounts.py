"""Bank accounts over the API: who sees and changes them, and what the summary says of those that are late."""

from typing import Any, Final

import pytest

from payflowx.bank_statements.models import BankAccount
from payflowx.core.clock import Span
from payflowx.core.ids import RunId, new_uuid, to_typeid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.reconciliation.models import RunTrigger
from payflowx.reconciliation.service import runs
from tests.api.refusals import nothing_changed, refusal
from tests.bank_statements.files import DAY, bring, camt, credit, statement
from tests.client import Client
from tests.factories import NOW, instruction, pay, seconds
from tests.round_trips import recorded

ACCOUNT = "{ id identification currency name closedOn heardFrom heardTo merchants { id } gateways }"
ACCOUNTS = f"query Accounts {{ bankAccounts {{ nodes {ACCOUNT} }} }}"
ERRORS = "errors { code message path }"
CHANGES: Final[dict[str, dict[str, Any]]] = {
    "nameBankAccount": {"name": "Till"},
    "closeBankAccount": {"closedOn": "2026-12-01"},
    "reopenBankAccount": {},
    "assignBankAccount": {"merchantIds": [], "gateways": ["simulator"]},
}


def document(name: str) -> str:
    """The mutation of this name."""
    kind = name[0].upper() + name[1:]
    return f"mutation Change($input: {kind}Input!) {{ {name}(input: $input) {{ account {ACCOUNT} {ERRORS} }} }}"


@pytest.fixture
async def account(operator: Principal) -> BankAccount:
    """An account that a statement has told of."""
    await bring(operator, camt(statement([credit(Money(1, "USD"))])))
    return await BankAccount.get()


async def test_accounts_are_listed_named_closed_reopened_and_assigned(
    as_operator: Client, as_admin: Client, account: BankAccount, merchant: Merchant
) -> None:
    key, shop = to_typeid("account", account.id), to_typeid("merchant", merchant.id)
    expected: dict[str, Any] = {
        "id": key,
        "identification": "ACCOUNT1",
        "currency": "USD",
        "name": None,
        "closedOn": None,
        "heardFrom": DAY.isoformat(),
        "heardTo": DAY.isoformat(),
        "merchants": [],
        "gateways": [],
    }
    assert (await as_operator.ask(ACCOUNTS))["nodes"] == [expected]

    for client, name, given, told in (
        (as_operator, "nameBankAccount", {"name": "Till"}, {"name": "Till"}),
        (as_admin, "closeBankAccount", {"closedOn": "2026-12-01"}, {"closedOn": "2026-12-01"}),
        (as_admin, "reopenBankAccount", {}, {"closedOn": None}),
        (as_admin, "assignBankAccount", {"merchantIds": [shop]}, {"merchants": [{"id": shop}]}),
        (as_admin, "assignBankAccount", {"gateways": ["simulator"]}, {"merchants": [], "gateways": ["simulator"]}),
    ):
        payload = await client.ask(document(name), input={"accountId": key, **given})
        expected |= told
        assert (payload["account"], payload["errors"]) == (expected, [])

    assert (await as_operator.ask(ACCOUNTS))["nodes"] == [expected]
    node = f"query Node($id: ID!) {{ node(id: $id) {{ ... on BankAccount {ACCOUNT} }} }}"
    assert await as_operator.ask(node, id=key) == expected


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize(
    ("key", "refused"),
    [
        (to_typeid("account", new_uuid()), ("NOT_FOUND", ["accountId"])),
        (to_typeid("merchant", new_uuid()), ("INVALID_INPUT", ["accountId"])),
        ("account_1", ("INVALID_INPUT", ["accountId"])),
    ],
    ids=["unknown", "of another kind", "no id"],
)
async def test_account_that_is_not_there_is_not_changed(
    as_admin: Client, account: BankAccount, name: str, key: str, refused: tuple[str, list[str]]
) -> None:
    async with nothing_changed():
        assert refusal(await as_admin.ask(document(name), input={"accountId": key, **CHANGES[name]})) == refused


@pytest.mark.parametrize(
    ("name", "given", "refused"),
    [
        ("nameBankAccount", {"name": " "}, ("INVALID_INPUT", ["name"])),
        ("reopenBankAccount", {}, ("ILLEGAL_TRANSITION", ["accountId"])),
        ("assignBankAccount", {"gateways": ["nobody"]}, ("INVALID_INPUT", ["gateways"])),
        ("assignBankAccount", {"merchantIds": ["x"]}, ("INVALID_INPUT", ["merchantIds"])),
        ("assignBankAccount", {"merchantIds": [to_typeid("merchant", new_uuid())]}, ("NOT_FOUND", ["merchantIds"])),
    ],
)
async def test_change_that_can_not_be_is_refused(
    as_admin: Client, account: BankAccount, name: str, given: dict[str, Any], refused: tuple[str, list[str]]
) -> None:
    async with nothing_changed():
        payload = await as_admin.ask(document(name), input={"accountId": to_typeid("account", account.id), **given})
        assert refusal(payload) == refused


async def test_list_of_accounts_costs_the_same_for_many(
    as_operator: Client, admin: Principal, operator: Principal
) -> None:
    await as_operator.ask(ACCOUNTS)  # from here on it is known who asks
    counts = []
    for number in (1, 5):
        written = [statement([credit(Money(number, code))]) for code in ("USD", "EUR", "GBP", "JPY", "KWD")[:number]]
        await bring(operator, camt(*written))
        async with recorded() as statements:
            await as_operator.ask(ACCOUNTS)
        counts.append(len(statements))

    assert await BankAccount.all().count() == 5
    assert counts[0] == counts[1]


async def test_late_feed_names_the_account_that_it_waits_for(
    as_operator: Client, user: Principal, account: BankAccount, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))
    await runs.run_reconciliation(
        principal=None,
        run_id=RunId(new_uuid()),
        deadlines=runs.Deadlines(Span.parse("2bd"), Span.parse("1bd")),
        trigger=RunTrigger.SCHEDULE,
        now=NOW + seconds(10 * 86_400),
    )

    asked = "currency lastDate count expected { amountMinor } accounts { id identification heardTo }"
    summary = await as_operator.ask(f"query Late {{ reconciliationSummary {{ lateFeeds {{ {asked} }} }} }}")

    assert summary["lateFeeds"] == [
        {
            "currency": "USD",
            "lastDate": DAY.isoformat(),
            "count": 1,
            "expected": {"amountMinor": str(payment.amount_minor)},
            "accounts": [
                {
                    "id": to_typeid("account", account.id),
                    "identification": "ACCOUNT1",
                    "heardTo": DAY.isoformat(),
                }
            ],
        }
    ]


async def test_statement_tells_its_account(as_operator: Client, account: BankAccount) -> None:
    page = await as_operator.ask("query Statements { bankStatements { nodes { accountId account { id } } } }")

    assert page["nodes"] == [{"accountId": "ACCOUNT1", "account": {"id": to_typeid("account", account.id)}}]
