"""What one person saw, typed or asked for is nothing for the next one at the same browser, whatever is late."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

import pytest
from playwright.async_api import Error, Locator, Page, Request, Route, expect

from payflowx.access.models import Session
from payflowx.core import clock
from payflowx.core.principal import Principal
from payflowx.core.principals import KEPT
from payflowx.identity.models import User
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from tests.api.books import Book

from .conftest import Visit, fill_in, sign_in
from .test_new_payment import button, key_of, opened
from .test_playground import run

# A tab that hears nothing of the others, as one that its browser has put to sleep.
DEAF = "window.BroadcastChannel = class { postMessage() {} }"
# What browsers do over plain HTTP to another machine.
WITHOUT_LOCKS = "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })"
LATER = "const now = Date.now.bind(Date); Date.now = () => now() + 585_000;"  # an access token lives for 600 s


@dataclass
class Held:
    """The first answer to an operation: it has left the server, and the page gets it when the test says so."""

    operation: str
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    released: asyncio.Event = field(default_factory=asyncio.Event)
    given: asyncio.Event = field(default_factory=asyncio.Event)
    let_pass: list[str] = field(default_factory=list)

    async def on_route(self, route: Route) -> None:
        """Holds the first, and lets pass whatever else is asked."""
        is_held = self.operation in (route.request.post_data or route.request.method) and not self.answered.is_set()
        if not is_held:
            self.let_pass.append(route.request.post_data or route.request.method)
            await route.continue_()
            return
        answer = await route.fetch(headers=await route.request.all_headers())
        self.answered.set()
        await self.released.wait()
        with suppress(Error):  # the page waits for it no longer
            await route.fulfill(response=answer)
        self.given.set()

    async def release(self) -> None:
        """Gives it to the page, if that still waits."""
        self.released.set()
        await self.given.wait()


async def hold(page: Page, operation: str, where: str = "**/graphql") -> Held:
    """Holds the answer to an operation from now on."""
    held = Held(operation)
    await page.route(where, held.on_route)
    return held


@asynccontextmanager
async def silence(page: Page, *, but: tuple[str, ...] = ()) -> AsyncIterator[None]:
    """Has the server answer nothing that the page asks, but for these operations, until the block's end."""
    over = asyncio.Event()

    async def on_route(route: Route) -> None:
        if not any(name in (route.request.post_data or "") for name in but):
            await over.wait()
        with suppress(Error):  # the page waits for it no longer
            await route.continue_()

    await page.route("**/graphql", on_route)
    try:
        yield
    finally:
        over.set()
        await page.unroute_all(behavior="wait")


def rows(page: Page) -> Locator:
    """The rows of the list, without its head."""
    return page.locator("tbody tr")


def nothing_yet(page: Page) -> Locator:
    """What stands in place of a list without payments."""
    return page.get_by_text("There are no payments yet.")


async def look_at_payments(page: Page, book: Book) -> None:
    """Opens the list, and waits until it is there."""
    await page.goto("/payments")
    await expect(rows(page)).to_have_count(len(book.payments))


async def leave(page: Page) -> None:
    """Signs out."""
    await page.get_by_role("button", name="Sign out").click()
    await expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


async def email_of(principal: Principal) -> str:
    """Stands on every screen of that person's."""
    return (await User.get(id=principal.user_id)).email


async def all_is_sent(page: Page) -> None:
    """Returns once whatever the page has asked for until now has left it."""
    await page.evaluate("fetch('/livez')")


async def test_nobody_is_shown_what_another_one_saw(
    visit: Visit, user: Principal, stranger: Principal, book: Book
) -> None:
    page = await visit(user)
    await look_at_payments(page, book)
    await leave(page)

    await fill_in(page, stranger)

    await expect(page.get_by_text(await email_of(stranger))).to_be_visible()
    await expect(nothing_yet(page)).to_be_visible()
    await expect(rows(page)).to_have_count(0)


async def test_list_that_comes_after_the_next_one_has_signed_in_is_shown_to_nobody(
    visit: Visit, user: Principal, stranger: Principal, book: Book
) -> None:
    page = await visit(user)
    await look_at_payments(page, book)
    held = await hold(page, "query PaymentList")
    await page.get_by_role("button", name="Failed").click()
    await held.answered.wait()
    await leave(page)
    await fill_in(page, stranger)
    await expect(nothing_yet(page)).to_be_visible()

    await held.release()

    await all_is_sent(page)
    await expect(nothing_yet(page)).to_be_visible()
    await expect(rows(page)).to_have_count(0)


async def test_filters_leave_the_address_with_whoever_chose_them(
    visit: Visit, user: Principal, stranger: Principal, book: Book
) -> None:
    page = await visit(user)
    await page.goto("/payments?search=order-reference&currency=JPY")
    await expect(rows(page)).to_have_count(1)

    await leave(page)

    assert page.url.endswith("/payments")
    await fill_in(page, stranger)
    await expect(nothing_yet(page)).to_be_visible()
    await expect(page.get_by_role("searchbox")).to_have_value("")


