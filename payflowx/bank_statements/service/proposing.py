"""How the columns of a CSV file are read: what is proposed where its layout is not known, and what was taken."""

from collections.abc import Sequence
from typing import BinaryIO

from anyio import to_thread

from payflowx.bank_statements.formats.csv_mapping import CsvMapping
from payflowx.bank_statements.formats.csv_proposal import Proposal
from payflowx.bank_statements.formats.parts import StatementFormat
from payflowx.core.principal import Principal, Role


async def propose_mapping(*, principal: Principal, file: BinaryIO) -> Proposal | None:
    """How the columns of a CSV file may be read, with what it leaves open; None where it has no rows of movements.

    Raises NotAllowed.
    """
    principal.require(Role.OPERATOR)
    return await to_thread.run_sync(_propose, file)


def _propose(file: BinaryIO) -> Proposal | None:
    from payflowx.bank_statements.formats import detection  # noqa: PLC0415 - every reader, for who reads a file

    return detection.propose(file)


def mapping_of(*, file: BinaryIO, given: CsvMapping | None, formats: Sequence[StatementFormat]) -> str | None:
    """The TOML by which a file with statements of these formats was read, where it is CSV."""
    if StatementFormat.CSV not in formats:
        return None
    from payflowx.bank_statements.formats import detection  # noqa: PLC0415 - as above

    mapping = given or detection.layout_of(file)
    return None if mapping is None else mapping.text
