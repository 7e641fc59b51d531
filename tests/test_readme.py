"""What the README says is so: its session runs as written, its tables name every setting, command and test value."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from payflowx import cli
from payflowx.config import Settings
from payflowx.demo.data import USERS
from payflowx.gateways.simulator import PAYMENT_METHODS
from payflowx.settlements.feeds import simulated_bank
from tests.servers import free_port, running_demo

README = Path(__file__).parent.parent / "README.md"


def section(title: str) -> str:
    """The text of one section of the README."""
    text = README.read_text()
    return text[text.index(f"## {title}\n") :].split("\n## ", 1)[0]


@pytest.fixture
def demo_url(tmp_path: Path) -> Iterator[str]:
    """A demo of its own."""
    port = free_port()
    with running_demo(tmp_path, port):
        yield f"http://127.0.0.1:{port}"


def test_the_session_runs_as_it_is_written(demo_url: str, tmp_path: Path) -> None:
    blocks = [
        block
        for title in ("A session", "Bank statements")
        for block in re.findall(r"```bash\n(.*?)```", section(title), flags=re.DOTALL)
    ]
    script = "set -euo pipefail\n" + "\n".join(blocks).replace("http://127.0.0.1:8000", demo_url)

    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=60, check=False, cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    first, second, reused, last, *refunds, imported, again = done.stdout.strip().splitlines()
    assert '"replayed":false' in first
    assert '"replayed":true' in second
    assert re.findall(r"payment_\w{26}", first) == re.findall(r"payment_\w{26}", second)
    assert "IDEMPOTENCY_KEY_REUSED" in reused
    assert '"status":"SETTLED"' in last
    assert '"reason":"EXACT"' in last
    made, repeated, too_much = refunds
    assert '"replayed":false' in made
    assert '"refundable":{"amount":"8.50"},"nets":[{"amount":"8.50","currency":"EUR"}]' in made
    assert '"replayed":true' in repeated
    assert re.findall(r"refund_\w{26}", made) == re.findall(r"refund_\w{26}", repeated)
    assert "AMOUNT_EXCEEDS_REFUNDABLE" in too_much
    counts = '[{"status":"MATCHED","count":0},{"status":"ORPHAN","count":1},{"status":"DUPLICATE","count":0},'
    counts += '{"status":"IGNORED","count":1},{"status":"QUARANTINED","count":1}]'
    assert counts in imported
    assert counts in again
    assert '"replayed":true' in again


def test_every_setting_is_named() -> None:
    table = section("Settings")
    assert [name for name in Settings.model_fields if f"`PAYFLOWX_{name.upper()}`" not in table] == []


def test_every_command_is_named() -> None:
    table = section("Commands")
    commands = get_command(cli.app).commands  # type: ignore[attr-defined]  # a group of commands
    assert [name for name in commands if f"`payflowx {name}" not in table] == []


def test_every_test_value_is_named() -> None:
    tables = section("The simulated gateway and bank")
    amounts = [
        simulated_bank.PAYS_ONE_LESS,
        simulated_bank.PAYS_ONE_MORE,
        simulated_bank.PAYS_IN_ANOTHER_CURRENCY,
        simulated_bank.REJECTS,
        simulated_bank.NEVER_PAYS,
    ]
    assert [method for method in PAYMENT_METHODS if f"| `{method}` |" not in tables] == []
    assert [amount for amount in amounts if f"| {amount} |" not in tables] == []


def test_every_user_of_the_demo_is_named() -> None:
    assert [email for email, _, _ in USERS if email not in section("Try it")] == []


def test_the_two_commands_stand_there() -> None:
    commands = section("Try it")
    assert "    pip install uv && uv run payflowx demo " in commands
    assert "    pip install uv && uv run pytest " in commands
