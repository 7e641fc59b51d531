"""Sessions and API keys in the schema: how a client gets, renews and gives up what proves who it is."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

import strawberry

from payflowx.access import models, tokens
from payflowx.access.service import keys, sessions
from payflowx.api.context import Context, Info
from payflowx.api.errors import UserError, user_errors
from payflowx.api.types import Node
from payflowx.api.views import of_rows, view
from payflowx.core.errors import Refusal
from payflowx.core.ids import ApiKeyId, Prefix, SessionId, UserId, from_typeid, new_uuid
from payflowx.identity import graphql as identity
from payflowx.identity import service as users
from payflowx.identity.models import User


@strawberry.input
class LoginInput:
    """What proves who somebody is."""

    email: str = strawberry.field(description="The e-mail address, in any case.")
    password: str = strawberry.field(description="The password.")


@strawberry.type
class SessionPayload:
    """A session, or why there is none."""

    access_token: str | None = strawberry.field(
        description="Send it as `Authorization: Bearer ...`; null where `errors` is not empty."
    )
    refresh_token: str | None = strawberry.field(
        description="Gets the next access token, once, through `refreshSession`. Browsers get it as a cookie that "
        "scripts can't read, and null here."
    )
    expires_at: datetime | None = strawberry.field(description="When the access token stops working.")
    user: identity.User | None = strawberry.field(description="Who has signed in.")
    errors: list[UserError] = strawberry.field(description="Why nobody was signed in; empty on success.")


@of_rows(Prefix.API_KEY)
@strawberry.type
class ApiKey(Node):
    """A key with which a server acts as the user that made it. Send it as `Authorization: Bearer pfx_...`."""

    name: str = strawberry.field(description="What the key is for.")
    prefix: str = strawberry.field(description="The first characters of the secret, enough to recognise it.")
    created_at: datetime = strawberry.field(description="When the key was created.")
    last_used_at: datetime | None = strawberry.field(description="When it was last used, to the minute.")
    expires_at: datetime | None = strawberry.field(description="When it stops working; null for never.")
    revoked_at: datetime | None = strawberry.field(description="When it was revoked; null while it wasn't.")
    row: strawberry.Private[models.ApiKey]

    @classmethod
    def of(cls, row: models.ApiKey) -> Self:
        """A row as the schema shows it."""
        return view(cls, row)


@strawberry.input
class CreateApiKeyInput:
    """A new API key."""

    name: str = strawberry.field(description="What the key is for: 1 to 100 characters.")
    expires_at: datetime | None = strawberry.field(
        default=None, description="When it shall stop working; never where left out."
    )


@strawberry.type
class CreateApiKeyPayload:
    """A new API key with its secret, or why there is none."""

    api_key: ApiKey | None = strawberry.field(description="The key; null where `errors` is not empty.")
    secret: str | None = strawberry.field(description="What to send. It is shown this once and stored nowhere.")
    errors: list[UserError] = strawberry.field(description="Why nothing was changed; empty on success.")


@strawberry.type
class ApiKeyPayload:
    """An API key, or why there is none."""

    api_key: ApiKey | None = strawberry.field(description="The key; null where `errors` is not empty.")
    errors: list[UserError] = strawberry.field(description="Why nothing was changed; empty on success.")


RefreshTokenArgument = Annotated[
    str | None,
    strawberry.argument(description="The refresh token; browsers leave it out, since their cookie holds it."),
]


@strawberry.type
class Query:
    """What can be asked about access."""

    @strawberry.field
    async def api_keys(self, info: Info) -> list[ApiKey]:
        """Your own API keys, newest first, with those that were revoked or have expired; 200 at most."""
        rows = await keys.list_api_keys(principal=info.context.principal)
        return [ApiKey.of(row) for row in rows]


@strawberry.type
class Mutation:
    """What can be done about access."""

    @strawberry.mutation
    async def login(
        self, info: Info, input: Annotated[LoginInput, strawberry.argument(description="Who signs in.")]
    ) -> SessionPayload:
        """Signs in. The answer for an unknown user is that for a wrong password, and takes as long."""
        context = info.context
        try:
            user, session = await _sign_in(context, input)
        except Refusal as refusal:
            return _refused(refusal)
        return _continued(context, session, identity.User.of(user))

    @strawberry.mutation
    async def refresh_session(self, info: Info, refresh_token: RefreshTokenArgument = None) -> SessionPayload:
        """A new access token, and the next refresh token: this one has been used. Used twice, it ends the session.

        A browser that has lost the answer, as by a reload, may send its cookie again within 30 seconds.
        """
        context = info.context
        try:
            session = await sessions.refresh_session(
                refresh_token=refresh_token or context.cookie.token or "",
                lifetimes=_lifetimes(context),
                now=context.now,
                leeway=sessions.NO_LEEWAY if refresh_token else sessions.COOKIE_LEEWAY,
            )
        except Refusal as refusal:
            context.cookie.remove()
            return _refused(refusal)
        return _continued(context, session, await identity.load_user(context, session.user_id))

    @strawberry.mutation
    async def logout(self, info: Info, refresh_token: RefreshTokenArgument = None) -> bool:
        """Ends the session of the refresh token, else that of the access token; false where none was open."""
        context = info.context
        given = refresh_token or context.cookie.token
        context.cookie.remove()
        return await sessions.end_session(refresh_token=given, principal=context.viewer, now=context.now)

    @strawberry.mutation
    async def create_api_key(
        self, info: Info, input: Annotated[CreateApiKeyInput, strawberry.argument(description="The new key.")]
    ) -> CreateApiKeyPayload:
        """Creates an API key of your own. Needs a session: an API key can't make others."""
        try:
            new = await keys.create_api_key(
                principal=info.context.principal,
                key_id=ApiKeyId(new_uuid()),
                name=input.name,
                expires_at=input.expires_at,
                now=info.context.now,
            )
        except Refusal as refusal:
            return CreateApiKeyPayload(api_key=None, secret=None, errors=user_errors(refusal))
        return CreateApiKeyPayload(api_key=ApiKey.of(new.row), secret=new.secret, errors=[])

    @strawberry.mutation
    async def revoke_api_key(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The key, one of your own.")]
    ) -> ApiKeyPayload:
        """Revokes an API key of your own, at once and for good."""
        try:
            key_id = ApiKeyId(from_typeid(Prefix.API_KEY, id))
            row = await keys.revoke_api_key(principal=info.context.principal, key_id=key_id, now=info.context.now)
        except Refusal as refusal:
            return ApiKeyPayload(api_key=None, errors=user_errors(refusal))
        return ApiKeyPayload(api_key=ApiKey.of(row), errors=[])


