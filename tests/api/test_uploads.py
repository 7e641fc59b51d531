"""A form is read as it was meant, or refused with a sentence: whatever its bytes are, nothing else goes wrong."""

import asyncio
import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.requests import Request
from starlette.types import Message

from payflowx.api import files
from payflowx.edge import uploads

BYTES_MAX: Final = 10_000
FIELD_BYTES_MAX: Final = 1_000
TYPE: Final = b"multipart/form-data; boundary=x"
OPERATION: Final = b'{"query": "q", "variables": {"input": {"file": null}}}'
PLACES: Final = b'{"0": ["variables.input.file"]}'
CONTENT: Final = b"<a/>\r\n--xy\r\n"


def part(disposition: bytes, content: bytes) -> bytes:
    """One part of a form."""
    return b"--x\r\nContent-Disposition: form-data; " + disposition + b"\r\n\r\n" + content + b"\r\n"


def form(operation: bytes = OPERATION, places: bytes = PLACES, file: bytes = b'name="0"; filename="a.xml"') -> bytes:
    """A form, right in all that isn't given."""
    fields = part(b'name="operations"', operation) + part(b'name="map"', places)
    return fields + part(file, CONTENT) + b"--x--\r\n"


FORM: Final = form()
CHUNK_SIZES: Final = st.sampled_from([1, 7, BYTES_MAX])
# What stands where in place of so many bytes.
EDITS: Final = st.lists(
    st.tuples(
        st.integers(0, len(FORM)),
        st.integers(0, 20),
        st.binary(max_size=5)
        | st.sampled_from([b"\r\n", b"--x", b"--x--", b'"', b";", b"*0*=utf-8''%ff", b"\xed\xa0\x80"]),
    ),
    min_size=1,
    max_size=4,
)


async def read(body: bytes, content_type: bytes = TYPE, chunk_size: int = BYTES_MAX) -> tuple[Any, bytes | None]:
    """The operation of a form without its file, and what is in the file. Raises BadForm."""
    chunks = iter([body[start : start + chunk_size] for start in range(0, len(body), chunk_size)])

    async def receive() -> Message:
        chunk = next(chunks, None)
        return {"type": "http.request", "body": chunk or b"", "more_body": chunk is not None}

    request = Request({"type": "http", "headers": [(b"content-type", content_type)]}, receive)
    opened, operation = await uploads.read_form(request, bytes_max=BYTES_MAX, field_bytes_max=FIELD_BYTES_MAX)
    try:
        content = None
        for holder in holders(operation):
            for name, value in holder.items():
                if isinstance(value, files.Upload):
                    holder[name], content = value.filename, value.file.read()
        return operation, content
    finally:
        await opened.close()


