"""Who is asking: the principal behind an access token of ours, an API key, or the token of an identity provider."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from payflowx.access import credentials, tokens
from payflowx.access.providers import IdentityProvider
from payflowx.access.service import external, keys, sessions
from payflowx.core import db
from payflowx.core.ids import UserId, new_uuid
from payflowx.core.principal import Principal
from payflowx.core.principals import KnownPrincipals


@dataclass(frozen=True, slots=True, repr=False)
class Verifier:
    """What proofs are checked with: our own key, and the identity provider, who may bring users that are new."""

    key: tokens.TokenKey
    provider: IdentityProvider | None = None
    creates_users: bool = False
    read_tokens: tokens.ReadTokens = field(default_factory=tokens.ReadTokens)


async def authenticate(*, proof: str, verifier: Verifier, now: datetime) -> Principal:
    """Whom an API key, a token of our own or one of the identity provider names: the user as it is at this moment.

    What another process has changed within the last second may not be known yet (`core.principals`). Raises
    NotAuthenticated, and Unavailable where the provider can't be asked.
    """
    known = db.companion(KnownPrincipals)
    if proof.startswith(credentials.API_KEY):
        return await known.find(credentials.digest(proof), partial(keys.authenticate_key, secret=proof, now=now), now)
    provider = verifier.provider
    if provider is not None and provider.handles(proof):
        claims = await provider.read(proof, now=now)
        user_id = UserId(new_uuid())
        return await external.authenticate_external(
            claims=claims, may_create=verifier.creates_users, user_id=user_id, now=now
        )
    bearer = verifier.read_tokens.read(verifier.key, proof, now)
    named = partial(sessions.authenticate_session, user_id=bearer.user_id, session_id=bearer.session_id, now=now)
    return await known.find(bearer, named, now)
