"""The texts of an entry of a camt statement, or of one of its details: references, and what somebody has written."""

from collections.abc import Iterable, KeysView
from typing import Final

from payflowx.bank_statements.formats.camt_fields import Fields
from payflowx.bank_statements.formats.camt_paths import FURTHER_PATHS

FURTHER: Final = dict.fromkeys(FURTHER_PATHS).keys()
NOTHING_PROVIDED: Final = "NOTPROVIDED"


def has_any(fields: Fields, paths: KeysView[str]) -> bool:
    """Whether one of these paths is there."""
    return not fields.keys().isdisjoint(paths)


def first(fields: Fields, paths: Iterable[str]) -> str | None:
    """The text of the first of these paths that is there."""
    for path in paths:
        if path in fields:
            return fields[path]
    return None


def is_provided(text: str) -> bool:
    """Whether a reference is one, and not the word for none."""
    return text.upper().replace(" ", "") != NOTHING_PROVIDED


def end_to_end_id(fields: Fields) -> str | None:
    """The payer's own reference."""
    text = fields.get("Refs/EndToEndId")
    return text if text is not None and is_provided(text) else None


def references(fields: Fields, paths: KeysView[str]) -> tuple[str, ...]:
    """The references of these paths, each once."""
    if not has_any(fields, paths):
        return ()
    stated = [text for path in paths if path in fields for text in fields.all(path)]
    return tuple(dict.fromkeys(filter(is_provided, stated)))


def remittance(fields: Fields, of_entry: Fields) -> str:
    """What the payer has written, or the bank."""
    for path in ("RmtInf/Ustrd", "RmtInf/Strd/AddtlRmtInf", "AddtlTxInf"):
        if path in fields:
            return fields.joined(path)
    return " ".join(of_entry.all("AddtlNtryInf"))


def further(fields: Fields, remitted: str) -> tuple[str, ...]:
    """Other references, a structured text beside an unstructured one, and lines that were joined as they are alone."""
    found = references(fields, FURTHER)
    if "RmtInf/Ustrd" in fields:
        lines = " ".join(fields.all("RmtInf/Ustrd"))
        found += tuple(fields.all("RmtInf/Strd/AddtlRmtInf")) + ((lines,) if lines != remitted else ())
    return found


def return_reason(fields: Fields) -> str | None:
    """Why a payment was returned: a code, and what the bank says."""
    code = fields.get("RtrInf/Rsn/Cd") or fields.get("RtrInf/Rsn/Prtry") or ""
    return " ".join([code, *fields.all("RtrInf/AddtlInf")]).lstrip() or None
