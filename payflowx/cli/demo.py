"""Everything at once, for trying PayFlowX out."""

import logging
from pathlib import Path
from typing import Annotated

import typer


def demo(
    host: Annotated[str | None, typer.Option(help="Listen on this address.  [PAYFLOWX_HOST, else 127.0.0.1]")] = None,
    port: Annotated[int | None, typer.Option(help="Listen on this port.  [PAYFLOWX_PORT, else 8000]")] = None,
    data_dir: Annotated[
        Path | None, typer.Option(help="Keep the data in this folder.  [PAYFLOWX_DATA_DIR, else .payflowx]")
    ] = None,
) -> None:
    """Start everything with demo data: embedded PostgreSQL, API and worker, until Ctrl-C or SIGTERM."""
    typer.echo("PayFlowX starts, with all that it needs: this takes some seconds at the first time.")
    # After that line: the program takes longer to load than a stranger waits without one.
    from payflowx import config  # noqa: PLC0415
    from payflowx.core import log  # noqa: PLC0415
    from payflowx.demo import supervisor  # noqa: PLC0415

    settings = config.load(**supervisor.demo_pace(), host=host, port=port, data_dir=data_dir)
    log.configure(settings.effective_log_format, level=logging.ERROR)  # API and worker write logs of their own
    supervisor.run(settings)
