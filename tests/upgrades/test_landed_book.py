"""A book of the version before is upgraded: what it had wrong is put right, or told to a person."""

import json
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import asyncpg
import pytest
import pytest_asyncio

from payflowx.bank_statements.service import rereading
from payflowx.bank_statements.sql.rereading import PUT_GUARDS_BACK
from payflowx.core import db, migrate
from payflowx.core.clock import Span
from payflowx.core.ids import RunId, new_uuid, to_typeid
from payflowx.core.principal import SYSTEM_UPGRADE
from payflowx.reconciliation.models import ReconciliationRun, RunTrigger
from payflowx.reconciliation.service import runs, upgrading, verification
from payflowx.settlements import service as settlements
from tests.conftest import Role
from tests.database.pools import pool_of
from tests.servers import run_to_end
from tests.tables import past_triggers
from tests.upgrades import books

NOON: Final = datetime(2026, 7, 7, 12, tzinfo=UTC)
BEFORE: Final = "It came before, in another statement."
SECOND: Final = "Its payment is settled already: this is a second credit for it."
DEBIT: Final = "It is a debit: no payment comes in with it."
UNKNOWN: Final = "It names no payment that is known."
ASKED: Final = "MD06: refund asked for by the payer"
OURS: Final = "A transfer of yours came back"
TAKEN: Final = "Money that had come in was taken back"
Row = tuple[object, ...]

