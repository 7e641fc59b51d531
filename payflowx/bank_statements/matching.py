"""What an entry is to us, a credit that may be for a payment or a debit that may be a refund's, and what it names.

Everything here follows from the entry alone. No rule looks at the order in which entries came.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, assert_never

from payflowx.bank_statements.formats import returns
from payflowx.bank_statements.formats.parts import Entry, Kind
from payflowx.bank_statements.formats.references import identifying_reference, is_filler
from payflowx.bank_statements.models import EntryStatus
from payflowx.core.errors import InvalidInput
from payflowx.core.ids import SUFFIX_LENGTH, Prefix, from_typeid
from payflowx.core.text import has_card_number

UNKNOWN: Final = "It names no payment that is known."
TAKEN_BACK: Final = "What it had settled was taken back: a person has to look at it."
"""What a person has taken back, no rule gives again."""
NOT_BOOKED: Final = "It is not booked: the bank may still change or drop it."
NO_MOVEMENT: Final = "It is no movement that is booked on the account."
NAMES_MAX: Final = 40
REFERENCES_MAX: Final = 20
TEXT_LENGTH_MAX: Final = 4_000
"""How much of a text is looked at: no bank writes that much, and no file may make us look for long."""
NAME_LENGTH_MAX: Final = 255
NAME_LENGTH_MIN: Final = 4
WORD_LENGTH_MIN: Final = 6
RUN_WORDS_MAX: Final = 4
RUN_LENGTHS: Final = range(8, 36)
"""How long a reference may be that a bank has broken into words: up to a text of ISO 20022."""

# Banks drop the underscore or put something else in its place (it is none of SWIFT's characters), turn letters to upper
# case and break lines in the middle of an id: so it is looked for in the text without spaces, in lower case.
SUFFIX: Final = rf"[0-7][0-9a-hjkmnp-tv-z]{{{SUFFIX_LENGTH - 1}}}"
IDS: Final = {
    prefix: re.compile(rf"{prefix}[^0-9a-z]{{0,2}}({SUFFIX})", re.ASCII) for prefix in (Prefix.PAYMENT, Prefix.REFUND)
}
BARE_SUFFIX: Final = re.compile(SUFFIX, re.ASCII)
WORD: Final = re.compile(r"[^\s,;]+")
EDGES: Final = "./:+-()[]\"'#*"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What becomes of an entry before anybody looks for its payment. Whatever has names is still looked for."""

    status: EntryStatus
    problem: str | None
    names: list[dict[str, object]]


def judge(entry: Entry) -> Judgement:
    """Tells the credits that may settle a payment from all the rest, and says why of each."""
    if not entry.is_booked:
        return _ignored(NO_MOVEMENT if entry.kind is Kind.OTHER else NOT_BOOKED)
    if (reason := _is_for_somebody_else(entry)) is not None:
        return _ignored(reason)
    if entry.kind in (Kind.REMAINDER, Kind.BATCH):
        return Judgement(EntryStatus.ORPHAN, _unexplained(entry.kind), [])
    if entry.kind is Kind.RETURN:
        return _judge_return(entry)
    return _judge_credit(entry) if entry.is_credit else _judge_debit(entry)


def names(entry: Entry) -> list[dict[str, object]]:
    """The payments and references that an entry names, and of a debit the refunds, the best names first.

    Levels 1 and 2 are the end-to-end id, 3 and 4 the remittance text, 5 and 6 whatever else the bank or a mapping calls
    a reference, 7 a word of the text or the bank's own reference, 8 words that follow each other, where no payment's id
    was found: a bank may have broken a reference into them. Of each, a payment's id goes before a reference, which
    anybody may have given to a payment of its own. Each is `{"level", "payment"}` or `{"level", "refund"}`, with a
    UUID, or with a text `{"level", "reference"}` or `{"level", "word"}`: words are the payer's prose, so they count
    only where the amount is that of the payment, or of an open refund.
    """
    kinds = (Prefix.PAYMENT,) if entry.is_credit else (Prefix.PAYMENT, Prefix.REFUND)
    found: list[dict[str, object]] = []
    if entry.end_to_end_id:
        found += _named(1, entry.end_to_end_id, kinds, whole=True)
    if entry.remittance:
        found += _named(3, entry.remittance[:TEXT_LENGTH_MAX], kinds, whole=False)
    if entry.known_as is not None:
        # The remittance by itself, without what stands around it.
        found += _named(3, entry.known_as.remittance[:TEXT_LENGTH_MAX], kinds, whole=False)
    for reference in (*entry.references, *entry.further)[:REFERENCES_MAX]:
        found += _named(5, reference, kinds, whole=True)
    found += _named_by_bank(entry, kinds, says_nothing_else=not (found or entry.remittance))
    for text in (entry.remittance, *entry.further[:REFERENCES_MAX]):
        found += [{"level": 7, "word": word} for word in _words(text[:TEXT_LENGTH_MAX])]
    if not any(_is_id(name) for name in found):
        found += [{"level": 8, "word": run} for run in _runs(entry.remittance[:TEXT_LENGTH_MAX])]
    unique = {tuple(name.items()): name for name in found}
    return list(unique.values())[:NAMES_MAX]


def _ignored(why: str) -> Judgement:
    return Judgement(EntryStatus.IGNORED, why, [])


