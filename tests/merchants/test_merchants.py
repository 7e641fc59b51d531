"""Merchants: a name is taken once whatever its case, and only admins touch them."""

import asyncio
from collections.abc import Sequence

import pytest

from payflowx.core.ids import MerchantId, new_uuid
from payflowx.core.paging import PageRequest, Position
from payflowx.core.principal import Principal
from payflowx.events import service as events
from payflowx.merchants import service
from payflowx.merchants.models import Merchant
from tests.factories import NOW, make_merchant, seconds
from tests.round_trips import recorded
from tests.tables import contents, forbidden, refused

LATER = NOW + seconds(60)


async def create(principal: Principal, name: str) -> Merchant:
    """What an admin asks for."""
    return await service.create_merchant(principal=principal, merchant_id=MerchantId(new_uuid()), name=name, now=NOW)


async def update(
    principal: Principal, merchant: Merchant, *, name: str | None = None, is_active: bool | None = None
) -> Merchant:
    """A change that an admin asks for."""
    return await service.update_merchant(
        principal=principal, merchant_id=MerchantId(merchant.id), name=name, is_active=is_active, now=LATER
    )


def names(merchants: Sequence[Merchant]) -> list[str]:
    return [merchant.name for merchant in merchants]


async def test_new_merchant_is_active_and_has_an_event(admin: Principal) -> None:
    made = await create(admin, "  Café de Flore \n")

    merchant = await Merchant.get(id=made.id)
    assert (merchant.name, merchant.is_active, merchant.created_at) == ("Café de Flore", True, NOW)
    (event,) = await events.trails(subject_ids=[merchant.id])
    assert (event.type, event.actor, event.occurred_at) == ("merchant.created", admin.actor, NOW)
    assert event.data == {"name": "Café de Flore"}


@pytest.mark.parametrize("name", ["", "   ", "n" * 201, "two\nlines", "nul\0", "half \ud83d"])
async def test_unusable_name_is_refused(admin: Principal, merchant: Merchant, name: str) -> None:
    async with refused("INVALID_INPUT", "name"):
        await create(admin, name)
    async with refused("INVALID_INPUT", "name"):
        await update(admin, merchant, name=name)


async def test_longest_name_is_kept(admin: Principal) -> None:
    assert (await create(admin, "店" * 200)).name == "店" * 200


@pytest.mark.parametrize("again", ["Les Deux Magots", "LES DEUX MAGOTS", "  les deux magots  "])
async def test_name_is_taken_once_whatever_its_case(admin: Principal, merchant: Merchant, again: str) -> None:
    await create(admin, "Les Deux Magots")

    async with refused("ALREADY_EXISTS", "name"):
        await create(admin, again)
    async with refused("ALREADY_EXISTS", "name"):
        await update(admin, merchant, name=again)


async def test_name_of_an_inactive_merchant_stays_taken(admin: Principal) -> None:
    gone = await make_merchant(admin, name="Les Deux Magots", is_active=False)

    async with refused("ALREADY_EXISTS", "name"):
        await create(admin, gone.name)


async def test_of_simultaneous_merchants_with_one_name_one_is_made(admin: Principal) -> None:
    outcomes = await asyncio.gather(
        *(create(admin, name) for name in ("Flore", "FLORE", "flore", "fLORE", "Flore")), return_exceptions=True
    )

    assert sum(isinstance(outcome, Merchant) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, service.MerchantNameTaken) for outcome in outcomes) == 4
    assert await Merchant.all().count() == 1


async def test_only_admins_create_and_change_merchants(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    for principal in (user, operator):
        async with forbidden():
            await create(principal, "Flore")
        async with forbidden():
            await update(principal, merchant, is_active=False)


async def test_change_touches_what_is_given_and_leaves_the_rest(admin: Principal, merchant: Merchant) -> None:
    assert (await update(admin, merchant, name=" Flore ")).name == "Flore"
    assert not (await update(admin, merchant, is_active=False)).is_active

    stored = await Merchant.get(id=merchant.id)
    assert (stored.name, stored.is_active, stored.created_at) == ("Flore", False, NOW)


async def test_each_change_has_one_event_of_what_became_different(admin: Principal, merchant: Merchant) -> None:
    await update(admin, merchant, name="Flore", is_active=True)
    await update(admin, merchant, is_active=False)
    await update(admin, merchant, name="Deux Magots", is_active=True)

    trail = (await events.trails(subject_ids=[merchant.id]))[1:]

    assert [event.data for event in trail] == [
        {"name": "Flore"},
        {"is_active": False},
        {"name": "Deux Magots", "is_active": True},
    ]
    assert {(event.type, event.actor, event.occurred_at) for event in trail} == {
        ("merchant.updated", admin.actor, LATER)
    }


async def test_change_to_what_it_is_already_writes_nothing(admin: Principal, merchant: Merchant) -> None:
    before = await contents()

    unchanged = await update(admin, merchant, name=f" {merchant.name} ", is_active=True)

    assert unchanged.name == merchant.name
    assert await contents() == before


async def test_merchant_may_change_the_case_of_its_own_name(admin: Principal) -> None:
    merchant = await create(admin, "Flore")

    assert (await update(admin, merchant, name="FLORE")).name == "FLORE"


async def test_change_of_nothing_is_refused(admin: Principal, merchant: Merchant) -> None:
    async with refused("INVALID_INPUT", "name"):
        await update(admin, merchant)


async def test_change_of_a_merchant_that_does_not_exist_is_refused(admin: Principal) -> None:
    async with refused("NOT_FOUND", "id"):
        await update(admin, Merchant(id=new_uuid()), name="Flore")


async def test_merchants_are_listed_newest_first_all_or_by_their_state(admin: Principal) -> None:
    for moment, name in enumerate(("first", "second", "third")):
        await service.create_merchant(
            principal=admin, merchant_id=MerchantId(new_uuid()), name=name, now=NOW + seconds(moment)
        )
    second = await Merchant.get(name="second")
    await update(admin, second, is_active=False)
    everything = PageRequest(size=10)

    assert names((await service.list_merchants(request=everything)).items) == ["third", "second", "first"]
    assert names((await service.list_merchants(request=everything, is_active=True)).items) == ["third", "first"]
    assert names((await service.list_merchants(request=everything, is_active=False)).items) == ["second"]
    page = await service.list_merchants(request=PageRequest(size=2))
    assert (names(page.items), page.has_next) == (["third", "second"], True)
    rest = PageRequest(size=2, after=Position(second.created_at, second.id))
    assert names((await service.list_merchants(request=rest)).items) == ["first"]


async def test_merchants_are_fetched_by_their_ids_in_one_statement(admin: Principal) -> None:
    made = [await create(admin, name) for name in ("first", "second")]
    ids = [MerchantId(merchant.id) for merchant in made]

    async with recorded() as statements:
        found = await service.get_merchants(merchant_ids=[*ids, MerchantId(new_uuid())])

    assert set(found) == set(made)
    assert len(statements) == 1
