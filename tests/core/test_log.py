"""Logs are JSON or readable lines, and hold neither secrets nor the local variables of a traceback."""

import json
import logging
import sys
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from payflowx.core import log
from payflowx.core.outages import DatabaseUnavailable

FORMATS: tuple[log.LogFormat, ...] = ("json", "console")
SECRET = "correct horse battery"
CARD = "4242424242424242"


@pytest.fixture(autouse=True)
def restored_logging() -> Iterator[None]:
    """Puts back what `configure` changes for the whole process."""
    root, package = logging.getLogger(), logging.getLogger("payflowx")
    before = (root.handlers, root.level, package.level, structlog.get_config())
    hook = sys.excepthook
    yield
    sys.excepthook = hook
    root.handlers = before[0]
    root.setLevel(before[1])
    package.setLevel(before[2])
    structlog.configure(**before[3])


def break_with_secret() -> None:
    """Raises with a secret in the local variables of two frames."""
    password = SECRET
    _deeper({"password": password, "card": SECRET})


def _deeper(variables: dict[str, str]) -> None:
    raise ValueError(f"{len(variables)} variables")


def lines(captured: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    """The JSON lines that were logged."""
    return [json.loads(line) for line in captured.readouterr().err.splitlines()]


@pytest.mark.parametrize("log_format", FORMATS)
@pytest.mark.parametrize("field", ["password", "token", "authorization", "body", "variables", "email", "anything_new"])
def test_field_that_is_not_known_loses_its_value(
    log_format: log.LogFormat, field: str, capsys: pytest.CaptureFixture[str]
) -> None:
    log.configure(log_format)

    log.get_logger("payflowx.test").info("signed in", **{field: SECRET, "actor": "user_1"})

    written = capsys.readouterr().err
    assert SECRET not in written
    assert "[removed]" in written
    assert "user_1" in written


def test_field_bound_to_the_context_loses_its_value_too(capsys: pytest.CaptureFixture[str]) -> None:
    log.configure("json")

    with structlog.contextvars.bound_contextvars(request_id="r1", authorization=SECRET):
        log.get_logger("payflowx.test").info("request")

    [line] = lines(capsys)
    assert (line["request_id"], line["authorization"]) == ("r1", "[removed]")


def test_card_number_is_removed_from_every_field(capsys: pytest.CaptureFixture[str]) -> None:
    log.configure("json")

    log.get_logger("payflowx.test").info("request", operation=f"q_{CARD}", path=["nodes", f"_{CARD}"], status=200)
    logging.getLogger("some.library").warning("can't read %s", CARD)

    ours, theirs = lines(capsys)
    assert (ours["operation"], ours["path"], ours["status"]) == ("[removed]", "[removed]", 200)
    assert theirs["event"] == "[removed]"


@pytest.mark.parametrize("log_format", FORMATS)
@pytest.mark.parametrize("library", ["structlog", "logging"])
def test_traceback_tells_where_and_holds_no_local_variable(
    log_format: log.LogFormat, library: str, capsys: pytest.CaptureFixture[str]
) -> None:
    log.configure(log_format)

    try:
        break_with_secret()
    except ValueError as error:
        if library == "structlog":
            log.get_logger("payflowx.test").error("broke", exc_info=error)
        else:
            logging.getLogger("some.library").exception("broke")

    written = capsys.readouterr().err
    assert "ValueError" in written
    assert "2 variables" in written
    assert "_deeper" in written
    assert SECRET not in written


def test_json_is_one_object_for_each_line(capsys: pytest.CaptureFixture[str]) -> None:
    log.configure("json")

    log.get_logger("payflowx.test").info("two\nlines", amount="10.50 USD")
    logging.getLogger("some.library").warning("of a %s", "library")

    ours, theirs = lines(capsys)
    assert (ours["event"], ours["amount"], ours["level"]) == ("two\nlines", "10.50 USD", "info")
    assert ours["timestamp"].endswith("Z")
    assert (theirs["event"], theirs["level"]) == ("of a library", "warning")


@pytest.mark.parametrize("log_format", FORMATS)
def test_levels_hold(log_format: log.LogFormat, capsys: pytest.CaptureFixture[str]) -> None:
    log.configure(log_format, level=logging.INFO)

    log.get_logger("payflowx.test").debug("too fine")
    logging.getLogger("some.library").info("of no interest")

    assert capsys.readouterr().err == ""


def test_nothing_is_written_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    log.configure("console")

    log.get_logger("payflowx.test").info("hello")

    captured = capsys.readouterr()
    assert captured.out == ""
    assert "hello" in captured.err


def test_uncaught_exception_goes_through_the_same_net(capsys: pytest.CaptureFixture[str]) -> None:
    log.configure("json")

    try:
        break_with_secret()
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)

    [line] = lines(capsys)
    assert (line["event"], line["error"], line["level"]) == ("program ended", "ValueError", "critical")
    assert SECRET not in json.dumps(line)
    assert [frame["name"] for frame in line["exception"][0]["frames"]][-1] == "_deeper"


def test_interruption_is_left_to_python(capsys: pytest.CaptureFixture[str]) -> None:
    log.configure("json")

    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert capsys.readouterr().err.strip() == "KeyboardInterrupt"


@pytest.mark.parametrize("log_format", FORMATS)
def test_outage_is_one_line_that_says_what_is_behind_it(
    log_format: log.LogFormat, capsys: pytest.CaptureFixture[str]
) -> None:
    log.configure(log_format)
    outage = DatabaseUnavailable()
    outage.__cause__ = ConnectionRefusedError(111, "Connect call failed ('db.internal', 5432)")

    log.get_logger("payflowx.test").error("job broke off", exc_info=outage)
    logging.getLogger("some.library").error("broke", exc_info=outage)

    written = capsys.readouterr().err
    assert written.count("ConnectionRefusedError: [Errno 111] Connect call failed (...") == 2
    assert len(written.splitlines()) == 2