async def test_draft_of_a_payment_waits_for_whoever_wrote_it(
    visit: Visit, user: Principal, stranger: Principal, merchant: Merchant
) -> None:
    page = await visit(user)
    form = await opened(page, merchant)
    key = await key_of(form)
    await page.keyboard.press("Escape")
    await leave(page)

    await fill_in(page, stranger)
    await page.get_by_role("link", name="Create payment").click()
    await expect(form.get_by_label("Amount")).to_have_value("")
    assert await key_of(form) != key
    await page.keyboard.press("Escape")
    await leave(page)

    await fill_in(page, user)
    await page.get_by_role("link", name="Create payment").click()
    await expect(form.get_by_label("Amount")).to_have_value("12.50")
    assert await key_of(form) == key


async def test_payment_whose_answer_comes_too_late_is_told_to_whoever_made_it(
    visit: Visit, user: Principal, stranger: Principal, merchant: Merchant
) -> None:
    page = await visit(user)
    form = await opened(page, merchant)
    key = await key_of(form)
    held = await hold(page, "mutation CreatePayment")
    await button(form).click()
    await held.answered.wait()
    await page.keyboard.press("Escape")
    await leave(page)
    await fill_in(page, stranger)
    await expect(nothing_yet(page)).to_be_visible()

    await held.release()

    await all_is_sent(page)
    await expect(page.get_by_role("dialog")).to_have_count(0)
    await expect(nothing_yet(page)).to_be_visible()
    await leave(page)
    await fill_in(page, user)
    await page.get_by_role("link", name="Create payment").click()
    assert await key_of(form) == key
    await button(form, "Send again").click()
    await expect(form.get_by_text("nothing was charged again")).to_be_visible()
    assert await Payment.all().count() == 1


@pytest.mark.parametrize("token", ["has ended", "is about to end"])
async def test_form_of_one_person_is_never_sent_in_the_name_of_the_next(
    visit: Visit, user: Principal, stranger: Principal, merchant: Merchant, token: str
) -> None:
    page = await visit(user)
    await page.add_init_script(DEAF)
    form = await opened(page, merchant)
    sent: list[Request] = []
    page.on("request", lambda request: sent.append(request))  # noqa: PLW0108 - Playwright marks what it is given
    await sign_in(page.context, stranger)
    if token == "has ended":
        await Session.filter(user_id=user.user_id).update(ended_at=clock.utc_now(), end_reason="LOGOUT")

    async with silence(page, but=("CreatePayment", "Renew")):  # or the list would be the first to find out
        await asyncio.sleep(KEPT.total_seconds())  # after which every process knows it
        await button(form).evaluate(f"button => {{ {LATER if token == 'is about to end' else ''} button.click() }}")
        await expect(page.get_by_text(await email_of(stranger))).to_be_visible()
        await all_is_sent(page)

    tries = [request for request in sent if "CreatePayment" in (request.post_data or "")]
    assert len(tries) == (1 if token == "has ended" else 0)  # by whoever filled it in, and refused
    assert await Payment.all().count() == 0
    await expect(form).to_have_count(0)


async def test_export_that_one_person_asked_for_is_not_fetched_by_the_next(
    visit: Visit, user: Principal, stranger: Principal, book: Book
) -> None:
    page = await visit(user)
    await look_at_payments(page, book)
    held = await hold(page, "HEAD", "**/export/*")
    await page.get_by_role("link", name="Export CSV").click()
    await held.answered.wait()
    await leave(page)
    await fill_in(page, stranger)
    await expect(nothing_yet(page)).to_be_visible()

    await held.release()

    await all_is_sent(page)
    assert held.let_pass == []


async def test_signing_out_empties_the_other_tabs_though_their_server_is_silent(
    visit: Visit, user: Principal, stranger: Principal, book: Book
) -> None:
    page = await visit(user)
    other = await page.context.new_page()
    for tab in (page, other):
        await look_at_payments(tab, book)

    async with silence(other):
        await leave(page)
        await expect(other.get_by_role("heading", name="Sign in")).to_be_visible()
        await expect(rows(other)).to_have_count(0)

        await fill_in(page, stranger)
        await expect(other.get_by_label("Loading")).to_be_visible()
        await expect(rows(other)).to_have_count(0)

    await expect(nothing_yet(other)).to_be_visible()


async def test_other_tabs_become_those_of_the_next_one_and_show_nothing_before(
    visit: Visit, user: Principal, stranger: Principal, book: Book
) -> None:
    page = await visit(user)
    other = await page.context.new_page()
    await other.add_init_script("""(() => {
        const Channel = BroadcastChannel
        window.BroadcastChannel = class extends Channel {
            set onmessage(hear) { super.onmessage = (event) => event.data === null || hear(event) }
        }
    })()""")  # it has missed that somebody has signed out
    for tab in (page, other):
        await look_at_payments(tab, book)
    await leave(page)
    held = await hold(other, "mutation Renew")

    await fill_in(page, stranger)

    await held.answered.wait()
    await expect(rows(other)).to_have_count(0)
    await held.release()
    await expect(nothing_yet(other)).to_be_visible()


