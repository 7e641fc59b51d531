"""Valid rows of every table, for raw SQL: what a test changes in one is then all that is wrong with it."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Final
from uuid import UUID

import asyncpg
import pytest

Row = Mapping[str, object]

AT: Final = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
LATER: Final = AT + timedelta(seconds=2)
USER, MERCHANT, EVENT, PAYMENT, SETTLEMENT, RUN, RESULT = (UUID(int=number) for number in range(1, 8))
SESSION, REFRESH_TOKEN, API_KEY, IDENTITY = (UUID(int=number) for number in range(8, 12))
FILE, STATEMENT, OCCURRENCE, ENTRY, TERMS = (UUID(int=number) for number in range(12, 17))
ACCOUNT, USE, CHOICE, REFUND, ALLOCATION = (UUID(int=number) for number in range(17, 22))
OTHER_PAYMENT: Final = UUID(int=100)
UNKNOWN: Final = UUID(int=999)

VALID: Final[Mapping[str, Row]] = MappingProxyType(
    {
        "users": {
            "id": USER,
            "email": "ada@example.com",
            "name": "Ada",
            "password_hash": "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA",
            "role": "USER",
            "is_active": True,
            "created_at": AT,
            "credentials_changed_at": None,
        },
        "sign_in_failures": {"scope": "account:1", "failures": 1, "last_failed_at": AT, "refused_until": AT},
        "sessions": {
            "id": SESSION,
            "user_id": USER,
            "created_at": AT,
            "expires_at": LATER,
            "ended_at": None,
            "end_reason": None,
        },
        "refresh_tokens": {
            "id": REFRESH_TOKEN,
            "session_id": SESSION,
            "token_hash": b"\x01" * 32,
            "issued_at": AT,
            "expires_at": LATER,
            "used_at": None,
        },
        "api_keys": {
            "id": API_KEY,
            "user_id": USER,
            "name": "The shop's server",
            "prefix": "pfx_AbCd-_89",
            "secret_hash": b"\x01" * 32,
            "created_at": AT,
            "expires_at": None,
            "last_used_at": None,
            "revoked_at": None,
        },
        "external_identities": {
            "id": IDENTITY,
            "user_id": USER,
            "issuer": "https://id.example.com/",
            "subject": "auth0|1",
            "created_at": AT,
            "role_claimed_at": AT,
        },
        "rate_counters": {"key": "LIMITER/1", "count": 1, "expires_at": LATER},
        "merchants": {"id": MERCHANT, "name": "The Shop", "is_active": True, "created_at": AT},
        "events": {
            "id": EVENT,
            "type": "payment.succeeded",
            "subject_id": PAYMENT,
            "change_id": PAYMENT,
            "actor": "system:test",
            "data": "{}",
            "occurred_at": AT,
        },
        "payments": {
            "id": PAYMENT,
            "user_id": USER,
            "idempotency_key": "key-1",
            "fingerprint": b"\x01" * 33,
            "merchant_id": MERCHANT,
            "amount_minor": 1000,
            "currency": "USD",
            "payment_method": "pm_success",
            "reference": "order 1",
            "description": None,
            "exclusive_scope": "order:1",
            "status": "SUCCESS",
            "gateway": "simulator",
            "gateway_reference": "sim_1",
            "failure_code": None,
            "failure_reason": None,
            "created_at": AT,
            "completed_at": AT,
        },
        "refunds": {
            "id": REFUND,
            "user_id": USER,
            "idempotency_key": "key-1",
            "fingerprint": b"\x01" * 33,
            "payment_id": PAYMENT,
            "owner_id": USER,
            "number": 1,
            "amount_minor": 100,
            "currency": "USD",
            "reason": "Damaged",
            "status": "SUCCESS",
            "gateway": "simulator",
            "gateway_reference": "sim_r1",
            "failure_code": None,
            "failure_reason": None,
            "created_at": AT,
            "completed_at": AT,
        },
        "refund_failures": {
            "refund_id": REFUND,
            "failure_code": "account_closed",
            "failure_reason": "Closed account.",
            "failed_at": LATER,
        },
        "bank_choices": {
            "id": CHOICE,
            "number": 1,
            "bank": "SIMULATED",
            "chosen_by_id": None,
            "chosen_at": AT,
        },
        "payment_days": {
            "id": 1,
            "day": AT.date(),
            "currency": "USD",
            "status": "SUCCESS",
            "user_id": USER,
            "merchant_id": MERCHANT,
            "count": 2,
            "total_minor": 1000,
        },
        "payment_deltas": {
            "position": 1_000_001,
            "day": AT.date(),
            "currency": "USD",
            "status": "SUCCESS",
            "user_id": USER,
            "merchant_id": MERCHANT,
            "change": 1,
            "amount_minor": 1000,
        },
        "settlements": {
            "id": SETTLEMENT,
            "payment_id": PAYMENT,
            "refund_id": None,
            "status": "SETTLED",
            "amount_minor": 1000,
            "currency": "USD",
            "failure_reason": None,
            "source": "SIMULATED_BANK",
            "bank_reference": "bank-1",
            "value_date": date(2026, 11, 20),
            "due_at": LATER,
            "attempted_at": LATER,
            "settled_at": LATER,
            "ended_at": None,
            "end_reason": None,
            "created_at": AT,
        },
        "statement_files": {
            "id": FILE,
            "digest": b"\x01" * 32,
            "filename": "statement.xml",
            "size_bytes": 100,
            "imported_by_id": USER,
            "imported_at": AT,
        },
        "bank_accounts": {
            "id": ACCOUNT,
            "identification": "DE1",
            "written_as": "DE1",
            "currency": "USD",
            "name": "Till",
            "closed_on": None,
            "found_at": AT,
        },
        "bank_account_uses": {
            "id": USE,
            "account_id": ACCOUNT,
            "merchant_id": MERCHANT,
            "gateway": None,
            "assigned_at": AT,
            "ended_at": None,
        },
        "bank_statements": {
            "id": STATEMENT,
            "file_id": FILE,
            "identity": b"\x01" * 32,
            "format": "CAMT_053",
            "account_id": "DE1",
            "bank_account_id": ACCOUNT,
            "reference": "S-1",
            "sequence_number": 1,
            "page_number": 1,
            "is_intraday": False,
            "currency": "USD",
            "from_date": date(2026, 11, 20),
            "to_date": date(2026, 11, 20),
            "opening_minor": 0,
            "closing_minor": 1000,
            "is_complete": True,
            "is_continuous": True,
            "entry_count": 1,
            "problems": "[]",
            "imported_at": AT,
        },
        "statement_occurrences": {"id": OCCURRENCE, "file_id": FILE, "number": 0, "statement_id": STATEMENT},
        "statement_entries": {
            "id": ENTRY,
            "statement_id": STATEMENT,
            "position": 0,
            "status": "ORPHAN",
            "kind": "PAYMENT",
            "is_credit": True,
            "is_reversal": False,
            "is_booked": True,
            "amount_minor": 1000,
            "currency": "USD",
            "booking_date": date(2026, 11, 20),
            "value_date": date(2026, 11, 20),
            "bank_reference": "B-1",
            "booking_reference": "B-1",
            "end_to_end_id": "E-1",
            "remittance": "Order 1",
            "transaction_code": "PMNT",
            "return_reason": None,
            "counterparty_name": "Ada",
            "counterparty_account": "DE2",
            "likeness": b"\x01" * 32,
            "identity": b"\x01" * 32,
            "original_id": None,
            "names": "[]",
            "payment_id": None,
            "settlement_id": None,
            "named_at": None,
            "problem": "It names no payment that is known.",
            "doubt": None,
            "raw_text": "<Ntry/>",
            "imported_at": AT,
            "sought": None,
        },
        "allocations": {
            "id": ALLOCATION,
            "entry_id": ENTRY,
            "number": 1,
            "settlement_id": SETTLEMENT,
            "amount_minor": 1000,
            "currency": "USD",
            "takes_back_id": None,
            "decided_by_id": USER,
            "note": "The payer says so.",
            "created_at": LATER,
        },
        "reconciliation_terms": {
            "id": TERMS,
            "merchant_id": MERCHANT,
            "currency": "USD",
            "fee_basis_points": 150,
            "fee_minor": 25,
            "tolerance_basis_points": 10,
            "tolerance_minor": 5,
            "valid_from": AT,
            "created_by_id": USER,
            "created_at": AT,
        },
        "reconciliation_runs": {
            "id": RUN,
            "status": "COMPLETED",
            "trigger": "SCHEDULE",
            "is_full": False,
            "actor": "system:reconciliation",
            "window": "PT10S",
            "grace": "PT5S",
            "as_of": LATER,
            "examined": 1,
            "changed": 1,
            "totals": "[]",
            "refund_totals": "[]",
            "rules_digest": "0" * 64,
            "book_digest": 1,
            "started_at": LATER,
            "finished_at": LATER,
            "failure_reason": None,
            "snapshot": None,
            "completed_in": None,
            "orphans_snapshot": None,
        },
        "reconciliation_results": {
            "id": RESULT,
            "run_id": RUN,
            "payment_id": PAYMENT,
            "refund_id": None,
            "settlement_id": SETTLEMENT,
            "status": "MATCHED",
            "reason": "EXACT",
            "expected_minor": 1000,
            "expected_currency": "USD",
            "actual_minor": 1000,
            "actual_currency": "USD",
            "difference_minor": 0,
            "fee_minor": 0,
            "tolerance_minor": 0,
            "returned_minor": None,
            "returned_apart": None,
            "due_at": LATER,
            "missing_at": LATER,
            "digest": 1,
            "created_at": LATER,
        },
        "reconciliation_book": {
            "payment_id": PAYMENT,
            "refund_id": None,
            "result_id": RESULT,
            "status": "MATCHED",
            "reason": "EXACT",
            "currency": "USD",
            "expected_minor": 1000,
            "difference_minor": 0,
            "is_open": False,
            "due_at": LATER,
            "missing_at": LATER,
            "digest": 1,
            "since": LATER,
            "recounted_due_at": None,
            "recounted_missing_at": None,
            "is_resolved": False,
        },
        "reconciliation_resolutions": {
            "result_id": RESULT,
            "kind": "ACCEPTED",
            "note": "The bank's fee.",
            "resolved_by_id": USER,
            "resolved_at": LATER,
        },
    }
)
"""One row of each table, in an order in which they can be inserted."""

SECOND: Final[Mapping[str, Row]] = MappingProxyType(
    {
        "users": {"id": UUID(int=101), "email": "bob@example.com"},
        "sign_in_failures": {"scope": "account:2"},
        "sessions": {"id": UUID(int=108)},
        "refresh_tokens": {"id": UUID(int=109), "token_hash": b"\x02" * 32, "used_at": AT},
        "api_keys": {"id": UUID(int=110), "secret_hash": b"\x02" * 32},
        "external_identities": {"id": UUID(int=111), "subject": "auth0|2"},
        "rate_counters": {"key": "LIMITER/2"},
        "merchants": {"id": UUID(int=102), "name": "Another Shop"},
        "events": {"id": UUID(int=103), "change_id": OTHER_PAYMENT},
        "payments": {
            "id": UUID(int=104),
            "idempotency_key": "key-2",
            "gateway_reference": "sim_2",
            "exclusive_scope": "order:2",
        },
        "refunds": {"id": UUID(int=120), "idempotency_key": "key-2", "number": 2, "gateway_reference": "sim_r2"},
        "refund_failures": {"refund_id": UUID(int=120)},
        "payment_days": {"id": 2, "status": "FAILED"},
        "payment_deltas": {"position": 1_000_002},
        "settlements": {"id": UUID(int=105), "payment_id": OTHER_PAYMENT, "bank_reference": "bank-2"},
        "statement_files": {"id": UUID(int=112), "digest": b"\x02" * 32},
        "bank_accounts": {"id": UUID(int=117), "identification": "DE2", "written_as": "DE 2"},
        "bank_account_uses": {"id": UUID(int=118), "merchant_id": None, "gateway": "simulator"},
        "bank_choices": {"id": UUID(int=119), "number": 2, "bank": "STATEMENTS", "chosen_by_id": USER},
        "bank_statements": {"id": UUID(int=113), "identity": b"\x02" * 32},
        "statement_occurrences": {"id": UUID(int=114), "number": 1},
        "statement_entries": {"id": UUID(int=115), "position": 1, "identity": b"\x02" * 32},
        "allocations": {"id": UUID(int=121), "number": 2},
        "reconciliation_terms": {"id": UUID(int=116)},
        "reconciliation_runs": {"id": UUID(int=106)},
        "reconciliation_results": {"id": UUID(int=107), "payment_id": OTHER_PAYMENT},
        "reconciliation_book": {"payment_id": OTHER_PAYMENT, "result_id": UUID(int=107)},
        "reconciliation_resolutions": {"result_id": UUID(int=107)},
    }
)
"""What a second row must have of its own; the rest it may share with the first."""

INITIATED: Final[Row] = MappingProxyType({"status": "INITIATED", "gateway_reference": None, "completed_at": None})
FAILED: Final[Row] = MappingProxyType(
    {"status": "FAILED", "failure_code": "card_declined", "failure_reason": "Declined."}
)
PENDING: Final[Row] = MappingProxyType(
    {
        "status": "PENDING",
        "bank_reference": None,
        "value_date": None,
        "attempted_at": None,
        "settled_at": None,
    }
)
LATEST: Final = AT + timedelta(days=1)
OPEN: Final[Row] = MappingProxyType(
    {"status": "SETTLEMENT_PENDING", "reason": "NOT_DUE", "difference_minor": None, "is_open": True}
)
RECOUNTED: Final[Row] = MappingProxyType({**OPEN, "recounted_due_at": LATEST, "recounted_missing_at": LATEST})
"""Deadlines that are to move."""
BY_STATEMENT: Final[Row] = MappingProxyType({"source": "STATEMENT", "due_at": None})
MATCHED: Final[Row] = MappingProxyType(
    {"status": "MATCHED", "payment_id": PAYMENT, "settlement_id": SETTLEMENT, "problem": None}
)
UNMATCHED: Final[Row] = MappingProxyType(
    {"status": "ORPHAN", "problem": "What it had settled was taken back: a person has to look at it."}
)
RETURN: Final[Row] = MappingProxyType({"kind": "RETURN", "is_credit": False, "return_reason": "AC04"})
NAMED: Final[Row] = MappingProxyType({**RETURN, "payment_id": PAYMENT, "named_at": AT})
RETURNED: Final[Row] = MappingProxyType({"status": "MISMATCHED", "reason": "RETURNED", "returned_minor": 1000})
DUPLICATE: Final[Row] = MappingProxyType(
    {"status": "DUPLICATE", "problem": "Another statement tells of it, and what it is made of."}
)
NAMING: Final[Row] = MappingProxyType({"names": '[{"level": 2, "reference": "order 1"}]'})
IGNORED: Final[Row] = MappingProxyType({"status": "IGNORED", "problem": None})
QUARANTINED: Final[Row] = MappingProxyType(
    {
        "status": "QUARANTINED",
        "likeness": None,
        "identity": None,
        **dict.fromkeys(("kind", "is_credit", "is_reversal", "is_booked", "amount_minor", "currency")),
    }
)
REJECTED: Final[Row] = MappingProxyType(
    {"status": "FAILED", "value_date": None, "settled_at": None, "failure_reason": "Closed account."}
)
WITHDRAWN: Final[Row] = MappingProxyType(
    {**PENDING, "status": "WITHDRAWN", "failure_reason": "Statements settle payments."}
)
OVER: Final[Row] = MappingProxyType({"ended_at": LATER})
ENDED: Final[Row] = MappingProxyType({"ended_at": AT, "end_reason": "LOGOUT"})
OUTLIVED: Final[Row] = MappingProxyType({**BY_STATEMENT, "ended_at": LATER, "end_reason": "PERSON"})
USED: Final[Row] = MappingProxyType({"used_at": AT})
REVOKED: Final[Row] = MappingProxyType({"revoked_at": AT})
RUNNING: Final[Row] = MappingProxyType({"status": "RUNNING", "finished_at": None})
BROKEN: Final[Row] = MappingProxyType({"status": "FAILED", "failure_reason": "It broke."})

CONTENTS: Final = (
    " UNION ALL ".join(f"SELECT '{table}', t::text FROM {table} AS t" for table in VALID) + " ORDER BY 1, 2"
)


async def insert(connection: asyncpg.Connection, table: str, changes: Row = MappingProxyType({})) -> None:
    """Inserts the table's valid row with some columns changed."""
    row = {**VALID[table], **changes}
    columns = ", ".join(f'"{column}"' for column in row)
    values = ", ".join(f"${number}" for number in range(1, len(row) + 1))
    await connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({values})", *row.values())


