"""A payment with all that hangs on it: settlement, verdict, trail, user and merchant."""

from typing import Any

import pytest

from payflowx.core.clock import Span
from payflowx.core.ids import new_uuid, to_typeid
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from tests.api.books import Book, make_book
from tests.api.documents import MONEY
from tests.client import Client
from tests.factories import NOW, instruction, pay, reconcile, settle

PAYMENT = f"""
query Payment($id: ID!) {{
    payment(id: $id) {{
        id status amount {MONEY} createdAt completedAt
        user {{ id email }}
        merchant {{ id name }}
        settlement {{
            id status amount {MONEY} failureReason source bankReference valueDate attemptedAt settledAt createdAt
            payment {{ id }}
        }}
        reconciliation {{
            id status reason explanation expected {MONEY} actual {MONEY} difference {MONEY}
            due {MONEY} unexplained {MONEY} isCurrent createdAt
            run {{ id status trigger }} payment {{ id }} settlement {{ id }}
        }}
        events {{ type actor data occurredAt }}
    }}
}}
"""


@pytest.fixture
async def book(user: Principal, merchant: Merchant) -> Book:
    """The payments of `user`, in every state."""
    return await make_book(user, merchant)


def money(amount: str, currency: str, minor: str) -> dict[str, str]:
    """Money as the schema shows it."""
    return {"amount": amount, "currency": currency, "amountMinor": minor}


async def test_matched_payment_shows_all_that_happened_to_it(
    as_user: Client, user: Principal, merchant: Merchant, book: Book
) -> None:
    payment = await as_user.ask(PAYMENT, id=book.id("matched"))

    paid = money("12.34", "USD", "1234")
    settlement_id = await book.settlement_id("matched")
    assert payment["user"]["id"] == user.actor
    assert payment["merchant"] == {"id": to_typeid("merchant", merchant.id), "name": merchant.name}
    assert payment["settlement"] == {
        **payment["settlement"],
        "id": settlement_id,
        "status": "SETTLED",
        "amount": paid,
        "failureReason": None,
        "source": "SIMULATED_BANK",
        "valueDate": "2026-11-20",
        "settledAt": "2026-11-20T12:01:00Z",
        "payment": {"id": book.id("matched")},
    }
    assert payment["reconciliation"] == {
        **payment["reconciliation"],
        "status": "MATCHED",
        "reason": "EXACT",
        "expected": paid,
        "actual": paid,
        "difference": money("0.00", "USD", "0"),
        "due": paid,
        "unexplained": money("0.00", "USD", "0"),
        "isCurrent": True,
        "run": {"id": book.run_id, "status": "COMPLETED", "trigger": "SCHEDULE"},
        "payment": {"id": book.id("matched")},
        "settlement": {"id": settlement_id},
    }


async def test_trail_is_complete_and_oldest_first(as_user: Client, user: Principal, book: Book) -> None:
    payment = await as_user.ask(PAYMENT, id=book.id("under"))

    reference = payment["settlement"]["bankReference"]
    asked = {"amount_minor": 999, "currency": "JPY"}
    assert [(event["type"], event["actor"]) for event in payment["events"]] == [
        ("payment.initiated", user.actor),
        ("payment.succeeded", "system:gateway"),
        ("settlement.pending", "system:bank"),
        ("settlement.settled", "system:bank"),
        ("reconciliation.mismatched", "system:reconciliation"),
    ]
    assert [event["occurredAt"] for event in payment["events"]] == [
        "2026-11-20T12:00:01Z",
        "2026-11-20T12:00:01Z",
        "2026-11-20T12:00:30Z",
        "2026-11-20T12:01:00Z",
        "2026-11-20T12:01:01Z",
    ]
    assert payment["events"][0]["data"] == asked
    assert payment["events"][3]["data"] == {"amount_minor": 998, "currency": "JPY", "bank_reference": reference}
    assert payment["events"][4]["data"]["difference_minor"] == -1


async def test_trail_is_in_order_though_all_of_it_happened_in_one_instant(
    as_user: Client, user: Principal, merchant: Merchant
) -> None:
    for _ in range(10):
        await pay(user, instruction(merchant), now=NOW)
    await settle(now=NOW, delay=Span())
    await reconcile(now=NOW)

    trails = (await as_user.ask("{ payments { nodes { events { type } } } }"))["nodes"]

    assert [[event["type"] for event in trail["events"]] for trail in trails] == [
        [
            "payment.initiated",
            "payment.succeeded",
            "settlement.pending",
            "settlement.settled",
            "reconciliation.matched",
        ]
    ] * 10


