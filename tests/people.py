"""Fixtures: those who act in most tests, and the merchant that they pay; each is made when asked for."""

import pytest_asyncio

from payflowx.core.principal import Principal, Role
from payflowx.merchants.models import Merchant
from tests.factories import make_merchant, make_user


@pytest_asyncio.fixture
async def admin(database: str) -> Principal:
    """Manages users and merchants."""
    return await make_user(Role.ADMIN)


@pytest_asyncio.fixture
async def operator(database: str) -> Principal:
    """Sees everything."""
    return await make_user(Role.OPERATOR)


@pytest_asyncio.fixture
async def user(database: str) -> Principal:
    """Pays, and sees what it paid."""
    return await make_user()


@pytest_asyncio.fixture
async def stranger(database: str) -> Principal:
    """Another one who pays, and sees nothing of `user`."""
    return await make_user()


@pytest_asyncio.fixture
async def merchant(admin: Principal) -> Merchant:
    """Takes payments."""
    return await make_merchant(admin)
