"""The digest of a verdict, which stays what it was: a book goes on with those that earlier versions have written."""

from datetime import timedelta
from hashlib import sha256
from typing import Final
from uuid import UUID

import pytest

from payflowx.core import db
from payflowx.reconciliation.sql import judging
from tests.factories import NOW

PAYMENT: Final = UUID("01890a5d-ac96-774b-bcce-b302099a8057")
SETTLEMENT: Final = UUID("01890a5d-ac96-774b-bcce-b302099a8058")
DUE: Final = f"{NOW.timestamp():.6f}|{(NOW + timedelta(microseconds=1)).timestamp():.6f}"


@pytest.mark.parametrize(
    ("settled", "returned", "text"),
    [
        ((None, None, None), (None, None), f"-|-|-|150|5|{DUE}"),
        ((SETTLEMENT, None, None), (None, None), f"{SETTLEMENT}|-|-|150|5|{DUE}"),
        ((SETTLEMENT, 1000, "EUR"), (None, None), f"{SETTLEMENT}|1000|EUR|150|5|{DUE}"),
        ((SETTLEMENT, 1000, "EUR"), (7, None), f"{SETTLEMENT}|1000|EUR|150|5|{DUE}|7"),
        ((SETTLEMENT, 1000, "EUR"), (None, "CHF"), f"{SETTLEMENT}|1000|EUR|150|5|{DUE}|CHF"),
        ((SETTLEMENT, 1000, "EUR"), (7, "CHF,USD"), f"{SETTLEMENT}|1000|EUR|150|5|{DUE}|7|CHF,USD"),
    ],
)
async def test_digest_is_60_bits_of_everything_that_a_verdict_rests_on(
    database: str,
    settled: tuple[UUID | None, int | None, str | None],
    returned: tuple[int | None, str | None],
    text: str,
) -> None:
    [row] = await db.fetch(
        f"""SELECT {judging.VERDICT_DIGEST} AS digest FROM (SELECT
            $1::uuid AS payment_id, 'STATUS' AS status, 'REASON' AS reason, 9999::bigint AS amount_minor,
            'USD' AS currency, $2::uuid AS settlement_id, $3::bigint AS actual_minor, $4::text AS actual_currency,
            150::bigint AS fee_minor, 5::bigint AS tolerance_minor, $5::timestamptz AS due_at,
            $6::timestamptz AS missing_at, $7::bigint AS returned_minor, $8::text AS returned_apart) AS judged""",
        PAYMENT,
        *settled,
        NOW,
        NOW + timedelta(microseconds=1),
        *returned,
    )

    whole = sha256(f"{PAYMENT}|STATUS|REASON|9999|USD|{text}".encode()).hexdigest()
    assert row["digest"] == int(whole[:15], 16)
