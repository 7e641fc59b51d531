"""What the elements of a camt message say: their texts by path, and the amounts and days in them.

Only the paths that are asked for are visited, by local names within the namespace of the statement: the versions of the
messages differ in their namespaces, and hardly in the elements that are read here. Those of version 01 that have other
names or stand elsewhere are read as if they were the later ones.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from typing import Final

from lxml import etree

from payflowx.bank_statements.formats.camt_paths import (
    BALANCE_PATHS,
    CHARGE_PATHS,
    DETAIL_PATH,
    DETAIL_PATHS,
    ENTRY_PATHS,
    OF_VERSION_01,
    STATEMENT_PATHS,
)
from payflowx.bank_statements.formats.parts import bounded
from payflowx.core.errors import InvalidInput
from payflowx.core.money import Money, parse_money, plain_money
from payflowx.core.text import quoted

Element = etree._Element  # noqa: SLF001 - lxml has no public name for the type of its elements
Schema = dict[str | bytes | bytearray | etree.QName, tuple[str | None, str | None, "Schema | None"]]
"""By the name of an element: its path, that of its currency where it is an amount, and what is read below it.

The path is None where its own text isn't asked for, and nothing is below where it is an element to be found.
"""

# ActiveOrHistoricCurrencyAndAmount of ISO 20022: an xs:decimal that is not negative.
AMOUNT: Final = re.compile(r"\+?(?:\d+(?:\.\d*)?|\.\d+)", re.ASCII)
AMOUNT_LENGTH_MAX: Final = 40
# xs:date and xs:dateTime: the day comes first, and an offset or a time may follow.
DAY: Final = re.compile(r"(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d|T.*)?", re.ASCII)
DECLARATION: Final = re.compile(r"""\sxmlns(?::[\w.-]+)?=(?:"[^"]*"|'[^']*')""")

# What the texts of SEPA (140) and SWIFT (35, 65) have room for, what two lines of SWIFT have, and a subfield of :86:.
LINE_WIDTHS: Final = frozenset([27, 35, 65, 70, 140])


class Unreadable(Exception):
    """An element says what can't be; its text is a sentence for a person."""


class Fields(dict[str, str]):
    """The first text that stands at each path; `Amt@Ccy` is the attribute of `Amt`."""

    _others: dict[str, list[Element]] | None = None

    def add_other(self, path: str, element: Element) -> None:
        """One more text at a path that has one."""
        if self._others is None:
            self._others = {}
        self._others.setdefault(path, []).append(element)

    def all(self, path: str) -> list[str]:
        """All texts at a path, in the order of the file."""
        if path not in self:
            return []
        if self._others is None:
            return [self[path]]
        return [self[path], *map(_text, self._others.get(path, ()))]

    def joined(self, path: str) -> str:
        """All texts at a path as one: by blanks, but where one is as long as lines of the bank are, by nothing.

        What makes a line so long counts as well where it is a blank.
        """
        others = self._others_at(path)
        if not others:
            return self.get(path, "")
        before = [_line_before(element) for element in others]
        width = max(len(line) for line in (*before, others[-1].text or ""))
        joined = self[path]
        for line, element in zip(before, others, strict=True):
            is_cut = len(line) == width and width in LINE_WIDTHS and _is_within(line, element.text or "")
            joined += _text(element) if is_cut else f" {_text(element)}"
        return joined

    def _others_at(self, path: str) -> list[Element]:
        return [] if self._others is None else self._others.get(path, [])


class Shape:
    """The paths that are read, for elements of one namespace; none is a namespace too."""

    def __init__(self, namespace: str) -> None:
        self.prefix = f"{{{namespace}}}" if namespace else ""
        self.statement = self._schema(STATEMENT_PATHS)
        self.balance = self._schema(BALANCE_PATHS)
        self.entry = self._schema((*ENTRY_PATHS, DETAIL_PATH))
        self.detail = self._schema(DETAIL_PATHS)
        self.charge = self._schema(CHARGE_PATHS)

    def children(self, element: Element, name: str) -> Iterator[Element]:
        """The children with this local name."""
        return element.iterchildren(self.prefix + name)

    def details(self, entry: Element) -> list[Element]:
        """The details of an entry."""
        found: list[Element] = []
        read_fields(entry, self.entry, found)
        return found

    def _schema(self, paths: Iterable[str]) -> Schema:
        schema: Schema = {}
        for path, written in chain.from_iterable(map(_ways, paths)):
            level = schema
            *above, last = written.split("/")
            for name in above:
                there, currency, below = level.get(self.prefix + name, (None, None, None))
                below = {} if below is None else below
                level[self.prefix + name] = (there, currency, below)
                level = below
            currency = f"{path}@Ccy" if last.endswith("Amt") else None
            level[self.prefix + last] = (None if path == DETAIL_PATH else path, currency, None)
        return schema


