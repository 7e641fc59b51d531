"""What the statements of upper domains may join of merchants."""

from typing import Final

ACTIVE: Final = "(SELECT id FROM merchants WHERE is_active)"
"""The merchants that may take a payment, as a relation for a statement of an upper domain."""

NAMES: Final = "(SELECT id, lower(name) AS name FROM merchants)"
"""The merchants with their names in lower case, as a relation for a statement of an upper domain."""

NAMED: Final = "(SELECT id, name FROM merchants)"
"""Every merchant with its name, as a relation for a statement of an upper domain."""
