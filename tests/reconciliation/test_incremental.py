"""An incremental run says what a full one would say, whatever has happened since the one before, and however late."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, assert_never

import asyncpg
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from payflowx.core.clock import Span
from payflowx.core.ids import ResultId, RunId, new_uuid
from payflowx.core.money import Money
from payflowx.core.principal import Principal, Role
from payflowx.gateways.simulator import Simulator
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment, PaymentStatus
from payflowx.reconciliation import totals
from payflowx.reconciliation.models import BookEntry, ReconciliationRun, ResolutionKind, RunTrigger, Subject
from payflowx.reconciliation.service import book, checking, resolutions, runs, verification
from payflowx.refunds.service import failing, refunding
from payflowx.settlements import service as settlements
from payflowx.settlements.models import Bank
from tests.bank_statements import files, returned
from tests.conftest import Wiper
from tests.factories import NOW, give_back, initiate, instruction, let_speak, make_merchant, make_user, pay
from tests.reconciliation.books import assert_balanced, verdicts
from tests.reconciliation.test_late_feeds import DEADLINES
from tests.reconciliation.test_terms import agree, agreement
from tests.tables import past_triggers

LATE: Final = """
INSERT INTO payments (id, user_id, idempotency_key, fingerprint, merchant_id, amount_minor, currency, payment_method,
    status, gateway, gateway_reference, created_at, completed_at)
VALUES ($1::uuid, $2, $1::text, decode(repeat('01', 33), 'hex'), $3, 1000, 'EUR', 'pm_success', 'SUCCESS', 'simulator',
    $1::text, $4, $4)
