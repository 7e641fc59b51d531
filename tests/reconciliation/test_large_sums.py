"""A book whose sums exceed 64 bits is judged like any other, to the minor unit."""

from payflowx.core import db
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.reconciliation import totals
from payflowx.reconciliation.models import ReconciliationRun
from tests.factories import NOW, reconcile

LARGEST_MINOR = 9_999_999_999_999_999
PAYMENTS = 1_900

MANY_LARGE_ONES = """
INSERT INTO payments (id, user_id, idempotency_key, fingerprint, merchant_id, amount_minor, currency, payment_method,
    status, gateway, gateway_reference, created_at, completed_at)
SELECT gen_random_uuid(), $1, 'key-' || number, decode(repeat('01', 33), 'hex'), $2, $3, 'CLF', 'pm_success',
    'SUCCESS', 'simulator', 'sim_' || number, $4, $4
FROM generate_series(1, $5::int) AS number
"""


async def test_sums_beyond_64_bits_are_exact_in_every_run(user: Principal, merchant: Merchant) -> None:
    await db.execute(MANY_LARGE_ONES, user.user_id, merchant.id, LARGEST_MINOR, NOW, PAYMENTS)
    expected = LARGEST_MINOR * PAYMENTS
    assert expected > 2**64

    runs = [await reconcile(), await reconcile(), await reconcile(is_full=True)]

    for run in runs:
        stored = await ReconciliationRun.get(id=run.id)
        assert [total.expected.amount_minor for total in totals.totals_of(stored.totals)] == [expected]
