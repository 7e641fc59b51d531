"""Statements of a bank that others have written (`mock-bank`): what it books is imported as it happened."""

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

import httpx
import pytest
from mockbank.server import Config, make_server

from payflowx.bank_statements.formats.parts import Kind, StatementFormat
from payflowx.bank_statements.models import BankStatement, EntryStatus
from payflowx.core.ids import to_typeid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from tests.bank_statements.files import bring, entries
from tests.factories import instruction, pay

MATCHED, ORPHAN, DUPLICATE, IGNORED = (
    EntryStatus.MATCHED,
    EntryStatus.ORPHAN,
    EntryStatus.DUPLICATE,
    EntryStatus.IGNORED,
)
FRIDAY: Final = "2026-11-20T09:00"
A_WEEK_LATER: Final = datetime(2026, 11, 27, 9, tzinfo=UTC)
TWELVE: Final = Money(12_05, "EUR")
TRANSFER: Final = (
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"><CstmrCdtTrfInitn><GrpHdr><MsgId>M1</MsgId>'
    "<CreDtTm>2026-11-20T08:00:00</CreDtTm><NbOfTxs>1</NbOfTxs><InitgPty><Nm>ACME</Nm></InitgPty></GrpHdr><PmtInf>"
    "<PmtInfId>P1</PmtInfId><PmtMtd>TRF</PmtMtd><ReqdExctnDt><Dt>2026-11-20</Dt></ReqdExctnDt><Dbtr><Nm>ACME</Nm></Dbtr>"
    "<DbtrAcct><Id><IBAN>NL41MOCK0000000001</IBAN></Id></DbtrAcct>"
    "<DbtrAgt><FinInstnId><BICFI>MOCKNL2A</BICFI></FinInstnId></DbtrAgt>"
    '<CdtTrfTxInf><PmtId><EndToEndId>PAYOUT-1</EndToEndId></PmtId><Amt><InstdAmt Ccy="EUR">30.00</InstdAmt></Amt>'
    "<CdtrAgt><FinInstnId><BICFI>DEUTDEFF</BICFI></FinInstnId></CdtrAgt><Cdtr><Nm>Bob</Nm></Cdtr>"
    "<CdtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></CdtrAcct></CdtTrfTxInf></PmtInf></CstmrCdtTrfInitn></Document>"
)


