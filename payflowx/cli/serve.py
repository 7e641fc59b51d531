"""The API as a long-running command."""

import asyncio
import signal
from typing import Annotated, Any

import typer
import uvicorn

from payflowx import app, config
from payflowx.cli import database
from payflowx.cli.connections import Connection
from payflowx.config import Settings
from payflowx.core.errors import PayFlowXError
from payflowx.core.log import get_logger
from payflowx.schema.merged import build_schema

FINISH_SECONDS_MAX = 12  # more than a request's deadline
KEEP_ALIVE_SECONDS = 75  # more than the 60 s after which usual proxies let go of a connection that they reuse
START_SECONDS_MAX = 60

logger = get_logger(__name__)


class ServerFailed(PayFlowXError):
    """The server ended before it served: its port is taken, for example."""


def serve(
    host: Annotated[str | None, typer.Option(help="Listen on this address.  [PAYFLOWX_HOST, else 127.0.0.1]")] = None,
    port: Annotated[int | None, typer.Option(help="Listen on this port.  [PAYFLOWX_PORT, else 8000]")] = None,
    workers: Annotated[int, typer.Option(min=1, max=64, help="How many processes share the port.")] = 1,
) -> None:
    """Serve the GraphQL API until Ctrl-C or SIGTERM."""
    settings = database.start()
    if settings.trusted_documents is not None:
        # Looked at before anything is started: a process that fails on it would be started again and again.
        app.trusted_documents(settings, build_schema(introspection=settings.shows_schema))
    # uvicorn ends in order and then raises the signal again: as Ctrl-C, it also ends the embedded database in order.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    host, port = host or settings.host, settings.port if port is None else port
    with database.database_url(settings) as url:
        asyncio.run(database.check(settings, url))
        config.export(database_url=url)
        if settings.jwt_secret is None:
            config.export(jwt_secret=config.development_secret(settings.data_dir))
        if workers > 1 and not {"rate_limit_store", "redis_url"} & settings.model_fields_set:
            config.export(rate_limit_store="postgresql")  # in memory each process would count for itself
        logger.info("api starting", url=f"http://{host}:{port}", processes=workers, env=settings.env)
        _run(
            "payflowx.app:app_from_environment",
            factory=True,
            host=host,
            port=port,
            workers=workers,
            log_config=None,
            access_log=False,
            server_header=False,
            http=Connection,
            ws="none",
            timeout_keep_alive=KEEP_ALIVE_SECONDS,
            timeout_graceful_shutdown=FINISH_SECONDS_MAX,
            timeout_worker_healthcheck=START_SECONDS_MAX,  # a process that is still importing doesn't answer
            **proxy_options(settings),
        )
        logger.info("api stopped")


def proxy_options(settings: Settings) -> dict[str, Any]:
    """What makes uvicorn take the client's address from proxies that are trusted, and from nobody else."""
    proxies = settings.trusted_proxies
    return {"proxy_headers": bool(proxies), "forwarded_allow_ips": list(proxies)}


def _run(target: str, **options: Any) -> None:
    try:
        uvicorn.run(target, **options)
    except SystemExit as error:
        raise ServerFailed("The API could not be started; the line above says why.") from error
