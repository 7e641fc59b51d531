"""Signing in and staying so: on deep links, in several tabs, when the session ends in the middle of a form."""

import asyncio
import re

from playwright.async_api import Page, expect

from payflowx.access.models import Session
from payflowx.core import clock
from payflowx.core.principal import Principal
from payflowx.core.principals import KEPT
from payflowx.identity.models import User
from payflowx.merchants.models import Merchant
from tests.api.books import Book
from tests.factories import PASSWORD

from .conftest import Guard, Visit, fill_in


async def test_deep_link_survives_the_detour(visit: Visit, user: Principal, book: Book) -> None:
    page = await visit(None)
    where = f"/payments?status=FAILED&payment={book.id('declined')}"

    response = await page.goto(where)
    assert response is not None
    assert response.status == 200
    await expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    await fill_in(page, user)

    await expect(page.get_by_role("dialog").get_by_text("card_declined")).to_be_visible()
    assert page.url.endswith(where)


async def test_refusal_is_clear_and_keeps_the_address(visit: Visit, user: Principal) -> None:
    page = await visit(None)
    await page.goto("/")

    await fill_in(page, user, "wrong horse battery")

    await expect(page.get_by_role("alert")).to_contain_text("The e-mail address or the password is wrong.")
    await expect(page.get_by_label("E-mail")).to_have_value((await User.get(id=user.user_id)).email)
    await expect(page.get_by_label("Password")).to_have_value("")


async def test_session_survives_a_reload_and_nothing_of_it_is_in_reach_of_scripts(page: Page, user: Principal) -> None:
    await page.goto("/")
    await page.reload()

    await expect(page.get_by_role("heading", name="Overview")).to_be_visible()
    kept = await page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    assert kept == '[{},{},""]'


async def test_tabs_that_load_at_once_take_turns(visit: Visit, user: Principal) -> None:
    """Each of them uses the refresh token that the one before it got; used twice, it would end the session."""
    first = await visit(user)
    tabs = [first, *[await first.context.new_page() for _ in range(3)]]

    for _ in range(2):
        await asyncio.gather(*(tab.goto("/payments") for tab in tabs))
        for tab in tabs:
            await expect(tab.get_by_role("heading", name="Payments", exact=True)).to_be_visible()

    assert await Session.filter(user_id=user.user_id, ended_at__isnull=True).count() == 1


async def test_signing_out_ends_the_session_in_every_tab(visit: Visit, user: Principal) -> None:
    page = await visit(user)
    other = await page.context.new_page()
    for tab in (page, other):
        await tab.goto("/payments")
        await expect(tab.get_by_role("heading", name="Payments", exact=True)).to_be_visible()

    await page.get_by_role("button", name="Sign out").click()

    for tab in (page, other):
        await expect(tab.get_by_role("heading", name="Sign in")).to_be_visible()
        await tab.reload()
        await expect(tab.get_by_role("heading", name="Sign in")).to_be_visible()


async def test_session_that_ends_in_mid_form_loses_nothing(
    page: Page, guard: Guard, user: Principal, merchant: Merchant
) -> None:
    await page.goto("/payments?new=1")
    form = page.get_by_role("dialog", name="Create a payment")
    await form.get_by_label("Merchant").select_option(label=merchant.name)
    await form.get_by_label("Amount").fill("12.50")
    key = re.findall(r"web-\w+", await form.inner_text())
    await Session.filter(user_id=user.user_id).update(ended_at=clock.utc_now(), end_reason="LOGOUT")
    await asyncio.sleep(KEPT.total_seconds())  # after which every process knows it

    await form.get_by_role("button", name="Create payment").click()
    again = page.get_by_role("dialog", name="Your session has ended")
    await again.get_by_label("Password").fill(PASSWORD)
    await again.get_by_role("button", name="Sign in").click()
    await expect(again).to_be_hidden()

    await expect(form.get_by_label("Amount")).to_have_value("12.50")
    assert re.findall(r"web-\w+", await form.inner_text()) == key
    await form.get_by_role("button", name=re.compile("Send again|Create payment")).click()
    await expect(form.get_by_text("Succeeded")).to_be_visible()
