"""What is over never changes, what is recorded never goes away, and only what was taken is settled."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple
from uuid import UUID

import asyncpg
import pytest

from .bad_rows import CARD, TEXT_TRIGGERS
from .changes import CHANGES
from .conftest import COMPARING
from .guards import GUARDS
from .rows import (
    AT,
    BROKEN,
    BY_STATEMENT,
    DUPLICATE,
    ENDED,
    FAILED,
    IGNORED,
    INITIATED,
    LATER,
    MATCHED,
    NAMED,
    NAMING,
    OTHER_PAYMENT,
    OUTLIVED,
    OVER,
    PAYMENT,
    PENDING,
    REJECTED,
    RETURN,
    REVOKED,
    RUNNING,
    SECOND,
    SETTLEMENT,
    UNMATCHED,
    USED,
    VALID,
    WITHDRAWN,
    Row,
    contents,
    fill,
    insert,
    refused,
    told,
)

CHECK, RESTRICT = "23514", "23001"
SAME: Final[Row] = {}


class Frozen(NamedTuple):
    """A row of which a column must not change, and the trigger that sees to it."""

    table: str
    row: Row
    column: str
    trigger: str


def frozen(table: str, row: Row, trigger: str, *columns: str) -> list[Frozen]:
    """One case for each column, or for all of them."""
    return [Frozen(table, row, column, trigger) for column in columns or VALID[table]]


NEVER_UPDATED: Final = [
    *frozen("payments", SAME, "payments_frozen"),
    *frozen("payments", FAILED, "payments_frozen"),
    *frozen(
        "payments",
        INITIATED,
        "payments_identity",
        *("id", "user_id", "idempotency_key", "fingerprint", "merchant_id", "amount_minor", "currency"),
        *("payment_method", "reference", "description", "exclusive_scope", "gateway", "created_at"),
    ),
    *frozen("refunds", SAME, "refunds_frozen"),
    *frozen("refunds", FAILED, "refunds_frozen"),
    *frozen(
        "refunds",
        INITIATED,
        "refunds_identity",
        *("id", "user_id", "idempotency_key", "fingerprint", "payment_id", "owner_id", "number", "amount_minor"),
        *("currency", "reason", "gateway", "created_at"),
    ),
    *frozen("refund_failures", SAME, "refund_failures_frozen"),
    *frozen("payment_deltas", SAME, "payment_deltas_frozen"),
    *frozen(
        "payment_days",
        SAME,
        "payment_days_identity",
        *("id", "day", "currency", "status", "user_id", "merchant_id"),
    ),
    *frozen("settlements", SAME, "settlements_frozen"),
    *frozen("settlements", REJECTED, "settlements_frozen"),
    *frozen("settlements", WITHDRAWN, "settlements_frozen"),
    *frozen("settlements", OUTLIVED, "settlements_frozen"),
    *frozen("allocations", SAME, "allocations_frozen"),
    *frozen("bank_choices", SAME, "bank_choices_frozen"),
    *frozen(
        "bank_accounts",
        SAME,
        "bank_accounts_identity",
        *("id", "identification", "written_as", "currency", "found_at"),
    ),
    *frozen("bank_account_uses", OVER, "bank_account_uses_frozen"),
    *frozen(
        "bank_account_uses",
        SAME,
        "bank_account_uses_identity",
        *("id", "account_id", "merchant_id", "gateway", "assigned_at"),
    ),
    *frozen("settlements", PENDING, "settlements_identity", "id", "payment_id", "refund_id", "source", "created_at"),
    *frozen("reconciliation_runs", SAME, "reconciliation_runs_frozen"),
    *frozen("reconciliation_runs", BROKEN, "reconciliation_runs_frozen"),
    *frozen(
        "reconciliation_runs",
        RUNNING,
        "reconciliation_runs_identity",
        *("id", "trigger", "is_full", "actor", "window", "grace", "as_of", "started_at", "rules_digest"),
    ),
    *frozen("reconciliation_results", SAME, "reconciliation_results_frozen"),
    *frozen("events", SAME, "events_frozen"),
    *frozen("statement_files", SAME, "statement_files_frozen"),
    *frozen("bank_statements", SAME, "bank_statements_frozen"),
    *frozen("statement_occurrences", SAME, "statement_occurrences_frozen"),
    *frozen("statement_entries", IGNORED, "statement_entries_frozen"),
    *frozen(
        "statement_entries",
        SAME,
        "statement_entries_what_was_read",
        *(
            "id",
            "statement_id",
            "position",
            "kind",
            "is_credit",
            "is_reversal",
            "is_booked",
            "amount_minor",
            "currency",
        ),
        *(
            "booking_date",
            "value_date",
            "bank_reference",
            "booking_reference",
            "end_to_end_id",
            "remittance",
            "transaction_code",
            "return_reason",
            "identity",
        ),
        *("names", "raw_text", "imported_at", "original_id"),
    ),
    *frozen("statement_entries", NAMED, "statement_entries_named_once", "status", "payment_id", "named_at"),
    *frozen(
        "statement_entries",
        SAME,
        "statement_entries_who_was_read",
        *("counterparty_name", "counterparty_account", "likeness", "doubt"),
    ),
    *frozen("reconciliation_terms", SAME, "reconciliation_terms_frozen"),
    *frozen("reconciliation_resolutions", SAME, "reconciliation_resolutions_frozen"),
    *frozen("sessions", ENDED, "sessions_frozen"),
    *frozen("sessions", SAME, "sessions_identity", "id", "user_id", "created_at", "expires_at"),
    *frozen("refresh_tokens", USED, "refresh_tokens_frozen"),
    *frozen(
        "refresh_tokens",
        SAME,
        "refresh_tokens_identity",
        *("id", "session_id", "token_hash", "issued_at", "expires_at"),
    ),
    *frozen("api_keys", REVOKED, "api_keys_frozen"),
    *frozen(
        "api_keys",
        SAME,
        "api_keys_identity",
        *("id", "user_id", "name", "prefix", "secret_hash", "created_at", "expires_at"),
    ),
    *frozen(
        "external_identities",
        SAME,
        "external_identities_identity",
        *("id", "user_id", "issuer", "subject", "created_at"),
    ),
]

FORGOTTEN: Final = {
    *("sessions", "refresh_tokens", "sign_in_failures", "rate_counters"),
    *("payment_days", "payment_deltas"),
}
"""The only tables that lose rows: through `payflowx_forget_what_is_over` when they have been over for long; and what
follows from payments, through `payflowx_fold_payments` and `payflowx_count_payments_anew`.
"""
KEPT: Final = VALID.keys() - FORGOTTEN


def name(case: Frozen) -> str:
    """A test's id: the table, the status that its row has, and the column."""
    row = {**VALID[case.table], **case.row}
    return f"{case.table}-{row.get('status', 'recorded')}-{case.column}"


