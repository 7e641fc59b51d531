"""Elements that are built like others of their statement: their texts, taken from where they stand in the XML.

A file has few layouts and many entries. What is asked for is looked for once in each layout, and from then on cut out
of the element's own text. Whatever isn't as plain is left to `read_fields`, which says the same of it.
"""

from dataclasses import dataclass, field
from typing import Final

from payflowx.bank_statements.formats.camt_fields import Element, Fields, Schema

LAYOUTS_MAX: Final = 256
LENGTH_MAX: Final = 10_000


class NotPlain(Exception):
    """Two texts stand at one path, an amount has elements in it, or there is more than one detail."""


@dataclass(frozen=True, slots=True)
class Places:
    """Which pieces of the XML are the texts at which paths; those before other elements have to be blank."""

    pieces: dict[str, int] = field(default_factory=dict)
    blanks: list[int] = field(default_factory=list)
    currencies: dict[str, str] = field(default_factory=dict)
    """What stands in the attributes of amounts, which is the same in the whole layout."""

    def add(self, path: str, currency: str | None, element: Element, piece: int) -> None:
        """One more text, that of an element; raises NotPlain."""
        has_elements = len(element) > 0
        if path in self.pieces or (has_elements and currency is not None):
            raise NotPlain
        if has_elements:
            self.blanks.append(piece)
            return
        self.pieces[path] = piece
        if currency is not None:
            self.currencies[currency] = element.get("Ccy", "")

    def read(self, pieces: list[str]) -> Fields | None:
        """The texts; None where one is missing or stands where none is expected."""
        for piece in self.blanks:
            if pieces[piece].strip():
                return None
        texts = [pieces[piece].strip() for piece in self.pieces.values()]
        if "" in texts:
            return None
        fields = Fields(zip(self.pieces, texts, strict=True))
        fields.update(self.currencies)
        return fields


@dataclass(slots=True)
class Layouts:
    """The layouts of one kind of element that were seen in a statement; each None where it isn't plain."""

    schema: Schema
    detail_schema: Schema = field(default_factory=dict)
    known: dict[str, tuple[Places, Places | None] | None] = field(default_factory=dict)

    def read(self, element: Element, xml: str) -> tuple[Fields, Fields | None] | None:
        """The texts of an element and those of its only detail, if any; None where they have to be looked for.

        The XML has all declarations. Where a character in it is escaped, or it has an entity, it isn't plain.
        """
        if "&" in xml or len(xml) > LENGTH_MAX:
            return None
        # So tags and what stands behind each of them take turns: the brackets in texts and attributes are escaped.
        pieces = xml.replace(">", "<").split("<")
        name = "<".join(pieces[1::2])
        layout = self.known.get(name)
        if layout is None:
            if name in self.known or len(self.known) >= LAYOUTS_MAX:
                return None
            layout = self.known[name] = self._lay_out(element, pieces[1::2])
            if layout is None:
                return None
        own, of_detail = layout
        fields = own.read(pieces)
        if fields is None or of_detail is None:
            return None if fields is None else (fields, None)
        detail = of_detail.read(pieces)
        return None if detail is None else (fields, detail)

    def _lay_out(self, element: Element, tags: list[str]) -> tuple[Places, Places | None] | None:
        beginnings = [(tag, 2 * number + 2) for number, tag in enumerate(tags) if not tag.startswith("/")]
        # Behind an element that is empty stands no text of its own.
        found = zip(element.iter(), beginnings, strict=True)
        pieces = {each: piece for each, (tag, piece) in found if not tag.endswith("/")}
        own, of_detail = Places(), Places()
        details: list[Element] = []
        try:
            _find(own, element, self.schema, pieces, details)
            if len(details) > 1:
                return None
            for detail in details:
                _find(of_detail, detail, self.detail_schema, pieces, [])
        except NotPlain:
            return None
        return own, of_detail if details else None


def _find(places: Places, element: Element, schema: Schema, pieces: dict[Element, int], details: list[Element]) -> None:
    """Finds where the texts below an element stand, as `read_fields` looks for them."""
    for child in element:
        step = schema.get(child.tag)
        if step is None:
            continue
        path, currency, below = step
        if below is not None:
            _find(places, child, below, pieces, details)
        elif path is None:
            details.append(child)
        if path is not None and child in pieces:
            places.add(path, currency, child, pieces[child])
