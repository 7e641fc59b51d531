"""What the dashboard asks for is what the schema has: a change that breaks a page fails here, without Node."""

import re

import pytest
from graphql import parse, validate

from payflowx.schema.merged import build_schema
from payflowx.web.pages import documents
from tests.architecture.sources import ROOT

SCHEMA = build_schema()
SOURCES = sorted((ROOT / "dashboard" / "src").rglob("*.ts*"))
TEXTS = [
    text
    for path in SOURCES
    if "gql" not in path.parts
    for text in re.findall(r"graphql\(`([^`]*)`\)", path.read_text())
]
FRAGMENTS = {match[1]: text for text in TEXTS if (match := re.match(r"\s*fragment (\w+)", text))}


def with_fragments(text: str) -> str:
    """An operation with the fragments that it names, and those that they name."""
    needed: dict[str, str] = {}
    waiting = [text]
    while waiting:
        for name in re.findall(r"\.\.\.(\w+)", waiting.pop()):
            if name not in needed:
                needed[name] = FRAGMENTS[name]
                waiting.append(FRAGMENTS[name])
    return text + "".join(needed.values())


@pytest.mark.parametrize("text", [text for text in TEXTS if text not in FRAGMENTS.values()])
def test_operation_of_the_sources_is_valid_and_within_the_limits(text: str) -> None:
    whole = with_fragments(text)

    assert validate(SCHEMA._schema, parse(whole)) == []
    SCHEMA.check(whole)


def test_every_operation_of_the_sources_is_among_the_known_ones() -> None:
    """The server runs the known ones where it runs no others."""
    names = {match[1] for text in TEXTS if (match := re.match(r"\s*(?:query|mutation) (\w+)", text))}
    known = {match[1] for text in documents().values() if (match := re.match(r"\s*(?:query|mutation) (\w+)", text))}

    assert len(names) > 20
    assert names == known
    for text in documents().values():
        SCHEMA.check(text)
