"""Money that came back or was taken back is no payment: it settles nothing, and says which payment it names and why."""

from collections.abc import Callable
from functools import partial
from typing import Final

import pytest

from payflowx.bank_statements.formats.parts import Kind
from payflowx.bank_statements.models import EntryStatus, StatementEntry
from payflowx.bank_statements.service import matching
from payflowx.core.ids import to_typeid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from tests.bank_statements import files
from tests.bank_statements.files import EVENING, bring, credit_for, entries, statement
from tests.bank_statements.returned import Back, bai2, came_back, camt, csv, mt940, taken
from tests.factories import initiate, instruction, pay, seconds, settlement_of

Write = Callable[[Back], bytes]
SETTLED: Final = Money(44_00, "EUR")
RETURN_INFORMATION: Final = "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>"

CREDITS: Final[dict[str, Write]] = {
    "camt RtrInf": lambda back: camt(back, code="RCDT-ESCT", details=RETURN_INFORMATION),
    "camt RtrInf without a reason": lambda back: camt(
        back, code="RCDT-ESCT", details="<RtrInf><OrgnlBkTxCd><Prtry><Cd>X</Cd></Prtry></OrgnlBkTxCd></RtrInf>"
    ),
    "camt RRTN": lambda back: camt(back, code="ICDT-RRTN"),
    "camt RRTN of instant": lambda back: camt(back, code="IRCT-RRTN"),
    "camt RPCR": lambda back: camt(back, code="ICDT-RPCR"),
    "camt ARET": lambda back: camt(back, code="ICDT-ARET"),
    "camt paid direct debit": lambda back: camt(back, code="RDDT-PRDD"),
    "camt of the whole entry": lambda back: camt(back, entry_code="ICDT-RRTN", code="RCDT-ESCT"),
    "camt GVC": lambda back: camt(back, proprietary="NTRF+159+00931"),
    "camt proprietary RTI": lambda back: camt(back, proprietary="NRTI"),
    "camt ISO and GVC": lambda back: camt(back, code="RCDT-ESCT", proprietary="NRTI+159"),
    "camt RvslInd": lambda back: camt(Back(True, back.amount_minor, back.name, is_reversal=True), code="RCDT-ESCT"),
    **{f"mt940 GVC {gvc}": partial(mt940, gvc=gvc) for gvc in ("059", "159", "160", "181", "184")},
    "mt940 NRTI": lambda back: mt940(back, type="NRTI"),
    "mt940 RTRN": lambda back: mt940(back, details=f"/EREF/{back.name}/RTRN/AC04/REMI/USTD//Order"),
    "mt940 RD": lambda back: mt940(Back(True, back.amount_minor, back.name, is_reversal=True)),
    **{f"bai2 {code}": partial(bai2, code=code) for code in ("252", "255", "257", "261", "266", "268")},
    "csv": csv,
}
DEBITS: Final[dict[str, Write]] = {
    "camt UPDD": lambda back: camt(back, code="IDDT-UPDD"),
    "camt PRDD": lambda back: camt(back, code="IDDT-PRDD"),
    "camt RCDD": lambda back: camt(back, code="IDDT-RCDD"),
    "camt UPCT": lambda back: camt(back, code="MCRD-UPCT"),
    "camt UPCQ": lambda back: camt(back, code="RCHQ-UPCQ"),
    "camt RtrInf": lambda back: camt(back, code="IDDT-ESDD", details=RETURN_INFORMATION),
    "camt NRTI+109": lambda back: camt(back, proprietary="NRTI+109+00931"),
    "camt RvslInd": lambda back: camt(Back(False, back.amount_minor, back.name, is_reversal=True), code="RCDT-ESCT"),
    **{f"mt940 GVC {gvc}": partial(mt940, gvc=gvc) for gvc in ("009", "108", "109", "193")},
    "mt940 NRTI": lambda back: mt940(back, type="NRTI"),
    "mt940 RC": lambda back: mt940(Back(False, back.amount_minor, back.name, is_reversal=True)),
    **{f"bai2 {code}": partial(bai2, code=code) for code in ("552", "555", "557", "561", "566", "568")},
    "csv": csv,
}


async def paid(user: Principal, merchant: Merchant, amount: Money = SETTLED) -> Payment:
    """A payment that was taken."""
    return await pay(user, instruction(merchant, amount=amount))


async def last_entry() -> StatementEntry:
    """The entry that was read last."""
    return (await entries())[-1]


