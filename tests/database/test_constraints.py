"""Every rule that a constraint can hold, a constraint holds: the bad row is refused, by name."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final, NamedTuple
from uuid import UUID

import asyncpg
import pytest

from payflowx.core.money import EXPONENTS
from payflowx.core.principal import Role
from payflowx.payments.models import PaymentStatus
from payflowx.reconciliation.models import (
    ReconciliationReason,
    ReconciliationStatus,
    RunStatus,
    RunTrigger,
)
from payflowx.settlements.models import SettlementSource, SettlementStatus

from .rows import (
    AT,
    BROKEN,
    FAILED,
    INITIATED,
    LATER,
    PAYMENT,
    PENDING,
    REJECTED,
    RUNNING,
    SECOND,
    UNKNOWN,
    VALID,
    Row,
    contents,
    fill,
    insert,
    refused,
)

CARD: Final = "4242424242424242"
CARD_TRIGGERS: Final = {f"{table}_no_card_number" for table in ("payments", "merchants", "users", "api_keys")}
"""They refuse as a CHECK does, and only what is new."""
CHECK, UNIQUE, FOREIGN_KEY = "23514", "23505", "23503"


class Case(NamedTuple):
    """A bad row: the valid one of its table with these columns changed, and the constraint that refuses it."""

    table: str
    changes: Row
    constraint: str


def cases(table: str, refusals: Mapping[str, list[Row]]) -> list[Case]:
    """The bad rows of one table, by constraint."""
    return [Case(table, row, constraint) for constraint, rows in refusals.items() for row in rows]


CHECKS: Final = [
    *cases(
        "users",
        {
            "users_no_card_number": [{"name": CARD}],
            "users_role": [{"role": role} for role in ("", "user", "ROOT")],
            "users_email": [
                {"email": email} for email in ("", "ada", "@b.c", "a@", "a@b@c", "a d@b.c", "a@b.c\n", "Ada@b.c")
            ],
            "users_password_hash": [{"password_hash": text} for text in ("", "correct horse", "$argon2i$v=19$")],
        },
    ),
    *cases("sign_in_failures", {"sign_in_failures_count": [{"failures": -1}]}),
    *cases(
        "sessions",
        {
            "sessions_expires_at": [{"expires_at": AT}],
            "sessions_end": [{"ended_at": AT}, {"end_reason": "LOGOUT"}],
            "sessions_end_reason": [{"ended_at": AT, "end_reason": "BOREDOM"}],
        },
    ),
    *cases(
        "refresh_tokens",
        {
            "refresh_tokens_hash": [{"token_hash": b"\x01" * length} for length in (0, 31, 33)],
            "refresh_tokens_expires_at": [{"expires_at": AT}],
        },
    ),
    *cases(
        "api_keys",
        {
            "api_keys_hash": [{"secret_hash": b"\x01" * length} for length in (0, 31, 33)],
            "api_keys_name": [{"name": ""}],
            "api_keys_no_card_number": [{"name": f"Card {CARD}"}],
            "api_keys_prefix": [
                {"prefix": text} for text in ("", "pfx_", "pfx_AbCd-_8", "pfr_AbCd-_89", "pfx_AbCd+/89")
            ],
            "api_keys_expires_at": [{"expires_at": AT}],
        },
    ),
    *cases("external_identities", {"external_identities_names": [{"issuer": ""}, {"subject": ""}]}),
    *cases("merchants", {"merchants_name": [{"name": ""}], "merchants_no_card_number": [{"name": CARD}]}),
    *cases(
        "events",
        {
            "events_type": [
                {"type": text} for text in ("", "payment", "payment.", ".created", "a.b.c", "Payment.created")
            ],
            "events_data": [{"data": json} for json in ("[]", "null", '"text"', "1")],
        },
    ),
    *cases(
        "payments",
        {
            "payments_no_card_number": [
                {column: text}
                for column in ("idempotency_key", "reference", "description")
                for text in (CARD, f"card {CARD}.", "6011000990139424999 378282246310005 1")
            ],
            "payments_status": [{**FAILED, "status": status} for status in ("", "success", "REFUNDED")],
            "payments_amount": [{"amount_minor": minor} for minor in (0, -1, 10**16)],
            "payments_currency": [{"currency": code} for code in ("", "US", "usd", "U$D", "ÉUR", "US1")],
            "payments_idempotency_key": [{"idempotency_key": ""}],
            "payments_fingerprint": [{"fingerprint": b"\x01" * length} for length in (0, 32, 34)],
            "payments_completed_at": [{"completed_at": AT - timedelta(microseconds=1)}],
            "payments_outcome": [
                {**INITIATED, "completed_at": AT},
                {**INITIATED, "gateway_reference": "sim_1"},
                {**INITIATED, "failure_code": "card_declined"},
                {**INITIATED, "failure_reason": "Declined."},
                {"completed_at": None},
                {"gateway_reference": None},
                {"failure_code": "card_declined"},
                {"failure_reason": "Declined."},
                {**FAILED, "completed_at": None},
                {**FAILED, "failure_code": None},
                {**FAILED, "failure_reason": None},
            ],
        },
    ),
    *cases(
        "settlements",
        {
            "settlements_status": [{**REJECTED, "status": status} for status in ("", "settled", "PAID")],
            "settlements_source": [{"source": source} for source in ("", "RUMOUR")],
            "settlements_amount": [{"amount_minor": minor} for minor in (0, -1, 10**17)],
            "settlements_currency": [{"currency": code} for code in ("", "US", "usd", "U$D")],
            "settlements_due_at": [{"due_at": None}],
            "settlements_outcome": [
                {**PENDING, "settled_at": LATER},
                {**PENDING, "value_date": LATER.date()},
                {**PENDING, "failure_reason": "Closed account."},
                {"settled_at": None},
                {"value_date": None},
                {"bank_reference": None},
                {"failure_reason": "Closed account."},
                {**REJECTED, "failure_reason": None},
                {**REJECTED, "settled_at": LATER},
            ],
        },
    ),
    *cases(
        "reconciliation_runs",
        {
            "reconciliation_runs_status": [{"status": status} for status in ("", "running", "PAUSED")],
            "reconciliation_runs_trigger": [{"trigger": trigger} for trigger in ("", "manual", "DASHBOARD")],
            "reconciliation_runs_counts": [
                {"examined": -1, "changed": -1},
                {"examined": 1, "changed": -1},
                {"examined": 1, "changed": 2},
            ],
            "reconciliation_runs_totals": [{"totals": json} for json in ("{}", "null", '"text"', "1")],
            "reconciliation_runs_outcome": [
                {**RUNNING, "finished_at": LATER},
                {**RUNNING, "failure_reason": "It broke."},
                {"finished_at": None},
                {"failure_reason": "It broke."},
                {**BROKEN, "finished_at": None},
                {**BROKEN, "failure_reason": None},
            ],
        },
    ),
    *cases(
        "reconciliation_results",
        {
            "reconciliation_results_amount": [{"expected_minor": minor, "actual_minor": minor} for minor in (0, -1)],
            "reconciliation_results_deadlines": [{"missing_at": LATER - timedelta(microseconds=1)}],
            "reconciliation_results_actual": [
                {"actual_minor": None, "difference_minor": None},
                {"actual_currency": None, "difference_minor": None},
                {"settlement_id": None},
            ],
            "reconciliation_results_difference": [
                {"difference_minor": 1},
                {"difference_minor": None},
                {
                    "status": "MISMATCHED",
                    "reason": "AMOUNT_UNDER",
                    "actual_minor": 900,
                    "difference_minor": 100,
                },
                {"status": "MISMATCHED", "reason": "CURRENCY_MISMATCH", "actual_currency": "EUR"},
            ],
            "reconciliation_results_verdict": [{"status": "LOST"}, {"reason": "ALMOST"}, {"status": ""}],
        },
    ),
    *cases("reconciliation_book", {"reconciliation_book_open": [{"status": "LOST"}, {"is_open": True}]}),
]

UNIQUES: Final = [
    *(Case(table, {"id": VALID[table]["id"]}, f"{table}_pkey") for table in VALID if "id" in VALID[table]),
    Case("reconciliation_book", {"payment_id": PAYMENT}, "reconciliation_book_pkey"),
    Case("sign_in_failures", {"scope": "account:1"}, "sign_in_failures_pkey"),
    Case("rate_counters", {"key": "LIMITER/1"}, "rate_counters_pkey"),
    Case("refresh_tokens", {"token_hash": b"\x01" * 32}, "uid_refresh_tok_token_h_e92003"),
    Case("refresh_tokens", {"used_at": None}, "refresh_tokens_one_unused"),
    Case("api_keys", {"secret_hash": b"\x01" * 32}, "uid_api_keys_secret__9d95b1"),
    Case("external_identities", {"subject": "auth0|1"}, "uid_external_id_issuer_ae354a"),
    Case("users", {"email": "ada@example.com"}, "users_email_key"),
    Case("merchants", {"name": "The Shop"}, "merchants_name_unique"),
    Case("merchants", {"name": "THE SHOP"}, "merchants_name_unique"),
    Case("events", {"change_id": PAYMENT}, "uid_events_subject_fdb36c"),
    Case("payments", {"idempotency_key": "key-1"}, "uid_payments_user_id_6158d4"),
    Case("payments", {"gateway_reference": "sim_1"}, "uid_payments_gateway_5b6298"),
    Case("settlements", {"payment_id": PAYMENT}, "settlements_payment_id_key"),
    Case("settlements", {"bank_reference": "bank-1"}, "uid_settlements_bank_re_8cfc67"),
    Case("reconciliation_results", {"payment_id": PAYMENT}, "uid_reconciliat_payment_1bbed0"),
    Case(
        "reconciliation_book",
        {"result_id": VALID["reconciliation_book"]["result_id"]},
        "reconciliation_book_result_id_key",
    ),
]
"""Second rows that have nothing in common with the first but these columns."""

FOREIGN_KEYS: Final = [
    Case(table, {column: UNKNOWN}, f"{table}_{column}_fkey")
    for table, columns in {
        "sessions": ("user_id",),
        "refresh_tokens": ("session_id",),
        "api_keys": ("user_id",),
        "external_identities": ("user_id",),
        "payments": ("user_id", "merchant_id"),
        "settlements": ("payment_id",),
        "reconciliation_results": ("run_id", "payment_id", "settlement_id"),
        "reconciliation_book": ("payment_id", "result_id"),
    }.items()
    for column in columns
]


def name(case: Case) -> str:
    """A test's id: the constraint and what is wrong."""
    return f"{case.constraint}: " + ", ".join(f"{column}={value!r:.24}" for column, value in case.changes.items())


