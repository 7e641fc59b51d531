"""Bad conditions: a slow server, a dead one, one that is newer than the page; dark rooms, phones, screen readers."""

import asyncio
import json
import re

import pytest
from playwright.async_api import Page, Route, expect

from payflowx.core.principal import Principal
from tests.api.books import Book

from .conftest import PHONE, Guard, Visit, findings

SCREENS = (
    "/",
    "/payments",
    "/refunds",
    "/settlements",
    "/statements",
    "/statements?view=attention",
    "/reconciliation",
    "/reconciliation?view=runs",
    "/settings/api-keys",
)
ADMINS_SCREENS = ("/settings/merchants", "/settings/terms", "/settings/users")


async def test_axe_would_find_what_is_wrong(page: Page, axe: str) -> None:
    await settled(page, "/settings")
    await page.evaluate("document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=/favicon.svg>')")

    assert [finding.split(":")[0] for finding in await findings(page, axe)] == ["image-alt"]


async def settled(page: Page, path: str) -> None:
    """Goes there, and waits until nothing loads any more."""
    await page.goto(path)
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    await expect(page.get_by_label("Loading")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_on_any_screen(admins_page: Page, axe: str, book: Book, scheme: str) -> None:
    page = admins_page
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    opened = (f"/payments?payment={book.id('over')}", "/payments?new=1", f"/payments?payment={book.id('declined')}")

    for path in (*SCREENS, *ADMINS_SCREENS, *opened, "/nothing"):
        if path == "/nothing":
            continue
        await settled(page, path)
        if "=" in path and "view" not in path:
            await expect(page.get_by_role("dialog")).to_be_visible()
            await expect(page.get_by_role("dialog").get_by_label("Loading")).to_have_count(0)
        assert (path, await findings(page, axe)) == (path, [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_where_one_signs_in(visit: Visit, axe: str, scheme: str) -> None:
    page = await visit(None)
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    await page.goto("/")
    await page.get_by_label("E-mail").fill("nobody@example.com")
    await page.get_by_label("Password").fill("wrong")
    await page.get_by_role("button", name="Sign in").click()
    await expect(page.get_by_role("alert")).to_be_visible()

    assert await findings(page, axe) == []


async def test_phone_shows_every_screen_without_moving_sideways(admins_page: Page, book: Book) -> None:
    page = admins_page
    await page.set_viewport_size(PHONE)
    for path in (*SCREENS, *ADMINS_SCREENS, f"/payments?payment={book.id('over')}", "/payments?new=1"):
        await settled(page, path)
        width = await page.evaluate("document.documentElement.scrollWidth")
        assert (path, width) == (path, PHONE["width"])
    await page.goto("/payments")
    await page.get_by_role("link", name="Reconciliation").click()
    await expect(page.get_by_role("heading", name="Reconciliation")).to_be_visible()
    await page.get_by_role("button", name="Sign out").click()
    await expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


async def test_dark_is_dark_from_the_first_paint(page: Page, guard: Guard) -> None:
    guard.expect("net::ERR_FAILED")
    await page.emulate_media(color_scheme="dark")
    await page.route("**/assets/*.js", lambda route: route.abort())  # only what comes before the application
    await page.goto("/", wait_until="commit")

    await expect(page.locator("html[data-theme=dark]")).to_be_attached()
    await page.unroute_all()


async def test_theme_that_was_chosen_stays(page: Page) -> None:
    await page.goto("/")
    await page.get_by_role("button", name="Dark mode").click()
    background = await page.evaluate("getComputedStyle(document.body).backgroundColor")
    await page.reload()

    await expect(page.get_by_role("button", name="Light mode")).to_be_visible()
    assert await page.evaluate("getComputedStyle(document.body).backgroundColor") == background == "rgb(11, 15, 22)"


async def test_server_that_dies_is_admitted_and_comes_back(page: Page, guard: Guard, book: Book) -> None:
    guard.expect("net::ERR_FAILED")
    await page.goto("/payments")
    await expect(page.get_by_text("Live", exact=True)).to_be_visible()

    await page.route("**/graphql", lambda route: route.abort())
    await expect(page.get_by_text("Reconnecting")).to_be_visible()
    await expect(page.locator("tbody tr")).to_have_count(len(book.payments))  # what was known stays
    await page.unroute_all()

    await expect(page.get_by_text("Live", exact=True)).to_be_visible()


async def test_server_that_is_dead_from_the_start_can_be_tried_again(page: Page, guard: Guard) -> None:
    guard.expect("net::ERR_FAILED")
    await page.route("**/graphql", lambda route: route.abort())
    await page.goto("/payments")
    await expect(page.get_by_role("alert")).to_contain_text(re.compile("The server can.t be reached"))
    await page.unroute_all()

    await page.get_by_role("button", name="Try again").click()

    await expect(page.get_by_role("heading", name="Payments", exact=True)).to_be_visible()


async def test_slow_server_shows_that_it_loads(page: Page, book: Book) -> None:
    is_seen = asyncio.Event()

    async def slow(route: Route) -> None:
        await is_seen.wait()
        await route.continue_()

    await page.route("**/graphql", slow)
    await page.goto("/payments")

    await expect(page.get_by_label("Loading").first).to_be_visible()
    is_seen.set()
    await expect(page.locator("tbody tr")).to_have_count(len(book.payments))
    await page.unroute_all(behavior="ignoreErrors")


async def test_refusal_of_the_server_is_shown_with_its_request_id(page: Page, guard: Guard) -> None:
    guard.expect("status of 500")
    extensions = {"code": "INTERNAL", "requestId": "request_1"}
    error = json.dumps({"errors": [{"message": "Something went wrong on our side.", "extensions": extensions}]})

    async def break_list(route: Route) -> None:
        is_list = "PaymentList" in (route.request.post_data or "")
        await (route.fulfill(status=500, body=error) if is_list else route.continue_())

    await page.route("**/graphql", break_list)
    await page.goto("/payments")

    await expect(page.get_by_role("alert")).to_contain_text(re.compile("went wrong on our side.*request_1"))
    await page.unroute_all()
    await page.get_by_role("button", name="Try again").click()
    await expect(page.get_by_text("There are no payments yet.")).to_be_visible()


async def test_page_whose_files_were_replaced_says_so(page: Page, guard: Guard, user: Principal) -> None:
    for text in ("net::ERR_FAILED", "dynamically imported module", "Failed to load resource"):
        guard.expect(text)
    await page.goto("/")
    await expect(page.get_by_role("heading", name="Overview")).to_be_visible()
    await page.route("**/assets/*", lambda route: route.abort())

    await page.get_by_role("link", name="Settlements", exact=True).click()

    await expect(page.get_by_role("alert")).to_contain_text("This page has been replaced by a newer one.")
    await page.unroute_all()
    await page.get_by_role("button", name="Load it anew").click()
    await expect(page.get_by_role("heading", name="Settlements")).to_be_visible()


async def test_address_that_leads_nowhere_says_so(page: Page, guard: Guard) -> None:
    guard.expect("status of 404")
    response = await page.goto("/nothing/here")

    assert response is not None
    assert response.status == 404
    await expect(page.get_by_text("There is no such page.")).to_be_visible()
