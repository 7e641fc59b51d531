"""Every field of the schema for every role: as the policies say, as the golden file says, and as the API does."""

from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from graphql import GraphQLField, GraphQLInterfaceType, GraphQLObjectType, get_named_type, is_required_argument

from payflowx.core.principal import Principal, Role
from payflowx.merchants.models import Merchant
from payflowx.schema import policies
from tests.api.books import make_book
from tests.api.documents import CREATE_API_KEY
from tests.api.operations import SCHEMA, everything
from tests.client import Client

GOLDEN: Final = Path(__file__).with_name("roles.golden")
ARGUMENTS: Final = {"paymentVolume": '(from: "2026-11-01", to: "2026-11-30")'}
"""Those that a field can't be asked without."""
CALLERS: Final[dict[str, Role | None]] = {"stranger": None, **{role.value: role for role in Role}}


def may_ask(caller: Role | None, access: policies.Access) -> bool:
    """Whether a caller of this role may ask for a field of this access."""
    return access is None or (caller is not None and caller.rank >= access.rank)


def matrix_lines() -> Iterator[str]:
    """One line for each field: who may ask for it, and a dash in the place of each who may not."""
    for name, access in policies.matrix().items():
        cells = (caller if may_ask(role, access) else "-" for caller, role in CALLERS.items())
        yield f"{name:<40} " + " ".join(f"{cell:<8}" for cell in cells).rstrip()


def test_matrix_is_that_of_the_golden_file() -> None:
    """A new field gets its line there by hand: somebody has to say who may ask for it."""
    assert list(matrix_lines()) == GOLDEN.read_text().splitlines()


def test_field_without_a_policy_keeps_the_schema_from_being_built(monkeypatch: pytest.MonkeyPatch) -> None:
    known = policies.matrix()
    for changed in (
        {name: access for name, access in known.items() if name != "Payment.amount"},
        known | {"Payment.cardNumber": Role.USER},
    ):
        monkeypatch.setattr(policies, "matrix", lambda changed=changed: changed)
        with pytest.raises(policies.PolicyMissing, match=r"Payment\.(amount|cardNumber)"):
            policies.enforce(SCHEMA)


def documents() -> dict[str, str]:
    """For each field of an object that a query can reach without arguments, a document that asks for it alone."""
    assert SCHEMA.query_type is not None
    found: dict[str, str] = {}
    waiting: deque[tuple[GraphQLObjectType, str]] = deque([(SCHEMA.query_type, "%s")])
    seen = {SCHEMA.query_type.name}
    while waiting:
        type_, path = waiting.popleft()
        for name, field in type_.fields.items():
            arguments = ARGUMENTS.get(name, "")
            if not arguments and any(is_required_argument(argument) for argument in field.args.values()):
                continue
            found[f"{type_.name}.{name}"] = "{ " + path % f"{name}{arguments} {smallest(field)}" + " }"
            inner = get_named_type(field.type)
            if isinstance(inner, GraphQLObjectType) and inner.name not in seen:
                seen.add(inner.name)
                waiting.append((inner, path % f"{name}{arguments} {{ %s }}"))
    return found


def smallest(field: GraphQLField) -> str:
    """The least that can be selected of a field."""
    is_leaf = not isinstance(get_named_type(field.type), GraphQLObjectType | GraphQLInterfaceType)
    return "" if is_leaf else "{ __typename }"


DOCUMENTS: Final = documents()


def test_walk_reaches_all_that_is_read() -> None:
    only_written = {"CreatePaymentPayload", "CreateApiKeyPayload", "ApiKeyPayload", "MerchantPayload", "UserPayload"}
    only_written |= {"ReconciliationRunPayload", "SessionPayload", "UserError", "Mutation", "ResolveDiscrepancyPayload"}
    only_written |= {
        "CreateRefundPayload",
        "BankAccountPayload",
        "ImportStatementPayload",
        "StatementPreview",
        "StatementEntryPreview",
        "MappingProposal",
        "MappingQuestion",
        "MappingColumn",
        "ReconciliationTermsPayload",
    }
    with_arguments = {"Query.node", "Query.payment"}

    missing = policies.matrix().keys() - DOCUMENTS.keys() - with_arguments

    assert {name.partition(".")[0] for name in missing} == only_written


@pytest.fixture
async def clients(client: Client, as_user: Client, as_operator: Client, as_admin: Client) -> dict[str, Client]:
    """A client for each kind of caller, with an API key where it may have one."""
    for signed_in in (as_user, as_operator, as_admin):
        await signed_in.ask(CREATE_API_KEY, input={"name": "server"})
    return {"stranger": client, "USER": as_user, "OPERATOR": as_operator, "ADMIN": as_admin}


@pytest.mark.parametrize("caller", CALLERS)
async def test_every_field_answers_as_the_matrix_says(
    caller: str, clients: dict[str, Client], user: Principal, merchant: Merchant
) -> None:
    await make_book(user, merchant)
    refusal = "UNAUTHENTICATED" if caller == "stranger" else "FORBIDDEN"

    for name, document in DOCUMENTS.items():
        answer = await clients[caller].send(document)

        codes = {error["extensions"]["code"] for error in answer.body.get("errors", [])}
        on_the_way = name_of_root(document)
        is_allowed = all(may_ask(CALLERS[caller], policies.matrix()[field]) for field in (name, on_the_way))
        assert codes == (set() if is_allowed else {refusal}), (name, document, answer.body)


def name_of_root(document: str) -> str:
    """The root field that a document starts from."""
    return f"Query.{document.split()[1].partition('(')[0]}"


def test_selection_of_everything_has_what_only_operators_may_read_left_out() -> None:
    selection = everything(SCHEMA.type_map["ReconciliationSummary"])  # type: ignore[arg-type]  # an object type

    above_user = {name for name, access in policies.matrix().items() if access not in {None, Role.USER}}
    assert not any(name.replace(".", "_") in selection for name in above_user)
