"""Creates and changes merchants; a name is taken once, whatever its case."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar, Final

from tortoise.exceptions import IntegrityError

from payflowx.core import db, records
from payflowx.core.errors import InvalidInput, NotFound, Refusal
from payflowx.core.ids import MerchantId
from payflowx.core.paging import Page, PageRequest, fetch_page
from payflowx.core.principal import Principal, Role
from payflowx.core.text import NAME_LENGTH_MAX, check_text
from payflowx.events import service as events
from payflowx.merchants.models import Merchant

BY_ID: Final = records.by(Merchant, "id")


class MerchantNameTaken(Refusal):
    """Another merchant has that name."""

    code: ClassVar[str] = "ALREADY_EXISTS"


async def create_merchant(*, principal: Principal, merchant_id: MerchantId, name: str, now: datetime) -> Merchant:
    """A new, active merchant.

    Raises NotAllowed (admins only), InvalidInput, MerchantNameTaken.
    """
    principal.require(Role.ADMIN)
    name = check_text(name.strip(), length_max=NAME_LENGTH_MAX, path=("name",))
    try:
        async with db.transaction():
            merchant = await Merchant.create(id=merchant_id, name=name, is_active=True, created_at=now)
            await events.record(
                type="merchant.created",
                subject_id=merchant_id,
                change_id=merchant_id,
                actor=principal.actor,
                data={"name": name},
                now=now,
            )
    except IntegrityError as error:
        raise _explained(error, name) from error
    return merchant


async def update_merchant(
    *, principal: Principal, merchant_id: MerchantId, name: str | None, is_active: bool | None, now: datetime
) -> Merchant:
    """Changes what is given and leaves the rest; an inactive merchant takes no new payment.

    Raises NotAllowed (admins only), NotFound, InvalidInput, MerchantNameTaken.
    """
    principal.require(Role.ADMIN)
    changes: dict[str, object] = {}
    if name is not None:
        changes["name"] = check_text(name.strip(), length_max=NAME_LENGTH_MAX, path=("name",))
    if is_active is not None:
        changes["is_active"] = is_active
    if not changes:
        raise InvalidInput("Nothing to change: give a name, isActive or both.", path=("name",))
    try:
        async with db.transaction():
            return await _update(principal, merchant_id, changes, now)
    except IntegrityError as error:
        raise _explained(error, str(name)) from error


async def _update(principal: Principal, merchant_id: MerchantId, changes: dict[str, object], now: datetime) -> Merchant:
    merchant = await Merchant.filter(id=merchant_id).select_for_update(no_key=True).first()
    if merchant is None:
        raise NotFound("There is no such merchant.", path=("id",))
    different = {field: value for field, value in changes.items() if getattr(merchant, field) != value}
    if different:
        merchant.update_from_dict(different)
        await merchant.save(update_fields=list(different))
        await events.record(
            type="merchant.updated",
            subject_id=merchant_id,
            change_id=None,
            actor=principal.actor,
            data=different,
            now=now,
        )
    return merchant


async def list_merchants(*, request: PageRequest, is_active: bool | None = None) -> Page[Merchant]:
    """Merchants, newest first; everybody who is signed in may see them, since a payment names one."""
    query = Merchant.all() if is_active is None else Merchant.filter(is_active=is_active)
    return await fetch_page(query, request)


async def get_merchants(*, merchant_ids: Sequence[MerchantId]) -> list[Merchant]:
    """The merchants of these ids that exist, in no order."""
    return await BY_ID.find(merchant_ids)


def _explained(error: IntegrityError, name: str) -> Exception:
    if db.constraint(error) == "merchants_name_unique":
        return MerchantNameTaken(f"There is a merchant named {name!r} already.", path=("name",))
    return error
