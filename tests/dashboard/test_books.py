"""Overview, settlements and reconciliation: from each total to its payments, and from there to both sides."""

import json
import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.async_api import Locator, Page, expect

from payflowx.core import clock
from payflowx.core.ids import to_typeid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.reconciliation.models import ReconciliationRun
from tests.api.books import Book
from tests.bank_statements import returned
from tests.bank_statements.files import bring, camt, credit, credit_for, statement
from tests.factories import instruction, pay
from tests.reconciliation.test_late_feeds import judge

from .conftest import Visit


def card(page: Page, name: str) -> Locator:
    """A figure that leads somewhere."""
    return page.get_by_role("main").get_by_role("link", name=re.compile(f"^{name}"))


async def test_every_figure_of_the_overview_leads_to_what_is_behind_it(
    page: Page, user: Principal, merchant: Merchant
) -> None:
    now = clock.utc_now()
    for amount, method in (
        (Money(10_00, "EUR"), "pm_success"),
        (Money(500, "JPY"), "pm_success"),
        (Money(7_00, "EUR"), "pm_declined"),
    ):
        await pay(user, instruction(merchant, amount=amount, payment_method=method), now=now)
    await page.goto("/")

    await expect(card(page, "Payments")).to_contain_text("3")
    await expect(card(page, "Success rate")).to_contain_text("66.7%")
    await expect(card(page, "€10.00")).to_be_visible()
    await expect(card(page, "JP¥500")).to_be_visible()
    await card(page, "Success rate").click()
    await expect(page.locator("tbody tr")).to_have_count(1)
    await page.go_back()
    await card(page, "JP¥500").click()
    await expect(page.locator("tbody tr")).to_have_count(1)
    await expect(page.locator("tbody")).to_contain_text("JP¥500")


async def test_bar_of_a_day_says_its_figures_and_leads_to_them(page: Page, user: Principal, merchant: Merchant) -> None:
    now = clock.utc_now()
    await pay(user, instruction(merchant, amount=Money(10_00, "EUR")), now=now)
    await pay(user, instruction(merchant, amount=Money(7_00, "EUR"), payment_method="pm_declined"), now=now)
    await page.goto("/")
    chart = page.get_by_role("group", name="Volume of the last 30 days in EUR")
    today = chart.get_by_role("link", name=re.compile("€10.00 succeeded .1., €7.00 failed .1.$"))
    await expect(chart.get_by_role("link")).to_have_count(30)

    await today.focus()
    await page.keyboard.press("ArrowLeft")
    await expect(chart.get_by_role("link", name=re.compile("nothing$")).last).to_be_focused()
    await page.keyboard.press("ArrowRight")
    await expect(today).to_be_focused()
    await page.keyboard.press("Enter")

    await expect(page.locator("tbody tr")).to_have_count(2)
    assert f"from={now:%Y-%m-%d}" in page.url


async def test_discrepancies_are_loud_and_pending_ones_are_calm(operators_page: Page, book: Book) -> None:
    page = operators_page
    await page.goto("/")
    await expect(card(page, "Value at risk")).to_have_text(
        re.compile(r"risk5JP¥1 · US\$998\.00 · €995\.00 · KWD.996\.000$")
    )
    await card(page, "Value at risk").click()

    totals = page.get_by_role("group", name="Verdicts")
    await expect(page.locator("tbody tr")).to_have_count(5)
    for name in ("Mismatched", "Missing"):
        await expect(totals.get_by_role("button", name=re.compile(f"^{name}"))).to_have_class(re.compile("border-bad"))
    for name in ("Pending", "Matched"):
        await expect(totals.get_by_role("button", name=re.compile(f"^{name}"))).not_to_have_class(
            re.compile("border-bad")
        )


async def test_from_a_total_to_its_payments_and_to_both_sides(operators_page: Page, book: Book) -> None:
    page = operators_page
    await page.goto("/reconciliation")
    await page.get_by_role("button", name=re.compile("^Mismatched")).click()
    await expect(page.locator("tbody tr")).to_have_count(3)
    await page.get_by_label("Reason").select_option("Paid too little")
    await expect(page.locator("tbody tr")).to_have_count(1)
    await expect(page.locator("tbody")).to_contain_text(re.compile("JP¥999.*JP¥999.*JP¥998.*-JP¥1"))

    await page.locator("tbody tr").click()

    drawer = page.get_by_role("dialog")
    await expect(drawer).to_contain_text("The bank settled 998 JPY, 1 JPY less than what was paid.")
    assert "status=MISMATCHED" in page.url
    assert "reason=AMOUNT_UNDER" in page.url


async def test_what_came_back_is_told_apart_from_what_was_received(
    operators_page: Page, operator: Principal, user: Principal, merchant: Merchant
) -> None:
    page = operators_page
    payment = await pay(user, instruction(merchant, amount=Money(44_00, "EUR")))
    await bring(operator, camt(statement([credit_for(payment)])))
    await bring(operator, returned.camt(returned.taken(payment, 10_00), code="IDDT-UPDD"))
    await judge()
    await page.goto("/reconciliation")
    await expect(page.locator("tbody")).to_contain_text(
        re.compile("MismatchedReturned.*€44.00€44.00€44.00€10.00 returned-€10.00")
    )

    await page.locator("tbody tr").click()

    await expect(page.get_by_role("dialog")).to_contain_text(
        re.compile("Due€44.00Received€44.00Returned€10.00Unexplained-€10.00")
    )


