"""Takes payments that come together: `python -m tests.faults.batch_process URL USER MERCHANT COUNT`.

It says "ready" when it is connected and begins at the next line of its input. Each payment has the key `key-N`; it
prints the keys of those that were acknowledged.
"""

import asyncio
import sys
from uuid import UUID

from payflowx.core import db, log
from payflowx.core.ids import UserId
from payflowx.core.principal import Principal, Role
from payflowx.merchants.models import Merchant
from tests.factories import instruction, take


async def main(url: str, user_id: str, merchant_id: str, count: int) -> None:
    """All at once."""
    async with db.connected(url):
        payer, merchant = Principal(UserId(UUID(user_id)), Role.USER), await Merchant.get(id=merchant_id)

        async def pay(number: int) -> None:
            created = await take(payer, instruction(merchant, key=f"key-{number}"))
            print(created.payment.idempotency_key, flush=True)  # noqa: T201 - the test reads it

        print("ready", flush=True)  # noqa: T201
        await asyncio.to_thread(sys.stdin.readline)
        await asyncio.gather(*(pay(number) for number in range(count)))


if __name__ == "__main__":
    log.configure("console")
    asyncio.run(main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])))
