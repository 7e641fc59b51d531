"""Which entries of several statements are one movement of money, told again, and which only look like it.

The rule is in docs/decisions/0013. Two entries are alike where they say the same of all but the counterparty; alike
ones are the same unless their counterparties differ, and no two of one statement are. Everything here is pure.
"""

import hashlib
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from typing import Final
from uuid import UUID

from payflowx.bank_statements.formats.parts import BEHIND, Counterparty, Entry, Kind
from payflowx.bank_statements.formats.references import identifying_reference, is_filler, known_reference
from payflowx.core.text import mask_card_numbers

REFERENCES_MAX: Final = 20
TEXT_LENGTH_MAX: Final = 4_000
"""How much of a text is looked at: no bank writes that much, and no file may make us look for long."""
FILLING: Final = re.compile(r"[\W_]+")
SPELLINGS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l"})
# Where names are cut: one or two subfields of the German :86:, a line of SWIFT, and the Max70Text and Max140Text of
# SEPA and of ISO 20022; 254 is what is kept here.
NAME_WIDTHS: Final = (27, 33, 35, 54, 65, 70, 140, 254)
# ISO 13616: a country, two check digits, and the country's own number.
IBAN: Final = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}", re.ASCII)
GERMAN_ACCOUNT: Final = re.compile(r"(\d{8})/(\d{1,10})", re.ASCII)
NUMBER: Final = re.compile(r"[\d-]{6,34}|[A-Z]{2}\d{2}[A-Z0-9]{11,30}", re.ASCII)
BANK_DIGITS: Final = (0, 3, 4, 5, 8, 10, 11)
"""How many characters of a country's number are the bank's: an account is what follows, without the zeros before it."""
NATIONAL_LENGTH_MIN: Final = 4


@dataclass(frozen=True, slots=True)
class Told:
    """A counterparty as it is compared: the name as it was written, and the account in capitals without blanks."""

    name: str
    account: str

    @property
    def is_nobody(self) -> bool:
        """Whether nothing was told."""
        return not (self.name or self.account)

    @property
    def part_count(self) -> int:
        """How many of the two were told."""
        return bool(self.name) + bool(self.account)


@dataclass(frozen=True, slots=True)
class Telling:
    """An entry that is stored; `original_id` is the one that it tells again, or its own id where it was the first."""

    original_id: UUID
    statement_id: UUID
    told: Told
    is_original: bool


@dataclass(frozen=True, slots=True)
class Arrival:
    """A booked entry that is being imported."""

    likeness: bytes
    told: Told


@dataclass(frozen=True, slots=True)
class Recognised:
    """What an arrival is: the entry that it tells again, or else a new one with an identity of its own."""

    original_id: UUID | None
    identity: bytes | None


def likeness(entry: Entry, account_id: str | None) -> bytes:
    """A digest of all that an entry says but for its counterparty, the same in whatever file of the account it comes.

    Not even a bank's reference does without the rest: some banks write the same one for a whole day. References that
    are fillers or counts say nothing. What the entry is for is not in it: that is what we make of it.
    """
    signed = entry.amount.amount_minor if entry.is_credit else -entry.amount.amount_minor
    known = entry.known_as or entry
    bank_reference = identifying_reference(known.bank_reference)
    end_to_end_id = _reference(known.end_to_end_id)
    others = {_reference(text) for text in known.references[:REFERENCES_MAX]} - {end_to_end_id, ""}
    facts: list[object] = ["2", account_key(account_id, entry.amount.currency), signed, entry.amount.currency]
    facts += [None if day is None else day.isoformat() for day in (entry.booking_date, entry.value_date)]
    facts += [_reference(bank_reference), end_to_end_id, folded(_masked(known.remittance)), sorted(others)]
    return hashlib.sha256(json.dumps(facts).encode()).digest()


def told(counterparty: Counterparty) -> Told:
    """The counterparty as it is compared."""
    return _told(counterparty.name or "", counterparty.account or "")


