"""Who may do what: a table of roles and operations, and nothing that is not in it."""

from dataclasses import dataclass
from typing import Any

import pytest

from payflowx.bank_statements.service import accounts
from payflowx.core.ids import BankAccountId, new_uuid, to_typeid
from payflowx.core.money import Money
from payflowx.core.principal import Principal, Role
from payflowx.merchants.models import Merchant
from tests.api.books import make_book
from tests.api.documents import (
    CREATE_API_KEY,
    CREATE_MERCHANT,
    CREATE_PAYMENT,
    CREATE_REFUND,
    CREATE_USER,
    RESOLVE_DISCREPANCY,
    RUN_RECONCILIATION,
    SET_TERMS,
    UPDATE_MERCHANT,
)
from tests.api.operations import OPERATORS_FIELDS, operations
from tests.api.refusals import nothing_changed
from tests.bank_statements.files import bring, camt, credit, statement
from tests.client import Client
from tests.factories import NOW, make_user

EVERYBODY = frozenset(Role)
OPERATORS = frozenset({Role.OPERATOR, Role.ADMIN})
ADMINS = frozenset({Role.ADMIN})


@dataclass(frozen=True)
class Act:
    """An operation, and who may do it."""

    allowed: frozenset[Role]
    document: str


LAST_RUN = "{ reconciliationSummary { lastRun { %s } } }"
CHANGE_ACCOUNT = """mutation ($input: {kind}BankAccountInput!) {{
    {what}BankAccount(input: $input) {{ account {{ id }} errors {{ code }} }}
}}"""
OF_USER = "query ($user: ID!) { %s }"

ACTS = {
    "createPayment": Act(EVERYBODY, CREATE_PAYMENT),
    "createRefund": Act(EVERYBODY, CREATE_REFUND),
    "refunds": Act(EVERYBODY, "{ refunds { nodes { id } } }"),
    "createUser": Act(ADMINS, CREATE_USER),
    "createApiKey": Act(EVERYBODY, CREATE_API_KEY),
    "apiKeys": Act(EVERYBODY, "{ apiKeys { id } }"),
    "users": Act(ADMINS, "{ users { nodes { email } } }"),
    "createMerchant": Act(ADMINS, CREATE_MERCHANT),
    "updateMerchant": Act(ADMINS, UPDATE_MERCHANT),
    "runReconciliation": Act(OPERATORS, RUN_RECONCILIATION),
    "me": Act(EVERYBODY, "{ me { role } }"),
    "merchants": Act(EVERYBODY, "{ merchants { nodes { name isActive } } }"),
    "payments": Act(EVERYBODY, "{ payments { nodes { id } } }"),
    "payments of a user": Act(OPERATORS, OF_USER % "payments(filter: {userId: $user}) { nodes { id } }"),
    "paymentStats": Act(EVERYBODY, "{ paymentStats { count } }"),
    "paymentStats of a user": Act(OPERATORS, OF_USER % "paymentStats(filter: {userId: $user}) { count }"),
    "paymentVolume": Act(EVERYBODY, '{ paymentVolume(from: "2026-11-01", to: "2026-11-30") { count } }'),
    "currencies": Act(EVERYBODY, "{ currencies { code } }"),
    "settlements": Act(EVERYBODY, "{ settlements { nodes { id } } }"),
    "reconciliationResults": Act(EVERYBODY, "{ reconciliationResults { nodes { id } } }"),
    "reconciliationRuns": Act(OPERATORS, "{ reconciliationRuns { nodes { id } } }"),
    "reconciliationSummary": Act(EVERYBODY, "{ reconciliationSummary { counts { count } lastRun { id asOf } } }"),
    "reconciliationTerms": Act(OPERATORS, "{ reconciliationTerms { nodes { id } } }"),
    "setReconciliationTerms": Act(ADMINS, SET_TERMS),
    "resolveDiscrepancy": Act(OPERATORS, RESOLVE_DISCREPANCY),
    "bankStatements": Act(OPERATORS, "{ bankStatements { nodes { id } } }"),
    "bankAccounts": Act(OPERATORS, "{ bankAccounts { nodes { id } } }"),
    "nameBankAccount": Act(OPERATORS, CHANGE_ACCOUNT.format(what="name", kind="Name")),
    "closeBankAccount": Act(ADMINS, CHANGE_ACCOUNT.format(what="close", kind="Close")),
    "reopenBankAccount": Act(ADMINS, CHANGE_ACCOUNT.format(what="reopen", kind="Reopen")),
    "assignBankAccount": Act(ADMINS, CHANGE_ACCOUNT.format(what="assign", kind="Assign")),
    "statementEntries": Act(OPERATORS, "{ statementEntries { nodes { id } } }"),
    "verdict.resolution": Act(OPERATORS, "{ reconciliationResults { nodes { resolution { note } } } }"),
    "summary.lateFeeds": Act(OPERATORS, "{ reconciliationSummary { lateFeeds { count } } }"),
    "run.bookDigest": Act(OPERATORS, LAST_RUN % "bookDigest"),
    "run.examined": Act(OPERATORS, LAST_RUN % "examined"),
    "run.changed": Act(OPERATORS, LAST_RUN % "changed"),
    "run.counts": Act(OPERATORS, LAST_RUN % "counts { count }"),
    "run.refundCounts": Act(OPERATORS, LAST_RUN % "refundCounts { count }"),
    "run.failureReason": Act(OPERATORS, LAST_RUN % "failureReason"),
    "run of a verdict": Act(OPERATORS, "{ reconciliationResults { nodes { run { examined } } } }"),
}


