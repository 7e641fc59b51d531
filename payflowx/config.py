"""The settings: read once at start from the environment and `.env`; a wrong value is refused in one readable line."""

import ipaddress
import json
import os
import re
import secrets
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Annotated, Any, Final, Literal, Self
from urllib.parse import parse_qs, unquote, urlsplit

import limits
from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from payflowx.core.clock import InvalidSpan, Span
from payflowx.core.errors import PayFlowXError
from payflowx.core.principal import Role
from payflowx.core.urls import is_safe_url

PREFIX: Final = "PAYFLOWX_"
SECRET_BYTES_MIN: Final = 32
REQUESTS_PER_CONNECTION: Final = 2
DEFAULT_SCHEDULE: Final = "*/5 * * * *"
STOP_DELAY_MAX: Final = timedelta(minutes=10)
SECRET_FILE: Final = "jwt-secret"  # noqa: S105 - the name of a file
POSTGRESQL_SCHEMES: Final = ("postgresql://", "postgres://")
HOST_PATTERN: Final = re.compile(r"(\[[^\]]*\]|[^:\[\]]*)(:\d{1,5})?")  # a name, or an IPv6 address in brackets; a port

# As a browser sends it (https://url.spec.whatwg.org/#origin): in lower case, nothing after the port.
ORIGIN_PATTERN: Final = re.compile(r"https?://([a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?|\[[0-9a-f:.]+\])(:\d{1,5})?")


class ConfigurationError(PayFlowXError):
    """A setting can't be used."""


def _is_postgresql_url(text: str) -> bool:
    try:
        hosts = urlsplit(text).netloc.rpartition("@")[2]
    except ValueError:
        return False
    return text.startswith(POSTGRESQL_SCHEMES) and all(map(HOST_PATTERN.fullmatch, hosts.split(",")))


def _user_of(url: SecretStr) -> str | None:
    """The user that a URL names, as asyncpg reads it: before the host, or among the parameters."""
    parts = urlsplit(url.get_secret_value())
    named = parts.netloc.rpartition("@")[0].partition(":")[0]
    return unquote(named) or parse_qs(parts.query).get("user", [None])[0]


def _parse_span(value: Any) -> Span:
    if isinstance(value, Span):
        return value
    try:
        return Span.parse(str(value))
    except InvalidSpan as error:
        raise ValueError(str(error)) from error


def _split(value: Any) -> Any:
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


Words = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_split)]


def _parse_roles(value: Any) -> Any:
    try:
        roles = json.loads(value) if isinstance(value, str) else value
        return {name: Role(role) for name, role in roles.items()}
    except (AttributeError, RecursionError, ValueError):
        names = ", ".join(Role)
        example = '{"payflowx-admins": "ADMIN"}'
        raise ValueError(f"a JSON object such as {example} is needed, whose values are among {names}") from None


Duration = Annotated[Span, NoDecode, BeforeValidator(_parse_span)]
Roles = Annotated[dict[str, Role], NoDecode, BeforeValidator(_parse_roles)]


def _check_rate(text: str) -> str:
    try:
        limits.parse(text)
    except ValueError:
        raise ValueError("a rate is needed, such as 600/minute") from None
    return text


RateLimit = Annotated[str, AfterValidator(_check_rate)]


