"""What a command can't do is one readable line on stderr and exit code 1, whatever the reason's text holds."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from payflowx import cli, config

Refused = Callable[..., str]


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Callable[..., str]:
    """Runs a command in an empty folder with these settings; it must be refused, and gives the line that says why."""
    monkeypatch.chdir(tmp_path)
    for name in config.Settings.model_fields:
        monkeypatch.delenv(config.PREFIX + name.upper(), raising=False)

    def run(*arguments: str, **settings: str) -> str:
        for name, value in settings.items():
            monkeypatch.setenv(config.PREFIX + name.upper(), value)
        monkeypatch.setattr("sys.argv", ["payflowx", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        printed = capsys.readouterr()
        # The demo greets before it knows its settings: to load what reads them takes longer than a stranger waits.
        assert (ended.value.code, re.sub("^PayFlowX starts, .*\n", "", printed.out)) == (1, "")
        (line,) = printed.err.splitlines()
        return line

    return run


@pytest.mark.parametrize("command", ["serve", "worker", "migrate", "settle", "reconcile", "create-user", "demo"])
def test_wrong_setting_is_named_by_every_command(refused: Refused, command: str) -> None:
    options = {"settle": ["--once"], "create-user": ["--email", "a@b.c", "--name", "A", "--password-stdin"]}

    line = refused(command, *options.get(command, []), port="eighty")

    assert line.startswith("Error: PAYFLOWX_PORT: ")


@pytest.mark.parametrize("value", ["[/bold]", "[red]2[/red]", "[link=x]", "\\[", "[[", "{2}", "%s"])
def test_value_that_looks_like_markup_is_shown_as_it_is(refused: Refused, value: str) -> None:
    line = refused("migrate", bank_delay=value)

    assert line.startswith(f"Error: PAYFLOWX_BANK_DELAY: {value!r} is not a duration")


@pytest.mark.parametrize(
    "url",
    [
        "mysql://root:canary@db/money",
        "db.internal/canary",
        "postgresql://u:canary@[::1/money",
        "postgresql://u:canary@db:port/money",
        "postgresql://u:canary@db:5432:5433/money",
        "postgresql:canary",
    ],
)
def test_url_that_is_none_of_postgresql_is_refused_without_its_password(refused: Refused, url: str) -> None:
    line = refused("migrate", database_url=url)

    assert line.startswith("Error: PAYFLOWX_DATABASE_URL: a PostgreSQL URL is needed")
    assert "canary" not in line


@pytest.mark.parametrize(
    "url",
    [
        "postgres://db/money",
        "postgresql:///money?host=/tmp",
        "postgresql://u:p@one:5432,two:5433/money",
        "postgresql://u:p%40@[::1]:5432/money",
        "postgresql://u@/money",
    ],
)
def test_other_shapes_of_postgresql_urls_are_taken(url: str) -> None:
    settings = config.load(database_url=url)

    assert settings.database_url is not None
    assert settings.database_url.get_secret_value() == url


def test_schema_that_cannot_be_written_is_refused(refused: Refused, tmp_path: Path) -> None:
    file = tmp_path / "missing" / "schema.graphql"

    assert refused("schema", "--output", str(file)) == f"Error: {file} can't be written: No such file or directory."


@pytest.mark.parametrize(
    "arguments",
    [
        ["nothing"],
        ["serve", "--port", "eighty"],
        ["serve", "--workers", "0"],
        ["serve", "--workers", "65"],
        ["create-user", "--role", "ROOT", "--email", "a@b.c", "--name", "A"],
        ["migrate", "now"],
    ],
)
def test_wrong_call_is_explained(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["payflowx", *arguments])

    with pytest.raises(SystemExit) as ended:
        cli.main()

    assert ended.value.code == 2
    assert "Usage: " in capsys.readouterr().err


@pytest.mark.parametrize("workers", ["1", "2"])
def test_trusted_documents_that_cannot_be_run_are_named_before_anything_is_served(
    refused: Refused, tmp_path: Path, workers: str
) -> None:
    (tmp_path / "documents.json").write_text('{"first": "{ me { id } }", "second": "{ nothing }"}')

    line = refused("serve", "--workers", workers, trusted_documents="documents.json")

    assert line.startswith("Error: PAYFLOWX_TRUSTED_DOCUMENTS: documents.json: the document 'second' can't be run: ")
