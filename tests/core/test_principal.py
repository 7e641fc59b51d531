"""Each role includes the ones below it, and a role that is too low is refused."""

from uuid import UUID

import pytest

from payflowx.core.errors import NotAllowed, Refusal
from payflowx.core.ids import UserId
from payflowx.core.principal import Principal, Role

USER_ID = UserId(UUID("0188bac7-4afa-78aa-bc3b-bd1eef28d881"))
ALLOWED = {
    Role.USER: {Role.USER},
    Role.OPERATOR: {Role.USER, Role.OPERATOR},
    Role.ADMIN: {Role.USER, Role.OPERATOR, Role.ADMIN},
}


@pytest.mark.parametrize("has", Role)
@pytest.mark.parametrize("needs", Role)
def test_role_includes_the_lower_ones_and_no_other(has: Role, needs: Role) -> None:
    principal = Principal(user_id=USER_ID, role=has)

    if needs in ALLOWED[has]:
        principal.require(needs)
        return
    with pytest.raises(NotAllowed) as refusal:
        principal.require(needs)
    assert str(refusal.value) == f"This needs the role {needs}, and you have the role {has}."


def test_too_low_a_role_is_no_refusal_that_a_payload_could_hold() -> None:
    assert not issubclass(NotAllowed, Refusal)


@pytest.mark.parametrize(("role", "sees_all"), [(Role.USER, False), (Role.OPERATOR, True), (Role.ADMIN, True)])
def test_operators_see_beyond_their_own(role: Role, sees_all: bool) -> None:
    assert Principal(user_id=USER_ID, role=role).sees_all is sees_all


def test_the_trail_names_a_user_by_its_public_id() -> None:
    assert Principal(user_id=USER_ID, role=Role.USER).actor == "user_01h2xcejqtf2nbrexx3vqjhp41"


def test_principal_cannot_be_changed() -> None:
    principal = Principal(user_id=USER_ID, role=Role.USER)

    with pytest.raises(AttributeError):
        principal.role = Role.ADMIN  # type: ignore[misc]  # what the test is about