def _ways(path: str) -> Iterator[tuple[str, str]]:
    """A path as it is asked for, with each way in which the versions write it."""
    yield path, path
    for later, earlier in OF_VERSION_01:
        if later in path:
            yield from ((path, path.replace(later, name)) for name in earlier)


def _text(element: Element) -> str:
    return (element.text or "").strip()


def _line_before(element: Element) -> str:
    """The text as it is written in the element before, where that is another line of it."""
    before = element.getprevious()
    return "" if before is None or before.tag != element.tag else before.text or ""


def _is_within(line: str, following: str) -> bool:
    return not (line[-1:].isspace() or following[:1].isspace())


def local_name(element: Element) -> str:
    """The name of an element without its namespace."""
    return _local(str(element.tag))


@lru_cache(maxsize=256)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def namespace(element: Element) -> str:
    """The namespace of an element, or nothing."""
    return str(element.tag).rpartition("}")[0].removeprefix("{")


def read_fields(element: Element, schema: Schema, elements: list[Element] | None = None) -> Fields:
    """The texts below an element, without the blanks around them; one that is empty is not there.

    The elements that are to be found there are added to `elements`.
    """
    fields = Fields()
    _read_into(fields, [] if elements is None else elements, element, schema)
    return fields


def _read_into(fields: Fields, elements: list[Element], element: Element, schema: Schema) -> None:
    for child in element:
        step = schema.get(child.tag)
        if step is None:
            continue
        path, currency, below = step
        if below is not None:
            _read_into(fields, elements, child, below)
        elif path is None:
            elements.append(child)
        if path is not None and (written := child.text) and (text := written.strip()):
            if path in fields:
                fields.add_other(path, child)
            elif currency is None:
                fields[path] = text
            else:
                # An amount in which elements stand is none, whatever its first digits are.
                fields[path] = "" if len(child) else text
                fields[currency] = child.get("Ccy", "")


def money(fields: Fields, path: str, *, currency: str | None = None) -> Money:
    """The amount that stands at a path, in its own currency or in one that is known; raises Unreadable."""
    text = fields.get(path)
    if text is None:
        raise Unreadable(f"{path} is missing.")
    code = fields.get(f"{path}@Ccy") if currency is None else currency
    if not code:
        raise Unreadable(f"{path} has no currency: the attribute Ccy is missing.")
    try:
        return _parsed_money(text, code)
    except InvalidInput as error:
        raise Unreadable(f"{path} is {quoted(text)} {quoted(code)}: {error.message}") from error


@lru_cache(maxsize=256)
def _parsed_money(text: str, currency: str) -> Money:
    """An entry and its only detail state the same amount, which is worth remembering for so long."""
    if (amount := plain_money(text, currency)) is not None:
        return amount
    if len(text) > AMOUNT_LENGTH_MAX or not AMOUNT.fullmatch(text):
        raise InvalidInput("This is not an amount.")
    return parse_money(Decimal(text), currency)


def is_credit(fields: Fields) -> bool:
    """Whether CdtDbtInd says that the money comes in; raises Unreadable."""
    code = fields.get("CdtDbtInd")
    if code == "CRDT":
        return True
    if code == "DBIT":
        return False
    if code is None:
        raise Unreadable("CdtDbtInd is missing.")
    raise Unreadable(f"CdtDbtInd is {quoted(code)}: it must be CRDT or DBIT.")


def truth(fields: Fields, path: str) -> bool | None:
    """What an indicator says, an xs:boolean, where it is there; raises Unreadable."""
    text = fields.get(path)
    if text is None:
        return None
    if text in {"true", "1"}:
        return True
    if text in {"false", "0"}:
        return False
    raise Unreadable(f"{path} is {quoted(text)}: it must be true or false.")


def day(fields: Fields, *paths: str) -> date | None:
    """The day that stands at the first of these paths that is there, as it is written there; raises Unreadable."""
    for path in paths:
        if (text := fields.get(path)) is not None:
            found = _parsed_day(text)
            if found is None:
                raise Unreadable(f"{path} is {quoted(text)}, which is not a date.")
            return found
    return None


@lru_cache(maxsize=256)
def _parsed_day(text: str) -> date | None:
    found = DAY.fullmatch(text)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def xml_of(element: Element) -> str:
    """The XML of an element, with the declarations of its namespaces."""
    return etree.tostring(element, encoding="unicode", with_tail=False)


def raw_text(xml: str) -> str:
    """The XML of an element without the declarations of namespaces, which stand in each one that is taken out."""
    end = xml.find(">")
    return bounded(_undeclared(xml[:end]) + xml[end:])


@lru_cache(maxsize=64)
def _undeclared(start: str) -> str:
    """The beginning of an element, which is mostly the same."""
    return DECLARATION.sub("", start)
