"""The operations that several tests send."""

from typing import Any, Final

from payflowx.core.ids import to_typeid
from payflowx.merchants.models import Merchant

ERRORS: Final = "errors { code message path }"
MONEY: Final = "{ amount currency amountMinor }"

LOGIN: Final = f"""
mutation Login($email: String!, $password: String!) {{
    login(input: {{email: $email, password: $password}}) {{
        accessToken expiresAt user {{ id email name role isActive createdAt }} {ERRORS}
    }}
}}
"""
CREATE_USER: Final = f"""
mutation CreateUser($input: CreateUserInput!) {{
    createUser(input: $input) {{ user {{ id email name role isActive createdAt }} {ERRORS} }}
}}
"""
CREATE_MERCHANT: Final = f"""
mutation CreateMerchant($input: CreateMerchantInput!) {{
    createMerchant(input: $input) {{ merchant {{ id name isActive createdAt }} {ERRORS} }}
}}
"""
UPDATE_MERCHANT: Final = f"""
mutation UpdateMerchant($input: UpdateMerchantInput!) {{
    updateMerchant(input: $input) {{ merchant {{ id name isActive createdAt }} {ERRORS} }}
}}
"""
CREATE_PAYMENT: Final = f"""
mutation CreatePayment($input: CreatePaymentInput!) {{
    createPayment(input: $input) {{
        payment {{
            id status amount {MONEY} idempotencyKey reference description failureCode failureReason
            gateway gatewayReference createdAt completedAt
        }}
        replayed
        {ERRORS}
    }}
}}
"""
RUN_RECONCILIATION: Final = f"""
mutation RunReconciliation {{
    runReconciliation {{
        run {{
            id status trigger asOf startedAt finishedAt examined changed failureReason
            counts {{ status count expected {MONEY} difference {MONEY} }}
        }}
        {ERRORS}
    }}
}}
"""
ME: Final = "query Me { me { id email name role isActive createdAt } }"


def payment_input(merchant: Merchant, **changes: Any) -> dict[str, Any]:
    """Ten dollars and a half for a merchant, but for what the test says."""
    return {
        "idempotencyKey": "order-1",
        "merchantId": to_typeid("merchant", merchant.id),
        "amount": {"amount": "10.50", "currency": "USD"},
        **changes,
    }