OF_WHAT_IS_NULL: Final[Row] = {
    "completed_in": 9,
    "sought": ["ORDER1"],
    "returned_minor": 1,
    **dict.fromkeys(
        ("original_id", "payment_id", "refund_id", "settlement_id", "chosen_by_id", "takes_back_id"), UUID(int=5000)
    ),
    **{
        column: AT - timedelta(days=9)
        for row in VALID.values()
        for column, value in row.items()
        if value is None and column.endswith(("_at", "_date"))
    },
    **dict.fromkeys(
        ("settled_at", "finished_at", "value_date", "attempted_at", "completed_at", "due_at"), AT - timedelta(days=9)
    ),
}
"""A value for columns whose type a null doesn't tell."""


def other_values(column: str, value: object) -> Iterator[object]:
    """NULL where the column has a value, and another value of the column's type."""
    if value is not None:
        yield None
    match value:
        case None if column in OF_WHAT_IS_NULL:
            yield OF_WHAT_IS_NULL[column]
        case bool():
            yield not value
        case int():
            yield value + 1
        case bytes():
            yield value + b"\x00"
        case UUID():
            yield UUID(int=value.int + 1000)
        case date():
            yield value + timedelta(days=9)
        case _:
            yield "{}" if value == "[]" else "[]"  # other text, and other JSON


