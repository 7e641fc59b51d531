"""The list of payments: what it shows, finds, exports and opens, and that all of it is in the address."""

import csv
import re
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.async_api import Download, Page, expect

from payflowx.core import clock
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.identity.models import User
from payflowx.merchants.models import Merchant
from tests.api.books import Book
from tests.factories import instruction, pay

from .conftest import Guard, Visit


def rows(page: Page, text: str = "") -> object:
    """The rows of the list that have a text."""
    return page.locator("tbody tr").filter(has_text=text)


async def test_money_is_exact_in_every_currency(page: Page, user: Principal, merchant: Merchant) -> None:
    for amount in (
        Money(6_113_97, "USD"),
        Money(232_121, "JPY"),
        Money(102_463, "KWD"),
        Money(1, "IQD"),
        Money(99_999_999_999_999, "EUR"),
    ):
        await pay(user, instruction(merchant, amount=amount))
    await page.goto("/payments")

    shown = ("US$6,113.97", "JP¥232,121", "KWD\u00a0102.463", "IQD\u00a00.001", "€999,999,999,999.99")
    for text in shown:
        await expect(page.get_by_role("link", name=text, exact=True)).to_be_visible()


async def test_filters_are_in_the_address_and_back_undoes_a_page(page: Page, book: Book) -> None:
    await page.goto("/payments")
    await page.get_by_role("button", name="Failed", exact=True).click()
    await expect(page.locator("tbody tr")).to_have_count(1)
    await page.get_by_role("button", name="Succeeded", exact=True).click()
    await page.get_by_label("Verdict").select_option("Mismatched")
    await page.get_by_label("Currency", exact=True).select_option("USD")
    await expect(page.locator("tbody tr")).to_have_count(2)
    assert re.search(r"status=SUCCESS%2CFAILED|status=FAILED%2CSUCCESS", page.url)
    assert "verdict=MISMATCHED" in page.url
    assert "currency=USD" in page.url

    await page.reload()
    await expect(page.locator("tbody tr")).to_have_count(2)
    await expect(page.get_by_text("2 payments")).to_be_visible()


async def test_search_finds_by_reference_key_and_id(page: Page, book: Book) -> None:
    await page.goto("/payments")
    await expect(page.locator("tbody tr")).to_have_count(len(book.payments))
    for text in ("order-reference-6", "order-declined", book.id("declined")):
        await page.keyboard.press("/")
        await expect(page.get_by_role("searchbox")).to_be_focused()
        await page.get_by_role("searchbox").fill(text)
        await expect(page.locator("tbody tr")).to_have_count(1)
        await expect(page.locator("tbody")).to_contain_text("order-reference-6")
        await page.get_by_role("searchbox").blur()
    await page.get_by_role("searchbox").fill("nothing like it")
    await expect(page.get_by_text("No payment is like that.")).to_be_visible()


async def test_pages_turn_both_ways(page: Page, user: Principal, merchant: Merchant) -> None:
    now = clock.utc_now()
    for number in range(120):
        order = instruction(merchant, amount=Money(100 + number, "EUR"), reference=f"INV-{number:03}")
        await pay(user, order, now=now - timedelta(seconds=number))
    await page.goto("/payments")
    first = page.locator("tbody tr").first

    await expect(page.get_by_text("120 payments")).to_be_visible()
    await page.get_by_role("button", name="Older").click()
    await expect(first).to_contain_text("INV-050")
    await page.get_by_role("button", name="Older").click()
    await expect(first).to_contain_text("INV-100")
    await expect(page.locator("tbody tr")).to_have_count(20)
    await expect(page.get_by_role("button", name="Older")).to_be_disabled()
    await page.get_by_role("button", name="Newer").click()
    await expect(first).to_contain_text("INV-050")
    await page.go_back()
    await expect(first).to_contain_text("INV-100")
    await page.get_by_role("button", name="Newest").click()
    await expect(first).to_contain_text("INV-000")


async def test_drawer_shows_both_sides_and_all_that_happened(page: Page, book: Book) -> None:
    await page.goto("/payments")
    await page.locator("tbody tr").filter(has_text="order-reference-2").click()
    drawer = page.get_by_role("dialog")

    await expect(drawer).to_contain_text(re.compile(r"PaidUS\$998\.00Succeeded.*ReceivedUS\$999\.00Settled"))
    await expect(drawer).to_contain_text("DueUS$998.00ReceivedUS$999.00Unexplained+US$1.00")
    await expect(drawer).to_contain_text("The bank settled 999.00 USD, 1.00 USD more than what was paid.")
    titles = [
        "Mismatched",
        "Settled by the bank",
        "Announced by the bank",
        "Taken by the gateway",
        "Created through the API",
    ]
    await expect(drawer.locator("ol p.font-medium")).to_have_text(titles)
    await expect(drawer).to_contain_text("order-over")
    assert f"payment={book.id('over')}" in page.url


