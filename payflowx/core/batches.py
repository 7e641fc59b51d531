"""Group commit: what arrives while others are at work waits for them, and then goes all together.

A lone request goes at once, so that one client waits for nobody. The more of them there are, the more each commit
carries, and the fewer there are of it. A batch runs in a task and a context that are nobody's of those who ask: who is
cancelled stops waiting, and what others have asked goes on.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine, Hashable, Sequence
from contextvars import Context
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Generic, TypeVar

SIZE_MAX: Final = 64
AT_WORK_MAX: Final = 2
"""One batch is on its way to the disk while the next one is made up."""

A = TypeVar("A")
R = TypeVar("R")
Run = Callable[[Sequence[A]], Coroutine[Any, Any, Sequence[R]]]
"""What decides on the questions of a batch, with one answer for each."""


@dataclass(frozen=True, slots=True)
class Question(Generic[A]):
    """What is asked, once for all who ask the same `key`, and what it must have for itself while it is decided."""

    asked: A
    key: Hashable
    needs: frozenset[Hashable]


@dataclass(frozen=True, slots=True)
class Waiting(Generic[A, R]):
    """Somebody's question, and where the answer is awaited."""

    question: Question[A]
    answer: asyncio.Future[R]


Batch = list[list[Waiting[A, R]]]
"""For each question, all who ask it."""


class Batches(Generic[A, R]):
    """Runs questions in batches, the next one with all that have come in the meantime.

    `run` gives one answer for each question, and is called in this `context`. No two questions at work need the same:
    the later one waits, and where it has the same key, it shares a place in its batch with all that repeat it, and so
    their answer.
    """

    def __init__(self, run: Run[A, R], context: Context) -> None:
        self._run = run
        self._context = context
        self._waiting: deque[Waiting[A, R]] = deque()
        self._at_work: dict[asyncio.Task[Sequence[R]], Batch[A, R]] = {}
        self._taken: set[Hashable] = set()
        self._is_about_to_begin = False

    async def ask(self, question: Question[A]) -> R:
        """The answer to one question. Raises what `run` raised for its batch."""
        waiting: Waiting[A, R] = Waiting(question, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        self._look()
        try:
            return await waiting.answer
        except asyncio.CancelledError:
            await self._stop_what_nobody_waits_for()
            raise

    async def finish(self) -> None:
        """Waits until everything that was asked is decided."""
        while self._at_work or self._is_about_to_begin:
            await asyncio.wait(self._at_work) if self._at_work else await asyncio.sleep(0)

    def _look(self) -> None:
        """Has a batch begin in the event loop's next turn, with all that arrives in this one."""
        if self._waiting and len(self._at_work) < AT_WORK_MAX and not self._is_about_to_begin:
            self._is_about_to_begin = True
            asyncio.get_running_loop().call_soon(self._begin, context=self._context)

    def _begin(self) -> None:
        self._is_about_to_begin = False
        if batch := self._next():
            task = asyncio.create_task(self._run([group[0].question.asked for group in batch]))
            self._at_work[task] = batch
            task.add_done_callback(partial(self._end, batch))
            self._look()

    def _next(self) -> Batch[A, R]:
        """Those who go together: for each key, all who ask it. Who can't go yet stays in its place."""
        batch: dict[Hashable, list[Waiting[A, R]]] = {}
        held: list[Waiting[A, R]] = []
        while self._waiting and len(batch) < SIZE_MAX:
            waiting = self._waiting.popleft()
            question = waiting.question
            if waiting.answer.done():  # by who asked, and has gone away
                continue
            if question.key in batch:
                batch[question.key].append(waiting)
            elif self._taken.isdisjoint(question.needs):
                batch[question.key] = [waiting]
                self._taken.update(question.needs)
            else:
                held.append(waiting)
        self._waiting.extendleft(reversed(held))
        return list(batch.values())

    def _end(self, batch: Batch[A, R], task: asyncio.Task[Sequence[R]]) -> None:
        del self._at_work[task]
        error = None if task.cancelled() else task.exception()
        for number, group in enumerate(batch):
            self._taken.difference_update(group[0].question.needs)
            for answer in (waiting.answer for waiting in group if not waiting.answer.done()):
                if task.cancelled():
                    answer.cancel()
                elif error is not None:
                    answer.set_exception(error)
                else:
                    answer.set_result(task.result()[number])
        self._look()

    async def _stop_what_nobody_waits_for(self) -> None:
        """Returns when it has stopped: its last caller is told no sooner."""
        for task, batch in [*self._at_work.items()]:
            if all(waiting.answer.done() for group in batch for waiting in group):
                task.cancel()
                await asyncio.wait([task])