@pytest.mark.parametrize("case", NEVER_UPDATED, ids=name)
async def test_column_that_is_frozen_never_changes(case: Frozen, owner: asyncpg.Connection) -> None:
    row = {**VALID[case.table], **case.row}
    await fill(owner, before=case.table)
    await insert(owner, case.table, case.row)

    for other in other_values(case.column, row[case.column]):
        async with refused(owner, RESTRICT, case.trigger):
            await owner.execute(f'UPDATE {case.table} SET "{case.column}" = $1', other)


@pytest.mark.parametrize(
    ("table", "row", "trigger"),
    [
        ("payments", SAME, "payments_frozen"),
        ("payments", FAILED, "payments_frozen"),
        ("refunds", SAME, "refunds_frozen"),
        ("refunds", FAILED, "refunds_frozen"),
        ("settlements", SAME, "settlements_frozen"),
        ("settlements", REJECTED, "settlements_frozen"),
        ("settlements", WITHDRAWN, "settlements_frozen"),
        ("settlements", BY_STATEMENT, "settlements_frozen"),
        ("settlements", OUTLIVED, "settlements_frozen"),
        ("allocations", SAME, "allocations_frozen"),
        ("bank_choices", SAME, "bank_choices_frozen"),
        ("bank_account_uses", OVER, "bank_account_uses_frozen"),
        ("reconciliation_runs", SAME, "reconciliation_runs_frozen"),
        ("reconciliation_runs", BROKEN, "reconciliation_runs_frozen"),
        ("reconciliation_results", SAME, "reconciliation_results_frozen"),
        ("events", SAME, "events_frozen"),
        ("statement_files", SAME, "statement_files_frozen"),
        ("bank_statements", SAME, "bank_statements_frozen"),
        ("statement_entries", DUPLICATE, "statement_entries_frozen"),
        ("statement_entries", MATCHED, "statement_entries_frozen"),
        ("reconciliation_terms", SAME, "reconciliation_terms_frozen"),
        ("sessions", ENDED, "sessions_frozen"),
        ("refresh_tokens", USED, "refresh_tokens_frozen"),
        ("api_keys", REVOKED, "api_keys_frozen"),
    ],
)
async def test_not_even_an_update_without_a_change_reaches_a_row_that_is_over(
    table: str, row: Row, trigger: str, owner: asyncpg.Connection
) -> None:
    column = "status" if "status" in VALID[table] else "id"
    await fill(owner, before=table)
    await insert(owner, table, row)

    async with refused(owner, RESTRICT, trigger):
        await owner.execute(f"UPDATE {table} SET {column} = {column}")


@pytest.mark.parametrize(
    ("table", "start", "end"),
    [
        ("payments", SAME, INITIATED),
        ("payments", SAME, FAILED),
        ("payments", FAILED, INITIATED),
        ("refunds", SAME, INITIATED),
        ("refunds", SAME, FAILED),
        ("refunds", FAILED, INITIATED),
        ("settlements", SAME, PENDING),
        ("settlements", SAME, REJECTED),
        ("settlements", REJECTED, PENDING),
        ("settlements", SAME, WITHDRAWN),
        ("settlements", WITHDRAWN, PENDING),
        ("settlements", WITHDRAWN, SAME),
        ("reconciliation_runs", SAME, RUNNING),
        ("reconciliation_runs", SAME, BROKEN),
        ("reconciliation_runs", BROKEN, RUNNING),
        ("settlements", OUTLIVED, BY_STATEMENT),
        ("settlements", OUTLIVED, {**OUTLIVED, "end_reason": "NAME"}),
        ("settlements", BY_STATEMENT, {**OUTLIVED, "amount_minor": 999}),
        ("settlements", BY_STATEMENT, {**OUTLIVED, "bank_reference": "bank-2"}),
        ("statement_entries", DUPLICATE, SAME),
        ("statement_entries", IGNORED, SAME),
    ],
)
async def test_state_never_moves_backwards_or_sideways(
    table: str, start: Row, end: Row, owner: asyncpg.Connection
) -> None:
    await fill(owner, before=table)
    await insert(owner, table, start)

    async with refused(owner, RESTRICT, f"{table}_frozen"):
        await move(owner, table, {**VALID[table], **end})


