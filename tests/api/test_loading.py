"""A request's loaders: each key once, whoever wants it, and whatever others have asked for at the same time."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest

from payflowx.api.loading import LOAD_ATTEMPTS_MAX, Loader
from payflowx.core import db


class Shelf:
    """Gives texts for numbers, and remembers what it was asked; it fails as often as it is told to."""

    def __init__(self, *failures: Exception) -> None:
        self.failures = list(failures)
        self.asked: list[list[int]] = []

    async def __call__(self, keys: Sequence[int]) -> list[str]:
        self.asked.append(list(keys))
        await asyncio.sleep(0)
        if self.failures:
            raise self.failures.pop(0)
        return [f"no. {key}" for key in keys]


async def test_keys_of_one_turn_are_loaded_together_and_known_afterwards() -> None:
    shelf = Shelf()
    loader = Loader(shelf)

    found: Any = await asyncio.gather(loader.load(1), loader.load_many([2, 1]), loader.load(3))
    again = await loader.load_many([3, 1])

    assert list(found) == ["no. 1", ["no. 2", "no. 1"], "no. 3"]
    assert again == ["no. 3", "no. 1"]
    assert shelf.asked == [[1, 2, 3]]


async def test_whoever_wants_what_a_level_is_loading_waits_for_it() -> None:
    shelf = Shelf()
    loader = Loader(shelf)

    found: Any = await asyncio.gather(loader.load_level([1, 2]), loader.load(2), loader.load_level([2, 3]))

    assert list(found) == [["no. 1", "no. 2"], "no. 2", ["no. 2", "no. 3"]]
    assert shelf.asked == [[1, 2], [3]]


async def test_key_that_could_not_be_loaded_is_asked_for_by_the_next_who_wants_it() -> None:
    shelf = Shelf(ValueError("not now"))
    loader = Loader(shelf)

    found: Any = await asyncio.gather(loader.load_level([1]), loader.load(1), return_exceptions=True)

    assert (str(found[0]), found[1], shelf.asked) == ("not now", "no. 1", [[1], [1]])


@pytest.mark.parametrize(("busy_times", "is_given"), [(LOAD_ATTEMPTS_MAX - 1, True), (LOAD_ATTEMPTS_MAX, False)])
async def test_busy_database_is_asked_a_few_times(busy_times: int, is_given: bool) -> None:
    shelf = Shelf(*[db.DatabaseBusy("All connections are in use.") for _ in range(busy_times)])

    found: Any = await asyncio.gather(Loader(shelf).load_level([1]), return_exceptions=True)

    assert (list(found) == [["no. 1"]]) is is_given
    assert shelf.asked == [[1]] * LOAD_ATTEMPTS_MAX


async def test_end_of_one_who_waits_ends_nothing_for_the_others() -> None:
    loader = Loader(Shelf())
    level = asyncio.create_task(loader.load_level([1]))
    await asyncio.sleep(0)
    beside = asyncio.create_task(loader.load(1))
    await asyncio.sleep(0)

    beside.cancel()

    assert await level == ["no. 1"]
    assert await loader.load(1) == "no. 1"
