"""Changes that nobody makes, each of a row that may be changed, with the trigger that refuses it."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple

from .rows import (
    AT,
    DUPLICATE,
    ENDED,
    IGNORED,
    LATER,
    LATEST,
    NAMING,
    OPEN,
    OTHER_PAYMENT,
    PENDING,
    RECOUNTED,
    REJECTED,
    REVOKED,
    RUNNING,
    USED,
    VALID,
    WITHDRAWN,
    Row,
)

HASH: Final = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$b3RoZXI"
MOMENT: Final = timedelta(microseconds=1)
NOT_YET: Final = datetime(9999, 1, 1, tzinfo=UTC)
"""Stands for an instant that has not come."""
SETTLED: Final = {name: VALID["settlements"][name] for name in (*PENDING, "settled_at", "attempted_at")}
COMPLETED: Final[Row] = {"status": "COMPLETED", "finished_at": LATER}
BROKEN: Final[Row] = {"status": "FAILED", "finished_at": LATER, "failure_reason": "It broke."}
ANEW: Final = ("recounted_due_at", "recounted_missing_at")
SECOND_CREDIT: Final = "Its payment is settled already: this is a second credit for it."
SEVERAL: Final = "It names several payments, and nothing in it says which one it is for."


class Step(NamedTuple):
    """A table's valid row with some columns changed, and what it must not become."""

    table: str
    row: Row
    change: Row
    trigger: str


def steps(table: str, trigger: str, refusals: Mapping[str, tuple[Row, list[Row]]]) -> list[Step]:
    """The steps of one table; the names of the rows that they start from say what these are."""
    return [Step(table, row, change, trigger) for row, changes in refusals.values() for change in changes]


REFUSED: Final = [
    *steps(
        "users",
        "users_credentials",
        {
            "new": ({}, [{"is_active": False}, {"password_hash": HASH}]),
            "changed": (
                {"credentials_changed_at": LATER},
                [
                    {"credentials_changed_at": LATER - MOMENT},
                    {"credentials_changed_at": None},
                    {"credentials_changed_at": AT, "password_hash": HASH},
                    {"is_active": False},
                    {"password_hash": HASH},
                    {"password_hash": None, "credentials_changed_at": LATER + MOMENT},
                ],
            ),
        },
    ),
    *steps(
        "api_keys",
        "api_keys_use",
        {"used": ({"last_used_at": LATER}, [{"last_used_at": LATER - MOMENT}, {"last_used_at": None}])},
    ),
    *steps("external_identities", "external_identities_claim", {"": ({}, [{"role_claimed_at": AT - MOMENT}])}),
    *steps(
        "payment_days",
        "payment_days_sums",
        {
            "of two": (
                {},
                [{"count": -1}, {"count": 0}, {"count": 1001}, {"total_minor": 1}, {"total_minor": 2 * 10**16}],
            ),
            "of none": ({"count": 0, "total_minor": 0}, [{"count": 1}, {"total_minor": 1}]),
        },
    ),
    *steps(
        "settlements",
        "settlements_decision",
        {
            "pending": (
                PENDING,
                [
                    {"amount_minor": 1},
                    {"currency": "EUR"},
                    {"bank_reference": "bank-2"},
                    {"attempted_at": LATER},
                    {**SETTLED, "attempted_at": None},
                    {**SETTLED, "attempted_at": LATER - MOMENT, "settled_at": LATER - MOMENT},
                    {**SETTLED, "settled_at": LATER + MOMENT},
                    {**REJECTED, "attempted_at": None},
                    {**REJECTED, "attempted_at": LATER - MOMENT},
                    {**WITHDRAWN, "amount_minor": 1},
                    {**WITHDRAWN, "currency": "EUR"},
                ],
            )
        },
    ),
    *steps(
        "reconciliation_runs",
        "reconciliation_runs_end",
        {
            "running": (
                RUNNING,
                [
                    {"examined": 2},
                    {"changed": 0},
                    {"totals": "[1]"},
                    {"book_digest": 2},
                    {**BROKEN, "examined": 2},
                    {**BROKEN, "changed": 0},
                    {**BROKEN, "totals": "[1]"},
                    {**BROKEN, "book_digest": None},
                ],
            )
        },
    ),
    *steps(
        "reconciliation_book",
        "reconciliation_book_deadlines",
        {
            "fixed": ({}, [{"due_at": LATEST}, {"missing_at": LATEST}]),
            "counted anew": (RECOUNTED, [{"due_at": LATEST}, {"due_at": LATEST, "missing_at": LATEST + MOMENT}]),
        },
    ),
    *steps(
        "statement_entries",
        "statement_entries_matching",
        {
            "naming nothing": (
                {},
                [
                    IGNORED,
                    {"status": "IGNORED"},
                    {"problem": "All is well."},
                    {"problem": SEVERAL},
                    {"payment_id": OTHER_PAYMENT},
                    {"status": "DUPLICATE"},
                    {"status": "DUPLICATE", "problem": SECOND_CREDIT},
                ],
            ),
            "naming a payment": (
                NAMING,
                [
                    IGNORED,
                    {"problem": "All is well."},
                    {"payment_id": OTHER_PAYMENT},
                    {"payment_id": OTHER_PAYMENT, "problem": "All is well."},
                    {"problem": SECOND_CREDIT},
                    {"status": "DUPLICATE", "problem": SEVERAL},
                    DUPLICATE,
                ],
            ),
        },
    ),
]

