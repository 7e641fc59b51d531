"""The operations that several tests send."""

from typing import Any, Final

from payflowx.core.ids import to_typeid
from payflowx.merchants.models import Merchant

ERRORS: Final = "errors { code message path }"
MONEY: Final = "{ amount currency amountMinor }"

LOGIN: Final = f"""
mutation Login($email: String!, $password: String!) {{
    login(input: {{email: $email, password: $password}}) {{
        accessToken refreshToken expiresAt user {{ id email name role isActive createdAt }} {ERRORS}
    }}
}}
"""
REFRESH_SESSION: Final = f"""
mutation RefreshSession($token: String) {{
    refreshSession(refreshToken: $token) {{ accessToken refreshToken expiresAt user {{ id }} {ERRORS} }}
}}
"""
LOGOUT: Final = "mutation Logout($token: String) { logout(refreshToken: $token) }"
API_KEY: Final = "{ id name prefix createdAt lastUsedAt expiresAt revokedAt }"
API_KEYS: Final = f"query ApiKeys {{ apiKeys {API_KEY} }}"
CREATE_API_KEY: Final = f"""
mutation CreateApiKey($input: CreateApiKeyInput!) {{
    createApiKey(input: $input) {{ apiKey {API_KEY} secret {ERRORS} }}
}}
"""
REVOKE_API_KEY: Final = f"mutation RevokeApiKey($id: ID!) {{ revokeApiKey(id: $id) {{ apiKey {API_KEY} {ERRORS} }} }}"
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
            id status amount {MONEY} idempotencyKey reference description exclusiveScope failureCode failureReason
            gateway gatewayReference createdAt completedAt
        }}
        replayed
        {ERRORS}
    }}
}}
"""
CREATE_REFUND: Final = f"""
mutation CreateRefund($input: CreateRefundInput!) {{
    createRefund(input: $input) {{
        refund {{ id status amount {MONEY} idempotencyKey reason gatewayReference createdAt completedAt }}
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
RESOLVE_DISCREPANCY: Final = f"""
mutation ResolveDiscrepancy($input: ResolveDiscrepancyInput!) {{
    resolveDiscrepancy(input: $input) {{
        result {{ id status isCurrent resolution {{ kind note resolvedBy {{ email }} resolvedAt }} }} {ERRORS}
    }}
}}
"""
SET_TERMS: Final = f"""
mutation SetTerms($input: SetReconciliationTermsInput!) {{
    setReconciliationTerms(input: $input) {{
        terms {{
            id merchant {{ id }} currency feeBasisPoints fee {MONEY} toleranceBasisPoints tolerance {MONEY}
            validFrom createdAt createdBy {{ id }}
        }}
        {ERRORS}
    }}
}}
"""
IMPORT_STATEMENT: Final = f"""
mutation ImportStatement($input: ImportStatementInput!) {{
    importStatement(input: $input) {{
        statement {{
            id format filename accountId openingBalance {MONEY} closingBalance {MONEY} isContinuous entryCount problems
            counts {{ status count }} importedBy {{ id }}
            entries {{
                nodes {{
                    id status kind amount {MONEY} endToEndId remittanceInformation bankReference bookingDate valueDate
                    counterpartyName counterpartyAccount
                    problem raw statement {{ id }} payment {{ id }} settlement {{ id source payment {{ id }} }}
                }}
            }}
        }}
        statements {{ id }}
        counts {{ status count }}
        replayed
        preview {{
            formats problems mapping counts {{ status count }} entries {{ status amount {MONEY} endToEndId problem }}
        }}
        proposal {{ mapping questions {{ key question choices }} columns {{ number name examples }} }}
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