async def find_node(context: Context, key_id: UUID) -> ApiKey | None:
    """The API key, where it exists and is the caller's own."""
    row = await keys.get_api_key(principal=context.principal, key_id=ApiKeyId(key_id))
    return None if row is None else ApiKey.of(row)


async def _sign_in(context: Context, given: LoginInput) -> tuple[User, sessions.OpenSession]:
    user = await users.sign_in(email=given.email, password=given.password, address=context.address, now=context.now)
    session = await sessions.start_session(
        user_id=UserId(user.id),
        session_id=SessionId(new_uuid()),
        lifetimes=_lifetimes(context),
        now=context.now,
        proved_since=user.credentials_changed_at,
    )
    return user, session


def _lifetimes(context: Context) -> sessions.Lifetimes:
    return sessions.Lifetimes(context.wiring.session_lifetime, context.wiring.session_idle_lifetime)


def _continued(context: Context, session: sessions.OpenSession, user: identity.User) -> SessionPayload:
    """The payload of an open session; a browser's refresh token goes into its cookie and nowhere else."""
    key = tokens.TokenKey(context.wiring.token_secret, context.wiring.token_lifetime)
    token = tokens.issue(key, tokens.Bearer(session.user_id, session.session_id), context.now)
    if context.cookie.is_browser:
        context.cookie.keep(session.refresh_token, session.refresh_expires_at)
    return SessionPayload(
        access_token=token.text,
        refresh_token=None if context.cookie.is_browser else session.refresh_token,
        expires_at=token.expires_at,
        user=user,
        errors=[],
    )


def _refused(refusal: Refusal) -> SessionPayload:
    return SessionPayload(
        access_token=None, refresh_token=None, expires_at=None, user=None, errors=user_errors(refusal)
    )