@lru_cache(maxsize=256)
def account_key(account_id: str | None, currency: str) -> str | None:
    """One text for an account by whichever of its numbers a statement names it: a German IBAN has the older one in it.

    MT940 may have the currency behind the number.
    """
    if account_id is None:
        return None
    text = account_id.replace(" ", "").upper()
    text = text if is_iban(text) else text.removesuffix(currency)
    if (german := GERMAN_ACCOUNT.fullmatch(text)) is not None:
        return f"{german[1]}/{german[2].lstrip('0')}"
    bare = FILLING.sub("", text)
    return f"{bare[4:12]}/{bare[12:].lstrip('0')}" if bare.startswith("DE") and is_iban(bare) else bare


@lru_cache(maxsize=4_096)
def is_iban(text: str) -> bool:
    """Whether a text in capitals without blanks is an IBAN by its check digits (ISO 13616, ISO/IEC 7064 MOD 97-10)."""
    return (
        IBAN.fullmatch(text) is not None and int("".join(str(int(mark, 36)) for mark in text[4:] + text[:4])) % 97 == 1
    )


def recognise(arrivals: Sequence[Arrival], alike: Mapping[bytes, "Alike"]) -> list[Recognised]:
    """What each of these entries of one statement is, given all that is known to be alike.

    Those who tell the same counterparty find each other first. Then one with a counterparty finds one without, which
    is known to be of that counterparty from then on; and at last one without finds any.
    """
    found: list[Recognised | None] = [None] * len(arrivals)
    for exactly in (True, False):
        for place in sorted(range(len(arrivals)), key=lambda place: -arrivals[place].told.part_count):
            arrival = arrivals[place]
            if found[place] is not None or (exactly and arrival.told.is_nobody):
                continue
            original_id = alike[arrival.likeness].take(arrival.told, exactly=exactly)
            if original_id is not None:
                found[place] = Recognised(original_id, None)
            elif not exactly:
                found[place] = Recognised(None, _identity(arrival, alike[arrival.likeness].count(arrival.told)))
    return [recognised for recognised in found if recognised is not None]


class Alike:
    """The entries with one likeness that are stored, and which of them the statement that is read may tell again.

    A statement tells an entry once: whatever it or a page of it has told already is none of these. What is looked for
    is found by its name and its account at once, however many there are.
    """

    def __init__(self, tellings: Iterable[Telling], apart: Container[UUID]) -> None:
        self._counts: Counter[Told] = Counter()
        self._free: dict[Told, list[UUID]] = defaultdict(list)
        self._by_forms: dict[tuple[str, str], list[Told]] = defaultdict(list)
        taken: set[UUID] = set()
        told_of: dict[UUID, Told] = {}
        for telling in tellings:
            if telling.is_original:
                self._counts[_compared(telling.told)] += 1
            if telling.statement_id in apart:
                taken.add(telling.original_id)
            before = told_of.get(telling.original_id)
            told_of[telling.original_id] = telling.told if before is None else _merged(before, telling.told)
        for original_id in sorted(told_of.keys() - taken, reverse=True):
            self._add(told_of[original_id], original_id)

    def take(self, told: Told, *, exactly: bool) -> UUID | None:
        """An entry of this counterparty that the statement has not told yet; None where there is none."""
        if exactly:
            return self._pop(_compared(told))
        for forms in product(_asked(_name_forms(told.name)), _asked(_account_forms(told.account))):
            waiting = self._by_forms.get(forms, [])
            while waiting:
                if (original_id := self._pop(waiting[-1])) is not None:
                    return original_id
                waiting.pop()
        return None

    def count(self, told: Told) -> int:
        """How many originals there were with this counterparty; from then on there is one more."""
        self._counts[_compared(told)] += 1
        return self._counts[_compared(told)] - 1

    def _add(self, told: Told, original_id: UUID) -> None:
        compared = _compared(told)
        if compared not in self._free:
            forms = product(_offered(_name_forms(told.name)), _offered(_account_forms(told.account)))
            for pair in forms:
                self._by_forms[pair].append(compared)
        self._free[compared].append(original_id)

    def _pop(self, compared: Told) -> UUID | None:
        free = self._free.get(compared)
        return free.pop() if free else None


