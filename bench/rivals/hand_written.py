"""A hand-written endpoint: Starlette, asyncpg and orjson, one SQL statement for each request, and no GraphQL.

It does what ours must: the token is verified and its session looked up, the input is checked, a payment is stored once
for each key with both its events by one statement, and one line is logged. It is written as somebody would who needs
nothing else, ever: two operations, each in the one form that its client sends. Started by uvicorn, with `SECRET` and
`DATABASE_URL` in its environment.
"""

import gc
import hashlib
import json
import os
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

import asyncpg
import jwt
import orjson
import uuid_utils
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from payflowx.core.ids import Prefix, from_typeid, to_typeid

CLAIMS: Final = ["exp", "iat", "nbf", "iss", "aud", "sub", "sid", "jti"]
DIGITS: Final = {"EUR": 2, "USD": 2, "GBP": 2, "JPY": 0, "KWD": 3}
KEY_LENGTH_MAX: Final = 255
POOL_SIZE: Final = 10
PAGE: Final = 50

SESSION: Final = """
SELECT users.role FROM sessions JOIN users ON users.id = sessions.user_id
WHERE sessions.id = $1 AND users.id = $2 AND sessions.ended_at IS NULL AND sessions.expires_at > $3 AND users.is_active
"""
TAKE: Final = """
WITH first AS (
    SELECT * FROM payments WHERE user_id = $2 AND idempotency_key = $3
), taken AS (
    INSERT INTO payments (id, user_id, idempotency_key, fingerprint, merchant_id, amount_minor, currency,
        payment_method, reference, status, gateway, gateway_reference, created_at, completed_at)
    SELECT $1, $2, $3, $4, merchants.id, $6, $7, $8, $9, 'SUCCESS', 'simulator', $10, $11, $11
    FROM merchants WHERE id = $5 AND is_active AND NOT EXISTS (SELECT FROM first)
    ON CONFLICT DO NOTHING RETURNING *
), trail AS (
    INSERT INTO events (id, type, subject_id, change_id, actor, data, occurred_at)
    SELECT event.id, event.type, taken.id, taken.id, event.actor, event.data::jsonb, taken.created_at
    FROM taken, (VALUES ($12::uuid, 'payment.initiated', $13, $14),
        ($15::uuid, 'payment.succeeded', 'system:gateway', $16)) AS event (id, type, actor, data)
)
SELECT false AS replayed, id, idempotency_key, fingerprint, amount_minor, currency, status, created_at FROM taken
UNION ALL
SELECT true, id, idempotency_key, fingerprint, amount_minor, currency, status, created_at FROM first
"""
LIST: Final = f"""
SELECT payment.id, payment.status, payment.amount_minor, payment.currency, payment.created_at,
    merchant.id AS merchant_id, merchant.name AS merchant_name,
    settlement.id AS settlement_id, settlement.status AS settlement_status, settlement.amount_minor AS settled_minor,
    settlement.currency AS settled_currency, verdict.id AS verdict_id, verdict.status AS verdict, verdict.reason
FROM (SELECT * FROM payments ORDER BY created_at DESC, id DESC LIMIT {PAGE + 1}) AS payment
JOIN merchants AS merchant ON merchant.id = payment.merchant_id
LEFT JOIN settlements AS settlement ON settlement.payment_id = payment.id AND settlement.status <> 'WITHDRAWN'
    AND settlement.refund_id IS NULL AND settlement.ended_at IS NULL
LEFT JOIN reconciliation_book AS book ON book.payment_id = payment.id AND book.refund_id IS NULL
LEFT JOIN reconciliation_results AS verdict ON verdict.id = book.result_id
ORDER BY payment.created_at DESC, payment.id DESC
"""

_pool: asyncpg.Pool


async def take(request: Request) -> Response:
    """createPayment for the input that the benchmark's client sends."""
    began_at, now = time.perf_counter(), datetime.now(UTC)
    claims = await _signed_in(request, now)
    if claims is None:
        return _answer({"errors": [{"message": "Sign in first."}]}, request, began_at, 401)
    given = orjson.loads(await request.body())["variables"]["input"]
    key, currency = given["idempotencyKey"], given["amount"]["currency"]
    method, reference = given.get("paymentMethod", "pm_success"), given.get("reference")
    digits = DIGITS.get(currency)
    is_text = 0 < len(key) <= KEY_LENGTH_MAX and key.isprintable()
    if digits is None or not is_text or method != "pm_success":
        return _answer({"errors": [{"message": "The input is wrong."}]}, request, began_at, 400)
    exact = Decimal(given["amount"]["amount"]).scaleb(digits)
    if exact != (minor := int(exact)) or minor <= 0:
        return _answer({"errors": [{"message": "The amount is wrong."}]}, request, began_at, 400)
    user, merchant = from_typeid(Prefix.USER, claims["sub"]), from_typeid(Prefix.MERCHANT, given["merchantId"])
    identity = json.dumps([str(merchant), minor, currency, method, reference])
    fingerprint = b"\x01" + hashlib.sha256(identity.encode()).digest()
    gateway_reference = "sim_" + hashlib.sha256(f"{user}:{key}".encode()).hexdigest()[:32]
    rows = await _pool.fetch(
        TAKE,
        *(_id(), user, key, fingerprint, merchant, minor, currency, method, reference, gateway_reference, now),
        *(_id(), claims["sub"], json.dumps({"amount_minor": minor, "currency": currency})),
        *(_id(), json.dumps({"gateway_reference": gateway_reference})),
    )
    if not rows:
        return _answer({"errors": [{"message": "There is no such merchant."}]}, request, began_at, 404)
    [row] = rows
    if row["fingerprint"] != fingerprint:
        return _answer({"errors": [{"message": "The key was used before."}]}, request, began_at, 409)
    created = {"replayed": row["replayed"], "payment": _taken(row), "errors": []}
    return _answer({"data": {"createPayment": created}}, request, began_at)


