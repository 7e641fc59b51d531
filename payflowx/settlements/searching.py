"""What lists of settlements are narrowed by beyond a settlement's own columns, and how each of it is looked up."""

from typing import Final
from uuid import UUID

from payflowx.core import seeking
from payflowx.core.ids import Prefix, typeid_range
from payflowx.core.seeking import Sought
from payflowx.core.statements import Bind, Words, as_words, contains, either
from payflowx.core.text import SEARCH_LENGTH_MAX, check_text, has_trigram
from payflowx.settlements import sql

NARROW: Final = (
    "Search for more of the text, at least three letters or digits side by side, or narrow the filter, such as to a "
    "shorter stretch of time."
)
# Each has an index of its own on its payments: those that count, of payments and of refunds, and those that don't.
KINDS: Final = (
    "status <> 'WITHDRAWN' AND refund_id IS NULL AND ended_at IS NULL",
    "status <> 'WITHDRAWN' AND refund_id IS NOT NULL",
    "status = 'WITHDRAWN'",
    "ended_at IS NOT NULL AND refund_id IS NULL",
)


def of_party(column: str, party: UUID) -> Sought:
    """Settlements of payments with this party: their `user_id` or `merchant_id`."""

    ids = [sql.OF_PARTY.format(column=column, party=party, most=seeking.GATHERED_MAX + 1, kind=kind) for kind in KINDS]
    return Sought(
        lambda bind: sql.HAS_PARTY.format(column=column, party=bind(party)),
        ids=[as_words(words) for words in ids],
    )


def search(text: str) -> Sought:
    """Settlements with the text in the bank's reference, in any case, or with an id or a payment's that begins with it.

    Raises InvalidInput.
    """
    pattern = contains(check_text(text, length_max=SEARCH_LENGTH_MAX, path=("search",)))
    own, payments = typeid_range(Prefix.SETTLEMENT, text), typeid_range(Prefix.PAYMENT, text)

    def holds(bind: Bind) -> str:
        ways = [f"lower(settlements.bank_reference) LIKE lower({bind(pattern)})"]
        ways += [f"settlements.id BETWEEN {bind(own[0])} AND {bind(own[1])}"] if own else []
        ways += [f"settlements.payment_id BETWEEN {bind(payments[0])} AND {bind(payments[1])}"] if payments else []
        return either(ways)

    def between(column: str, ends: tuple[UUID, UUID], more: str = "") -> Words:
        return lambda bind: (
            f"SELECT id FROM settlements WHERE {column} BETWEEN {bind(ends[0])} AND {bind(ends[1])}{more}"
        )

    ids: list[Words] = [
        lambda bind: f"SELECT id FROM payflowx_find_settlements(lower({bind(pattern)}), {seeking.GATHERED_MAX + 1})"
    ]
    ids += [between("id", own)] if own else []
    ids += [between("payment_id", payments, f" AND {kind}") for kind in KINDS] if payments else []
    return Sought(holds, ids=ids if has_trigram(text) else (), narrow=NARROW, path=("filter", "search"))