async def fill(connection: asyncpg.Connection, *, before: str | None = None) -> None:
    """Inserts the valid rows of every table, or of those before one, and a second payment."""
    for table in VALID:
        if table == before:
            return
        await insert(connection, table)
        if table == "payments":
            other = {
                "id": OTHER_PAYMENT,
                "idempotency_key": "key-0",
                "gateway_reference": "sim_0",
                "exclusive_scope": None,
            }
            await insert(connection, table, other)


async def contents(connection: asyncpg.Connection) -> dict[str, list[str]]:
    """Every row of every table, as text."""
    found: dict[str, list[str]] = {table: [] for table in VALID}
    for table, row in await connection.fetch(CONTENTS):
        found[table].append(row)
    return found


@asynccontextmanager
async def refused(connection: asyncpg.Connection, sqlstate: str, constraint: str) -> AsyncIterator[None]:
    """PostgreSQL must refuse the block, with this SQLSTATE and constraint, and no row of any table changes."""
    before = await contents(connection)
    with pytest.raises(asyncpg.PostgresError) as refusal:
        yield
    named = getattr(refusal.value, "constraint_name", None)
    assert (refusal.value.sqlstate, named) == (sqlstate, constraint), refusal.value
    assert await contents(connection) == before


NOTED: Final = frozenset({"changed_in", "named_in"})
"""What the database notes in a row by itself."""


def told(row: Mapping[str, object]) -> Row:
    """A row without what the database notes in it by itself: which transaction wrote it, or named a payment in it."""
    return {name: value for name, value in row.items() if name not in NOTED}
