"""What people decide about discrepancies: once, about the verdict that is current, and for all to see."""

import re

import pytest
from playwright.async_api import Locator, Page, expect

from payflowx.core.ids import ResultId, to_typeid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.reconciliation.models import ReconciliationResult, Resolution, ResolutionKind
from payflowx.reconciliation.service import resolutions
from tests.api.books import Book
from tests.bank_statements.files import bring, camt, credit_for, statement
from tests.factories import NOW, instruction, pay, reconcile, seconds
from tests.reconciliation.test_late_feeds import judge
from tests.reconciliation.test_terms import agree, agreement

from .conftest import PHONE, Visit, findings

UNDER = "The bank settled 998 JPY, 1 JPY less than what was paid."


async def resolve(principal: Principal, book: Book, name: str) -> None:
    """A person decides about one of the book's payments."""
    result = await ReconciliationResult.get(payment_id=book.payments[name].id)
    await resolutions.resolve_discrepancy(
        principal=principal, result_id=ResultId(result.id), kind=ResolutionKind.ACCEPTED, note="Right.", now=NOW
    )


async def open_dialog(page: Page) -> Locator:
    """The dialog that resolves the payment of which the bank paid too little, from the list."""
    await page.goto("/reconciliation?reason=AMOUNT_UNDER")
    await page.get_by_role("button", name="Resolve order-reference-1").click()
    dialog = page.get_by_role("dialog", name="Resolve")
    await expect(dialog).to_contain_text(UNDER)
    return dialog


async def test_mismatch_is_resolved_from_the_list_and_shown_as_resolved(
    operators_page: Page, operator: Principal, book: Book
) -> None:
    page = operators_page
    dialog = await open_dialog(page)
    await expect(dialog.get_by_label("Decision")).to_be_focused()
    await dialog.get_by_role("button", name="Resolve").click()
    await expect(dialog.get_by_label("Note")).to_have_attribute("aria-invalid", "true")
    assert await Resolution.all().count() == 0

    await dialog.get_by_label("Decision").select_option("Written off")
    await dialog.get_by_label("Note").fill("One yen:\nnot worth a call.")
    await dialog.get_by_role("button", name="Resolve").click()

    await expect(dialog).to_be_hidden()
    await expect(page.locator("tbody tr")).to_contain_text("Written off")
    [kept] = await Resolution.all()
    assert (kept.kind, kept.note, kept.resolved_by_id) == (
        ResolutionKind.WRITTEN_OFF,
        "One yen: not worth a call.",
        operator.user_id,
    )
    await page.locator("tbody tr").click()
    drawer = page.get_by_role("dialog")
    await expect(drawer).to_contain_text(re.compile("Written off. One yen: not worth a call.*user.*@example.com, now"))
    await expect(drawer.get_by_role("button", name="Resolve")).to_have_count(0)