def identity_before(entry: Entry, account_id: str | None) -> bytes:
    """The identity that the version before gave to an entry: without the counterparty, and with its fillers.

    What that version has stored is recognised by it. It took a return for a payment.
    """
    kind = Kind.PAYMENT if entry.kind is Kind.RETURN else entry.kind
    known = entry.known_as or entry
    signed = entry.amount.amount_minor if entry.is_credit else -entry.amount.amount_minor
    facts: list[object] = [account_id, signed, entry.amount.currency, kind, known.bank_reference]
    facts += [None if day is None else day.isoformat() for day in (entry.booking_date, entry.value_date)]
    facts += [_bare(text) for text in (known.end_to_end_id, known.remittance, *known.references[:REFERENCES_MAX])]
    return hashlib.sha256(json.dumps(facts).encode()).digest()


def numbered(identity: bytes, number: int) -> bytes:
    """The identity of the so-many-th entry with it, from 0."""
    return identity if number == 0 else hashlib.sha256(identity + number.to_bytes(4, "big")).digest()


def folded(text: str) -> str:
    """Letters and digits alone, in capitals and without accents: what survives however a format writes a text."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.lower().translate(SPELLINGS))
    return FILLING.sub("", text).upper()


def _bare(text: str | None) -> str:
    return "" if text is None else FILLING.sub("", text[:TEXT_LENGTH_MAX]).upper()


def _masked(text: str) -> str:
    """As it is stored: so that it is the same whether it is read from the file or from what was kept of it."""
    return mask_card_numbers(text[:TEXT_LENGTH_MAX])


def _reference(text: str | None) -> str:
    return "" if text is None or is_filler(text) else folded(_masked(text))


@lru_cache(maxsize=4_096)
def _told(name: str, account: str) -> Told:
    account = FILLING.sub("", account).upper()
    if not account and NUMBER.fullmatch(name):
        # Where a number stood in the place of a name, earlier versions had stored it as one.
        name, account = "", FILLING.sub("", name).upper()
    is_named = known_reference(name) is not None and folded(name).strip("0")
    return Told(name if is_named else "", "" if is_filler(account) else account)


def _identity(arrival: Arrival, number: int) -> bytes:
    """A digest of what an entry says, and the how-manieth it is with that. It doesn't depend on an order of entries."""
    compared = _compared(arrival.told)
    facts = json.dumps([compared.name, compared.account]).encode()
    return numbered(hashlib.sha256(arrival.likeness + facts).digest(), number)


@lru_cache(maxsize=4_096)
def _compared(told: Told) -> Told:
    return replace(told, name=folded(told.name))


def _merged(first: Told, second: Told) -> Told:
    """What two tellings of one entry say together: of two names and two numbers the longer ones."""
    return Told(max(first.name, second.name, key=len), max(first.account, second.account, key=len))


# By these an entry that is offered and one that is asked for find each other: each offers the forms of what it tells,
# its own and those that others may have shortened it to, and "any"; who doesn't tell asks for "any", and whoever tells
# something asks for its forms, and for those who tell nothing.
ANY, NOTHING = "any", "nothing"


@dataclass(frozen=True, slots=True)
class _Forms:
    """How a name or an account is written, and to what others shorten it."""

    whole: str
    shorter: tuple[str, ...] = ()


def _offered(forms: _Forms) -> Iterator[str]:
    yield ANY
    yield f"whole {forms.whole}" if forms.whole else NOTHING
    yield from (f"shorter {text}" for text in forms.shorter)


def _asked(forms: _Forms) -> list[str]:
    """The best ones first."""
    if not forms.whole:
        return [NOTHING, ANY]
    return [f"whole {forms.whole}", f"shorter {forms.whole}", *(f"whole {text}" for text in forms.shorter), NOTHING]


@lru_cache(maxsize=4_096)
def _name_forms(name: str) -> _Forms:
    first = name.partition(BEHIND)[0]
    cut = {folded(text[:width]) for text in (name, first) for width in NAME_WIDTHS if len(text) > width}
    whole = folded(name)
    return _Forms(whole, tuple(sorted({*cut, folded(first)} - {whole, ""}, key=len, reverse=True)))


@lru_cache(maxsize=4_096)
def _account_forms(account: str) -> _Forms:
    """An IBAN has the number in it by which a country's older formats name the account."""
    if not is_iban(account):
        return _Forms(account.lstrip("0") if account.isdecimal() else account)
    own = {account[4 + digits :].lstrip("0") for digits in BANK_DIGITS}
    return _Forms(account, tuple(sorted(form for form in own if len(form) >= NATIONAL_LENGTH_MIN)))