# Of each entry: the file and its place there, what it is, the payment that it is for, the entry that it tells again,
# what is in doubt, the counterparty, and the problem with the payment's key in place of its id.
ENTRIES: Final[list[Row]] = [
    (
        "returned.sta 0",
        "ORPHAN",
        "RETURN",
        "returned-mt940",
        None,
        None,
        "PAYEE",
        f"{OURS} (AC04: closed account). It names returned-mt940.",
    ),
    ("returned.sta 1", "MATCHED", "PAYMENT", "plain", None, None, "ADA", None),
    ("returned.sta 2", "MATCHED", "PAYMENT", "masked", None, "MASKED", "ADA", None),
    # What had settled its payment was no payment: this one was.
    ("late.sta 0", "MATCHED", "PAYMENT", "returned-mt940", None, None, "ADA", None),
    (
        "paid.xml 0",
        "ORPHAN",
        "RETURN",
        "returned-camt",
        None,
        None,
        None,
        f"{OURS} (AC01: wrong account number). It names returned-camt.",
    ),
    ("paid.xml 1", "MATCHED", "PAYMENT", "chargeback-camt", None, None, None, None),
    ("paid.xml 2", "MATCHED", "PAYMENT", "chargeback-orphan", None, None, None, None),
    ("paid.xml 3", "MATCHED", "PAYMENT", "chargeback-told-twice", None, None, None, None),
    ("paid.xml 4", "MATCHED", "PAYMENT", "cut", None, "CUT", None, None),
    ("paid.xml 5", "IGNORED", "PAYMENT", None, None, "CUT", None, DEBIT),
    ("paid.xml 6", "MATCHED", "PAYMENT", "filler", None, "NAME", None, None),
    ("paid.bai 0", "MATCHED", "PAYMENT", "chargeback-bai2", None, None, None, None),
    *(
        (place, "ORPHAN", "RETURN", payment, None, None, None, f"{TAKEN}{reason}. It names {payment}.")
        for place, payment, reason in (
            ("back.bai 0", "chargeback-bai2", " (R01: insufficient funds)"),
            ("back.xml 0", "chargeback-camt", " (AM04: insufficient funds)"),
            ("back.xml 1", "chargeback-orphan", f" ({ASKED})"),
            ("back.xml 2", "chargeback-told-twice", ""),
        )
    ),
    ("back.xml 3", "IGNORED", "PAYMENT", None, None, None, None, DEBIT),
    ("back.sta 0", "DUPLICATE", "RETURN", None, "back.xml 2", None, None, BEFORE),
    ("again.xml 0", "DUPLICATE", "PAYMENT", None, "paid.xml 1", None, None, BEFORE),
    ("again.xml 1", "DUPLICATE", "RETURN", None, "back.xml 0", None, None, BEFORE),
    *(
        (place, "ORPHAN", "PAYMENT", None, None, None, name, UNKNOWN)
        for place, name in zip(
            [
                *(f"fees1.xml {n}" for n in range(3)),
                *(f"fees2.xml {n}" for n in range(3)),
                "fees3.xml 0",
                "fees3.xml 1",
            ],
            ["Ada", "Grace", "Edsger", "Barbara", "Alan", "Kurt", "Emmy", "Sofia"],
            strict=True,
        )
    ),
    ("second1.xml 0", "MATCHED", "PAYMENT", "second", None, None, "Ada", None),
    ("second2.xml 0", "ORPHAN", "PAYMENT", None, None, None, "Grace", UNKNOWN),
    ("second3.xml 0", "DUPLICATE", "PAYMENT", None, "second1.xml 0", None, "Ada", BEFORE),
    ("rows.csv 0", "MATCHED", "PAYMENT", "csv", None, "HEADER", None, None),
    ("rows.csv 1", "IGNORED", "PAYMENT", None, None, "HEADER", None, DEBIT),
    ("rows.csv 2", "IGNORED", "FEE", None, None, "HEADER", None, "It is a charge of the bank."),
    ("more.csv 0", "DUPLICATE", "PAYMENT", None, "rows.csv 0", "HEADER", None, BEFORE),
    ("more.csv 1", "ORPHAN", "PAYMENT", None, None, "HEADER", None, UNKNOWN),
    ("masked.sta 0", "MATCHED", "PAYMENT", "masked-back", None, None, "ADA", None),
    ("masked.sta 1", "ORPHAN", "RETURN", "masked-back", None, "MASKED", "ADA", f"{TAKEN}. It names masked-back."),
    ("masked2.sta 0", "DUPLICATE", "PAYMENT", None, "masked.sta 1", "MASKED", "ADA", BEFORE),
    ("batch1.xml 0", "MATCHED", "PAYMENT", "batch", None, None, None, None),
    # Only the booking that they are parts of says what they are.
    ("batch2.xml 0", "ORPHAN", "RETURN", "batch", None, None, None, f"{TAKEN} ({ASKED}). It names batch."),
    ("batch2.xml 1", "ORPHAN", "RETURN", None, None, None, None, f"{TAKEN}. {UNKNOWN}"),
    (
        "came-back.xml 0",
        "ORPHAN",
        "RETURN",
        "plain",
        None,
        None,
        None,
        f"{OURS} (AC04: closed account). It names plain.",
    ),
    ("came-back.xml 1", "ORPHAN", "RETURN", None, None, None, None, f"{OURS} (AC01: wrong account number). {UNKNOWN}"),
]
FIND_ENTRIES: Final = """
WITH placed AS (
    SELECT entry.*, file.filename || ' ' || entry.position AS place
    FROM statement_entries AS entry JOIN bank_statements AS statement ON statement.id = entry.statement_id
    JOIN statement_files AS file ON file.id = statement.file_id
)
SELECT placed.place, placed.status, placed.kind, payment.idempotency_key, original.place, placed.doubt,
    placed.counterparty_name,
    regexp_replace(placed.problem, 'payment_[0-9a-z]{26}', COALESCE(payment.idempotency_key, ''))
FROM placed LEFT JOIN placed AS original ON original.id = placed.original_id
LEFT JOIN payments AS payment ON payment.id = placed.payment_id
ORDER BY placed.statement_id, placed.position
"""

