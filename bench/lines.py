"""What a measurement comes to: a line with its rounds, what was measured beside it, and the ratio of the two."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Final, Literal

from bench.meters import Lap

PER_SECOND: Final = "/s"
SECONDS: Final = "s"
SIZE: Final = "kB"
POINTS: Final = "points"
SHOWN_CHARACTERS_MAX: Final = 300


class NotMeasured(Exception):
    """Something could not be measured, or what was measured turned out not to be true; the text says why."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing, measured once in each round, in rates (`/s`), seconds (`s`), kilobytes (`kB`) or points of a hundred.

    `cpu_seconds` is what PostgreSQL used of a core for it, for each unit of a rate or in all.
    """

    what: str
    unit: str
    rounds: tuple[float, ...]
    cpu_seconds: tuple[float, ...] = ()

    @property
    def median(self) -> float:
        """The middle one of the rounds."""
        return median(self.rounds)

    def __add__(self, other: "Figure") -> "Figure":
        """One after the other: seconds and CPU time of each round are added up."""
        return replace(
            self, rounds=_sums(self.rounds, other.rounds), cpu_seconds=_sums(self.cpu_seconds, other.cpu_seconds)
        )


@dataclass(frozen=True, slots=True)
class Goal:
    """What the ratio should be."""

    relation: Literal["<=", ">="]
    ratio: float

    def is_met_by(self, ratio: float) -> bool:
        """Whether a measured ratio is good enough."""
        return ratio <= self.ratio if self.relation == "<=" else ratio >= self.ratio


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: `figure` was measured, and `beside` is what it is compared to.

    Where `problem` is not empty, nothing was measured and the problem says why.
    """

    job: str
    figure: Figure | None = None
    beside: Figure | None = None
    goal: Goal | None = None
    more: str = ""
    details: Mapping[str, object] = field(default_factory=dict)
    problem: str = ""

    @property
    def ratios(self) -> list[float]:
        """Figure to neighbour in each round; they ran one right after the other, so both saw the same noise."""
        if self.figure is None or self.beside is None:
            return []
        return [mine / other for mine, other in zip(self.figure.rounds, self.beside.rounds, strict=True)]

    @property
    def cpu_ratio(self) -> float | None:
        """PostgreSQL's CPU time for the one to that for the other; None where it is not known."""
        if (
            self.figure is None
            or self.beside is None
            or not self.beside.cpu_seconds
            or not all(self.beside.cpu_seconds)
        ):
            return None
        return median(
            mine / other for mine, other in zip(self.figure.cpu_seconds, self.beside.cpu_seconds, strict=True)
        )

    @property
    def ratio(self) -> float | None:
        """The middle one of the ratios; None where nothing was measured beside it."""
        return median(self.ratios) if self.ratios else None


def not_measured(job: str, error: BaseException) -> Line:
    """A line that says why it has no figures."""
    return Line(job, problem=f"{type(error).__name__}: {error}"[:SHOWN_CHARACTERS_MAX])


def expect(what: str, found: object, wanted: object) -> None:
    """Raises NotMeasured where the tables don't hold what the measured work must have left there."""
    if found != wanted:
        raise NotMeasured(f"{what}: {found} instead of {wanted}")


def percentile(ordered: Sequence[float], share: float) -> float:
    """The value that `share` of the ordered values don't exceed."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def _sums(first: Sequence[float], second: Sequence[float]) -> tuple[float, ...]:
    return tuple(one + other for one, other in zip(first, second, strict=True))


def timed(what: str, laps: Sequence[Lap]) -> Figure:
    """The figure of laps, one for each round."""
    return Figure(what, SECONDS, tuple(lap.seconds for lap in laps), cpu_seconds=tuple(lap.cpu_seconds for lap in laps))