"""
SUCCEED: Final = """
UPDATE payments SET status = 'SUCCESS', gateway_reference = id::text, completed_at = created_at
WHERE id = (SELECT min(id::text)::uuid FROM payments WHERE status = 'INITIATED')
"""
DELAY: Final = Span.parse("PT20H")


@dataclass(frozen=True, slots=True)
class Pay:
    """A payment on a day, which a statement may name before it is there: `reference` is one of a few."""

    day: int
    major: int
    reference: int


@dataclass(frozen=True, slots=True)
class Initiate:
    """A payment on a day whose outcome is not known yet."""

    day: int


@dataclass(frozen=True, slots=True)
class Succeed:
    """The outcome of the first of these."""


@dataclass(frozen=True, slots=True)
class Begin:
    """A payment on a day, written by a transaction that stays open."""

    day: int


@dataclass(frozen=True, slots=True)
class Commit:
    """The first of these transactions ends."""


@dataclass(frozen=True, slots=True)
class Speak:
    """From now on this bank settles the payments; what the simulated one has promised is withdrawn."""

    bank: Bank


@dataclass(frozen=True, slots=True)
class Settle:
    """The simulated bank works on a day."""

    day: int


@dataclass(frozen=True, slots=True)
class Credit:
    """A statement of a day with a credit for the how-manieth payment, or for a reference."""

    day: int
    number: int
    by_reference: bool


@dataclass(frozen=True, slots=True)
class Return:
    """A statement that takes the how-manieth payment back."""

    number: int
    minor: int


@dataclass(frozen=True, slots=True)
class GiveBack:
    """A refund on a day of the how-manieth payment, as far as so much is left of it."""

    day: int
    number: int
    minor: int


@dataclass(frozen=True, slots=True)
class ComeBack:
    """By a day, the refunds that have succeeded long enough before have come back."""

    day: int


@dataclass(frozen=True, slots=True)
class Resolve:
    """A person resolves the how-manieth discrepancy."""

    number: int


@dataclass(frozen=True, slots=True)
class Agree:
    """Terms with a tolerance in basis points."""

    tolerance: int


@dataclass(frozen=True, slots=True)
class Reconcile:
    """A run on a day, which may lie before the one of the run before; a full one may have to find nothing after it."""

    day: int
    is_proved: bool = True


Step = (
    Pay | Initiate | Succeed | Begin | Commit | Speak | Settle | Credit | Return | GiveBack | ComeBack | Resolve | Agree
    | Reconcile
)  # fmt: skip
DAYS: Final = st.integers(0, 9)
NUMBERS: Final = st.integers(0, 4)
STEPS: Final = st.one_of(
    st.builds(Pay, DAYS, st.sampled_from((10, 999, 996, 995)), st.integers(0, 2)),
    st.builds(Pay, DAYS, st.just(999), st.integers(0, 2)),
    st.builds(Initiate, DAYS),
    st.builds(Succeed),
    st.builds(Begin, DAYS),
    st.builds(Commit),
    st.builds(Speak, st.sampled_from(Bank)),
    st.builds(Settle, DAYS),
    st.builds(Credit, DAYS, NUMBERS, st.booleans()),
    st.builds(Return, NUMBERS, st.sampled_from((5_00, 99_900))),
    st.builds(GiveBack, DAYS, NUMBERS, st.sampled_from((1_00, 9_00, 996_00))),
    st.builds(GiveBack, DAYS, NUMBERS, st.sampled_from((1_00, 9_00, 996_00))),
    st.builds(ComeBack, DAYS),
    st.builds(Resolve, NUMBERS),
    st.builds(Agree, st.sampled_from((0, 11))),
    st.builds(Reconcile, DAYS, st.booleans()),
    st.builds(Reconcile, DAYS, st.booleans()),
)


@dataclass(slots=True)
class Story:
    """A shop, and what is under way in it."""

    admin: Principal
    merchant: Merchant
    owner_url: str
    open: list[asyncpg.Connection] = field(default_factory=list)
    files: int = 0
    balance: int = 0

    async def live(self, steps: Sequence[Step]) -> None:
        """Takes the steps."""
        for step in steps:
            await self.take(step)

    async def take(self, step: Step) -> None:  # noqa: C901, PLR0912 - a line for each kind of step
        """One step; what can't be done at the moment is left out."""
        match step:
            case Pay(day, major, reference):
                order = instruction(
                    self.merchant,
                    amount=Money(major * 100, "EUR"),
                    reference=f"ORDER-{reference}",
                    payment_method="pm_refund_fails_later",
                )
                await pay(self.admin, order, now=days(day))
            case Initiate(day):
                await initiate(self.admin, instruction(self.merchant, amount=Money(10_00, "EUR")), now=days(day))
            case Succeed():
                await self.outside(SUCCEED)
            case Begin(day):
                await self.begin(LATE, new_uuid(), self.admin.user_id, self.merchant.id, days(day))
            case Commit():
                await self.commit()
            case Speak(bank):
                await let_speak(bank)
            case Settle(day):
                if await settlements.speaking_bank() is Bank.SIMULATED:
                    await settlements.run_bank(now=days(day), delay=DELAY)
            case Credit() | Return():
                await self.bring(step)
            case GiveBack():
                await self.give_back(step)
            case ComeBack(day):
                await failing.fail_late(gateway=Simulator(), now=days(day), delay=DELAY, since=NOW)
            case Resolve(number):
                await self.resolve(number)
            case Agree(tolerance):
                await agree(self.admin, agreement(currency=None, tolerance=(tolerance, 0), since=NOW))
            case Reconcile(day, is_proved):
                await self.judge(day, is_proved=is_proved)
            case _:
                assert_never(step)

    async def outside(self, statement: str, *arguments: object) -> None:
        """A statement of the owner's."""
        connection = await asyncpg.connect(self.owner_url)
        await connection.execute(statement, *arguments)
        await connection.close()

    async def begin(self, statement: str, *arguments: object) -> None:
        """The same in a transaction that stays open."""
        connection = await asyncpg.connect(self.owner_url)
        await connection.execute("BEGIN")
        await connection.execute(statement, *arguments)
        self.open.append(connection)

    async def commit(self) -> None:
        """Ends the first of them."""
        if self.open:
            connection = self.open.pop(0)
            await connection.execute("COMMIT")
            await connection.close()

    async def bring(self, step: Credit | Return) -> None:
        """Imports a statement, where these are heard."""
        payments = await Payment.filter(status=PaymentStatus.SUCCESS).order_by("id")
        if await settlements.speaking_bank() is not Bank.STATEMENTS or step.number >= len(payments):
            return
        payment = payments[step.number]
        self.files += 1
        if isinstance(step, Return):
            back = returned.camt(returned.taken(payment, step.minor), code="IDDT-UPDD")
            await files.bring(self.admin, back, now=days(9))
            return
        name = f"ORDER-{step.number}"
        line = (
            files.credit(payment.money, name=name, reference=f"R-{self.files}")
            if step.by_reference
            else files.credit_for(payment, reference=f"R-{self.files}")
        )
        told = files.statement([line], day=days(step.day).date(), number=self.files, opening=self.balance)
        self.balance = told.closing_minor
        await files.bring(self.admin, files.camt(told), now=days(9))

    async def give_back(self, step: GiveBack) -> None:
        """Refunds a part of a payment, where so much is left, and not before it was taken."""
        payments = await Payment.filter(status=PaymentStatus.SUCCESS, completed_at__lte=days(step.day)).order_by("id")
        if step.number < len(payments):
            with suppress(refunding.AmountExceedsRefundable):
                await give_back(self.admin, payments[step.number], Money(step.minor, "EUR"), now=days(step.day))

    async def resolve(self, number: int) -> None:
        """Resolves a discrepancy that nobody has resolved."""
        entries = await BookEntry.filter(status__in=list(resolutions.DISCREPANCIES), is_resolved=False)
        if number < len(entries):
            entry = sorted(entries, key=lambda each: str(each.refund_id or each.payment_id))[number]
            await resolutions.resolve_discrepancy(
                principal=self.admin,
                result_id=ResultId(entry.result_id),
                kind=ResolutionKind.ACCEPTED,
                note="It is right.",
                now=days(9),
            )
            for subject in Subject:
                summary = await book.summarise(principal=self.admin, subject=subject)
                assert summary == await recounted(self.admin, subject)

    async def judge(self, day: int, *, is_proved: bool) -> None:
        """An incremental run, whose totals are those of the verdicts, and after which a full one finds nothing."""
        run = await run_on(day)
        await assert_balanced(run)
        if is_proved:
            before = await verdicts()
            full = await run_on(day, is_full=True)
            assert (full.changed, await verdicts()) == (0, before)
            assert full.book_digest == run.book_digest
            for subject in Subject:
                kept = [totals.totals_of(totals.kept(each, subject)) for each in (full, run)]
                assert kept[0] == kept[1]


