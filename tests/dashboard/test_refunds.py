"""Refunds: the form that gives back once, what the drawer tells of them, their list, and what reconciliation counts."""

import re
from datetime import timedelta

import pytest
from playwright.async_api import Locator, Page, Route, expect

from payflowx.core import clock
from payflowx.core.clock import Span
from payflowx.core.ids import to_typeid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.core.rounds import BEGINNING
from payflowx.gateways.simulator import Simulator
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from payflowx.refunds.models import Refund
from payflowx.refunds.service import failing
from tests.bank_statements import returned
from tests.bank_statements.files import bring, camt, credit_for, statement
from tests.factories import NOW, give_back, instruction, pay, reconcile, seconds, settle

from .conftest import PHONE, Guard, Visit, findings

LOST = "net::ERR_FAILED"


@pytest.fixture
async def payment(user: Principal, merchant: Merchant) -> Payment:
    """Ten euros of `user`."""
    return await pay(user, instruction(merchant, amount=Money(10_00, "EUR"), reference="INV-10"))


def address(payment: Payment, path: str = "/payments") -> str:
    """Where the payment is open."""
    return f"{path}?payment={to_typeid('payment', payment.id)}"


def drawer_of(page: Page) -> Locator:
    """The drawer of the payment that is open."""
    return page.locator("dialog[data-kind=drawer]")


def section(page: Page, title: str) -> Locator:
    """A part of the drawer."""
    heading = page.get_by_role("heading", name=title, exact=True)
    return drawer_of(page).locator("section").filter(has=heading)


async def opened(page: Page, payment: Payment) -> Locator:
    """The form that refunds the payment, as the drawer opens it."""
    await page.goto(address(payment))
    await section(page, "Refunds").get_by_role("link", name="Refund", exact=True).click()
    return page.get_by_role("dialog", name="Refund", exact=True)


def button(form: Locator, name: str = "Refund") -> Locator:
    """What sends it."""
    return form.get_by_role("button", name=name, exact=True)


async def key_of(form: Locator) -> str:
    """The form's idempotency key."""
    [key] = re.findall(r"web-[0-9a-f]{32}", await form.inner_text())
    return str(key)


async def lose_answers(page: Page) -> None:
    """Lets every refund reach the server, and no answer come back."""

    async def lose(route: Route) -> None:
        if "createRefund" in (route.request.post_data or ""):
            await route.fetch()
            await route.abort()
        else:
            await route.continue_()

    await page.route("**/graphql", lose)


async def test_what_is_left_is_offered_and_given_back(page: Page, payment: Payment) -> None:
    form = await opened(page, payment)
    await expect(form.get_by_label("Amount in EUR")).to_be_focused()
    await expect(form.get_by_label("Amount in EUR")).to_have_value("10.00")
    await form.get_by_label("Amount in EUR").fill("4")
    await form.get_by_label("Reason").fill("Damaged")

    await button(form).click()

    await expect(form.get_by_text("€4.00")).to_be_visible()
    await expect(form.get_by_role("status")).to_contain_text("Succeeded")
    await form.get_by_role("button", name="Done").click()
    await expect(form).to_be_hidden()
    refunds = section(page, "Refunds")
    await expect(refunds).to_contain_text("€6.00 can be refunded.")
    await expect(refunds.locator("li")).to_contain_text(
        re.compile("€4.00Succeeded.*Damaged.*The bank has said nothing yet")
    )
    await expect(section(page, "Money that moved")).to_contain_text(
        re.compile(r"customer.*\+€10.00Refunded.*-€4.00Left with the merchant€6.00")
    )
    await expect(drawer_of(page).locator("ol p.font-medium")).to_have_text(
        [
            "Refund of €4.00: given back by the gateway",
            "Refund of €4.00: asked for",
            "Taken by the gateway",
            "Created through the API",
        ]
    )


async def test_second_click_refunds_nothing(page: Page, payment: Payment) -> None:
    form = await opened(page, payment)
    await form.get_by_label("Amount in EUR").fill("4")
    key = await key_of(form)

    await button(form).evaluate("button => { button.click(); button.click(); button.form.requestSubmit() }")

    await expect(form.get_by_role("status")).to_contain_text("Succeeded")
    assert [refund.idempotency_key for refund in await Refund.all()] == [key]