async def test_what_is_resolved_is_neither_red_nor_counted_nor_open_work(
    operators_page: Page, admin: Principal, book: Book
) -> None:
    page = operators_page
    for name in ("rejected", "missing", "under"):
        await resolve(admin, book, name)

    await page.goto("/")
    at_risk = page.get_by_role("link", name=re.compile("^Value at risk"))
    await expect(at_risk).to_have_text(re.compile(r"risk2US\$998\.00$"))  # +1.00 and -997.00
    await at_risk.click()

    rows = page.locator("tbody tr")
    unresolved = page.get_by_role("button", name="Unresolved", exact=True)
    await expect(unresolved).to_have_attribute("aria-pressed", "true")
    await expect(rows).to_have_count(2)
    await page.get_by_role("button", name="Over 7 days 2").click()
    await expect(rows).to_have_count(2)
    await page.get_by_role("button", name="Over 7 days 2").click()
    await page.get_by_role("button", name="Resolved", exact=True).click()
    await expect(rows).to_have_count(3)
    await expect(rows.get_by_text(re.compile("^(Mismatched|Missing) · resolved$"))).to_have_count(3)
    await expect(rows.locator(".text-bad")).to_have_count(0)
    await page.get_by_role("button", name="Resolved", exact=True).click()
    await expect(rows).to_have_count(5)
    await unresolved.click()
    await expect(rows).to_have_count(2)

    totals = page.get_by_role("group", name="Verdicts")
    missing = totals.get_by_role("button", name=re.compile("^Missing"))
    await expect(missing).to_have_text("Missing02 resolved")
    await expect(missing).not_to_have_class(re.compile("border-bad"))
    mismatched = totals.get_by_role("button", name=re.compile("^Mismatched"))
    await expect(mismatched).to_have_text("Mismatched2US$998.00 unexplained1 resolved")
    await expect(mismatched).to_have_class(re.compile("border-bad"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_nothing_is_red_once_all_is_resolved(
    operators_page: Page, admin: Principal, axe: str, book: Book, scheme: str
) -> None:
    page = operators_page
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for name in ("rejected", "missing", "under", "over", "other currency"):
        await resolve(admin, book, name)

    await page.goto("/")
    await expect(page.get_by_role("link", name=re.compile("^Value at risk"))).to_have_text(re.compile("risk0"))
    await expect(page.get_by_role("main").get_by_text(re.compile("· resolved$"))).to_have_count(2)
    await expect(page.get_by_role("main").locator(".text-bad, .border-bad")).to_have_count(0)
    assert await findings(page, axe) == []
    await page.goto("/reconciliation?status=MISMATCHED")

    await expect(page.locator("tbody tr")).to_have_count(3)
    await expect(page.get_by_role("main").locator(".text-bad, .border-bad")).to_have_count(0)
    assert await findings(page, axe) == []
    await page.locator("tbody tr").first.click()
    await expect(page.get_by_role("dialog")).to_contain_text("Mismatched · resolved")
    await expect(page.get_by_role("dialog").locator(".text-bad")).to_have_count(0)
    await page.goto("/payments?verdict=MISMATCHED")
    await expect(page.locator("tbody").get_by_text("Mismatched · resolved")).to_have_count(3)


@pytest.mark.parametrize("narrowing", ["reason=AMOUNT_UNDER", "currency=JPY", "resolved=yes", "resolved=all"])
async def test_ages_say_no_number_that_the_list_would_not_have(
    operators_page: Page, book: Book, narrowing: str
) -> None:
    await operators_page.goto(f"/reconciliation?{narrowing}")

    await expect(operators_page.get_by_role("button", name="Over 7 days", exact=True)).to_be_visible()


async def test_age_of_a_verdict_that_is_asked_for_is_of_open_work(
    operators_page: Page, admin: Principal, book: Book
) -> None:
    page = operators_page
    await resolve(admin, book, "under")
    await page.goto("/reconciliation?status=MISMATCHED")
    await expect(page.locator("tbody tr")).to_have_count(3)

    await page.get_by_role("button", name="Over 7 days 2").click()

    await expect(page.locator("tbody tr")).to_have_count(2)


async def test_missing_settlement_is_resolved_in_the_drawer(operators_page: Page, book: Book) -> None:
    page = operators_page
    await page.goto(f"/payments?payment={book.id('missing')}")
    drawer = page.get_by_role("dialog").first
    await drawer.get_by_role("button", name="Resolve").click()
    dialog = page.get_by_role("dialog", name="Resolve")
    await dialog.get_by_label("Note").fill("Paid by cheque.")

    await dialog.get_by_role("button", name="Resolve").click()

    await expect(dialog).to_be_hidden()
    await expect(drawer).to_contain_text("Accepted. Paid by cheque.")
    await expect(drawer.locator("ol p.font-medium").first).to_have_text("Resolved by a person")


@pytest.mark.parametrize("cause", ["resolved", "judged anew"])
async def test_verdict_that_has_changed_meanwhile_is_not_resolved(
    operators_page: Page, admin: Principal, book: Book, cause: str
) -> None:
    page = operators_page
    dialog = await open_dialog(page)
    await dialog.get_by_label("Note").fill("Mine.")
    if cause == "resolved":
        await resolve(admin, book, "under")
    else:
        await agree(admin, agreement(currency="JPY", tolerance=(100, 0)))
        await reconcile(now=NOW + seconds(90))

    await dialog.get_by_role("button", name="Resolve").click()

    await expect(dialog.get_by_role("alert")).to_contain_text(re.compile("The verdict has.*Nothing was recorded"))
    await expect(dialog.get_by_label("Note")).to_have_count(0)
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("button", name="Resolve order-reference-1")).to_have_count(0)
    assert [row.note for row in await Resolution.all()] == (["Right."] if cause == "resolved" else [])


async def test_drawer_shows_every_verdict(operators_page: Page, user: Principal, merchant: Merchant) -> None:
    page = operators_page
    payment = await pay(user, instruction(merchant, amount=Money(9_98_00, "USD"), reference="ORDER-9"), now=NOW)
    await reconcile(now=NOW + seconds(1))
    await reconcile(now=NOW + seconds(60))
    await page.goto("/reconciliation?status=MISSING_SETTLEMENT")

    await page.locator("tbody tr").click()

    drawer = page.get_by_role("dialog")
    heading = page.get_by_role("heading", name="Verdicts", exact=True)
    verdicts = drawer.locator("section").filter(has=heading).get_by_role("listitem")
    await expect(verdicts).to_have_count(2)
    await expect(verdicts.first).to_contain_text(re.compile("Missing.*Never settled"))
    await expect(verdicts.last).to_contain_text(re.compile("Pending.*Not due yet"))
    assert await ReconciliationResult.filter(payment_id=payment.id).count() == 2


async def test_user_sees_verdicts_and_is_offered_no_decision(visit: Visit, user: Principal, book: Book) -> None:
    page = await visit(user)
    await page.goto("/reconciliation")
    await expect(page.locator("tbody tr")).to_have_count(5)
    await expect(page.get_by_role("columnheader", name="Resolution")).to_have_count(0)
    await expect(page.get_by_role("button", name=re.compile("esolve"))).to_have_count(0)

    await page.goto(f"/payments?payment={book.id('under')}")

    await expect(page.get_by_role("dialog")).to_contain_text(
        re.compile(f"{re.escape(UNDER)}.*ReceivedJP¥998Unexplained-JP¥1")
    )
    await expect(page.get_by_role("button", name=re.compile("esolve"))).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_where_one_resolves(operators_page: Page, axe: str, book: Book, scheme: str) -> None:
    page = operators_page
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    dialog = await open_dialog(page)
    await dialog.get_by_role("button", name="Resolve").click()
    assert await findings(page, axe) == []

    await dialog.get_by_label("Note").fill("Right.")
    await dialog.get_by_role("button", name="Resolve").click()
    await expect(dialog).to_be_hidden()
    await page.locator("tbody tr").click()
    await expect(page.get_by_role("dialog")).to_contain_text("Accepted.")
    assert await findings(page, axe) == []


async def test_phone_resolves_without_moving_sideways(operators_page: Page, book: Book) -> None:
    await operators_page.set_viewport_size(PHONE)
    dialog = await open_dialog(operators_page)

    assert await operators_page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    box = await dialog.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]