async def test_ages_of_verdicts_are_told_apart(operators_page: Page, book: Book) -> None:
    await operators_page.goto("/reconciliation")
    await expect(operators_page.locator("tbody tr")).to_have_count(5)

    await operators_page.get_by_role("button", name="Over 7 days 5").click()
    await expect(operators_page.locator("tbody tr")).to_have_count(5)
    await operators_page.get_by_role("button", name="Under 1 day 0").click()

    await expect(operators_page.get_by_text("Nothing needs your attention.")).to_be_visible()


async def test_operator_reconciles_and_looks_through_the_runs(
    operators_page: Page, book: Book, user: Principal, merchant: Merchant
) -> None:
    page = operators_page
    await pay(user, instruction(merchant), now=clock.utc_now())
    await page.goto("/reconciliation")

    await page.get_by_role("button", name="Reconcile now").click()

    await expect(page.get_by_text(re.compile(r"Looked at \d+, changed 2\."))).to_be_visible()
    await page.get_by_role("button", name="Runs", exact=True).click()
    await expect(page.locator("tbody tr")).to_have_count(await ReconciliationRun.all().count())
    await expect(page.locator("tbody tr").first).to_contain_text("A person")
    await page.locator("tbody tr").last.click()
    await expect(page.locator("tbody tr")).to_have_count(len(book.payments) - 2)  # one failed, one never answered


async def test_settlements_show_what_the_bank_paid_and_how_late(operators_page: Page, book: Book) -> None:
    page = operators_page
    await page.goto("/settlements")
    await expect(page.locator("tbody tr")).to_have_count(6)

    await page.get_by_role("button", name="Failed", exact=True).click()
    await expect(page.locator("tbody tr")).to_have_count(1)
    await page.get_by_role("button", name="Failed", exact=True).click()
    await page.get_by_role("searchbox").fill(await book.settlement_id("over"))
    await expect(page.locator("tbody tr")).to_have_count(1)
    await expect(page.locator("tbody")).to_contain_text(
        re.compile("US.999.00.*US.998.00.*Settled.*58 s.*20 Nov 2026.*Simulated bank")
    )
    await expect(page.get_by_role("button", name=re.compile("settle|pay", re.IGNORECASE))).to_have_count(
        1
    )  # the filter

    await page.locator("tbody tr").click()
    await expect(page.get_by_role("dialog")).to_contain_text("order-over")


async def test_every_list_is_a_file_with_the_filter_that_it_has(
    operators_page: Page, operator: Principal, book: Book
) -> None:
    page = operators_page
    imported = await bring(operator, camt(statement([credit(Money(7_00, "USD"), name="UNKNOWN-1")])))
    opened = to_typeid("statement", imported.statements[0].id)
    # Its address, the arguments that the file is asked for with, and how many rows it has.
    lists: dict[str, tuple[str, dict[str, object], int]] = {
        "/settlements?status=SETTLED": ("settlements", {"filter": {"status": ["SETTLED"]}}, 4),
        "/reconciliation?status=MISMATCHED": ("reconciliation-results", {"filter": {"status": ["MISMATCHED"]}}, 3),
        "/statements": ("bank-statements", {}, 1),
        "/statements?view=attention": ("statement-entries", {"status": ["ORPHAN", "QUARANTINED"]}, 1),
        f"/statements?statement={opened}&entry=MATCHED": (
            f"bank-statements/{opened}/entries",
            {"status": ["MATCHED"]},
            0,
        ),
    }
    for address, (name, given, count) in lists.items():
        await page.goto(address)
        link = page.get_by_role("link", name="Export CSV").last
        await expect(link).to_have_attribute("href", re.compile(f"^/export/{name}[.]csv"))
        href = await link.get_attribute("href") or ""
        assert {key: json.loads(value) for key, value in parse_qsl(urlsplit(href).query)} == given
        lines = await page.evaluate("href => fetch(href).then(file => file.text())", href)
        assert lines.count("\r\n") == count + 1


async def test_user_sees_its_own_book_and_no_button_that_would_be_refused(
    visit: Visit, user: Principal, stranger: Principal, book: Book
) -> None:
    for viewer, shown in ((user, 5), (stranger, 0)):
        page = await visit(viewer)
        await page.goto("/reconciliation?view=runs")
        await expect(page.get_by_role("heading", name="Reconciliation")).to_be_visible()
        await expect(page.locator("tbody tr")).to_have_count(shown)
        for name in ("Reconcile now", "Runs"):
            await expect(page.get_by_role("button", name=name, exact=True)).to_have_count(0)
        await page.goto("/settings/users")
        await expect(page.get_by_text("There is no such page, or none that you may see.")).to_be_visible()
        await expect(page.get_by_role("link", name="Merchants")).to_have_count(0)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/payments",
        "/refunds",
        "/settlements",
        "/statements",
        "/statements?view=attention",
        "/reconciliation",
        "/reconciliation?view=runs",
        "/settings",
    ],
)
async def test_empty_system_is_no_broken_one(operators_page: Page, path: str) -> None:
    await operators_page.goto(path)

    await expect(
        operators_page.get_by_text(
            re.compile("^(Nothing|There are no|There has been no|The bank has said nothing|You have no)")
        ).first
    ).to_be_visible()
