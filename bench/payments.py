"""createPayment over HTTP, next to PostgreSQL with the very same statement, and to repeated keys: A B C A B C."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any, Final

import asyncpg

from bench.lines import PER_SECOND, SECONDS, Figure, Goal, Line, NotMeasured, expect, not_measured
from bench.rows import Parties
from bench.server import HOST, Api, run_generator
from payflowx.core.ids import MerchantId, UserId, to_typeid

REQUESTS_PER_SECOND_MAX: Final = 12_000
EVENTS_PER_PAYMENT: Final = 2
REPLAY_GOAL: Final = Goal(">=", 1.5)
READY_GOAL: Final = Goal("<=", 2.0)


@dataclass(frozen=True, slots=True)
class Plan:
    """How much to measure."""

    clients: Sequence[int]
    rounds: int
    warmup_seconds: float
    seconds: float


@dataclass(slots=True)
class Samples:
    """What the rounds gave for one number of clients."""

    created: list[dict[str, Any]] = field(default_factory=list)
    direct: list[dict[str, Any]] = field(default_factory=list)
    repeated: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Bench:
    """What the rounds work with."""

    api: Api
    database_url: str
    parties: Parties
    plan: Plan


async def measure(bench: Bench) -> list[Line]:
    """A line for each number of clients, once for new keys and once for repeated ones."""
    ready = Figure("payflowx serve", SECONDS, (bench.api.ready_seconds,))
    lines = [Line("from `payflowx serve` to ready, migrated database", ready, details={"goal_seconds": 2.0})]
    for clients in bench.plan.clients:
        try:
            lines += await _measure_clients(bench, clients)
        except (NotMeasured, OSError, asyncpg.PostgresError) as error:
            lines.append(not_measured(f"createPayment, {_named(clients)}", error))
    return lines


async def _measure_clients(bench: Bench, clients: int) -> list[Line]:
    samples = Samples()
    for number in range(bench.plan.rounds):
        name = f"bench-{clients}-{number}"
        created = await _over_http(bench, clients, f"{name}-http")
        await _check(bench, f"{name}-http", created["taken_count"])
        direct = await _directly(bench, clients, f"{name}-direct")
        await _check(bench, f"{name}-direct", direct["taken_count"])
        repeated = await _over_http(bench, clients, f"{name}-http", stored_keys=created["taken_count"])
        await _check(bench, f"{name}-http", created["taken_count"])  # a repeated key adds nothing
        samples.created.append(created)
        samples.direct.append(direct)
        samples.repeated.append(repeated)
    return _lines(samples, clients)


async def _over_http(bench: Bench, clients: int, prefix: str, *, stored_keys: int = 0) -> dict[str, Any]:
    before = bench.api.cpu_seconds()
    sample = await run_generator(
        "bench.client",
        {
            "host": HOST,
            "port": bench.api.port,
            "token": bench.api.token(UserId(bench.parties.user_id)),
            "merchant": to_typeid("merchant", MerchantId(bench.parties.merchant_id)),
            "stored_keys": stored_keys,
            **_bounds(bench.plan, clients, prefix),
        },
    )
    after = bench.api.cpu_seconds()
    if before is not None and after is not None:
        sample["api_cpu_ms"] = (after - before) * 1000 / sample["taken_count"]
    return sample


async def _directly(bench: Bench, clients: int, prefix: str) -> dict[str, Any]:
    parties = {"user_id": str(bench.parties.user_id), "merchant_id": str(bench.parties.merchant_id)}
    return await run_generator(
        "bench.direct", {"url": bench.database_url, **parties, **_bounds(bench.plan, clients, prefix)}
    )


def _bounds(plan: Plan, clients: int, prefix: str) -> dict[str, object]:
    return {
        "prefix": prefix,
        "clients": clients,
        "warmup_seconds": plan.warmup_seconds,
        "seconds": plan.seconds,
        "requests_max": int((plan.warmup_seconds + plan.seconds) * REQUESTS_PER_SECOND_MAX),
    }


async def _check(bench: Bench, prefix: str, count: int) -> None:
    """The tables hold exactly the payments that were answered for, each SUCCESS and with both its events."""
    connection = await asyncpg.connect(bench.database_url)
    try:
        row = await connection.fetchrow(
            """SELECT count(*) AS payments, count(*) FILTER (WHERE status = 'SUCCESS') AS succeeded,
                COALESCE(sum((SELECT count(*) FROM events WHERE subject_id = payments.id)), 0) AS events
            FROM payments WHERE idempotency_key LIKE $1""",
            f"{prefix}-%",
        )
    finally:
        await connection.close()
    found = {} if row is None else {name: int(row[name]) for name in ("payments", "succeeded", "events")}
    expect(f"rows of {prefix}", found, {"payments": count, "succeeded": count, "events": EVENTS_PER_PAYMENT * count})


def _lines(samples: Samples, clients: int) -> list[Line]:
    created = Figure("createPayment", PER_SECOND, _of(samples.created, "rate"))
    direct = Figure("the statement alone", PER_SECOND, _of(samples.direct, "rate"))
    repeated = Figure("createPayment, repeated keys", PER_SECOND, _of(samples.repeated, "rate"))
    details = {"created": samples.created, "direct": samples.direct, "repeated": samples.repeated}
    beside = f"{_latency(samples.created)}; alone {_latency(samples.direct)}"
    return [
        Line(f"createPayment, {_named(clients)}", created, direct, more=beside, details={"samples": details}),
        Line(f"repeated key, {_named(clients)}", repeated, created, goal=REPLAY_GOAL, more=_latency(samples.repeated)),
    ]


def _latency(samples: Sequence[dict[str, Any]]) -> str:
    text = f"p50 {median(_of(samples, 'p50_ms')):.1f}, p99 {median(_of(samples, 'p99_ms')):.1f} ms"
    if all("api_cpu_ms" in sample for sample in samples):
        text += f", API's CPU {median(_of(samples, 'api_cpu_ms')):.2f} ms each"
    return text


def _of(samples: Sequence[dict[str, Any]], name: str) -> tuple[float, ...]:
    return tuple(float(sample[name]) for sample in samples)


def _named(clients: int) -> str:
    return "1 client" if clients == 1 else f"{clients} clients"
