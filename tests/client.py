"""A client of the GraphQL API, for the application in this process and for a server on a port alike."""

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final, Self

import httpx
from starlette.applications import Starlette

TIMEOUT_SECONDS: Final = 20.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back over HTTP."""

    status: int
    headers: httpx.Headers
    body: Any

    @property
    def data(self) -> Any:
        """GraphQL's data, where there were no errors."""
        assert (self.status, self.body.get("errors")) == (200, None)
        return self.body["data"]

    @property
    def error(self) -> Any:
        """The only top-level error; its `requestId` is the request's own."""
        assert len(self.body["errors"]) == 1
        error = self.body["errors"][0]
        assert error["message"]
        assert error["extensions"]["requestId"] == self.headers["x-request-id"]
        return error

    @property
    def code(self) -> str:
        """The code of the only top-level error."""
        return str(self.error["extensions"]["code"])


class Client:
    """Sends GraphQL operations with one user's token, or with none."""

    def __init__(self, http: httpx.AsyncClient, token: str | None = None) -> None:
        self.http = http
        self.token = token

    def signed_in(self, token: str | None) -> Self:
        """The same client with a token."""
        return type(self)(self.http, token)

    async def send(
        self, query: str, variables: Mapping[str, Any] | None = None, *, headers: Mapping[str, str] | None = None
    ) -> Answer:
        """The answer to one operation, whatever it is."""
        return await self.post({"query": query, "variables": variables or {}}, headers=headers)

    async def post(self, body: object, *, headers: Mapping[str, str] | None = None) -> Answer:
        """The answer to a body in JSON."""
        sent = {"content-type": "application/json", **self.headers, **(headers or {})}
        return answer(await self.http.post("/graphql", content=json.dumps(body), headers=sent))

    async def upload(
        self, query: str, content: bytes, *, filename: str = "statement.xml", **variables: object
    ) -> Answer:
        """The answer to an operation with a file as `input.file`, by the multipart request specification."""
        operation = {"query": query, "variables": {"input": {"file": None, **variables}}}
        form = {"operations": json.dumps(operation), "map": json.dumps({"0": ["variables.input.file"]})}
        return answer(
            await self.http.post("/graphql", data=form, files={"0": (filename, content)}, headers=self.headers)
        )

    async def ask(self, query: str, **variables: object) -> Any:
        """What an operation with a single root field gives: that field's value, without any error."""
        (value,) = (await self.send(query, variables)).data.values()
        return value

    @property
    def headers(self) -> dict[str, str]:
        """What proves who sends a request."""
        return {} if self.token is None else {"authorization": f"Bearer {self.token}"}


def answer(response: httpx.Response) -> Answer:
    """A response whose body is JSON."""
    return Answer(response.status_code, response.headers, response.json())


@asynccontextmanager
async def in_process(app: Starlette) -> AsyncIterator[Client]:
    """A client of an application whose database is connected already: its lifespan isn't run."""
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://payflowx.test") as http:
        yield Client(http)


@asynccontextmanager
async def over_network(url: str) -> AsyncIterator[Client]:
    """A client of a server, with as many connections as it has requests."""
    limits = httpx.Limits(max_connections=None)
    async with httpx.AsyncClient(base_url=url, timeout=TIMEOUT_SECONDS, limits=limits) as http:
        yield Client(http)
