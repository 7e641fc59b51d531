"""The database's clock between two looks, whatever happens to the clock of this machine."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from structlog.testing import capture_logs

from payflowx.core import database_clock, db
from payflowx.core.database_clock import DatabaseClock

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


class World:
    """A database at noon, and a machine whose clock is `ahead` of it; time passes when it is told to."""

    def __init__(self, ahead: timedelta = timedelta(0)) -> None:
        self.seconds = 1000.0
        self.ahead = ahead
        self.round_trip = 0.0
        self.is_away = False
        self.when_asked: Callable[[], object] = lambda: None

    async def ask(self) -> datetime:
        """What the database says, in the middle of a round trip."""
        self.when_asked()
        if self.is_away:
            raise ConnectionRefusedError
        self.seconds += self.round_trip / 2
        answer = NOON + timedelta(seconds=self.seconds - 1000)
        self.seconds += self.round_trip / 2
        return answer

    def wall(self) -> datetime:
        """What this machine says."""
        return NOON + timedelta(seconds=self.seconds - 1000) + self.ahead

    def clock(self) -> DatabaseClock:
        """The clock under test."""
        return DatabaseClock(self.ask, monotonic=lambda: self.seconds, wall=self.wall)


async def test_instant_is_the_databases_and_goes_on() -> None:
    world = World(ahead=HOUR)
    clock = world.clock()
    await clock.look()

    world.seconds += 10

    assert clock.now() == NOON + timedelta(seconds=10)


async def test_half_of_the_round_trip_is_taken_off() -> None:
    world = World()
    world.round_trip = 4.0
    clock = world.clock()

    await clock.look()

    assert clock.now() == NOON + timedelta(seconds=4)


@pytest.mark.parametrize("by", [-HOUR, HOUR, timedelta(days=400)])
async def test_machine_whose_clock_is_set_changes_nothing(by: timedelta) -> None:
    world = World()
    clock = world.clock()
    await clock.look()

    world.ahead = by

    assert (clock.now(), clock.is_skewed) == (NOON, True)


@pytest.mark.parametrize(("ahead", "is_said"), [(1.0, False), (-1.0, False), (1.001, True), (-3600.0, True)])
async def test_more_than_a_second_of_skew_is_logged(ahead: float, is_said: bool) -> None:
    clock = World(timedelta(seconds=ahead)).clock()

    with capture_logs() as lines:
        await clock.look()

    assert [line["skew_seconds"] for line in lines] == ([ahead] if is_said else [])


def test_clock_that_has_never_looked_goes_by_this_machine() -> None:
    clock = World(ahead=HOUR).clock()

    assert (clock.now(), clock.is_skewed) == (NOON + HOUR, False)


async def test_clock_goes_on_while_the_database_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_clock, "LOOK_SECONDS", 0.001)
    world, stop = World(), asyncio.Event()
    clock = world.clock()
    await clock.look()
    world.is_away = True
    world.when_asked = stop.set
    world.seconds += 60
    with capture_logs() as lines:
        await clock.keep(stop)

    assert clock.now() == NOON + timedelta(minutes=1)
    assert [line["error"] for line in lines] == ["ConnectionRefusedError"]


async def test_database_says_what_time_it_is(database: str) -> None:
    before = (await db.fetch("SELECT clock_timestamp() AS at"))[0]["at"]

    assert before <= await database_clock.now()
