"""Values that are written into statements: never what could be more than a value."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from payflowx.core.statements import literal


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (UUID(int=1), "'00000000-0000-0000-0000-000000000001'"),
        ("AMOUNT_UNDER", "'AMOUNT_UNDER'"),
        (True, "true"),
        (False, "false"),
        (datetime(2026, 11, 20, 12, tzinfo=UTC), "'2026-11-20T12:00:00+00:00'::timestamptz"),
    ],
)
def test_value_is_written_for_postgresql(value: object, written: str) -> None:
    assert literal(value) == written


@pytest.mark.parametrize("text", ["", "it's", "two words", "straße", "a;b", "a\\", "a\n"])
def test_text_that_is_no_word_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no word"):
        literal(text)
