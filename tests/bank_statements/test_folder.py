"""The watched folder: a file that has arrived whole is imported and put away; what is refused says why."""

import asyncio
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from payflowx.bank_statements import jobs
from payflowx.bank_statements.jobs import Folder, look
from payflowx.bank_statements.models import StatementFile
from payflowx.core.errors import NotAllowed
from payflowx.core.principal import Principal
from payflowx.identity import service as identity
from payflowx.identity.models import User
from payflowx.merchants.models import Merchant
from tests.bank_statements.files import camt, credit_for, statement
from tests.factories import NOW, instruction, pay, settlement_of

PATIENCE_SECONDS = 10


@pytest.fixture
async def folder(tmp_path: Path, operator: Principal) -> Folder:
    """A folder whose files are imported in an operator's name."""
    user = await User.get(id=operator.user_id)
    return Folder(tmp_path, partial(identity.act_as, email=user.email), by_statement=True)


def names(path: Path) -> list[str]:
    """Every file below a folder."""
    return sorted(str(found.relative_to(path)) for found in path.rglob("*") if found.is_file())


async def looks(folder: Folder, times: int, now: datetime = NOW) -> None:
    """Looks several times, as the worker does."""
    sizes: dict[Path, int] = {}
    for _ in range(times):
        sizes = await look(folder, sizes, now)


async def test_file_is_imported_and_put_away(
    folder: Folder, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))
    (folder.path / "today.xml").write_bytes(camt(statement([credit_for(payment)])))

    await looks(folder, 2)

    assert await settlement_of(payment) is not None
    assert names(folder.path) == ["imported/today.xml"]
    assert (await StatementFile.first()).imported_by_id == operator.user_id  # type: ignore[union-attr]


async def test_file_that_still_grows_is_left_alone(folder: Folder) -> None:
    file = folder.path / "today.xml"
    file.write_bytes(b"<Doc")
    sizes = await look(folder, {}, NOW)
    file.write_bytes(b"<Document")

    await look(folder, sizes, NOW)

    assert names(folder.path) == ["today.xml"]


async def test_hidden_files_and_folders_are_none_of_ours(folder: Folder) -> None:
    (folder.path / ".partial.xml").write_bytes(b"<")
    (folder.path / "sub").mkdir()
    (folder.path / "sub" / "a.xml").write_bytes(b"<")

    await looks(folder, 3)

    assert names(folder.path) == [".partial.xml", "sub/a.xml"]


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


async def test_user_who_may_not_import_stops_everything_and_loses_nothing(folder: Folder, operator: Principal) -> None:
    await User.filter(id=operator.user_id).update(is_active=False)
    (folder.path / "today.xml").write_bytes(camt(statement([])))

    with pytest.raises(NotAllowed):
        await looks(folder, 2)

    assert names(folder.path) == ["today.xml"]


async def test_missing_folder_is_an_error(folder: Folder) -> None:
    with pytest.raises(jobs.FolderMissing):
        await look(Folder(folder.path / "nowhere", folder.find_user, by_statement=True), {}, NOW)


async def test_loop_goes_on_after_an_error(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "POLL_SECONDS", 0.01)
    monkeypatch.setattr(jobs, "PAUSE_AFTER_ERROR_SECONDS", 0.01)
    stop = asyncio.Event()
    missing = Folder(folder.path / "late", folder.find_user, by_statement=True)
    loop = asyncio.create_task(jobs.work(stop, folder=missing))
    await asyncio.sleep(0.1)
    missing.path.mkdir()
    (missing.path / "today.xml").write_bytes(camt(statement([])))

    async with asyncio.timeout(PATIENCE_SECONDS):
        while names(missing.path) != ["imported/today.xml"]:  # noqa: ASYNC110 - the folder tells nobody
            await asyncio.sleep(0.02)
        stop.set()
        await loop
