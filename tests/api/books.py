"""A book with every state and every verdict, made by the services as the worker would make it."""

from dataclasses import dataclass
from typing import Final

from payflowx.core.clock import Span
from payflowx.core.ids import to_typeid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from payflowx.reconciliation.models import ReconciliationResult, ReconciliationRun
from payflowx.settlements.models import Settlement
from tests.factories import NOW, initiate, instruction, pay, reconcile, seconds, settle

ANNOUNCED_AT: Final = NOW + seconds(30)
PAID_AT: Final = NOW + seconds(60)
JUDGED_AT: Final = NOW + seconds(61)


@dataclass(frozen=True, slots=True)
class Book:
    """Payments by what became of them, and the run that judged them."""

    payments: dict[str, Payment]
    run: ReconciliationRun

    def id(self, name: str) -> str:
        """A payment's public id."""
        return to_typeid("payment", self.payments[name].id)

    def names(self, ids: list[str]) -> list[str]:
        """What became of the payments with these public ids."""
        by_id = {self.id(name): name for name in self.payments}
        return [by_id[found] for found in ids]

    async def settlement_id(self, name: str) -> str:
        """The public id of a payment's settlement."""
        return to_typeid("settlement", (await Settlement.get(payment_id=self.payments[name].id)).id)

    async def verdict_id(self, name: str) -> str:
        """The public id of a payment's only verdict."""
        return to_typeid("verdict", (await ReconciliationResult.get(payment_id=self.payments[name].id)).id)

    @property
    def run_id(self) -> str:
        """The run's public id."""
        return to_typeid("run", self.run.id)


# The amounts that the simulated bank treats in its own way, and what becomes of each.
ORDERS: Final = (
    ("matched", Money(12_34, "USD"), "pm_success", 0),
    ("under", Money(999, "JPY"), "pm_success", 1),
    ("over", Money(998_00, "USD"), "pm_success", 2),
    ("other currency", Money(997_00, "USD"), "pm_success", 3),
    ("rejected", Money(996_000, "KWD"), "pm_success", 4),
    ("missing", Money(995_00, "EUR"), "pm_success", 5),
    ("declined", Money(50_00, "USD"), "pm_declined", 6),
    ("pending", Money(77_00, "EUR"), "pm_success", 59),
)


async def make_book(user: Principal, merchant: Merchant, *, prefix: str = "order") -> Book:
    """Pays, settles and judges; the payments are listed in the order of their creation."""
    payments = {}
    for name, amount, method, second in ORDERS:
        if second > 30:
            await settle(now=ANNOUNCED_AT, delay=Span.parse("PT40S"))
        order = instruction(
            merchant,
            amount=amount,
            key=f"{prefix}-{name.replace(' ', '-')}",
            payment_method=method,
            reference=f"{prefix}-reference-{second}",
        )
        payments[name] = await pay(user, order, now=NOW + seconds(second))
    unanswered = instruction(merchant, amount=Money(42_00, "GBP"), key=f"{prefix}-unanswered")
    payments["unanswered"] = await initiate(user, unanswered, now=NOW + seconds(59.5))
    await settle(now=PAID_AT)
    return Book(payments, await reconcile(now=JUDGED_AT))
