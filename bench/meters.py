"""Clocks: the one on the wall, and the CPU time of processes, which notices less who else uses the machine."""

import os
import resource
import time
from dataclasses import dataclass
from pathlib import Path

from payflowx import localdb


@dataclass(frozen=True, slots=True)
class Lap:
    """What a piece of work took: seconds on the wall, and PostgreSQL's seconds of CPU (0 where nobody tells)."""

    seconds: float
    cpu_seconds: float

    def __add__(self, other: "Lap") -> "Lap":
        return Lap(self.seconds + other.seconds, self.cpu_seconds + other.cpu_seconds)


class Meter:
    """Laps of work on one PostgreSQL server."""

    def __init__(self, server: localdb.Server) -> None:
        self._server = server
        self._before = self._read()

    def lap(self) -> Lap:
        """What was used since the last lap, or since the meter was made."""
        now = self._read()
        before, self._before = self._before, now
        return Lap(now[0] - before[0], now[1] - before[1])

    def _read(self) -> tuple[float, float]:
        return time.perf_counter(), postgresql_cpu_seconds(self._server)


def postgresql_cpu_seconds(server: localdb.Server) -> float:
    """The CPU time of the server and of all its sessions, ended ones too; 0 where the system doesn't tell."""
    try:
        pid = int((server.cluster_folder / "postmaster.pid").read_text().split()[0])
        sessions = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return 0.0
    return cpu_seconds(pid, with_ended_children=True) + sum(cpu_seconds(int(session)) for session in sessions)


def cpu_seconds(pid: int, *, with_ended_children: bool = False) -> float:
    """The CPU time of a process; 0 where it has ended or the system doesn't tell."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    # proc(5): utime, stime, and the same of the children that were waited for
    return sum(int(ticks) for ticks in fields[11 : 15 if with_ended_children else 13]) / os.sysconf("SC_CLK_TCK")


def ended_children_seconds() -> float:
    """The CPU time of this process's children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
