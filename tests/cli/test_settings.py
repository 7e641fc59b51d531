"""The settings: a wrong value is refused at start, in one line that names it and never repeats a secret."""

import pytest

from payflowx import config
from payflowx.core.clock import Span
from payflowx.core.principal import Role


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
        ("REQUESTS_MAX", "0", "greater than or equal to 1"),
        ("REQUESTS_WAITING_MAX", "-1", "greater than or equal to 0"),
        ("STOP_DELAY", "1bd", "an exact duration of ten minutes at the most"),
        ("STOP_DELAY", "PT601S", "an exact duration of ten minutes at the most"),
        ("STOP_DELAY", "5", "'5' is not a duration"),
        ("JWT_SECRET", "hunter2", "at least 32 bytes are needed"),
        ("ACCESS_TOKEN_LIFETIME", "2bd", "an exact duration above zero"),
        ("ACCESS_TOKEN_LIFETIME", "PT0S", "an exact duration above zero"),
        ("LOG_FORMAT", "xml", "'console' or 'json'"),
        ("BANK_DELAY", "2 days", "'2 days' is not a duration"),
        ("SETTLEMENT_WINDOW", "P1M", "'P1M' is not a duration"),
        ("SETTLEMENT_GRACE", "-PT5S", "'-PT5S' is not a duration"),
        ("RECONCILE_SCHEDULE", "now and then", "a cron expression is needed"),
        ("INTROSPECTION", "perhaps", "boolean"),
        ("CORS_ORIGINS", "*", "exact origins are needed"),
        ("CORS_ORIGINS", "https://app.example.com, *", "'*' is none"),
        ("CORS_ORIGINS", "https://*.example.com", "exact origins are needed"),
        ("CORS_ORIGINS", "https://app.example.com/", "exact origins are needed"),
        ("CORS_ORIGINS", "https://app.example.com/path", "exact origins are needed"),
        ("CORS_ORIGINS", "https://user@app.example.com", "exact origins are needed"),
        ("CORS_ORIGINS", "https://App.example.com", "exact origins are needed"),
        ("CORS_ORIGINS", "https://app.example.com:", "exact origins are needed"),
        ("CORS_ORIGINS", "app.example.com", "exact origins are needed"),
        ("CORS_ORIGINS", "null", "exact origins are needed"),
        ("CORS_ORIGINS", "ftp://app.example.com", "exact origins are needed"),
        ("TRUSTED_PROXIES", "*", "addresses and networks are needed"),
        ("TRUSTED_PROXIES", "proxy.internal", "addresses and networks are needed"),
        ("TRUSTED_PROXIES", "10.0.0.7, 10.0.0.1/24", "'10.0.0.1/24' is neither"),
        ("OIDC_ISSUER", "login.example.com", "an HTTPS URL is needed"),
        ("OIDC_ISSUER", "http://login.example.com", "an HTTPS URL is needed"),
        ("OIDC_ISSUER", "https://user:hunter2@login.example.com", "an HTTPS URL is needed"),
        ("OIDC_ISSUER", "https://login.example.com/?realm=a", "an issuer has no query"),
        ("OIDC_JWKS_URL", "http://login.example.com/keys", "an HTTPS URL is needed"),
        ("OIDC_ROLES", "payflowx-admins", "a JSON object such as"),
        ("OIDC_ROLES", '["ADMIN"]', "a JSON object such as"),
        ("OIDC_ROLES", '{"payflowx-admins": "ROOT"}', "among USER, OPERATOR, ADMIN"),
        ("OIDC_ROLES", '{"payflowx-admins": {"role": "ADMIN"}}', "among USER, OPERATOR, ADMIN"),
        ("OIDC_ROLES", "[" * 100_000, "a JSON object such as"),
        ("OIDC_CREATE_USERS", "perhaps", "boolean"),
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


PROVIDER = {"OIDC_ISSUER": "https://login.example.com/", "OIDC_AUDIENCE": "payflowx"}


