"""Users are made once for each e-mail address, by admins, and their role is looked up afresh."""

import asyncio

import pytest

from payflowx.core.errors import InvalidInput, NotAuthenticated
from payflowx.core.ids import UserId, new_uuid
from payflowx.core.principal import SYSTEM_CLI, Principal, Role
from payflowx.events import service as events
from payflowx.identity import service
from payflowx.identity.models import User
from tests.factories import NOW, PASSWORD
from tests.tables import forbidden, refused


async def create(
    principal: Principal,
    *,
    email: str = "ada@example.com",
    name: str = "Ada",
    password: str = PASSWORD,
    role: Role = Role.USER,
) -> User:
    """What an admin asks for."""
    return await service.create_user(
        principal=principal,
        user_id=UserId(new_uuid()),
        new=service.NewUser(email, name, password, role),
        now=NOW,
    )


@pytest.mark.parametrize("role", Role)
async def test_admin_makes_a_user_of_any_role(admin: Principal, role: Role) -> None:
    made = await create(admin, email="  Ada.Lovelace@Example.COM ", name="  Ada  ", role=role)

    user = await User.get(id=made.id)
    assert (user.email, user.name, user.role) == ("ada.lovelace@example.com", "Ada", role)
    assert (user.is_active, user.created_at) == (True, NOW)
    (event,) = await events.trails(subject_ids=[user.id])
    assert (event.type, event.actor, event.occurred_at) == ("user.created", admin.actor, NOW)
    assert event.data == {"email": "ada.lovelace@example.com", "role": role}


async def test_only_admins_make_users(user: Principal, operator: Principal) -> None:
    for principal in (user, operator):
        async with forbidden():
            await create(principal)


@pytest.mark.parametrize("again", ["ada@example.com", "ADA@Example.com", "\tada@example.com\n"])
async def test_address_is_taken_once_whatever_its_case(admin: Principal, again: str) -> None:
    await create(admin)

    async with refused("ALREADY_EXISTS", "email"):
        await create(admin, email=again)


async def test_of_simultaneous_users_with_one_address_one_is_made(admin: Principal) -> None:
    outcomes = await asyncio.gather(*(create(admin) for _ in range(5)), return_exceptions=True)

    assert sum(isinstance(outcome, User) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, service.EmailTaken) for outcome in outcomes) == 4
    assert await User.filter(email="ada@example.com").count() == 1


@pytest.mark.parametrize(
    "email",
    [
        "",
        "ada",
        "ada@",
        "@example.com",
        "ada@home@example.com",
        "ada lovelace@example.com",
        "ada@exa mple.com",
        "ada@example.com, eve@example.com",
        "Ada <ada@example.com>",
        "adä@example.com",
        "ada@exämple.com",
        "ada\0@example.com",
        "ada@example.com\0",
        "ada\ud83d@example.com",
        f"{'a' * 243}@example.com",
    ],
)
async def test_what_can_not_be_an_address_is_refused(admin: Principal, email: str) -> None:
    async with refused("INVALID_INPUT", "email"):
        await create(admin, email=email)


async def test_longest_address_is_kept(admin: Principal) -> None:
    longest = f"{'a' * 242}@example.com"
    assert len(longest) == 254

    assert (await create(admin, email=longest)).email == longest


@pytest.mark.parametrize("password", ["", "p" * 11, "p" * 257, "half a surrogate \ud83d"])
async def test_unusable_password_is_refused_and_never_repeated(admin: Principal, password: str) -> None:
    async with refused("INVALID_INPUT", "password"):
        await create(admin, password=password)
    with pytest.raises(InvalidInput) as refusal:
        await create(admin, password=password)
    assert not password or password not in refusal.value.message


@pytest.mark.parametrize("password", ["p" * 12, "p" * 256, "пароль из слов", "tabs\tand\nlines\0"])
async def test_password_of_12_to_256_characters_of_any_kind_works(admin: Principal, password: str) -> None:
    user = await create(admin, password=password)

    assert (await service.sign_in(email=user.email, password=password)).id == user.id


@pytest.mark.parametrize("name", ["", "   ", "n" * 201, "line\nbreak", "\0", "half \ud83d"])
async def test_unusable_name_is_refused(admin: Principal, name: str) -> None:
    async with refused("INVALID_INPUT", "name"):
        await create(admin, name=name)


async def test_first_user_is_made_by_the_system_on_an_empty_database(database: str) -> None:
    first = await service.add_user(
        actor=SYSTEM_CLI,
        user_id=UserId(new_uuid()),
        new=service.NewUser("ada@example.com", "Ada", PASSWORD, Role.ADMIN),
        now=NOW,
    )

    assert await service.authenticate(user_id=UserId(first.id)) == Principal(UserId(first.id), Role.ADMIN)
    (event,) = await events.trails(subject_ids=[first.id])
    assert (event.type, event.actor) == ("user.created", "system:cli")


async def test_users_are_fetched_by_their_ids(admin: Principal, user: Principal) -> None:
    found = await service.get_users(user_ids=[admin.user_id, user.user_id, UserId(new_uuid())])

    assert {row.id for row in found} == {admin.user_id, user.user_id}


@pytest.mark.parametrize("role", Role)
async def test_principal_has_the_role_of_this_moment(user: Principal, role: Role) -> None:
    await User.filter(id=user.user_id).update(role=role)

    assert await service.authenticate(user_id=user.user_id) == Principal(user.user_id, role)


async def test_user_that_was_deactivated_is_nobody_from_then_on(user: Principal) -> None:
    await service.authenticate(user_id=user.user_id)
    await User.filter(id=user.user_id).update(is_active=False)

    with pytest.raises(NotAuthenticated):
        await service.authenticate(user_id=user.user_id)


async def test_user_that_does_not_exist_is_nobody(database: str) -> None:
    with pytest.raises(NotAuthenticated):
        await service.authenticate(user_id=UserId(new_uuid()))
