"""A mapping for a CSV file that has no known layout, proposed by what its columns are called and what stands in them.

Nothing is guessed: what the file leaves open is asked for, and a mapping with a question in it reads no file.
"""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from payflowx.bank_statements.formats import csv_words as words
from payflowx.bank_statements.formats.csv_mapping import comparable
from payflowx.bank_statements.formats.csv_money import Writing, find_balance, is_signed, writing_of
from payflowx.bank_statements.formats.csv_presets import first_lines
from payflowx.bank_statements.formats.csv_shapes import IBAN
from payflowx.bank_statements.formats.csv_table import (
    FORMATS,
    SeenColumn,
    SeenTable,
    day_in,
    find_table,
    is_day,
    is_number,
)
from payflowx.core.currencies import EXPONENTS

LINES_MAX: Final = 400
CODE: Final = re.compile(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])|[€£]")
SIGNS: Final = {"€": "EUR", "£": "GBP"}
NAME: Final = "My bank"
MONEY: Final = ("amount", "credit", "debit", "balance")
EMPTY: Final = frozenset({"", "-", "--"})


TEXTS: Final = {
    "remittance": words.REMITTANCE,
    "references": words.REFERENCES,
    "counterparty_name": words.COUNTERPARTY_NAME,
    "counterparty_account": words.COUNTERPARTY_ACCOUNT,
}


@dataclass(frozen=True, slots=True)
class Question:
    """What the file doesn't tell: the key of the mapping that it is about, and what may stand there."""

    key: str
    sentence: str
    choices: tuple[str, ...] = ()


@dataclass(slots=True)
class Proposal:
    """A mapping as TOML, which can be taken as it is where there are no questions, and the columns that were seen."""

    table: SeenTable
    columns: dict[str, SeenColumn | list[SeenColumn]] = field(default_factory=dict)
    values: dict[str, str | list[str]] = field(default_factory=dict)
    form: dict[str, str | list[str]] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)

    def ask(self, key: str, sentence: str, choices: Iterable[str] = ()) -> None:
        """Leave something open."""
        self.questions.append(Question(key, sentence, tuple(choices)))

    @property
    def mapping(self) -> str:
        """The TOML."""
        lines = [f"name = {_quoted(NAME)}", f"delimiter = {_quoted(self.table.delimiter)}"]
        if not self.table.has_header:
            lines.append("header = false")
        if self.questions:
            lines += ["# What the file leaves open. Put each key into its table, and take `undecided` out."]
            lines += [f"# {question.key}: {question.sentence}" for question in self.questions]
            lines.append(f"undecided = {_written([question.key for question in self.questions])}")
        told = {key: _named(value) for key, value in self.columns.items()}
        for title, table in (("columns", told), ("values", self.values), ("format", self.form)):
            lines += ["", f"[{title}]", *(f"{key} = {_written(value)}" for key, value in table.items())]
        return "\n".join(lines) + "\n"


def propose(head: bytes) -> Proposal | None:
    """A mapping for a file that begins so; None where it has no table with days and amounts."""
    table = find_table(first_lines(head, limit=LINES_MAX))
    if table is None:
        return None
    proposal = Proposal(table)
    free = list(table.columns)
    _take_days(proposal, free)
    _take_currency(proposal, free)
    _take_money(proposal, free)
    _take_texts(proposal, free)
    _ask_for_balances(proposal)
    return proposal


def _best(
    free: Sequence[SeenColumn], names: tuple[str, ...], fits: Callable[[SeenColumn], bool] = lambda _: True
) -> SeenColumn | None:
    """The column whose name is the best of these, among those in which something fitting stands."""
    ranked = [(place, column.number, column) for column in free if (place := words.rank(column.key, names)) is not None]
    return next((column for _, _, column in sorted(ranked, key=lambda entry: entry[:2]) if fits(column)), None)


def _take(proposal: Proposal, free: list[SeenColumn], key: str, column: SeenColumn | None) -> None:
    if column is not None:
        proposal.columns[key] = column
        free.remove(column)


def _formats(column: SeenColumn) -> list[str]:
    """The formats in which all of its texts are days that exist."""
    texts = list(dict.fromkeys(filter(None, column.values)))
    if not texts or not is_day(texts[0]):
        return []
    return [form for form in FORMATS if all(day_in(form, text) is not None for text in texts)]


