"""What the API says of money that came back: to operators of the entry, and to whoever may see the payment."""

from payflowx.core.ids import to_typeid
from payflowx.core.money import Money
from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from tests.api.documents import MONEY
from tests.bank_statements import files
from tests.bank_statements.files import bring, credit_for, statement
from tests.bank_statements.returned import came_back, camt, taken
from tests.client import Client
from tests.factories import instruction, pay
from tests.reconciliation.test_late_feeds import judge

VERDICT = f"""
query Payment($id: ID!) {{
    payment(id: $id) {{ reconciliation {{ status reason explanation returned {MONEY} difference {MONEY} }} }}
}}
"""
ENTRIES = "{ statementEntries(status: [ORPHAN]) { nodes { kind problem payment { id } settlement { id } } } }"
AC04 = "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>"


async def test_chargeback_is_told_of_the_verdict_and_of_the_entry(
    as_user: Client, as_operator: Client, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant, amount=Money(44_00, "EUR")))
    name = to_typeid("payment", payment.id)
    await bring(operator, files.camt(statement([credit_for(payment)])))
    await bring(operator, camt(taken(payment, 10_00, text="Returned MD06"), code="IDDT-UPDD"))
    await judge()

    verdict = (await as_user.ask(VERDICT, id=name))["reconciliation"]
    assert (verdict["status"], verdict["reason"]) == ("MISMATCHED", "RETURNED")
    assert (verdict["returned"]["amount"], verdict["difference"]["amount"]) == ("10.00", "0.00")
    assert verdict["explanation"] == (
        "The bank settled 44.00 EUR, and took 10.00 EUR of it back: 34.00 EUR are left. "
        "It has to be put right with the customer. "
        "Money that had come in was taken back (MD06: refund asked for by the payer): 10.00 EUR on 2026-11-24."
    )
    [entry] = (await as_operator.ask(ENTRIES))["nodes"]
    assert entry == {
        "kind": "RETURN",
        "problem": f"Money that had come in was taken back (MD06: refund asked for by the payer). It names {name}.",
        "payment": {"id": name},
        "settlement": None,
    }


async def test_transfer_that_came_back_is_told_by_the_explanation_alone(
    as_user: Client, user: Principal, operator: Principal, merchant: Merchant
) -> None:
    payment = await pay(user, instruction(merchant, amount=Money(44_00, "EUR")))
    await bring(operator, files.camt(statement([credit_for(payment)])))
    await bring(operator, camt(came_back(payment), details=AC04))
    await judge()

    verdict = (await as_user.ask(VERDICT, id=to_typeid("payment", payment.id)))["reconciliation"]

    assert (verdict["status"], verdict["reason"], verdict["returned"]) == ("MATCHED", "EXACT", None)
    assert verdict["explanation"] == (
        "The bank settled 44.00 EUR, exactly what was paid. "
        "A transfer of yours came back (AC04: closed account): 44.00 EUR on 2026-11-24."
    )
