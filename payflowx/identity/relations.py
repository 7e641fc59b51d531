"""What the statements of upper domains may join of identity."""

from typing import Final

ADDRESSES: Final = "(SELECT id, email FROM users)"
"""The users with their e-mail addresses, in lower case, as a relation for a statement of an upper domain."""