async def test_signing_out_waits_for_its_turn_where_browsers_have_no_locks(
    visit: Visit, user: Principal, stranger: Principal, book: Book
) -> None:
    """Else the answer to a renewal that was under way would bring back whoever has signed out."""
    page = await visit(user)
    await page.add_init_script(WITHOUT_LOCKS)
    await look_at_payments(page, book)
    held = await hold(page, "mutation Renew")
    await page.evaluate(f"{{ {LATER.replace('const', 'var')} }}")
    await page.get_by_role("button", name="Failed").click()
    await held.answered.wait()
    sent: list[str] = []
    page.on("request", lambda request: sent.append("SignOut" if "SignOut" in (request.post_data or "") else ""))

    await page.get_by_role("button", name="Sign out").click()
    await all_is_sent(page)
    assert "SignOut" not in sent
    await held.release()

    await expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    await fill_in(page, stranger)
    await expect(nothing_yet(page)).to_be_visible()


async def test_page_that_the_browser_keeps_for_the_way_back_is_empty(
    visit: Visit, user: Principal, stranger: Principal, book: Book
) -> None:
    page = await visit(user)
    await look_at_payments(page, book)

    await page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    assert await rows(page).count() == 0
    await sign_in(page.context, stranger)
    await page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")

    await expect(page.get_by_text(await email_of(stranger))).to_be_visible()
    await expect(nothing_yet(page)).to_be_visible()


async def test_whatever_is_behind_a_session_that_has_ended_cannot_be_seen(
    visit: Visit, user: Principal, book: Book
) -> None:
    page = await visit(user)
    await look_at_payments(page, book)
    await Session.filter(user_id=user.user_id).update(ended_at=clock.utc_now(), end_reason="LOGOUT")
    again = page.get_by_role("dialog", name="Your session has ended")

    await page.get_by_role("button", name="Failed").click()

    await expect(again).to_be_visible()
    behind = await again.evaluate("dialog => getComputedStyle(dialog, '::backdrop').backgroundColor")
    assert behind == await page.evaluate("getComputedStyle(document.body).backgroundColor")


async def test_page_whose_session_has_ended_asks_for_nothing(page: Page, user: Principal, book: Book) -> None:
    """The server would count it as a stranger's, and refuse the sign-in that comes next from there."""
    await look_at_payments(page, book)
    await Session.filter(user_id=user.user_id).update(ended_at=clock.utc_now(), end_reason="LOGOUT")
    await page.get_by_role("button", name="Failed").click()
    await expect(page.get_by_role("dialog", name="Your session has ended")).to_be_visible()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))

    await page.locator("button", has_text="Succeeded").first.evaluate("button => button.click()")
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))")

    await all_is_sent(page)
    assert [url for url in sent if url.endswith("/graphql")] == []


async def test_session_that_ended_can_be_followed_by_somebody_elses(
    visit: Visit, user: Principal, stranger: Principal, book: Book
) -> None:
    page = await visit(user)
    await look_at_payments(page, book)
    await Session.filter(user_id=user.user_id).update(ended_at=clock.utc_now(), end_reason="LOGOUT")
    await page.get_by_role("button", name="Failed").click()
    await expect(page.get_by_role("dialog", name="Your session has ended")).to_be_visible()

    await fill_in(page, stranger)

    await expect(nothing_yet(page)).to_be_visible()
    assert page.url.endswith("/payments")


async def test_playground_forgets_what_was_asked_and_answered(
    visit: Visit, user: Principal, stranger: Principal, book: Book
) -> None:
    page = await visit(user)
    await page.goto("/playground")
    await run(page, "{ payments(first: 1) { nodes { idempotencyKey } } }")
    answer, question = page.locator(".result-window"), page.locator(".graphiql-editor .view-lines").first
    await expect(answer).to_contain_text("order-unanswered")
    other = await page.context.new_page()
    await other.goto("/payments")

    await leave(other)

    await expect(page.get_by_text("Nobody is signed in")).to_be_visible()
    await expect(question).to_contain_text("query")
    await expect(question).not_to_contain_text("idempotencyKey")
    await expect(answer).not_to_contain_text("order-unanswered")
    await fill_in(other, stranger)
    await expect(page.get_by_text(f"Signed in as {await email_of(stranger)}")).to_be_visible()
    await expect(question).to_contain_text("query")
    await expect(question).not_to_contain_text("idempotencyKey")
    await leave(other)
    await fill_in(other, user)
    await expect(question).to_contain_text("idempotencyKey")
