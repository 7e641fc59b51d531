from payflowx.core.principal import Role
from tests.factories import instruction, make_merchant, make_user, pay


async def test_a_payment_is_taken(database: str) -> None:
    admin = await make_user(Role.ADMIN)
    payment = await pay(admin, instruction(await make_merchant(admin)))
    assert payment.status == "SUCCESS"


async def test_again(database: str) -> None:
    admin = await make_user(Role.ADMIN)
    payment = await pay(admin, instruction(await make_merchant(admin)))
    assert payment.status == "SUCCESS"
