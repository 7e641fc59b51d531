"""Runs the demo: the embedded database, the API and the worker as children, all of them gone when this process is."""

import asyncio
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from rich.console import Console

from payflowx import config, localdb
from payflowx.config import Settings
from payflowx.core import database_clock, db
from payflowx.core.errors import PayFlowXError
from payflowx.core.ids import Prefix, to_typeid
from payflowx.core.paging import PageRequest
from payflowx.core.processes import end_with_parent
from payflowx.demo import data, database
from payflowx.merchants import service as merchants
from payflowx.reconciliation.service.runs import Deadlines
from payflowx.settlements import service as settlements

READY_SECONDS_MAX: Final = 30
STOP_SECONDS_MAX: Final = 15
PAYER: Final = "user@payflowx.example"
POLL_SECONDS: Final = 0.05
WATCH_SECONDS: Final = 0.5
RESTARTS_MAX: Final = 3
RESTARTS_SECONDS: Final = 60.0
PACE: Final = {
    "bank_delay": "PT2S",
    "settlement_window": "PT10S",
    "settlement_grace": "PT5S",
    "reconcile_schedule": "* * * * * */5",
}

console = Console(highlight=False, soft_wrap=True)


class DemoRefused(PayFlowXError):
    """The demo can't run here."""


class DemoBroke(PayFlowXError):
    """One of the demo's processes ended, or never got ready."""


@dataclass(slots=True)
class Restarts:
    """When the database was started again: what keeps ending is not helped by that."""

    at_seconds: list[float] = field(default_factory=list)

    def note(self, server: localdb.Server) -> None:
        """One more. Raises DemoBroke where there were too many of late."""
        now = time.monotonic()
        self.at_seconds = [at for at in self.at_seconds if now - at < RESTARTS_SECONDS]
        if len(self.at_seconds) >= RESTARTS_MAX:
            raise DemoBroke(
                f"PostgreSQL has ended {RESTARTS_MAX + 1} times within {RESTARTS_SECONDS:.0f} seconds; its log is "
                f"{server.cluster_folder / 'server.log'}."
            )
        self.at_seconds.append(now)


def demo_pace() -> dict[str, str]:
    """The demo's settings: seconds instead of business days, where the environment doesn't say otherwise."""
    given = config.load()
    return {name: value for name, value in PACE.items() if name not in given.model_fields_set}


def run(settings: Settings) -> None:
    """Runs until Ctrl-C or SIGTERM. Raises DemoRefused, DemoBroke."""
    _check(settings)
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        with ExitStack() as stack:
            _run(settings, stack)
    except KeyboardInterrupt:
        console.print("Stopped. The data is kept; `payflowx demo` finds it again.")


def _run(settings: Settings, stack: ExitStack) -> None:
    databases = stack.enter_context(ExitStack())
    _tell(f"starting PostgreSQL on the data in {settings.data_dir}")
    server = databases.enter_context(localdb.running(settings.data_dir, attach=False))
    secret = config.development_secret(settings.data_dir)
    curl_line = asyncio.run(_prepare(settings, server))
    names = ("bank_delay", "settlement_window", "settlement_grace", "reconcile_schedule", "host", "port")
    config.export(
        database_url=server.application_url(),
        jwt_secret=secret,
        stop_delay="PT0S",  # nobody spreads requests over several demos
        **{name: str(getattr(settings, name)) for name in names},
    )
    children = {name: stack.enter_context(_child(name, settings.data_dir)) for name in ("serve", "worker")}
    _tell("waiting until API and worker are ready")
    _wait_until_ready(settings, children)
    console.print(_banner(settings, server.cluster_folder, curl_line))
    restarts = Restarts()
    while True:
        _check_alive(children, settings)
        if server.has_ended:
            restarts.note(server)
            databases.close()
            # At the same place, where API and worker look for it again.
            server = databases.enter_context(localdb.running(settings.data_dir, attach=False))
            console.print("Its PostgreSQL had ended, and was started again.")
        time.sleep(WATCH_SECONDS)


def _tell(step: str) -> None:
    """Says what takes its time now."""
    console.print(f"... {step}", markup=False)


