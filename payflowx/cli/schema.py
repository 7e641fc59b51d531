"""The schema as a file, for front ends that generate their types from it."""

from pathlib import Path
from typing import Annotated

import typer

from payflowx.core.errors import PayFlowXError
from payflowx.schema.merged import build_schema


class OutputRefused(PayFlowXError):
    """The schema can't be written where it should be."""


def schema(
    output: Annotated[Path | None, typer.Option(help="Write it to this file.  [the standard output]")] = None,
) -> None:
    """Print the GraphQL schema."""
    text = build_schema().as_str() + "\n"
    if output is None:
        typer.echo(text, nl=False)
        return
    try:
        output.write_text(text)
    except OSError as error:
        raise OutputRefused(f"{output} can't be written: {error.strerror}.") from error