async def test_rows_that_the_cases_start_from_are_accepted(owner: asyncpg.Connection) -> None:
    await fill(owner)

    assert {table: len(rows) for table, rows in (await contents(owner)).items()} == {
        table: 2 if table == "payments" else 1 for table in VALID
    }


@pytest.mark.parametrize(
    ("table", "changes"),
    [
        ("payments", INITIATED),
        ("payments", FAILED),
        ("payments", {**FAILED, "gateway_reference": None}),
        ("payments", {"amount_minor": 10**16 - 1}),
        ("payments", {"amount_minor": 1}),
        ("settlements", PENDING),
        ("settlements", REJECTED),
        ("settlements", {"amount_minor": 10**17 - 1}),
        ("reconciliation_runs", RUNNING),
        ("reconciliation_runs", BROKEN),
    ],
)
async def test_row_within_the_rules_is_accepted(table: str, changes: Row, owner: asyncpg.Connection) -> None:
    await fill(owner, before=table)
    count = len((await contents(owner))[table])

    await insert(owner, table, changes)

    assert len((await contents(owner))[table]) == count + 1


@pytest.mark.parametrize("case", CHECKS, ids=name)
async def test_row_that_breaks_a_check_is_refused(case: Case, owner: asyncpg.Connection) -> None:
    await fill(owner, before=case.table)

    async with refused(owner, CHECK, case.constraint):
        await insert(owner, case.table, case.changes)


