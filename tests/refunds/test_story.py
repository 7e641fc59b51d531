"""Any story of payments, refunds, late failures, returns and banks: a model in Python knows how each of them ends."""

import asyncio
from collections import Counter
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)

from payflowx.bank_statements.service.legs import get_legs, sum_up
from payflowx.core.clock import Span
from payflowx.core.errors import Refusal
from payflowx.core.ids import PaymentId, RunId, new_uuid
from payflowx.core.money import Money
from payflowx.core.principal import Principal, Role
from payflowx.gateways.simulator import Simulator
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from payflowx.reconciliation import totals
from payflowx.reconciliation.models import ReconciliationRun, ReconciliationStatus, RunTrigger, Subject
from payflowx.reconciliation.service import runs, verification
from payflowx.refunds.models import Refund, RefundStatus
from payflowx.refunds.service import failing, lists
from payflowx.settlements import service as settlements
from payflowx.settlements.models import Bank
from payflowx.simulation.statement_files import Line
from tests.bank_statements import files, returned
from tests.bank_statements.refunded import debit, named
from tests.bank_statements.returned import Back
from tests.conftest import Wiper
from tests.factories import NOW, give_back, instruction, let_speak, make_merchant, make_user, pay
from tests.reconciliation.books import NEVER_PAID, OVER, REJECTED, UNDER, assert_balanced, verdicts
from tests.reconciliation.test_late_feeds import DEADLINES