@pytest.mark.parametrize(
    ("table", "start", "end"),
    [
        ("payments", INITIATED, SAME),
        ("payments", INITIATED, FAILED),
        ("refunds", INITIATED, SAME),
        ("refunds", INITIATED, FAILED),
        ("settlements", PENDING, SAME),
        ("settlements", PENDING, REJECTED),
        ("settlements", PENDING, WITHDRAWN),
        ("settlements", PENDING, {"amount_minor": 900, "currency": "EUR"}),
        ("reconciliation_runs", RUNNING, SAME),
        ("reconciliation_runs", RUNNING, BROKEN),
        ("settlements", BY_STATEMENT, OUTLIVED),
        ("statement_entries", NAMING, {**NAMING, **MATCHED}),
        ("statement_entries", {**NAMING, **MATCHED}, {**NAMING, **UNMATCHED}),
        ("statement_entries", DUPLICATE, MATCHED),
        ("statement_entries", IGNORED, MATCHED),
        ("statement_entries", SAME, DUPLICATE),
    ],
)
async def test_state_moves_forward_with_its_outcome(
    table: str, start: Row, end: Row, owner: asyncpg.Connection
) -> None:
    after = {**VALID[table], **end}
    await fill(owner, before=table)
    await insert(owner, table, start)

    await move(owner, table, after)

    row = await owner.fetchrow(f"SELECT * FROM {table}")
    assert row is not None
    assert told(dict(row)) == after


@pytest.mark.parametrize(
    ("table", "start", "status", "constraint"),
    [
        ("payments", INITIATED, "SUCCESS", "payments_outcome"),
        ("payments", INITIATED, "FAILED", "payments_outcome"),
        ("refunds", INITIATED, "SUCCESS", "refunds_outcome"),
        ("refunds", INITIATED, "FAILED", "refunds_outcome"),
        ("settlements", PENDING, "SETTLED", "settlements_outcome"),
        ("settlements", PENDING, "FAILED", "settlements_outcome"),
        ("settlements", PENDING, "WITHDRAWN", "settlements_outcome"),
        ("reconciliation_runs", RUNNING, "COMPLETED", "reconciliation_runs_outcome"),
        ("reconciliation_runs", RUNNING, "FAILED", "reconciliation_runs_outcome"),
    ],
)
async def test_state_does_not_move_without_its_outcome(
    table: str, start: Row, status: str, constraint: str, owner: asyncpg.Connection
) -> None:
    await fill(owner, before=table)
    await insert(owner, table, start)

    async with refused(owner, "23514", constraint):
        await owner.execute(f"UPDATE {table} SET status = $1", status)


@pytest.mark.parametrize("row", [RETURN, {**RETURN, "is_credit": True}, NAMED])
async def test_what_came_back_never_settles(row: Row, owner: asyncpg.Connection) -> None:
    await fill(owner, before="statement_entries")
    await insert(owner, "statement_entries", row)

    for changes in (MATCHED, {**MATCHED, "payment_id": OTHER_PAYMENT}):
        with pytest.raises(asyncpg.PostgresError) as refusal:
            await move(owner, "statement_entries", {**VALID["statement_entries"], **row, **changes})
        assert refusal.value.sqlstate in {CHECK, RESTRICT}
    assert await owner.fetchval("SELECT status FROM statement_entries") == "ORPHAN"


