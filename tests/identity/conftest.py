"""Those who act in these tests."""

from tests.people import admin, operator, user

__all__ = ["admin", "operator", "user"]
