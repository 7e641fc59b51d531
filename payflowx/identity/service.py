"""Creates users and tells who they are; the same answer, in the same time, for a wrong password and an unknown user."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Final

from tortoise.exceptions import IntegrityError

from payflowx.core import db
from payflowx.core.errors import InvalidInput, NotAuthenticated, Refusal
from payflowx.core.ids import UserId
from payflowx.core.principal import Principal, Role
from payflowx.core.text import check_text, refuse_card_number
from payflowx.events import service as events
from payflowx.identity import passwords
from payflowx.identity.models import User

EMAIL_LENGTH_MAX: Final = 254
EMAIL_PATTERN: Final = re.compile(r"[!-?A-~]+@[a-z0-9.-]+")  # printable ASCII without a second @
NAME_LENGTH_MAX: Final = 200


class InvalidCredentials(Refusal):
    """The e-mail address and the password don't belong together, or the user is not active."""

    code: ClassVar[str] = "INVALID_CREDENTIALS"


class EmailTaken(Refusal):
    """Another user has that e-mail address."""

    code: ClassVar[str] = "ALREADY_EXISTS"


@dataclass(frozen=True, slots=True, repr=False)
class NewUser:
    """Who a new user is: an e-mail address that nobody has yet, a name, a password in clear and a role."""

    email: str
    name: str
    password: str
    role: Role = Role.USER


async def sign_in(*, email: str, password: str) -> User:
    """The active user with this e-mail address and password.

    Raises InvalidCredentials, without a hint at what was wrong.
    """
    email = email.strip().lower()
    can_be_one = email.isprintable() and len(email) <= EMAIL_LENGTH_MAX  # the database holds no other text
    user = await User.filter(email=email).first() if can_be_one else None
    is_right = await passwords.verify_password(user.password_hash if user else None, password)
    if user is None or not is_right or not user.is_active:
        raise InvalidCredentials("The e-mail address or the password is wrong.")
    return user


async def authenticate(*, user_id: UserId) -> Principal:
    """The principal of a user whose token was valid; its role and standing are those of this moment.

    Raises NotAuthenticated where there is no such user or it is not active.
    """
    rows = await db.fetch("SELECT role FROM users WHERE id = $1 AND is_active", user_id)
    if not rows:
        raise NotAuthenticated("The access token is not valid, or no longer.")
    return Principal(user_id=user_id, role=Role(rows[0]["role"]))


async def create_user(*, principal: Principal, user_id: UserId, new: NewUser, now: datetime) -> User:
    """A new, active user.

    Raises NotAllowed (admins only), InvalidInput, EmailTaken.
    """
    principal.require(Role.ADMIN)
    return await add_user(actor=principal.actor, user_id=user_id, new=new, now=now)


async def add_user(*, actor: str, user_id: UserId, new: NewUser, now: datetime) -> User:
    """A new, active user, made by the system itself: the way in for the first admin.

    Raises InvalidInput, EmailTaken.
    """
    email = _check_email(new.email)
    name = check_text(new.name.strip(), length_max=NAME_LENGTH_MAX, path=("name",))
    password_hash = await passwords.hash_password(passwords.check_password(new.password))
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
        raise EmailTaken(f"There is a user with the e-mail address {email!r} already.", path=("email",)) from error
    return user


async def get_users(*, user_ids: Sequence[UserId]) -> list[User]:
    """The users of these ids that exist, in no order."""
    return await User.filter(id__in=list(user_ids))


def _check_email(email: str) -> str:
    """The address in lower case, where it can be one; otherwise raises InvalidInput."""
    normalised = email.strip().lower()
    if len(normalised) > EMAIL_LENGTH_MAX or not EMAIL_PATTERN.fullmatch(normalised):
        raise InvalidInput(
            f"An e-mail address such as 'ada@example.com' is needed, of at most {EMAIL_LENGTH_MAX} characters.",
            path=("email",),
        )
    return refuse_card_number(normalised, path=("email",))
