"""What the statements of upper domains may join of merchants."""

from typing import Final

ACTIVE: Final = "(SELECT id FROM merchants WHERE is_active)"
"""The merchants that may take a payment, as a relation for a statement of an upper domain."""
