"""The schema as a file, for front ends that generate their types from it."""

from pathlib import Path
from typing import Annotated

import typer

from payflowx.schema import build_schema


def schema(
    output: Annotated[Path | None, typer.Option(help="Write it to this file.  [the standard output]")] = None,
) -> None:
    """Print the GraphQL schema."""
    text = build_schema().as_str() + "\n"
    if output is None:
        typer.echo(text, nl=False)
    else:
        output.write_text(text)
