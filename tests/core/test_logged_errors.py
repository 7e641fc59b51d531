"""Of an exception the log tells the kind, the place and what is ours to tell; never what somebody had sent."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg
import pytest
from tortoise.exceptions import BaseORMException, IntegrityError

from payflowx.core import db, log
from payflowx.core.errors import InvalidInput
from payflowx.identity.models import User
from tests.core.test_log import FORMATS, lines, restored_logging

__all__ = ["restored_logging"]

CANARY = "canary"
CARD = "4242424242424242"
HASH = "$argon2id$canary"
INSERT = """
    INSERT INTO users (id, email, name, password_hash, role, is_active, created_at)
    VALUES (gen_random_uuid(), 'canary@example.com', 'canary name', '$argon2id$canary', $1, true, now())
"""


@contextmanager
def logged(library: str = "structlog") -> Iterator[None]:
    """Logs what the block raises, as our own modules do or as a library does."""
    try:
        yield
    except Exception as error:
        if library == "structlog":
            log.get_logger("payflowx.test").error("broke", exc_info=error)
        else:
            logging.getLogger("some.library").exception("broke with %s", error)  # noqa: TRY401 - as they do


@pytest.mark.parametrize("log_format", FORMATS)
@pytest.mark.parametrize("library", ["structlog", "logging"])
async def test_row_that_postgresql_refuses_is_not_logged(
    database: str, log_format: log.LogFormat, library: str, capsys: pytest.CaptureFixture[str]
) -> None:
    log.configure(log_format)
    await db.execute(INSERT, "USER")

    with logged(library):
        await db.execute(INSERT, "USER")  # Key (email)=(...) already exists.
    with logged(library):
        await db.execute(INSERT, "ROOT")  # Failing row contains (...).

    written = capsys.readouterr().err
    assert written.count("broke") == 2
    assert "23505" in written
    assert "users_role" in written
    assert "test_logged_errors.py" in written
    assert CANARY not in written.replace("CANARY", "")
    assert "DETAIL" not in written


@pytest.mark.parametrize("log_format", FORMATS)
async def test_row_that_is_refused_below_tortoise_is_not_logged(
    database: str, log_format: log.LogFormat, capsys: pytest.CaptureFixture[str]
) -> None:
    log.configure(log_format)
    await db.execute(INSERT, "USER")

    with logged():
        try:
            await User.filter(email="canary@example.com").update(password_hash=CANARY)
        except IntegrityError as error:
            raise RuntimeError("around it") from error
    with logged():
        try:
            await User.filter(email="canary@example.com").update(password_hash=CANARY)
        except BaseORMException:
            raise ExceptionGroup("of a task group", [KeyError(CANARY), ValueError("safe")])  # noqa: B904 - its context

    written = capsys.readouterr().err
    assert CANARY not in written.replace('"canary@example.com").update(password_hash=CANARY)', "")
    for expected in (
        "users_password_hash",
        "IntegrityError",
        "around it",
        "of a task group (2 sub-exceptions)",
        "safe",
    ):
        assert expected in written
    assert "(2 sub-exceptions) (" not in written


async def test_argument_that_asyncpg_refuses_is_not_logged(database: str, capsys: pytest.CaptureFixture[str]) -> None:
    log.configure("json")

    with logged():
        await db.fetch("SELECT $1::int", CANARY)

    [line] = lines(capsys)
    assert line["exception"][0]["exc_type"] == "DataError"
    assert line["exception"][0]["exc_value"].startswith("invalid input for query argument $1: ...")
    assert CANARY not in json.dumps(line)


@pytest.mark.parametrize(
    ("error", "described"),
    [
        (InvalidInput("'canary' is not an id.\nReally."), "'canary' is not an id.\nReally."),
        (InvalidInput(f"{CARD} is not an id."), "[removed]"),
        (ValueError("invalid literal for int() with base 10: 'canary'"), "invalid literal for int() with base 10: ..."),
        (ValueError("can't read 'canary' or \"it's canary\"."), "can't read ...."),
        (ValueError(f"unknown: {CARD}"), "[removed]"),
        (ValueError("first line\ncanary"), "first line"),
        (KeyError("canary"), "..."),
        (OSError(2, "No such file or directory", "/canary"), "[Errno 2] No such file or directory: ..."),
        (RuntimeError(), ""),
        (asyncpg.UniqueViolationError("duplicate key\nDETAIL:  canary"), "duplicate key (23505)"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_message_of_a_foreign_error_is_its_first_line_without_what_it_quotes(error: Exception, described: str) -> None:
    assert log.describe_error(error) == described


@pytest.mark.parametrize("log_format", FORMATS)
def test_rows_in_the_text_of_a_library_are_cut_out(
    log_format: log.LogFormat, capsys: pytest.CaptureFixture[str]
) -> None:
    log.configure(log_format)

    for word in ("DETAIL", "CONTEXT"):
        logging.getLogger("some.library").warning("Traceback:\n  a.py\nE: refused\n%s:  (canary)\n\ncanary", word)

    written = capsys.readouterr().err
    assert written.count("refused") == 2
    assert CANARY not in written


def raise_in_a_circle() -> None:
    """Raises an exception that is the cause of its own cause."""
    cause = ValueError("one")
    try:
        raise cause
    except ValueError:
        circle = ValueError("two")
        cause.__cause__ = circle
        raise circle from cause


def test_exceptions_that_name_each_other_end(capsys: pytest.CaptureFixture[str]) -> None:
    log.configure("json")

    with logged():
        raise_in_a_circle()

    [line] = lines(capsys)
    assert [part["exc_value"] for part in line["exception"]] == ["two", "one"]


def raise_without_context() -> None:
    """Raises from None while another exception is handled."""
    try:
        raise KeyError("below")
    except KeyError:
        raise RuntimeError("above") from None


def test_suppressed_context_stays_so(capsys: pytest.CaptureFixture[str]) -> None:
    log.configure("json")

    with logged():
        raise_without_context()

    [line] = lines(capsys)
    assert [part["exc_value"] for part in line["exception"]] == ["above"]