def _take_days(proposal: Proposal, free: list[SeenColumn]) -> None:
    days = {column.number: forms for column in free if (forms := _formats(column))}
    dated = [column for column in free if column.number in days]
    booking = _best(dated, words.BOOKING_DATE) or (dated[0] if len(dated) == 1 else None)
    if booking is None:
        proposal.ask("columns.booking_date", "Which column has the day of the booking?", map(_label, dated))
        return
    _take(proposal, free, "booking_date", booking)
    others = [column for column in dated if column is not booking and days[column.number] == days[booking.number]]
    value = _best(others, words.VALUE_DATE)
    _take(proposal, free, "value_date", value)
    forms = days[booking.number]
    if value is not None:
        forms = [form for form in forms if form in days[value.number]]
    read = {form: tuple(day_in(form, text) for text in booking.values if text) for form in forms}
    if len(set(read.values())) == 1:
        proposal.form["dates"] = forms[:1]
        return
    example = next(text for text in booking.values if text and len({day_in(form, text) for form in forms}) > 1)
    told = " or ".join(f"{day_in(form, example)} ({form})" for form in forms)
    proposal.ask("format.dates", f"{example} may be {told}: which one is it?", forms)


def _take_currency(proposal: Proposal, free: list[SeenColumn]) -> None:
    def has_codes(column: SeenColumn) -> bool:
        return all(text.upper() in EXPONENTS for text in column.values if text)

    column = _best(free, words.CURRENCY, has_codes)
    coded = [column for column in free if has_codes(column)]
    column = column or (coded[0] if len(coded) == 1 else None)
    if column is not None and all(column.values):
        _take(proposal, free, "currency", column)
        return
    names = [found for column in proposal.table.columns for found in CODE.findall(column.name or "")]
    texts = [found for column in free if is_number(column.values[0]) for found in CODE.findall(column.values[0])]
    codes = {code for found in (*names, *texts) if (code := SIGNS.get(found, found)) in EXPONENTS}
    if len(codes) == 1:
        proposal.values["currency"] = codes.pop()
    else:
        proposal.ask("values.currency", "In which currency are the amounts?", sorted(codes))


def _take_money(proposal: Proposal, free: list[SeenColumn]) -> None:
    numeric = [column for column in free if all(is_number(text) for text in column.values if text not in EMPTY)]
    credit, debit = _best(numeric, words.CREDIT), _best(numeric, words.DEBIT)
    amount = _best(numeric, words.AMOUNT)
    if credit is not None and debit is not None and credit is not debit:
        _take(proposal, free, "credit", credit)
        _take(proposal, free, "debit", debit)
    elif amount is not None:
        _take(proposal, free, "amount", amount)
    else:
        _take_amount_by_balance(proposal, free, numeric)
    if "balance" not in proposal.columns:
        _take(proposal, free, "balance", _best([column for column in numeric if column in free], words.BALANCE))
    taken = [column for key in MONEY if isinstance(column := proposal.columns.get(key), SeenColumn)]
    writing = writing_of([text for column in taken or numeric for text in column.values])
    _take_writing(proposal, writing)
    amount = next((column for column in taken if column is proposal.columns.get("amount")), None)
    if amount is not None:
        _take_direction(proposal, free, amount)
        _ask_for_fee(proposal, free)
    if amount is not None and "balance" not in proposal.columns:
        others = [column for column in numeric if column in free]
        _take(proposal, free, "balance", find_balance(amount, others, writing))


def _take_amount_by_balance(proposal: Proposal, free: list[SeenColumn], numeric: list[SeenColumn]) -> None:
    """The column of amounts where no name tells it: the only one with numbers, or that from which another follows."""
    full = [column for column in numeric if all(column.values)]
    if len(full) == 1:
        _take(proposal, free, "amount", full[0])
        return
    writing = writing_of([text for column in full for text in column.values])
    pairs = [
        (one, balance)
        for one in full
        if (balance := find_balance(one, [other for other in full if other is not one], writing)) is not None
    ]
    if len(pairs) == 1:
        _take(proposal, free, "amount", pairs[0][0])
        _take(proposal, free, "balance", pairs[0][1])
    else:
        proposal.ask("columns.amount", "Which column has the amount?", map(_label, full))


