"""What holds for all imports: the order of a file means nothing, twice is once, and two halves are the whole."""

from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from payflowx.bank_statements.models import EntryStatus, StatementEntry
from payflowx.core.money import Money
from payflowx.core.principal import Principal, Role
from payflowx.merchants.models import Merchant
from payflowx.settlements.models import Settlement
from payflowx.simulation.statement_files import Line
from tests.bank_statements.files import bring, camt, credit, credit_for, statement
from tests.conftest import Wiper
from tests.factories import instruction, make_merchant, make_user, pay

# What an entry is about: a payment of its own, a second credit for the first one, nobody, or an equal one of the last.
ABOUT = st.lists(st.sampled_from(["own", "second", "unknown", "other amount"]), min_size=1, max_size=8)
EXAMPLES = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

Outcome = dict[str, tuple[EntryStatus, str | None]]


async def lines_about(about: Sequence[str], user: Principal, merchant: Merchant) -> list[Line]:
    """The credits of a file, each with a reference of its own."""
    first = await pay(user, instruction(merchant))
    lines = [credit_for(first, reference="FIRST")]
    for number, what in enumerate(about):
        reference = f"REF-{number}"
        if what == "second":
            lines.append(credit_for(first, reference=reference))
        elif what == "unknown":
            lines.append(credit(Money(1_00, "USD"), name=f"NOBODY-{number}", reference=reference))
        else:
            payment = await pay(user, instruction(merchant))
            amount = Money(payment.amount_minor + (what == "other amount"), "USD")
            lines.append(credit_for(payment, amount=amount, reference=reference))
    return lines


async def outcome() -> Outcome:
    """What became of each entry that is new, by its reference, and which payment it settles."""
    found: Outcome = {}
    for entry in await StatementEntry.filter(original_id=None):
        settlement = await Settlement.get_or_none(id=entry.settlement_id)
        found[str(entry.bank_reference)] = (entry.status, str(settlement.payment_id) if settlement else None)
    return found


async def people() -> tuple[Principal, Principal, Merchant]:
    """A user, an operator and a merchant on an empty database."""
    admin = await make_user(Role.ADMIN)
    return await make_user(), admin, await make_merchant(admin)


@EXAMPLES
@given(about=ABOUT, data=st.data())
async def test_order_of_a_file_means_nothing(
    database: str, wiper: Wiper, about: list[str], data: st.DataObject
) -> None:
    await wiper.wipe()
    user, operator, merchant = await people()
    lines = await lines_about(about, user, merchant)
    shuffled = data.draw(st.permutations(lines))

    dry = await bring(operator, camt(statement(lines)), is_dry_run=True)
    await bring(operator, camt(statement(shuffled)))

    expected = {str(entry.bank_reference): entry.status for entry in dry.preview}
    assert {name: status for name, (status, _) in (await outcome()).items()} == expected


@EXAMPLES
@given(about=ABOUT)
async def test_importing_twice_is_importing_once(database: str, wiper: Wiper, about: list[str]) -> None:
    await wiper.wipe()
    user, operator, merchant = await people()
    lines = await lines_about(about, user, merchant)
    await bring(operator, camt(statement(lines)))
    once, settled = await outcome(), await Settlement.all().count()

    # Not the same file and not the same statement, but the same entries.
    await bring(operator, camt(statement(lines, number=2)))

    assert await outcome() == once
    assert await Settlement.all().count() == settled
    assert await StatementEntry.filter(status=EntryStatus.DUPLICATE, original_id__isnull=False).count() == len(lines)


@EXAMPLES
@given(about=ABOUT, data=st.data())
async def test_two_halves_are_the_whole(database: str, wiper: Wiper, about: list[str], data: st.DataObject) -> None:
    await wiper.wipe()
    user, operator, merchant = await people()
    lines = await lines_about(about, user, merchant)
    cut = data.draw(st.integers(0, len(lines)))

    whole = await bring(operator, camt(statement(lines)), is_dry_run=True)
    for number, half in enumerate((lines[:cut], lines[cut:])):
        await bring(operator, camt(statement(half, number=number)))

    counts = dict.fromkeys(EntryStatus, 0)
    for status, _ in (await outcome()).values():
        counts[status] += 1
    assert counts == whole.totals
    assert await Settlement.all().count() == whole.totals[EntryStatus.MATCHED]
