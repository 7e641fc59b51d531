"""Who is acting: the signed-in user on whose behalf a use case runs, and the parts of the system itself."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from payflowx.core.errors import NotAllowed
from payflowx.core.ids import ApiKeyId, Prefix, SessionId, UserId, to_typeid

SYSTEM_GATEWAY: Final = "system:gateway"
SYSTEM_BANK: Final = "system:bank"
SYSTEM_RECONCILIATION: Final = "system:reconciliation"
SYSTEM_CLI: Final = "system:cli"
SYSTEM_UPGRADE: Final = "system:upgrade"


class Role(StrEnum):
    """What a user may do; each role includes the ones before it."""

    USER = "USER"
    OPERATOR = "OPERATOR"
    ADMIN = "ADMIN"

    @property
    def rank(self) -> int:
        """0 for the lowest role."""
        return list(Role).index(self)


@dataclass(frozen=True, slots=True)
class Principal:
    """A signed-in, active user, by a session or an API key; by neither where an identity provider vouches for it."""

    user_id: UserId
    role: Role
    session_id: SessionId | None = None
    api_key_id: ApiKeyId | None = None

    @property
    def sees_all(self) -> bool:
        """True where the role reaches beyond the user's own objects."""
        return self.role.rank >= Role.OPERATOR.rank

    @property
    def actor(self) -> str:
        """How the audit trail names this user: its public id."""
        return to_typeid(Prefix.USER, self.user_id)

    def require(self, role: Role) -> None:
        """Raises NotAllowed where the user's role is below `role`."""
        if self.role.rank < role.rank:
            raise NotAllowed(f"This needs the role {role}, and you have the role {self.role}.")

    def require_person(self) -> None:
        """Raises NotAllowed for an API key: one that was stolen must not be able to make itself at home."""
        if self.api_key_id is not None:
            raise NotAllowed("An API key can't do this: sign in with a password or through an identity provider.")
