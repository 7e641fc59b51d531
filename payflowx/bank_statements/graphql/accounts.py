"""Accounts in the schema: found from their statements, named, closed and assigned by people. For operators."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import date, datetime
from typing import Annotated, Final, Self
from uuid import UUID

import strawberry

from payflowx.api.context import Context, Info
from payflowx.api.errors import UserError, user_errors
from payflowx.api.loaders import OneEach, batched, required
from payflowx.api.pagination import After, Before, Connection, First, Last, Listing, connection, page_request
from payflowx.api.scalars import CurrencyCode
from payflowx.api.types import Node
from payflowx.api.views import made_of, of_rows, view
from payflowx.bank_statements import models
from payflowx.bank_statements.service import accounts
from payflowx.core.errors import Refusal
from payflowx.core.ids import BankAccountId, MerchantId, Prefix, from_typeid
from payflowx.merchants import graphql as merchants

ACCOUNTS = Listing("bankAccounts", "found_at")


@of_rows(Prefix.ACCOUNT, identification=made_of("identification", by=lambda row: row.identification or None))
@strawberry.type
class BankAccount(Node):
    """An account in one currency, found from its statements."""

    identification: str | None = strawberry.field(
        description="Its IBAN, or its number as the bank writes it; null for the statements that name no account."
    )
    currency: CurrencyCode = strawberry.field(description="The currency; one account in two is two.")
    name: str | None = strawberry.field(description="What people call it; null while it has no name.")
    closed_on: date | None = strawberry.field(description="The day from which nothing is awaited on it any more.")
    found_at: datetime = strawberry.field(description="When the first statement of it was imported.")
    row: strawberry.Private[models.BankAccount]

    @batched(lambda: _load_heard, key="id")
    def heard_from(self, heard: accounts.Heard | None) -> date | None:
        """The first day that its statements tell of, where they say it."""
        return None if heard is None else heard.first_date

    @batched(lambda: _load_heard, key="id")
    def heard_to(self, heard: accounts.Heard | None) -> date | None:
        """The last day that its whole end-of-day statements tell of; null where there is none."""
        return None if heard is None else heard.last_date

    @strawberry.field
    async def merchants(self, info: Info) -> list[merchants.Merchant]:
        """The merchants that are paid on it, where somebody has said so; at most 100."""
        payees = await info.context.loader(_load_payees).load(self.row.id)
        found = await info.context.loader(merchants.load_merchants).load_many(sorted(payees.merchant_ids))
        return [required(merchant) for merchant in found]

    @batched(lambda: _load_payees, key="id")
    def gateways(self, payees: accounts.Payees) -> list[str]:
        """The gateways that pay to it, where somebody has said so."""
        return sorted(payees.gateways)

    @classmethod
    def of(cls, row: models.BankAccount) -> Self:
        """A row as the schema shows it."""
        return view(cls, row)


@strawberry.input
class NameBankAccountInput:
    """What to call an account."""

    account_id: strawberry.ID = strawberry.field(description="The account.")
    name: str = strawberry.field(description="The name: 1 to 100 characters.")


@strawberry.input
class CloseBankAccountInput:
    """Since when nothing is awaited on an account."""

    account_id: strawberry.ID = strawberry.field(description="The account.")
    closed_on: date = strawberry.field(
        description="The first day for which no statement of it is awaited: what was due on that day or later doesn't "
        "wait for it."
    )


@strawberry.input
class ReopenBankAccountInput:
    """An account that was closed by mistake, or is in use again."""

    account_id: strawberry.ID = strawberry.field(description="The account.")


@strawberry.input
class AssignBankAccountInput:
    """Who is paid on an account, in place of what was said before."""

    account_id: strawberry.ID = strawberry.field(description="The account.")
    merchant_ids: list[strawberry.ID] = strawberry.field(
        default_factory=list, description="The merchants whose payments are paid out to it; at most 100."
    )
    gateways: list[str] = strawberry.field(
        default_factory=list, description="The gateways whose payments are, where the merchant is assigned to none."
    )

    def parse(self) -> accounts.Payees:
        """The payees as the service takes them. Raises InvalidInput."""
        merchant_ids = (from_typeid(Prefix.MERCHANT, key, path=("merchantIds",)) for key in self.merchant_ids)
        return accounts.Payees(frozenset(map(MerchantId, merchant_ids)), frozenset(self.gateways))


@strawberry.type
class BankAccountPayload:
    """An account, or why nothing was changed."""

    account: BankAccount | None = strawberry.field(description="The account; null where `errors` is not empty.")
    errors: list[UserError] = strawberry.field(description="Why nothing was changed; empty on success.")


@strawberry.type
class Query:
    """What can be asked about accounts."""

    @strawberry.field
    async def bank_accounts(
        self, info: Info, first: First = None, after: After = None, last: Last = None, before: Before = None
    ) -> Connection[BankAccount]:
        """The accounts that statements have told of, found last first. Operators only."""
        page = await accounts.list_accounts(
            principal=info.context.principal,
            request=page_request(ACCOUNTS, first=first, after=after, last=last, before=before),
        )
        return connection(ACCOUNTS, page, BankAccount.of)


@strawberry.type
class Mutation:
    """What can be done with accounts."""

    @strawberry.mutation
    async def name_bank_account(
        self, info: Info, input: Annotated[NameBankAccountInput, strawberry.argument(description="The name.")]
    ) -> BankAccountPayload:
        """Gives an account a name. Operators only."""
        return await _changed(
            lambda: accounts.name_account(
                principal=info.context.principal,
                account_id=_account_id(input.account_id),
                name=input.name,
                now=info.context.now,
            )
        )

    @strawberry.mutation
    async def close_bank_account(
        self, info: Info, input: Annotated[CloseBankAccountInput, strawberry.argument(description="Since when.")]
    ) -> BankAccountPayload:
        """Stops awaiting settlements on an account that was closed or has fallen silent. Admins only."""
        return await _changed(
            lambda: accounts.close_account(
                principal=info.context.principal,
                account_id=_account_id(input.account_id),
                closed_on=input.closed_on,
                now=info.context.now,
            )
        )

    @strawberry.mutation
    async def reopen_bank_account(
        self, info: Info, input: Annotated[ReopenBankAccountInput, strawberry.argument(description="Which.")]
    ) -> BankAccountPayload:
        """Awaits settlements again on an account that was closed. Admins only."""
        return await _changed(
            lambda: accounts.reopen_account(
                principal=info.context.principal, account_id=_account_id(input.account_id), now=info.context.now
            )
        )

    @strawberry.mutation
    async def assign_bank_account(
        self, info: Info, input: Annotated[AssignBankAccountInput, strawberry.argument(description="Who is paid.")]
    ) -> BankAccountPayload:
        """Says who is paid on an account, so that their payments are awaited on no other. Admins only."""
        return await _changed(
            lambda: accounts.assign_account(
                principal=info.context.principal,
                account_id=_account_id(input.account_id),
                payees=input.parse(),
                known_gateways=frozenset({info.context.wiring.gateway.name}),
                now=info.context.now,
            )
        )


def _account_id(given: strawberry.ID) -> BankAccountId:
    return BankAccountId(from_typeid(Prefix.ACCOUNT, given, path=("accountId",)))


async def _changed(change: Callable[[], Awaitable[models.BankAccount]]) -> BankAccountPayload:
    """What a change makes of an account, or why it was refused; its arguments are read here too."""
    try:
        return BankAccountPayload(account=BankAccount.of(await change()), errors=[])
    except Refusal as refusal:
        return BankAccountPayload(account=None, errors=user_errors(refusal))


async def load_accounts(context: Context, account_ids: Sequence[UUID]) -> list[BankAccount]:
    """The accounts that an object of the caller names, in the order in which they were found."""
    return [required(found) for found in await context.loader(load_accounts_by_id).load_many(sorted(account_ids))]


async def find_node(context: Context, account_id: UUID) -> BankAccount | None:
    """The account, where it exists and the caller is an operator."""
    row = await accounts.get_account(principal=context.principal, account_id=BankAccountId(account_id))
    return None if row is None else BankAccount.of(row)


load_accounts_by_id: Final[OneEach[BankAccount]] = OneEach(accounts.BY_ID, BankAccount.of)
"""The accounts that objects of the caller name."""


async def _load_heard(keys: Sequence[UUID]) -> list[accounts.Heard | None]:
    heard = await accounts.heard_of(account_ids=keys)
    return [heard.get(key) for key in keys]


async def _load_payees(keys: Sequence[UUID]) -> list[accounts.Payees]:
    payees = await accounts.payees_of(account_ids=keys)
    return [payees[key] for key in keys]
