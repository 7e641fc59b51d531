"""GraphQL over HTTP, as the reference implementation's own audits judge it (`graphql-http` on npm)."""

import asyncio
import json

from tests.outside import node
from tests.outside.conftest import Judged

AUDITS = 61
# They ask `__type` for an example of variables, which is refused where the schema may not be read.
ASKING_FOR_A_TYPE = {"2EA1", "28B9", "D6D5", "6A70"}


# It sends a GET whose `Accept` names no type of ours, which is then no request of an API's client.
GET_OF_ANYBODY = {"5A70": "notice"}


async def failed_audits(api: Judged) -> dict[str, str]:
    """The audits that are not passed, and how badly they failed; every one of them was run."""
    done = await asyncio.to_thread(node.run, "node", "audit.mjs", api.url, api.token)
    assert done.returncode == 0, done.stderr
    audits = json.loads(done.stdout)
    assert len(audits) == AUDITS
    return {audit["id"]: audit["status"] for audit in audits if audit["status"] != "ok"}


async def test_every_audit_is_passed_but_for_the_get_of_anybody(api: Judged) -> None:
    assert await failed_audits(api) == GET_OF_ANYBODY


async def test_without_introspection_only_audits_that_ask_for_it_fail(production_api: Judged) -> None:
    failed = await failed_audits(production_api)

    assert failed.keys() == ASKING_FOR_A_TYPE | GET_OF_ANYBODY.keys(), failed
    assert {name: failed[name] for name in GET_OF_ANYBODY} == GET_OF_ANYBODY
