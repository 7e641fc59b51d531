"""Statements: a file is looked at, then imported, and what it settles and what it doesn't can be seen."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.async_api import Locator, Page, Request, Route, expect

from payflowx.bank_statements.models import BankStatement, StatementEntry, StatementFile
from payflowx.core.ids import to_typeid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from payflowx.settlements.models import Bank, Settlement
from tests.api.documents import LOGIN
from tests.bank_statements.files import bring, camt, credit, credit_for, statement
from tests.bank_statements.tellings import Movement, Sheet, mt940
from tests.bank_statements.test_containers import zipped
from tests.factories import NOW, instruction, let_speak, pay
from tests.servers import running_api

from .conftest import PHONE, PLENTY, Guard, Visit, findings

NOT_THERE = "There is no such page, or none that you may see."


@pytest.fixture(scope="module")
def url(connected_database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server whose bank is heard through its statements, and that runs no documents but those that it knows."""
    folder = tmp_path_factory.mktemp("statements")
    trusted = folder / "documents.json"
    trusted.write_text(json.dumps({"login": LOGIN}))
    settings = {"PAYFLOWX_TRUSTED_DOCUMENTS": str(trusted), "PAYFLOWX_RATE_LIMIT_STRANGERS": PLENTY}
    with running_api(connected_database, folder, **settings) as (_, url):
        yield url


@pytest.fixture(autouse=True)
async def by_statement(database: str) -> None:
    """Statements settle the payments of the book."""
    await let_speak(Bank.STATEMENTS)


async def paid(user: Principal, merchant: Merchant) -> Payment:
    """A payment that nobody has settled yet."""
    return await pay(user, instruction(merchant, reference="ORDER-1"))


def two_entries(payment: Payment) -> bytes:
    """A file with what settles the payment, and with a credit for nothing that is known."""
    return camt(statement([credit_for(payment), credit(Money(7_00, "USD"), name="UNKNOWN-1", reference="REF-7")]))


def is_upload(request: Request) -> bool:
    """Whether a file is sent with it."""
    return request.headers.get("content-type", "").startswith("multipart/form-data")


async def choose(page: Page, content: bytes, name: str = "november.xml") -> Locator:
    """Chooses a file on the page; gives the dialog that follows."""
    async with page.expect_file_chooser() as chooser:
        await page.get_by_role("button", name="Choose a file").click()
    await (await chooser.value).set_files({"name": name, "mimeType": "text/xml", "buffer": content})
    dialog = page.get_by_role("dialog", name=f"Import {name}")
    await expect(dialog).to_be_visible()
    return dialog


async def import_file(page: Page, content: bytes) -> Locator:
    """Chooses a file and imports it."""
    dialog = await choose(page, content)
    await dialog.get_by_role("button", name="Import", exact=True).click()
    await expect(dialog).to_contain_text("The file is imported.")
    return dialog


async def test_file_is_looked_at_then_imported_and_settles_its_payment(
    operators_page: Page, user: Principal, merchant: Merchant
) -> None:
    page = operators_page
    payment = await paid(user, merchant)
    await page.goto("/statements")
    await expect(page.get_by_text("There are no statements yet.")).to_be_visible()

    dialog = await choose(page, two_entries(payment))

    await expect(dialog).to_contain_text(re.compile("Nothing is kept yet.*Matched 1.*Orphan 1"))
    await expect(dialog.locator("tbody tr")).to_have_count(2)
    await expect(dialog.locator("tbody tr").first).to_contain_text(re.compile("US.7.00.*Orphan.*names no payment"))
    await expect(dialog.locator("tbody tr").last).to_contain_text(re.compile("US.10.00.*Matched.*23 Nov 2026"))
    assert await StatementFile.all().count() == await Settlement.all().count() == 0
    await dialog.get_by_role("button", name="Import", exact=True).click()
    await expect(dialog).to_contain_text("The file is imported.")
    await dialog.get_by_role("button", name="Close").click()
    row = page.locator("tbody tr")
    await expect(row).to_have_count(1)
    await expect(row).to_contain_text(
        re.compile("november.xml.*camt.053.*ACCOUNT1.*23 Nov 2026.*US.0.00 → ?US.17.00.*Adds up.*Matched 1.*Orphan 1")
    )
    await expect(row).to_contain_text(re.compile("now by user.*@example.com"))
    await page.goto(f"/payments?payment={to_typeid('payment', payment.id)}")
    await expect(page.get_by_role("dialog")).to_contain_text(re.compile("Received.*US.10.00.*Settled"))


