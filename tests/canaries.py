"""Secrets that tests push through every input, each known by sight, to look for them in all that was written.

A new kind of secret gets its line in SECRETS, and a way in where it comes in: `tests/api/test_canaries.py`.
"""

import base64
import json
from typing import Final

import jwt

from payflowx.core import db

CARD: Final = "4000056655665556"
CARD_IN_GROUPS: Final = "4000 0566 5566 5556"
SECRETS: Final = {
    "card number": CARD,
    "card number in groups": CARD_IN_GROUPS,
    "password": "canary-password-7Q2m",
    "wrong password": "canary-wrong-password-J4xw",
    "refused password": "canary-9Kd",
    "hash": "canary-hash-Zp31",
    "access token": "canary-access-token-b81T",
    "basic credentials": base64.b64encode(b"ada:canary-basic-5Lr0").decode(),
    "forged token": jwt.encode({"sub": "canary-forged-3Hs6"}, "canary-key" * 4, algorithm="HS256"),
    "cookie": "canary-cookie-Yt57",
    "header": "canary-header-c9Wd",
    "variable": "canary-variable-R0ek",
    "field": "canary_field_Vb28",
    "operation": "canary-operation.Ne64",
    "body": "canary-body-Gf15",
    "query string": "canary-query-string-Ux93",
    "description": "canary-description-M7oz",
    "exception": "canary-exception-Pi40",
}


def leaked(text: str) -> list[str]:
    """The names of the secrets that can be read in a text, as they are or as JSON writes them."""
    return [name for name, secret in SECRETS.items() if secret in text or json.dumps(secret)[1:-1] in text]


async def stored() -> str:
    """Every row of every table that the application can write to, as text."""
    tables = await db.fetch(
        "SELECT oid::regclass::text AS name FROM pg_class "
        "WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND has_table_privilege(oid, 'SELECT')"
    )
    rows = [await db.fetch(f"SELECT {table['name']}::text AS line FROM {table['name']}") for table in tables]
    return "\n".join(row["line"] for table in rows for row in table)
