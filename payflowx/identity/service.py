"""Keeps users and lets them in; the same answer, in the same time, for a wrong password and an unknown user."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Final

from tortoise.exceptions import IntegrityError

from payflowx.core import db, principals, records
from payflowx.core.errors import InvalidInput, NotAllowed, NotFound, Refusal
from payflowx.core.ids import UserId
from payflowx.core.paging import Page, PageRequest, fetch_page
from payflowx.core.principal import Principal, Role
from payflowx.core.text import EMAIL_LENGTH_MAX, NAME_LENGTH_MAX, check_text, refuse_card_number
from payflowx.events import service as events
from payflowx.identity import passwords, throttle
from payflowx.identity.models import User

EMAIL_PATTERN: Final = re.compile(r"[!-?A-~]+@[a-z0-9.-]+")  # printable ASCII without a second @
BY_ID: Final = records.by(User, "id")
EMAIL_CONSTRAINT: Final = "users_email_key"
# Up to this very moment, since `now` ($4) may be some seconds old; and later than the last time in any case.
CHANGE_CREDENTIALS: Final = """
UPDATE users SET password_hash = COALESCE($2, password_hash), is_active = COALESCE($3, is_active),
    credentials_changed_at
        = GREATEST($4::timestamptz, clock_timestamp(), credentials_changed_at + interval '1 microsecond')
WHERE id = $1 RETURNING password_hash, is_active, credentials_changed_at
"""
# As many as there are threads for hashing. Each looks at the failures just before its turn, so a burst of guesses is
# stopped at the same number as guesses one after the other.
_TURNS: Final = asyncio.Semaphore(passwords.THREADS)


class InvalidCredentials(Refusal):
    """The e-mail address and the password don't belong together, or the user is not active."""

    code: ClassVar[str] = "INVALID_CREDENTIALS"


class EmailTaken(Refusal):
    """Another user has that e-mail address."""

    code: ClassVar[str] = "ALREADY_EXISTS"


@dataclass(frozen=True, slots=True, repr=False)
class NewUser:
    """Who a new user is: an e-mail address that nobody has yet, a name, a password in clear and a role.

    Without a password an identity provider has to vouch for the user.
    """

    email: str
    name: str
    password: str | None
    role: Role = Role.USER


async def sign_in(*, email: str, password: str, address: str, now: datetime) -> User:
    """The active user with this e-mail address and password, who asks from this network address.

    Raises InvalidCredentials, without a hint at what was wrong, and Throttled after too many failures.
    """
    email = email.strip().lower()
    attempt = throttle.Attempt.of(email=email, address=address)
    can_be_one = email.isprintable() and len(email) <= EMAIL_LENGTH_MAX  # the database holds no other text
    async with _TURNS:
        await throttle.check(attempt, now=now)
        user = await User.filter(email=email).first() if can_be_one else None
        is_right = await passwords.verify_password(user.password_hash if user else None, password)
        if user is None or not is_right or not user.is_active:
            await throttle.note_failure(attempt, now=now)
            raise InvalidCredentials("The e-mail address or the password is wrong.")
        await throttle.forgive(attempt, now=now)
    return user


async def create_user(*, principal: Principal, user_id: UserId, new: NewUser, now: datetime) -> User:
    """A new, active user.

    Raises NotAllowed (admins only, and no API key), InvalidInput, EmailTaken.
    """
    principal.require(Role.ADMIN)
    principal.require_person()
    return await add_user(actor=principal.actor, user_id=user_id, new=new, now=now)


async def add_user(*, actor: str, user_id: UserId, new: NewUser, now: datetime) -> User:
    """A new, active user, made by the system itself: the way in for the first admin.

    Raises InvalidInput, EmailTaken.
    """
    email = _check_email(new.email)
    name = check_text(new.name.strip(), length_max=NAME_LENGTH_MAX, path=("name",))
    password_hash = None if new.password is None else await _hash_password(new.password, email, name)
    try:
        async with db.transaction():
            user = await User.create(
                id=user_id,
                email=email,
                name=name,
                password_hash=password_hash,
                role=new.role,
                is_active=True,
                created_at=now,
            )
            await events.record(
                type="user.created",
                subject_id=user_id,
                change_id=user_id,
                actor=actor,
                data={"email": email, "role": new.role.value},
                now=now,
            )
    except IntegrityError as error:
        if db.constraint(error) != EMAIL_CONSTRAINT:
            raise
        raise EmailTaken(f"There is a user with the e-mail address {email!r} already.", path=("email",)) from error
    return user