class Settings(BaseSettings):
    """Everything that can be set; each name is that of its environment variable without PAYFLOWX_, in lower case."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    env: Literal["development", "production"] = "development"
    data_dir: Path = Path(".payflowx")
    database_url: SecretStr | None = None
    database_owner_url: SecretStr | None = None
    database_pool_size: int = Field(default=10, ge=2, le=200)
    pooler: Literal["transaction"] | None = None
    jwt_secret: SecretStr | None = None
    access_token_lifetime: Duration = Span(exact=timedelta(minutes=10))
    session_lifetime: Duration = Span(exact=timedelta(days=7))
    session_idle_lifetime: Duration = Span(exact=timedelta(hours=12))
    rate_limit_reads: RateLimit = "600000/minute"
    rate_limit_writes: RateLimit = "60000/minute"
    rate_limit_strangers: RateLimit = "1200/minute"
    rate_limit_store: Literal["memory", "postgresql"] = "memory"
    redis_url: SecretStr | None = None
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    requests_max: int | None = Field(default=None, ge=1, le=10_000)
    requests_waiting_max: int = Field(default=250, ge=0, le=10_000)
    stop_delay: Duration = Span(exact=timedelta(seconds=5))
    log_format: Literal["console", "json"] | None = None
    dashboard: bool = True
    introspection: bool | None = None
    trusted_documents: Path | None = None
    cors_origins: Words = ()
    trusted_proxies: Words = ()
    bank: Literal["simulated", "statements"] | None = None
    bank_delay: Duration = Span(business_days=1)
    settlement_window: Duration = Span(business_days=2)
    settlement_grace: Duration = Span(business_days=1)
    reconcile_schedule: str = DEFAULT_SCHEDULE
    statement_dir: Path | None = None
    statement_user: str | None = None
    upload_bytes_max: int = Field(default=20_000_000, ge=1, le=1_000_000_000)
    oidc_issuer: str | None = None
    oidc_audience: str | None = None
    oidc_jwks_url: str | None = None
    oidc_role_claim: str | None = None
    oidc_roles: Roles = Field(default_factory=dict)
    oidc_create_users: bool = False

    @field_validator("database_url", "database_owner_url")
    @classmethod
    def _is_postgresql(cls, url: SecretStr | None) -> SecretStr | None:
        if url is not None and not _is_postgresql_url(url.get_secret_value()):
            raise ValueError("a PostgreSQL URL is needed, such as postgresql://user:password@host:5432/database")
        return url

    @field_validator("redis_url")
    @classmethod
    def _is_redis(cls, url: SecretStr | None) -> SecretStr | None:
        if url is not None and not url.get_secret_value().startswith(("redis://", "rediss://")):
            raise ValueError("a Redis URL is needed, such as redis://:password@host:6379/0")
        return url

    @field_validator("jwt_secret")
    @classmethod
    def _is_long(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is not None and len(secret.get_secret_value().encode()) < SECRET_BYTES_MIN:
            raise ValueError(f"at least {SECRET_BYTES_MIN} bytes are needed, such as `openssl rand -hex 32` prints")
        return secret

    @field_validator("access_token_lifetime", "session_lifetime", "session_idle_lifetime")
    @classmethod
    def _is_exact(cls, lifetime: Span) -> Span:
        if lifetime.business_days or not lifetime.exact:
            raise ValueError("an exact duration above zero is needed, such as PT10M")
        return lifetime

    @field_validator("stop_delay")
    @classmethod
    def _is_short(cls, delay: Span) -> Span:
        if delay.business_days or delay.exact > STOP_DELAY_MAX:
            raise ValueError("an exact duration of ten minutes at the most is needed, such as PT5S")
        return delay

    @field_validator("cors_origins")
    @classmethod
    def _are_origins(cls, origins: tuple[str, ...]) -> tuple[str, ...]:
        for origin in origins:
            if ORIGIN_PATTERN.fullmatch(origin) is None:
                raise ValueError(f"exact origins are needed, such as https://app.example.com, and {origin!r} is none")
        return origins

    @field_validator("trusted_proxies")
    @classmethod
    def _are_networks(cls, proxies: tuple[str, ...]) -> tuple[str, ...]:
        for proxy in proxies:
            try:
                ipaddress.ip_network(proxy)
            except ValueError as error:
                raise ValueError(
                    f"addresses and networks are needed, such as 10.0.0.7 or 10.0.0.0/24, and {proxy!r} is neither"
                ) from error
        return proxies

    @field_validator("reconcile_schedule")
    @classmethod
    def _is_schedule(cls, expression: str) -> str:
        if expression == DEFAULT_SCHEDULE:
            return expression
        from croniter import croniter  # noqa: PLC0415 - where a schedule is set, which few processes ask for

        if not croniter.is_valid(expression):
            raise ValueError("a cron expression is needed, such as '*/5 * * * *'; a sixth field at the end is seconds")
        return expression

    @field_validator("oidc_issuer", "oidc_jwks_url")
    @classmethod
    def _is_safe(cls, url: str | None) -> str | None:
        if url is not None and not is_safe_url(url):
            raise ValueError("an HTTPS URL is needed, such as https://login.example.com/; HTTP is for loopback only")
        return url

    @field_validator("oidc_issuer")
    @classmethod
    def _is_issuer(cls, url: str | None) -> str | None:
        if url is not None and "?" in url:
            raise ValueError("an issuer has no query (OpenID Connect Discovery 1.0, 3)")
        return url

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.env == "production" and self.jwt_secret is None:
            raise ValueError(f"{PREFIX}JWT_SECRET must be set in production: {SECRET_BYTES_MIN} bytes or more")
        if self.database_owner_url is not None and (self.database_url is None or _user_of(self.database_url) is None):
            raise ValueError(
                f"{PREFIX}DATABASE_OWNER_URL goes with a {PREFIX}DATABASE_URL that names its user, the application's: "
                "that is whom `payflowx migrate` grants to"
            )
        if self.settlement_grace.business_days and not self.settlement_window.business_days:
            raise ValueError(
                f"{PREFIX}SETTLEMENT_GRACE is in business days, so {PREFIX}SETTLEMENT_WINDOW must be so too"
            )
        return self

    @model_validator(mode="after")
    def _do_not_contradict(self) -> Self:
        if max(self.session_idle_lifetime.exact, self.access_token_lifetime.exact) > self.session_lifetime.exact:
            raise ValueError(
                f"{PREFIX}SESSION_IDLE_LIFETIME and {PREFIX}ACCESS_TOKEN_LIFETIME must not be longer than "
                f"{PREFIX}SESSION_LIFETIME"
            )
        if self.redis_url is not None and "rate_limit_store" in self.model_fields_set:
            raise ValueError(f"{PREFIX}REDIS_URL and {PREFIX}RATE_LIMIT_STORE exclude each other: set one of them")
        return self

    @model_validator(mode="after")
    def _folder_has_a_user(self) -> Self:
        if self.statement_dir is not None and self.statement_user is None:
            raise ValueError(
                f"{PREFIX}STATEMENT_DIR needs {PREFIX}STATEMENT_USER, the e-mail address of the operator in whose name "
                "statements are imported from the folder"
            )
        return self

    @model_validator(mode="after")
    def _provider_is_complete(self) -> Self:
        if (self.oidc_issuer is None) != (self.oidc_audience is None):
            raise ValueError(f"{PREFIX}OIDC_ISSUER and {PREFIX}OIDC_AUDIENCE must be set both, or neither")
        if self.oidc_issuer is None and (self.oidc_jwks_url or self.oidc_role_claim or self.oidc_create_users):
            raise ValueError(f"{PREFIX}OIDC_ISSUER must be set where anything else of the identity provider is")
        if self.oidc_roles and self.oidc_role_claim is None:
            raise ValueError(f"{PREFIX}OIDC_ROLES needs {PREFIX}OIDC_ROLE_CLAIM, which names the claim that it maps")
        return self

    @property
    def is_pooled(self) -> bool:
        """Whether the database is behind a pooler that gives each transaction another session."""
        return self.pooler == "transaction"

    @property
    def is_production(self) -> bool:
        """Whether to show strangers as little as possible."""
        return self.env == "production"

    @property
    def shows_schema(self) -> bool:
        """Whether the schema can be asked for: in development and not in production, where nothing else is set."""
        return not self.is_production if self.introspection is None else self.introspection

    @property
    def application_role(self) -> str | None:
        """Whom the tables' owner grants to after migrating; None where the application is the owner."""
        if self.database_url is None or self.database_owner_url is None:
            return None
        role = _user_of(self.database_url)
        return None if role == _user_of(self.database_owner_url) else role

    @property
    def effective_requests_max(self) -> int:
        """How many requests a process has at work at once: two for each connection, where nothing else is set."""
        return self.requests_max or REQUESTS_PER_CONNECTION * self.database_pool_size

    @property
    def effective_log_format(self) -> Literal["console", "json"]:
        """JSON in production and lines for people in development, where nothing else is set."""
        return self.log_format or ("json" if self.is_production else "console")


