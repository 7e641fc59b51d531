"""Users in the schema: oneself, all of them for admins, and creating them."""

from datetime import datetime
from typing import Annotated, Final, Self
from uuid import UUID

import strawberry

from payflowx.api.context import Context, Info
from payflowx.api.docs import describe_enum
from payflowx.api.errors import UserError, user_errors
from payflowx.api.loaders import OneEach, required
from payflowx.api.pagination import After, Before, Connection, First, Last, Listing, connection, page_request
from payflowx.api.types import Node
from payflowx.api.views import of_rows, view
from payflowx.core.errors import Refusal
from payflowx.core.ids import Prefix, UserId, new_uuid
from payflowx.core.principal import Role
from payflowx.identity import models, service

USERS = Listing("users")

describe_enum(
    Role,
    USER="Creates payments and sees its own.",
    OPERATOR="Sees everything, works discrepancies and runs reconciliation.",
    ADMIN="An operator that also manages users and merchants.",
)


@of_rows(Prefix.USER)
@strawberry.type
class User(Node):
    """A person or a server that may sign in."""

    email: str = strawberry.field(description="The e-mail address, in lower case; what the user signs in with.")
    name: str = strawberry.field(description="How the user is called.")
    role: Role = strawberry.field(description="What the user may do.")
    is_active: bool = strawberry.field(description="Whether the user may sign in.")
    created_at: datetime = strawberry.field(description="When the user was created.")
    row: strawberry.Private[models.User]

    @classmethod
    def of(cls, row: models.User) -> Self:
        """A row as the schema shows it."""
        return view(cls, row)


@strawberry.input
class CreateUserInput:
    """A new user."""

    email: str = strawberry.field(description="An e-mail address that no other user has.")
    name: str = strawberry.field(description="How the user is called: 1 to 200 characters.")
    password: str = strawberry.field(description="12 to 256 characters, and not among those that are guessed first.")
    role: Role = strawberry.field(default=Role.USER, description="What the user may do.")


@strawberry.type
class UserPayload:
    """A user, or why there is none."""

    user: User | None = strawberry.field(description="The user; null where `errors` is not empty.")
    errors: list[UserError] = strawberry.field(description="Why nothing was changed; empty on success.")


@strawberry.type
class Query:
    """What can be asked about users."""

    @strawberry.field
    async def me(self, info: Info) -> User:
        """The signed-in user."""
        return await load_user(info.context, info.context.principal.user_id)

    @strawberry.field
    async def users(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> Connection[User]:
        """All users, newest first. Admins only."""
        page = await service.list_users(
            principal=info.context.principal,
            request=page_request(USERS, first=first, after=after, last=last, before=before),
        )
        return connection(USERS, page, User.of)


@strawberry.type
class Mutation:
    """What can be done with users."""

    @strawberry.mutation
    async def create_user(
        self, info: Info, input: Annotated[CreateUserInput, strawberry.argument(description="The new user.")]
    ) -> UserPayload:
        """Creates a user. Admins only."""
        try:
            user = await service.create_user(
                principal=info.context.principal,
                user_id=UserId(new_uuid()),
                new=service.NewUser(input.email, input.name, input.password, input.role),
                now=info.context.now,
            )
        except Refusal as refusal:
            return UserPayload(user=None, errors=user_errors(refusal))
        return UserPayload(user=User.of(user), errors=[])


async def load_user(context: Context, user_id: UUID) -> User:
    """A user that an object of the caller names."""
    return required(await context.loader(load_users).load(user_id))


async def find_node(context: Context, user_id: UUID) -> User | None:
    """The user, where it exists and the caller may see it: itself, or anybody for an operator."""
    principal = context.principal
    if not principal.sees_all and user_id != principal.user_id:
        return None
    return await context.loader(load_users).load(user_id)


load_users: Final[OneEach[User]] = OneEach(service.BY_ID, User.of)
"""The users that objects of the caller name."""