async def set_password(*, actor: str, email: str, password: str, now: datetime) -> User:
    """Gives a user a new password, which ends all of its sessions. Raises NotFound, InvalidInput."""
    user = await find_user(email=email)
    password_hash = await _hash_password(password, user.email, user.name)
    async with db.transaction():
        await _change_credentials(user, now, password_hash=password_hash)
        return await _recorded(user, {}, event="user.password_changed", actor=actor, now=now)


async def set_active(*, actor: str, email: str, is_active: bool, now: datetime) -> User:
    """Locks a user out, or lets it in again; its sessions are over in both cases. Raises NotFound."""
    user = await find_user(email=email)
    if user.is_active == is_active:
        return user
    event = "user.activated" if is_active else "user.deactivated"
    async with db.transaction():
        await _change_credentials(user, now, is_active=is_active)
        return await _recorded(user, {"is_active": is_active}, event=event, actor=actor, now=now)


async def set_role(*, actor: str, user_id: UserId, role: Role, now: datetime) -> User:
    """Gives a user another role, as its identity provider says."""
    user = await User.get(id=user_id)
    async with db.transaction():
        await user.update_from_dict({"role": role}).save(update_fields=["role"])
        principals.forget()
        return await _recorded(user, {"role": role}, event="user.role_changed", actor=actor, now=now)


async def find_user(*, email: str) -> User:
    """The user with this e-mail address. Raises NotFound."""
    user = await User.filter(email=_check_email(email)).first()
    if user is None:
        raise NotFound(f"There is no user with the e-mail address {email.strip().lower()!r}.", path=("email",))
    return user


async def act_as(*, email: str) -> Principal:
    """The active user of this address, for what is done in its name without a sign-in. Raises NotFound, NotAllowed."""
    user = await find_user(email=email)
    if not user.is_active:
        raise NotAllowed(f"The user {email} is deactivated.")
    return Principal(UserId(user.id), user.role)


async def list_users(*, principal: Principal, request: PageRequest) -> Page[User]:
    """All users, newest first. Raises NotAllowed (admins only)."""
    principal.require(Role.ADMIN)
    return await fetch_page(User.all(), request, order_by="created_at", descending=True)


async def get_users(*, user_ids: Sequence[UserId]) -> list[User]:
    """The users of these ids that exist, in no order."""
    return await BY_ID.find(user_ids)


async def _hash_password(password: str, email: str, name: str) -> str:
    about = [email, email.partition("@")[0], name, *name.split()]
    return await passwords.hash_password(await passwords.check_password(password, about=about))


async def _change_credentials(
    user: User, now: datetime, *, password_hash: str | None = None, is_active: bool | None = None
) -> None:
    """Changes what is given, and makes void what the user has proved so far, which the database wants done at once."""
    rows = await db.fetch(CHANGE_CREDENTIALS, user.id, password_hash, is_active, now)
    principals.forget()
    user.update_from_dict(dict(rows[0]))


async def _recorded(user: User, said: dict[str, object], *, event: str, actor: str, now: datetime) -> User:
    """The user, with the event of its change; of a secret the event says nothing."""
    await events.record(type=event, subject_id=user.id, change_id=None, actor=actor, data=said, now=now)
    return user


def _check_email(email: str) -> str:
    """The address in lower case, where it can be one; otherwise raises InvalidInput."""
    normalised = email.strip().lower()
    if len(normalised) > EMAIL_LENGTH_MAX or not EMAIL_PATTERN.fullmatch(normalised):
        raise InvalidInput(
            f"An e-mail address such as 'ada@example.com' is needed, of at most {EMAIL_LENGTH_MAX} characters.",
            path=("email",),
        )
    return refuse_card_number(normalised, path=("email",))