async def test_return_is_named_once(owner: asyncpg.Connection) -> None:
    await fill(owner, before="statement_entries")
    await insert(owner, "statement_entries", {**RETURN, **NAMING})
    told = "Money that had come in was taken back. It names payment_00000000000000000000000004."

    await move(owner, "statement_entries", {**VALID["statement_entries"], **NAMED, **NAMING, "problem": told})

    async with refused(owner, RESTRICT, "statement_entries_named_once"):
        await owner.execute("UPDATE statement_entries SET payment_id = NULL, named_at = NULL")


async def move(connection: asyncpg.Connection, table: str, row: Row) -> None:
    """Updates every column of the table's row."""
    columns = ", ".join(f'"{column}" = ${number}' for number, column in enumerate(row, start=1))
    await connection.execute(f"UPDATE {table} SET {columns}", *row.values())


@pytest.mark.parametrize("table", sorted(KEPT))
async def test_no_row_is_ever_removed(table: str, owner: asyncpg.Connection) -> None:
    await fill(owner)

    async with refused(owner, RESTRICT, f"{table}_keep"):
        await owner.execute(f"DELETE FROM {table}")
    async with refused(owner, RESTRICT, f"{table}_keep_all"):
        await owner.execute(f"TRUNCATE {table} CASCADE")


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("payments", INITIATED),
        ("refunds", INITIATED),
        ("settlements", PENDING),
        ("reconciliation_runs", RUNNING),
    ],
)
async def test_row_that_is_not_over_yet_is_not_removed_either(table: str, row: Row, owner: asyncpg.Connection) -> None:
    await fill(owner, before=table)
    await insert(owner, table, row)

    async with refused(owner, RESTRICT, f"{table}_keep"):
        await owner.execute(f"DELETE FROM {table}")


@pytest.mark.parametrize("status", [INITIATED, FAILED], ids=["INITIATED", "FAILED"])
@pytest.mark.parametrize("settlement", [SAME, PENDING, REJECTED], ids=["SETTLED", "PENDING", "FAILED"])
async def test_only_a_successful_payment_is_settled(status: Row, settlement: Row, owner: asyncpg.Connection) -> None:
    await fill(owner, before="payments")
    await insert(owner, "payments", status)

    async with refused(owner, RESTRICT, "settlements_successful_only"):
        await insert(owner, "settlements", settlement)


SETTLE: Final = """
    INSERT INTO settlements (id, payment_id, status, amount_minor, currency, source, due_at, created_at)
    SELECT gen_random_uuid(), payment_id, 'PENDING', 1000, 'USD', 'SIMULATED_BANK', $2, $2
    FROM unnest($1::uuid[]) AS payment_id
"""


async def test_one_payment_that_did_not_succeed_refuses_the_whole_statement(
    owner: asyncpg.Connection,
) -> None:
    await fill(owner, before="settlements")
    await insert(
        owner, "payments", {"id": UUID(int=204), "idempotency_key": "key-4", "exclusive_scope": None, **INITIATED}
    )

    async with refused(owner, RESTRICT, "settlements_successful_only"):
        await owner.execute(SETTLE, [PAYMENT, UUID(int=204), OTHER_PAYMENT], LATER)


async def test_one_payment_that_is_settled_already_refuses_the_whole_statement(
    owner: asyncpg.Connection,
) -> None:
    await fill(owner)

    async with refused(owner, "23505", "settlements_payment_id_key"):
        await owner.execute(SETTLE, [OTHER_PAYMENT, PAYMENT], LATER)


async def test_payments_that_succeeded_are_settled_in_one_statement(owner: asyncpg.Connection) -> None:
    await fill(owner, before="settlements")

    await owner.execute(SETTLE, [PAYMENT, OTHER_PAYMENT], LATER)

    settled = await owner.fetch("SELECT payment_id FROM settlements ORDER BY payment_id")
    assert [row["payment_id"] for row in settled] == [PAYMENT, OTHER_PAYMENT]


