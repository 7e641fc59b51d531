"""The form that takes a payment: once, whatever happens to the click, the answer or the page."""

import re

from playwright.async_api import Locator, Page, Route, expect

from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from tests.factories import make_merchant

from .conftest import Guard

LOST = "net::ERR_FAILED"


async def opened(page: Page, merchant: Merchant, amount: str = "12.50", currency: str = "EUR") -> Locator:
    """The form, filled in."""
    await page.goto("/payments?new=1")
    form = page.get_by_role("dialog", name="Create a payment")
    await form.get_by_label("Merchant").select_option(label=merchant.name)
    await form.get_by_label("Amount").fill(amount)
    await form.get_by_label("Currency").select_option(currency)
    return form


def button(form: Locator, name: str = "Create payment") -> Locator:
    """What sends it."""
    return form.get_by_role("button", name=name)


async def key_of(form: Locator) -> str:
    """The form's idempotency key."""
    [key] = re.findall(r"web-[0-9a-f]{32}", await form.inner_text())
    return str(key)


async def lose_answers(page: Page) -> None:
    """Lets every payment reach the server, and no answer come back."""

    async def lose(route: Route) -> None:
        if "createPayment" in (route.request.post_data or ""):
            await route.fetch()
            await route.abort()
        else:
            await route.continue_()

    await page.route("**/graphql", lose)


async def test_payment_is_taken_and_shown(page: Page, merchant: Merchant) -> None:
    form = await opened(page, merchant)
    await form.get_by_label("Reference").fill("INV-4711")

    await button(form).click()

    await expect(form.get_by_text("€12.50")).to_be_visible()
    await expect(form.get_by_text("Succeeded")).to_be_visible()
    await form.get_by_role("link", name="See the payment").click()
    drawer = page.get_by_role("dialog")
    await expect(drawer.get_by_text("INV-4711")).to_be_visible()
    await expect(page.get_by_role("row", name=re.compile("INV-4711"))).to_have_count(1)


async def test_form_can_be_filled_in_and_sent_by_keyboard(page: Page, merchant: Merchant) -> None:
    await page.goto("/payments")
    await page.get_by_role("link", name="Create payment").focus()
    await page.keyboard.press("Enter")
    form = page.get_by_role("dialog", name="Create a payment")
    await expect(form.get_by_label("Merchant")).to_be_focused()

    await page.keyboard.type(merchant.name)
    await page.keyboard.press("Tab")
    await page.keyboard.type("7.25")
    await page.keyboard.press("Enter")

    await expect(form.get_by_text("€7.25")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(form).to_be_hidden()
    assert page.url.endswith("/payments")


async def test_second_click_charges_nothing(page: Page, merchant: Merchant) -> None:
    form = await opened(page, merchant)
    key = await key_of(form)

    await button(form).evaluate("button => { button.click(); button.click(); button.form.requestSubmit() }")

    await expect(form.get_by_text("Succeeded")).to_be_visible()
    assert [payment.idempotency_key for payment in await Payment.all()] == [key]


async def test_lost_answer_and_a_reload_charge_nothing_twice(page: Page, guard: Guard, merchant: Merchant) -> None:
    guard.expect(LOST)
    form = await opened(page, merchant)
    key = await key_of(form)
    await lose_answers(page)

    await button(form).click()
    await expect(form.get_by_role("alert")).to_contain_text("it may have been taken")
    assert await Payment.all().count() == 1
    await page.unroute_all()
    await page.reload()

    await expect(form.get_by_role("alert")).to_contain_text("Sending it again is safe")
    await expect(form.get_by_label("Amount")).to_have_value("12.50")
    assert await key_of(form) == key
    await button(form, "Send again").click()
    await expect(form.get_by_text("nothing was charged again")).to_be_visible()
    assert await Payment.all().count() == 1


async def test_form_that_was_changed_after_a_lost_answer_is_refused_and_told_apart(
    page: Page, guard: Guard, merchant: Merchant
) -> None:
    guard.expect(LOST)
    form = await opened(page, merchant)
    key = await key_of(form)
    await lose_answers(page)
    await button(form).click()
    await expect(form.get_by_role("alert")).to_be_visible()
    await page.unroute_all()

    await form.get_by_label("Amount").fill("99")
    await button(form, "Send again").click()

    await expect(form.get_by_role("alert")).to_contain_text("Nothing was charged now.")
    await form.get_by_role("button", name="Make this another payment").click()
    assert await key_of(form) != key
    await button(form).click()
    await expect(form.get_by_text("€99.00")).to_be_visible()
    assert {payment.amount_minor for payment in await Payment.all()} == {12_50, 99_00}


async def test_next_form_is_another_payment(page: Page, merchant: Merchant) -> None:
    form = await opened(page, merchant)
    key = await key_of(form)
    await button(form).click()

    await form.get_by_role("button", name="Create another").click()

    await expect(form.get_by_label("Amount")).to_have_value("")
    assert await key_of(form) != key


async def test_decline_is_an_outcome_and_says_why(page: Page, merchant: Merchant) -> None:
    form = await opened(page, merchant)
    await form.get_by_label("Payment method").select_option("A card without funds")

    await button(form).click()

    await expect(form.get_by_text("Failed")).to_be_visible()
    await expect(form.get_by_role("status")).to_contain_text("too little money")


async def test_amount_has_its_currencys_decimals(page: Page, merchant: Merchant) -> None:
    form = await opened(page, merchant, "500.5", "JPY")
    await button(form).click()
    await expect(form.get_by_text("JPY has no decimals.")).to_be_visible()
    await form.get_by_label("Currency").select_option("KWD")
    await form.get_by_label("Amount").fill("1.2345")
    await button(form).click()
    await expect(form.get_by_text("KWD has 3 decimals.")).to_be_visible()
    await form.get_by_label("Amount").fill("0")
    await button(form).click()
    await expect(form.get_by_text("The amount must be more than zero.")).to_be_visible()
    assert await Payment.all().count() == 0

    await form.get_by_label("Amount").fill("102.463")
    await button(form).click()

    await expect(form.get_by_text("KWD\u00a0102.463")).to_be_visible()
    assert await Payment.all().values_list("amount_minor", "currency") == [(102_463, "KWD")]


async def test_refusal_of_the_server_stands_beside_its_field(page: Page, merchant: Merchant) -> None:
    form = await opened(page, merchant, "9999999999999")

    await button(form).click()
    await expect(form.get_by_label("Amount")).to_have_attribute("aria-invalid", "true")
    await expect(form.get_by_text("digits before the point").first).to_be_visible()
    await form.get_by_label("Amount").fill("5")
    await form.get_by_label("Reference").fill("4242 4242 4242 4242")
    await button(form).click()

    await expect(form.get_by_label("Reference")).to_have_attribute("aria-invalid", "true")
    assert await Payment.all().count() == 0


async def test_merchant_that_is_inactive_is_not_offered(page: Page, admin: Principal, merchant: Merchant) -> None:
    closed = await make_merchant(admin, name="Closed Corner Shop", is_active=False)

    form = await opened(page, merchant)

    await expect(form.get_by_role("option", name=merchant.name)).to_have_count(1)
    await expect(form.get_by_role("option", name=closed.name)).to_have_count(0)


async def test_without_a_merchant_the_form_says_what_comes_first(page: Page) -> None:
    await page.goto("/payments?new=1")

    await expect(page.get_by_text("There is no active merchant yet.")).to_be_visible()