class MockBank:
    """The bank, asked over HTTP as it wants to be."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def ask(self, method: str, path: str, body: object = None) -> Any:
        """The answer to a request, which must not be refused."""
        content = body if isinstance(body, str) else json.dumps(body or {})
        answer = self._client.request(method, path, content=None if method == "GET" else content)
        return answer.raise_for_status().json()

    def credit(self, *, account: str = "ACME", amount: Money = TWELVE, **said: object) -> None:
        """Money arrives, with what its payer and the bank make of it."""
        given = {"account": account, "amount": amount.amount_minor, "currency": amount.currency, **said}
        self.ask("POST", "/_mock/credits", {"debtor": {"name": "Ada Lovelace"}, **given})

    def files(self, kind: str, account: str = "ACME") -> list[bytes]:
        """What it has written of this kind for the account, the oldest first; it is taken from the mailbox."""
        waiting = self.ask("GET", f"/_mock/mailbox?type={kind}")
        return [message["body"].encode() for message in waiting if message["account"] == account]


@pytest.fixture
def bank() -> Iterator[MockBank]:
    """A bank on a Friday morning."""
    server = make_server(Config(port=0, quiet=True, clock=FRIDAY))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{server.server_address[1]}") as client:
            yield MockBank(client)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


NOTE: Final = "Invoice 4711 of November, for SHOP-2026-000123 and thanks a lot, dear shop"


@pytest.mark.parametrize(
    "said",
    [
        {"end_to_end_id": "SHOP-2026-000123"},
        {"reference": "SHOP-2026-000123"},
        *({"note": NOTE, "wrap": width} for width in (35, 70, 140)),
    ],
)
async def test_credit_is_matched_by_whatever_carries_its_reference(
    bank: MockBank, user: Principal, operator: Principal, merchant: Merchant, said: dict[str, Any]
) -> None:
    payment = await _pay(user, merchant, "SHOP-2026-000123")
    bank.credit(**said)
    bank.ask("POST", "/_mock/advance?days=1")

    for kind in ("camt.054", "camt.053"):
        [file] = bank.files(kind)
        imported = await bring(operator, file, now=A_WEEK_LATER)
        assert imported.statements[0].problems == []

    told, again = await entries()
    assert (told.status, told.payment_id, again.status) == (MATCHED, payment.id, DUPLICATE)
    assert (told.money, told.counterparty_name) == (TWELVE, "Ada Lovelace")
    assert told.remittance == said.get("note", "")


async def test_statement_of_american_accounts_is_read(
    bank: MockBank, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant))
    account = {"format": "nacha", "currency": "USD", "closed": False, "behaviour": "accept"}
    bank.ask("PATCH", "/_mock/accounts/INITECH", account)
    bank.credit(account="INITECH", amount=payment.money, end_to_end_id=to_typeid("payment", payment.id))
    bank.credit(account="INITECH", amount=Money(42_00, "USD"), note="Something else")
    bank.ask("POST", "/_mock/advance?days=1")

    [file] = bank.files("bai2", "INITECH")
    imported = await bring(operator, file, now=A_WEEK_LATER)

    assert (imported.statements[0].format, imported.statements[0].problems) == (StatementFormat.BAI2, [])
    assert imported.statements[0].is_continuous
    assert [(entry.money, entry.status) for entry in await entries()] == [
        (payment.money, MATCHED),
        (Money(42_00, "USD"), ORPHAN),
    ]


async def test_transfer_that_comes_back_is_no_payment(bank: MockBank, operator: Principal) -> None:
    bank.ask("PATCH", "/_mock/accounts/ACME", {"behaviour": "return-later", "parameters": {"days": 1}})
    bank.ask("POST", "/payments", TRANSFER)
    bank.ask("POST", "/_mock/advance?days=5")

    for file in bank.files("camt.053"):
        imported = await bring(operator, file, now=A_WEEK_LATER)
        assert (imported.statements[0].is_continuous, imported.statements[0].problems) == (True, [])

    sent, returned = await entries()
    assert (sent.kind, sent.status, sent.is_credit) == (Kind.PAYMENT, IGNORED, False)
    assert (returned.kind, returned.status, returned.is_credit) == (Kind.RETURN, ORPHAN, True)
    assert returned.return_reason is not None


async def test_statement_with_a_hole_says_so(bank: MockBank, operator: Principal) -> None:
    bank.ask("PATCH", "/_mock/accounts/ACME", {"behaviour": "statement-gap"})
    bank.credit(note="First")
    bank.credit(note="Second")
    bank.ask("POST", "/_mock/advance?days=1")

    [file] = bank.files("camt.053")
    await bring(operator, file, now=A_WEEK_LATER)

    [stored] = await BankStatement.all()
    assert (stored.entry_count, stored.is_continuous) == (1, False)
    assert any(text.startswith("Its entries lead from 125000.00 EUR to 125012.05 EUR") for text in stored.problems)


async def test_report_of_the_day_and_its_statement_tell_one_entry(bank: MockBank, operator: Principal) -> None:
    bank.credit(note="Once")
    bank.ask("POST", "/_mock/accounts/ACME/report")
    bank.ask("POST", "/_mock/advance?days=1")

    for kind in ("camt.052", "camt.053"):
        [file] = bank.files(kind)
        imported = await bring(operator, file, now=A_WEEK_LATER)
        assert (imported.statements[0].is_continuous, imported.statements[0].problems) == (True, [])

    assert [entry.status for entry in await entries()] == [ORPHAN, DUPLICATE]


async def _pay(user: Principal, merchant: Merchant, reference: str) -> Payment:
    return await pay(user, instruction(merchant, amount=TWELVE, reference=reference))
