"""The clock that the two load generators share: what counts, for how long, and what it comes to."""

import resource
import time
from dataclasses import dataclass, field

from bench.lines import NotMeasured, percentile


@dataclass(frozen=True, slots=True)
class Sample:
    """One measured window: answers within it, and `taken_count` of all answers, the warm-up's too."""

    rate: float
    p50_ms: float
    p99_ms: float
    taken_count: int
    generator_cpu_share: float


@dataclass(slots=True)
class Window:
    """A warm-up that doesn't count, followed by the seconds that do."""

    warmup_seconds: float
    seconds: float
    taken_count: int = 0
    _latencies: list[float] = field(default_factory=list)
    _from: float = 0.0
    _until: float = 0.0
    _last_at: float = 0.0
    _began: tuple[float, float] = (0.0, 0.0)

    def begin(self) -> None:
        """Starts the warm-up."""
        self._began = (time.perf_counter(), _cpu_seconds())
        self._from = self._began[0] + self.warmup_seconds
        self._until = self._from + self.seconds

    @property
    def is_over(self) -> bool:
        """Whether to send nothing more."""
        return time.perf_counter() >= self._until

    def take(self, began_at: float) -> None:
        """Counts the answer, come this moment, to what was sent at `began_at`."""
        now = time.perf_counter()
        self.taken_count += 1
        if self._from <= now < self._until:
            self._latencies.append(now - began_at)
            self._last_at = now

    def sample(self, *, ended_early: bool = False) -> Sample:
        """What the window comes to. Raises NotMeasured where there was no answer in it."""
        if not self._latencies:
            raise NotMeasured("no answer came within the measured seconds")
        ordered = sorted(self._latencies)
        seconds = self._last_at - self._from if ended_early else self.seconds
        began_at, cpu_before = self._began
        return Sample(
            rate=len(ordered) / seconds,
            p50_ms=percentile(ordered, 0.50) * 1000,
            p99_ms=percentile(ordered, 0.99) * 1000,
            taken_count=self.taken_count,
            generator_cpu_share=(_cpu_seconds() - cpu_before) / (time.perf_counter() - began_at),
        )


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