def _check(settings: Settings) -> None:
    if settings.is_production or settings.database_url is not None:
        raise DemoRefused(
            "The demo brings its own database and users with a public password: "
            "unset PAYFLOWX_DATABASE_URL and PAYFLOWX_ENV, or use `payflowx serve` and `payflowx worker`."
        )
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise DemoRefused(
                f"{settings.host}:{settings.port} can't be listened on ({error.strerror}); choose another --port."
            ) from error


async def _prepare(settings: Settings, server: localdb.Server) -> str:
    """Prepares the database, and gives a curl line that pays with an API key of the demo's user."""
    deadlines = Deadlines(settings.settlement_window, settings.settlement_grace)
    await database.prepare(server, data.Pace(settings.bank_delay, deadlines), tell=_tell)
    async with db.connected(server.application_url(), pool_size=2):
        await settlements.agree_on_bank(configured=settings.bank, now=await database_clock.now())
        shops = await merchants.list_merchants(request=PageRequest(size=1), is_active=True)
        secret = await data.renew_api_key(PAYER, now=await database_clock.now())
    if secret is None:
        return f"(This data folder has no active user {PAYER}: sign in as one of its own.)"
    if not shops.items:
        return "(No merchant is active: an admin may activate one.)"
    return _curl_line(_url(settings), secret, to_typeid(Prefix.MERCHANT, shops.items[0].id))


def _curl_line(url: str, token: str, merchant_id: str) -> str:
    mutation = (
        "mutation Pay($input: CreatePaymentInput!) "
        "{ createPayment(input: $input) { replayed payment { id status } errors { code message path } } }"
    )
    variables = (
        f'{{"input": {{"idempotencyKey": "my-first-payment", "merchantId": "{merchant_id}", '
        '"amount": {"amount": "12.50", "currency": "EUR"}}}'
    )
    body = f'{{"query": "{mutation}", "variables": {variables}}}'
    return f"curl {url}/graphql -H 'content-type: application/json' -H 'authorization: Bearer {token}' -d '{body}'"


@contextmanager
def _child(command: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """One of our own commands as a process of its own, with its log in the data folder; stopped with the block."""
    with (folder / f"{command}.log").open("ab") as output:
        process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-m", "payflowx", command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,  # Ctrl-C reaches this process alone, which then stops its children in order
            preexec_fn=end_with_parent(signal.SIGTERM),  # noqa: PLW1509 - no threads here, and nothing else survives kill -9
        )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(STOP_SECONDS_MAX)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_until_ready(settings: Settings, children: dict[str, subprocess.Popen[bytes]]) -> None:
    deadline = time.monotonic() + READY_SECONDS_MAX
    while not _is_ready(settings):
        _check_alive(children, settings)
        if time.monotonic() > deadline:
            raise DemoBroke(f"The API did not get ready; its log is {settings.data_dir / 'serve.log'}.")
        time.sleep(POLL_SECONDS)


def _is_ready(settings: Settings) -> bool:
    try:
        with urllib.request.urlopen(f"{_url(settings)}/readyz", timeout=2) as response:  # noqa: S310 - our own
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _check_alive(children: dict[str, subprocess.Popen[bytes]], settings: Settings) -> None:
    for name, process in children.items():
        if process.poll() is not None:
            raise DemoBroke(
                f"`payflowx {name}` ended with code {process.returncode}; its log is {settings.data_dir / name}.log."
            )


def _url(settings: Settings) -> str:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{settings.port}"


def _banner(settings: Settings, cluster_folder: Path, curl_line: str) -> str:
    people = "\n".join(f"    {email:<30} {role}" for email, _, role in data.USERS)
    url = _url(settings)
    front = f"{url}  (the dashboard; try queries at {url}/playground)" if settings.dashboard else f"{url}/graphql"
    return f"""
[bold green]PayFlowX is ready:[/] {front}

Sign in with the password [bold]{data.PASSWORD}[/]:
{people}

Create a payment as {PAYER}; run it twice, and it is charged once:

{curl_line.replace("[", chr(92) + "[")}

The bank pays after {settings.bank_delay}, and reconciliation looks every few seconds.
Data: {settings.data_dir} (PostgreSQL's own files: {cluster_folder}), with the logs serve.log and worker.log.
Ctrl-C stops everything and keeps the data."""


def _interrupt(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt
