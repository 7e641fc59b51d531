"""What public scanners of GraphQL APIs look for, each as they ask: nothing of it is found in production.

The twelve checks are those of `graphql-cop`, whose requests say `Accept: */*` as its HTTP library does.
"""

from collections.abc import Mapping
from typing import Any, Final

import httpx
import pytest

from tests.client import Client

SCANNER: Final = {"accept": "*/*", "user-agent": "graphql-cop/1.14"}
TYPES: Final = "{ types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } }"


def sent_as_json(query: str) -> dict[str, Any]:
    """A POST as scanners send it."""
    return {"method": "POST", "json": {"query": query}}


CHECKS: Final[Mapping[str, dict[str, Any]]] = {
    "introspection": sent_as_json("query cop { __schema { types { name fields { name } } } }"),
    "suggestions of fields": sent_as_json("query cop { __schema { directive } }"),
    "suggestions of fields of ours": sent_as_json("query cop { paymentz { id } }"),
    "an editor": {"method": "GET", "headers": {"accept": "text/html"}},
    "tracing": sent_as_json("query cop { __typename }"),
    "batches": {"method": "POST", "json": [{"query": "query cop { __typename }"}] * 10},
    "101 aliases": sent_as_json("query cop { " + " ".join(f"alias{n}: __typename" for n in range(101)) + " }"),
    "500 fields": sent_as_json("query cop { " + "__typename " * 500 + "}"),
    "10 directives": sent_as_json("query cop { __typename " + "@aa" * 10 + " }"),
    "circles": sent_as_json(f"query cop {{ __schema {TYPES} }}"),
    "queries by GET": {"method": "GET", "params": {"query": "query cop { __typename }"}},
    "mutations by GET": {"method": "GET", "params": {"query": "mutation cop { __typename }"}},
    "queries by a form": {"method": "POST", "data": {"query": "query cop { __typename }"}},
    "an error of the server": sent_as_json("qwerty cop { abc }"),
}
TELLTALES: Final = ("Did you mean", "graphiql", "playground", "tracing", "exception", "Traceback")


def is_positive(name: str, response: httpx.Response) -> bool:
    """Whether a scanner would report its finding."""
    body = response.json()
    answered = isinstance(body, list) or body.get("data") is not None
    tells = any(word.lower() in response.text.lower() for word in TELLTALES)
    # Each directive with an error of its own would mean that all ten were looked at.
    is_generous = isinstance(body, dict) and len(body.get("errors", [])) >= 10
    may_answer = name == "tracing"  # an ordinary query: its answer alone is no finding
    return tells or is_generous or response.status_code >= 500 or (answered and not may_answer)


@pytest.mark.parametrize(("name", "sent"), CHECKS.items(), ids=list(CHECKS))
async def test_scanner_finds_nothing_in_production(production: Client, name: str, sent: dict[str, Any]) -> None:
    headers = {**SCANNER, **sent.get("headers", {})}

    response = await production.http.request(url="/graphql", **{**sent, "headers": headers})

    assert not is_positive(name, response), response.text
