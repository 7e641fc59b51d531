"""Starts the rivals, each in a process of its own on a free port of the loopback interface."""

import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from bench.lines import NotMeasured
from bench.server import HOST, ROOT, Api, free_port, serving, token_key
from payflowx import config

POSTGRAPHILE: Final = "postgraphile@4.14.1"
INSTALL_SECONDS_MAX: Final = 180


@contextmanager
def hand_written(folder: Path, database_url: str) -> Iterator[Api]:
    """The hand-written endpoint, in one process."""
    port, secret = free_port(), secrets.token_hex(config.SECRET_BYTES_MIN)
    command = ["-m", "uvicorn", "bench.rivals.hand_written:app", "--host", HOST, "--port", str(port), "--no-access-log"]
    environment = {"SECRET": secret, "DATABASE_URL": database_url, "PYTHONPATH": str(ROOT)}
    with serving([sys.executable, *command], environment, f"http://{HOST}:{port}/readyz", folder=folder) as pid:
        yield Api(pid, port, token_key(secret))


@contextmanager
def postgraphile(folder: Path, database_url: str) -> Iterator[Api]:
    """PostGraphile on the whole schema, without anybody signed in: it has less to do than ours. Needs Node and npm."""
    port, home = free_port(), folder / "postgraphile"
    program = home / "node_modules" / ".bin" / "postgraphile"
    if not program.exists():
        _install(home)
    command = [str(program), "--connection", database_url, "--schema", "public", "--host", HOST, "--port", str(port)]
    command += ["--disable-graphiql", "--disable-query-log", "--legacy-relations", "omit", "--dynamic-json"]
    url = f"http://{HOST}:{port}/graphql"
    with serving(command, {"NODE_ENV": "production"}, url, folder=folder) as pid:
        yield Api(pid, port, token_key("nobody asks for a token here"))


def _install(home: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise NotMeasured("PostGraphile runs on Node, and there is no npm here")
    home.mkdir(exist_ok=True)
    try:
        done = subprocess.run(
            [npm, "install", "--prefix", str(home), "--no-audit", "--no-fund", "--loglevel=error", POSTGRAPHILE],
            capture_output=True,
            text=True,
            timeout=INSTALL_SECONDS_MAX,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NotMeasured(f"npm did not install {POSTGRAPHILE} in time") from error
    if done.returncode:
        raise NotMeasured(f"npm could not install {POSTGRAPHILE}: {done.stderr.strip()[-200:]}")
