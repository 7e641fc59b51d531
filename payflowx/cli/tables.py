"""Tables on the terminal, as wide as what they hold."""

from typing import Final

from rich.console import Console
from rich.table import Table

WIDTH_MAX: Final = 200


def show(table: Table) -> None:
    """Prints a table whole: a narrow terminal may break its lines, but nothing cuts a figure short."""
    width = Console(width=WIDTH_MAX).measure(table).maximum
    Console(width=width).print(table)
