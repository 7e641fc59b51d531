"""The settings: read once at start from the environment and `.env`; a wrong value is refused in one readable line."""

import os
import re
import secrets
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Annotated, Any, Final, Literal, Self
from urllib.parse import parse_qs, unquote, urlsplit

from croniter import croniter
from pydantic import BeforeValidator, Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from payflowx.core.clock import InvalidSpan, Span
from payflowx.core.errors import PayFlowXError

PREFIX: Final = "PAYFLOWX_"
SECRET_BYTES_MIN: Final = 32
SECRET_FILE: Final = "jwt-secret"  # noqa: S105 - the name of a file
POSTGRESQL_SCHEMES: Final = ("postgresql://", "postgres://")
HOST_PATTERN: Final = re.compile(r"(\[[^\]]*\]|[^:\[\]]*)(:\d{1,5})?")  # a name, or an IPv6 address in brackets; a port


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


Duration = Annotated[Span, NoDecode, BeforeValidator(_parse_span)]


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
    jwt_secret: SecretStr | None = None
    access_token_lifetime: Duration = Span(exact=timedelta(hours=1))
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    log_format: Literal["console", "json"] | None = None
    bank_delay: Duration = Span(business_days=1)
    settlement_window: Duration = Span(business_days=2)
    settlement_grace: Duration = Span(business_days=1)
    reconcile_schedule: str = "*/5 * * * *"

    @field_validator("database_url", "database_owner_url")
    @classmethod
    def _is_postgresql(cls, url: SecretStr | None) -> SecretStr | None:
        if url is not None and not _is_postgresql_url(url.get_secret_value()):
            raise ValueError("a PostgreSQL URL is needed, such as postgresql://user:password@host:5432/database")
        return url

    @field_validator("jwt_secret")
    @classmethod
    def _is_long(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is not None and len(secret.get_secret_value().encode()) < SECRET_BYTES_MIN:
            raise ValueError(f"at least {SECRET_BYTES_MIN} bytes are needed, such as `openssl rand -hex 32` prints")
        return secret

    @field_validator("access_token_lifetime")
    @classmethod
    def _is_exact(cls, lifetime: Span) -> Span:
        if lifetime.business_days or not lifetime.exact:
            raise ValueError("an exact duration above zero is needed, such as PT1H")
        return lifetime

    @field_validator("reconcile_schedule")
    @classmethod
    def _is_schedule(cls, expression: str) -> str:
        if not croniter.is_valid(expression):
            raise ValueError("a cron expression is needed, such as '*/5 * * * *'; a sixth field at the end is seconds")
        return expression

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

    @property
    def is_production(self) -> bool:
        """Whether to show strangers as little as possible."""
        return self.env == "production"

    @property
    def application_role(self) -> str | None:
        """Whom the tables' owner grants to after migrating; None where the application is the owner."""
        if self.database_url is None or self.database_owner_url is None:
            return None
        role = _user_of(self.database_url)
        return None if role == _user_of(self.database_owner_url) else role

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
