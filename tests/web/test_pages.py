"""How the pages are served: under which policy, for how long browsers may keep them, and to whom."""

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from httpx import Response
from starlette.applications import Starlette

from payflowx.app import create_app
from payflowx.web.pages import STATIC
from tests.api.conftest import settings
from tests.client import Client, in_process

VISIT = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
SCREENS = ("/", "/payments", "/settlements", "/statements", "/reconciliation", "/settings", "/settings/users")
ASSETS = sorted(path.name for path in (STATIC / "assets").iterdir())


@pytest_asyncio.fixture(scope="module")
async def visitor(database_url: str) -> AsyncIterator[Client]:
    """A browser, where developers work."""
    async with in_process(create_app(settings(database_url))) as client:
        yield client


@pytest_asyncio.fixture(scope="module")
async def production_visitor(database_url: str) -> AsyncIterator[Client]:
    """A browser, in production."""
    async with in_process(create_app(settings(database_url, env="production"))) as client:
        yield client


def policy(page: Response) -> dict[str, str]:
    """The page's Content-Security-Policy by its directives."""
    return dict(part.strip().split(" ", 1) for part in page.headers["content-security-policy"].split(";"))


@pytest.mark.parametrize("path", SCREENS)
async def test_every_screen_is_a_page_without_a_token(visitor: Client, production_visitor: Client, path: str) -> None:
    for client in (visitor, production_visitor):
        page = await client.http.get(path, headers=VISIT)

        assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
        assert page.headers["cache-control"] == "no-cache"
        assert '<div id="root"></div>' in page.text


async def test_page_runs_its_own_files_and_nothing_else(visitor: Client) -> None:
    page = await visitor.http.get("/", headers=VISIT)

    allowed = policy(page)
    assert allowed.pop("frame-ancestors") == allowed.pop("base-uri") == allowed.pop("form-action") == "'none'"
    assert allowed.pop("default-src") == "'none'"
    assert set(allowed.values()) == {"'self'"}
    assert "<style" not in page.text
    assert re.findall(r"<script(?![^>]*src=)", page.text) == []
    assert re.findall(r"https?://", page.text) == []


async def test_page_that_is_not_there_is_not_found(visitor: Client) -> None:
    page = await visitor.http.get("/nothing/here", headers=VISIT)
    line = await visitor.http.get("/nothing/here")
    sent = await visitor.http.post("/nothing/here", headers=VISIT)

    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert (line.status_code, line.text) == (404, "Not Found")
    assert sent.status_code == 404


@pytest.mark.parametrize(
    "path", ["/assets/../index.html", "/assets/%2e%2e/.source-hash", "/documents.json", "/index.html"]
)
async def test_what_lies_beside_the_pages_is_not_served(visitor: Client, path: str) -> None:
    assert (await visitor.http.get(path)).status_code == 404


async def test_asset_is_kept_for_ever_and_sent_compressed(visitor: Client) -> None:
    script = next(name for name in ASSETS if name.startswith("index-") and name.endswith(".js"))

    found = await visitor.http.get(f"/assets/{script}", headers={"accept-encoding": "gzip"})
    again = await visitor.http.get(f"/assets/{script}", headers={"if-none-match": found.headers["etag"]})
    missing = await visitor.http.get("/assets/index-00000000.js")

    assert found.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert found.headers["content-encoding"] == "gzip"
    assert found.headers["content-type"] == "text/javascript; charset=utf-8"
    assert found.headers["x-content-type-options"] == "nosniff"
    assert again.status_code == 304
    assert (missing.status_code, missing.headers.get("cache-control")) == (404, None)


async def test_files_that_keep_their_names_are_asked_for_again(visitor: Client) -> None:
    for name, kind in (("theme.js", "text/javascript"), ("favicon.svg", "image/svg+xml")):
        found = await visitor.http.get(f"/{name}")

        assert (found.status_code, found.headers["cache-control"]) == (200, "no-cache")
        assert found.headers["content-type"].startswith(kind)


async def test_playground_has_a_nonce_for_each_visit_and_nothing_inline(visitor: Client) -> None:
    first, second = [await visitor.http.get("/playground", headers=VISIT) for _ in range(2)]

    nonces = [re.findall(r'name="payflowx:nonce" content="([\w-]{20,})"', page.text) for page in (first, second)]
    assert [len(found) for found in nonces] == [1, 1]
    assert nonces[0] != nonces[1]
    assert policy(first)["style-src"] == f"'self' 'nonce-{nonces[0][0]}'"
    assert policy(first)["script-src"] == policy(first)["connect-src"] == "'self'"
    assert first.headers["cache-control"] == "no-cache"


async def test_production_has_no_playground(visitor: Client, production_visitor: Client) -> None:
    page = await production_visitor.http.get("/playground", headers=VISIT)
    front = await production_visitor.http.get("/", headers=VISIT)

    assert page.status_code == 404
    assert 'name="payflowx:playground" content=""' in front.text
    assert 'name="payflowx:playground" content="/playground"' in (await visitor.http.get("/", headers=VISIT)).text


async def test_dashboard_can_be_left_out(database_url: str) -> None:
    async with in_process(create_app(settings(database_url, dashboard=False))) as client:
        for path in ("/", "/payments", "/playground", f"/assets/{ASSETS[0]}"):
            assert (await client.http.get(path, headers=VISIT)).status_code == 404
        assert (await client.http.get("/graphql", headers=VISIT)).status_code == 406


@pytest.fixture
def trusting_app(database_url: str, tmp_path: Path) -> Starlette:
    """An application that trusts one document of somebody's own."""
    manifest = tmp_path / "manifest.json"
    manifest.write_text(json.dumps({"mine": "{ __typename }"}))
    return create_app(settings(database_url, trusted_documents=manifest))


async def test_dashboard_works_where_only_known_documents_are_run(trusting_app: Starlette) -> None:
    known: dict[str, str] = json.loads((STATIC / "documents.json").read_text())
    async with in_process(trusting_app) as client:
        for text in known.values():
            codes = {error["extensions"]["code"] for error in (await client.send(text)).body.get("errors", [])}
            assert "DOCUMENT_NOT_TRUSTED" not in codes
        refused = await client.send("{ me { id } }")

    assert refused.body["errors"][0]["extensions"]["code"] == "DOCUMENT_NOT_TRUSTED"