@pytest.mark.parametrize("case", UNIQUES, ids=name)
async def test_row_that_repeats_what_is_unique_is_refused(case: Case, owner: asyncpg.Connection) -> None:
    await fill(owner)

    async with refused(owner, UNIQUE, case.constraint):
        await insert(owner, case.table, {**SECOND[case.table], **case.changes})


@pytest.mark.parametrize("case", FOREIGN_KEYS, ids=name)
async def test_row_that_names_what_does_not_exist_is_refused(case: Case, owner: asyncpg.Connection) -> None:
    await fill(owner, before=case.table)

    async with refused(owner, FOREIGN_KEY, case.constraint):
        await insert(owner, case.table, case.changes)


async def test_one_key_of_two_users_is_two_payments(owner: asyncpg.Connection) -> None:
    await fill(owner, before="settlements")
    await insert(owner, "users", SECOND["users"])

    await insert(
        owner,
        "payments",
        {"id": UUID(int=204), "user_id": SECOND["users"]["id"], "gateway_reference": "sim_4"},
    )

    assert await owner.fetchval("SELECT count(*) FROM payments WHERE idempotency_key = 'key-1'") == 2


async def test_second_running_run_is_refused(owner: asyncpg.Connection) -> None:
    await insert(owner, "reconciliation_runs", RUNNING)

    async with refused(owner, UNIQUE, "reconciliation_runs_one_running"):
        await insert(owner, "reconciliation_runs", {**SECOND["reconciliation_runs"], **RUNNING})


