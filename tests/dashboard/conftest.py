"""A browser, and in it pages that nothing may go wrong on: an error, a refused script, a request to anywhere else.

The browser is Debian's Chromium. It and the server are started once for each pytest-xdist worker; each test has a
profile of its own.
"""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass, field

import pytest
import pytest_asyncio
from playwright.async_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    ViewportSize,
    async_playwright,
    expect,
)

from payflowx.core.principal import Principal
from payflowx.identity.models import User
from payflowx.merchants.models import Merchant
from tests import programs
from tests.api.books import Book, make_book
from tests.api.documents import LOGIN
from tests.factories import PASSWORD
from tests.outside import node
from tests.people import admin, merchant, operator, stranger, user
from tests.servers import running_api

__all__ = ["admin", "merchant", "operator", "stranger", "user"]

CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")  # the first costs half as much
# Chromium's own errands, which nobody has asked for and no test machine lets out.
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")
LEAN = ("--disable-gpu", "--disable-dev-shm-usage", "--disable-features=SpareRendererForSitePerProcess")
PHONE: ViewportSize = {"width": 390, "height": 800}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCREEN: ViewportSize = {"width": 1360, "height": 900}
# How long a busy machine may take. It is never what a test is about, and nothing waits for its end but what fails.
PATIENCE_MILLISECONDS = 30_000
PLENTY = "1000000000/minute"
expect.set_options(timeout=PATIENCE_MILLISECONDS)


@dataclass
class Guard:
    """What went wrong on a page, but for what a test says that it expects."""

    url: str
    found: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Notes what goes wrong there from now on."""
        page.on("pageerror", lambda error: self.found.append(f"error: {error}"))
        page.on("console", self._hear)
        page.on("request", self._see)

    def expect(self, text: str) -> None:
        """This part of a message is no fault in this test."""
        self.expected.append(text)

    def unexpected(self) -> list[str]:
        """What went wrong and should not have."""
        return [line for line in self.found if not any(text in line for text in self.expected)]

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:  # a refusal of the Content-Security-Policy is one
            self.found.append(f"{message.type}: {message.text}")

    def _see(self, request: Request) -> None:
        if not request.url.startswith((self.url, "data:", "blob:")):
            self.found.append(f"request to {request.url}")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Where the browser is."""
    found = next((path for name in CHROMIUMS if (path := shutil.which(name))), None)
    return found or programs.do_without("Chromium is not installed.")


@pytest_asyncio.fixture(scope="session")
async def browser(chromium: str) -> AsyncIterator[Browser]:
    """A browser without a window."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", *QUIET, *LEAN])
        yield browser
        await browser.close()


@pytest.fixture(scope="session")
def url(connected_database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of the worker's database. All tests come from one address: none spends what the next one needs."""
    folder = tmp_path_factory.mktemp("dashboard")
    with running_api(connected_database, folder, PAYFLOWX_RATE_LIMIT_STRANGERS=PLENTY) as (_, url):
        yield url


@pytest_asyncio.fixture
async def guard(url: str) -> AsyncIterator[Guard]:
    """Fails the test where something went wrong on one of its pages."""
    guard = Guard(url)
    yield guard
    assert guard.unexpected() == []


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core, which judges a page for people with disabilities."""
    return (node.installed() / "node_modules" / "axe-core" / "axe.min.js").read_text()


async def findings(page: Page, axe: str) -> list[str]:
    """What axe finds on the page as it is."""
    await page.evaluate(axe)
    found = await page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']}).then(({violations}) => violations)",
        RULES,
    )
    return [f"{rule['id']}: {item['html']} {item['failureSummary']}" for rule in found for item in rule["nodes"]]


Visit = Callable[[Principal | None], Awaitable[Page]]


@pytest_asyncio.fixture
async def visit(browser: Browser, url: str, guard: Guard, database: str) -> AsyncIterator[Visit]:
    """Opens a page as somebody who is signed in, or as nobody, in a profile of its own."""
    contexts: list[BrowserContext] = []

    async def open_page(viewer: Principal | None) -> Page:
        context = await browser.new_context(
            base_url=url, viewport=SCREEN, locale="en-GB", timezone_id="UTC", reduced_motion="reduce"
        )
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        contexts.append(context)
        if viewer is not None:
            await sign_in(context, viewer)
        page = await context.new_page()
        guard.watch(page)
        return page

    yield open_page
    for context in contexts:
        await context.close()


async def sign_in(context: BrowserContext, viewer: Principal) -> None:
    """Puts into the profile the cookie that signing in on its page would leave there."""
    found = await User.get(id=viewer.user_id)
    variables = {"email": found.email, "password": PASSWORD}
    answer = await context.request.post(
        "/graphql", data={"query": LOGIN, "variables": variables}, headers={"sec-fetch-site": "same-origin"}
    )
    assert (await answer.json())["data"]["login"]["errors"] == []


async def fill_in(page: Page, principal: Principal, password: str = PASSWORD) -> None:
    """Types and presses what a person would."""
    await page.get_by_label("E-mail").fill((await User.get(id=principal.user_id)).email)
    await page.get_by_label("Password").fill(password)
    await page.get_by_role("button", name="Sign in").click()


@pytest_asyncio.fixture
async def page(visit: Visit, user: Principal) -> Page:
    """A page of the user's."""
    return await visit(user)


@pytest_asyncio.fixture
async def operators_page(visit: Visit, operator: Principal) -> Page:
    """A page of the operator's."""
    return await visit(operator)


@pytest_asyncio.fixture
async def admins_page(visit: Visit, admin: Principal) -> Page:
    """A page of the admin's."""
    return await visit(admin)


@pytest_asyncio.fixture
async def book(user: Principal, merchant: Merchant) -> Book:
    """Payments in every state and with every verdict."""
    return await make_book(user, merchant)