async def test_cancelling_keeps_nothing(operators_page: Page, user: Principal, merchant: Merchant) -> None:
    page = operators_page
    await page.goto("/statements")
    dialog = await choose(page, two_entries(await paid(user, merchant)))

    await dialog.get_by_role("button", name="Cancel").click()

    await expect(dialog).to_be_hidden()
    await expect(page.get_by_role("button", name="Choose a file")).to_be_focused()
    assert await StatementFile.all().count() == await StatementEntry.all().count() == 0


async def test_file_that_comes_again_says_so_and_is_opened(
    operators_page: Page, user: Principal, merchant: Merchant
) -> None:
    page = operators_page
    payment = await paid(user, merchant)
    await page.goto("/statements")
    dialog = await import_file(page, two_entries(payment))
    await dialog.get_by_role("button", name="Close").click()

    dialog = await choose(page, two_entries(payment), "renamed.xml")

    await expect(dialog).to_contain_text("This file was imported before. Nothing was changed.")
    await expect(dialog.get_by_role("button", name="Import", exact=True)).to_have_count(0)
    await dialog.get_by_role("link", name="Open the statement").click()
    await expect(page.get_by_role("dialog", name="Statement")).to_contain_text("november.xml")
    await expect(dialog).to_be_hidden()
    assert await StatementFile.all().count() == 1


async def test_double_click_imports_once(operators_page: Page, user: Principal, merchant: Merchant) -> None:
    page = operators_page
    sent: list[Request] = []
    page.on("request", lambda request: sent.append(request))  # noqa: PLW0108 - Playwright marks what it is given
    await page.goto("/statements")
    dialog = await choose(page, two_entries(await paid(user, merchant)))

    await dialog.get_by_role("button", name="Import", exact=True).dblclick()

    await expect(dialog).to_contain_text("The file is imported.")
    assert sum(map(is_upload, sent)) == 2  # one of them the look before


async def test_file_that_is_no_statement_is_refused_and_keeps_nothing(operators_page: Page) -> None:
    page = operators_page
    await page.goto("/statements")

    dialog = await choose(page, b"\x89PNG nothing of the kind", "holiday.png")

    await expect(dialog.get_by_role("alert")).to_contain_text("Nothing was imported.")
    await dialog.get_by_label("Format").select_option("MT940")
    await dialog.get_by_role("button", name="Try again").click()
    await expect(dialog.get_by_role("alert")).to_contain_text("Nothing was imported.")
    await page.keyboard.press("Escape")
    await expect(page.get_by_text("There are no statements yet.")).to_be_visible()
    assert await StatementFile.all().count() == await BankStatement.all().count() == 0


async def test_zip_is_imported_but_for_what_is_no_statement_in_it(operators_page: Page) -> None:
    page = operators_page
    await page.goto("/statements")
    sheet = Sheet([Movement("Ada Lovelace", "DE75512108001245130081")])
    files = {"june.sta": mt940(sheet), "readme.txt": b"Your statements."}

    dialog = await choose(page, zipped(files), "bank.zip")

    await expect(dialog.get_by_role("alert")).to_contain_text("bank.zip/readme.txt: The file is none")
    await expect(dialog.locator("tbody tr")).to_contain_text("Ada Lovelace")
    await dialog.get_by_role("button", name="Import", exact=True).click()
    await expect(dialog).to_contain_text("The file is imported.")
    await expect(dialog.get_by_role("alert")).to_contain_text("bank.zip/readme.txt")
    await dialog.get_by_role("button", name="Close").click()
    await page.locator("tbody tr").click()
    entry = page.get_by_role("dialog", name="Statement").get_by_role("listitem")
    await expect(entry).to_contain_text(re.compile("Counterparty.*Ada Lovelace.*Their account.*DE7551210800"))


