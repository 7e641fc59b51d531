"""createPayment over HTTP, next to PostgreSQL with the very same statement, and to repeated keys: A B C A B C."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any, Final

import asyncpg

from bench.lines import PER_SECOND, Figure, Goal, Line, NotMeasured, expect, not_measured
from bench.meters import Meter, cpu_seconds
from bench.rows import Parties
from bench.server import HOST, Api, run_generator
from payflowx import localdb
from payflowx.access import tokens
from payflowx.core.ids import MerchantId, to_typeid
from payflowx.localdb.clusters import DATABASE

REQUESTS_PER_SECOND_MAX: Final = 12_000
REQUESTS_PER_SECOND_AND_CLIENT_MAX: Final = 4_000
GENERATOR_CPU_SHARE_MAX: Final = 0.7
EVENTS_PER_PAYMENT: Final = 2
REPLAY_GOAL: Final = Goal(">=", 1.5)


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
    server: localdb.Server
    session: tokens.Bearer
    plan: Plan
    parties: Parties
    database: str = DATABASE


async def measure(bench: Bench) -> list[Line]:
    """A line for each number of clients, once for new keys and once for repeated ones."""
    lines: list[Line] = []
    for clients in bench.plan.clients:
        try:
            lines += await _measure_clients(bench, clients)
        except (NotMeasured, OSError, asyncpg.PostgresError) as error:
            lines.append(not_measured(f"createPayment, {named(clients)}", error))
    return lines


async def _measure_clients(bench: Bench, clients: int) -> list[Line]:
    samples = Samples()
    for number in range(bench.plan.rounds):
        name = f"bench-{clients}-{number}"
        created = await over_http(bench, clients, f"{name}-http")
        await check(bench, f"{name}-http", created["taken_count"])
        direct = await _directly(bench, clients, f"{name}-direct")
        await check(bench, f"{name}-direct", direct["taken_count"])
        repeated = await over_http(bench, clients, f"{name}-http", stored_keys=created["taken_count"])
        await check(bench, f"{name}-http", created["taken_count"])  # a repeated key adds nothing
        samples.created.append(created)
        samples.direct.append(direct)
        samples.repeated.append(repeated)
    return _lines(samples, clients)


async def over_http(bench: Bench, clients: int, prefix: str, *, stored_keys: int = 0) -> dict[str, Any]:
    """A sample of so many clients, each with one request at a time."""
    return await metered(bench, "bench.client", {**job(bench, clients, prefix), "stored_keys": stored_keys})


def job(bench: Bench, clients: int, prefix: str) -> dict[str, object]:
    """What a generator over HTTP has to know."""
    return {
        "host": HOST,
        "port": bench.api.port,
        "token": bench.api.token(bench.session),
        "merchant": to_typeid("merchant", MerchantId(bench.parties.merchant_id)),
        "prefix": prefix,
        **bounds(bench.plan, clients),
    }


async def _directly(bench: Bench, clients: int, prefix: str) -> dict[str, Any]:
    job = {
        "url": bench.server.application_url(),
        "user_id": str(bench.parties.user_id),
        "merchant_id": str(bench.parties.merchant_id),
        "prefix": prefix,
        **bounds(bench.plan, clients),
    }
    return await metered(bench, "bench.direct", job)


async def metered(bench: Bench, generator: str, job: dict[str, object], *, api: Api | None = None) -> dict[str, Any]:
    """A sample, with the CPU time of the API and of PostgreSQL for each answer."""
    pid = (api or bench.api).pid
    meter, api_before = Meter(bench.server), cpu_seconds(pid)
    sample = await run_generator(generator, job)
    count = sample["taken_count"]
    api_cpu, postgresql_cpu = cpu_seconds(pid) - api_before, meter.lap().cpu_seconds
    return sample | {"api_cpu_ms": api_cpu * 1000 / count, "postgresql_cpu_ms": postgresql_cpu * 1000 / count}


def bounds(plan: Plan, clients: int) -> dict[str, object]:
    """Over how many connections a generator sends, and for how long."""
    rate_max = min(REQUESTS_PER_SECOND_MAX, clients * REQUESTS_PER_SECOND_AND_CLIENT_MAX)
    return {
        "clients": clients,
        "warmup_seconds": plan.warmup_seconds,
        "seconds": plan.seconds,
        "requests_max": int((plan.warmup_seconds + plan.seconds) * rate_max),
    }


async def check(bench: Bench, prefix: str, count: int) -> None:
    """The tables hold exactly the payments that were answered for, each SUCCESS and with both its events."""
    connection = await asyncpg.connect(bench.server.url(bench.database))
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
    created = figure("new keys", samples.created)
    direct = figure("the statement alone", samples.direct)
    repeated = figure("repeated keys", samples.repeated)
    details = {"created": samples.created, "direct": samples.direct, "repeated": samples.repeated}
    more = f"{shown(samples.created)}; alone: {shown(samples.direct, api=False)}"
    return [
        Line(f"createPayment, {named(clients)}", created, direct, more=more, details=details),
        Line(f"repeated key, {named(clients)}", repeated, created, goal=REPLAY_GOAL, more=shown(samples.repeated)),
    ]


def figure(what: str, samples: Sequence[dict[str, Any]]) -> Figure:
    """The rates of samples, one for each round."""
    cpu_seconds_each = tuple(ms / 1000 for ms in of(samples, "postgresql_cpu_ms"))
    return Figure(what, PER_SECOND, of(samples, "rate"), cpu_seconds=cpu_seconds_each)


def shown(samples: Sequence[dict[str, Any]], *, api: bool = True) -> str:
    """Latencies, the CPU time of each answer, and a warning where the load's generator was a bottleneck itself."""
    middle = {name: median(of(samples, name)) for name in ("p50_ms", "p99_ms", "api_cpu_ms", "postgresql_cpu_ms")}
    text = f"p50 {middle['p50_ms']:.1f}, p99 {middle['p99_ms']:.1f} ms; CPU "
    text += f"API {middle['api_cpu_ms']:.2f}, " if api else ""
    text += f"PostgreSQL {middle['postgresql_cpu_ms']:.2f} ms"
    share = median(of(samples, "generator_cpu_share"))
    return text if share <= GENERATOR_CPU_SHARE_MAX else f"{text}; the generator used {share:.0%} of a core"


def of(samples: Sequence[dict[str, Any]], name: str) -> tuple[float, ...]:
    """One of the figures of samples, round by round."""
    return tuple(float(sample[name]) for sample in samples)


def named(clients: int) -> str:
    """So many clients, in words."""
    return "1 client" if clients == 1 else f"{clients} clients"
