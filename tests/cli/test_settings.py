"""The settings: a wrong value is refused at start, in one line that names it and never repeats a secret."""

import pytest

from payflowx import config
from payflowx.core.clock import Span


@pytest.fixture(autouse=True)
def nothing_is_set(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No setting of the developer's own, neither in the environment nor in a file."""
    monkeypatch.chdir(tmp_path_factory.mktemp("settings"))
    for name in config.Settings.model_fields:
        monkeypatch.delenv(config.PREFIX + name.upper(), raising=False)


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("ENV", "staging", "'development' or 'production'"),
        ("PORT", "eighty", "integer"),
        ("PORT", "70000", "65535"),
        ("DATABASE_URL", "mysql://root:hunter2@db/money", "a PostgreSQL URL is needed"),
        ("DATABASE_OWNER_URL", "mysql://root:hunter2@db/money", "a PostgreSQL URL is needed"),
        ("DATABASE_POOL_SIZE", "1", "greater than or equal to 2"),
        ("JWT_SECRET", "hunter2", "at least 32 bytes are needed"),
        ("ACCESS_TOKEN_LIFETIME", "2bd", "an exact duration above zero"),
        ("ACCESS_TOKEN_LIFETIME", "PT0S", "an exact duration above zero"),
        ("LOG_FORMAT", "xml", "'console' or 'json'"),
        ("BANK_DELAY", "2 days", "'2 days' is not a duration"),
        ("SETTLEMENT_WINDOW", "P1M", "'P1M' is not a duration"),
        ("SETTLEMENT_GRACE", "-PT5S", "'-PT5S' is not a duration"),
        ("RECONCILE_SCHEDULE", "now and then", "a cron expression is needed"),
    ],
)
def test_wrong_value_is_refused_in_one_line_that_names_it(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, expected: str
) -> None:
    monkeypatch.setenv(config.PREFIX + name, value)

    with pytest.raises(config.ConfigurationError) as caught:
        config.load()

    (line,) = str(caught.value).splitlines()
    assert line.startswith(f"PAYFLOWX_{name}: ")
    assert expected in line
    assert "hunter2" not in line


def test_every_wrong_value_has_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAYFLOWX_PORT", "x")
    monkeypatch.setenv("PAYFLOWX_ENV", "y")
    with pytest.raises(config.ConfigurationError) as caught:
        config.load()
    assert len(str(caught.value).splitlines()) == 2


def test_production_needs_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAYFLOWX_ENV", "production")
    with pytest.raises(config.ConfigurationError, match="PAYFLOWX_JWT_SECRET must be set in production"):
        config.load()
    monkeypatch.setenv("PAYFLOWX_JWT_SECRET", "0123456789" * 4)
    assert config.load().is_production


@pytest.mark.parametrize("url", [None, "postgresql:///money", "postgresql://db/money?user="])
def test_owner_goes_with_an_application_that_is_named(monkeypatch: pytest.MonkeyPatch, url: str | None) -> None:
    monkeypatch.setenv("PAYFLOWX_DATABASE_OWNER_URL", "postgresql://owner:hunter2@db/money")
    with pytest.raises(config.ConfigurationError, match="goes with a PAYFLOWX_DATABASE_URL that names") as caught:
        config.load(database_url=url)
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    ("application", "owner", "role"),
    [
        ("postgresql://app@db/money", "postgresql://owner@db/money", "app"),
        ("postgresql://app:p%40ss@one:5432,two/money", "postgresql://owner@one/money", "app"),
        ("postgresql://the%20app@db/money", "postgresql://owner@db/money", "the app"),
        ("postgresql:///money?host=/tmp&user=app", "postgresql://owner@db/money", "app"),
        ("postgresql://app@pooler:6432/money", "postgresql:///money", "app"),
        ("postgresql://same:a@db/money", "postgresql://same:b@db/money", None),
        ("postgresql://app@db/money", None, None),
        (None, None, None),
    ],
)
def test_owner_grants_to_the_user_of_the_application(
    application: str | None, owner: str | None, role: str | None
) -> None:
    assert config.load(database_url=application, database_owner_url=owner).application_role == role


def test_grace_in_business_days_needs_a_window_in_business_days(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAYFLOWX_SETTLEMENT_WINDOW", "PT10S")
    monkeypatch.setenv("PAYFLOWX_SETTLEMENT_GRACE", "1bd")
    with pytest.raises(config.ConfigurationError, match="SETTLEMENT_WINDOW must be so too"):
        config.load()


def test_a_file_is_read_and_the_environment_goes_before_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("dotenv")
    (folder / ".env").write_text("PAYFLOWX_PORT=9000\nPAYFLOWX_BANK_DELAY=PT2S\nSOMETHING_ELSE=1\n")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PAYFLOWX_PORT", "9001")

    settings = config.load()

    assert settings.port == 9001
    assert settings.bank_delay == Span.parse("PT2S")


def test_secrets_are_never_shown() -> None:
    settings = config.load(jwt_secret="s" * 32, database_url="postgresql://u:hunter2@db/money")
    assert "hunter2" not in repr(settings)
    assert "ssss" not in repr(settings)


def test_logs_are_for_people_in_development_and_json_in_production() -> None:
    assert config.load().effective_log_format == "console"
    assert config.load(env="production", jwt_secret="s" * 32).effective_log_format == "json"
    assert config.load(log_format="json").effective_log_format == "json"