def _is_for_somebody_else(entry: Entry) -> str | None:
    match entry.kind:
        case Kind.FEE:
            return "It is a charge of the bank."
        case Kind.INTEREST:
            return "It is interest."
        case Kind.TRANSFER:
            return "It moves money between accounts of one owner."
        case Kind.PAYMENT | Kind.OTHER | Kind.REMAINDER | Kind.BATCH | Kind.RETURN:
            return None
        case _:
            assert_never(entry.kind)


def _unexplained(kind: Kind) -> str:
    if kind is Kind.BATCH:
        return "It sums up several payments, and the statement does not say which."
    return "It is what the details of the entry do not explain of its amount."


def _judge_credit(entry: Entry) -> Judgement:
    if entry.is_reversal:
        return _ignored("It takes back an earlier debit: no payment comes in with it.")
    if entry.amount.amount_minor == 0:
        return _ignored("Its amount is zero.")
    return Judgement(EntryStatus.ORPHAN, UNKNOWN, names(entry))


def _judge_debit(entry: Entry) -> Judgement:
    """Money that went out: somebody else's business, unless it is a refund's or takes back what had come in."""
    if not entry.is_reversal and entry.return_reason is None:
        named = names(entry) if entry.amount.amount_minor else []
        return Judgement(EntryStatus.IGNORED, "It is a debit: no payment comes in with it.", named)
    return Judgement(EntryStatus.ORPHAN, "It takes back money that had come in: a person has to look at it.", [])


def _judge_return(entry: Entry) -> Judgement:
    """Money that came back or was taken back: for a person, whatever it names, and never a settlement."""
    if entry.amount.amount_minor == 0:
        return _ignored("Its amount is zero.")
    what = told_return(is_credit=entry.is_credit, is_reversal=entry.is_reversal, reason=entry.return_reason)
    return Judgement(EntryStatus.ORPHAN, f"{what} {UNKNOWN}", names(entry))


def told_return(*, is_credit: bool, is_reversal: bool, reason: str | None) -> str:
    """What a return is, and the bank's reason for it where it gives one, in a sentence."""
    if not is_credit:
        what = "Money that had come in was taken back"
    elif is_reversal:
        what = "The bank took an earlier debit back"
    else:
        what = "A transfer of yours came back"
    return f"{what}." if reason is None else f"{what} ({returns.in_words(reason)})."


def _named(level: int, text: str, kinds: Sequence[Prefix], *, whole: bool) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for kind, suffix in _suffixes(text, kinds, whole=whole):
        try:
            found.append({"level": level, kind.value: str(from_typeid(kind, f"{kind}_{suffix}"))})
        except InvalidInput:
            continue  # 26 characters that are no id, such as a word of a longer text
    return found + [{"level": level + 1, "reference": form} for form in _forms([text])]


def _is_id(name: dict[str, object]) -> bool:
    return any(kind in name for kind in IDS)


def _named_by_bank(entry: Entry, kinds: Sequence[Prefix], *, says_nothing_else: bool) -> list[dict[str, object]]:
    """The bank's own reference may be one of ours that it was given; else it counts like a word.

    Where the whole booking has it and nothing else is said, the booking's other parts may stand in another statement.
    """
    reference = identifying_reference(entry.bank_reference)
    if reference is None:
        return []
    ids = [name for name in _named(5, reference, kinds, whole=True) if _is_id(name)]
    if says_nothing_else and reference == entry.booking_reference:
        return ids
    return ids + [{"level": 7, "word": word} for word in _words(reference)]


def _suffixes(text: str, kinds: Sequence[Prefix], *, whole: bool) -> list[tuple[Prefix, str]]:
    joined = "".join(text[:TEXT_LENGTH_MAX].split()).lower()
    found = [(kind, suffix) for kind in kinds for suffix in IDS[kind].findall(joined)]
    if whole and BARE_SUFFIX.fullmatch(joined):
        found += [(kind, joined) for kind in kinds]
    return found


def _words(text: str) -> list[str]:
    """The words of a text that look like a reference: long enough, and with a digit in them."""
    words = WORD.findall(text)
    words += [word.rpartition(":")[2] for word in words if ":" in word]  # what a label stands before
    return [form for form in _forms(words) if len(form) >= WORD_LENGTH_MIN and any(map(str.isdecimal, form))]


def _runs(text: str) -> list[str]:
    """Words that follow each other, joined, where together they may be a reference."""
    words = text.split()
    runs = [
        "".join(words[start : start + count])
        for count in range(2, RUN_WORDS_MAX + 1)
        for start in range(len(words) - count + 1)
    ]
    likely = (run for run in runs if len(run) in RUN_LENGTHS)
    return _forms(list(islice(likely, NAMES_MAX)))


def _forms(texts: Sequence[str]) -> list[str]:
    """Texts as a reference may be written, none that could be a card number, for no reference of ours is; no fillers.

    Whoever gives a payment the reference NONREF has not asked for every credit without one.
    """
    short = [text.strip() for text in texts if len(text) <= TEXT_LENGTH_MAX]
    tidy = [form for text in short for form in (text, text.strip(EDGES))]
    fitting = (form for form in tidy if NAME_LENGTH_MIN <= len(form) <= NAME_LENGTH_MAX and form.isprintable())
    return list(dict.fromkeys(form for form in fitting if not (has_card_number(form) or is_filler(form))))
