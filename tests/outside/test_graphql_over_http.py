"""GraphQL over HTTP, as the reference implementation's own audits judge it (`graphql-http` on npm)."""

import asyncio
import json

from tests.outside import node
from tests.outside.conftest import Judged

AUDITS = 61
# They ask `__type` for an example of variables, which is refused where the schema may not be read.
ASKING_FOR_A_TYPE = {"2EA1", "28B9", "D6D5", "6A70"}


async def failed_audits(api: Judged) -> dict[str, str]:
    """The audits that are not passed; every one of them was run."""
    done = await asyncio.to_thread(node.run, "node", "audit.mjs", api.url, api.token)
    assert done.returncode == 0, done.stderr
    audits = json.loads(done.stdout)
    assert len(audits) == AUDITS
    return {audit["id"]: audit["name"] for audit in audits if audit["status"] != "ok"}


async def test_every_audit_is_passed(api: Judged) -> None:
    assert await failed_audits(api) == {}


async def test_without_introspection_only_audits_that_ask_for_it_fail(production_api: Judged) -> None:
    failed = await failed_audits(production_api)

    assert set(failed) == ASKING_FOR_A_TYPE, failed
