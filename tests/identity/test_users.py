"""Users are made once for each e-mail address, by admins, and their role is looked up afresh."""

import asyncio

import pytest

from payflowx.core.errors import InvalidInput
from payflowx.core.ids import UserId, new_uuid
from payflowx.core.paging import PageRequest
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


async def signs_in(email: str, password: str) -> bool:
    """Whether the password opens the account."""
    try:
        await service.sign_in(email=email, password=password, address="192.0.2.1", now=NOW)
    except service.InvalidCredentials:
        return False
    return True


@pytest.mark.parametrize(
    "password",
    [
        "password1234",
        "Password1234!",
        "qwertyuiop123",
        "123456789012",
        "aaaaaaaaaaaaaaaa",
        "passwordpassword",
        "iloveyou1234",
        "ada@example.com",
        "Ada Lovelace1",
    ],
)
async def test_password_that_is_guessed_first_is_refused(admin: Principal, password: str) -> None:
    async with refused("INVALID_INPUT", "password"):
        await create(admin, name="Ada Lovelace", password=password)


async def test_new_password_opens_the_account_and_the_old_one_does_not(user: Principal) -> None:
    email = (await User.get(id=user.user_id)).email

    await service.set_password(actor=SYSTEM_CLI, email=f" {email.upper()}", password="another long password", now=NOW)

    assert await signs_in(email, "another long password")
    assert not await signs_in(email, PASSWORD)
    (event,) = await events.trails(subject_ids=[user.user_id])
    assert (event.type, event.actor, event.data) == ("user.password_changed", SYSTEM_CLI, {})


@pytest.mark.parametrize("password", ["short", "password1234"])
async def test_new_password_keeps_the_rules(user: Principal, password: str) -> None:
    email = (await User.get(id=user.user_id)).email

    async with refused("INVALID_INPUT", "password"):
        await service.set_password(actor=SYSTEM_CLI, email=email, password=password, now=NOW)


async def test_deactivated_user_is_kept_out_until_it_is_activated(user: Principal) -> None:
    email = (await User.get(id=user.user_id)).email

    for is_active in (False, False, True, True):
        await service.set_active(actor=SYSTEM_CLI, email=email, is_active=is_active, now=NOW)
        assert await signs_in(email, PASSWORD) is is_active

    trail = await events.trails(subject_ids=[user.user_id])
    assert [event.type for event in trail] == ["user.deactivated", "user.activated"]


async def test_user_that_does_not_exist_can_not_be_changed(database: str) -> None:
    for change in (
        service.set_password(actor=SYSTEM_CLI, email="eve@example.com", password="another long password", now=NOW),
        service.set_active(actor=SYSTEM_CLI, email="eve@example.com", is_active=False, now=NOW),
    ):
        async with refused("NOT_FOUND", "email"):
            await change


async def test_only_admins_list_users(admin: Principal, user: Principal, operator: Principal) -> None:
    page = await service.list_users(principal=admin, request=PageRequest(size=2))

    assert {row.id for row in page.items} < {admin.user_id, user.user_id, operator.user_id}
    assert (len(page.items), page.has_next) == (2, True)
    for principal in (user, operator):
        async with forbidden():
            await service.list_users(principal=principal, request=PageRequest(size=2))


@pytest.mark.parametrize("password", ["", "p" * 11, "p" * 257, "half a surrogate \ud83d"])
async def test_unusable_password_is_refused_and_never_repeated(admin: Principal, password: str) -> None:
    async with refused("INVALID_INPUT", "password"):
        await create(admin, password=password)
    with pytest.raises(InvalidInput) as refusal:
        await create(admin, password=password)
    assert not password or password not in refusal.value.message


@pytest.mark.parametrize(
    "password", ["nine lemons6", "nine purple lemons on a roof " * 8, "пароль из слов", "tabs\tand\nlines\0"]
)
async def test_password_of_12_to_256_characters_of_any_kind_works(admin: Principal, password: str) -> None:
    user = await create(admin, password=password)

    assert await signs_in(user.email, password)


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

    assert (await User.get(id=first.id)).role == Role.ADMIN
    (event,) = await events.trails(subject_ids=[first.id])
    assert (event.type, event.actor) == ("user.created", "system:cli")


async def test_users_are_fetched_by_their_ids(admin: Principal, user: Principal) -> None:
    found = await service.get_users(user_ids=[admin.user_id, user.user_id, UserId(new_uuid())])

    assert {row.id for row in found} == {admin.user_id, user.user_id}
