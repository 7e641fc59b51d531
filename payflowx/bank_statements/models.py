"""Files, the statements in them, and their entries, each kept as the bank sent it and never changed.

What happens to an entry later is that it finds its payment or its refund, or is given to one and taken back.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.models import Model

from payflowx.bank_statements.formats.parts import Kind, StatementFormat
from payflowx.core import snapshots
from payflowx.core.money import Money
from payflowx.identity.models import User
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment


class EntryStatus(StrEnum):
    """What became of an entry. The rules only change what is an ORPHAN, or an IGNORED debit that names something."""

    MATCHED = "MATCHED"
    ORPHAN = "ORPHAN"
    DUPLICATE = "DUPLICATE"
    IGNORED = "IGNORED"
    QUARANTINED = "QUARANTINED"


class Doubt(StrEnum):
    """Why an entry that a version before has stored is not what this one would make of it, or may not be."""

    AGAIN = "AGAIN"  # it is to be judged anew, by whoever migrates
    RETURN = "RETURN"  # it settled a payment, and is money that came back
    NAME = "NAME"  # it settled a payment that it doesn't name
    CUT = "CUT"  # its text was cut when it was kept
    MASKED = "MASKED"  # a number in its text was masked
    HEADER = "HEADER"  # the header of its columns was not kept
    UNREADABLE = "UNREADABLE"  # what was kept of it reads otherwise


class BankAccount(Model):
    """An account in one currency, found from its statements. People name it, and say when it was closed.

    `identification` is the same for all the ways in which banks write one account (`written_as` is the first of them),
    as far as these tell; empty where statements name no account. Nothing is awaited on it for days from `closed_on` on.
    """

    id = fields.UUIDField(primary_key=True)
    identification = fields.CharField(max_length=64)
    written_as = fields.CharField(max_length=64, null=True)
    currency = fields.CharField(max_length=3)
    name = fields.CharField(max_length=100, null=True)
    closed_on: date | None = fields.DateField(null=True)
    found_at = fields.DatetimeField()
    changed_in = snapshots.changed_in()

    class Meta:
        table = "bank_accounts"
        unique_together = (("identification", "currency"),)
        indexes = (("found_at", "id"),)


class BankAccountUse(Model):
    """That payments to a merchant, or through a gateway, are paid out to an account; until `ended_at`."""

    id = fields.UUIDField(primary_key=True)
    account: fields.ForeignKeyRelation[BankAccount] = fields.ForeignKeyField(
        "payflowx.BankAccount", related_name=False, on_delete=fields.RESTRICT
    )
    account_id: UUID
    merchant: fields.ForeignKeyNullableRelation[Merchant] = fields.ForeignKeyField(
        "payflowx.Merchant", related_name=False, on_delete=fields.RESTRICT, null=True
    )
    merchant_id: UUID | None
    gateway = fields.CharField(max_length=40, null=True)
    assigned_at = fields.DatetimeField()
    ended_at: datetime | None = fields.DatetimeField(null=True)
    changed_in = snapshots.changed_in()

    class Meta:
        table = "bank_account_uses"


class StatementFile(Model):
    """A file that was imported. Its digest, the SHA-256 of its bytes, is unique: the same file is imported once."""

    id = fields.UUIDField(primary_key=True)
    digest = fields.BinaryField()
    filename = fields.CharField(max_length=255)
    size_bytes = fields.BigIntField()
    imported_by: fields.ForeignKeyRelation[User] = fields.ForeignKeyField(
        "payflowx.User", related_name=False, on_delete=fields.RESTRICT
    )
    imported_by_id: UUID
    imported_at = fields.DatetimeField()

    class Meta:
        table = "statement_files"
        unique_together = (("digest",),)


class BankStatement(Model):
    """One statement of one account. Its identity is made of what it says, so the same one in another file is known.

    `account_id` is the account as the bank writes it, `bank_account` the one that this is, null where no currency is
    known. It is not complete where its file broke off in it. `problems` are sentences on what is wrong with it as a
    whole: sums that differ from those stated, a day that has not come.
    """

    id = fields.UUIDField(primary_key=True)
    file: fields.ForeignKeyRelation[StatementFile] = fields.ForeignKeyField(
        "payflowx.StatementFile", related_name=False, on_delete=fields.RESTRICT
    )
    file_id: UUID
    identity = fields.BinaryField()
    format = fields.CharEnumField(StatementFormat, max_length=10)
    account_id = fields.CharField(max_length=64, null=True)
    bank_account: fields.ForeignKeyNullableRelation[BankAccount] = fields.ForeignKeyField(
        "payflowx.BankAccount", related_name=False, on_delete=fields.RESTRICT, null=True
    )
    bank_account_id: UUID | None
    reference = fields.CharField(max_length=64, null=True)
    sequence_number: int | None = fields.IntField(null=True)
    page_number: int | None = fields.IntField(null=True)
    is_intraday = fields.BooleanField()
    currency = fields.CharField(max_length=3, null=True)
    from_date: date | None = fields.DateField(null=True)
    to_date: date | None = fields.DateField(null=True)
    opening_minor: int | None = fields.BigIntField(null=True)
    closing_minor: int | None = fields.BigIntField(null=True)
    is_complete = fields.BooleanField()
    is_continuous = fields.BooleanField(null=True)
    entry_count = fields.IntField()
    problems: list[str] = fields.JSONField()
    imported_at = fields.DatetimeField()
    changed_in = snapshots.changed_in()

    class Meta:
        table = "bank_statements"
        unique_together = (("identity",),)
        indexes = (
            ("imported_at", "id"),
            ("account_id", "to_date"),
            ("currency", "to_date"),
            ("bank_account_id", "to_date"),
        )

    @property
    def opening(self) -> Money | None:
        """What was on the account before the first entry, where the file says it."""
        return None if self.opening_minor is None or self.currency is None else Money(self.opening_minor, self.currency)

    @property
    def closing(self) -> Money | None:
        """What was on the account after the last entry, where the file says it."""
        return None if self.closing_minor is None or self.currency is None else Money(self.closing_minor, self.currency)


class StatementOccurrence(Model):
    """A statement in a file, at its place: new with that file, or known from an earlier one."""

    id = fields.UUIDField(primary_key=True)
    file: fields.ForeignKeyRelation[StatementFile] = fields.ForeignKeyField(
        "payflowx.StatementFile", related_name=False, on_delete=fields.RESTRICT
    )
    file_id: UUID
    number = fields.IntField()
    statement: fields.ForeignKeyRelation[BankStatement] = fields.ForeignKeyField(
        "payflowx.BankStatement", related_name=False, on_delete=fields.RESTRICT
    )
    statement_id: UUID

    class Meta:
        table = "statement_occurrences"
        unique_together = (("file", "number"),)


class StatementEntry(Model):
    """One movement on the account. `amount_minor` is never negative; a debit is no credit.

    `likeness` is a digest of all that it says but for its counterparty, the same wherever it is told again; null where
    a version without it has stored the entry. `identity` is one with the counterparty, and the how-manieth the entry is
    with that: unique, so that none settles twice. It is null where the entry came before (`original_id` is that one).
    Both are null for what isn't booked or could not be read.
    `names` says which payments and references the entry names, by how good the name is (1 is the best).

    `doubt` is why what a version before has made of it may be wrong: null for all others.

    `settlement_id` is the settlement that it was given to, while an allocation of it is live: then it is MATCHED, and
    else never.

    A RETURN settles nothing: it stays an ORPHAN, with the bank's `return_reason`. `named_at` is when it was found to
    name its payment, earlier than all that are found later: from then on it counts for that payment.
    """

    id = fields.UUIDField(primary_key=True)
    statement: fields.ForeignKeyRelation[BankStatement] = fields.ForeignKeyField(
        "payflowx.BankStatement", related_name=False, on_delete=fields.RESTRICT
    )
    statement_id: UUID
    position = fields.IntField()
    status = fields.CharEnumField(EntryStatus, max_length=12)
    kind = fields.CharEnumField(Kind, max_length=10, null=True)
    is_credit = fields.BooleanField(null=True)
    is_reversal = fields.BooleanField(null=True)
    is_booked = fields.BooleanField(null=True)
    amount_minor: int | None = fields.BigIntField(null=True)
    currency = fields.CharField(max_length=3, null=True)
    booking_date: date | None = fields.DateField(null=True)
    value_date: date | None = fields.DateField(null=True)
    bank_reference = fields.CharField(max_length=255, null=True)
    booking_reference = fields.CharField(max_length=255, null=True)
    end_to_end_id = fields.CharField(max_length=255, null=True)
    remittance = fields.CharField(max_length=2000, null=True)
    transaction_code = fields.CharField(max_length=100, null=True)
    return_reason = fields.CharField(max_length=35, null=True)
    counterparty_name = fields.CharField(max_length=255, null=True)
    counterparty_account = fields.CharField(max_length=64, null=True)
    likeness: bytes | None = fields.BinaryField(null=True)
    identity: bytes | None = fields.BinaryField(null=True)
    original_id: UUID | None = fields.UUIDField(null=True)
    names: list[dict[str, Any]] = fields.JSONField()
    payment: fields.ForeignKeyNullableRelation[Payment] = fields.ForeignKeyField(
        "payflowx.Payment", related_name=False, on_delete=fields.RESTRICT, null=True
    )
    payment_id: UUID | None
    settlement_id: UUID | None = fields.UUIDField(null=True)
    named_at = fields.DatetimeField(null=True)
    problem = fields.CharField(max_length=500, null=True)
    doubt = fields.CharEnumField(Doubt, max_length=10, null=True)
    raw_text = fields.TextField()
    imported_at = fields.DatetimeField()
    named_in: int | None = snapshots.TransactionField(null=True)
    sought: list[str] | None = ArrayField(element_type="text", null=True)

    class Meta:
        table = "statement_entries"
        unique_together = (("statement", "position"),)
        indexes = (("status", "imported_at", "id"),)

    @property
    def money(self) -> Money | None:
        """What was moved, signed: a debit is negative. None where it could not be read."""
        if self.amount_minor is None or self.currency is None:
            return None
        return Money(self.amount_minor if self.is_credit else -self.amount_minor, self.currency)
