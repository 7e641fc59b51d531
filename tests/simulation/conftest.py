"""Those who act in these tests."""

from tests.people import admin, merchant, operator, stranger, user

__all__ = ["admin", "merchant", "operator", "stranger", "user"]