async def test_run_can_start_when_the_one_before_has_ended(owner: asyncpg.Connection) -> None:
    await insert(owner, "reconciliation_runs")
    await insert(owner, "reconciliation_runs", {"id": UUID(int=206), **BROKEN})

    await insert(owner, "reconciliation_runs", {"id": UUID(int=207), **RUNNING})

    assert await owner.fetchval("SELECT count(*) FROM reconciliation_runs") == 3


async def test_change_that_repeats_may_have_an_event_each_time(owner: asyncpg.Connection) -> None:
    for number in range(3):
        await insert(owner, "events", {"id": UUID(int=300 + number), "type": "merchant.updated", "change_id": None})

    assert await owner.fetchval("SELECT count(*) FROM events") == 3


FIGURES: Final[Mapping[str, Row]] = {
    "exact": {"actual_minor": 1000, "actual_currency": "USD", "difference_minor": 0},
    "under": {"actual_minor": 999, "actual_currency": "USD", "difference_minor": -1},
    "over": {"actual_minor": 1001, "actual_currency": "USD", "difference_minor": 1},
    "other currency": {"actual_minor": 1000, "actual_currency": "EUR", "difference_minor": None},
    "rejected": {"actual_minor": None, "actual_currency": None, "difference_minor": None},
    "nothing": {
        "actual_minor": None,
        "actual_currency": None,
        "difference_minor": None,
        "settlement_id": None,
    },
}
AGREEING: Final[Mapping[tuple[str, str], set[str]]] = {
    ("MATCHED", "EXACT"): {"exact"},
    ("MISMATCHED", "AMOUNT_UNDER"): {"under"},
    ("MISMATCHED", "AMOUNT_OVER"): {"over"},
    ("MISMATCHED", "CURRENCY_MISMATCH"): {"other currency"},
    ("SETTLEMENT_PENDING", "NOT_DUE"): {"nothing", "rejected"},
    ("SETTLEMENT_PENDING", "OVERDUE"): {"nothing", "rejected"},
    ("MISSING_SETTLEMENT", "NOT_SETTLED"): {"nothing", "rejected"},
    ("MISSING_SETTLEMENT", "SETTLEMENT_FAILED"): {"rejected"},
}
"""The verdicts that the model knows, each with the figures that it can rest on."""