def test_identity_provider_is_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in PROVIDER.items():
        monkeypatch.setenv(config.PREFIX + name, value)
    monkeypatch.setenv("PAYFLOWX_OIDC_JWKS_URL", "http://127.0.0.1:9000/keys")
    monkeypatch.setenv("PAYFLOWX_OIDC_ROLE_CLAIM", "realm_access.roles")
    monkeypatch.setenv("PAYFLOWX_OIDC_ROLES", '{"payflowx-admins": "ADMIN", "payflowx-staff": "OPERATOR"}')
    monkeypatch.setenv("PAYFLOWX_OIDC_CREATE_USERS", "true")

    settings = config.load()

    assert settings.oidc_issuer == "https://login.example.com/"
    assert settings.oidc_audience == "payflowx"
    assert settings.oidc_jwks_url == "http://127.0.0.1:9000/keys"
    assert settings.oidc_role_claim == "realm_access.roles"
    assert settings.oidc_roles == {"payflowx-admins": Role.ADMIN, "payflowx-staff": Role.OPERATOR}
    assert settings.oidc_create_users


def test_no_identity_provider_is_trusted_and_no_user_created_unless_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert config.load().oidc_issuer is None
    for name, value in PROVIDER.items():
        monkeypatch.setenv(config.PREFIX + name, value)

    settings = config.load()

    assert (settings.oidc_jwks_url, settings.oidc_role_claim, settings.oidc_roles) == (None, None, {})
    assert not settings.oidc_create_users


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"OIDC_ISSUER": "https://login.example.com"}, "ISSUER and PAYFLOWX_OIDC_AUDIENCE must be set both"),
        ({"OIDC_AUDIENCE": "payflowx"}, "ISSUER and PAYFLOWX_OIDC_AUDIENCE must be set both"),
        ({"OIDC_JWKS_URL": "https://login.example.com/keys"}, "PAYFLOWX_OIDC_ISSUER must be set"),
        ({"OIDC_ROLE_CLAIM": "roles"}, "PAYFLOWX_OIDC_ISSUER must be set"),
        ({"OIDC_CREATE_USERS": "true"}, "PAYFLOWX_OIDC_ISSUER must be set"),
        (PROVIDER | {"OIDC_ROLES": '{"payflowx-admins": "ADMIN"}'}, "OIDC_ROLES needs PAYFLOWX_OIDC_ROLE_CLAIM"),
    ],
)
def test_half_an_identity_provider_is_refused(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], expected: str
) -> None:
    for name, value in given.items():
        monkeypatch.setenv(config.PREFIX + name, value)

    with pytest.raises(config.ConfigurationError, match=expected) as caught:
        config.load()

    assert len(str(caught.value).splitlines()) == 1


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


def test_lists_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAYFLOWX_CORS_ORIGINS", "https://app.example.com, http://localhost:5173,http://[::1]:5173,")
    monkeypatch.setenv("PAYFLOWX_TRUSTED_PROXIES", "10.0.0.7,10.1.0.0/16 , 2001:db8::/32")

    settings = config.load()

    assert settings.cors_origins == ("https://app.example.com", "http://localhost:5173", "http://[::1]:5173")
    assert settings.trusted_proxies == ("10.0.0.7", "10.1.0.0/16", "2001:db8::/32")


def test_nobody_is_trusted_and_no_other_origin_allowed_unless_it_is_said() -> None:
    settings = config.load()

    assert (settings.cors_origins, settings.trusted_proxies, settings.trusted_documents) == ((), (), None)


def test_schema_is_shown_in_development_and_not_in_production() -> None:
    assert config.load().shows_schema
    assert not config.load(introspection=False).shows_schema
    assert not config.load(env="production", jwt_secret="s" * 32).shows_schema
    assert config.load(env="production", jwt_secret="s" * 32, introspection=True).shows_schema
