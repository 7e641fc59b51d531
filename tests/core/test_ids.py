"""TypeIDs name one kind of object each, sort like their UUIDs, and can be searched for by their beginning."""

import string
from uuid import UUID

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from payflowx.core.errors import InvalidInput
from payflowx.core.ids import (
    ALPHABET,
    LARGEST_SUFFIX,
    SMALLEST_SUFFIX,
    from_typeid,
    new_uuid,
    split_typeid,
    to_typeid,
    typeid_range,
)

SUFFIX = "01h455vb4pex5vsknk084sn02q"
UUIDS = st.uuids() | st.sampled_from([UUID(int=0), UUID(int=2**128 - 1)])
PREFIXES = st.from_regex(r"[a-z]([a-z_]{0,20}[a-z])?", fullmatch=True)


@settings(deadline=None)
@given(prefix=PREFIXES, value=UUIDS)
def test_id_survives_the_way_out_and_back(prefix: str, value: UUID) -> None:
    text = to_typeid(prefix, value)

    assert split_typeid(text) == (prefix, value)
    assert from_typeid(prefix, text) == value


@settings(deadline=None)
@given(first=UUIDS, second=UUIDS)
def test_ids_sort_like_their_uuids(first: UUID, second: UUID) -> None:
    assert (to_typeid("payment", first) < to_typeid("payment", second)) == (first < second)


def test_id_is_that_of_the_specification() -> None:
    # The first of the valid examples at https://github.com/jetify-com/typeid/tree/main/spec.
    assert to_typeid("prefix", UUID("0188bac7-4afa-78aa-bc3b-bd1eef28d881")) == "prefix_01h2xcejqtf2nbrexx3vqjhp41"


def test_new_uuids_are_version_7_and_sort_by_creation() -> None:
    made = [new_uuid() for _ in range(1000)]

    assert {value.version for value in made} == {7}
    assert made == sorted(set(made))


@pytest.mark.parametrize(
    "text",
    [
        *("", "_", "payment", "payment_", SUFFIX, f"payment-{SUFFIX}", "payment_123"),
        f"payment_{SUFFIX[:-1]}",
        f"payment_{SUFFIX}0",
        f"payment_{SUFFIX[:-1]}Q",
        f"payment_{SUFFIX[:-1]}l",  # Crockford's alphabet leaves out i, l, o and u
        f"payment_{SUFFIX} ",
        f"payment_{SUFFIX}\n",
        f"payment_8{SUFFIX[1:]}",  # 129 bits
        f"payment_z{SUFFIX[1:]}",
        f"payment_{SUFFIX[:-1]}\x00",
        "0188bac7-4afa-78aa-bc3b-bd1eef28d881",
        "x" * 100_000,
    ],
)
def test_text_that_is_no_id_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        from_typeid("payment", text, path=("input", "id"))

    assert (refusal.value.code, refusal.value.path) == ("INVALID_INPUT", ("input", "id"))
    assert len(refusal.value.message) < 200
    assert refusal.value.message.isprintable()


@pytest.mark.parametrize(
    "prefix", ["user", "Payment", "payments", "", " payment", "pay\x00ment", "\ud800", "x" * 100_000]
)
def test_id_of_another_kind_of_object_is_refused(prefix: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        from_typeid("payment", f"{prefix}_{SUFFIX}")

    assert (refusal.value.code, refusal.value.path) == ("INVALID_INPUT", ("id",))
    assert "payment" in refusal.value.message
    assert len(refusal.value.message) < 250
    assert refusal.value.message.isprintable()


@settings(deadline=None)
@given(value=UUIDS, length=st.integers(0, 26))
def test_every_id_is_in_the_range_of_each_of_its_beginnings(value: UUID, length: int) -> None:
    text = to_typeid("payment", value)

    found = typeid_range("payment", text[: len("payment_") + length])

    assert found is not None
    assert found[0] <= value <= found[1]


@settings(deadline=None)
@given(value=UUIDS, typed=st.text(sorted(ALPHABET), max_size=26))
@example(value=UUID(int=0), typed="0" * 26)
@example(value=UUID(int=2**128 - 1), typed=LARGEST_SUFFIX)
def test_an_id_is_in_a_range_exactly_where_it_starts_with_the_text(value: UUID, typed: str) -> None:
    found = typeid_range("payment", f"payment_{typed}")

    is_in_range = found is not None and found[0] <= value <= found[1]
    assert is_in_range == to_typeid("payment", value).startswith(f"payment_{typed}")


@settings(deadline=None)
@given(typed=st.text(sorted(ALPHABET), max_size=26).filter(lambda typed: typed <= LARGEST_SUFFIX))
def test_the_ends_of_a_range_start_with_the_text_themselves(typed: str) -> None:
    found = typeid_range("payment", f"payment_{typed}")

    assert found is not None
    assert all(to_typeid("payment", end).startswith(f"payment_{typed}") for end in found)


@pytest.mark.parametrize(
    "text",
    [
        *("", "_", "payment", "pay", "payments_", "user_", f"user_{SUFFIX}", f"payment-{SUFFIX}", SUFFIX[:7]),
        *(
            "payment_8",
            "payment_z",
            "payment_i",
            "payment_l",
            "payment_%",
            "payment_ ",
            "payment_\x00",
        ),
        f"payment_{SUFFIX}0",
        "payment__",
        "payment_" + "0" * 100_000,
    ],
)
def test_text_that_no_payments_id_starts_with_has_no_range(text: str) -> None:
    assert typeid_range("payment", text) is None


@pytest.mark.parametrize(
    "text", [SUFFIX, SUFFIX[:8], SUFFIX.upper(), f"Payment_{SUFFIX}", f"payment_{SUFFIX[:9].upper()}"]
)
def test_an_id_is_in_the_range_of_its_beginning_without_the_prefix_and_in_any_case(text: str) -> None:
    found = typeid_range("payment", text)

    assert found is not None
    assert found[0] <= from_typeid("payment", f"payment_{SUFFIX}") <= found[1]


def test_the_prefix_alone_has_the_range_of_all_ids() -> None:
    assert typeid_range("payment", "payment_") == (UUID(int=0), UUID(int=2**128 - 1))


def test_the_alphabet_is_crockfords_in_lower_case() -> None:
    assert set(string.digits + string.ascii_lowercase) - ALPHABET == set("ilou")
    assert set(SMALLEST_SUFFIX + LARGEST_SUFFIX) <= ALPHABET
