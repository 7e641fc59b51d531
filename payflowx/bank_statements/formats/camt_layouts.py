"""Elements that are built like others of their statement: their texts, taken from where they stand in the XML.

A file has few layouts and many entries. What is asked for is looked for once in each layout, and from then on cut out of
the element's own text. Whatever isn't as plain is left to `read_fields`, which says the same of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from payflowx.bank_statements.formats.camt_fields import Element, Fields, Schema

LAYOUTS_MAX: Final = 256
LENGTH_MAX: Final = 10_000


class NotPlain(Exception):
    """A path has two texts, or an amount has elements in it."""


class Place(NamedTuple):
    """Which piece of the XML is the text at a path, and the path of its currency with what is written there."""

    path: str
    piece: int
    currency: str | None
    code: str


Layout = tuple[list[Place], ...]
"""The places of an element, and those of its detail where it has one."""


@dataclass(slots=True)
class Layouts:
    """The layouts of one kind of element that were seen in a statement; each None where it isn't plain."""

    schema: Schema
    detail_schema: Schema = field(default_factory=dict)
    known: dict[str, Layout | None] = field(default_factory=dict)

    def read(self, element: Element, text: str) -> list[Fields] | None:
        """The texts of an element and those of its only detail, if any; None where they have to be looked for.

        `text` is its XML with all its declarations. What has an escaped character or an entity in it isn't plain.
        """
        if "&" in text or len(text) > LENGTH_MAX:
            return None
        # So tags and what stands behind each of them take turns: the brackets in texts and attributes are escaped.
        pieces = text.replace(">", "<").split("<")
        name = "<".join(pieces[1::2])
        layout = self.known.get(name)
        if layout is None:
            if name in self.known or len(self.known) >= LAYOUTS_MAX:
                return None
            layout = self.known[name] = self._lay_out(element, pieces[1::2])
        return None if layout is None else [_texts(places, pieces) for places in layout]

    def _lay_out(self, element: Element, tags: list[str]) -> Layout | None:
        beginnings = [(tag, 2 * number + 2) for number, tag in enumerate(tags) if not tag.startswith("/")]
        # Behind an element that is empty stands no text of its own.
        found = zip(element.iter(), beginnings, strict=True)
        pieces = {each: piece for each, (tag, piece) in found if not tag.endswith("/")}
        details: list[Element] = []
        try:
            own = list(_places(element, self.schema, pieces, details))
            of_details = [list(_places(detail, self.detail_schema, pieces, [])) for detail in details]
            if len(details) > 1 or any(len({place.path for place in each}) < len(each) for each in (own, *of_details)):
                return None
        except NotPlain:
            return None
        return (own, *of_details)


def _places(element: Element, schema: Schema, pieces: dict[Element, int], details: list[Element]) -> Iterator[Place]:
    """Where the texts below an element stand, as `read_fields` looks for them."""
    for child in element:
        step = schema.get(child.tag)
        if step is None:
            continue
        path, currency, below = step
        if below is not None:
            yield from _places(child, below, pieces, details)
        elif path is None:
            details.append(child)
        if path is not None and child in pieces:
            if currency is not None and len(child):
                raise NotPlain
            yield Place(path, pieces[child], currency, child.get("Ccy", ""))


def _texts(places: list[Place], pieces: list[str]) -> Fields:
    fields = Fields()
    for path, piece, currency, code in places:
        if text := pieces[piece].strip():
            fields[path] = text
            if currency is not None:
                fields[currency] = code
    return fields
