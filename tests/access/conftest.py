"""Those who act in these tests."""

from tests.people import admin, operator, stranger, user

__all__ = ["admin", "operator", "stranger", "user"]
