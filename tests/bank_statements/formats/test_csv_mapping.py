"""Mappings of columns: what is refused with which key, the presets, and which of them a header belongs to."""

import pytest

from payflowx.bank_statements.formats import csv_presets, csv_toml
from payflowx.core.errors import InvalidInput

from .reading import sample

MAPPING = """
name = "Ours"
[columns]
booking_date = "Day"
amount = "Amount"
currency = "Currency"
[format]
dates = ["%Y-%m-%d"]
"""


def refused(text: str) -> InvalidInput:
    """Why the mapping is refused."""
    with pytest.raises(InvalidInput) as refusal:
        csv_toml.read_mapping(text)
    return refusal.value


def test_mapping_needs_little() -> None:
    mapping = csv_toml.read_mapping(MAPPING)

    assert (mapping.name, mapping.delimiter, mapping.quote, mapping.decimal) == ("Ours", ",", '"', ".")
    assert (mapping.thousands, mapping.encoding, mapping.skip_lines) == (None, None, None)
    assert mapping.columns.required() == {"day", "amount", "currency"}


@pytest.mark.parametrize(
    ("before", "after", "path"),
    [
        ('name = "Ours"', "", ("name",)),
        ('name = "Ours"', "name = 5", ("name",)),
        ('name = "Ours"', 'name = "Ours"\ncolour = "red"', ("colour",)),
        ('name = "Ours"', 'name = "Ours"\ndelimiter = ";;"', ("delimiter",)),
        ('name = "Ours"', 'name = "Ours"\ndelimiter = "a"', ("delimiter",)),
        ('name = "Ours"', 'name = "Ours"\nquote = ","', ("quote",)),
        ('name = "Ours"', 'name = "Ours"\nencoding = "rot13"', ("encoding",)),
        ('name = "Ours"', 'name = "Ours"\nencoding = "cp9999"', ("encoding",)),
        ('name = "Ours"', 'name = "Ours"\nskip_lines = -1', ("skip_lines",)),
        ('name = "Ours"', 'name = "Ours"\nskip_lines = true', ("skip_lines",)),
        ('name = "Ours"', 'name = "Ours"\nvalues = 5', ("values",)),
        ('booking_date = "Day"', "", ("columns", "booking_date")),
        ('booking_date = "Day"', 'booking_date = ""', ("columns", "booking_date")),
        ('booking_date = "Day"', 'booking_date = "Day"\nday = "Day"', ("columns", "day")),
        ('amount = "Amount"', "", ("columns", "amount")),
        ('amount = "Amount"', 'credit = "In"', ("columns", "amount")),
        ('amount = "Amount"', 'amount = "Amount"\ncredit = "In"\ndebit = "Out"', ("columns", "amount")),
        ('amount = "Amount"', 'amount = "Amount"\ndirection = "D/C"', ("columns", "direction")),
        ('amount = "Amount"', 'amount = "Amount"\nremittance = "Text"', ("columns", "remittance")),
        ('amount = "Amount"', 'amount = "Amount"\noptional = ["Text"]', ("columns", "optional")),
        ('currency = "Currency"', "", ("columns", "currency")),
        ("[format]", '[values]\ncurrency = "XYZ"\n[format]', ("values", "currency")),
        ("[format]", "[values]\nfee = [1]\n[format]", ("values", "fee")),
        ("[format]", '[format]\ndecimal = ","\nthousands = ","', ("format", "thousands")),
        ('name = "Ours"', 'name = "Ours"\nlegacy_encoding = "rot13"', ("legacy_encoding",)),
        ('name = "Ours"', 'name = "Ours"\nheader = "no"', ("header",)),
        ('name = "Ours"', 'name = "Ours"\nheader = false', ("columns",)),
        ('name = "Ours"', 'name = "Ours"\nshape = ["date"]', ("shape",)),
        ('name = "Ours"', 'name = "Ours"\nignore = [{}]', ("ignore",)),
        ('name = "Ours"', 'name = "Ours"\nignore = [{Day = 5}]', ("ignore",)),
        ('name = "Ours"', 'name = "Ours"\nignore = [{0 = [""]}]', ("ignore",)),
        ('booking_date = "Day"', "booking_date = 0", ("columns", "booking_date")),
        ('booking_date = "Day"', "booking_date = true", ("columns", "booking_date")),
        ('booking_date = "Day"', 'booking_date = "Day"\nremittance = [0]', ("columns", "remittance")),
        ('amount = "Amount"', 'credit = "In"\ndebit = "Out"\nfee = "Fee"', ("columns", "fee")),
        ('dates = ["%Y-%m-%d"]', "", ("format", "dates")),
        ('dates = ["%Y-%m-%d"]', 'dates = ["%d"]', ("format", "dates")),
        ('dates = ["%Y-%m-%d"]', 'dates = ["%Q"]', ("format", "dates")),
        ('dates = ["%Y-%m-%d"]', 'dates = ["DD.MM.YYYY"]', ("format", "dates")),
    ],
)
def test_mapping_that_cannot_be_used_is_refused_with_its_key(before: str, after: str, path: tuple[str, ...]) -> None:
    assert before in MAPPING

    assert refused(MAPPING.replace(before, after)).path == path


def test_direction_that_is_both_a_credit_and_a_debit_is_refused() -> None:
    more = 'direction = "D/C"\n[values]\ncredit = ["C"]\ndebit = ["c"]\n[format]'

    assert refused(MAPPING.replace("[format]", more)).path == ("values", "debit")


def test_shape_has_kinds_that_are_known_and_as_many_as_there_are_columns() -> None:
    bare = MAPPING.replace('"Day"', "1").replace('"Amount"', "2").replace('"Currency"', "3")

    assert refused(f'header = false\nshape = ["date", "amount"]\n{bare}').path == ("columns",)
    assert refused(f'header = false\nshape = ["date", "amount", "colour"]\n{bare}').path == ("shape",)
    assert csv_toml.read_mapping(f'header = false\nshape = ["date", "amount", "currency"]\n{bare}').shape


@pytest.mark.parametrize("text", ["name = ", "= 5", "[" * 5_000, "#" * 30_000])
def test_text_that_is_no_mapping_is_refused(text: str) -> None:
    assert refused(text).path == ("mapping",)


@pytest.mark.parametrize(
    ("name", "preset"),
    [
        ("csv_generic.csv", "Generic"),
        ("csv_ing_nl.csv", "ING Netherlands"),
        ("csv_revolut_business.csv", "Revolut Business"),
        ("csv_sparkasse.csv", "Sparkasse CSV-CAMT V8"),
        ("csv_wise.csv", "Wise"),
    ],
)
def test_preset_is_found_by_the_header(name: str, preset: str) -> None:
    header = sample(name).splitlines()[0].decode()

    for line in (header, f"\ufeff{header}", header.upper()):
        found = csv_presets.detect(line.encode())
        assert found is not None
        assert found.name == preset


def test_unknown_header_has_no_preset() -> None:
    assert csv_presets.detect(b"Datum;Betrag;Text") is None
    assert csv_presets.detect(b"") is None
    assert csv_presets.detect(b'"date') is None