async def test_dropped_file_is_looked_at_too(operators_page: Page, user: Principal, merchant: Merchant) -> None:
    page = operators_page
    content = two_entries(await paid(user, merchant)).decode()
    await page.goto("/statements")
    zone = page.get_by_role("region", name="Import a statement")
    dropped = await page.evaluate_handle(
        "text => { const all = new DataTransfer(); all.items.add(new File([text], 'dropped.xml')); return all }",
        content,
    )

    await zone.dispatch_event("drop", {"dataTransfer": dropped})

    await expect(page.get_by_role("dialog", name="Import dropped.xml")).to_contain_text("Matched 1")


async def test_upload_that_breaks_off_is_admitted_and_can_be_tried_again(
    operators_page: Page, guard: Guard, user: Principal, merchant: Merchant
) -> None:
    page = operators_page
    guard.expect("net::ERR_FAILED")
    await page.goto("/statements")
    await expect(page.get_by_text("There are no statements yet.")).to_be_visible()
    await page.route("**/graphql", lambda route: route.abort())
    dialog = await choose(page, two_entries(await paid(user, merchant)))
    await expect(dialog.get_by_role("alert")).to_contain_text("The upload broke off")
    await page.unroute_all()

    await dialog.get_by_role("button", name="Try again").click()

    await expect(dialog).to_contain_text("Matched 1")


async def test_drawer_shows_the_entries_and_leads_to_the_payment(
    operators_page: Page, operator: Principal, user: Principal, merchant: Merchant
) -> None:
    page = operators_page
    payment = await paid(user, merchant)
    await bring(operator, two_entries(payment))
    await page.goto("/statements")
    await page.locator("tbody tr").click()
    drawer = page.get_by_role("dialog", name="Statement")
    await expect(drawer.get_by_role("listitem")).to_have_count(2)

    await drawer.get_by_role("button", name="Orphan 1").click()
    await expect(drawer.get_by_role("listitem")).to_have_count(1)
    await expect(drawer.get_by_role("listitem")).to_contain_text(re.compile("US.7.00.*Orphan.*UNKNOWN-1"))
    await drawer.get_by_text("As the bank wrote it").click()
    await expect(drawer.locator("pre")).to_contain_text("UNKNOWN-1")
    assert "entry=ORPHAN" in page.url
    await drawer.get_by_role("button", name="Orphan 1").click()
    await drawer.get_by_role("link", name="ORDER-1").click()
    await expect(page.get_by_role("dialog")).to_contain_text("ORDER-1")
    assert f"payment={to_typeid('payment', payment.id)}" in page.url
    await page.keyboard.press("Escape")
    await expect(drawer).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(drawer).to_be_hidden()
    assert page.url.endswith("/statements")


async def test_balances_that_do_not_add_up_are_loud(operators_page: Page, operator: Principal) -> None:
    page = operators_page
    await bring(operator, camt(statement([credit(Money(7_00, "USD"), name="UNKNOWN-1")], closing=9_99)))
    await page.goto("/statements")
    await expect(page.locator("tbody tr").get_by_text("Does not add up")).to_have_class(re.compile("bg-bad-wash"))

    await page.locator("tbody tr").click()

    await expect(page.get_by_role("dialog").get_by_role("alert")).to_be_visible()