@pytest.mark.parametrize("way", CREDITS)
async def test_transfer_that_came_back_settles_nothing_at_any_later_run(
    user: Principal, operator: Principal, merchant: Merchant, way: str
) -> None:
    payment = await paid(user, merchant)

    await bring(operator, CREDITS[way](came_back(payment)))
    await matching.match_orphans(now=EVENING + seconds(60))

    [entry] = await entries()
    assert (entry.kind, entry.status) == (Kind.RETURN, EntryStatus.ORPHAN)
    assert (entry.payment_id, entry.settlement_id) == (payment.id, None)
    assert entry.problem is not None
    assert entry.problem.endswith(f" It names {to_typeid('payment', payment.id)}.")
    assert await settlement_of(payment) is None


async def test_real_credit_after_a_transfer_that_came_back_settles_the_payment(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await paid(user, merchant)
    await bring(operator, CREDITS["camt RRTN"](came_back(payment)))

    await bring(operator, files.camt(statement([credit_for(payment)])))

    assert (await last_entry()).status is EntryStatus.MATCHED
    settlement = await settlement_of(payment)
    assert settlement is not None
    assert settlement.money == payment.money


@pytest.mark.parametrize("way", DEBITS)
async def test_money_that_is_taken_back_is_an_orphan_that_names_its_payment(
    user: Principal, operator: Principal, merchant: Merchant, way: str
) -> None:
    payment = await paid(user, merchant)
    await bring(operator, files.camt(statement([credit_for(payment)])))

    await bring(operator, DEBITS[way](taken(payment)))

    entry = await last_entry()
    assert (entry.kind, entry.status) == (Kind.RETURN, EntryStatus.ORPHAN)
    assert (entry.payment_id, entry.settlement_id, entry.money) == (payment.id, None, Money(-44_00, "EUR"))
    assert entry.problem is not None
    assert entry.problem.startswith("Money that had come in was taken back")
    assert entry.problem.endswith(f" It names {to_typeid('payment', payment.id)}.")


AC04: Final = "A transfer of yours came back (AC04: closed account)."
MD06: Final = "Money that had come in was taken back (MD06: refund asked for by the payer)."


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (lambda one: camt(came_back(one), details=RETURN_INFORMATION), AC04),
        (lambda one: mt940(came_back(one, text="AC04 KONTO AUFGELOEST"), gvc="159"), AC04),
        (lambda one: mt940(came_back(one), gvc="159", extension="902"), AC04),
        (lambda one: camt(came_back(one), proprietary="NRTI+159+00931+902"), AC04),
        (lambda one: camt(came_back(one), proprietary="NRTI+159+9310/902"), AC04),
        (lambda one: mt940(came_back(one), details=f"/EREF/{taken(one).name}/RTRN/AC04/REMI/X"), AC04),
        (lambda one: bai2(came_back(one, text="RETURNED R02"), "257"), AC04.replace("AC04", "R02")),
        (lambda one: csv(came_back(one, text="Return AC04")), AC04),
        (lambda one: mt940(taken(one, text="RC: MD06"), type="NRTI", gvc="109"), MD06),
        (
            lambda one: mt940(taken(one, text="MANGELS?23DECKUNG"), gvc="109", extension="907"),
            "Money that had come in was taken back (AM04: insufficient funds).",
        ),
        (
            lambda one: mt940(taken(one), gvc="109", extension="914"),
            "Money that had come in was taken back (914 in the list of the German banks).",
        ),
        (lambda one: camt(taken(one, text="RETURNED MD06"), code="IDDT-UPDD"), MD06),
        (
            lambda one: camt(taken(one), details="<RtrInf><Rsn><Prtry>FX9</Prtry></Rsn></RtrInf>"),
            "Money that had come in was taken back (FX9).",
        ),
        (
            lambda one: camt(Back(True, 44_00, taken(one).name, is_reversal=True)),
            "The bank took an earlier debit back.",
        ),
    ],
)
async def test_reason_is_told_in_words(
    user: Principal, operator: Principal, merchant: Merchant, file: Callable[[Payment], bytes], told: str
) -> None:
    payment = await paid(user, merchant)

    await bring(operator, file(payment))

    assert (await last_entry()).problem == f"{told} It names {to_typeid('payment', payment.id)}."