async def test_lost_answer_and_a_reload_refund_nothing_twice(page: Page, guard: Guard, payment: Payment) -> None:
    guard.expect(LOST)
    form = await opened(page, payment)
    await form.get_by_label("Amount in EUR").fill("4")
    key = await key_of(form)
    await lose_answers(page)

    await button(form).click()
    await expect(form.get_by_role("alert")).to_contain_text("it may have been done")
    assert await Refund.all().count() == 1
    await page.unroute_all()
    await page.reload()

    await expect(form.get_by_role("alert")).to_contain_text("Sending it again is safe")
    await expect(form.get_by_label("Amount in EUR")).to_have_value("4")
    assert await key_of(form) == key
    await button(form, "Send again").click()
    await expect(form.get_by_text("nothing was given back again")).to_be_visible()
    assert await Refund.all().count() == 1


async def test_form_that_was_changed_after_a_lost_answer_is_refused_and_told_apart(
    page: Page, guard: Guard, payment: Payment
) -> None:
    guard.expect(LOST)
    form = await opened(page, payment)
    await form.get_by_label("Amount in EUR").fill("4")
    key = await key_of(form)
    await lose_answers(page)
    await button(form).click()
    await expect(form.get_by_role("alert")).to_be_visible()
    await page.unroute_all()

    await form.get_by_label("Amount in EUR").fill("5")
    await button(form, "Send again").click()

    await expect(form.get_by_role("alert")).to_contain_text("Nothing was given back now.")
    assert await Refund.all().count() == 1
    await form.get_by_role("button", name="Make this another refund").click()
    assert await key_of(form) != key
    await button(form).click()
    await expect(form.get_by_role("status")).to_contain_text("Succeeded")
    assert {refund.amount_minor for refund in await Refund.all()} == {4_00, 5_00}


async def test_each_form_is_another_refund_and_offers_what_is_left_then(page: Page, payment: Payment) -> None:
    form = await opened(page, payment)
    key = await key_of(form)
    await form.get_by_label("Amount in EUR").fill("4")
    await button(form).click()
    await form.get_by_role("button", name="Done").click()

    await section(page, "Refunds").get_by_role("link", name="Refund", exact=True).click()

    await expect(form.get_by_label("Amount in EUR")).to_have_value("6.00")
    assert await key_of(form) != key
    await button(form).click()
    await form.get_by_role("button", name="Done").click()
    await expect(section(page, "Refunds")).to_contain_text("€0.00 can be refunded.")
    await expect(section(page, "Refunds").get_by_role("link")).to_have_count(0)
    assert sorted(refund.amount_minor for refund in await Refund.all()) == [4_00, 6_00]


async def test_refusals_stand_beside_their_fields_and_refund_nothing(page: Page, payment: Payment) -> None:
    form = await opened(page, payment)
    key = await key_of(form)
    amount, reason = form.get_by_label("Amount in EUR"), form.get_by_label("Reason")
    for typed, told in (
        ("", "Say how much."),
        ("0", "The amount must be more than zero."),
        ("1.001", "EUR has 2 decimals."),
        ("10.01", "more than what is left of the payment to be refunded, which is 10.00 EUR"),
    ):
        await amount.fill(typed)
        await button(form).click()
        await expect(form.get_by_text(told)).to_be_visible()
        await expect(amount).to_have_attribute("aria-invalid", "true")
    await amount.fill("3")
    await reason.fill("4242 4242 4242 4242")
    await button(form).click()
    await expect(reason).to_have_attribute("aria-invalid", "true")
    await expect(amount).not_to_have_attribute("aria-invalid", "true")
    assert await Refund.all().count() == 0

    await reason.fill("")
    await button(form).click()

    await expect(form.get_by_role("status")).to_contain_text("Succeeded")
    assert [refund.idempotency_key for refund in await Refund.all()] == [key]  # a refused input never uses up the key


async def test_answer_without_a_refund_is_no_failure(page: Page, payment: Payment) -> None:
    async def wait_for_somebody(route: Route) -> None:
        if "createRefund" in (route.request.post_data or ""):
            await route.fulfill(json={"data": {"createRefund": {"replayed": False, "refund": None, "errors": []}}})
        else:
            await route.continue_()

    form = await opened(page, payment)
    key = await key_of(form)
    await page.route("**/graphql", wait_for_somebody)
    await button(form).click()

    await expect(form.get_by_role("status")).to_contain_text("No money has gone back yet.")
    await form.get_by_role("button", name="Done").click()
    await page.unroute_all()
    await section(page, "Refunds").get_by_role("link", name="Refund", exact=True).click()
    assert await key_of(form) != key


