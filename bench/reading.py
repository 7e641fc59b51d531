"""Reading statements without storing them: each format beside another reader, or beside an earlier build of ours.

Each reading is a process of its own, which prints in JSON what it took: entries, seconds of CPU, and the most memory
that it had at once.
"""

import json
import subprocess
import sys
import tarfile
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from bench.lines import SECONDS, SIZE, Figure, Goal, Line, NotMeasured, expect

ROOT: Final = Path(__file__).parent.parent
BUILD_BEFORE: Final = "02d550a"
"""The build of 28 November 2026, in which readers were first measured."""
GROWTH: Final = 5
MT940_GOAL: Final = Goal("<=", 1 / 2)
CSV_GOAL: Final = Goal("<=", 1 / 3.5)
MEMORY_GOAL: Final = Goal("<=", 1.1)
# It runs by the readers of whichever build comes first on its path.
READ: Final = """
import json, re, sys, time
from pathlib import Path
from payflowx.bank_statements.formats import detection
from payflowx.bank_statements.formats.parts import Entry
began = time.process_time()
with Path(sys.argv[1]).open("rb") as source:
    count = sum(isinstance(part, Entry) for part in detection.read(source, None, None))
seconds = time.process_time() - began
# Not getrusage: its peak is that of the process that started this one, where that had more.
peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())
print(json.dumps({"entries": count, "seconds": seconds, "kilobytes": int(peak[1])}))
"""
READ_BY_MT940: Final = """
import json, sys, time
import mt940
began = time.process_time()
count = len(mt940.parse(sys.argv[1]))
print(json.dumps({"entries": count, "seconds": time.process_time() - began}))
"""


def measure(folder: Path, *, entries: int, rounds: int, is_real: bool) -> list[Line]:
    """What each reader takes, in CPU seconds of processes that run one after the other."""
    sta, csv = folder / "statement.sta", folder / "statement.csv"
    sta.write_text(_mt940(entries))
    csv.write_text(_csv(entries))
    larger = folder / "larger.sta"
    larger.write_text(_mt940(GROWTH * entries))
    ours, theirs, own_csv, before, small, large = ([] for _ in range(6))
    build = _build_before(folder) if is_real else None
    for _ in range(rounds):
        ours.append(_read(READ, sta, entries))
        theirs.append(_read(READ_BY_MT940, sta, entries))
        own_csv.append(_read(READ, csv, entries))
        if build is not None:
            before.append(_read(READ, csv, entries, build=build))
        small.append(ours[-1])
        large.append(_read(READ, larger, GROWTH * entries))
    lines = [
        _seconds(f"read an MT940 of {entries:,} entries", ours, entries, _figure("mt-940 5.1.1", theirs), MT940_GOAL),
        _seconds(
            f"read a CSV of {entries:,} entries",
            own_csv,
            entries,
            _figure(f"the build of 28 November ({BUILD_BEFORE})", before) if before else None,
            CSV_GOAL if before else None,
        ),
        Line(
            f"memory, reading an MT940 of {GROWTH * entries:,} entries",
            Figure("peak", SIZE, tuple(run["kilobytes"] for run in large)),
            Figure(f"peak with {entries:,} entries", SIZE, tuple(run["kilobytes"] for run in small)),
            goal=MEMORY_GOAL,
        ),
    ]
    for file in (sta, csv, larger):
        file.unlink()
    return lines


def _seconds(job: str, runs: list[dict[str, Any]], entries: int, beside: Figure | None, goal: Goal | None) -> Line:
    figure = _figure("CPU of the reader", runs)
    return Line(job, figure, beside, goal=goal, more=f"{entries / figure.median:,.0f} entries/s")


def _figure(what: str, runs: list[dict[str, Any]]) -> Figure:
    return Figure(what, SECONDS, tuple(run["seconds"] for run in runs))


def _read(script: str, file: Path, entries: int, *, build: Path | None = None) -> dict[str, Any]:
    """One reading, in a process of its own. Raises NotMeasured where it finds other entries than there are."""
    done = subprocess.run(
        [sys.executable, "-c", script, str(file)],
        cwd=build or ROOT,
        env={"PYTHONPATH": str(build or ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise NotMeasured(f"a reader failed: {done.stderr[-300:]}")
    run: dict[str, Any] = json.loads(done.stdout)
    expect("entries read", run["entries"], entries)
    return run


def _build_before(folder: Path) -> Path | None:
    """The sources of the earlier build; None in a clone that doesn't reach so far back."""
    done = subprocess.run(["git", "archive", BUILD_BEFORE, "payflowx"], cwd=ROOT, capture_output=True, check=False)
    if done.returncode != 0:
        return None
    build = folder / "build"
    with tarfile.open(fileobj=BytesIO(done.stdout)) as archive:
        archive.extractall(build, filter="data")
    return build


def _mt940(entries: int) -> str:
    """A statement in the German structure, each credit with a reference, a text and a counterparty."""
    lines = [":20:BENCH\n:25:37040044/0532013000\n:28C:00001/001\n:60F:C261123EUR0,00\n"]
    lines += [
        f":61:2611231123CR10,{number % 100:02}N166NONREF//B{number:08}\n"
        f":86:166?00GUTSCHRIFT?20EREF+ORDER-{number:08}?21SVWZ+Invoice {number} of Novem?22ber 2026"
        "?30COBADEFFXXX?31DE89370400440532013000?32Ada Lovelace\n"
        for number in range(entries)
    ]
    total = sum(10_00 + number % 100 for number in range(entries))
    return "".join([*lines, f":62F:C261123EUR{total // 100},{total % 100:02}\n-\n"])


def _csv(entries: int) -> str:
    """The same credits in the generic layout, which both builds know."""
    head = "date,amount,currency,reference,description,end_to_end_id\n"
    return head + "".join(
        f"2026-11-23,10.{number % 100:02},EUR,B{number:08},Invoice {number} of November 2026,ORDER-{number:08}\n"
        for number in range(entries)
    )
