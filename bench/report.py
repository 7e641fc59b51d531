"""Shows the lines as a table, and writes them to results/: all rounds as JSON, the table as Markdown."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from rich.console import Console
from rich.table import Table

from bench.lines import PER_SECOND, POINTS, SIZE, Figure, Line

TITLES: Final = ("what", "measured", "beside it", "ratio", "lowest - highest", "CPU ratio", "goal", "more")
RIGHT_FROM, RIGHT_TO = 1, 6
WIDTH: Final = 180


@dataclass(frozen=True, slots=True)
class Report:
    """Everything about one run of the benchmark."""

    measured_at: datetime
    settings_of_run: dict[str, object]
    machine: dict[str, str]
    versions: dict[str, str]
    settings: dict[str, str]
    lines: Sequence[Line]

    @property
    def is_complete(self) -> bool:
        """Whether every line has figures."""
        return not any(line.problem for line in self.lines)


def show(report: Report) -> None:
    """Prints the table and what it depends on."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = WIDTH
    table = Table(*TITLES, title="PayFlowX beside PostgreSQL, medians")
    for number, column in enumerate(table.columns):
        column.justify = "right" if RIGHT_FROM <= number < RIGHT_TO else "left"
    for line in report.lines:
        table.add_row(*_cells(line))
    console.print(table)
    for title, facts in _facts(report):
        console.print(f"[bold]{title}[/]: " + ", ".join(f"{name} {value}" for name, value in facts.items()))


def write(report: Report, folder: Path, name: str) -> Path:
    """Writes `<date>-<name>.json` and `latest.md`; returns the first."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{report.measured_at:%Y-%m-%d}-{name}.json"
    file.write_text(json.dumps(_as_json(report), indent=2) + "\n")
    (folder / "latest.md").write_text(_markdown(report, file.name))
    return file


def _markdown(report: Report, file_name: str) -> str:
    lines = [
        f"# Measured on {report.measured_at:%Y-%m-%d}",
        "",
        f"Medians of the rounds; every round is in [{file_name}]({file_name}), and [README.md](../README.md) says how",
        "to read the ratios. The lowest and the highest ratio are those of single rounds.",
        "",
        _row(TITLES),
        _row(["---"] * len(TITLES)),
        *(_row(_cells(line)) for line in report.lines),
        "",
    ]
    for title, facts in _facts(report):
        lines += [f"## {title.capitalize()}", "", *(f"- {name}: {value}" for name, value in facts.items()), ""]
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _facts(report: Report) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "run", report.settings_of_run
    yield "machine", report.machine
    yield "versions", report.versions
    yield "settings", report.settings


def _cells(line: Line) -> tuple[str, ...]:
    if line.problem or line.figure is None:
        return (line.job, "not measured", *[""] * 5, line.problem)
    ratio, span = _ratio(line)
    beside = "" if line.beside is None else f"{line.beside.what}: {_shown(line.beside)}"
    cpu_ratio = "" if line.cpu_ratio is None else f"{line.cpu_ratio:.3g}"
    return (line.job, _shown(line.figure), beside, ratio, span, cpu_ratio, _goal(line), line.more)


def _ratio(line: Line) -> tuple[str, str]:
    if line.ratio is None:
        return "", ""
    return f"{line.ratio:.3g}", f"{min(line.ratios):.3g} - {max(line.ratios):.3g}"


def _goal(line: Line) -> str:
    if line.goal is None or line.ratio is None:
        return ""
    verdict = "met" if line.goal.is_met_by(line.ratio) else "missed"
    return f"{line.goal.relation} {line.goal.ratio:g} {verdict}"


def _shown(figure: Figure) -> str:
    if figure.unit == PER_SECOND:
        return f"{figure.median:,.0f}/s"
    if figure.unit in {SIZE, POINTS}:
        return f"{figure.median:,.0f} {figure.unit}"
    return f"{figure.median:.2f} s" if figure.median >= 1 else f"{figure.median * 1000:.0f} ms"


def _as_json(report: Report) -> dict[str, Any]:
    facts = dict(_facts(report))
    lines = [
        asdict(line) | {"ratios": line.ratios, "ratio": line.ratio, "cpu_ratio": line.cpu_ratio}
        for line in report.lines
    ]
    return {"measured_at": report.measured_at.isoformat(timespec="seconds"), **facts, "lines": lines}