async def test_entries_of_a_long_statement_are_paged(operators_page: Page, operator: Principal) -> None:
    page = operators_page
    lines = [credit(Money(100 + number, "USD"), name=f"X-{number:03}", reference=f"R-{number}") for number in range(45)]
    await bring(operator, camt(statement(lines)))
    await page.goto("/statements")
    await page.locator("tbody tr").click()
    items = page.get_by_role("dialog").get_by_role("listitem")
    await expect(items).to_have_count(20)

    await page.get_by_role("button", name="Next").click()
    await expect(items.first).to_contain_text("X-020")
    await page.get_by_role("button", name="Next").click()
    await expect(items).to_have_count(5)
    await page.get_by_role("button", name="First").click()
    await expect(items.first).to_contain_text("X-000")
    await page.keyboard.press("Escape")

    await expect(page.get_by_role("dialog")).to_be_hidden()
    assert page.url.endswith("/statements")


async def test_orphans_of_all_statements_need_attention(
    operators_page: Page, operator: Principal, user: Principal, merchant: Merchant
) -> None:
    page = operators_page
    await bring(operator, two_entries(await paid(user, merchant)), filename="november.xml")
    await page.goto("/statements")

    await page.get_by_role("button", name="Needs attention").click()

    entry = page.get_by_role("main").get_by_role("listitem")
    await expect(entry).to_have_count(1)
    await expect(entry).to_contain_text(re.compile("US.7.00.*Orphan.*UNKNOWN-1"))
    await entry.get_by_role("link", name="november.xml").click()
    await expect(page.get_by_role("dialog", name="Statement")).to_contain_text("november.xml")


async def test_user_is_offered_no_statements(visit: Visit, user: Principal) -> None:
    page = await visit(user)
    await page.goto("/statements")

    await expect(page.get_by_text(NOT_THERE)).to_be_visible()
    await expect(page.get_by_role("link", name="Settlements", exact=True)).to_be_visible()
    await expect(page.get_by_role("link", name="Statements", exact=True)).to_have_count(0)
    await expect(page.get_by_role("button", name="Choose a file")).to_have_count(0)


async def test_leaving_while_a_file_is_sent_stops_it(operators_page: Page, user: Principal, merchant: Merchant) -> None:
    page = operators_page
    await page.goto("/statements")
    await expect(page.get_by_text("There are no statements yet.")).to_be_visible()

    async def hold_files(route: Route) -> None:
        if not is_upload(route.request):
            await route.continue_()

    await page.route("**/graphql", hold_files)
    dialog = await choose(page, two_entries(await paid(user, merchant)))
    await expect(dialog.get_by_role("progressbar")).to_be_visible()

    async with page.expect_event("requestfailed", is_upload):
        await page.keyboard.press("Escape")

    await expect(dialog).to_be_hidden()
    await page.unroute_all(behavior="ignoreErrors")


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_on_statements(
    operators_page: Page, axe: str, operator: Principal, user: Principal, merchant: Merchant, scheme: str
) -> None:
    page = operators_page
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    payment = await paid(user, merchant)
    await bring(operator, two_entries(payment))
    await page.goto("/statements")
    await expect(page.locator("tbody tr")).to_have_count(1)
    assert await findings(page, axe) == []

    await page.locator("tbody tr").click()
    drawer = page.get_by_role("dialog", name="Statement")
    await expect(drawer.get_by_role("listitem")).to_have_count(2)
    await drawer.get_by_text("As the bank wrote it").first.click()
    assert await findings(page, axe) == []
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Needs attention").click()
    await expect(page.get_by_role("main").get_by_role("listitem")).to_have_count(1)
    assert await findings(page, axe) == []
    dialog = await choose(page, camt(statement([credit(Money(7_00, "USD"), name="X")], closing=1, number=2)))
    await expect(dialog.get_by_role("button", name="Import", exact=True)).to_be_visible()
    assert await findings(page, axe) == []
    await page.keyboard.press("Escape")
    await choose(page, b"nothing of the kind", "holiday.png")
    await expect(page.get_by_role("dialog").get_by_role("alert")).to_be_visible()
    assert await findings(page, axe) == []


