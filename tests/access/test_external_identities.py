"""Whom an identity provider vouches for: a user of ours that is known by issuer and subject, and by nothing else."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from payflowx.access.models import ExternalIdentity
from payflowx.access.providers import Claims
from payflowx.access.service import external
from payflowx.core.clock import utc_now
from payflowx.core.errors import NotAuthenticated
from payflowx.core.ids import UserId, new_uuid
from payflowx.core.principal import SYSTEM_CLI, Principal, Role
from payflowx.events import service as events
from payflowx.identity import service as identity
from payflowx.identity.models import User
from tests.factories import NOW
from tests.tables import contents, refused

ISSUER = "https://id.example.com/"
EMAIL = "ada@example.com"


def claims(**changes: Any) -> Claims:
    """What a provider says of Ada."""
    given: dict[str, Any] = {
        "issuer": ISSUER,
        "subject": "auth0|1",
        "email": EMAIL,
        "is_email_verified": True,
        "name": "Ada Lovelace",
        "role": None,
        "issued_at": NOW,
    }
    return Claims(**given | changes)


async def enter(said: Claims, *, may_create: bool = True) -> Principal:
    """Whom these claims let in."""
    return await external.authenticate_external(
        claims=said, may_create=may_create, user_id=UserId(new_uuid()), now=said.issued_at
    )


async def provision(*, role: Role = Role.USER) -> User:
    """A user that an admin has made for Ada's identity."""
    return await external.add_external_user(
        actor=SYSTEM_CLI,
        user_id=UserId(new_uuid()),
        new=identity.NewUser(EMAIL, "Ada", None, role),
        known_as=external.ProviderSubject(ISSUER, "auth0|1", NOW),
        now=NOW,
    )


async def test_provisioned_user_is_let_in(database: str) -> None:
    user = await provision(role=Role.OPERATOR)

    assert await enter(claims(), may_create=False) == Principal(UserId(user.id), Role.OPERATOR)


async def test_unknown_user_is_let_in_only_where_that_is_allowed(database: str) -> None:
    before = await contents()
    with pytest.raises(NotAuthenticated):
        await enter(claims(), may_create=False)
    assert await contents() == before

    principal = await enter(claims())
    again = await enter(claims(), may_create=False)

    user = await User.get()
    assert (user.email, user.name, user.role, user.password_hash) == (EMAIL, "Ada Lovelace", Role.USER, None)
    assert principal == again == Principal(UserId(user.id), Role.USER)
    (event,) = await events.trails(subject_ids=[user.id])
    assert (event.type, event.actor) == ("user.created", principal.actor)


async def test_of_simultaneous_first_sights_one_user_is_made(database: str) -> None:
    principals = await asyncio.gather(*(enter(claims()) for _ in range(5)))

    assert len(set(principals)) == 1
    assert (await User.all().count(), await ExternalIdentity.all().count()) == (1, 1)


@pytest.mark.parametrize("changes", [{"subject": "auth0|2"}, {"issuer": "https://other.example.com/"}], ids=str)
async def test_address_that_somebody_has_leads_to_nobody(database: str, changes: dict[str, str]) -> None:
    """Or whoever owns the address at any provider would own the account here."""
    await provision()
    before = await contents()

    with pytest.raises(NotAuthenticated):
        await enter(claims(**changes))

    assert await contents() == before


@pytest.mark.parametrize("email", [None, "", "no address"])
async def test_user_without_an_address_is_not_made(database: str, email: str | None) -> None:
    before = await contents()
    with pytest.raises(NotAuthenticated):
        await enter(claims(email=email))
    assert await contents() == before


async def test_address_that_is_not_verified_makes_no_user(database: str) -> None:
    """Or somebody could take it before its owner comes."""
    before = await contents()
    with pytest.raises(NotAuthenticated):
        await enter(claims(is_email_verified=False))
    assert await contents() == before


async def test_token_from_before_the_user_was_locked_out_is_void(database: str) -> None:
    await provision()
    later = utc_now() + timedelta(seconds=10)
    for is_active in (False, True):
        await identity.set_active(actor=SYSTEM_CLI, email=EMAIL, is_active=is_active, now=later)

    with pytest.raises(NotAuthenticated):
        await enter(claims())

    assert (await enter(claims(issued_at=later + timedelta(seconds=1)))).role is Role.USER


async def test_newest_token_says_which_role_its_user_has(database: str) -> None:
    first = await enter(claims(role=Role.OPERATOR))
    assert first.role is Role.OPERATOR

    promoted = await enter(claims(role=Role.ADMIN, issued_at=NOW + timedelta(seconds=10)))
    older = await enter(claims(role=Role.USER, issued_at=NOW + timedelta(seconds=5)))
    silent = await enter(claims(role=None, issued_at=NOW + timedelta(seconds=20)))

    assert [principal.role for principal in (promoted, older, silent)] == [Role.ADMIN] * 3
    trail = [(event.type, event.data.get("role")) for event in await events.trails(subject_ids=[first.user_id])]
    assert trail == [("user.created", "OPERATOR"), ("user.role_changed", "ADMIN")]


async def test_role_that_was_taken_away_does_not_come_back_with_an_older_token(database: str) -> None:
    await enter(claims(role=Role.USER))

    for seconds, role in ((10, Role.USER), (5, Role.ADMIN)):
        assert (await enter(claims(role=role, issued_at=NOW + timedelta(seconds=seconds)))).role is Role.USER


@pytest.mark.parametrize("subject", ["", "s" * 256, "line\nbreak"])
async def test_subject_that_can_not_be_one_is_refused(database: str, subject: str) -> None:
    async with refused("INVALID_INPUT", "subject"):
        await external.add_external_user(
            actor=SYSTEM_CLI,
            user_id=UserId(new_uuid()),
            new=identity.NewUser(EMAIL, "Ada", None),
            known_as=external.ProviderSubject(ISSUER, subject, NOW),
            now=NOW,
        )


async def test_user_that_is_locked_out_stays_out(database: str) -> None:
    await provision()
    await identity.set_active(actor=SYSTEM_CLI, email=EMAIL, is_active=False, now=NOW)

    with pytest.raises(NotAuthenticated):
        await enter(claims())


async def test_identity_belongs_to_one_user(database: str) -> None:
    await provision()

    async with refused("ALREADY_EXISTS", "subject"):
        await external.add_external_user(
            actor=SYSTEM_CLI,
            user_id=UserId(new_uuid()),
            new=identity.NewUser("eve@example.com", "Eve", None),
            known_as=external.ProviderSubject(ISSUER, "auth0|1", NOW),
            now=NOW,
        )


async def test_user_of_a_provider_has_no_password_that_lets_in(database: str) -> None:
    await provision()

    for password in ("", "nobody has this password"):
        with pytest.raises(identity.InvalidCredentials):
            await identity.sign_in(email=EMAIL, password=password, address="192.0.2.1", now=NOW)