async def test_agreed_fee_is_no_difference(
    operators_page: Page, operator: Principal, admin: Principal, user: Principal, merchant: Merchant
) -> None:
    page = operators_page
    await agree(admin, agreement(fee=(100, 30), tolerance=(0, 5)))
    payment = await pay(user, instruction(merchant, amount=Money(100_00, "USD")), now=NOW)
    await bring(operator, camt(statement([credit_for(payment, amount=Money(98_70, "USD"))])))
    await judge()
    figures = "PaidUS$100.00FeeUS$1.30DueUS$98.70ToleranceUS$0.05ReceivedUS$98.70UnexplainedUS$0.00"

    await page.goto(f"/payments?payment={to_typeid('payment', payment.id)}")

    await expect(page.get_by_role("dialog")).to_contain_text(figures)
    await page.goto("/reconciliation?status=MATCHED")
    await expect(page.locator("thead")).to_contain_text("PaidDueReceivedUnexplained")
    await expect(page.locator("tbody")).to_contain_text("US$100.00US$98.70US$98.70US$0.00")
    await expect(page.get_by_role("main")).not_to_contain_text(re.compile("difference", re.IGNORECASE))


async def test_pending_payment_has_nothing_to_explain(operators_page: Page, book: Book) -> None:
    page = operators_page
    await page.goto("/reconciliation?status=SETTLEMENT_PENDING")
    await expect(page.locator("tbody")).to_contain_text(re.compile("€77.00€77.00\N{EN DASH}\N{EN DASH}"))

    await page.locator("tbody tr").click()

    await expect(page.get_by_role("dialog")).to_contain_text("Unexplained\N{EN DASH}")