async def list_payments(request: Request) -> Response:
    """The newest fifty payments with merchant, settlement and verdict."""
    began_at, now = time.perf_counter(), datetime.now(UTC)
    if await _signed_in(request, now) is None:
        return _answer({"errors": [{"message": "Sign in first."}]}, request, began_at, 401)
    await request.body()
    rows = await _pool.fetch(LIST)
    page = {"nodes": [_listed(row) for row in rows[:PAGE]], "pageInfo": {"hasNextPage": len(rows) > PAGE}}
    return _answer({"data": {"payments": page}}, request, began_at)


async def list_rows(request: Request) -> Response:
    """The same rows as they come, for nobody in particular: the least that a list in Python costs."""
    await request.body()
    rows = await _pool.fetch(LIST)
    return Response(orjson.dumps([dict(row) for row in rows[:PAGE]], default=str), media_type="application/json")


async def is_ready(_request: Request) -> Response:
    """Tells that the server answers."""
    return Response("ok")


async def _signed_in(request: Request, now: datetime) -> dict[str, Any] | None:
    """The claims of a token whose session is open."""
    _, _, token = request.headers.get("authorization", "").partition(" ")
    try:
        claims: dict[str, Any] = jwt.decode(
            token,
            os.environ["SECRET"].encode(),
            algorithms=["HS256"],
            issuer="payflowx",
            audience="payflowx-api",
            leeway=10,
            options={"require": CLAIMS},
        )
    except jwt.PyJWTError:
        return None
    session, user = from_typeid(Prefix.SESSION, claims["sid"]), from_typeid(Prefix.USER, claims["sub"])
    return claims if await _pool.fetch(SESSION, session, user, now) else None


def _taken(row: asyncpg.Record) -> dict[str, Any]:
    return {
        "id": to_typeid(Prefix.PAYMENT, row["id"]),
        "idempotencyKey": row["idempotency_key"],
        "status": row["status"],
        "amount": _money(row["amount_minor"], row["currency"]),
        "createdAt": row["created_at"],
    }


def _listed(row: asyncpg.Record) -> dict[str, Any]:
    settled = row["settled_minor"]
    return {
        "id": to_typeid(Prefix.PAYMENT, row["id"]),
        "status": row["status"],
        "amount": _money(row["amount_minor"], row["currency"]),
        "createdAt": row["created_at"],
        "merchant": {"id": to_typeid(Prefix.MERCHANT, row["merchant_id"]), "name": row["merchant_name"]},
        "settlement": row["settlement_id"]
        and {
            "id": to_typeid(Prefix.SETTLEMENT, row["settlement_id"]),
            "status": row["settlement_status"],
            "amount": None if settled is None else _money(settled, row["settled_currency"]),
        },
        "reconciliation": row["verdict_id"]
        and {
            "id": to_typeid(Prefix.VERDICT, row["verdict_id"]),
            "status": row["verdict"],
            "reason": row["reason"],
        },
    }


def _money(minor: int, currency: str) -> dict[str, str]:
    digits = DIGITS[currency]
    text = str(minor).rjust(digits + 1, "0")
    return {"amount": f"{text[:-digits]}.{text[-digits:]}" if digits else text, "currency": currency}


def _answer(body: dict[str, Any], request: Request, began_at: float, status: int = 200) -> Response:
    """The answer, and its line in the log."""
    line = {
        "event": "request",
        "path": request.url.path,
        "status": status,
        "milliseconds": round((time.perf_counter() - began_at) * 1000, 2),
        "timestamp": datetime.now(UTC),
    }
    sys.stdout.buffer.write(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))
    sys.stdout.buffer.flush()
    return Response(orjson.dumps(body), status, media_type="application/json")


def _id() -> UUID:
    return UUID(bytes=uuid_utils.uuid7().bytes)


async def _nothing(_connection: asyncpg.Connection) -> None:
    """Spares the round trip that asyncpg would make to reset a session in which nothing is ever set."""


@asynccontextmanager
async def _life(_app: Starlette) -> AsyncIterator[None]:
    global _pool
    async with asyncpg.create_pool(
        os.environ["DATABASE_URL"],
        min_size=1,
        max_size=POOL_SIZE,
        reset=_nothing,
        server_settings={"timezone": "UTC"},
    ) as _pool:
        gc.collect()
        gc.freeze()
        yield


app = Starlette(
    routes=[
        Route("/graphql", take, methods=["POST"]),
        Route("/list", list_payments, methods=["POST"]),
        Route("/rows", list_rows, methods=["POST"]),
        Route("/readyz", is_ready),
    ],
    lifespan=_life,
)
