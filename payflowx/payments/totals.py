"""The statement that counts payments and sums them up: whole days from what is kept, the edges of a range from rows.

What is kept is in `payment_days`, as far as the worker has folded it, and in `payment_deltas` for the rest; one
statement sees the two as one transaction left them. A filter leads to the rows of one index, whatever it leaves out: a
condition that isn't given isn't in the statement.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Final, Self
from uuid import UUID

PER_STATUS: Final = """
SELECT status, currency, sum(count)::bigint AS count, sum(total_minor) AS total_minor
FROM ({counted}) AS counted GROUP BY status, currency HAVING sum(count) <> 0 ORDER BY currency, status
"""
PER_DAY: Final = """
SELECT day, currency,
    COALESCE(sum(count) FILTER (WHERE status = 'SUCCESS'), 0)::bigint AS success_count,
    COALESCE(sum(count) FILTER (WHERE status = 'FAILED'), 0)::bigint AS failed_count,
    COALESCE(sum(total_minor) FILTER (WHERE status = 'SUCCESS'), 0) AS success_minor,
    COALESCE(sum(total_minor) FILTER (WHERE status = 'FAILED'), 0) AS failed_minor
FROM ({counted}) AS counted GROUP BY day, currency HAVING sum(count) <> 0 ORDER BY day, currency
"""
KEPT: Final = "SELECT day, currency, status, count, total_minor FROM payment_days"
NOT_FOLDED: Final = "SELECT day, currency, status, change, change * amount_minor FROM payment_deltas"
OF_ROWS: Final = """
SELECT (created_at AT TIME ZONE 'UTC')::date AS day, currency, status, 1 AS count, amount_minor AS total_minor
FROM payments"""

# What is kept, with what is noted and not folded yet, beside what the payments come to, wherever the two differ.
DIFFERENCES: Final = """
SELECT day, currency, status, user_id, merchant_id, sum(told)::bigint AS told, sum(told_minor) AS told_minor,
    sum(found)::bigint AS found, sum(found_minor) AS found_minor
FROM (
    SELECT day, currency, status, user_id, merchant_id, count, total_minor, 0, 0 FROM payment_days
    UNION ALL
    SELECT day, currency, status, user_id, merchant_id, sum(change), sum(change * amount_minor), 0, 0
    FROM payment_deltas
    GROUP BY day, currency, status, GROUPING SETS ((), (user_id), (merchant_id), (user_id, merchant_id))
    UNION ALL
    SELECT (created_at AT TIME ZONE 'UTC')::date AS day, currency, status, user_id, merchant_id,
        0, 0, count(*), sum(amount_minor)
    FROM payments
    GROUP BY day, currency, status, GROUPING SETS ((), (user_id), (merchant_id), (user_id, merchant_id))
) AS compared (day, currency, status, user_id, merchant_id, told, told_minor, found, found_minor)
GROUP BY day, currency, status, user_id, merchant_id
HAVING sum(told) <> sum(found) OR sum(told_minor) <> sum(found_minor)
ORDER BY day, currency, status, user_id NULLS FIRST, merchant_id NULLS FIRST LIMIT $1
"""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time: its whole days in UTC, both inclusive, and what is left of it at either edge.

    A bound that is None is none; no days at all are None.
    """

    days: tuple[date | None, date | None] | None = (None, None)
    edges: tuple[tuple[datetime | None, datetime | None], ...] = ()

    @classmethod
    def between(cls, start: datetime | None, end: datetime | None) -> Self:
        """All from one instant on and before another one, both in UTC."""
        first = 1 if start is None else start.toordinal() + (start.time() != time.min)
        last = date.max.toordinal() if end is None else end.toordinal() - 1
        if first > last:
            return cls(None, ((start, end),))
        days = (start and date.fromordinal(first), end and date.fromordinal(last))
        edges: list[tuple[datetime | None, datetime | None]] = []
        if start is not None and start.time() != time.min:
            edges.append((start, _midnight(first)))
        if end is not None and end.time() != time.min:
            edges.append((_midnight(last + 1), end))
        return cls(days, tuple(edges))


@dataclass(frozen=True, slots=True)
class Asked:
    """Which payments: of a user, for a merchant, in a currency, in some statuses; None where it doesn't matter."""

    user_id: UUID | None = None
    merchant_id: UUID | None = None
    currency: str | None = None
    statuses: Sequence[str] | None = None
    stretch: Stretch = Stretch()


@dataclass(slots=True)
class Statement:
    """A statement in the making: its arguments, in the order of their numbers."""

    asked: Asked
    arguments: list[object] = field(default_factory=list)

    def counted(self) -> str:
        """The relation of what is asked for: day, currency, status, count and total_minor, in any number of rows."""
        named = self._conditions(user_id=self.asked.user_id, merchant_id=self.asked.merchant_id)
        kind = [f"{name} IS NULL" for name in ("user_id", "merchant_id") if getattr(self.asked, name) is None]
        same = self._conditions(currency=self.asked.currency)
        if self.asked.statuses is not None:
            same.append(f"status = ANY({self._argument(list(self.asked.statuses))}::varchar[])")
        parts = []
        stretch = self.asked.stretch
        if stretch.days is not None:
            days = self._range("day", stretch.days[0], "<=", stretch.days[1])
            parts += [_where(KEPT, named, kind, days, same), _where(NOT_FOLDED, named, days, same)]
        parts += [
            _where(OF_ROWS, named, self._range("created_at", start, "<", end), same) for start, end in stretch.edges
        ]
        return " UNION ALL ".join(parts)

    def _conditions(self, **values: object) -> list[str]:
        return [f"{name} = {self._argument(value)}" for name, value in values.items() if value is not None]

    def _range(self, column: str, start: object, until: str, end: object) -> list[str]:
        bounds = [(">=", start), (until, end)]
        return [f"{column} {sign} {self._argument(value)}" for sign, value in bounds if value is not None]

    def _argument(self, value: object) -> str:
        self.arguments.append(value)
        return f"${len(self.arguments)}"


def per_status(asked: Asked) -> tuple[str, list[object]]:
    """The statement, with its arguments, for the number and sum of each status and currency that there are any of."""
    return _of(PER_STATUS, asked)


def per_day(asked: Asked) -> tuple[str, list[object]]:
    """The same for each day in UTC and currency, of those that were taken and of those that failed."""
    return _of(PER_DAY, asked)


def _of(form: str, asked: Asked) -> tuple[str, list[object]]:
    statement = Statement(asked)
    return form.format(counted=statement.counted()), statement.arguments


def _where(relation: str, *conditions: list[str]) -> str:
    every = [condition for several in conditions for condition in several]
    return f"{relation} WHERE {' AND '.join(every)}" if every else relation


def _midnight(ordinal: int) -> datetime:
    return datetime.combine(date.fromordinal(ordinal), time.min, UTC)
