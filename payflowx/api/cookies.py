"""The refresh token of browsers: a cookie that no script can read and that no other site's page can make use of.

A browser is known by headers that scripts can neither set nor remove (`Sec-Fetch-Site`, `Origin`: the Fetch Standard,
"forbidden request-header"). So a script that was smuggled into a page can't get at the token by posing as a server.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Self

from starlette.requests import Request
from starlette.responses import Response

NAME: Final = "payflowx-refresh"
# A cookie of this prefix is refused by browsers unless it is Secure and of this very host (RFC 6265bis, section 4.1.3).
HOST_PREFIX: Final = "__Host-"


@dataclass(slots=True, repr=False)
class RefreshCookie:
    """What a request brought, and what its answer shall set: a token until an instant, or its removal."""

    is_secure: bool = True
    is_browser: bool = False
    token: str | None = None
    new_token: str | None = None
    new_expires_at: datetime | None = None
    is_removed: bool = False

    @classmethod
    def of(cls, request: Request, *, is_secure: bool, origins: Collection[str]) -> Self:
        """The request's; a page of a foreign origin brings no token, whatever its browser sends along."""
        is_browser = "sec-fetch-site" in request.headers or "origin" in request.headers
        is_trusted = is_browser and _is_from_own_page(request, origins, is_secure=is_secure)
        token = request.cookies.get(_name(is_secure=is_secure)) if is_trusted else None
        return cls(is_secure, is_browser, token)

    @classmethod
    def token_for_reading(cls, request: Request, *, is_secure: bool, origins: Collection[str]) -> str | None:
        """The token of a request that a link of our own page makes, where it proves who asks for something to read.

        Such a request has no `Origin`. Over plain HTTP to another machine, which only development allows, browsers
        don't say where it comes from; then it is SameSite=Strict that keeps the pages of other sites out.
        """
        known = cls.of(request, is_secure=is_secure, origins=origins)
        if known.is_browser or is_secure:
            return known.token
        return request.cookies.get(_name(is_secure=is_secure))

    def keep(self, token: str, expires_at: datetime) -> None:
        """Has the answer set the token."""
        self.new_token, self.new_expires_at, self.is_removed = token, expires_at, False

    def remove(self) -> None:
        """Has the answer remove the token that the browser holds."""
        self.is_removed = self.is_browser

    def write(self, response: Response) -> None:
        """Puts into the answer what was decided."""
        name = _name(is_secure=self.is_secure)
        if self.is_removed:
            response.delete_cookie(name, secure=self.is_secure, httponly=True, samesite="strict")
        elif self.new_token is not None:
            response.set_cookie(
                name,
                self.new_token,
                expires=self.new_expires_at,
                secure=self.is_secure,
                httponly=True,
                samesite="strict",
            )


def _name(*, is_secure: bool) -> str:
    return HOST_PREFIX + NAME if is_secure else NAME


def _is_from_own_page(request: Request, origins: Collection[str], *, is_secure: bool) -> bool:
    """Whether the page that sends it is ours, as its browser says, or of an origin that the settings allow."""
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    if site is None:  # a browser from before 2023
        schemes = ("https",) if is_secure else ("https", "http")
        return origin in origins or origin in {f"{scheme}://{request.headers.get('host')}" for scheme in schemes}
    return site == "same-origin" or origin in origins
