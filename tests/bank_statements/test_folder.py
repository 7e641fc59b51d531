"""The watched folder: a file that has arrived whole is imported and put away; what is refused says why."""

import asyncio
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import AsyncMock, Mock

import pytest

from payflowx.bank_statements import jobs
from payflowx.bank_statements.jobs import Folder, Seen, look
from payflowx.bank_statements.models import StatementFile
from payflowx.bank_statements.service import importing
from payflowx.core.clock import utc_now
from payflowx.core.principal import Principal, Role
from payflowx.identity import service as identity
from payflowx.identity.models import User
from payflowx.merchants.models import Merchant
from payflowx.settlements.models import Bank
from tests.api.logs import LogLines, recorded_log
from tests.bank_statements.files import camt, credit_for, statement
from tests.factories import NOW, instruction, let_speak, pay, seconds, settlement_of

PATIENCE_SECONDS = 10


@pytest.fixture
def log_lines() -> Iterator[LogLines]:
    """The log of the test, as it is written in production."""
    with recorded_log() as lines:
        yield lines


@pytest.fixture
async def folder(tmp_path: Path, operator: Principal) -> Folder:
    """A folder whose files are imported in an operator's name."""
    await let_speak(Bank.STATEMENTS)
    user = await User.get(id=operator.user_id)
    return Folder(tmp_path, partial(identity.act_as, email=user.email))


def names(path: Path) -> list[str]:
    """Every file below a folder."""
    return sorted(str(found.relative_to(path)) for found in path.rglob("*") if found.is_file())


async def looks(folder: Folder, times: int, now: datetime = NOW) -> Mapping[Path, Seen]:
    """Looks several times, as the worker does."""
    seen: Mapping[Path, Seen] = {}
    for _ in range(times):
        seen = await look(folder, seen, now)
    return seen


async def test_file_is_imported_and_put_away(
    folder: Folder, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))
    (folder.path / "today.xml").write_bytes(camt(statement([credit_for(payment)])))

    await looks(folder, 2)

    assert await settlement_of(payment) is not None
    assert names(folder.path) == ["imported/today.xml"]
    assert (await StatementFile.first()).imported_by_id == operator.user_id  # type: ignore[union-attr]  # there is one


async def test_file_that_still_grows_is_left_alone(folder: Folder) -> None:
    file = folder.path / "today.xml"
    file.write_bytes(b"<Doc")
    sizes = await look(folder, {}, NOW)
    file.write_bytes(b"<Document")

    await look(folder, sizes, NOW)

    assert names(folder.path) == ["today.xml"]


async def test_hidden_files_folders_and_links_are_none_of_ours(folder: Folder) -> None:
    (folder.path / ".partial.xml").write_bytes(b"<")
    (folder.path / "sub").mkdir()
    (folder.path / "sub" / "a.xml").write_bytes(b"<")
    (folder.path / "link.xml").symlink_to("sub/a.xml")
    (folder.path / "nowhere.xml").symlink_to("gone.xml")

    await looks(folder, 3)

    assert names(folder.path) == [".partial.xml", "link.xml", "sub/a.xml"]


async def test_refused_file_is_put_away_with_the_reason(folder: Folder) -> None:
    for _ in range(2):
        (folder.path / "rubbish.txt").write_text("hello")
        await looks(folder, 2)

    assert names(folder.path) == [
        "refused/rubbish-2.txt",
        "refused/rubbish-2.txt.why.txt",
        "refused/rubbish.txt",
        "refused/rubbish.txt.why.txt",
    ]
    assert "none that can be told by its content" in (folder.path / "refused" / "rubbish.txt.why.txt").read_text()
    assert await StatementFile.all().count() == 0


async def test_file_that_comes_again_is_put_away_too(folder: Folder) -> None:
    for _ in range(2):
        (folder.path / "empty-day.xml").write_bytes(camt(statement([])))
        await looks(folder, 2)

    assert names(folder.path) == ["imported/empty-day-2.xml", "imported/empty-day.xml"]
    assert await StatementFile.all().count() == 1


async def test_user_who_may_not_import_stops_everything_and_loses_nothing(
    folder: Folder, operator: Principal, log_lines: LogLines
) -> None:
    (folder.path / "today.xml").write_bytes(camt(statement([])))
    (folder.path / "tomorrow.xml").write_bytes(camt(statement([])))
    seen = await looks(folder, 1)
    for changes in ({"is_active": False}, {"is_active": True, "role": Role.USER}, {"role": Role.OPERATOR}):
        await User.filter(id=operator.user_id).update(**changes, credentials_changed_at=utc_now())
        now = seen[folder.path].try_at if folder.path in seen else NOW
        for _ in range(3):
            seen = await look(folder, seen, now)

    assert names(folder.path) == ["imported/today.xml", "imported/tomorrow.xml"]
    told = [line for line in log_lines() if line["event"] == "statement folder failed"]
    assert [line["error"] for line in told] == ["NotAllowed"] * 2


