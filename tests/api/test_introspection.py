"""Who may read the schema: everybody in development, nobody in production unless it is switched on."""

import pytest
from graphql import get_introspection_query

from payflowx.app import create_app
from tests.api.conftest import settings
from tests.client import Client, in_process

QUESTIONS = [
    get_introspection_query(),
    "{ __schema { queryType { name } } }",
    '{ __type(name: "Payment") { name fields { name } } }',
    "{ a: __schema { types { name } } }",
    "{ __schema { types { isOneOf fields { type { isOneOf ofType { isOneOf } } } } } }",
    "{ ...f } fragment f on Query { __schema { queryType { name } } }",
]


@pytest.mark.parametrize("query", QUESTIONS, ids=lambda query: query[:40].strip())
async def test_schema_is_told_in_development_and_not_in_production(
    client: Client, production: Client, query: str
) -> None:
    assert (await client.send(query)).data
    refused = await production.send(query)

    assert {error["extensions"]["code"] for error in refused.body["errors"]} == {"BAD_REQUEST"}
    assert "introspection has been disabled" in str(refused.body)
    assert "data" not in refused.body


async def test_name_of_a_type_is_no_secret(production: Client) -> None:
    assert await production.ask("{ __typename }") == "Query"


@pytest.mark.parametrize(("env", "introspection"), [("production", True), ("development", False)])
async def test_setting_goes_before_the_environment(connected_database: str, env: str, introspection: bool) -> None:
    app = create_app(settings(connected_database, env=env, introspection=introspection))
    async with in_process(app) as client:
        found = await client.send(get_introspection_query())

    assert ("data" in found.body) is introspection
