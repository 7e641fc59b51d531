"""Settings: one's own API keys, and for admins merchants and users."""

import re

import httpx
from playwright.async_api import Page, expect

from payflowx.access.models import ApiKey
from payflowx.identity.models import User
from payflowx.merchants.models import Merchant
from payflowx.terms.models import ReconciliationTerms
from tests.factories import PASSWORD


async def test_api_key_is_shown_once_works_and_is_revoked(page: Page, url: str) -> None:
    await page.goto("/settings")
    await page.get_by_role("button", name="Create a key").click()
    form = page.get_by_role("dialog")
    await expect(form.get_by_label("Name")).to_be_focused()
    await form.get_by_label("Name").fill("shop server")
    await form.get_by_role("button", name="Create the key").click()

    secret = await page.get_by_role("dialog", name="Your new API key").locator("code").inner_text()
    assert secret.startswith("pfx_")
    async with httpx.AsyncClient(base_url=url, headers={"authorization": f"Bearer {secret}"}) as server:
        assert "errors" not in (await server.post("/graphql", json={"query": "{ me { id } }"})).json()
        await page.get_by_role("button", name="Close").click()
        await expect(page.get_by_text(secret)).to_have_count(0)
        await expect(page.get_by_role("row", name=re.compile("shop server"))).to_contain_text("Active")

        await page.get_by_role("button", name="Revoke shop server").click()
        await page.get_by_role("button", name="Revoke the key").click()

        await expect(page.get_by_role("row", name=re.compile("shop server"))).to_contain_text("Revoked")
        refused = (await server.post("/graphql", json={"query": "{ me { id } }"})).json()
    assert refused["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
    assert await ApiKey.all().count() == 1


async def test_admin_creates_renames_and_switches_off_a_merchant(admins_page: Page) -> None:
    page = admins_page
    await page.goto("/settings/merchants")
    await page.get_by_role("button", name="Create a merchant").click()
    await page.get_by_role("dialog").get_by_label("Name").fill("Northwind")
    await page.get_by_role("button", name="Create the merchant").click()
    await expect(page.get_by_role("row", name=re.compile("Northwind"))).to_contain_text("Active")

    await page.get_by_role("button", name="Create a merchant").click()
    await page.get_by_role("dialog").get_by_label("Name").fill("northwind")
    await page.get_by_role("button", name="Create the merchant").click()
    await expect(page.get_by_role("dialog")).to_contain_text(re.compile("already|taken|exists"))
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Rename Northwind").click()
    await page.get_by_role("dialog").get_by_label("Name").fill("Northwind Books")
    await page.get_by_role("dialog").get_by_role("button", name="Rename", exact=True).click()
    await page.get_by_role("button", name="Deactivate Northwind Books").click()

    await expect(page.get_by_role("row", name=re.compile("Northwind Books"))).to_contain_text("Inactive")
    [merchant] = await Merchant.all()
    assert (merchant.name, merchant.is_active) == ("Northwind Books", False)


async def test_admin_creates_a_user_that_can_sign_in(admins_page: Page) -> None:
    page = admins_page
    await page.goto("/settings/users")
    await page.get_by_role("button", name="Create a user").click()
    form = page.get_by_role("dialog")
    await form.get_by_label("E-mail").fill("olga@example.com")
    await form.get_by_label("Name").fill("Olga")
    await form.get_by_label("Password").fill("short")
    await form.get_by_role("button", name="Create the user").click()
    await expect(form.get_by_label("Password")).to_have_attribute("aria-invalid", "true")
    await form.get_by_label("Password").fill(PASSWORD)
    await form.get_by_label("Role").select_option("OPERATOR")
    await form.get_by_role("button", name="Create the user").click()
    await expect(page.get_by_role("row", name=re.compile("olga@example.com"))).to_contain_text("OPERATOR")

    await page.get_by_role("button", name="Sign out").click()
    await page.get_by_label("E-mail").fill("olga@example.com")
    await page.get_by_label("Password").fill(PASSWORD)
    await page.get_by_role("button", name="Sign in").click()

    await expect(page.get_by_role("button", name="Create a user")).to_have_count(0)
    await expect(page.get_by_text("There is no such page, or none that you may see.")).to_be_visible()
    assert await User.filter(email="olga@example.com", role="OPERATOR").exists()


async def test_admin_sets_terms_and_is_told_at_the_field_what_is_wrong(admins_page: Page, merchant: Merchant) -> None:
    page = admins_page
    await page.goto("/settings/terms")
    await expect(page.get_by_text("There are no terms yet.")).to_be_visible()
    await page.get_by_role("button", name="Set terms").click()
    form = page.get_by_role("dialog", name="Set terms")
    await expect(form.get_by_label("Fixed fee")).to_be_disabled()
    await form.get_by_label("Merchant").select_option(merchant.name)
    await form.get_by_label("Currency").select_option("EUR")
    await form.get_by_label("Fee in percent").fill("1,5")
    await form.get_by_label("Fixed fee").fill("0.105")
    await form.get_by_role("button", name="Set the terms").click()
    for name in ("Fee in percent", "Fixed fee"):
        await expect(form.get_by_label(name)).to_have_attribute("aria-invalid", "true")
    await form.get_by_label("Fee in percent").fill("101")
    await form.get_by_label("Fixed fee").fill("0.10")
    await form.get_by_label("Tolerance in percent").fill("0.05")
    await form.get_by_label("Valid from").fill("2026-11-01")
    await form.get_by_role("button", name="Set the terms").click()
    await expect(form).to_contain_text("feeBasisPoints must be between 0 and 10000, and is 10100.")
    await expect(form.get_by_label("Fee in percent")).to_have_attribute("aria-invalid", "true")
    assert await ReconciliationTerms.all().count() == 0
    await form.get_by_label("Fee in percent").fill("1.25")

    await form.get_by_role("button", name="Set the terms").click()

    await expect(form).to_be_hidden()
    await expect(page.locator("tbody tr")).to_contain_text(
        re.compile(f"{merchant.name}.*EUR.*1.25% and €0.10.*0.05%.*1 Nov 2026")
    )
    [terms] = await ReconciliationTerms.all()
    assert (terms.fee_basis_points, terms.fee_minor, terms.tolerance_basis_points) == (125, 10, 5)