async def test_file_that_fails_leaves_the_others_alone_and_is_tried_again(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, log_lines: LogLines
) -> None:
    real, tried = importing.import_statement, Counter[str]()

    async def sometimes(**given: Any) -> importing.Imported:
        name = given["upload"].filename
        tried[name] += 1
        if name == "poison.xml" and tried[name] < 4:
            raise RuntimeError("Nobody has thought of this.")
        return await real(**given)

    monkeypatch.setattr(importing, "import_statement", sometimes)
    for name in ("a.xml", "poison.xml", "z.xml"):
        (folder.path / name).write_bytes(camt(statement([])))
    seen = await looks(folder, 5)

    assert names(folder.path) == ["imported/a.xml", "imported/z.xml", "poison.xml"]
    assert tried["poison.xml"] == 1
    for after, tries in ((9, 1), (10, 2), (29, 2), (30, 3), (69, 3)):
        seen = await look(folder, seen, NOW + seconds(after))
        assert tried["poison.xml"] == tries
    assert await look(folder, seen, NOW + seconds(70)) == {}
    assert names(folder.path) == ["imported/a.xml", "imported/poison.xml", "imported/z.xml"]
    told = [line for line in log_lines() if line["event"] == "statement file failed"]
    assert [(line["file"], line["error"], bool(line["exception"])) for line in told] == [
        ("poison.xml", "RuntimeError", True)
    ] * 3


async def test_pause_has_a_bound_and_ends_when_the_file_changes(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "import_statement", AsyncMock(side_effect=OSError("The disk is gone.")))
    file = folder.path / "today.xml"
    file.write_bytes(camt(statement([])))
    seen = await looks(folder, 1)
    for number in range(9):
        seen = await look(folder, seen, NOW + jobs.PAUSE_MAX * number)
    assert seen[file].try_at - NOW == jobs.PAUSE_MAX * 9
    monkeypatch.undo()
    file.write_bytes(camt(statement([], number=2)))

    for _ in range(2):
        seen = await look(folder, seen, NOW)

    assert names(folder.path) == ["imported/today.xml"]


async def test_file_that_can_not_be_put_away_is_imported_once(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, log_lines: LogLines
) -> None:
    monkeypatch.setattr(Path, "replace", Mock(side_effect=OSError("No space is left.")))
    (folder.path / "today.xml").write_bytes(camt(statement([])))

    seen = await looks(folder, 5)
    seen = await look(folder, seen, NOW + seconds(10))

    assert names(folder.path) == ["today.xml"]
    assert await StatementFile.all().count() == 1
    assert [line["event"] for line in log_lines()] == ["statement imported", *["statement file failed"] * 2]


async def test_file_that_another_worker_has_put_away_leaves_no_name_behind(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "replace", Mock(side_effect=FileNotFoundError))
    (folder.path / "today.xml").write_bytes(camt(statement([])))

    await looks(folder, 2)

    assert names(folder.path) == ["today.xml"]


async def test_file_that_changes_while_it_is_read_is_read_again(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, file = importing.import_statement, folder.path / "today.xml"
    contents = [camt(statement([], number=2)), b"rubbish", camt(statement([]))]

    async def overtaken(**given: Any) -> importing.Imported:
        try:
            return await real(**given)
        finally:
            if contents:
                file.write_bytes(contents.pop())

    monkeypatch.setattr(importing, "import_statement", overtaken)
    file.write_bytes(b"<Doc")

    await looks(folder, 6)
    assert names(folder.path) == ["today.xml"]

    await looks(folder, 4)
    assert names(folder.path) == ["imported/today.xml"]
    assert await StatementFile.all().count() == 2


async def test_two_workers_put_every_file_away_once(folder: Folder) -> None:
    for number in range(5):
        (folder.path / f"{number}.xml").write_bytes(camt(statement([], number=number)))

    await asyncio.gather(looks(folder, 6), looks(folder, 6))

    assert names(folder.path) == [f"imported/{number}.xml" for number in range(5)]
    assert await StatementFile.all().count() == 5


async def test_name_that_is_no_text_is_no_trouble(folder: Folder, log_lines: LogLines) -> None:
    name = os.fsdecode(b"\xff.xml")
    (folder.path / name).write_bytes(camt(statement([])))

    await looks(folder, 2)

    assert names(folder.path) == [f"imported/{name}"]


async def test_missing_folder_is_told_once_in_a_while(folder: Folder, log_lines: LogLines) -> None:
    missing = Folder(folder.path / "late", folder.find_user)

    seen = await looks(missing, 5)
    await look(missing, seen, NOW + seconds(10))

    assert [line["error"] for line in log_lines()] == ["FolderMissing"] * 2


async def test_loop_goes_on_after_an_error(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "POLL_SECONDS", 0.01)
    monkeypatch.setattr(jobs, "PAUSE_AFTER_ERROR", timedelta(seconds=0.01))
    stop = asyncio.Event()
    missing = Folder(folder.path / "late", folder.find_user)
    loop = asyncio.create_task(jobs.work(stop, folder=missing))
    await asyncio.sleep(0.1)
    missing.path.mkdir()
    (missing.path / "today.xml").write_bytes(camt(statement([])))

    async with asyncio.timeout(PATIENCE_SECONDS):
        while names(missing.path) != ["imported/today.xml"]:  # noqa: ASYNC110 - the folder tells nobody
            await asyncio.sleep(0.02)
        stop.set()
        await loop
