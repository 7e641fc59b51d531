"""`createRefund`, `refunds`, and what payments and settlements tell of refunds."""

from typing import Any

import pytest

from payflowx.core.clock import Span
from payflowx.core.ids import to_typeid
from payflowx.core.principal import Principal
from payflowx.core.rounds import BEGINNING
from payflowx.gateways.simulator import Simulator
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from payflowx.refunds.service import failing
from tests.client import Client
from tests.factories import NOW, give_back, instruction, pay, seconds, settle

CREATE_REFUND = """
mutation ($input: CreateRefundInput!) {
    createRefund(input: $input) {
        refund {
            id status amount { amount currency } idempotencyKey reason failureCode failureReason gatewayReference
            payment { id refundable { amount currency } refunds { id } } events { type actor } createdAt completedAt
            settlement { id } failedLater { failureCode }
        }
        replayed
        errors { code message path }
    }
}
"""


@pytest.fixture
async def payment(user: Principal, merchant: Merchant) -> Payment:
    """Ten dollars of `user`."""
    return await pay(user, instruction(merchant, payment_method="pm_refund_fails_later"))


async def refund(client: Client, payment: Payment, amount: str | None = None, **more: object) -> Any:
    """The answer to a refund of the payment."""
    given: dict[str, object] = {"idempotencyKey": "refund-1", "paymentId": to_typeid("payment", payment.id), **more}
    if amount is not None:
        given["amount"] = {"amount": amount, "currency": "USD"}
    return await client.ask(CREATE_REFUND, input=given)


async def test_refund_is_made_and_made_again(as_user: Client, user: Principal, payment: Payment) -> None:
    first = await refund(as_user, payment, "4.00", reason="Damaged")
    again = await refund(as_user, payment, "4.00", reason="Damaged")

    assert (first["replayed"], again["replayed"], first["errors"]) == (False, True, [])
    assert again["refund"] == first["refund"]
    made = first["refund"]
    assert made["id"].startswith("refund_")
    assert (made["status"], made["amount"]) == ("SUCCESS", {"amount": "4.00", "currency": "USD"})
    assert (made["idempotencyKey"], made["reason"]) == ("refund-1", "Damaged")
    assert (made["failureCode"], made["failureReason"], made["failedLater"], made["settlement"]) == (None,) * 4
    assert made["payment"] == {
        "id": to_typeid("payment", payment.id),
        "refundable": {"amount": "6.00", "currency": "USD"},
        "refunds": [{"id": made["id"]}],
    }
    assert made["events"] == [
        {"type": "refund.initiated", "actor": user.actor},
        {"type": "refund.succeeded", "actor": "system:gateway"},
    ]


@pytest.mark.parametrize(
    ("given", "code", "path"),
    [
        ({"amount": "10.01"}, "AMOUNT_EXCEEDS_REFUNDABLE", ["amount"]),
        ({"amount": "0"}, "INVALID_INPUT", ["amount", "amount"]),
        ({"amount": "1.001"}, "INVALID_INPUT", ["amount", "amount"]),
        ({"paymentId": "payment_01h455vb4pex5vsknk084sn02q"}, "NOT_FOUND", ["paymentId"]),
        ({"paymentId": "merchant_01h455vb4pex5vsknk084sn02q"}, "INVALID_INPUT", ["paymentId"]),
        ({"idempotencyKey": ""}, "INVALID_INPUT", ["idempotencyKey"]),
        ({"reason": "\n"}, "INVALID_INPUT", ["reason"]),
    ],
)
async def test_refusal_is_data_that_names_the_field(
    as_user: Client, payment: Payment, given: dict[str, Any], code: str, path: list[str]
) -> None:
    answer = await refund(as_user, payment, **given)

    assert (answer["refund"], answer["replayed"]) == (None, False)
    assert [(error["code"], error["path"]) for error in answer["errors"]] == [(code, path)]
    assert not (await as_user.ask("{ refunds { nodes { id } } }"))["nodes"]


async def test_refund_that_came_back_says_so_and_its_money_is_refundable(as_user: Client, payment: Payment) -> None:
    made = (await refund(as_user, payment))["refund"]

    await failing.fail_late(gateway=Simulator(), now=NOW + seconds(10**9), delay=Span(), since=BEGINNING)

    found = await as_user.ask(
        """query ($id: ID!) { node(id: $id) { ... on Refund {
            status failedLater { failureCode failureReason failedAt } payment { refundable { amount } }
            events { type } } } }""",
        id=made["id"],
    )
    assert (found["status"], found["failedLater"]["failureCode"]) == ("SUCCESS", "account_closed")
    assert found["payment"] == {"refundable": {"amount": "10.00"}}
    assert found["events"][-1] == {"type": "refund.came_back"}


async def test_list_has_refunds_of_the_payments_that_one_may_see(
    as_user: Client, as_stranger: Client, as_operator: Client, operator: Principal, merchant: Merchant, payment: Payment
) -> None:
    query = "query ($status: [RefundStatus!]) { refunds(status: $status) { nodes { id status } } }"
    made = to_typeid("refund", (await give_back(operator, payment)).refund.id)
    own = await pay(operator, instruction(merchant, payment_method="pm_refund_declined"))
    failed = to_typeid("refund", (await give_back(operator, own, now=NOW + seconds(1))).refund.id)

    async def seen(client: Client, *statuses: str) -> list[str]:
        return [node["id"] for node in (await client.ask(query, status=list(statuses) or None))["nodes"]]

    assert await seen(as_user) == [made]
    assert await seen(as_stranger) == []
    assert await seen(as_operator) == [failed, made]
    assert await seen(as_operator, "FAILED", "INITIATED") == [failed]
    assert await seen(as_user, "FAILED") == []


async def test_settlement_of_a_refund_leads_to_it_and_back(as_user: Client, user: Principal, payment: Payment) -> None:
    made = to_typeid("refund", (await give_back(user, payment)).refund.id)
    await settle(now=NOW + seconds(2))

    settlements = "{ settlements { nodes { id refund { id settlement { id } } payment { id } } } }"
    nodes = (await as_user.ask(settlements))["nodes"]
    query = "query ($id: ID!) { payment(id: $id) { settlement { id refund { id } } } }"
    paid = await as_user.ask(query, id=nodes[0]["payment"]["id"])

    [of_refund] = [node for node in nodes if node["refund"]]
    assert of_refund["refund"] == {"id": made, "settlement": {"id": of_refund["id"]}}
    assert len({node["payment"]["id"] for node in nodes}) == 1
    assert len(nodes) == 2
    assert paid["settlement"]["refund"] is None
    assert paid["settlement"]["id"] != of_refund["id"]
