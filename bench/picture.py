"""Draws how the figures grow with the number of stored payments: an SVG for docs/, from the lines of one run."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log10
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from bench.lines import PER_SECOND, Line

NAMES: Final = (
    re.compile(r"(?P<what>.+), (?P<size>[\d,]+) payments(?: stored)?"),
    re.compile(r"(?P<what>page 10,000) of (?P<size>[\d,]+) payments"),
    re.compile(r"judge, (?P<size>[\d,]+) payments stored: (?P<what>ten new)"),
)
"""The lines of the section `growth` that are drawn, with what each is about and how many payments were stored."""

COLOURS: Final = ("#1b6ca8", "#c2410c", "#15803d", "#7e22ce", "#0f766e", "#a16207", "#be123c", "#475569", "#1e3a8a")
FONT: Final = 'font-family="sans-serif" font-size="13"'
WIDTH, HEIGHT = 860, 420
LEFT, RIGHT, TOP, BOTTOM = 60, 250, 30, 50
SMALLEST, LARGEST = 10_000, 5_000_000
LEAST, MOST = 0.3, 30.0
TICKS: Final = {0.5: "0.5", 1.0: "1", 1.5: "1.5", 3.0: "3", 10.0: "10"}
SIZES: Final = {10_000: "10,000", 100_000: "100,000", 1_000_000: "1,000,000", 5_000_000: "5,000,000"}


def write(lines: Iterable[Line], file: Path) -> bool:
    """Writes the picture; False where no line is about growth."""
    curves = _curves(lines)
    if not curves:
        return False
    file.write_text(_svg(curves))
    return True


def _curves(lines: Iterable[Line]) -> dict[str, list[tuple[int, float]]]:
    """For each job its points: so many payments stored, and what it takes beside the small book."""
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for line in lines:
        named = next((match for name in NAMES if (match := name.fullmatch(line.job))), None)
        if named is None or line.ratio is None or line.figure is None:
            continue
        ratio = 1 / line.ratio if line.figure.unit == PER_SECOND else line.ratio
        found[named["what"]].append((int(named["size"].replace(",", "")), ratio))
    return {what: sorted(points) for what, points in found.items()}


def _svg(curves: Mapping[str, Sequence[tuple[int, float]]]) -> str:
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" {FONT}>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        f'<text x="{LEFT}" y="18">Time of an answer or a run, beside the same in a small book (1)</text>',
    ]
    for value, text in TICKS.items():
        y = _y(value)
        parts.append(f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y}" y2="{y}" stroke="#d4d4d8"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{text}</text>')
    for size, text in SIZES.items():
        parts.append(f'<text x="{_x(size)}" y="{HEIGHT - BOTTOM + 22}" text-anchor="middle">{text}</text>')
    middle = (LEFT + WIDTH - RIGHT) / 2
    parts.append(f'<text x="{middle}" y="{HEIGHT - 8}" text-anchor="middle">payments stored</text>')
    for place, (what, points) in enumerate(curves.items()):
        parts += _curve(what, [(SMALLEST, 1.0), *points], COLOURS[place % len(COLOURS)], place)
    return "\n".join([*parts, "</svg>", ""])


def _curve(what: str, points: Sequence[tuple[int, float]], colour: str, place: int) -> list[str]:
    path = " ".join(f"{_x(size)},{_y(ratio)}" for size, ratio in points)
    y = TOP + 16 + 20 * place
    return [
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>',
        *(f'<circle cx="{_x(size)}" cy="{_y(ratio)}" r="3" fill="{colour}"/>' for size, ratio in points),
        f'<text x="{WIDTH - RIGHT + 16}" y="{y}" fill="{colour}">{escape(what)} ({points[-1][1]:.2g})</text>',
    ]


def _x(size: int) -> float:
    share = log10(size / SMALLEST) / log10(LARGEST / SMALLEST)
    return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)


def _y(ratio: float) -> float:
    share = log10(min(max(ratio, LEAST), MOST) / LEAST) / log10(MOST / LEAST)
    return round(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM), 1)