@pytest.mark.parametrize("status", ReconciliationStatus)
@pytest.mark.parametrize("reason", ReconciliationReason)
async def test_verdict_is_accepted_exactly_where_it_agrees_with_its_figures(
    status: str, reason: str, owner: asyncpg.Connection
) -> None:
    await fill(owner, before="reconciliation_results")

    for figures, row in FIGURES.items():
        verdict = {**row, "status": status, "reason": reason}
        if figures in AGREEING.get((status, reason), set()):
            transaction = owner.transaction()
            await transaction.start()
            await insert(owner, "reconciliation_results", verdict)
            await transaction.rollback()
        else:
            async with refused(owner, CHECK, "reconciliation_results_verdict"):
                await insert(owner, "reconciliation_results", verdict)


@pytest.mark.parametrize("status", ReconciliationStatus)
@pytest.mark.parametrize("reason", ReconciliationReason)
async def test_book_is_open_exactly_where_the_verdict_can_still_change(
    status: str, reason: str, owner: asyncpg.Connection
) -> None:
    await fill(owner, before="reconciliation_book")
    can_change = reason in {"NOT_DUE", "OVERDUE", "NOT_SETTLED"}

    for is_open in (True, False):
        entry = {"status": status, "reason": reason, "is_open": is_open}
        if (status, reason) in AGREEING and is_open == can_change:
            transaction = owner.transaction()
            await transaction.start()
            await insert(owner, "reconciliation_book", entry)
            await transaction.rollback()
        else:
            async with refused(owner, CHECK, "reconciliation_book_open"):
                await insert(owner, "reconciliation_book", entry)


@pytest.mark.parametrize(
    ("constraint", "values"),
    [
        ("users_role", Role),
        ("payments_status", PaymentStatus),
        ("settlements_status", SettlementStatus),
        ("settlements_source", SettlementSource),
        ("reconciliation_runs_status", RunStatus),
        ("reconciliation_runs_trigger", RunTrigger),
    ],
)
async def test_database_knows_exactly_the_values_of_the_program(
    constraint: str, values: type[Role], owner: asyncpg.Connection
) -> None:
    definition = await owner.fetchval(
        "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = $1", constraint
    )

    assert set(definition.split("'")[1::2]) == set(values)


async def test_every_currency_that_can_be_paid_in_can_be_stored(owner: asyncpg.Connection) -> None:
    pattern = await owner.fetchval(
        "SELECT bool_and(code ~ '^[A-Z]{3}$') FROM unnest($1::text[]) AS code", sorted(EXPONENTS)
    )

    assert pattern is True


async def test_every_constraint_of_the_schema_is_the_subject_of_a_case(owner: asyncpg.Connection) -> None:
    constraints = await owner.fetch(
        """
        SELECT conname FROM pg_constraint
        WHERE conrelid = ANY ($1::text[]::regclass[]) AND contype IN ('c', 'u', 'p', 'f', 'x')
        UNION
        SELECT indexrelid::regclass::text FROM pg_index
        WHERE indrelid = ANY ($1::text[]::regclass[]) AND indisunique
        """,
        list(VALID),
    )

    tested = {case.constraint for case in (*CHECKS, *UNIQUES, *FOREIGN_KEYS)} - CARD_TRIGGERS
    assert {row["conname"] for row in constraints} == tested | {"reconciliation_runs_one_running"}


async def test_rows_of_the_cases_have_every_column(owner: asyncpg.Connection) -> None:
    for table, row in VALID.items():
        columns = await owner.fetch(
            """
            SELECT attname FROM pg_attribute
            WHERE attrelid = $1::text::regclass AND attnum > 0 AND attidentity = ''  -- PostgreSQL numbers those itself
            """,
            table,
        )
        assert {column["attname"] for column in columns} == set(row), table
