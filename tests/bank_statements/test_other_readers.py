"""Files of MT940 and BAI2 as other readers read them: the same entries, amounts and references.

The files have nothing that one of them can't read: `mt-940` finds no reference of field 61 where :86: is structured,
and `bai2` refuses version 3, a total that is blank, and records that share a line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

import bai2.bai2
import mt940
from hypothesis import given, settings
from hypothesis import strategies as st

from payflowx.bank_statements.formats import bai2 as our_bai2
from payflowx.bank_statements.formats import mt940 as our_mt940
from payflowx.bank_statements.formats.parts import Broken, Entry, Part

WORD = st.text("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", min_size=1, max_size=12)


@dataclass(frozen=True, slots=True)
class Movement:
    """An entry to write, in cents."""

    amount_minor: int
    is_credit: bool
    reference: str
    bank_reference: str
    words: Sequence[str]

    @property
    def signed(self) -> int:
        """What it does to the account."""
        return self.amount_minor if self.is_credit else -self.amount_minor

    @property
    def told(self) -> tuple[int, str, str]:
        """What every reader must find."""
        return self.signed, self.reference, self.bank_reference


MOVEMENTS = st.lists(
    st.builds(
        Movement,
        st.integers(1, 99_999_999),
        st.booleans(),
        WORD.map("R{}".format),
        WORD.map("B{}".format),
        st.lists(WORD, min_size=1, max_size=8),
    ),
    max_size=8,
)


def entries_of(parts: Sequence[Part]) -> list[Entry]:
    """The entries, where none is broken."""
    assert not [part for part in parts if isinstance(part, Broken)]
    return [part for part in parts if isinstance(part, Entry)]


def told_by(entry: Entry, reference: str | None) -> tuple[int, str | None, str | None]:
    """What our reader has found."""
    signed = entry.amount.amount_minor if entry.is_credit else -entry.amount.amount_minor
    return signed, reference, entry.bank_reference


@settings(deadline=None, max_examples=100)
@given(MOVEMENTS)
def test_mt940_reads_what_we_read(movements: list[Movement]) -> None:
    text = _mt940(movements)

    theirs = [transaction.data for transaction in mt940.parse(text)]
    ours = entries_of(list(our_mt940.read(BytesIO(text.encode()))))

    assert [told_by(entry, entry.references[0]) for entry in ours] == [movement.told for movement in movements]
    assert [
        (int(data["amount"].amount * 100), data["customer_reference"], data["bank_reference"]) for data in theirs
    ] == [movement.told for movement in movements]
    assert ["".join(data["transaction_details"].split()) for data in theirs] == [
        "".join(entry.remittance.split()) for entry in ours
    ]


@settings(deadline=None, max_examples=100)
@given(MOVEMENTS)
def test_bai2_reads_what_we_read(movements: list[Movement]) -> None:
    text = _bai2(movements)

    [group] = bai2.bai2.parse_from_string(text).children
    theirs = group.children[0].children
    ours = entries_of(list(our_bai2.read(BytesIO(text.encode()))))

    assert [told_by(entry, entry.end_to_end_id) for entry in ours] == [movement.told for movement in movements]
    assert [
        (
            found.amount if found.type_code.transaction.value == "credit" else -found.amount,
            found.customer_reference,
            found.bank_reference,
        )
        for found in theirs
    ] == [movement.told for movement in movements]
    assert [" ".join(found.text.split()) for found in theirs] == [entry.remittance for entry in ours]


def _mt940(movements: Sequence[Movement]) -> str:
    lines = [":20:START", ":25:50010517/1234567", ":28C:1/1", ":60F:C260301EUR1000,00"]
    for movement in movements:
        amount = f"{Decimal(movement.amount_minor) / 100:.2f}".replace(".", ",")
        sign = "C" if movement.is_credit else "D"
        lines.append(f":61:2603020302{sign}{amount}NTRF{movement.reference}//{movement.bank_reference}")
        lines += [f"{':86:' if number == 0 else ''}TEXT {word}" for number, word in enumerate(movement.words[:6])]
    closing = 100_000 + sum(movement.signed for movement in movements)
    amount = f"{Decimal(abs(closing)) / 100:.2f}".replace(".", ",")
    return "\n".join([*lines, f":62F:{'D' if closing < 0 else 'C'}260302EUR{amount}", "-", ""])


def _bai2(movements: Sequence[Movement]) -> str:
    lines = ["01,BANK,US,260930,0200,1,80,1,2/", "02,US,BANK,1,260929,2359,USD,2/", "03,5765432,USD,010,100000,,/"]
    for movement in movements:
        code = "165" if movement.is_credit else "475"
        fields = f"16,{code},{movement.amount_minor},0,{movement.bank_reference},{movement.reference}"
        lines += [f"{fields},TEXT {movement.words[0]}", *(f"88,MORE {word}" for word in movement.words[1:])]
    total, count = 100_000 + sum(movement.amount_minor for movement in movements), len(lines) - 2
    ends = [f"49,{total},{count + 1}/", f"98,{total},1,{count + 3}/", f"99,{total},1,{count + 5}/"]
    return "\n".join([*lines, *ends, ""])
