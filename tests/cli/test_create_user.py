"""`payflowx create-user`: the way in for the first admin."""

from pathlib import Path

import pytest

from tests.api.documents import LOGIN, ME
from tests.client import over_network
from tests.servers import run_to_end, running_api
from tests.tables import contents

PASSWORD = "canary battery staple"
ADA = ("create-user", "--name", "Ada", "--role", "ADMIN", "--password-stdin", "--email")


async def test_created_admin_can_sign_in(database: str, tmp_path: Path) -> None:
    created = run_to_end(
        *ADA, "Ada@Example.com", folder=tmp_path, given=PASSWORD + "\n", PAYFLOWX_DATABASE_URL=database
    )
    assert created.returncode == 0, created.stderr

    with running_api(database, tmp_path) as (_, url):
        async with over_network(url) as client:
            session = await client.ask(LOGIN, email="ada@example.com", password=PASSWORD)
            me = await client.signed_in(session["accessToken"]).ask(ME)

    assert (me["email"], me["role"]) == ("ada@example.com", "ADMIN")
    assert created.stdout == f"Created ada@example.com (ADMIN): {me['id']}\n"


@pytest.mark.parametrize(
    ("email", "password", "reason"),
    [
        ("ada", PASSWORD, "An e-mail address such as"),
        ("[/bold]@example", "canary", "A password has 12 to 256 characters."),
        ("ada@example.com", "", "A password has 12 to 256 characters."),
    ],
    ids=["no address", "short password", "no password"],
)
async def test_user_that_cannot_be_is_refused_in_one_line(
    database: str, tmp_path: Path, email: str, password: str, reason: str
) -> None:
    done = run_to_end(*ADA, email, folder=tmp_path, given=password, PAYFLOWX_DATABASE_URL=database)

    (line,) = done.stderr.splitlines()
    assert (done.returncode, done.stdout) == (1, "")
    assert line.startswith(f"Error: {reason}")
    assert "canary" not in line
    assert (await contents("users", "events")) == {"users": [], "events": []}