def _take_writing(proposal: Proposal, writing: Writing) -> None:
    if writing.decimal is None:
        proposal.ask("format.decimal", writing.question, (",", "."))
        return
    proposal.form["decimal"] = writing.decimal
    proposal.form["thousands"] = "." if writing.decimal == "," else ","


def _take_direction(proposal: Proposal, free: list[SeenColumn], amount: SeenColumn) -> None:
    """The column that says which amounts go out, where no amount says it itself."""

    def tells(column: SeenColumn) -> bool:
        return {comparable(text) for text in column.values} <= {*words.CREDITS, *words.DEBITS}

    directed = [column for column in free if all(column.values) and tells(column)]
    direction = _best(directed, words.DIRECTION) or (directed[0] if len(directed) == 1 else None)
    if is_signed(amount):
        return
    if direction is None:
        proposal.ask(
            "columns.direction",
            "No amount is negative, and no column says which go out: are all of them credits? Then there is none.",
        )
        return
    _take(proposal, free, "direction", direction)
    told = dict.fromkeys(direction.values)
    for key, marks in (("credit", words.CREDITS), ("debit", words.DEBITS)):
        proposal.values[key] = [text for text in told if comparable(text) in marks]
        if not proposal.values[key]:
            proposal.ask(f"values.{key}", f"What stands in {_label(direction)} for a {key}?")


def _ask_for_fee(proposal: Proposal, free: list[SeenColumn]) -> None:
    """A fee beside the amount may be part of it or come on top."""
    column = _best(free, words.FEE, lambda column: any(text.strip("+-0,. ") for text in column.values))
    if column is not None:
        proposal.ask("columns.fee", f"Is {_label(column)} taken off besides the amount?", (_label(column),))


def _ask_for_balances(proposal: Proposal) -> None:
    """Rows with a balance or a total look like movements."""
    texts = (text for column in proposal.table.columns for text in column.values)
    found = next((text for text in texts if words.rank(comparable(text), words.NO_MOVEMENT) is not None), None)
    if found is not None:
        proposal.ask("ignore", f"Is the row with {found} a balance or a total, and no movement?")


def _take_texts(proposal: Proposal, free: list[SeenColumn]) -> None:
    _take(proposal, free, "account", _best(free, words.ACCOUNT, _is_own))
    _take(proposal, free, "end_to_end_id", _best(free, words.END_TO_END_ID))
    _take(proposal, free, "bank_reference", _best(free, words.BANK_REFERENCE))
    _take_status(proposal, free)
    for key, names in TEXTS.items():
        found = [column for column in free if words.rank(column.key, names) is not None]
        if key == "counterparty_account":
            found = found or [column for column in free if _has_ibans(column) and not _is_own(column)]
        if found:
            proposal.columns[key] = found
            free[:] = [column for column in free if column not in found]
    texts = [column for column in free if any(map(_is_text, column.values))]
    if texts and "remittance" not in proposal.columns:
        proposal.columns["remittance"] = texts


def _take_status(proposal: Proposal, free: list[SeenColumn]) -> None:
    """The column that says which rows are not booked, where any is not; and whatever else it says, for a person."""
    column = _best(free, words.STATUS, lambda column: any(map(_is_pending, column.values)))
    if column is not None:
        proposal.values["pending"] = [text for text in dict.fromkeys(column.values) if _is_pending(text)]
        _take(proposal, free, "status", column)


def _is_pending(text: str) -> bool:
    return comparable(text) in words.PENDING


def _is_own(column: SeenColumn) -> bool:
    """Whether it says the same in each row, as the own account does."""
    return all(column.values) and len(set(column.values)) == 1


def _has_ibans(column: SeenColumn) -> bool:
    return any(IBAN.fullmatch(text.replace(" ", "")) for text in column.values)


def _is_text(text: str) -> bool:
    return bool(text) and not is_number(text) and not is_day(text)


def _label(column: SeenColumn) -> str:
    return column.name or str(column.number)


def _named(value: SeenColumn | list[SeenColumn]) -> str | int | list[str | int]:
    return [column.name or column.number for column in value] if isinstance(value, list) else value.name or value.number


def _written(value: str | int | Sequence[str | int]) -> str:
    if isinstance(value, str | int):
        return _quoted(value) if isinstance(value, str) else str(value)
    return f"[{', '.join(_written(each) for each in value)}]"


def _quoted(text: str) -> str:
    """A text as TOML has it, which is as JSON has it, but for what JSON leaves bare."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
