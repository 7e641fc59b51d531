"""Events are dated by the database's clock, however long ago the instant is that a request or a run goes by."""

from datetime import datetime, timedelta
from typing import Final

import pytest

from payflowx.access.service import sessions
from payflowx.bank_statements.models import EntryStatus
from payflowx.bank_statements.service import matching
from payflowx.core import database_clock, db
from payflowx.core.clock import Span
from payflowx.core.ids import MerchantId, SessionId, new_uuid
from payflowx.core.principal import Role
from payflowx.events.models import Event
from payflowx.identity import service as identity
from payflowx.merchants import service as merchants
from payflowx.payments.models import Payment
from payflowx.reconciliation.models import ReconciliationResult, RunStatus
from payflowx.settlements import service as settling
from payflowx.settlements.models import Settlement
from tests import factories
from tests.bank_statements import files, returned

AGO: Final = timedelta(seconds=10)
SECOND: Final = timedelta(seconds=1)


async def dates() -> dict[str, list[datetime]]:
    """When each event happened, by type."""
    found: dict[str, list[datetime]] = {}
    for event in await Event.all().order_by("position"):
        found.setdefault(event.type, []).append(event.occurred_at)
    return found


async def test_what_had_to_wait_is_written_down_at_the_moment_of_writing(
    punctual: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = await database_clock.now()
    now = began - AGO
    monkeypatch.setattr(factories, "NOW", now)
    admin, user = await factories.make_user(Role.ADMIN, now=now), await factories.make_user(now=now)
    merchant = await factories.make_merchant(admin, is_active=False)
    await sessions.start_session(
        user_id=user.user_id, session_id=SessionId(new_uuid()), lifetimes=factories.LIFETIMES, now=now
    )
    await merchants.update_merchant(
        principal=admin, merchant_id=MerchantId(merchant.id), name=None, is_active=True, now=now
    )
    payment = await factories.pay(user, factories.instruction(merchant), now=now)
    await factories.initiate(user, factories.instruction(merchant), now=now)
    await factories.settle(now=now, delay=Span.parse("PT0S"))
    run = await factories.reconcile(now=now)

    happened = await dates()

    assert {
        *("merchant.created", "merchant.updated", "session.started", "payment.initiated", "payment.succeeded"),
        *("settlement.pending", "settlement.settled", "reconciliation.matched"),
    } == happened.keys()
    ended = await database_clock.now()
    assert all(began <= at <= ended for instants in happened.values() for at in instants)
    # The rows themselves go by the instant that they were asked for at.
    assert (await Payment.get(id=payment.id)).created_at == now
    assert (await Settlement.get(payment_id=payment.id)).settled_at == now
    assert run.status == RunStatus.COMPLETED
    assert (await ReconciliationResult.get(payment_id=payment.id)).created_at == now


async def test_statement_that_took_long_settles_at_the_moment_of_writing(punctual: str) -> None:
    began = await database_clock.now()
    operator, user = await factories.make_user(Role.OPERATOR), await factories.make_user()
    merchant = await factories.make_merchant(await factories.make_user(Role.ADMIN))
    payment = await factories.pay(user, factories.instruction(merchant), now=began - AGO)
    day = files.statement([files.credit_for(payment)])

    await files.bring(operator, files.camt(day), now=began - AGO)

    [at] = (await dates())["settlement.settled"]
    assert began <= at <= await database_clock.now()
    assert (await Settlement.get(payment_id=payment.id)).settled_at == began - AGO


async def test_change_of_the_bank_and_what_came_back_are_written_down_at_the_moment_of_writing(
    punctual: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = await database_clock.now()
    now = began - AGO
    monkeypatch.setattr(factories, "NOW", now)
    admin, user = await factories.make_user(Role.ADMIN, now=now), await factories.make_user(now=now)
    merchant = await factories.make_merchant(admin)
    payment = await factories.pay(user, factories.instruction(merchant), now=now)
    await settling.agree_on_bank(configured="simulated", now=now)
    await factories.settle(now=now, delay=Span.parse("PT1H"))

    await files.bring(admin, files.camt(files.statement([files.credit_for(payment)])), now=now)
    await files.bring(admin, returned.camt(returned.taken(payment), code="IDDT-UPDD"), now=now)
    await matching.match_orphans(now=now)

    happened = await dates()
    assert {"bank.chosen", "settlement.withdrawn", "settlement.settled", "bank_account.found"} < happened.keys()
    ended = await database_clock.now()
    assert all(began <= at <= ended for instants in happened.values() for at in instants)
    assert sorted([(row.status, row.named_at) for row in await files.entries()], key=str) == [
        (EntryStatus.MATCHED, None),
        (EntryStatus.ORPHAN, now),
    ]


async def test_instant_within_a_second_is_kept(punctual: str) -> None:
    now = await database_clock.now()
    admin = await factories.make_user(Role.ADMIN)

    await merchants.create_merchant(principal=admin, merchant_id=MerchantId(new_uuid()), name="The Shop", now=now)

    assert await dates() == {"merchant.created": [now]}


async def test_settlement_of_a_payment_by_a_clock_that_was_ahead_is_announced_all_the_same(
    punctual: str, owner_url: str
) -> None:
    """A process of an earlier version went by its own clock: what it has left must not stop everything after it."""
    began = await database_clock.now()
    ahead = began + timedelta(hours=1)
    user = await factories.make_user()
    merchant = await factories.make_merchant(await factories.make_user(Role.ADMIN))
    payment = await factories.pay(user, factories.instruction(merchant), now=ahead)

    await factories.settle(now=began, delay=Span.parse("PT0S"))
    await factories.reconcile(now=began)

    assert (await Settlement.get(payment_id=payment.id)).created_at == ahead
    happened = await dates()
    ended = await database_clock.now()
    assert all(began - SECOND <= at <= ended + SECOND for instants in happened.values() for at in instants)
    assert {"settlement.pending", "reconciliation.settlement_pending"} <= happened.keys()


async def test_new_password_counts_from_this_moment_whatever_the_clock_was(punctual: str) -> None:
    now = await database_clock.now()
    await factories.make_user(email="ada@example.com")
    user = await identity.set_active(actor="system:test", email="ada@example.com", is_active=False, now=now - AGO)
    first = user.credentials_changed_at

    user = await identity.set_password(
        actor="system:test", email="ada@example.com", password="nine lemons on a tray", now=now - AGO
    )

    assert first is not None
    assert user.credentials_changed_at is not None
    assert now <= first < user.credentials_changed_at <= await database_clock.now()
    [stored] = await db.fetch("SELECT is_active, password_hash, credentials_changed_at FROM users")
    assert tuple(stored) == (False, user.password_hash, user.credentials_changed_at)
