"""The playground: GraphiQL under its own policy, as whoever is signed in to the dashboard."""

import re

from playwright.async_api import Page, expect

from payflowx.core.principal import Principal
from payflowx.identity.models import User
from tests.api.books import Book

from .conftest import Guard, Visit


async def run(page: Page, query: str) -> None:
    """Pastes a query without a name into the editor and presses the button."""
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await page.evaluate("text => navigator.clipboard.writeText(text)", query)  # typed, it would be completed
    await page.locator(".graphiql-editor .view-lines").first.click()
    await page.keyboard.press("Control+A")
    await page.keyboard.press("Control+V")
    await expect(page.locator(".graphiql-editor .view-lines").first).to_contain_text(query[:10].replace(" ", "\u00a0"))
    await expect(page.get_by_role("tab", selected=True)).to_have_text(
        "<untitled>"
    )  # it knows which operations there are
    await page.get_by_role("button", name=re.compile("Execute")).click()


async def test_queries_run_as_whoever_is_signed_in(page: Page, user: Principal, book: Book) -> None:
    await page.goto("/payments")
    await page.get_by_role("link", name="Playground").click()
    await expect(page.get_by_text(f"Signed in as {(await User.get(id=user.user_id)).email} (USER)")).to_be_visible()

    await run(page, "{ payments(first: 1) { nodes { idempotencyKey } } }")

    await expect(page.locator(".result-window")).to_contain_text("order-unanswered")


async def test_editor_knows_the_schema(page: Page, guard: Guard) -> None:
    guard.expect("status of 400")
    await page.goto("/playground")
    await page.get_by_role("button", name="Show Documentation Explorer").click()

    await expect(page.get_by_role("link", name="Query", exact=True)).to_be_visible()
    await run(page, "{ nonsense }")
    await expect(page.locator(".result-window")).to_contain_text("Cannot query field")


async def test_stranger_may_look_and_is_told_to_sign_in(visit: Visit) -> None:
    page = await visit(None)
    await page.goto("/graphql")

    await expect(page.get_by_text("Nobody is signed in")).to_be_visible()
    assert page.url.endswith("/playground")
    await run(page, "{ me { id } }")
    await expect(page.locator(".result-window")).to_contain_text("UNAUTHENTICATED")