@pytest.mark.parametrize(
    ("name", "settlement", "verdict", "figures"),
    [
        (
            "under",
            ("SETTLED", money("998", "JPY", "998")),
            ("MISMATCHED", "AMOUNT_UNDER"),
            (money("-1", "JPY", "-1"), "-1"),
        ),
        (
            "over",
            ("SETTLED", money("999.00", "USD", "99900")),
            ("MISMATCHED", "AMOUNT_OVER"),
            (money("1.00", "USD", "100"), "1.00"),
        ),
        (
            "other currency",
            ("SETTLED", money("997.00", "EUR", "99700")),
            ("MISMATCHED", "CURRENCY_MISMATCH"),
            (None, "-997.00"),
        ),
        (
            "rejected",
            ("FAILED", money("996.000", "KWD", "996000")),
            ("MISSING_SETTLEMENT", "SETTLEMENT_FAILED"),
            (None, "-996.000"),
        ),
        ("missing", None, ("MISSING_SETTLEMENT", "NOT_SETTLED"), (None, "-995.00")),
        ("pending", ("PENDING", money("77.00", "EUR", "7700")), ("SETTLEMENT_PENDING", "NOT_DUE"), (None, "-77.00")),
    ],
)
async def test_verdict_follows_from_what_the_bank_did(
    as_user: Client,
    book: Book,
    name: str,
    settlement: tuple[str, Any] | None,
    verdict: tuple[str, str],
    figures: tuple[Any, str],
) -> None:
    payment = await as_user.ask(PAYMENT, id=book.id(name))

    found, judged = payment["settlement"], payment["reconciliation"]
    assert (found and (found["status"], found["amount"])) == settlement
    assert (judged["status"], judged["reason"]) == verdict
    difference, unexplained = figures
    assert judged["difference"] == difference
    assert judged["expected"] == judged["due"] == payment["amount"]
    assert judged["unexplained"] == {
        **judged["due"],
        "amount": unexplained,
        "amountMinor": unexplained.replace(".", ""),
    }
    assert judged["explanation"].endswith(".")
    is_decided = name != "pending"
    assert judged["settlement"] == ({"id": found["id"]} if found and is_decided else None)


@pytest.mark.parametrize("name", ["declined", "unanswered"])
async def test_payment_that_was_not_taken_has_neither_settlement_nor_verdict(
    as_user: Client, book: Book, name: str
) -> None:
    payment = await as_user.ask(PAYMENT, id=book.id(name))

    assert (payment["settlement"], payment["reconciliation"]) == (None, None)
    assert (payment["completedAt"] is None) == (name == "unanswered")


async def test_new_payment_has_its_own_events_only(as_user: Client, user: Principal, merchant: Merchant) -> None:
    payment = await pay(user, instruction(merchant))

    found = await as_user.ask(PAYMENT, id=to_typeid("payment", payment.id))

    assert [event["type"] for event in found["events"]] == ["payment.initiated", "payment.succeeded"]
    assert (found["settlement"], found["reconciliation"]) == (None, None)


async def test_unknown_payment_is_null(as_user: Client) -> None:
    assert await as_user.ask(PAYMENT, id=to_typeid("payment", new_uuid())) is None


NO_PAYMENT_IDS = {
    "empty": "",
    "a word": "payment",
    "of another kind": to_typeid("merchant", new_uuid()),
    "a UUID": str(new_uuid()),
    "too short": "payment_01h455vb4pex5vsknk084sn02",
    "too large": "payment_8zzzzzzzzzzzzzzzzzzzzzzzzz",
    "in upper case": "PAYMENT_01H455VB4PEX5VSKNK084SN02Q",
    "long": "payment_" + "0" * 10_000,
    "a NUL": "payment_\0",
    "a lone surrogate": "payment_\ud800",
    "digits of another script": "payment_" + "\N{ARABIC-INDIC DIGIT ZERO}" * 26,
}


@pytest.mark.parametrize("id", NO_PAYMENT_IDS.values(), ids=list(NO_PAYMENT_IDS))
async def test_text_that_is_no_id_is_refused(as_user: Client, id: str) -> None:
    fields = ["payment"] if id.startswith("merchant_") else ["payment", "node"]
    for field in fields:
        answer = await as_user.send(f"query ($id: ID!) {{ {field}(id: $id) {{ id }} }}", {"id": id})

        assert (answer.code, answer.error["extensions"]["path"]) == ("INVALID_INPUT", ["id"])
        assert len(answer.error["message"]) < 300


async def test_node_of_an_unknown_kind_is_refused(as_user: Client) -> None:
    answer = await as_user.send('{ node(id: "goat_01h455vb4pex5vsknk084sn02q") { id } }')

    assert (answer.code, answer.error["extensions"]["path"]) == ("INVALID_INPUT", ["id"])
    assert "goat" in answer.error["message"]


async def test_node_finds_an_object_of_every_kind(
    as_operator: Client, user: Principal, merchant: Merchant, book: Book
) -> None:
    ids = {
        "User": user.actor,
        "Merchant": to_typeid("merchant", merchant.id),
        "Payment": book.id("matched"),
        "Settlement": await book.settlement_id("matched"),
        "ReconciliationRun": book.run_id,
        "ReconciliationResult": await book.verdict_id("matched"),
    }

    query = "query ($id: ID!) { node(id: $id) { __typename id } }"
    for kind, wanted in ids.items():
        assert await as_operator.ask(query, id=wanted) == {"__typename": kind, "id": wanted}
