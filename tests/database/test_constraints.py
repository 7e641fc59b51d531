"""Every rule that a constraint can hold, a constraint holds: the bad row is refused, by name."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

import asyncpg
import pytest

from payflowx.bank_statements.formats.parts import Kind, StatementFormat
from payflowx.bank_statements.models import EntryStatus
from payflowx.core.currencies import EXPONENTS
from payflowx.core.principal import Role
from payflowx.payments.models import PaymentStatus
from payflowx.reconciliation.models import (
    ReconciliationReason,
    ReconciliationStatus,
    ResolutionKind,
    RunStatus,
    RunTrigger,
)
from payflowx.refunds.models import RefundStatus
from payflowx.settlements.models import Bank, SettlementSource, SettlementStatus

from .bad_rows import CHECK, CHECKS, DEFERRED, FOREIGN_KEY, FOREIGN_KEYS, TEXT_TRIGGERS, UNIQUE, UNIQUES, Case, name
from .rows import (
    BROKEN,
    BY_STATEMENT,
    DUPLICATE,
    FAILED,
    IGNORED,
    INITIATED,
    LATER,
    MATCHED,
    NOTED,
    OUTLIVED,
    OVER,
    PAYMENT,
    PENDING,
    QUARANTINED,
    REFUND,
    REJECTED,
    RUNNING,
    SECOND,
    USER,
    VALID,
    WITHDRAWN,
    Row,
    contents,
    fill,
    insert,
    refused,
)


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
        ("payment_days", {"user_id": None}),
        ("payment_days", {"user_id": None, "merchant_id": None, "count": 0, "total_minor": 0}),
        ("payment_deltas", {"change": -1}),
        ("settlements", PENDING),
        ("settlements", REJECTED),
        ("settlements", {"amount_minor": 10**17 - 1}),
        ("settlements", BY_STATEMENT),
        ("settlements", WITHDRAWN),
        ("settlements", OUTLIVED),
        ("bank_choices", {"number": 2, "bank": "STATEMENTS", "chosen_by_id": USER}),
        ("bank_accounts", {"name": None}),
        ("bank_accounts", {"identification": "", "written_as": None}),
        ("bank_account_uses", {"merchant_id": None, "gateway": "simulator"}),
        ("bank_account_uses", OVER),
        ("bank_statements", {"account_id": None, "bank_account_id": None}),
        ("statement_entries", MATCHED),
        ("statement_entries", {**MATCHED, "is_credit": False}),
        ("allocations", {"decided_by_id": None, "note": None}),
        ("allocations", {"amount_minor": -1}),
        ("statement_entries", DUPLICATE),
        ("statement_entries", IGNORED),
        ("statement_entries", QUARANTINED),
        ("statement_entries", {"amount_minor": 0}),
        ("bank_statements", {"opening_minor": None, "is_continuous": None}),
        ("reconciliation_terms", {"merchant_id": None}),
        ("reconciliation_terms", {"currency": None, "fee_minor": 0, "tolerance_minor": 0}),
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


@pytest.mark.parametrize(
    "sums",
    [{"count": -1}, {"count": 0}, {"count": 1001}, {"total_minor": 1}, {"total_minor": 2 * 10**16}],
)
async def test_sums_that_no_payments_have_are_refused(sums: Row, owner: asyncpg.Connection) -> None:
    await fill(owner, before="payment_days")

    async with refused(owner, "23001", "payment_days_sums"):
        await insert(owner, "payment_days", sums)


async def test_all_users_and_all_merchants_are_counted_once(owner: asyncpg.Connection) -> None:
    await fill(owner)
    for names in ({"user_id": None}, {"merchant_id": None}, {"user_id": None, "merchant_id": None}):
        await insert(owner, "payment_days", {**names, "id": 10 + len(names) + ("user_id" in names)})

        async with refused(owner, UNIQUE, "payment_days_key"):
            await insert(owner, "payment_days", {**names, "id": 20})


async def test_second_running_run_is_refused(owner: asyncpg.Connection) -> None:
    await insert(owner, "reconciliation_runs", RUNNING)

    async with refused(owner, UNIQUE, "reconciliation_runs_one_running"):
        await insert(owner, "reconciliation_runs", {**SECOND["reconciliation_runs"], **RUNNING})


async def test_later_choice_of_a_bank_without_a_name_is_refused(owner: asyncpg.Connection) -> None:
    await fill(owner)

    async with refused(owner, CHECK, "bank_choices_chosen_by"):
        await insert(owner, "bank_choices", {**SECOND["bank_choices"], "chosen_by_id": None})


async def test_gateway_pays_to_an_account_once_at_a_time(owner: asyncpg.Connection) -> None:
    await fill(owner)
    await insert(owner, "bank_account_uses", SECOND["bank_account_uses"])

    async with refused(owner, UNIQUE, "bank_account_uses_of_gateway"):
        await insert(owner, "bank_account_uses", {**SECOND["bank_account_uses"], "id": UUID(int=218)})
    await owner.execute("UPDATE bank_account_uses SET ended_at = $1", LATER)
    await insert(owner, "bank_account_uses", {**SECOND["bank_account_uses"], "id": UUID(int=218)})


async def test_payment_has_one_settlement_that_was_not_withdrawn(owner: asyncpg.Connection) -> None:
    await fill(owner, before="settlements")
    for number in (205, 206):
        await insert(owner, "settlements", {**WITHDRAWN, "id": UUID(int=number)})

    await insert(owner, "settlements")

    async with refused(owner, UNIQUE, "settlements_payment_id_key"):
        await insert(owner, "settlements", {**PENDING, "id": UUID(int=207)})


async def test_refund_has_one_settlement_that_was_not_withdrawn_beside_that_of_its_payment(
    owner: asyncpg.Connection,
) -> None:
    await fill(owner, before="bank_accounts")
    refund = {"refund_id": REFUND, "bank_reference": "bank-2"}
    for number in (205, 206):
        await insert(owner, "settlements", {**refund, **WITHDRAWN, "id": UUID(int=number)})

    await insert(owner, "settlements", {**refund, "id": UUID(int=207)})

    async with refused(owner, UNIQUE, "settlements_refund_id_key"):
        await insert(owner, "settlements", {**refund, **PENDING, "id": UUID(int=208)})


async def test_refund_has_one_verdict_of_a_run_and_one_place_in_the_book_beside_those_of_its_payment(
    owner: asyncpg.Connection,
) -> None:
    await fill(owner, before="reconciliation_resolutions")
    verdict = {**SECOND["reconciliation_results"], "payment_id": PAYMENT, "refund_id": REFUND}
    entry = {**SECOND["reconciliation_book"], "payment_id": PAYMENT, "refund_id": REFUND}
    await insert(owner, "reconciliation_results", verdict)
    await insert(owner, "reconciliation_book", entry)

    async with refused(owner, UNIQUE, "reconciliation_results_refund_once"):
        await insert(owner, "reconciliation_results", {**verdict, "id": UUID(int=208)})
    async with refused(owner, UNIQUE, "reconciliation_book_refund"):
        await insert(owner, "reconciliation_book", {**entry, "result_id": UUID(int=208)})


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
    "within": {"actual_minor": 999, "actual_currency": "USD", "difference_minor": -1, "tolerance_minor": 1},
    "net": {"actual_minor": 990, "actual_currency": "USD", "difference_minor": -10, "fee_minor": 10},
    "over net": {"actual_minor": 1000, "actual_currency": "USD", "difference_minor": 0, "fee_minor": 10},
    "exact": {"actual_minor": 1000, "actual_currency": "USD", "difference_minor": 0},
    "under": {"actual_minor": 999, "actual_currency": "USD", "difference_minor": -1},
    "over": {"actual_minor": 1001, "actual_currency": "USD", "difference_minor": 1},
    "other currency": {"actual_minor": 1000, "actual_currency": "EUR", "difference_minor": None},
    "returned": {"returned_minor": 1000},
    "returned apart": {"returned_apart": "CHF,EUR"},
    "rejected": {"actual_minor": None, "actual_currency": None, "difference_minor": None},
    "refund": {
        "actual_minor": None,
        "actual_currency": None,
        "difference_minor": None,
        "settlement_id": None,
        "refund_id": REFUND,
    },
    "nothing": {
        "actual_minor": None,
        "actual_currency": None,
        "difference_minor": None,
        "settlement_id": None,
    },
}
AGREEING: Final[Mapping[tuple[str, str], set[str]]] = {
    ("MATCHED", "EXACT"): {"exact", "net"},
    ("MATCHED", "WITHIN_TOLERANCE"): {"within"},
    ("MATCHED", "CAME_BACK"): {"refund"},
    ("MISMATCHED", "AMOUNT_UNDER"): {"under"},
    ("MISMATCHED", "AMOUNT_OVER"): {"over", "over net"},
    ("MISMATCHED", "CURRENCY_MISMATCH"): {"other currency"},
    ("MISMATCHED", "RETURNED"): {"returned", "returned apart"},
    ("SETTLEMENT_PENDING", "NOT_DUE"): {"nothing", "rejected", "refund"},
    ("SETTLEMENT_PENDING", "OVERDUE"): {"nothing", "rejected", "refund"},
    ("SETTLEMENT_PENDING", "FEED_LATE"): {"nothing", "rejected", "refund"},
    ("MISSING_SETTLEMENT", "NOT_SETTLED"): {"nothing", "rejected", "refund"},
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
            returned_without_reason = "returned" in figures and reason != "RETURNED"
            constraint = "returned" if returned_without_reason else "verdict"
            if (figures, reason) == ("refund", "RETURNED"):
                constraint = "refund"
            async with refused(owner, CHECK, f"reconciliation_results_{constraint}"):
                await insert(owner, "reconciliation_results", verdict)


@pytest.mark.parametrize("status", ReconciliationStatus)
@pytest.mark.parametrize("reason", ReconciliationReason)
async def test_book_is_open_exactly_where_the_verdict_can_still_change(
    status: str, reason: str, owner: asyncpg.Connection
) -> None:
    await fill(owner, before="reconciliation_book")
    can_change = reason in {"NOT_DUE", "OVERDUE", "FEED_LATE", "NOT_SETTLED", "CAME_BACK"}

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
        ("payment_days_status", PaymentStatus),
        ("refunds_status", RefundStatus),
        ("settlements_status", SettlementStatus),
        ("settlements_source", SettlementSource),
        ("bank_choices_bank", Bank),
        ("reconciliation_runs_status", RunStatus),
        ("reconciliation_runs_trigger", RunTrigger),
        ("bank_statements_format", StatementFormat),
        ("statement_entries_status", EntryStatus),
        ("statement_entries_kind", Kind),
        ("reconciliation_resolutions_kind", ResolutionKind),
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

    tested = {case.constraint for case in (*CHECKS, *UNIQUES, *FOREIGN_KEYS)} - TEXT_TRIGGERS
    assert {row["conname"] for row in constraints} == tested | DEFERRED | {
        "reconciliation_runs_one_running",
        "bank_choices_chosen_by",
        "bank_account_uses_of_gateway",
        "settlements_refund_id_key",
        "reconciliation_results_refund_once",
        "reconciliation_book_refund",
    }


async def test_rows_of_the_cases_have_every_column(owner: asyncpg.Connection) -> None:
    for table, row in VALID.items():
        columns = await owner.fetch(
            """
            SELECT attname FROM pg_attribute
            WHERE attrelid = $1::text::regclass AND attnum > 0 AND attidentity <> 'a'  -- PostgreSQL alone numbers those
            """,
            table,
        )
        assert {column["attname"] for column in columns} - NOTED == set(row), table