async def test_phone_shows_statements_without_moving_sideways(
    operators_page: Page, operator: Principal, user: Principal, merchant: Merchant
) -> None:
    page = operators_page
    await page.set_viewport_size(PHONE)
    await bring(operator, two_entries(await paid(user, merchant)), filename=f"{'long-' * 20}name.xml")
    for path in ("/statements", "/statements?view=attention"):
        await page.goto(path)
        await expect(page.get_by_role("main").get_by_text(re.compile("long-long")).first).to_be_visible()
        assert await page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    await page.get_by_role("main").get_by_role("link", name=re.compile("long-long")).click()
    drawer = page.get_by_role("dialog", name="Statement")
    await expect(drawer.get_by_role("listitem")).to_have_count(2)
    assert (
        await drawer.evaluate("dialog => Math.max(...[...dialog.children].map(one => one.scrollWidth))")
        <= PHONE["width"]
    )


async def test_late_feed_is_told_apart_from_late_payments(
    operators_page: Page, user: Principal, merchant: Merchant
) -> None:
    page = operators_page
    for amount in (10_00, 2_34):
        await pay(user, instruction(merchant, amount=Money(amount, "EUR")), now=NOW)
    await page.goto("/reconciliation")

    await page.get_by_role("button", name="Reconcile now").click()

    await expect(
        page.get_by_text("The EUR feed is late: no statement has come yet; 2 payments of €12.34 wait.")
    ).to_be_visible()
    await page.get_by_role("button", name=re.compile("^Pending")).click()
    await expect(page.locator("tbody tr")).to_have_count(2)
    await expect(page.locator("tbody tr").first).to_contain_text("Feed late")


UNKNOWN_LAYOUT = b"Day;What;Sum\n01/02/2026;ORDER-1;1.250,50\n03/02/2026;ORDER-2;-20,00\n"


async def test_columns_of_an_unknown_layout_are_chosen_from_lists(operators_page: Page, axe: str) -> None:
    page = operators_page
    await page.goto("/statements")

    dialog = await choose(page, UNKNOWN_LAYOUT, "mine.csv")
    look = dialog.get_by_role("button", name="See what it would do")
    await expect(dialog.get_by_label("Sum")).to_have_value("amount")
    await expect(dialog).to_contain_text("1.250,50 · -20,00")
    await expect(look).to_be_disabled()
    await dialog.get_by_label("01/02/2026 may be").select_option("%d/%m/%Y")
    await dialog.get_by_label("In which currency").fill("usd")
    await dialog.get_by_label("What", exact=True).select_option("amount")
    await look.click()
    await expect(dialog.get_by_role("alert")).to_contain_text("No row of the statement could be read.")
    await dialog.get_by_role("button", name="Change the columns").click()
    await dialog.get_by_label("Sum").select_option("amount")
    await dialog.get_by_label("What", exact=True).select_option("remittance")
    assert await findings(page, axe) == []
    await look.click()

    await expect(dialog.locator("tbody tr").first).to_contain_text(re.compile("1,250.50.*1 Feb 2026.*ORDER-1"))
    await expect(dialog.locator("tbody tr").last).to_contain_text(re.compile("20.00.*3 Feb 2026"))
    await dialog.get_by_text("How its columns are read").click()
    await expect(dialog).to_contain_text('dates = ["%d/%m/%Y"]')
    await dialog.get_by_role("button", name="Change the columns").click()
    await expect(dialog.get_by_label("What", exact=True)).to_have_value("remittance")
    await look.click()
    await dialog.get_by_role("button", name="Import", exact=True).click()
    await expect(dialog).to_contain_text("The file is imported.")
    assert await StatementEntry.all().count() == 2