def test_every_operation_is_in_the_table() -> None:
    roots = {operation.name for kind in ("query", "mutation") for operation in operations(kind)}

    # Sessions are everybody's; what the last three find depends on the object: test_foreign_objects, test_api_keys.
    elsewhere = {"login", "refreshSession", "logout", "importStatement"}  # the last one: test_bank_statements
    assert roots - elsewhere - {"node", "payment", "revokeApiKey"} == roots & ACTS.keys()
    assert {f"run.{name}" for name in OPERATORS_FIELDS["ReconciliationRun"]} <= ACTS.keys()


@pytest.fixture
def clients(as_user: Client, as_operator: Client, as_admin: Client) -> dict[Role, Client]:
    """A client for each role."""
    return {Role.USER: as_user, Role.OPERATOR: as_operator, Role.ADMIN: as_admin}


def variables(name: str, merchant: Merchant, user: Principal) -> dict[str, Any]:
    """What an operation needs in order to succeed."""
    merchant_id = to_typeid("merchant", merchant.id)
    inputs: dict[str, dict[str, Any]] = {
        "createPayment": {
            "idempotencyKey": "a key that nobody has used",
            "merchantId": merchant_id,
            "amount": {"amount": "1", "currency": "EUR"},
        },
        "createUser": {"email": "new@example.com", "name": "New", "password": "correct horse battery"},
        "createMerchant": {"name": "New Merchant"},
        "createApiKey": {"name": "server"},
        "updateMerchant": {"id": merchant_id, "name": "Renamed"},
        "setReconciliationTerms": {"merchantId": merchant_id, "toleranceBasisPoints": 10},
    }
    if name in inputs:
        return {"input": inputs[name]}
    return {"user": user.actor} if name.endswith("of a user") else {}


ACCOUNT_INPUTS = {"nameBankAccount": {"name": "Till"}, "closeBankAccount": {"closedOn": "2026-12-01"}}


async def closed_account() -> str:
    """The id of an account that a statement has told of, and that was closed."""
    admin = await make_user(Role.ADMIN)
    done = await bring(admin, camt(statement([credit(Money(1, "USD"))])))
    key = BankAccountId(done.statements[0].bank_account_id or new_uuid())
    await accounts.close_account(principal=admin, account_id=key, closed_on=NOW.date(), now=NOW)
    return to_typeid("account", key)


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("role", list(Role))
async def test_role_decides(
    clients: dict[Role, Client], user: Principal, merchant: Merchant, name: str, role: Role
) -> None:
    book = await make_book(user, merchant)
    act, given = ACTS[name], variables(name, merchant, user)
    if name == "resolveDiscrepancy":
        given = {"input": {"resultId": await book.verdict_id("under"), "kind": "ACCEPTED", "note": "A fee."}}
    if name == "createRefund":
        given = {"input": {"idempotencyKey": "a key that nobody has used", "paymentId": book.id("under")}}
    if name.endswith("BankAccount"):
        given = {"input": {"accountId": await closed_account(), **ACCOUNT_INPUTS.get(name, {})}}

    if role in act.allowed:
        (value,) = (await clients[role].send(act.document, given)).data.values()
        assert isinstance(value, list) or value.get("errors", []) == []
        return

    async with nothing_changed():
        answer = await clients[role].send(act.document, given)

    assert {error["extensions"]["code"] for error in answer.body["errors"]} == {"FORBIDDEN"}
    assert all(error["extensions"]["requestId"] for error in answer.body["errors"])
    assert role in answer.body["errors"][0]["message"]


async def test_one_field_that_is_not_allowed_leaves_the_rest_of_the_answer(
    as_user: Client, user: Principal, merchant: Merchant
) -> None:
    await make_book(user, merchant)

    answer = await as_user.send("{ me { role } runs: reconciliationRuns { nodes { id } } }")

    assert (answer.status, answer.code, answer.error["path"]) == (200, "FORBIDDEN", ["runs"])
