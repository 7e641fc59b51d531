"""Users from the command line: the way in for the first admin, new passwords, and locking out."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Annotated

import typer

from payflowx.access.service import external
from payflowx.cli import database
from payflowx.config import Settings
from payflowx.core import database_clock
from payflowx.core.errors import PayFlowXError
from payflowx.core.ids import UserId, new_uuid, to_typeid
from payflowx.core.principal import SYSTEM_CLI, Role
from payflowx.identity import service
from payflowx.identity.models import User

Email = Annotated[str, typer.Option(help="The user's e-mail address.", prompt="E-mail address")]
PasswordStdin = Annotated[bool, typer.Option(help="Read the password from the standard input.")]


class IssuerMissing(PayFlowXError):
    """A subject means nothing without the provider that it is known at."""


def create_user(
    email: Email,
    name: Annotated[str, typer.Option(help="How the user is called.", prompt="Name")],
    role: Annotated[Role, typer.Option(help="What the user may do.")] = Role.USER,
    password_stdin: PasswordStdin = False,
    subject: Annotated[
        str | None,
        typer.Option(help="Who it is at the identity provider of PAYFLOWX_OIDC_ISSUER; it has no password then."),
    ] = None,
) -> None:
    """Create a user. The password is asked for, or read from the standard input; it is never an argument."""
    settings = database.start()
    if subject is not None and settings.oidc_issuer is None:
        raise IssuerMissing("--subject needs PAYFLOWX_OIDC_ISSUER: set it to the provider that knows the user.")
    password = None if subject is not None else _password(from_stdin=password_stdin)
    user_id = UserId(new_uuid())

    async def create(now: datetime) -> User:
        new = service.NewUser(email, name, password, role)
        if subject is None or settings.oidc_issuer is None:
            return await service.add_user(actor=SYSTEM_CLI, user_id=user_id, new=new, now=now)
        known_as = external.ProviderSubject(settings.oidc_issuer, subject, now)
        return await external.add_external_user(actor=SYSTEM_CLI, user_id=user_id, new=new, known_as=known_as, now=now)

    user = _run(settings, create)
    typer.echo(f"Created {user.email} ({user.role}): {to_typeid('user', user.id)}")


def set_password(email: Email, password_stdin: PasswordStdin = False) -> None:
    """Give a user a new password, which ends all of its sessions and its API keys."""
    settings = database.start()
    password = _password(from_stdin=password_stdin)
    user = _run(settings, lambda now: service.set_password(actor=SYSTEM_CLI, email=email, password=password, now=now))
    typer.echo(f"{user.email} has a new password; its sessions have ended and its API keys work no longer.")


def deactivate_user(email: Email) -> None:
    """Lock a user out within a second: its sessions end, its API keys stop working. Nothing of it is removed."""
    user = _set_active(email, is_active=False)
    typer.echo(f"{user.email} is locked out.")


def activate_user(email: Email) -> None:
    """Let a user in again that was deactivated. It has to sign in anew, and its servers need new API keys."""
    user = _set_active(email, is_active=True)
    typer.echo(f"{user.email} may sign in again.")


def _set_active(email: str, *, is_active: bool) -> User:
    return _run(
        database.start(),
        lambda now: service.set_active(actor=SYSTEM_CLI, email=email, is_active=is_active, now=now),
    )


def _password(*, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\n")
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))


def _run(settings: Settings, change: Callable[[datetime], Awaitable[User]]) -> User:
    """The user that the change gives, made on the command's database at its present instant."""

    async def connect_and_change(url: str) -> User:
        async with database.connected(settings, url):
            return await change(await database_clock.now())

    with database.database_url(settings) as url:
        return asyncio.run(connect_and_change(url))