def days(number: int) -> datetime:
    """So long after the beginning."""
    return NOW + timedelta(days=number)


async def run_on(day: int, *, is_full: bool = False) -> ReconciliationRun:
    """A run on a day."""
    return await runs.run_reconciliation(
        principal=None,
        run_id=RunId(new_uuid()),
        deadlines=DEADLINES,
        trigger=RunTrigger.SCHEDULE,
        now=days(day),
        is_full=is_full,
    )


async def recounted(principal: Principal, subject: Subject) -> list[totals.BookTotal]:
    """The book's totals, counted from the verdicts on all payments or refunds, which are the caller's own."""
    return await book.summarise(principal=Principal(user_id=principal.user_id, role=Role.USER), subject=subject)


@asynccontextmanager
async def shop(wiper: Wiper, owner_url: str) -> AsyncIterator[Story]:
    """A story on an empty database; what is still open in the end is rolled back."""
    await wiper.wipe()
    admin = await make_user(Role.ADMIN)
    story = Story(admin, await make_merchant(admin), owner_url)
    try:
        yield story
    finally:
        for connection in story.open:
            await connection.close()


@given(steps=st.lists(STEPS, min_size=6, max_size=16))
@example(steps=[Begin(1), Reconcile(1, False), Pay(1, 10, 0), Reconcile(2, False), Commit(), Reconcile(2)])
@example(steps=[Begin(0), Begin(0), Reconcile(9), Commit(), Reconcile(9, False), Commit(), Reconcile(9)])
@example(steps=[Pay(0, 10, 0), Pay(0, 996, 0), Reconcile(2, False), Settle(2), Reconcile(2)])
@example(
    steps=[
        *(Speak(Bank.STATEMENTS), Pay(0, 10, 0), Pay(0, 10, 1), Reconcile(9, False), Credit(1, 0, False)),
        *(Reconcile(9, False), Credit(9, 0, False), Reconcile(9, False), Return(0, 5_00), Reconcile(9)),
    ]
)
@example(steps=[Pay(0, 10, 0), Reconcile(5, False), Reconcile(9)])
@example(steps=[Initiate(0), Reconcile(1, False), Succeed(), Reconcile(1)])
@example(steps=[Pay(0, 10, 0), Reconcile(9, False), Reconcile(1), Reconcile(5, False), Reconcile(3), Reconcile(9)])
@example(steps=[Pay(0, 999, 0), Settle(2), Reconcile(3, False), Resolve(0), Reconcile(3), Agree(11), Reconcile(4)])
@example(steps=[Pay(0, 999, 0), Settle(2), Reconcile(3), Resolve(0), Agree(9), Reconcile(4, False), Reconcile(5)])
@example(
    steps=[
        *(Speak(Bank.STATEMENTS), Pay(0, 10, 1), Reconcile(9, False), Credit(1, 0, False), Reconcile(9, False)),
        *(Return(0, 5_00), Reconcile(9, False), Pay(0, 10, 1), Reconcile(9, False), Credit(9, 1, False), Reconcile(9)),
    ]
)
@example(
    steps=[
        *(Speak(Bank.STATEMENTS), Pay(0, 10, 0), Reconcile(1, False), Credit(0, 0, True), Reconcile(1, False)),
        *(Begin(0), Reconcile(2, False), Commit(), Pay(1, 10, 2), Reconcile(2, False), Reconcile(9)),
    ]
)
@example(
    steps=[
        *(Pay(0, 10, 0), GiveBack(1, 0, 9_00), Reconcile(2, False), Settle(3), Reconcile(3), GiveBack(3, 0, 1_00)),
        *(Reconcile(4, False), ComeBack(9), Reconcile(9, False), Settle(9), Reconcile(9)),
    ]
)
@example(
    steps=[Pay(0, 996, 0), GiveBack(0, 0, 996_00), Reconcile(1), Settle(2), Reconcile(5), Resolve(1), Reconcile(9)]
)
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_incremental_runs_say_what_a_full_one_says_whatever_happens(
    database: str, owner_url: str, wiper: Wiper, steps: list[Step]
) -> None:
    async with shop(wiper, owner_url) as story:
        await story.live([*steps, Reconcile(9)])

        assert await checking.check_book() == []
        for run in await ReconciliationRun.all():
            assert (await verification.verify_run(run_id=RunId(run.id))).findings == []