async def test_return_of_what_is_unknown_undecided_or_failed_says_so(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    open_one = await initiate(user, instruction(merchant, amount=SETTLED))
    failed = await pay(user, instruction(merchant, amount=SETTLED, payment_method="pm_declined"))
    twins = [await pay(user, instruction(merchant, amount=SETTLED, reference="TWIN-1")) for _ in range(2)]

    for name in ("NOBODY-1", taken(open_one).name, taken(failed).name, "TWIN-1"):
        await bring(operator, camt(Back(False, 44_00, name), code="IDDT-UPDD"))

    found = await entries()
    assert {entry.status for entry in found} == {EntryStatus.ORPHAN}
    assert [entry.payment_id for entry in found] == [None, open_one.id, failed.id, None]
    assert [entry.named_at for entry in found] == [None] * 4
    assert [(entry.problem or "").partition(". ")[2] for entry in found] == [
        "It names no payment that is known.",
        f"It names {taken(open_one).name}, which is not decided yet.",
        f"It names {taken(failed).name}, which has failed.",
        "It names several payments, and nothing in it says which one it is for.",
    ]
    assert [await settlement_of(payment) for payment in twins] == [None, None]


async def test_return_finds_a_payment_that_comes_later(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    await bring(operator, camt(Back(False, 44_00, "ORDER-9"), code="IDDT-UPDD"))
    payment = await pay(user, instruction(merchant, amount=SETTLED, reference="ORDER-9"))

    await matching.match_orphans(now=EVENING)

    entry = await last_entry()
    assert (entry.payment_id, entry.named_at) == (payment.id, EVENING)


async def test_returns_are_named_one_after_the_other_whatever_the_clocks_say(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await paid(user, merchant)
    await bring(operator, camt(taken(payment, 1_00), code="IDDT-UPDD"))

    await bring(operator, camt(taken(payment, 2_00), code="IDDT-UPDD"), now=EVENING - seconds(3600))

    first, second = [entry.named_at for entry in await entries()]
    assert first is not None
    assert second is not None
    assert first < second


async def test_return_in_an_overlapping_export_counts_once(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await paid(user, merchant)
    file = camt(taken(payment), code="IDDT-UPDD")
    await bring(operator, file)

    await bring(operator, file.replace(b"<ElctrncSeqNb>", b"<ElctrncSeqNb>9"))

    assert [entry.status for entry in await entries()] == [EntryStatus.ORPHAN, EntryStatus.DUPLICATE]
    assert (await last_entry()).named_at is None


@pytest.mark.parametrize(
    ("file", "status", "kind"),
    [
        (lambda one: bai2(taken(one), "567"), EntryStatus.IGNORED, Kind.FEE),
        (lambda one: mt940(taken(one), type="NRTI", gvc="808"), EntryStatus.IGNORED, Kind.FEE),
        (lambda one: camt(taken(one), code="IDDT-CHRG", details=RETURN_INFORMATION), EntryStatus.IGNORED, Kind.FEE),
        (lambda one: camt(taken(one), code="ICDT-ESCT"), EntryStatus.ORPHAN, Kind.PAYMENT),  # a refund that nobody made
        (lambda one: camt(came_back(one, text="AC04"), code="RCDT-ESCT"), EntryStatus.MATCHED, Kind.PAYMENT),
        (lambda one: mt940(came_back(one, text="RETOURE AC04")), EntryStatus.MATCHED, Kind.PAYMENT),
        (lambda one: camt(came_back(one), code="RCDT-RIMB"), EntryStatus.MATCHED, Kind.PAYMENT),
    ],
)
async def test_text_alone_makes_no_return_and_fees_stay_fees(
    user: Principal,
    operator: Principal,
    merchant: Merchant,
    file: Callable[[Payment], bytes],
    status: EntryStatus,
    kind: Kind,
) -> None:
    payment = await paid(user, merchant)

    await bring(operator, file(payment))

    entry = await last_entry()
    assert (entry.status, entry.kind, entry.return_reason) == (status, kind, None)


async def test_return_tells_what_it_is_where_the_simulated_bank_settles(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await paid(user, merchant)

    await bring(operator, camt(came_back(payment), details=RETURN_INFORMATION), by_statement=False)

    entry = await last_entry()
    assert (entry.status, entry.payment_id) == (EntryStatus.ORPHAN, None)
    assert (entry.problem or "").startswith(AC04)


async def test_returns_in_one_amount_are_explained_by_a_notification_that_tells_them_one_by_one(
    user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await paid(user, merchant)
    bare = camt(Back(False, 44_00, "NOTPROVIDED", text="-"), code="IDDT-UPDD")
    await bring(operator, bare)
    reference = (await last_entry()).booking_reference
    assert reference is not None

    told = camt(taken(payment), code="IDDT-UPDD").decode()
    number = told.partition("<AcctSvcrRef>")[2].partition("<")[0]
    told = told.replace("Stmt>", "Ntfctn>").replace("BkToCstmrNtfctn>", "BkToCstmrDbtCdtNtfctn>")
    told = told.replace("camt.053", "camt.054").replace(f">{number}<", f">{reference}<")
    await bring(operator, told.encode())

    assert [(entry.status, entry.payment_id) for entry in await entries()] == [
        (EntryStatus.DUPLICATE, None),
        (EntryStatus.ORPHAN, payment.id),
    ]