AHEAD: Final = [
    Step("users", {}, {"credentials_changed_at": NOT_YET}, "users_credentials"),
    Step("users", {"credentials_changed_at": LATER}, {"credentials_changed_at": NOT_YET}, "users_credentials"),
    Step("sessions", {}, {"end_reason": "LOGOUT", "ended_at": NOT_YET}, "sessions_over"),
    Step("refresh_tokens", {}, {"used_at": NOT_YET}, "refresh_tokens_use"),
    Step("api_keys", {}, {"last_used_at": NOT_YET}, "api_keys_use"),
    Step("api_keys", {}, {"revoked_at": NOT_YET}, "api_keys_use"),
    Step("settlements", PENDING, {**SETTLED, "attempted_at": NOT_YET, "settled_at": NOT_YET}, "settlements_decision"),
    Step("settlements", PENDING, {**REJECTED, "attempted_at": NOT_YET}, "settlements_decision"),
    Step("reconciliation_runs", RUNNING, {**COMPLETED, "finished_at": NOT_YET}, "reconciliation_runs_end"),
    Step("reconciliation_runs", RUNNING, {**BROKEN, "finished_at": NOT_YET}, "reconciliation_runs_end"),
]
"""What is not said before it happens."""

ACCEPTED: Final = [
    Step("users", {}, {"is_active": False, "credentials_changed_at": AT}, ""),
    Step("users", {"credentials_changed_at": AT}, {"password_hash": HASH, "credentials_changed_at": LATER}, ""),
    Step("users", {"password_hash": None}, {"password_hash": HASH, "credentials_changed_at": AT}, ""),
    Step("users", {"credentials_changed_at": AT}, {"role": "ADMIN"}, ""),
    Step("sessions", {}, ENDED, ""),
    Step("refresh_tokens", {}, USED, ""),
    Step("api_keys", {"last_used_at": AT}, {"last_used_at": LATER}, ""),
    Step("api_keys", {"last_used_at": AT}, REVOKED, ""),
    Step("external_identities", {}, {"role_claimed_at": LATER}, ""),
    Step("payment_days", {}, {"count": 3, "total_minor": 3 * (10**16 - 1)}, ""),
    Step("payment_days", {}, {"count": 0, "total_minor": 0}, ""),
    Step("settlements", PENDING, SETTLED, ""),
    Step("settlements", PENDING, {**SETTLED, "amount_minor": 1, "currency": "EUR"}, ""),
    Step("settlements", PENDING, {**REJECTED, "attempted_at": LATER}, ""),
    Step("reconciliation_runs", RUNNING, {**COMPLETED, "examined": 3, "changed": 2, "book_digest": 5}, ""),
    Step("reconciliation_runs", RUNNING, BROKEN, ""),
    Step("reconciliation_book", OPEN, {"recounted_due_at": LATEST, "recounted_missing_at": LATEST}, ""),
    Step(
        "reconciliation_book",
        RECOUNTED,
        {**dict.fromkeys(("due_at", "missing_at"), LATEST), **dict.fromkeys(ANEW)},
        "",
    ),
    Step("statement_entries", NAMING, {"problem": SEVERAL}, ""),
    Step("statement_entries", {}, {}, ""),
]
"""Their neighbours, which the program makes."""

GUARDS: Final = {"events_on_time", *(step.trigger for step in (*REFUSED, *AHEAD))}


def name(step: Step) -> str:
    """A test's id: the table and what is tried."""
    return f"{step.table}: " + ", ".join(f"{column}={value!r:.32}" for column, value in step.change.items())