# Of each payment: the verdict, what was returned, and the days by whose end it is due and missing.
FEED_LATE, MATCHED = ("SETTLEMENT_PENDING", "FEED_LATE", None), ("MATCHED", "EXACT", None)
DUE: Final = ("2026-07-07", "2026-07-10")
VERDICTS: Final[dict[str, Row]] = {
    # The first three days of January are no banking days, and neither is the last one of December.
    "jpy": (*FEED_LATE, "2026-01-06", "2026-01-09"),
    "exact": ("MISSING_SETTLEMENT", "NOT_SETTLED", None, "2026-02-12", "2026-02-13"),
    # Easter Monday.
    "gbp": (*FEED_LATE, "2026-04-08", "2026-04-13"),
    # Fedwire is open on the 3rd of July.
    "usd": ("SETTLEMENT_PENDING", "OVERDUE", None, "2026-07-03", "2026-07-08"),
    "mixed": ("MISSING_SETTLEMENT", "NOT_SETTLED", None, "2026-07-03", "2026-07-04"),
    "euro": ("MISSING_SETTLEMENT", "NOT_SETTLED", None, "2026-07-03", "2026-07-04"),
    "chargeback-camt": ("MISMATCHED", "RETURNED", 11_00, *DUE),
    "chargeback-orphan": ("MISMATCHED", "RETURNED", 23_00, *DUE),
    # Once, though it was told by two formats.
    "chargeback-told-twice": ("MISMATCHED", "RETURNED", 24_00, *DUE),
    "masked-back": ("MISMATCHED", "RETURNED", 29_00, *DUE),
    "batch": ("MISMATCHED", "RETURNED", 30_00, *DUE),
    "chargeback-bai2": ("MISMATCHED", "RETURNED", 30_00, *DUE),
    **dict.fromkeys(("returned-mt940", "cut", "csv", "masked", "plain", "filler", "second"), (*MATCHED, *DUE)),
    # Money that came back had settled it, and nothing else has come in for it.
    "returned-camt": ("SETTLEMENT_PENDING", "NOT_DUE", None, *DUE),
}
FIND_VERDICTS: Final = """
SELECT payment.idempotency_key, result.status, result.reason, result.returned_minor,
    ((book.due_at - interval '1 microsecond') AT TIME ZONE 'UTC')::date::text,
    ((book.missing_at - interval '1 microsecond') AT TIME ZONE 'UTC')::date::text
FROM reconciliation_book AS book JOIN payments AS payment ON payment.id = book.payment_id
JOIN reconciliation_results AS result ON result.id = book.result_id
"""
RECOUNTED: Final = """
SELECT payment.idempotency_key,
    ((recounted_due_at - interval '1 microsecond') AT TIME ZONE 'UTC')::date::text,
    ((recounted_missing_at - interval '1 microsecond') AT TIME ZONE 'UTC')::date::text
FROM reconciliation_book AS book JOIN payments AS payment ON payment.id = book.payment_id
WHERE recounted_due_at IS NOT NULL
"""


# What a person is told, with the places and keys of what is named.
LOOK: Final = "See in the bank's own statement whether it"
CUT: Final = "can't be read again: its text was cut when it was kept."
ROWS: Final = "the rows of a CSV file can't be read again, since its header was not kept:"
IN_FILE: Final = "See in the file whether any is money that came back, or another payer's."
WHAT_FOR: Final = "Ask the payer what it was for; the settlement is final: correct it in your own books."
FINDINGS: Final = f"""\
[paid.xml 4] (25.00 EUR of 2026-07-06) {CUT} {LOOK} is money that came back: \
it has settled [cut] by [settlement of cut].
[paid.xml 5] (44.44 EUR of 2026-07-06) {CUT} {LOOK} takes back what had come in for a payment: it was ignored.
[paid.xml 6] (31.00 EUR of 2026-07-06) has settled [filler] by [settlement of filler], and names no payment. {WHAT_FOR}
[masked2.sta 0] (29.00 EUR of 2026-07-06) can't be read again: a number in its text was masked. \
{LOOK} is another payer's than [masked.sta 1], which it was taken for.
[rows.csv]: {ROWS} 1 that settled payments, 1 that were ignored, 31.00 EUR in all. {IN_FILE}
[more.csv]: {ROWS} 1 taken for ones that came before, 26.00 EUR in all. {IN_FILE}
can't be read again, since they were cut: 2
settled a payment that they don't name: 1
can't be read again, since a number was masked: 1
statements of CSV files whose rows can't be read again: 2
"""
NAMES: Final = """
SELECT 'payment', id, idempotency_key FROM payments
UNION ALL
SELECT 'settlement', settlement.id, 'settlement of ' || idempotency_key
FROM settlements AS settlement JOIN payments AS payment ON payment.id = payment_id
UNION ALL
SELECT 'statement', statement.id, filename
FROM bank_statements AS statement JOIN statement_files AS file ON file.id = file_id
UNION ALL
SELECT 'entry', entry.id, filename || ' ' || position
FROM statement_entries AS entry JOIN bank_statements AS statement ON statement.id = statement_id
JOIN statement_files AS file ON file.id = file_id
"""
LEFT: Final = "Left for a person to look at: 6. `payflowx doctor --book` lists them."


class EndedError(Exception):
    """Stands for the end of the process."""


