"""Accounts, found from their statements: people name and close them, and say who is paid where.

What is awaited on an account decides when a payment counts as missing, so each change is an event.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Final
from uuid import UUID

from payflowx.bank_statements.models import BankAccount, BankAccountUse
from payflowx.bank_statements.sql import importing as sql
from payflowx.core import db, records
from payflowx.core.errors import InvalidInput, NotFound, Refusal
from payflowx.core.ids import BankAccountId, MerchantId, Prefix, new_uuid, to_typeid
from payflowx.core.paging import Page, PageRequest, fetch_page
from payflowx.core.principal import Principal, Role
from payflowx.core.text import check_text
from payflowx.events import service as events
from payflowx.merchants import service as merchants

BY_ID: Final = records.by(BankAccount, "id")
USES_OF: Final = records.by(BankAccountUse, "account_id", "ended_at IS NULL")
NAME_LENGTH_MAX: Final = 100
PAYEES_MAX: Final = 100


class AccountUnchanged(Refusal):
    """The account is in the state already that it was to be brought to."""

    code: ClassVar[str] = "ILLEGAL_TRANSITION"


@dataclass(frozen=True, slots=True)
class Heard:
    """The first and the last day that the statements of an account tell of; the first where they say it."""

    first_date: date | None
    last_date: date


@dataclass(frozen=True, slots=True)
class Payees:
    """Who is paid on an account: merchants, and gateways by their names."""

    merchant_ids: frozenset[MerchantId] = frozenset()
    gateways: frozenset[str] = frozenset()


async def find_account(*, written_as: str | None, currency: str, actor: str, now: datetime) -> UUID:
    """The account that a statement names so, which is a new one where no other statement has named it yet."""
    [row] = await db.fetch(sql.FIND_ACCOUNT, new_uuid(), written_as, currency, now, actor)
    found: UUID = row["id"]
    return found


async def name_account(*, principal: Principal, account_id: BankAccountId, name: str, now: datetime) -> BankAccount:
    """Gives an account a name. Raises NotAllowed, InvalidInput, NotFound."""
    principal.require(Role.OPERATOR)
    name = check_text(name.strip(), length_max=NAME_LENGTH_MAX, path=("name",))
    async with db.transaction():
        account = await _account_for_update(account_id)
        if account.name != name:
            account.name = name
            await account.save(update_fields=["name"])
            await _record("bank_account.named", account, principal, {"name": name}, now)
    return account


async def close_account(
    *, principal: Principal, account_id: BankAccountId, closed_on: date, now: datetime
) -> BankAccount:
    """Says since which day nothing is awaited on an account any more; another day takes the place of an earlier one.

    Raises NotAllowed, NotFound.
    """
    principal.require(Role.ADMIN)
    async with db.transaction():
        account = await _account_for_update(account_id)
        if account.closed_on != closed_on:
            account.closed_on = closed_on
            await account.save(update_fields=["closed_on"])
            await _record("bank_account.closed", account, principal, {"closed_on": closed_on.isoformat()}, now)
    return account


async def reopen_account(*, principal: Principal, account_id: BankAccountId, now: datetime) -> BankAccount:
    """Awaits settlements on an account again that was closed. Raises NotAllowed, NotFound, AccountUnchanged."""
    principal.require(Role.ADMIN)
    async with db.transaction():
        account = await _account_for_update(account_id)
        if account.closed_on is None:
            raise AccountUnchanged("The account isn't closed.", path=("accountId",))
        account.closed_on = None
        await account.save(update_fields=["closed_on"])
        await _record("bank_account.reopened", account, principal, {}, now)
    return account


async def assign_account(
    *, principal: Principal, account_id: BankAccountId, payees: Payees, known_gateways: frozenset[str], now: datetime
) -> BankAccount:
    """Says which merchants and gateways are paid on an account, in place of what was said before; nobody of none.

    Raises NotAllowed, InvalidInput, NotFound (account or merchant).
    """
    principal.require(Role.ADMIN)
    if len(payees.merchant_ids) + len(payees.gateways) > PAYEES_MAX:
        raise InvalidInput(
            f"An account is assigned to {PAYEES_MAX} merchants and gateways at the most.", path=("merchantIds",)
        )
    if unknown := payees.gateways - known_gateways:
        raise InvalidInput(
            f"There is no gateway {min(unknown)!r}: known are {', '.join(sorted(known_gateways))}.", path=("gateways",)
        )
    async with db.transaction():
        account = await _account_for_update(account_id)
        if len(await merchants.get_merchants(merchant_ids=list(payees.merchant_ids))) < len(payees.merchant_ids):
            raise NotFound("There is no merchant with one of these ids.", path=("merchantIds",))
        if await _replace(account, payees, now):
            told: dict[str, object] = {
                "merchants": sorted(to_typeid(Prefix.MERCHANT, key) for key in payees.merchant_ids),
                "gateways": sorted(payees.gateways),
            }
            await _record("bank_account.assigned", account, principal, told, now)
    return account


async def _replace(account: BankAccount, payees: Payees, now: datetime) -> bool:
    """Ends the uses that are no longer wanted and adds those that are new; says whether there were any."""
    uses = await BankAccountUse.filter(account_id=account.id, ended_at__isnull=True)
    wanted: set[tuple[UUID | None, str | None]] = {(key, None) for key in payees.merchant_ids}
    wanted |= {(None, gateway) for gateway in payees.gateways}
    over = [use for use in uses if (use.merchant_id, use.gateway) not in wanted]
    new = wanted - {(use.merchant_id, use.gateway) for use in uses}
    for use in over:
        use.ended_at = max(now, use.assigned_at)
        await use.save(update_fields=["ended_at"])
    await BankAccountUse.bulk_create(
        BankAccountUse(id=new_uuid(), account_id=account.id, merchant_id=merchant_id, gateway=gateway, assigned_at=now)
        for merchant_id, gateway in new
    )
    return bool(over or new)


async def list_accounts(*, principal: Principal, request: PageRequest) -> Page[BankAccount]:
    """The accounts, those found last first. Raises NotAllowed."""
    principal.require(Role.OPERATOR)
    return await fetch_page(BankAccount.all(), request, order_by="found_at")


async def every_account() -> list[BankAccount]:
    """All accounts in the order in which they were found, for somebody who has the database itself."""
    return await BankAccount.all().order_by("found_at", "id")


async def get_account(*, principal: Principal, account_id: BankAccountId) -> BankAccount | None:
    """The account, where it exists and the caller may see accounts."""
    return await BankAccount.filter(id=account_id).first() if principal.sees_all else None


async def heard_of(*, account_ids: Sequence[UUID]) -> dict[UUID, Heard]:
    """How far each of these accounts has been heard; none of those that no whole statement tells of."""
    rows = await db.fetch(sql.HEARD, list(account_ids))
    return {row["account_id"]: Heard(row["first_date"], row["last_date"]) for row in rows if row["last_date"]}


async def payees_of(*, account_ids: Sequence[UUID]) -> dict[UUID, Payees]:
    """Who is paid on each of these accounts, as far as somebody has said it."""
    uses = await USES_OF.find(account_ids)
    return {
        key: Payees(
            frozenset(MerchantId(use.merchant_id) for use in uses if use.account_id == key and use.merchant_id),
            frozenset(use.gateway for use in uses if use.account_id == key and use.gateway),
        )
        for key in account_ids
    }


async def _account_for_update(account_id: BankAccountId) -> BankAccount:
    account = await BankAccount.filter(id=account_id).select_for_update(no_key=True).first()
    if account is None:
        raise NotFound("There is no account with this id.", path=("accountId",))
    return account


async def _record(
    type: str, account: BankAccount, principal: Principal, data: dict[str, object], now: datetime
) -> None:
    await events.record(type=type, subject_id=account.id, change_id=None, actor=principal.actor, data=data, now=now)
