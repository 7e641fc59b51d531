"""How the columns of CSV files are read, in the schema: what is proposed for a file whose layout is not known."""

from typing import Self

import strawberry

from payflowx.bank_statements.formats import csv_toml
from payflowx.bank_statements.formats.csv_mapping import CsvMapping
from payflowx.bank_statements.formats.csv_proposal import Proposal, Question
from payflowx.bank_statements.formats.csv_table import SeenColumn
from payflowx.core.errors import InvalidInput
from payflowx.core.text import mask_card_numbers


@strawberry.type
class MappingColumn:
    """A column of a CSV file."""

    number: int = strawberry.field(description="Where it stands, from 1: how a mapping names it without a header.")
    name: str | None = strawberry.field(description="Its name in the header; null where the file has none.")
    examples: list[str] = strawberry.field(description="What stands in it, at most three different texts.")

    @classmethod
    def of(cls, column: SeenColumn) -> Self:
        """A column as the schema shows it."""
        return cls(
            number=column.number, name=column.name, examples=[mask_card_numbers(text) for text in column.examples]
        )


@strawberry.type
class MappingQuestion:
    """What a file doesn't tell of how it is to be read."""

    key: str = strawberry.field(description="The key of the mapping that has the answer, such as `format.dates`.")
    question: str = strawberry.field(description="What is asked, for a person.")
    choices: list[str] = strawberry.field(description="What may stand there; empty where it can be anything.")

    @classmethod
    def of(cls, question: Question) -> Self:
        """A question as the schema shows it."""
        return cls(
            key=question.key, question=mask_card_numbers(question.sentence), choices=list(map(str, question.choices))
        )


@strawberry.type
class MappingProposal:
    """How the columns of a CSV file may be read, by their names and by what stands in them."""

    mapping: str = strawberry.field(
        description="The mapping as TOML: with no questions, `mapping` of an import takes it as it is."
    )
    questions: list[MappingQuestion] = strawberry.field(description="What the file leaves open; nothing is guessed.")
    columns: list[MappingColumn] = strawberry.field(description="All columns of the file.")

    @classmethod
    def of(cls, proposal: Proposal) -> Self:
        """A proposal as the schema shows it."""
        return cls(
            mapping=mask_card_numbers(proposal.mapping),
            questions=[MappingQuestion.of(question) for question in proposal.questions],
            columns=[MappingColumn.of(column) for column in proposal.table.columns],
        )


def mapping_of(text: str | None) -> CsvMapping | None:
    """A mapping of the input. Raises InvalidInput, whose message names the key at fault."""
    if text is None:
        return None
    try:
        return csv_toml.read_mapping(text)
    except InvalidInput as error:
        raise InvalidInput(error.message, path=("mapping",)) from None