async def test_payment_whose_transaction_was_open_for_several_runs_is_found_once_it_ends(
    database: str, owner_url: str, wiper: Wiper
) -> None:
    async with shop(wiper, owner_url) as story:
        await story.live([Begin(0), Pay(0, 10, 0), Reconcile(1, False), Pay(0, 10, 0), Reconcile(1, False)])
        unchanged = await run_on(1)
        await story.commit()
        found = await run_on(1)

    assert (unchanged.examined, found.is_full, found.examined, found.changed) == (0, False, 1, 1)


async def test_run_looks_at_open_verdicts_when_a_deadline_has_passed_and_not_before(
    database: str, owner_url: str, wiper: Wiper
) -> None:
    async with shop(wiper, owner_url) as story:
        await story.live([Pay(0, 10, 0), Pay(3, 10, 0), Reconcile(3, False)])
        looks = [(run.examined, run.changed) for run in [await run_on(day) for day in (3, 4, 5, 9)]]

    # Due by the end of Tuesday, missing after Wednesday: the first is both from the fifth day on, and so on.
    assert looks == [(0, 0), (0, 0), (1, 1), (2, 2)]


async def test_in_a_copy_on_another_server_the_first_run_looks_at_all_that_is_open(
    database: str, owner_url: str, wiper: Wiper
) -> None:
    async with shop(wiper, owner_url) as story:
        await story.live([Pay(0, 10, 0), Pay(0, 10, 1), Settle(2), Pay(2, 10, 0), Reconcile(2, False)])
        # There each row was written by who has restored it, and not by the transaction that it names.
        await past_triggers(
            owner_url, "reconciliation_runs", "UPDATE reconciliation_runs SET completed_in = '9', snapshot = '9:9:'"
        )
        await past_triggers(owner_url, "payments", "UPDATE payments SET changed_in = '99999999999'")
        first = await run_on(2)
        await story.take(Pay(2, 10, 0))
        second = await run_on(2)

    assert (first.is_full, first.examined, first.changed) == (False, 1, 0)
    assert (second.examined, second.changed) == (1, 1)
