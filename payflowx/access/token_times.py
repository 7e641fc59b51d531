"""The times in a token (RFC 7519, 4.1): checked by an instant that is given, and not by the clock of this machine."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt


def check(claims: Mapping[str, Any], *, now: datetime, leeway: timedelta) -> tuple[datetime, datetime]:
    """When the token was made and when it ends, where it is valid now; otherwise raises jwt.InvalidTokenError."""
    expires_at, issued_at = _instant(claims["exp"]), _instant(claims["iat"])
    if expires_at <= now - leeway:
        raise jwt.ExpiredSignatureError("the token has expired")
    if issued_at > now + leeway or ("nbf" in claims and _instant(claims["nbf"]) > now + leeway):
        raise jwt.ImmatureSignatureError("the token is not valid yet")
    return issued_at, expires_at


def _instant(seconds: Any) -> datetime:
    """A NumericDate (RFC 7519, 2). Raises jwt.InvalidTokenError."""
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        raise jwt.InvalidTokenError("an instant is a number of seconds")
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise jwt.InvalidTokenError("an instant is out of range") from error
