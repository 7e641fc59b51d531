"""A batch whose process is killed in the middle of it is there as a whole or not at all."""

import asyncio
import sys

import pytest

from payflowx.core import db
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from tests import sessions
from tests.factories import instruction, take
from tests.payments.test_idempotency import Pending

TOGETHER = 40
IN_MID_BATCH = f"{sessions.WAITING_FOR_LOCK} AND query LIKE '%unnest%'"
LEFT_BEHIND = """
SELECT count(*) AS sessions FROM pg_stat_activity
WHERE datname = current_database() AND query LIKE '%unnest%' AND state <> 'idle' AND pid <> pg_backend_pid()
"""


@pytest.mark.parametrize("is_in_the_way", [True, False], ids=["before its end", "after it"])
async def test_batch_of_a_killed_process_is_whole_or_nothing(
    database: str, user: Principal, merchant: Merchant, is_in_the_way: bool
) -> None:
    arguments = (database, str(user.user_id), str(merchant.id), str(TOGETHER))
    victim = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.faults.batch_process", *arguments),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert victim.stdin is not None
    assert victim.stdout is not None
    assert await victim.stdout.readline() == b"ready\n"
    rival = Pending(user, instruction(merchant, key="key-7"))
    await rival.taken()
    victim.stdin.write(b"begin\n")
    await sessions.wait_for(database, IN_MID_BATCH)
    if is_in_the_way:
        victim.kill()
        await rival.abort()
    else:
        await rival.abort()
        first = await victim.stdout.readline()
        victim.kill()
        assert first
    output, _ = await victim.communicate()
    while (await db.fetch(LEFT_BEHIND))[0]["sessions"]:  # noqa: ASYNC110 - there is no event for it
        await asyncio.sleep(sessions.POLL_SECONDS)

    stored = {payment.idempotency_key for payment in await Payment.all()}
    everything = {f"key-{number}" for number in range(TOGETHER)}
    assert stored in (set(), everything)
    assert set(output.decode().split()) <= stored
    assert is_in_the_way or stored == everything
    answers = [await take(user, instruction(merchant, key=key)) for key in sorted(everything)]
    assert {answer.payment.idempotency_key for answer in answers if answer.replayed} == stored
    trails = await db.fetch("""
        SELECT array_agg(type ORDER BY events.id) AS trail
        FROM payments LEFT JOIN events ON subject_id = payments.id GROUP BY payments.id
    """)
    assert [row["trail"] for row in trails] == [["payment.initiated", "payment.succeeded"]] * TOGETHER