@pytest_asyncio.fixture
async def landed(
    empty_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[asyncpg.Connection]:
    """The owner's connection to a book of the version before."""
    await books.keep(empty_database, tmp_path, monkeypatch)
    connection = await asyncpg.connect(empty_database)
    yield connection
    await connection.close()


@pytest.fixture
def both(empty_database: str, application: Role) -> dict[str, str]:
    """The settings of the book's application, which is not its owner."""
    return {
        "PAYFLOWX_DATABASE_URL": application.url(empty_database),
        "PAYFLOWX_DATABASE_OWNER_URL": empty_database,
    }


async def found(connection: asyncpg.Connection, query: str) -> list[Row]:
    """The rows of a query."""
    return [tuple(row) for row in await connection.fetch(query)]


async def by_key(connection: asyncpg.Connection, query: str) -> dict[object, Row]:
    """The rows of a query, by what stands first in them."""
    return {row[0]: row[1:] for row in await found(connection, query)}


async def named(connection: asyncpg.Connection, text: str) -> str:
    """The text with names in the place of ids."""
    for prefix, key, name in await connection.fetch(NAMES):
        text = text.replace(to_typeid(prefix, key), f"[{name}]")
    return text


async def judge(*, window: str, now: datetime) -> ReconciliationRun:
    """A run in the connected database."""
    return await runs.run_reconciliation(
        principal=None,
        run_id=RunId(new_uuid()),
        deadlines=runs.Deadlines(Span.parse(window), Span.parse("PT1H")),
        trigger=RunTrigger.SCHEDULE,
        now=now,
    )


async def findings_of_runs() -> list[str]:
    """What does not hold of all runs."""
    told = [(await verification.verify_run(run_id=RunId(run.id))).findings for run in await ReconciliationRun.all()]
    return [finding for findings in told for finding in findings]


async def test_migrating_puts_right_what_it_can_and_tells_the_rest(
    landed: asyncpg.Connection, both: dict[str, str], tmp_path: Path
) -> None:
    results = "SELECT id, run_id, status, reason, due_at, missing_at, digest FROM reconciliation_results ORDER BY id"
    identities = "SELECT id, identity FROM statement_entries"
    verdicts, known = await found(landed, results), await by_key(landed, identities)

    first, second = (run_to_end("migrate", folder=tmp_path, **both) for _ in range(2))
    doctor = run_to_end("doctor", "--book", folder=tmp_path, **both)

    assert [line for line in first.stdout.splitlines() if not line.startswith(("applied", "granted"))] == [
        "put right in the book: entries read again: 34",
        "put right in the book: returns: 13",
        "put right in the book: no duplicates after all: 7",
        "put right in the book: duplicates after all: 1",
        "put right in the book: settlements ended: 2",
        "put right in the book: deadlines counted anew: 4",
        LEFT,
    ], first.stderr
    told_twice = ["The schema is up to date.", "There is nothing to put right in the book.", LEFT]
    assert [line for line in second.stdout.splitlines() if "privileges" not in line] == told_twice
    assert await found(landed, FIND_ENTRIES) == ENTRIES
    assert (doctor.returncode, await named(landed, doctor.stdout)) == (1, FINDINGS)

    # An entry keeps what it is known by; verdicts are as they were until the next run.
    now_known = await by_key(landed, identities)
    changed = [key for key in known if known[key] != (None,) and now_known[key] != known[key]]
    assert [now_known[key] for key in changed] == [(None,)]
    assert await found(landed, results) == verdicts
    assert await by_key(landed, RECOUNTED) == {key: VERDICTS[key][3:] for key in ("jpy", "gbp", "usd", "mixed")}

    events = await landed.fetch("SELECT actor, data FROM events WHERE type = 'statement_entry.put_right'")
    assert {event["actor"] for event in events} == {SYSTEM_UPGRADE}
    changes = [json.loads(event["data"]) for event in events]
    assert Counter((change["status_before"], change["status"], change["kind"]) for change in changes) == {
        ("DUPLICATE", "ORPHAN", "PAYMENT"): 7,
        ("MATCHED", "ORPHAN", "RETURN"): 2,
        ("DUPLICATE", "ORPHAN", "RETURN"): 1,
        ("IGNORED", "ORPHAN", "RETURN"): 6,
        ("ORPHAN", "ORPHAN", "RETURN"): 2,
        ("IGNORED", "DUPLICATE", "RETURN"): 1,
        ("DUPLICATE", "DUPLICATE", "RETURN"): 1,
    }


async def test_next_run_judges_by_what_was_put_right(
    landed: asyncpg.Connection, empty_database: str, both: dict[str, str], tmp_path: Path
) -> None:
    assert run_to_end("migrate", folder=tmp_path, **both).returncode == 0

    async with pool_of(empty_database):
        await settlements.agree_on_bank(configured=None, now=NOON)
        assert await findings_of_runs() == []

        run = await judge(window="PT1H", now=NOON)

        assert run.is_full
        assert await by_key(landed, FIND_VERDICTS) == VERDICTS
        assert await by_key(landed, RECOUNTED) == {}
        # Four deadlines, six payments of which money was taken back, and two that were settled by what came back.
        assert run.changed == 12
        # It is no duplicate, and names a payment that somebody else has paid.
        places = {row[0]: row[1:] for row in await found(landed, FIND_ENTRIES)}
        assert places["second2.xml 0"] == ("DUPLICATE", "PAYMENT", "second", None, None, "Grace", SECOND)

        later = await judge(window="90bd", now=NOON.replace(hour=13))
        assert later.changed == 0
        assert await upgrading.upgrade_book(now=NOON) == {}
        assert await findings_of_runs() == []

    # As the application, by the database's own clock: the deadlines stay.
    done = run_to_end("reconcile", "--full", folder=tmp_path, **both)
    assert done.returncode == 0, done.stderr
    days = {key: verdict[3:] for key, verdict in VERDICTS.items()}
    assert {key: row[3:] for key, row in (await by_key(landed, FIND_VERDICTS)).items()} == days


async def test_upgrade_that_was_ended_goes_on_where_it_was(
    landed: asyncpg.Connection, empty_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await migrate.upgrade(empty_database)
    monkeypatch.setattr(rereading, "BATCH_SIZE", 2)
    write, ends = db.execute, 0

    async def end_at_times(statement: str, *arguments: object) -> None:
        """Each second batch ends when it has written all, and is not committed."""
        nonlocal ends
        await write(statement, *arguments)
        if statement == PUT_GUARDS_BACK and (ends := ends + 1) % 2:
            raise EndedError

    tries = 0
    async with pool_of(empty_database):
        with monkeypatch.context() as ending:
            ending.setattr(db, "execute", end_at_times)
            while True:
                tries += 1
                try:
                    await upgrading.upgrade_book(now=NOON)
                except EndedError:
                    continue
                break

    assert tries > len(ENTRIES) / 2
    assert await found(landed, FIND_ENTRIES) == ENTRIES
    assert len(await found(landed, "SELECT FROM events WHERE type = 'statement_entry.put_right'")) == 20
    off = "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'O' AND NOT tgisinternal"
    assert await found(landed, off) == []


async def test_doctor_tells_of_a_book_that_was_not_upgraded_to_the_end(
    landed: asyncpg.Connection, empty_database: str, both: dict[str, str], application: Role, tmp_path: Path
) -> None:
    await migrate.upgrade(empty_database)
    await migrate.grant(empty_database, application.name)

    done = run_to_end("doctor", "--book", folder=tmp_path, **both)

    told = "There are entries that were not read again: run `payflowx migrate`, and this command once more.\n"
    assert (done.returncode, done.stdout) == (1, told)


def test_doctor_finds_nothing_in_a_new_book(database: str, tmp_path: Path) -> None:
    done = run_to_end("doctor", "--book", folder=tmp_path, PAYFLOWX_DATABASE_URL=database)

    assert (done.returncode, done.stdout) == (0, "There is nothing in the book that needs a person.\n")


async def test_doctor_tells_of_numbers_that_are_not_those_of_payments(
    database: str, owner_url: str, tmp_path: Path
) -> None:
    counted = "'2026-11-20', 'USD', 'SUCCESS', 3, 3000"
    planted = f"INSERT INTO payment_days (day, currency, status, count, total_minor) VALUES ({counted})"
    await past_triggers(owner_url, "payment_days", planted)

    done = run_to_end("doctor", "--book", folder=tmp_path, PAYFLOWX_DATABASE_URL=database)

    [line, summary] = done.stdout.splitlines()
    assert (done.returncode, summary) == (1, "numbers that are not those of their payments: 1")
    assert line.startswith("2026-11-20, SUCCESS in USD, of all users for all merchants: 3 payments of 30.00 USD are")


def test_doctor_is_told_what_to_look_at(tmp_path: Path) -> None:
    done = run_to_end("doctor", folder=tmp_path)

    assert done.returncode == 1
    assert done.stderr == "Error: Say what to look at: `payflowx doctor --book`.\n"
