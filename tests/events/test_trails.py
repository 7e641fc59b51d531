"""The audit trail: one event for each change, oldest first, written with the change or not at all."""

from uuid import UUID

import pytest

from payflowx.core import db
from payflowx.core.ids import new_uuid
from payflowx.core.principal import Principal
from payflowx.events import service
from payflowx.merchants.models import Merchant
from tests.factories import NOW, instruction, pay, reconcile, seconds, settle
from tests.round_trips import recorded


async def record(subject_id: UUID, kind: str, *, change_id: UUID | None = None, moment: float = 0) -> None:
    """An event of a test."""
    await service.record(
        type=kind,
        subject_id=subject_id,
        change_id=change_id,
        actor="system:test",
        data={"number": moment},
        now=NOW + seconds(moment),
    )


async def test_trail_of_a_payment_tells_its_whole_life_in_order(user: Principal, merchant: Merchant) -> None:
    payment = await pay(user, instruction(merchant))
    await reconcile(now=NOW + seconds(0.5))
    await settle(now=NOW + seconds(1))
    await settle(now=NOW + seconds(2))
    await reconcile(now=NOW + seconds(3))

    trail = await service.trails(subject_ids=[payment.id])

    assert [(event.type, event.actor) for event in trail] == [
        ("payment.initiated", user.actor),
        ("payment.succeeded", "system:gateway"),
        ("reconciliation.settlement_pending", "system:reconciliation"),
        ("settlement.pending", "system:bank"),
        ("settlement.settled", "system:bank"),
        ("reconciliation.matched", "system:reconciliation"),
    ]


async def test_events_of_one_instant_stay_in_the_order_in_which_they_were_written(database: str) -> None:
    subject_id = new_uuid()
    for number in range(50):
        await record(subject_id, f"test.number_{chr(97 + number % 26)}")

    trail = await service.trails(subject_ids=[subject_id])

    assert [event.type[-1] for event in trail] == [chr(97 + number % 26) for number in range(50)]


async def test_event_keeps_all_that_it_was_given(database: str) -> None:
    subject_id, change_id = new_uuid(), new_uuid()
    await record(subject_id, "test.changed", change_id=change_id, moment=1.5)

    (event,) = await service.trails(subject_ids=[subject_id])

    assert (event.type, event.subject_id, event.change_id) == ("test.changed", subject_id, change_id)
    assert (event.actor, event.data, event.occurred_at) == ("system:test", {"number": 1.5}, NOW + seconds(1.5))


async def test_trails_of_several_objects_are_one_statement(database: str) -> None:
    subjects = [new_uuid() for _ in range(3)]
    for moment, subject_id in enumerate(subjects):
        await record(subject_id, "test.changed", moment=moment)

    async with recorded() as statements:
        trails = await service.trails(subject_ids=subjects[1:])

    assert [event.subject_id for event in trails] == subjects[1:]
    assert len(statements) == 1
    assert await service.trails(subject_ids=[]) == []


async def test_change_that_happens_once_has_one_event(database: str) -> None:
    subject_id, change_id = new_uuid(), new_uuid()
    await record(subject_id, "test.changed", change_id=change_id)

    with pytest.raises(Exception, match="uid_events"):
        await record(subject_id, "test.changed", change_id=change_id, moment=1)

    await record(subject_id, "test.ended", change_id=change_id)
    assert len(await service.trails(subject_ids=[subject_id])) == 2


async def test_change_that_repeats_has_an_event_each_time(database: str) -> None:
    subject_id = new_uuid()
    for moment in range(3):
        await record(subject_id, "test.changed", moment=moment)

    assert len(await service.trails(subject_ids=[subject_id])) == 3


async def test_event_of_a_change_that_is_rolled_back_is_gone_with_it(database: str) -> None:
    subject_id = new_uuid()

    async def change_and_break() -> None:
        async with db.transaction():
            await record(subject_id, "test.changed")
            raise ConnectionAbortedError

    with pytest.raises(ConnectionAbortedError):
        await change_and_break()

    assert await service.trails(subject_ids=[subject_id]) == []
