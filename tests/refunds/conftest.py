"""Those who act in these tests, and the payment that they give back."""

import pytest_asyncio

from payflowx.core.principal import Principal
from payflowx.merchants.models import Merchant
from payflowx.payments.models import Payment
from tests.factories import instruction, pay
from tests.people import admin, merchant, operator, stranger, user

__all__ = ["admin", "merchant", "operator", "stranger", "user"]


@pytest_asyncio.fixture
async def payment(user: Principal, merchant: Merchant) -> Payment:
    """Ten dollars of `user`."""
    return await pay(user, instruction(merchant))