async def test_copied_settlement_of_a_payment_that_failed_is_refused_too(owner: asyncpg.Connection) -> None:
    await fill(owner, before="payments")
    await insert(owner, "payments", FAILED)

    async with refused(owner, RESTRICT, "settlements_successful_only"):
        row = VALID["settlements"]
        await owner.copy_records_to_table("settlements", records=[tuple(row.values())], columns=list(row))


async def test_book_alone_may_be_rewritten(owner: asyncpg.Connection) -> None:
    await fill(owner)
    result = {"id": SECOND["reconciliation_results"]["id"], "run_id": SECOND["reconciliation_runs"]["id"]}
    await insert(owner, "reconciliation_runs", SECOND["reconciliation_runs"])
    await insert(owner, "reconciliation_results", result)
    verdicts = (await contents(owner))["reconciliation_results"]

    await owner.execute("UPDATE reconciliation_book SET result_id = $1", result["id"])

    assert await owner.fetchval("SELECT result_id FROM reconciliation_book") == result["id"]
    assert (await contents(owner))["reconciliation_results"] == verdicts


async def test_merchants_and_users_may_be_changed(owner: asyncpg.Connection) -> None:
    await fill(owner)

    await owner.execute("UPDATE merchants SET name = 'The New Shop', is_active = false")
    await owner.execute("UPDATE users SET role = 'ADMIN', is_active = false, credentials_changed_at = now()")

    assert await owner.fetchval("SELECT name FROM merchants") == "The New Shop"
    assert await owner.fetchval("SELECT role FROM users") == "ADMIN"


@pytest.mark.parametrize(
    ("table", "change"),
    [("users", "is_active = false, credentials_changed_at = now()"), ("merchants", "is_active = false")],
)
async def test_row_that_had_a_card_number_before_can_still_be_changed(
    table: str, change: str, owner: asyncpg.Connection
) -> None:
    await fill(owner, before=table)
    await owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER {table}_no_card_number")
    await insert(owner, table, {"name": f"Till {CARD}"})
    await owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER {table}_no_card_number")

    await owner.execute(f"UPDATE {table} SET {change}")

    assert not await owner.fetchval(f"SELECT is_active FROM {table}")
    async with refused(owner, "23514", f"{table}_no_card_number"):
        await owner.execute(f"UPDATE {table} SET name = 'Another {CARD}'")


async def test_refusal_says_what_is_never_done(owner: asyncpg.Connection) -> None:
    await fill(owner)

    with pytest.raises(asyncpg.RestrictViolationError) as refusal:
        await owner.execute("UPDATE settlements SET amount_minor = 1")

    assert str(refusal.value) == f"settlements {SETTLEMENT} is SETTLED and never changes again"
    assert refusal.value.table_name == "settlements"


async def test_every_trigger_of_the_schema_is_the_subject_of_a_case(guarded_owner: asyncpg.Connection) -> None:
    triggers = await guarded_owner.fetch(
        """
        SELECT tgname, tgenabled FROM pg_trigger
        WHERE tgrelid = ANY ($1::text[]::regclass[]) AND NOT tgisinternal
        """,
        list(VALID),
    )

    assert {row["tgname"] for row in triggers} == {
        *(case.trigger for case in NEVER_UPDATED),
        *(f"{table}_keep" for table in KEPT),
        *(f"{table}_keep_all" for table in KEPT),
        "settlements_successful_only",
        "reconciliation_book_digest",
        "reconciliation_book_turned",
        "statement_entries_told_again",
        *TEXT_TRIGGERS,
        *GUARDS,
        *CHANGES,
        *(trigger for _, trigger in COMPARING),
    }
    assert {row["tgenabled"] for row in triggers} == {b"O"}