async def test_drawer_closes_by_key_button_and_back_and_opens_by_its_address(page: Page, book: Book) -> None:
    await page.goto("/payments?status=FAILED")
    drawer = page.get_by_role("dialog")
    for leave in ("Escape", "Close", "Back"):
        await page.locator("tbody tr").first.click()
        await expect(drawer).to_contain_text("card_declined")
        if leave == "Escape":
            await page.keyboard.press("Escape")
        elif leave == "Close":
            await drawer.get_by_role("button", name="Close").click()
        else:
            await page.go_back()
        await expect(drawer).to_be_hidden()
        assert page.url.endswith("/payments?status=FAILED")

    await page.goto(f"/settlements?payment={book.id('declined')}")
    await expect(drawer).to_contain_text("card_declined")
    await page.keyboard.press("Escape")
    await expect(drawer).to_be_hidden()
    assert page.url.endswith("/settlements")


async def test_rows_are_walked_and_opened_by_keys(page: Page, book: Book) -> None:
    await page.goto("/payments")
    links = page.locator("[data-row]")
    await expect(links).to_have_count(len(book.payments))

    for key, number in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        await page.keyboard.press(key)
        await expect(links.nth(number)).to_be_focused()
    await page.keyboard.press("Enter")

    await expect(page.get_by_role("dialog")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(links.nth(1)).to_be_focused()


async def test_new_payment_appears_by_itself(page: Page, user: Principal, merchant: Merchant) -> None:
    await page.goto("/payments")
    await expect(page.get_by_text("There are no payments yet.")).to_be_visible()
    await expect(page.get_by_text("Live")).to_be_visible()

    await pay(user, instruction(merchant, reference="INV-LIVE"), now=clock.utc_now())

    await expect(page.get_by_text("INV-LIVE")).to_be_visible()


async def test_what_is_exported_is_what_is_shown(
    page: Page, user: Principal, merchant: Merchant, tmp_path: Path
) -> None:
    for reference, amount in (("INV-1", Money(10_00, "USD")), ("=1+1", Money(5, "JPY")), ("INV-2", Money(7, "JPY"))):
        await pay(user, instruction(merchant, reference=reference, amount=amount), now=clock.utc_now())
    await page.goto("/payments?currency=JPY")
    await expect(page.get_by_text("2 payments")).to_be_visible()

    async with page.expect_download() as download:
        await page.get_by_role("link", name="Export CSV").click()

    file = await download.value
    await file.save_as(tmp_path / "payments.csv")
    assert re.fullmatch(r"payments-\d{4}-\d\d-\d\d\.csv", file.suggested_filename)
    with (tmp_path / "payments.csv").open(encoding="utf-8-sig", newline="") as rows:
        found = [(row["reference"], row["amount"], row["currency"]) for row in csv.DictReader(rows)]
    assert found == [("INV-2", "7", "JPY"), ("'=1+1", "5", "JPY")]
    assert page.url.endswith("/payments?currency=JPY")


async def test_export_of_a_session_that_has_ended_asks_to_sign_in_and_saves_nothing(
    page: Page, guard: Guard, book: Book
) -> None:
    guard.expect("status of 401")
    saved: list[Download] = []
    page.on("download", lambda file: saved.append(file))  # noqa: PLW0108 - Playwright marks what it is given
    await page.goto("/payments")
    await expect(page.locator("tbody tr")).to_have_count(len(book.payments))
    await page.context.clear_cookies()

    await page.get_by_role("link", name="Export CSV").click()

    await expect(page.get_by_role("dialog")).to_contain_text("Your session has ended")
    await expect(page.get_by_text("Sign in again to export.")).to_be_attached()
    assert saved == []
    assert page.url.endswith("/payments")


async def test_user_sees_its_own_and_operators_everybodys(
    visit: Visit, user: Principal, stranger: Principal, operator: Principal, book: Book
) -> None:
    owner = (await User.get(id=user.user_id)).email
    for viewer, count in ((user, len(book.payments)), (stranger, 0), (operator, len(book.payments))):
        page = await visit(viewer)
        await page.goto(f"/payments?payment={book.id('matched')}")
        drawer = page.get_by_role("dialog")
        await expect(drawer).to_contain_text("There is no such payment" if viewer is stranger else "order-matched")
        await page.keyboard.press("Escape")
        await expect(page.locator("tbody tr")).to_have_count(count)
        await expect(page.get_by_role("columnheader", name="User")).to_have_count(int(viewer is operator))
        await expect(page.get_by_text(owner).first).to_be_visible(visible=viewer is not stranger)


@pytest.mark.parametrize(
    "path", ["/payments?after=nonsense", "/payments?merchant=nonsense", "/payments?payment=nonsense"]
)
async def test_address_that_was_mistyped_says_what_is_wrong(page: Page, guard: Guard, book: Book, path: str) -> None:
    guard.expect("status of 400")
    await page.goto(path)

    await expect(page.get_by_role("alert").first).to_contain_text(re.compile("cursor|id|merchant"))
    await expect(page.get_by_role("button", name="Try again").first).to_be_visible()
