"""What arrives while others are at work goes together, whoever asks what, and whoever goes away."""

import asyncio
from collections.abc import Sequence
from contextvars import Context, ContextVar

import pytest

from payflowx.core.batches import AT_WORK_MAX, SIZE_MAX, Batches, Question

said = ContextVar("said", default="nothing")


class BrokenError(Exception):
    """What a batch may end with."""


class Desk:
    """Answers each question with itself in capitals; holds its batches until they are let go."""

    def __init__(self, *, is_open: bool = True) -> None:
        self.seen: list[list[str]] = []
        self.open = asyncio.Event()
        self.batches = Batches(self._run, Context())
        self.contexts: set[str] = set()
        self.error: BaseException | None = None
        if is_open:
            self.open.set()

    async def _run(self, asked: Sequence[str]) -> list[str]:
        self.seen.append(list(asked))
        self.contexts.add(said.get())
        await self.open.wait()
        if self.error is not None:
            raise self.error
        return [word.upper() for word in asked]

    async def ask(self, word: str, key: str | None = None, needs: str = "") -> str:
        """Asks, under the word itself as a key unless another one is given."""
        key = key or word
        return await self.batches.ask(Question(word, key, frozenset((key, *needs))))

    def asked(self, *words: str) -> list[asyncio.Task[str]]:
        """Several who ask at once."""
        return [asyncio.create_task(self.ask(word)) for word in words]


async def turn() -> None:
    """Lets everything happen that can happen by now."""
    for _ in range(5):
        await asyncio.sleep(0)


async def test_lone_question_goes_alone_and_what_comes_together_goes_together() -> None:
    desk = Desk()

    first = await desk.ask("a")
    rest = await asyncio.gather(*desk.asked("b", "c", "d"))

    assert [first, *rest] == ["A", "B", "C", "D"]
    assert desk.seen == [["a"], ["b", "c", "d"]]


async def test_while_as_many_as_may_are_at_work_others_gather_up_to_the_bound() -> None:
    desk = Desk(is_open=False)
    tasks = []
    for number in range(AT_WORK_MAX):
        tasks += desk.asked(f"early {number}")
        await turn()
    late = [f"late {number}" for number in range(SIZE_MAX + 1)]
    tasks += desk.asked(*late)
    await turn()

    assert desk.seen == [[f"early {number}"] for number in range(AT_WORK_MAX)]
    desk.open.set()
    answers = await asyncio.gather(*tasks)

    assert answers[AT_WORK_MAX:] == [word.upper() for word in late]
    assert desk.seen[AT_WORK_MAX:] == [late[:SIZE_MAX], late[SIZE_MAX:]]


async def test_same_key_is_asked_once_and_answered_to_all() -> None:
    desk = Desk()

    answers = await asyncio.gather(*(desk.ask(word, key="k") for word in ("first", "second", "third")))

    assert answers == ["FIRST"] * 3
    assert desk.seen == [["first"]]


async def test_who_needs_what_is_at_work_waits_for_it_and_keeps_nobody_else() -> None:
    desk = Desk(is_open=False)
    tasks = [asyncio.create_task(desk.ask(word, needs=needs)) for word, needs in [("a", "x"), ("b", "x"), ("c", "y")]]
    await turn()

    assert desk.seen == [["a", "c"]]
    desk.open.set()
    assert await asyncio.gather(*tasks) == ["A", "B", "C"]
    assert desk.seen == [["a", "c"], ["b"]]


async def test_who_goes_away_before_is_not_asked_for_and_who_goes_away_in_the_middle_keeps_nobody() -> None:
    desk = Desk(is_open=False)
    early = desk.asked("a")
    await turn()
    middle = desk.asked("b", "c")
    await turn()
    late = desk.asked("d", "e")
    await turn()
    for task in (early[0], middle[0], late[0]):
        task.cancel()
    await turn()
    desk.open.set()

    assert await asyncio.gather(*middle[1:], *late[1:]) == ["C", "E"]
    assert desk.seen == [["a"], ["b", "c"], ["e"]]
    assert all(task.cancelled() for task in (early[0], middle[0], late[0]))


@pytest.mark.parametrize("is_abandoned", [False, True])
async def test_error_reaches_all_who_wait_and_the_next_batch_goes_on(is_abandoned: bool) -> None:
    desk = Desk(is_open=False)
    desk.error = BrokenError()
    tasks = desk.asked("a", "b")
    await turn()
    if is_abandoned:
        tasks[0].cancel()
        await turn()
    desk.open.set()
    answers = await asyncio.gather(*tasks, return_exceptions=True)
    desk.error = None

    expected = asyncio.CancelledError if is_abandoned else BrokenError
    assert [type(answer) for answer in answers] == [expected, BrokenError]
    assert await desk.ask("a") == "A"


async def test_batch_that_nobody_waits_for_is_stopped_and_makes_room() -> None:
    desk = Desk(is_open=False)
    stuck = desk.asked("a", "b")
    await turn()
    for task in stuck:
        task.cancel()
    await asyncio.gather(*stuck, return_exceptions=True)
    await turn()

    assert not desk.batches._at_work
    desk.open.set()
    assert await desk.ask("a") == "A"


async def test_batch_that_is_cancelled_leaves_nobody_waiting() -> None:
    desk = Desk(is_open=False)
    tasks = desk.asked("a")
    await turn()
    [batch] = desk.batches._at_work
    batch.cancel()

    assert [type(answer) for answer in await asyncio.gather(*tasks, return_exceptions=True)] == [asyncio.CancelledError]


async def test_batch_knows_nothing_of_who_asks() -> None:
    desk = Desk()
    said.set("something")

    await desk.ask("a")
    await asyncio.gather(*desk.asked("b", "c"))

    assert desk.contexts == {"nothing"}


async def test_end_waits_for_all_that_was_asked() -> None:
    desk = Desk(is_open=False)
    tasks = desk.asked("a", "b")
    await turn()
    tasks += [asyncio.create_task(desk.ask("later", key="a"))]
    await turn()
    end = asyncio.create_task(desk.batches.finish())
    await turn()

    assert not end.done()
    desk.open.set()
    await end
    assert await asyncio.gather(*tasks) == ["A", "B", "LATER"]