T = TypeVar("T")
DELAY: Final = Span.parse("PT20H")
MAJOR: Final = 100
PAYMENTS: Final = tuple(major * MAJOR for major in (10, UNDER, REJECTED, NEVER_PAID, 2_500))
METHODS: Final = ("pm_success", "pm_refund_fails_later", "pm_refund_declined", "pm_refund_open", "pm_declined")
FIRST: Final = (
    (2_500 * MAJOR, "pm_refund_fails_later"),
    (2_500 * MAJOR, "pm_success"),
    (UNDER * MAJOR, "pm_refund_fails_later"),
)
PAYMENTS_MAX: Final = 6
ASKED: Final = (None, 1_00, 9_00, UNDER * MAJOR, OVER * MAJOR, REJECTED * MAJOR, NEVER_PAID * MAJOR)
KEYS: Final = ("key-1", "key-2", "key-3", None)
"""None is a new one."""
EXAMPLES: Final = settings(
    max_examples=12, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
NOBODY_ASKED: Final = 7_77
"""No refund here is of this amount."""
MATCHED, MISMATCHED, OPEN = "MATCHED", "MISMATCHED", "OPEN"
CLASSES: Final = {
    ReconciliationStatus.MATCHED: MATCHED,
    ReconciliationStatus.MISMATCHED: MISMATCHED,
    ReconciliationStatus.SETTLEMENT_PENDING: OPEN,
    ReconciliationStatus.MISSING_SETTLEMENT: OPEN,
}
"""Whether what is open is missing already depends on calendars, which have tests of their own."""


@dataclass(slots=True)
class Moved:
    """Money that went in or out at an instant, and what the bank has said of it: an amount, or that it won't."""

    minor: int
    at: datetime
    is_decided: bool = False
    settled_minor: int | None = None

    def settle(self, minor: int | None) -> None:
        """Has the bank say it, where it has said nothing yet."""
        if not self.is_decided:
            self.is_decided, self.settled_minor = True, minor

    def settle_as_simulated(self, now: datetime) -> None:
        """What the simulated bank does by now."""
        differs = {UNDER * MAJOR: -MAJOR, OVER * MAJOR: MAJOR}.get(self.minor, 0)
        if self.minor != NEVER_PAID * MAJOR and self.at + DELAY.exact <= now:
            self.settle(None if self.minor == REJECTED * MAJOR else self.minor + differs)


@dataclass(slots=True, eq=False)
class Given(Moved):
    """A refund. `stays` is false where it was declined, or has come back."""

    row: Refund = field(kw_only=True)
    has_come_back: bool = False

    @property
    def stays(self) -> bool:
        """Whether the money is away, or about to be."""
        return self.row.status is not RefundStatus.FAILED and not self.has_come_back

    @property
    def is_done(self) -> bool:
        """Whether the gateway has made it."""
        return self.row.status is RefundStatus.SUCCESS

    @property
    def verdict(self) -> str:
        """What a run says of it."""
        if self.settled_minor is None:
            return MATCHED if self.has_come_back else OPEN
        return MATCHED if self.settled_minor == self.minor else MISMATCHED


@dataclass(slots=True, eq=False)
class Taken(Moved):
    """A payment with its refunds, and what the bank has taken back of it."""

    row: Payment = field(kw_only=True)
    refunds: list[Given] = field(default_factory=list)
    returned_minor: int = 0

    @property
    def left_minor(self) -> int:
        """What can be refunded."""
        away = sum(each.minor for each in self.refunds if each.stays)
        return max(0, self.minor - away - self.returned_minor) if self.is_taken else 0

    @property
    def net_minor(self) -> int:
        """What the merchant has of it."""
        return (
            self.minor - sum(each.minor for each in self.refunds if each.is_done and each.stays) - self.returned_minor
        )

    @property
    def is_taken(self) -> bool:
        """Whether the gateway has taken it."""
        return self.row.completed_at is not None and self.row.failure_code is None

    @property
    def verdict(self) -> str:
        """What a run says of it."""
        if self.settled_minor is None:
            return OPEN
        return MATCHED if self.settled_minor == self.minor and not self.returned_minor else MISMATCHED


@dataclass(frozen=True, slots=True)
class Stage:
    """The database, and the loop that its connections belong to: the machine lives in another thread."""

    wiper: Wiper
    loop: asyncio.AbstractEventLoop

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """The result of the work."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result()


class Story(RuleBasedStateMachine):
    """What may happen, and what the model makes of it."""

    payments: Bundle[Taken] = Bundle("payments")
    refunds: Bundle[Given] = Bundle("refunds")

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.run = stage.run
        self.wiper = stage.wiper
        self.now = NOW
        self.bank = Bank.SIMULATED
        self.taken: list[Taken] = []
        self.keys: dict[tuple[str, str], tuple[tuple[object, ...], Given]] = {}
        self.number = 0

    @initialize(target=payments, bank=st.sampled_from(Bank))
    def begin(self, bank: Bank) -> MultipleResults[Taken]:
        """A shop on an empty database, and its first payments."""
        self.callers, self.merchant = self.run(self._begin())
        self.choose(bank)
        return multiple(*(self._take(minor, method) for minor, method in FIRST))

    async def _begin(self) -> tuple[dict[str, Principal], Merchant]:
        await self.wiper.wipe()
        await settlements.agree_on_bank(configured=Bank.SIMULATED.lower(), now=NOW)
        owner, stranger = [await make_user() for _ in range(2)]
        operator, admin = [await make_user(role) for role in (Role.OPERATOR, Role.ADMIN)]
        callers = {"owner": owner, "operator": operator, "stranger": stranger, "admin": admin}
        return callers, await make_merchant(admin)

    @rule(days=st.integers(1, 3))
    def wait(self, days: int) -> None:
        """Time passes."""
        self.now += timedelta(days=days, seconds=1)

    @precondition(lambda self: len(self.taken) < PAYMENTS_MAX)
    @rule(target=payments, minor=st.sampled_from(PAYMENTS), method=st.sampled_from(METHODS))
    def take(self, minor: int, method: str) -> Taken:
        """A payment."""
        return self._take(minor, method)

    def _take(self, minor: int, method: str) -> Taken:
        order = instruction(self.merchant, amount=Money(minor, "EUR"), payment_method=method)
        row = self.run(pay(self.callers["owner"], order, now=self.now))
        self.taken.append(Taken(minor, self.now, row=row))
        return self.taken[-1]

    @rule(
        target=refunds,
        caller=st.sampled_from(("owner", "owner", "operator", "stranger")),
        payment=payments,
        asked=st.one_of(st.sampled_from(ASKED), st.just(-1)),
        key=st.sampled_from(KEYS),
    )
    def refund(self, caller: str, payment: Taken, asked: int | None, key: str | None) -> Given | MultipleResults[Given]:
        """Somebody asks for a refund of this much, of all that is left (None), or of a cent more than that (-1)."""
        minor = payment.left_minor + 1 if asked == -1 else asked
        self.number += 1
        key = key or f"new-{self.number}"
        code = self._refused(caller, payment, minor, key)
        amount = None if minor is None else Money(minor, "EUR")
        try:
            done = self.run(give_back(self.callers[caller], payment.row, amount, key=key, now=self.now))
        except Refusal as refusal:
            if refusal.code != code:
                raise
            return multiple()
        assert code is None
        if (caller, key) in self.keys:
            assert (done.replayed, done.refund.id) == (True, self.keys[caller, key][1].row.id)
            return multiple()
        assert not done.replayed
        given = Given(payment.left_minor if minor is None else minor, self.now, row=done.refund)
        assert done.refund.money == Money(given.minor, "EUR")
        payment.refunds.append(given)
        self.keys[caller, key] = (payment.row.id, minor), given
        return given

    def _refused(self, caller: str, payment: Taken, minor: int | None, key: str) -> str | None:
        """The code with which the request is refused."""
        if caller == "stranger":
            return "NOT_FOUND"
        if (caller, key) in self.keys:
            is_same = self.keys[caller, key][0] == (payment.row.id, minor)
            return None if is_same else "IDEMPOTENCY_KEY_REUSED"
        if not payment.is_taken:
            return "ILLEGAL_TRANSITION"
        left = payment.left_minor
        return "AMOUNT_EXCEEDS_REFUNDABLE" if not left or (minor or left) > left else None

    @precondition(lambda self: any(each.refunds for each in self.taken))
    @rule()
    def fail_late(self) -> None:
        """The gateway tells which refunds have come back."""
        self.run(failing.fail_late(gateway=Simulator(), now=self.now, delay=DELAY, since=NOW))
        for payment in self.taken:
            for given in payment.refunds:
                is_due = given.is_done and given.at + DELAY.exact <= self.now
                if is_due and payment.row.payment_method == "pm_refund_fails_later":
                    given.has_come_back = True

    @rule(bank=st.sampled_from(Bank))
    def choose(self, bank: Bank) -> None:
        """Another bank speaks; what the simulated one has only promised is withdrawn."""
        self.bank = bank
        self.run(let_speak(bank))

    @precondition(lambda self: self.bank is Bank.SIMULATED)
    @rule()
    def settle(self) -> None:
        """The simulated bank works."""
        self.run(settlements.run_bank(now=self.now, delay=DELAY))
        for moved in self._moved():
            moved.settle_as_simulated(self.now)

    @precondition(lambda self: self.bank is Bank.STATEMENTS)
    @rule(payment=payments)
    def credit(self, payment: Taken) -> None:
        """A statement says that a payment has come in: for the first time, or once more."""
        self._bring(self._statement(files.credit_for(payment.row, reference=self._reference())))
        if payment.is_taken:
            payment.settle(payment.minor)

    @precondition(lambda self: self.bank is Bank.STATEMENTS)
    @rule(given=refunds, less=st.sampled_from((0, 0, 1)))
    def debit_of_refund(self, given: Given, less: int) -> None:
        """A statement says that a refund has gone out: whole, or a cent less."""
        line = debit(given.minor - less, name=named(given.row), reference=self._reference(), currency="EUR")
        self._bring(self._statement(line))
        if given.is_done:
            given.settle(given.minor - less)

    @precondition(lambda self: self.bank is Bank.STATEMENTS)
    @rule(payment=payments, number=st.integers(0, 2))
    def debit_of_payment(self, payment: Taken, number: int) -> None:
        """The same by the payment's name alone: of the amount of a refund that is open, or of none."""
        waiting = [each for each in payment.refunds if each.is_done and not each.is_decided]
        minor = waiting[number].minor if number < len(waiting) else NOBODY_ASKED
        self._bring(self._statement(debit(minor, name=named(payment.row), reference=self._reference(), currency="EUR")))
        for given in [each for each in waiting if each.minor == minor][:1]:
            given.settle(minor)

    @precondition(lambda self: self.bank is Bank.STATEMENTS)
    @rule(payment=payments, minor=st.sampled_from((5_00, 996_00)))
    def take_back(self, payment: Taken, minor: int) -> None:
        """A direct debit comes back; what names a payment that was not taken changes nothing of it."""
        self._bring(returned.camt(returned.taken(payment.row, minor), code="IDDT-UPDD"))
        payment.returned_minor += minor if payment.is_taken else 0

    @precondition(lambda self: self.bank is Bank.STATEMENTS)
    @rule(payment=payments)
    def give_back_what_was_taken_back(self, payment: Taken) -> None:
        """A return is itself returned."""
        if payment.returned_minor:
            minor = min(payment.returned_minor, 5_00)
            back = Back(True, minor, named(payment.row), "EUR", is_reversal=True)
            self._bring(returned.camt(back, code="IDDT-UPDD"))
            payment.returned_minor -= minor

    @rule(is_proved=st.booleans())
    def judge(self, is_proved: bool) -> None:
        """A run: its totals are the model's, and a full one after it finds nothing more."""
        run = self.run(self._judge(is_full=False))
        assert _totals(run) == self._expected_totals()
        if is_proved:
            before = self.run(verdicts())
            full = self.run(self._judge(is_full=True))
            assert (full.changed, self.run(verdicts())) == (0, before)
            assert (full.book_digest, _totals(full)) == (run.book_digest, _totals(run))

    @invariant()
    def book_is_as_the_model_says(self) -> None:
        """What is left and the nets are the model's, and each key has made one refund."""
        self.run(self._compare())

    def teardown(self) -> None:
        """However it ends, the last run holds."""
        if self.taken:  # not where the beginning itself has failed
            self.now += timedelta(days=9)
            self.judge(is_proved=True)
            assert self.run(_findings()) == []

    async def _compare(self) -> None:
        keys = [PaymentId(each.row.id) for each in self.taken]
        left = await lists.refundable(payment_ids=keys)
        assert left == {each.row.id: each.left_minor for each in self.taken}
        assert all(minor >= 0 for minor in left.values())
        for key, legs in (await get_legs(payment_ids=keys)).items():
            [taken] = [each for each in self.taken if each.row.id == key]
            nets = [Money(taken.net_minor, "EUR")] if taken.is_taken else []
            assert sum_up(legs=legs) == nets
        made = await Refund.all()
        by_key = {(row.user_id, row.idempotency_key): row.id for row in made}
        assert len(made) == len(by_key)
        assert by_key == {
            (self.callers[caller].user_id, key): given.row.id for (caller, key), (_, given) in self.keys.items()
        }

    async def _judge(self, *, is_full: bool) -> ReconciliationRun:
        self.now += timedelta(seconds=1)
        run = await runs.run_reconciliation(
            principal=None,
            run_id=RunId(new_uuid()),
            deadlines=DEADLINES,
            trigger=RunTrigger.SCHEDULE,
            now=self.now,
            is_full=is_full,
        )
        await assert_balanced(run)
        return run

    def _expected_totals(self) -> Counter[tuple[Subject, str, str]]:
        """How many payments and refunds there are of each verdict, and how much money."""
        found: Counter[tuple[Subject, str, str]] = Counter()
        for moved in self._moved():
            subject = Subject.PAYMENT if isinstance(moved, Taken) else Subject.REFUND
            found[subject, moved.verdict, "count"] += 1
            found[subject, moved.verdict, "minor"] += moved.minor
        return found

    def _moved(self) -> Iterator[Taken | Given]:
        for payment in self.taken:
            if payment.is_taken:
                yield payment
            yield from (each for each in payment.refunds if each.is_done)

    def _reference(self) -> str:
        self.number += 1
        return f"REF-{self.number:05d}X"

    def _statement(self, line: Line) -> bytes:
        return files.camt(files.statement([line], day=self.now.date(), number=self.number))

    def _bring(self, content: bytes) -> None:
        self.run(files.bring(self.callers["operator"], content, now=self.now))


async def _findings() -> list[str]:
    """What is wrong with the last run."""
    last = await ReconciliationRun.all().order_by("-started_at", "-id").first()
    assert last is not None
    return (await verification.verify_run(run_id=RunId(last.id))).findings


def _totals(run: ReconciliationRun) -> Counter[tuple[Subject, str, str]]:
    found: Counter[tuple[Subject, str, str]] = Counter()
    for subject in Subject:
        for total in totals.totals_of(totals.kept(run, subject)):
            found[subject, CLASSES[total.status], "count"] += total.count
            found[subject, CLASSES[total.status], "minor"] += total.expected.amount_minor
    return found


async def test_whatever_happens_the_book_says_what_the_model_says(database: str, wiper: Wiper) -> None:
    stage = Stage(wiper, asyncio.get_running_loop())

    class Here(Story):
        """The story on this database."""

        def __init__(self) -> None:
            super().__init__(stage)

    await asyncio.to_thread(run_state_machine_as_test, Here, settings=EXAMPLES)


async def test_story_in_which_everything_happens_is_told_alike(database: str, wiper: Wiper) -> None:
    story = Story(Stage(wiper, asyncio.get_running_loop()))

    await asyncio.to_thread(everything, story)


def everything(story: Story) -> None:
    """What a draw may leave out: refunds that come back paid and unpaid, by each bank, and returns of both kinds."""
    story.begin(Bank.SIMULATED)
    later, plain, under = story.taken
    story.settle()
    story.wait(days=1)
    story.settle()
    for payment, asked in (
        (later, 1_00),
        (later, UNDER * MAJOR),
        (plain, REJECTED * MAJOR),
        (under, -1),
        (under, 9_00),
    ):
        story.refund(caller="operator", payment=payment, asked=asked, key=None)
    for caller, asked in (("owner", 9_00), ("owner", 9_00), ("owner", 1_00), ("operator", 9_00), ("stranger", 9_00)):
        story.refund(caller=caller, payment=plain, asked=asked, key="key-1")
    story.judge(is_proved=True)
    story.wait(days=1)
    story.settle()
    story.fail_late()
    story.judge(is_proved=True)
    story.refund(caller="owner", payment=later, asked=1_00, key=None)
    story.wait(days=1)
    story.fail_late()
    story.judge(is_proved=True)
    story.choose(Bank.STATEMENTS)
    story.credit(later)
    story.refund(caller="owner", payment=plain, asked=1_00, key=None)
    story.debit_of_payment(plain, 0)
    story.debit_of_payment(plain, 0)
    story.debit_of_refund(later.refunds[-1], 1)
    story.debit_of_refund(later.refunds[-1], 0)
    story.take_back(plain, 996_00)
    story.take_back(under, 5_00)
    story.judge(is_proved=True)
    story.give_back_what_was_taken_back(under)
    story.refund(caller="owner", payment=plain, asked=None, key=None)
    story.book_is_as_the_model_says()
    assert {each.verdict for each in story._moved()} == {MATCHED, MISMATCHED, OPEN}
    story.teardown()
