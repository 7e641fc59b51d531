"""What a resolver knows of its request: who asks, what time it is, and the objects that were fetched already."""

from collections.abc import Awaitable, Callable, Hashable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Final, TypeVar

import strawberry
from strawberry.dataloader import DataLoader

from payflowx.api.cookies import RefreshCookie
from payflowx.api.limits import Measured
from payflowx.api.rates import RateLimits
from payflowx.core import db
from payflowx.core.clock import Span
from payflowx.core.database_clock import DatabaseClock
from payflowx.core.errors import NotAuthenticated
from payflowx.core.principal import Principal
from payflowx.gateways.port import Gateway

SIGN_IN_FIRST: Final = "Sign in first: send the access token as `Authorization: Bearer ...`."

LOAD_ATTEMPTS_MAX: Final = 3

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
    _loaders: dict[Callable[..., Any], DataLoader[Any, Any]] = field(default_factory=dict)

    @property
    def principal(self) -> Principal:
        """The signed-in user. Raises NotAuthenticated."""
        if self.viewer is None:
            raise NotAuthenticated(SIGN_IN_FIRST)
        return self.viewer

    def loader(self, load: Callable[[Sequence[K]], Awaitable[Sequence[T]]]) -> DataLoader[K, T]:
        """The request's data loader of a function: it is asked once for all the keys of a level of the query.

        The function returns one value for each key, in the keys' order.
        """
        if load not in self._loaders:
            self._loaders[load] = DataLoader(load_fn=partial(_patiently, load))
        return self._loaders[load]


async def _patiently(load: Callable[[Sequence[K]], Awaitable[Sequence[T]]], keys: list[K]) -> Sequence[T]:
    """What a loader gives, asked again where no connection was free in time.

    A loader only reads, and what it belongs to is done already, a payment that was committed perhaps: to throw that
    away helps nobody. Fewer attempts than fit into a request's time, so that there is an answer in any case.
    """
    for _ in range(LOAD_ATTEMPTS_MAX - 1):
        with suppress(db.DatabaseBusy):
            return await load(keys)
    return await load(keys)


Info = strawberry.Info[Context, None]
