"""Importing bank statements in the schema. For operators."""

from datetime import date
from typing import Annotated, Self

import strawberry

from payflowx.api.context import Info
from payflowx.api.errors import UserError, user_errors
from payflowx.api.files import Upload
from payflowx.api.types import Money
from payflowx.api.views import of_rows, view
from payflowx.bank_statements import models
from payflowx.bank_statements.formats.csv_mapping import LayoutUnknown
from payflowx.bank_statements.formats.csv_proposal import Proposal
from payflowx.bank_statements.formats.parts import StatementFormat
from payflowx.bank_statements.graphql import mappings
from payflowx.bank_statements.graphql import statements as statements_graphql
from payflowx.bank_statements.models import EntryStatus
from payflowx.bank_statements.service import importing, proposing
from payflowx.core.errors import Refusal


@of_rows(amount="money", remittance_information="remittance")
@strawberry.type
class StatementEntryPreview:
    """An entry as it would be imported."""

    status: EntryStatus = strawberry.field(description="What would become of it.")
    amount: Money | None = strawberry.field(description="What was moved; negative for a debit.")
    booking_date: date | None = strawberry.field(description="The day on which the bank booked it.")
    end_to_end_id: str | None = strawberry.field(description="The reference that travelled with the money.")
    remittance_information: str | None = strawberry.field(description="The text for the beneficiary.")
    counterparty_name: str | None = strawberry.field(description="Who paid or was paid, as the bank names them.")
    counterparty_account: str | None = strawberry.field(description="Their account, as the bank writes it.")
    problem: str | None = strawberry.field(description="Why it would settle nothing, or what is wrong with it.")
    row: strawberry.Private[models.StatementEntry]

    @classmethod
    def of(cls, row: models.StatementEntry) -> Self:
        """A row that was rolled back, as the schema shows it."""
        return view(cls, row)


@strawberry.type
class StatementPreview:
    """What an import of the file would do; nothing of it is kept."""

    formats: list[StatementFormat] = strawberry.field(description="The format of each statement in the file.")
    counts: list[statements_graphql.StatementEntryCount] = strawberry.field(
        description="What would become of the entries."
    )
    problems: list[str] = strawberry.field(description="What is wrong with the statements as wholes.")
    entries: list[StatementEntryPreview] = strawberry.field(
        description="Entries, those first that a person has to look at; at most 200."
    )
    mapping: str | None = strawberry.field(
        description="How the columns of CSV were read, as TOML; null for other formats."
    )


@strawberry.input
class ImportStatementInput:
    """A file of a bank."""

    file: Upload = strawberry.field(
        description="The file, by the GraphQL multipart request specification; or a zip of files, or one in gzip."
    )
    format: StatementFormat | None = strawberry.field(
        default=None, description="What it is; found from the content where left out."
    )
    mapping: str | None = strawberry.field(
        default=None, description="How to read the columns of CSV, as TOML; found from the content where left out."
    )
    dry_run: bool = strawberry.field(default=False, description="Only say what an import would do, in `preview`.")


@strawberry.type
class ImportStatementPayload:
    """What an import has brought, or why it was refused."""

    statement: statements_graphql.BankStatement | None = strawberry.field(
        description="The first statement of the file; null for a dry run, and where nothing was imported."
    )
    statements: list[statements_graphql.BankStatement] = strawberry.field(
        description="All statements of the file, in its order."
    )
    counts: list[statements_graphql.StatementEntryCount] = strawberry.field(
        description="What became of the entries of all of them."
    )
    replayed: bool = strawberry.field(
        description="Whether this very file, or each of a container, had been imported before: nothing was changed."
    )
    preview: StatementPreview | None = strawberry.field(description="What an import would do; null unless a dry run.")
    proposal: mappings.MappingProposal | None = strawberry.field(
        description="How to read a CSV file whose layout is not known; null unless a dry run is refused for that."
    )
    errors: list[UserError] = strawberry.field(
        description="Why nothing was imported, or which files of a container were not; empty on success."
    )

    @classmethod
    def refused(cls, refusal: Refusal, proposal: Proposal | None = None) -> Self:
        """Nothing but why, and how it could be done."""
        return cls(
            statement=None,
            statements=[],
            counts=[],
            replayed=False,
            preview=None,
            proposal=None if proposal is None else mappings.MappingProposal.of(proposal),
            errors=user_errors(refusal),
        )

    @classmethod
    def of(cls, imported: importing.Imported, *, is_dry_run: bool) -> Self:
        """What came of an import as the schema shows it."""
        counts = statements_graphql.StatementEntryCount.every(imported.totals)
        is_kept = imported.replayed or not is_dry_run
        statements = [statements_graphql.BankStatement.of(row) for row in imported.statements] if is_kept else []
        preview = StatementPreview(
            formats=[row.format for row in imported.statements],
            counts=counts,
            problems=[problem for row in imported.statements for problem in row.problems],
            entries=[StatementEntryPreview.of(row) for row in imported.preview],
            mapping=imported.mapping,
        )
        return cls(
            statement=statements[0] if statements else None,
            statements=statements,
            counts=counts,
            replayed=imported.replayed,
            preview=preview if is_dry_run else None,
            proposal=None,
            errors=[error for refusal in imported.refused for error in user_errors(refusal)],
        )


def _parse(input: ImportStatementInput) -> importing.StatementUpload:
    """The file and how to read it. Raises InvalidInput."""
    mapping = mappings.mapping_of(input.mapping)
    return importing.StatementUpload(input.file.file, input.file.filename, input.format, mapping)


async def _proposed(info: Info, input: ImportStatementInput) -> Proposal | None:
    """How the file might be read, where an import is only tried."""
    if not input.dry_run:
        return None
    return await proposing.propose_mapping(principal=info.context.principal, file=input.file.file)


@strawberry.type
class Mutation:
    """What can be done with bank statements."""

    @strawberry.mutation
    async def import_statement(
        self, info: Info, input: Annotated[ImportStatementInput, strawberry.argument(description="The file.")]
    ) -> ImportStatementPayload:
        """Imports a file of a bank, or each file of a zip. The same file again changes nothing. Operators only."""
        try:
            imported = await importing.import_statement(
                principal=info.context.principal,
                upload=_parse(input),
                now=info.context.now,
                is_dry_run=input.dry_run,
            )
        except LayoutUnknown as refusal:
            return ImportStatementPayload.refused(refusal, await _proposed(info, input))
        except Refusal as refusal:
            return ImportStatementPayload.refused(refusal)
        return ImportStatementPayload.of(imported, is_dry_run=input.dry_run)
