"""What a resolver knows of its request: who asks, what time it is, and the objects that were fetched already."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar

import strawberry

from payflowx.api.cookies import RefreshCookie
from payflowx.api.limits import Measured
from payflowx.api.loading import Load, Loader
from payflowx.api.rates import RateLimits
from payflowx.core.clock import Span
from payflowx.core.database_clock import DatabaseClock
from payflowx.core.errors import NotAuthenticated
from payflowx.core.principal import Principal
from payflowx.gateways.port import Gateway

SIGN_IN_FIRST: Final = "Sign in first: send the access token as `Authorization: Bearer ...`."

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")


@dataclass(frozen=True, slots=True, repr=False)
class Wiring:
    """What the composition root hands to the resolvers, the same for every request."""

    gateway: Gateway
    token_secret: bytes
    token_lifetime: timedelta
    session_lifetime: timedelta
    session_idle_lifetime: timedelta
    settlement_window: Span
    settlement_grace: Span
    rates: RateLimits
    clock: DatabaseClock


@dataclass(slots=True, repr=False)
class Context:
    """One request. `viewer` is None where nobody is signed in, `operation` where what it runs has no name.

    `address` is the network address that it came from, as far as that is known.
    `measured` is what it asks for, once its document was measured and before that is validated.
    """

    wiring: Wiring
    request_id: str
    now: datetime
    viewer: Principal | None
    address: str = "unknown"
    cookie: RefreshCookie = field(default_factory=RefreshCookie)
    operation: str | None = None
    measured: Measured | None = None
    _loaders: dict[Load[Any, Any], Loader[Any, Any]] = field(default_factory=dict)

    @property
    def principal(self) -> Principal:
        """The signed-in user. Raises NotAuthenticated."""
        if self.viewer is None:
            raise NotAuthenticated(SIGN_IN_FIRST)
        return self.viewer

    def loader(self, load: Load[K, T]) -> Loader[K, T]:
        """What the request has loaded by a function: it is asked once for all the keys of a level of the query."""
        if load not in self._loaders:
            self._loaders[load] = Loader(load)
        return self._loaders[load]


Info = strawberry.Info[Context, None]