async def test_decline_is_an_outcome_and_says_why(page: Page, user: Principal, merchant: Merchant) -> None:
    payment = await pay(user, instruction(merchant, amount=Money(500, "JPY"), payment_method="pm_refund_declined"))
    form = await opened(page, payment)

    await button(form, "Refund").click()

    await expect(form.get_by_role("status")).to_contain_text(re.compile("Failed.*takes no refunds for this card"))
    await form.get_by_role("button", name="Done").click()
    await expect(section(page, "Refunds").locator("li")).to_contain_text(
        re.compile("JP¥500Failed.*refund_declined.*Nothing to book")
    )
    await expect(section(page, "Refunds")).to_contain_text("JP¥500 can be refunded.")


async def test_refund_that_came_back_is_told_and_its_money_offered_again(
    page: Page, user: Principal, merchant: Merchant
) -> None:
    order = instruction(merchant, amount=Money(10_00, "EUR"), payment_method="pm_refund_fails_later")
    payment = await pay(user, order)
    await give_back(user, payment)
    await failing.fail_late(gateway=Simulator(), now=NOW + seconds(60), delay=Span(), since=BEGINNING)

    await page.goto(address(payment))

    await expect(section(page, "Refunds").locator("li")).to_contain_text(
        re.compile("€10.00Succeeded · came back.*account_closed.*is closed, and the money came back")
    )
    await expect(section(page, "Refunds").get_by_role("link", name="Refund", exact=True)).to_be_visible()
    await expect(section(page, "Money that moved")).to_contain_text(re.compile(r"A refund came back.*\+€10.00"))
    await expect(drawer_of(page).locator("ol p.font-medium").first).to_have_text("Refund of €10.00: came back")


async def test_what_the_bank_took_back_stands_in_the_timeline_and_is_not_refundable(
    operators_page: Page, operator: Principal, payment: Payment
) -> None:
    page = operators_page
    await bring(operator, camt(statement([credit_for(payment)])))
    await bring(operator, returned.camt(returned.taken(payment, 3_00), code="IDDT-UPDD"))

    await page.goto(address(payment))

    await expect(section(page, "Refunds")).to_contain_text("€7.00 can be refunded.")
    await expect(section(page, "Money that moved")).to_contain_text(
        re.compile("Taken back by the bank.*-€3.00Left with the merchant€7.00")
    )
    await expect(section(page, "Timeline")).to_contain_text("Taken back by the bank: -€3.00")


async def test_nobody_is_offered_what_would_be_refused(
    visit: Visit, user: Principal, stranger: Principal, operator: Principal, merchant: Merchant, payment: Payment
) -> None:
    failed = await pay(user, instruction(merchant, payment_method="pm_declined"))
    await give_back(operator, payment, Money(1_00, "EUR"))
    for viewer, shown in ((user, 1), (operator, 1), (stranger, 0)):
        page = await visit(viewer)
        await page.goto(f"{address(payment)}&refund=1")
        await expect(page.get_by_role("dialog", name="Refund", exact=True)).to_have_count(shown)
        await expect(page.get_by_text("There is no such payment, or none that you may see.")).to_have_count(1 - shown)
        await page.goto(f"{address(failed)}&refund=1")
        await expect(page.get_by_label("Loading")).to_have_count(0)
        await expect(page.get_by_role("dialog", name="Refund", exact=True)).to_have_count(0)
        await expect(page.get_by_text("can be refunded")).to_have_count(0)
        await page.goto("/refunds")
        await expect(page.get_by_label("Loading")).to_have_count(0)
        await expect(page.locator("tbody tr")).to_have_count(shown)
        assert ("€1.00" in await page.get_by_role("main").inner_text()) is bool(shown)


async def test_list_filters_and_leads_to_the_payment(
    page: Page, user: Principal, merchant: Merchant, payment: Payment
) -> None:
    for method, number in (("pm_refund_declined", 1), ("pm_refund_open", 2)):
        order = instruction(merchant, amount=Money(20_00, "EUR"), payment_method=method, reference=f"INV-2{number}")
        await give_back(user, await pay(user, order), now=NOW + seconds(number))
    await give_back(user, payment, Money(4_00, "EUR"), reason="Damaged")
    rows = page.locator("tbody tr")
    await page.goto("/refunds")
    await expect(rows).to_have_count(3)

    for name, reference in (("Processing", "INV-22"), ("Failed", "INV-21"), ("Succeeded", "INV-10")):
        await page.get_by_role("button", name=name, exact=True).click()
        await expect(rows).to_have_count(1)
        await expect(rows).to_contain_text(reference)
        if name != "Succeeded":
            await page.get_by_role("button", name=name, exact=True).click()
            await expect(rows).to_have_count(3)
    assert page.url.endswith("/refunds?status=SUCCESS")
    await expect(rows).to_contain_text(re.compile("€4.00Succeeded.*INV-10.*Damaged"))

    await rows.click()
    await expect(drawer_of(page)).to_contain_text("INV-10")
    await page.keyboard.press("Escape")
    await expect(drawer_of(page)).to_be_hidden()
    assert page.url.endswith("/refunds?status=SUCCESS")


