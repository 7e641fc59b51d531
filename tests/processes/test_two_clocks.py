"""Processes whose machines' clocks are an hour off: what they date, settle and judge goes by the database's clock."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import httpx
import pytest

from payflowx.core import database_clock
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from payflowx.reconciliation.models import ReconciliationReason, ReconciliationResult
from tests.api.documents import CREATE_PAYMENT, payment_input
from tests.client import over_network
from tests.factories import instruction, pay, settlement_of
from tests.programs import do_without
from tests.servers import PACE, running_api, started, started_api, wait_until

PATIENCE_SECONDS: Final = 60.0
LATE: Final = timedelta(seconds=PATIENCE_SECONDS)
FOLDERS: Final = ("/usr/lib", "/usr/local/lib", "/opt/homebrew/lib")


def faked(by: str) -> dict[str, str]:
    """The environment of a process whose clock is set by so much; seconds pass for it as for everybody."""
    found = [path for folder in FOLDERS for path in sorted(Path(folder).glob("**/faketime/libfaketimeMT.so.1"))]
    if not found:
        do_without("libfaketime is not installed.")
    return {"LD_PRELOAD": str(found[0]), "FAKETIME": by, "FAKETIME_DONT_FAKE_MONOTONIC": "1", "TZ": "UTC"}


async def judged(payment: Payment) -> list[ReconciliationResult]:
    """Every verdict on a payment, in the order of their runs, once the bank has paid it."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while True:  # the worker is another process
            results = await ReconciliationResult.filter(payment_id=payment.id).order_by("run__started_at")
            if results and results[-1].actual_minor is not None:
                return results
            await asyncio.sleep(0.1)


@pytest.mark.parametrize("by", ["+3600", "-3600"])
async def test_worker_whose_clock_is_off_settles_and_judges_in_time(
    by: str, database: str, user: Principal, merchant: Merchant, tmp_path: Path
) -> None:
    settings = {"PAYFLOWX_DATABASE_URL": database, **PACE, "PAYFLOWX_BANK_DELAY": "PT1S", **faked(by)}
    with started("worker", folder=tmp_path, **settings) as worker:
        wait_until(lambda: "worker started" in worker.text, worker)
        payment = await pay(user, instruction(merchant), now=await database_clock.now())
        results = await judged(payment)

    settlement = await settlement_of(payment)
    assert settlement is not None
    assert settlement.settled_at is not None
    assert [result.reason for result in results][-1] == ReconciliationReason.EXACT
    assert ReconciliationReason.NOT_SETTLED not in {result.reason for result in results}
    assert all(payment.created_at <= result.created_at < payment.created_at + LATE for result in results)
    assert payment.created_at <= settlement.settled_at < payment.created_at + LATE
    assert "this machine's clock differs from the database's" in worker.text


@pytest.mark.parametrize("by", ["+3600", "-3600"])
async def test_api_whose_clock_is_off_dates_by_the_databases_and_says_so(
    by: str, database: str, token: str, merchant: Merchant, tmp_path: Path
) -> None:
    before = await database_clock.now()
    with started_api(database, tmp_path, **faked(by)) as (running, url):
        async with over_network(url) as client, httpx.AsyncClient() as plain:
            answer = await client.signed_in(token).send(CREATE_PAYMENT, {"input": payment_input(merchant)})
            ready = await plain.get(f"{url}/readyz")

    created = answer.body["data"]["createPayment"]["payment"]
    assert before <= datetime.fromisoformat(created["createdAt"]) < before + LATE
    assert (ready.status_code, f"clock is {by}." in ready.text) == (200, True)
    assert "this machine's clock differs from the database's" in running.text


async def test_api_whose_clock_is_right_says_nothing_of_it(database: str, tmp_path: Path) -> None:
    with running_api(database, tmp_path) as (running, url):
        async with httpx.AsyncClient() as plain:
            assert (await plain.get(f"{url}/readyz")).text == "ok\n"

    assert "clock differs" not in running.text
