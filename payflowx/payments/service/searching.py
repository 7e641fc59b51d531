"""What a search among payments looks for, and how each way of being found is looked up."""

from typing import Final
from uuid import UUID

from payflowx.core import seeking
from payflowx.core.ids import Prefix, typeid_range
from payflowx.core.seeking import Sought
from payflowx.core.statements import Bind, contains, either
from payflowx.core.text import SEARCH_LENGTH_MAX, check_text, has_trigram
from payflowx.payments import sql

NARROW: Final = (
    "Search for more of the text, at least three letters or digits side by side, or narrow the filter, such as to a "
    "shorter stretch of time."
)


def search(*, text: str, owner: UUID | None, sees_all: bool) -> Sought:
    """Payments with the text in a name, in any case, or with an id that begins with it.

    `owner` is the user whose payments alone are listed, if any. Who sees all finds payments by their user's address and
    their merchant's name as well. Raises InvalidInput.
    """
    pattern = contains(check_text(text, length_max=SEARCH_LENGTH_MAX, path=("search",)))
    ids = typeid_range(Prefix.PAYMENT, text)

    def holds(bind: Bind) -> str:
        given = f"lower({bind(pattern)})"
        ways = [f"{sql.NAMES} LIKE {given}"]
        ways += [f"payments.id BETWEEN {bind(ids[0])} AND {bind(ids[1])}"] if ids else []
        parties = {"user_id": sql.USERS_NAMED, "merchant_id": sql.MERCHANTS_NAMED} if sees_all else {}
        ways += [f"payments.{column} IN ({named.format(pattern=given)})" for column, named in parties.items()]
        return either(ways)

    def by_name(bind: Bind) -> str:
        return (
            f"SELECT id FROM payflowx_find_payments(lower({bind(pattern)}), {bind(owner)}, {seeking.GATHERED_MAX + 1})"
        )

    def by_id(bind: Bind) -> str:
        return f"SELECT id FROM payments WHERE id BETWEEN {bind(ids[0])} AND {bind(ids[1])}" if ids else ""

    def users(bind: Bind) -> str:
        return f"SELECT id FROM payflowx_find_users(lower({bind(pattern)}), {seeking.PARENTS_MAX + 1})"

    def merchants(bind: Bind) -> str:
        return sql.MERCHANTS_NAMED.format(pattern=f"lower({bind(pattern)})")

    if not has_trigram(text):
        return Sought(holds, narrow=NARROW, path=("filter", "search"))
    return Sought(
        holds,
        ids=[by_name, by_id] if ids else [by_name],
        parents={"user_id": users, "merchant_id": merchants} if sees_all else {},
        narrow=NARROW,
        path=("filter", "search"),
    )
