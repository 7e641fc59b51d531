"""The page on which developers try the API: GraphiQL, whose scripts and styles come from a content network."""

import base64
import hashlib
import re
from typing import Final

from starlette.responses import HTMLResponse
from strawberry.http.ides import get_graphql_ide_html

SOURCE: Final = "https://unpkg.com"
INLINE_SCRIPT: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)


class Ide:
    """The page, and the policy under which a browser runs its own scripts and no others."""

    def __init__(self) -> None:
        self._page = get_graphql_ide_html("graphiql")
        hashes = " ".join(f"'sha256-{_digest(script)}'" for script in INLINE_SCRIPT.findall(self._page))
        self._policy = (
            f"default-src 'none'; script-src {SOURCE} {hashes}; style-src {SOURCE} 'unsafe-inline'; "
            f"font-src {SOURCE} data:; img-src 'self' data:; connect-src 'self'; "
            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )

    def page(self) -> HTMLResponse:
        """The answer to a visit."""
        return HTMLResponse(self._page, headers={"content-security-policy": self._policy})


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