def holders(value: Any) -> Iterator[dict[str, Any]]:
    """Every object within a value."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from holders(inner)


def outcome(body: bytes, content_type: bytes = TYPE, chunk_size: int = BYTES_MAX) -> Any:
    """What was read, or the status of the refusal."""
    try:
        return asyncio.run(read(body, content_type, chunk_size))
    except uploads.BadForm as error:
        return error.status


def test_form_is_its_operation_with_the_file_in_its_place() -> None:
    whole = ({"query": "q", "variables": {"input": {"file": "a.xml"}}}, CONTENT)

    assert [outcome(FORM, chunk_size=size) for size in (1, 7, BYTES_MAX)] == [whole] * 3


def test_number_in_a_form_is_read_exactly() -> None:
    operation = b'{"variables": {"input": {"file": null, "amount": 123456789012.345678901234567890}}}'

    read_operation, _ = outcome(form(operation))

    assert str(read_operation["variables"]["input"]["amount"]) == "123456789012.345678901234567890"


def test_form_that_was_cut_short_is_refused() -> None:
    end = len(FORM.rstrip())

    assert {str(outcome(FORM[:length])) for length in range(end)} == {"400"}


@settings(max_examples=100, deadline=None)
@given(edits=EDITS, chunk_size=CHUNK_SIZES)
def test_form_that_was_garbled_is_read_or_refused(edits: Sequence[tuple[int, int, bytes]], chunk_size: int) -> None:
    body = FORM
    for place, length, text in edits:
        body = body[:place] + text + body[place + length :]

    found = outcome(body, chunk_size=chunk_size)

    assert found == 400 or isinstance(found[0], dict)


@settings(max_examples=100, deadline=None)
@given(parameters=st.binary(max_size=30), is_after=st.booleans())
def test_form_of_any_parameters_is_read_or_refused(parameters: bytes, is_after: bool) -> None:
    kind, _, boundary = TYPE.partition(b";")
    content_type = TYPE + b";" + parameters if is_after else kind + b";" + parameters + b";" + boundary

    found = outcome(FORM, content_type)

    assert found == 400 or isinstance(found[0], dict)


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        (b"multipart/form-data", FORM),
        (b"multipart/form-data; boundary=", FORM),
        (b"multipart/form-data; boundary=y", FORM),
        (b"multipart/form-data; boundary=" + b"x" * 500, FORM),
        *((TYPE + b"; charset=" + name, form(b"\xff")) for name in (b"utf-8", b"undefined", b"rot13", b"\0", b"zlib")),
        (TYPE + b"; charset=unicode_escape", form(b'{"query": "\\ud800"}', b"{}")),
        (TYPE, b""),
        (TYPE, b"--x--\r\n"),
        (TYPE, b"--x\r\nContent-Disposition form-data\r\n\r\nhi\r\n--x--\r\n"),
        (TYPE, b"--x\r\nBad\0Header: y\r\n\r\n\r\n--x--"),
        (TYPE, part(b"name", b"") + b"--x--"),
        (TYPE, b"--x\r\nA: " + b"a" * 9_000 + b"\r\n\r\n--x--"),
        (TYPE, b"--x\r\n" + b"A: b\r\n" * 1_000 + b"\r\n--x--"),
        (TYPE, part(b'name="operations"', b"{}") * 100 + b"--x--"),
        (TYPE, part(b'name="f"; filename="f"', b"") * 100 + b"--x--"),
        (TYPE, form(b'"' + b"a" * FIELD_BYTES_MAX + b'"')),
        (TYPE, form(b"[" * FIELD_BYTES_MAX)),
        (TYPE, form(b'{"query": "\\ud800"}')),
        (TYPE, form(OPERATION.replace(b"null", b"1e99999999999999999999"))),
        (TYPE, form(OPERATION.replace(b"}}", b', "a": NaN}}'))),
        (TYPE, form(places=b'{"0": [1e99999999999999999999]}')),
        (TYPE, form(file=b'name="operations"; filename="a"')),
        (TYPE, form(file=b'name="map"; filename="a"', places=b'{"map": ["variables.input.file"]}')),
        (TYPE, form(file=b'name="1"; filename="a"')),
        (TYPE, form(file=b'name="0"')),
        *(
            (TYPE, form(places=json.dumps({"0": [place]}).encode()))
            for place in ("", ".", "query", "variables", "variables.input", "variables.input.file.name", "a." * 400)
        ),
        (TYPE, form(places=b'{"0": ["variables.input.file"], "0": ["variables"]}')),
        (TYPE, form(places=b'{"0": ["variables.input.file"], "operations": ["variables.input.other"]}')),
    ],
)
def test_form_that_makes_no_sense_is_refused(content_type: bytes, body: bytes) -> None:
    assert outcome(body, content_type) == 400


def test_form_is_read_no_further_than_it_may_go() -> None:
    bodies = (FORM + b"\r" * BYTES_MAX, form(file=b'name="0"; filename="a"').replace(CONTENT, CONTENT * BYTES_MAX))

    assert [outcome(body, chunk_size=7) for body in bodies] == [413, 413]


@pytest.mark.parametrize(
    ("filename", "kept"),
    [(b"C:\\\\folder\\\\a.xml", "a.xml"), (b"../../a.xml", "a.xml"), (b"", "statement"), (b"\xff.xml", "ÿ.xml")],
)
def test_name_of_a_file_is_a_name_alone(filename: bytes, kept: str) -> None:
    operation, _ = outcome(form(file=b'name="0"; filename="' + filename + b'"'))

    assert operation["variables"]["input"]["file"] == kept
