"""Random secrets of 256 bits: shown once to their owner, and kept here as a SHA-256 only."""

import hashlib
import secrets
from dataclasses import dataclass
from typing import Final

SECRET_BYTES: Final = 32
PREFIX_LENGTH: Final = 12
REFRESH_TOKEN: Final = "pfr_"  # noqa: S105 - how refresh tokens begin
API_KEY: Final = "pfx_"


@dataclass(frozen=True, slots=True, repr=False)
class Secret:
    """A secret in clear, as its owner sees it once."""

    text: str

    @classmethod
    def new(cls, kind: str) -> "Secret":
        """A new one; `kind` is how it begins, so that leak scanners and people recognise it."""
        return cls(kind + secrets.token_urlsafe(SECRET_BYTES))

    @property
    def hash(self) -> bytes:
        """What is stored of it."""
        return digest(self.text)

    @property
    def prefix(self) -> str:
        """Enough to recognise it by, too little to use it."""
        return self.text[:PREFIX_LENGTH]


def digest(text: str) -> bytes:
    """The SHA-256 of a secret; of any other text too, which then is the hash of nothing that was ever issued."""
    return hashlib.sha256(text.encode(errors="replace")).digest()
