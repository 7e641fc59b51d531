"""Who may ask for which field: the whole of it in one table, and nothing that is not in it.

A field that is missing here keeps the schema from being built, so a new one is closed until somebody has decided. What
a role may ask for at all stands here; which objects it then gets (its own, or everybody's) is the services' business,
which show an object of somebody else as one that isn't there.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from graphql import GraphQLObjectType, GraphQLSchema

from payflowx.core.errors import NotAllowed, NotAuthenticated, PayFlowXError
from payflowx.core.principal import Role

PUBLIC: Final = None
ROOTS: Final = frozenset({"Query", "Mutation"})
Access = Role | None
"""The lowest role that may ask for a field; None where nobody has to be signed in."""

POLICIES: Final[Mapping[str, Mapping[Access, str]]] = MappingProxyType(
    {
        "Query": {
            Role.USER: (
                "node me apiKeys currencies merchants payment payments paymentStats paymentVolume refunds settlements "
                "reconciliationSummary reconciliationResults"
            ),
            Role.OPERATOR: ("reconciliationRuns reconciliationTerms bankStatements statementEntries bankAccounts"),
            Role.ADMIN: "users",
        },
        "Mutation": {
            PUBLIC: "login refreshSession logout",
            Role.USER: "createApiKey revokeApiKey createPayment createRefund",
            Role.OPERATOR: "runReconciliation resolveDiscrepancy importStatement nameBankAccount",
            Role.ADMIN: (
                "createUser createMerchant updateMerchant setReconciliationTerms "
                "closeBankAccount reopenBankAccount assignBankAccount"
            ),
        },
        "Allocation": {Role.OPERATOR: "id source target amount isLive decidedBy note createdAt"},
        "ApiKey": {Role.USER: "id name prefix createdAt lastUsedAt expiresAt revokedAt"},
        "ApiKeyPayload": {Role.USER: "apiKey errors"},
        "CreateApiKeyPayload": {Role.USER: "apiKey secret errors"},
        "CreatePaymentPayload": {Role.USER: "payment replayed errors"},
        "CreateRefundPayload": {Role.USER: "refund replayed errors"},
        "Currency": {Role.USER: "code decimals"},
        "Merchant": {Role.USER: "id name isActive createdAt"},
        "MerchantConnection": {Role.USER: "edges nodes pageInfo"},
        "MerchantEdge": {Role.USER: "cursor node"},
        "MerchantPayload": {Role.USER: "merchant errors"},
        "Money": {Role.USER: "amount currency amountMinor"},
        "PageInfo": {Role.USER: "hasNextPage hasPreviousPage startCursor endCursor"},
        "Payment": {
            Role.USER: (
                "id status amount idempotencyKey reference description failureCode failureReason gateway "
                "gatewayReference exclusiveScope createdAt completedAt user merchant refunds refundable settlement "
                "legs nets reconciliation verdicts events"
            ),
        },
        "PaymentConnection": {Role.USER: "edges nodes pageInfo"},
        "PaymentEdge": {Role.USER: "cursor node"},
        "PaymentLeg": {Role.USER: "type amount occurredAt reason sources"},
        "PaymentEvent": {Role.USER: "type actor data occurredAt"},
        "PaymentStats": {Role.USER: "count initiatedCount successCount failedCount successRate volume"},
        "PaymentVolumePoint": {Role.USER: "date currency count volume failedCount failedVolume"},
        "ReconciliationCount": {Role.USER: "status count expected difference unexplained atRisk"},
        "ReconciliationResult": {
            Role.USER: (
                "id status reason explanation expected actual difference fee tolerance due returned unexplained "
                "createdAt run payment refund settlement isCurrent isResolved"
            ),
            Role.OPERATOR: "resolution",
        },
        "ReconciliationResultConnection": {Role.USER: "edges nodes pageInfo"},
        "ReconciliationResultEdge": {Role.USER: "cursor node"},
        "ReconciliationRun": {
            Role.USER: "id status trigger asOf startedAt finishedAt isFull rulesDigest",
            Role.OPERATOR: "examined changed counts refundCounts bookDigest failureReason",
        },
        "ReconciliationRunConnection": {Role.USER: "edges nodes pageInfo"},
        "ReconciliationRunEdge": {Role.USER: "cursor node"},
        "ReconciliationRunPayload": {Role.USER: "run errors"},
        "ReconciliationSummary": {Role.USER: "counts refundCounts lastRun ages", Role.OPERATOR: "lateFeeds"},
        "ReconciliationAge": {Role.USER: "status fromDays toDays count expected"},
        "ReconciliationTerms": {
            Role.OPERATOR: (
                "id merchant currency feeBasisPoints fee toleranceBasisPoints tolerance validFrom createdAt createdBy"
            ),
        },
        "ReconciliationTermsConnection": {Role.OPERATOR: "edges nodes pageInfo"},
        "ReconciliationTermsEdge": {Role.OPERATOR: "cursor node"},
        "ReconciliationTermsPayload": {Role.ADMIN: "terms errors"},
        "Resolution": {Role.OPERATOR: "kind note resolvedAt resolvedBy"},
        "ResolveDiscrepancyPayload": {Role.OPERATOR: "result errors"},
        "LateFeed": {Role.OPERATOR: "currency lastDate count expected accounts"},
        "BankAccount": {
            Role.OPERATOR: ("id identification currency name closedOn foundAt heardFrom heardTo merchants gateways"),
        },
        "BankAccountConnection": {Role.OPERATOR: "edges nodes pageInfo"},
        "BankAccountEdge": {Role.OPERATOR: "cursor node"},
        "BankAccountPayload": {Role.OPERATOR: "account errors"},
        "BankStatement": {
            Role.OPERATOR: (
                "id format accountId account reference sequenceNumber isIntraday fromDate toDate openingBalance "
                "closingBalance isContinuous entryCount importedAt filename importedBy counts problems entries"
            ),
        },
        "BankStatementConnection": {Role.OPERATOR: "edges nodes pageInfo"},
        "BankStatementEdge": {Role.OPERATOR: "cursor node"},
        "ImportStatementPayload": {Role.OPERATOR: "statement statements counts replayed preview proposal errors"},
        "MappingColumn": {Role.OPERATOR: "number name examples"},
        "MappingProposal": {Role.OPERATOR: "mapping questions columns"},
        "MappingQuestion": {Role.OPERATOR: "key question choices"},
        "StatementEntry": {
            Role.OPERATOR: (
                "id status kind amount isBooked isReversal bankReference endToEndId remittanceInformation "
                "counterpartyName counterpartyAccount transactionCode bookingDate valueDate problem raw position "
                "statement settlement payment allocations unallocated"
            ),
        },
        "StatementEntryConnection": {Role.OPERATOR: "edges nodes pageInfo"},
        "StatementEntryCount": {Role.OPERATOR: "status count"},
        "StatementEntryEdge": {Role.OPERATOR: "cursor node"},
        "StatementEntryPreview": {
            Role.OPERATOR: (
                "status amount bookingDate endToEndId remittanceInformation counterpartyName counterpartyAccount "
                "problem"
            ),
        },
        "StatementPreview": {Role.OPERATOR: "formats counts problems entries mapping"},
        "Refund": {
            Role.USER: (
                "id status amount idempotencyKey reason failureCode failureReason gatewayReference createdAt "
                "completedAt payment failedLater settlement reconciliation events"
            ),
        },
        "RefundConnection": {Role.USER: "edges nodes pageInfo"},
        "RefundEdge": {Role.USER: "cursor node"},
        "RefundFailure": {Role.USER: "failureCode failureReason failedAt"},
        "SessionPayload": {PUBLIC: "accessToken refreshToken expiresAt user errors"},
        "Settlement": {
            Role.USER: (
                "id status amount failureReason source bankReference valueDate attemptedAt settledAt createdAt endedAt "
                "payment refund"
            ),
            Role.OPERATOR: "allocations",
        },
        "SettlementConnection": {Role.USER: "edges nodes pageInfo"},
        "SettlementEdge": {Role.USER: "cursor node"},
        "User": {Role.USER: "id email name role isActive createdAt"},
        "UserConnection": {Role.USER: "edges nodes pageInfo"},
        "UserEdge": {Role.USER: "cursor node"},
        "UserError": {PUBLIC: "code message path"},
        "UserPayload": {Role.USER: "user errors"},
    }
)
"""For each type, its fields by the role that they need. Each role includes the ones before it."""


class PolicyMissing(PayFlowXError):
    """The table and the schema don't have the same fields."""