def load(**overrides: Any) -> Settings:
    """The settings of this process; what a command was given explicitly goes before the environment.

    Raises ConfigurationError with one line for each wrong value, which never repeats the value of a secret.
    """
    given = {name: value for name, value in overrides.items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as error:
        lines = [_readable(problem) for problem in error.errors(include_url=False, include_input=False)]
        raise ConfigurationError("\n".join(lines)) from error


def export(**values: str) -> None:
    """Sets what the processes that this one starts shall read as their settings."""
    os.environ.update({PREFIX + name.upper(): value for name, value in values.items()})


def development_secret(folder: Path) -> str:
    """A secret of this data folder's own, so that tokens survive a restart. Production has to bring its own.

    The file appears whole or not at all, and the first of several processes makes it for all of them.
    """
    file = folder / SECRET_FILE
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=folder, mode="w") as draft:  # readable by its owner only
            draft.write(secrets.token_hex(SECRET_BYTES_MIN))
            draft.flush()
            with suppress(FileExistsError):
                os.link(draft.name, file)
    return file.read_text()


def _readable(problem: Any) -> str:
    message = str(problem["msg"]).removeprefix("Value error, ")
    if not problem["loc"]:
        return message
    return f"{PREFIX}{str(problem['loc'][0]).upper()}: {message}"
