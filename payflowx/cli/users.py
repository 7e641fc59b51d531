"""Users from the command line: how the first admin gets in."""

import asyncio
import sys
from typing import Annotated

import typer

from payflowx.cli import database
from payflowx.core import clock
from payflowx.core.ids import UserId, new_uuid, to_typeid
from payflowx.core.principal import SYSTEM_CLI, Role
from payflowx.identity import service
from payflowx.identity.models import User


def create_user(
    email: Annotated[str, typer.Option(help="What the user signs in with.", prompt="E-mail address")],
    name: Annotated[str, typer.Option(help="How the user is called.", prompt="Name")],
    role: Annotated[Role, typer.Option(help="What the user may do.")] = Role.USER,
    password_stdin: Annotated[bool, typer.Option(help="Read the password from the standard input.")] = False,
) -> None:
    """Create a user. The password is asked for, or read from the standard input; it is never an argument."""
    settings = database.start()
    password = sys.stdin.readline().rstrip("\n") if password_stdin else _ask()
    with database.database_url(settings) as url:
        user = asyncio.run(_create(url, email, name, role, password))
    typer.echo(f"Created {user.email} ({user.role}): {to_typeid('user', user.id)}")


def _ask() -> str:
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))


async def _create(url: str, email: str, name: str, role: Role, password: str) -> User:
    async with database.connected(url):
        return await service.add_user(
            actor=SYSTEM_CLI,
            user_id=UserId(new_uuid()),
            new=service.NewUser(email, name, password, role),
            now=clock.utc_now(),
        )