async def test_pages_of_the_list_turn_both_ways(page: Page, user: Principal, payment: Payment) -> None:
    now = clock.utc_now()
    for number in range(60):
        reason = f"Reason {number:02}"
        await give_back(user, payment, Money(1, "EUR"), reason=reason, now=now - timedelta(seconds=number))
    first = page.locator("tbody tr").first
    await page.goto("/refunds")
    await expect(page.locator("tbody tr")).to_have_count(50)
    await expect(first).to_contain_text("Reason 00")

    await page.get_by_role("button", name="Older").click()
    await expect(first).to_contain_text("Reason 50")
    await expect(page.locator("tbody tr")).to_have_count(10)
    await page.get_by_role("button", name="Newer").click()

    await expect(first).to_contain_text("Reason 00")


async def test_reconciliation_counts_refunds_beside_payments_and_leads_to_theirs(
    operators_page: Page, user: Principal, merchant: Merchant
) -> None:
    page = operators_page
    big = await pay(user, instruction(merchant, amount=Money(5000_00, "USD"), reference="INV-5000"))
    await give_back(user, big, Money(999_00, "USD"))  # the bank books 998.00 of it
    await give_back(user, big, Money(10_00, "USD"), now=NOW + seconds(1))
    await settle(now=NOW + seconds(60))
    await reconcile(now=NOW + seconds(61))
    await page.goto("/reconciliation")

    totals = page.get_by_role("group", name="Verdicts")
    await expect(totals.get_by_role("button", name=re.compile("^Matched"))).to_contain_text(
        re.compile("100%1 of 11 of 2 refunds")
    )
    mismatched = totals.get_by_role("button", name=re.compile("^Mismatched"))
    await expect(mismatched).to_contain_text(re.compile("1 refundUS.1.00 unexplained"))
    await expect(mismatched).to_have_class(re.compile("border-bad"))
    row = page.locator("tbody tr")
    await expect(row).to_have_count(1)
    await expect(row).to_contain_text(re.compile("Refund of.*INV-5000.*Mismatched.*US.999.00.*US.998.00.*-US.1.00"))

    await row.click()
    told = section(page, "Refunds").locator("li").filter(has_text="US$999.00")
    await expect(told).to_contain_text("The bank settled 998.00 USD, 1.00 USD less than what was refunded.")
    await expect(told).to_contain_text(re.compile("RefundedUS.999.00.*BookedUS.998.00Unexplained-US.1.00"))
    await told.get_by_role("button", name=re.compile("^Resolve")).click()
    decision = page.get_by_role("dialog", name="Resolve")
    await decision.get_by_label("Note").fill("The bank kept a dollar.")
    await decision.get_by_role("button", name="Resolve").click()
    await expect(told).to_contain_text("Mismatched · resolved")
    await page.goto("/settlements")
    await expect(page.locator("tbody tr").filter(has_text="Refund of")).to_have_count(2)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_and_phones_move_nothing_sideways(
    operators_page: Page, axe: str, user: Principal, merchant: Merchant, scheme: str
) -> None:
    page = operators_page
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    order = instruction(merchant, amount=Money(5000_00, "USD"), payment_method="pm_refund_fails_later")
    payment = await pay(user, order)
    await give_back(
        user, payment, Money(999_00, "USD"), reason="A reason that is so long that no phone has room for it"
    )
    await settle(now=NOW + seconds(60))
    await reconcile(now=NOW + seconds(61))
    await failing.fail_late(gateway=Simulator(), now=NOW + seconds(62), delay=Span(), since=BEGINNING)

    for path in ("/refunds", address(payment), f"{address(payment)}&refund=1", "/reconciliation"):
        await page.goto(path)
        await expect(page.get_by_role("heading", level=1)).to_be_visible()
        if "payment=" in path:
            await expect(section(page, "Refunds")).to_be_visible()
        is_form = path.endswith("refund=1")
        await expect(page.get_by_role("dialog", name="Refund", exact=True)).to_have_count(int(is_form))
        await expect(page.get_by_label("Loading")).to_have_count(0)
        assert (path, await findings(page, axe)) == (path, [])
        size = page.viewport_size
        assert size is not None
        await page.set_viewport_size(PHONE)
        width = await page.evaluate("document.documentElement.scrollWidth")
        assert (path, width) == (path, PHONE["width"])
        await page.set_viewport_size(size)
