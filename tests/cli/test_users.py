"""`payflowx set-password`, `deactivate-user`, `activate-user`, and users that an identity provider vouches for."""

from pathlib import Path

import pytest

from payflowx.access.models import ExternalIdentity
from payflowx.core.errors import NotAuthenticated
from payflowx.core.principal import SYSTEM_CLI
from payflowx.events import service as events
from payflowx.identity import service
from payflowx.identity.models import User
from tests.factories import NOW, PASSWORD, make_user
from tests.servers import run_to_end
from tests.tables import contents

EMAIL = "ada@example.com"
NEW_PASSWORD = "canary lemon umbrella"
ISSUER = "https://id.example.com/"


async def signs_in(password: str) -> bool:
    """Whether the password lets Ada in."""
    try:
        await service.sign_in(email=EMAIL, password=password, address="192.0.2.1", now=NOW)
    except (service.InvalidCredentials, NotAuthenticated):
        return False
    return True


async def test_new_password_replaces_the_old_one(database: str, tmp_path: Path) -> None:
    user = await make_user(email=EMAIL)

    done = run_to_end(
        *("set-password", "--email", "ADA@example.com", "--password-stdin"),
        folder=tmp_path,
        given=NEW_PASSWORD + "\n",
        PAYFLOWX_DATABASE_URL=database,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert (
        done.stdout == "ada@example.com has a new password; its sessions have ended and its API keys work no longer.\n"
    )
    assert [await signs_in(password) for password in (NEW_PASSWORD, PASSWORD)] == [True, False]
    (event,) = await events.trails(subject_ids=[user.user_id])
    assert (event.type, event.actor) == ("user.password_changed", SYSTEM_CLI)


async def test_user_is_locked_out_and_let_in_again(database: str, tmp_path: Path) -> None:
    await make_user(email=EMAIL)

    for command, said, may_sign_in in (
        ("deactivate-user", "is locked out.", False),
        ("activate-user", "may sign in again.", True),
    ):
        done = run_to_end(command, "--email", EMAIL, folder=tmp_path, PAYFLOWX_DATABASE_URL=database)

        assert (done.returncode, done.stdout, done.stderr) == (0, f"{EMAIL} {said}\n", "")
        assert await signs_in(PASSWORD) is may_sign_in


@pytest.mark.parametrize(
    ("arguments", "given", "reason"),
    [
        (("set-password", "--password-stdin"), NEW_PASSWORD, "There is no user with the e-mail address"),
        (("deactivate-user",), "", "There is no user with the e-mail address"),
        (("activate-user",), "", "There is no user with the e-mail address"),
        (("create-user", "--name", "Eve", "--subject", "auth0|1"), "", "--subject needs PAYFLOWX_OIDC_ISSUER"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else None,
)
async def test_what_can_not_be_done_is_refused_in_one_line(
    database: str, tmp_path: Path, arguments: tuple[str, ...], given: str, reason: str
) -> None:
    done = run_to_end(
        *arguments, "--email", "eve@example.com", folder=tmp_path, given=given, PAYFLOWX_DATABASE_URL=database
    )

    (line,) = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (1, "")
    assert line.startswith(f"Error: {reason}")
    assert "canary" not in line
    assert await contents("users", "events") == {"users": [], "events": []}


async def test_user_of_a_provider_has_a_subject_and_no_password(database: str, tmp_path: Path) -> None:
    settings = {
        "PAYFLOWX_DATABASE_URL": database,
        "PAYFLOWX_OIDC_ISSUER": ISSUER,
        "PAYFLOWX_OIDC_AUDIENCE": "https://payflowx.example.com",
    }
    arguments = ("create-user", "--name", "Ada", "--role", "ADMIN", "--subject", "auth0|1", "--email")

    done = run_to_end(*arguments, EMAIL, folder=tmp_path, **settings)
    again = run_to_end(*arguments, "other@example.com", folder=tmp_path, **settings)

    assert (done.returncode, done.stderr) == (0, "")
    user = await User.get(email=EMAIL)
    assert (user.role, user.password_hash) == ("ADMIN", None)
    identity = await ExternalIdentity.get()
    assert (identity.user_id, identity.issuer, identity.subject) == (user.id, ISSUER, "auth0|1")
    assert not await signs_in("")
    assert (again.returncode, again.stdout) == (1, "")
    assert "Another user is known as 'auth0|1'" in again.stderr
    assert await User.all().count() == 1
