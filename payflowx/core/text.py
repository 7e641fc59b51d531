"""Text that people and machines send: printable, of a bounded length, storable."""

from payflowx.core.errors import InvalidInput


def check_text(text: str, *, length_max: int, path: tuple[str, ...], length_min: int = 1) -> str:
    """The text itself, where it is printable and its length is within the bounds.

    Control characters, line breaks and lone surrogates are not printable. Raises InvalidInput.
    """
    name = path[-1]
    if not length_min <= len(text) <= length_max:
        raise InvalidInput(f"{name} must have {length_min} to {length_max} characters, and has {len(text)}.", path=path)
    if not text.isprintable():
        raise InvalidInput(f"{name} must have printable characters only, on one line.", path=path)
    return text


def check_optional_text(text: str | None, *, length_max: int, path: tuple[str, ...]) -> str | None:
    """Like `check_text`, where the text may be left out."""
    return None if text is None else check_text(text, length_max=length_max, path=path)