def matrix() -> dict[str, Access]:
    """The table, field by field: `Query.payments` and the lowest role that may ask for it."""
    return dict(_listed())


def enforce(schema: GraphQLSchema) -> None:
    """Puts the check before each field's resolver. Raises PolicyMissing for a field without one, or the reverse."""
    policies = matrix()
    fields = {
        f"{type_.name}.{name}": field
        for type_ in schema.type_map.values()
        if isinstance(type_, GraphQLObjectType) and not type_.name.startswith("__")
        for name, field in type_.fields.items()
    }
    if different := policies.keys() ^ fields.keys():
        raise PolicyMissing(f"Say in policies.py who may ask for each field, and for no other: {sorted(different)}.")
    for name, field in fields.items():
        access = policies[name]
        if access is not PUBLIC and _is_checked(name, access):
            field.resolve = _checked(field.resolve, access)


def roles_that_may(fields: Iterable[str]) -> frozenset[Role] | None:
    """The roles of those who pass the checks of all these fields; None where there are none, for everybody does."""
    policies = matrix()
    needed = [access for name in fields if (access := policies.get(name)) is not None and _is_checked(name, access)]
    if not needed:
        return None
    rank = max(role.rank for role in needed)
    return frozenset(role for role in Role if role.rank >= rank)


def _is_checked(name: str, access: Role) -> bool:
    """Whoever reads a field below the roots has passed one of them, so the lowest role needs no further check."""
    return access is not Role.USER or name.partition(".")[0] in ROOTS


def _listed() -> Iterator[tuple[str, Access]]:
    for type_name, by_access in POLICIES.items():
        for access, names in by_access.items():
            for name in names.split():
                yield f"{type_name}.{name}", access


def _checked(resolve: Any, role: Role) -> Any:
    def checked(source: Any, info: Any, **arguments: Any) -> Any:
        try:
            info.context.principal.require(role)
        except (NotAuthenticated, NotAllowed) as refusal:
            return _raise(refusal)
        return resolve(source, info, **arguments)

    return checked


async def _raise(refusal: PayFlowXError) -> None:
    """Raises when it is awaited: raised at once, it would leave the coroutines of the fields beside it unawaited."""
    raise refusal
