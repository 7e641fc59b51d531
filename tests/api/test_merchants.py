"""Merchants: everybody sees them, admins make and change them, and no two share a name."""

from typing import Any

import pytest

from payflowx.core.ids import new_uuid, to_typeid
from payflowx.core.principal import Principal
from payflowx.events.models import Event
from payflowx.merchants.models import Merchant
from tests.api.documents import CREATE_MERCHANT, CREATE_PAYMENT, UPDATE_MERCHANT, payment_input
from tests.api.refusals import nothing_changed, refusal
from tests.client import Client
from tests.factories import make_merchant

MERCHANTS = "query ($isActive: Boolean) { merchants(isActive: $isActive) { nodes { id name isActive } } }"

BAD_NAMES = ["", "   ", "x" * 201, "two\nlines", "a\0b", "\ud800"]


async def test_created_merchant_is_active_and_found(as_admin: Client, as_user: Client, admin: Principal) -> None:
    created = await as_admin.ask(CREATE_MERCHANT, input={"name": "  Northwind Books "})

    merchant = created["merchant"]
    assert (created["errors"], merchant["name"], merchant["isActive"]) == ([], "Northwind Books", True)
    shown = {name: merchant[name] for name in ("id", "name", "isActive")}
    assert (await as_user.ask(MERCHANTS))["nodes"] == [shown]
    event = await Event.get(type="merchant.created")
    assert (event.actor, event.data) == (admin.actor, {"name": "Northwind Books"})


@pytest.mark.parametrize("name", BAD_NAMES)
async def test_name_that_cannot_be_used_is_refused(as_admin: Client, merchant: Merchant, name: str) -> None:
    async with nothing_changed():
        created = await as_admin.ask(CREATE_MERCHANT, input={"name": name})
        updated = await as_admin.ask(UPDATE_MERCHANT, input={"id": to_typeid("merchant", merchant.id), "name": name})

    assert refusal(created) == refusal(updated) == ("INVALID_INPUT", ["name"])


async def test_name_of_another_merchant_is_refused_in_any_case(
    as_admin: Client, admin: Principal, merchant: Merchant
) -> None:
    await make_merchant(admin, name="Kyoto Teahouse")

    async with nothing_changed():
        created = await as_admin.ask(CREATE_MERCHANT, input={"name": "KYOTO teahouse"})
        updated = await as_admin.ask(
            UPDATE_MERCHANT, input={"id": to_typeid("merchant", merchant.id), "name": "kyoto Teahouse"}
        )

    assert refusal(created) == refusal(updated) == ("ALREADY_EXISTS", ["name"])


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"name": "Renamed"}, ("Renamed", True)),
        ({"isActive": False}, (None, False)),
        ({"name": "Renamed", "isActive": False}, ("Renamed", False)),
        ({"name": None, "isActive": False}, (None, False)),
        ({"isActive": True}, (None, True)),
    ],
)
async def test_update_changes_what_is_given(
    as_admin: Client, merchant: Merchant, changes: dict[str, Any], expected: tuple[str | None, bool]
) -> None:
    merchant_id = to_typeid("merchant", merchant.id)

    updated = await as_admin.ask(UPDATE_MERCHANT, input={"id": merchant_id, **changes})

    name, is_active = expected
    assert updated["errors"] == []
    assert updated["merchant"] == {
        **updated["merchant"],
        "id": merchant_id,
        "name": name or merchant.name,
        "isActive": is_active,
    }


async def test_update_that_changes_nothing_leaves_no_event(as_admin: Client, merchant: Merchant) -> None:
    same = {"id": to_typeid("merchant", merchant.id), "name": merchant.name, "isActive": True}

    async with nothing_changed():
        assert (await as_admin.ask(UPDATE_MERCHANT, input=same))["merchant"]["name"] == merchant.name


@pytest.mark.parametrize(
    ("input", "refused"),
    [
        ({"id": to_typeid("merchant", new_uuid()), "name": "Renamed"}, ("NOT_FOUND", ["id"])),
        ({"id": to_typeid("user", new_uuid()), "name": "Renamed"}, ("INVALID_INPUT", ["id"])),
        ({"id": "", "name": "Renamed"}, ("INVALID_INPUT", ["id"])),
    ],
    ids=["unknown", "of another kind", "empty"],
)
async def test_merchant_that_does_not_exist_cannot_be_changed(
    as_admin: Client, input: dict[str, str], refused: tuple[str, list[str]]
) -> None:
    async with nothing_changed():
        assert refusal(await as_admin.ask(UPDATE_MERCHANT, input=input)) == refused


async def test_update_without_a_change_is_refused(as_admin: Client, merchant: Merchant) -> None:
    async with nothing_changed():
        refused = await as_admin.ask(UPDATE_MERCHANT, input={"id": to_typeid("merchant", merchant.id)})

    assert refusal(refused) == ("INVALID_INPUT", ["name"])


async def test_list_is_filtered_by_standing(as_user: Client, admin: Principal, merchant: Merchant) -> None:
    closed = await make_merchant(admin, is_active=False)
    ids = {True: to_typeid("merchant", merchant.id), False: to_typeid("merchant", closed.id)}

    for is_active, expected in ((True, {ids[True]}), (False, {ids[False]}), (None, set(ids.values()))):
        nodes = (await as_user.ask(MERCHANTS, isActive=is_active))["nodes"]
        assert {node["id"] for node in nodes} == expected


async def test_stopped_merchant_takes_payments_again_once_started(
    as_admin: Client, as_user: Client, merchant: Merchant
) -> None:
    merchant_id = to_typeid("merchant", merchant.id)

    await as_admin.ask(UPDATE_MERCHANT, input={"id": merchant_id, "isActive": False})
    assert refusal(await as_user.ask(CREATE_PAYMENT, input=payment_input(merchant)))[0] == "MERCHANT_INACTIVE"
    await as_admin.ask(UPDATE_MERCHANT, input={"id": merchant_id, "isActive": True})

    assert (await as_user.ask(CREATE_PAYMENT, input=payment_input(merchant)))["payment"]["status"] == "SUCCESS"
