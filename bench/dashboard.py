"""The dashboard in Chromium: how much its first page weighs, how soon it is there, and what Lighthouse thinks of it."""

import asyncio
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.async_api import Browser, async_playwright

from bench.lines import POINTS, SECONDS, SIZE, Figure, Goal, Line, NotMeasured, not_measured
from bench.server import Api

CHROMIUMS: Final = ("chromium", "chromium-browser", "google-chrome", "chromium-headless-shell")
QUIET: Final = ("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync")
LIGHTHOUSE: Final = "lighthouse@12.8.2"  # the last major version that runs on Node 20
LIGHTHOUSE_SECONDS_MAX: Final = 180
FIRST_PAGE_KILOBYTES_MAX: Final = 110.0
INTERACTIVE_SECONDS_MAX: Final = 1.0
LIGHTHOUSE_POINTS_MIN: Final = 95.0
THERE: Final = """new Promise(resolve => {
    const look = () => document.querySelector('main a[href^="/reconciliation"]') && resolve(performance.now())
    look()
    new MutationObserver(look).observe(document, {subtree: true, childList: true})
})"""
"""When the overview shows its figures, in milliseconds since the page was asked for."""
WEIGHT: Final = """[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    .filter(({name}) => !name.endsWith('.woff2') && !name.endsWith('/graphql'))
    .reduce((sum, {encodedBodySize}) => sum + encodedBodySize, 0)"""
"""What has been loaded by then but for the font, in bytes as they were sent."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who looks, and how often."""

    email: str
    password: str
    visits: int


async def measure(ready: Api, visitor: Visitor, *, folder: Path, with_lighthouse: bool) -> list[Line]:
    """Visits the overview in profiles that have nothing cached."""
    url = f"http://127.0.0.1:{ready.port}"
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=_chromium(), args=list(QUIET))
        visits = [await _visit(browser, url, visitor) for _ in range(visitor.visits)]
        await browser.close()
    lines = [
        _at_most(
            "dashboard: first page, gzipped, without the font",
            SIZE,
            [size for size, _ in visits],
            FIRST_PAGE_KILOBYTES_MAX,
        ),
        _at_most(
            "dashboard: overview with its figures", SECONDS, [took for _, took in visits], INTERACTIVE_SECONDS_MAX
        ),
    ]
    return [*lines, *(await _lighthouse(url, folder) if with_lighthouse else [])]


def _at_most(job: str, unit: str, rounds: list[float], limit: float) -> Line:
    return Line(
        job, Figure("measured", unit, tuple(rounds)), Figure("limit", unit, (limit,) * len(rounds)), Goal("<=", 1)
    )


async def _visit(browser: Browser, url: str, visitor: Visitor) -> tuple[float, float]:
    """Kilobytes and seconds of one visit with a session."""
    context = await browser.new_context(base_url=url)
    page = await context.new_page()
    await page.goto("/")
    await page.fill("input[name=email]", visitor.email)
    await page.fill("input[name=password]", visitor.password)
    await page.click("button[type=submit]")
    await page.evaluate(THERE)
    # A page of its own, so that nothing of the first one is still at work; the cache is passed by.
    await page.close()
    page = await context.new_page()
    session = await context.new_cdp_session(page)
    await session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    await page.goto("/", wait_until="commit")
    milliseconds = await page.evaluate(THERE)
    weight = await page.evaluate(WEIGHT)
    await context.close()
    return weight / 1000, milliseconds / 1000


async def _lighthouse(url: str, folder: Path) -> list[Line]:
    report = folder / "lighthouse.json"
    command = [
        *("npx", "--yes", LIGHTHOUSE, url, "--quiet", "--preset=desktop", "--output=json", f"--output-path={report}"),
        *("--only-categories=performance,accessibility", "--chrome-flags=--headless --no-sandbox"),
    ]
    try:
        if not shutil.which("npx"):
            raise NotMeasured("Lighthouse runs on Node, and there is none here")
        process = await asyncio.create_subprocess_exec(
            *command, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE, cwd=folder
        )
        async with asyncio.timeout(LIGHTHOUSE_SECONDS_MAX):
            _, complaints = await process.communicate()
        if process.returncode:
            raise NotMeasured(complaints.decode(errors="replace").strip()[-200:])
        categories = json.loads(report.read_text())["categories"]
    except (NotMeasured, TimeoutError) as error:
        return [not_measured("dashboard: Lighthouse", error)]
    return [
        Line(
            f"dashboard: Lighthouse, {name}",
            Figure("measured", POINTS, (100 * category["score"],)),
            Figure("goal", POINTS, (LIGHTHOUSE_POINTS_MIN,)),
            Goal(">=", 1),
        )
        for name, category in categories.items()
    ]


def _chromium() -> str:
    found = next((path for name in CHROMIUMS if (path := shutil.which(name))), None)
    if found is None:
        raise NotMeasured("Chromium is not installed")
    return found
