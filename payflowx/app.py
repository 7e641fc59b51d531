"""The API's composition root: wires settings, database, schema and edge into one ASGI application."""

import asyncio
import gc
import multiprocessing
import secrets
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from datetime import datetime

import asyncpg
import limits
from limits.aio.storage import RedisStorage, Storage
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from tortoise.exceptions import BaseORMException

from payflowx import config
from payflowx.access import providers, tokens
from payflowx.access.service import authentication, sessions
from payflowx.api.context import Context, Wiring
from payflowx.api.cookies import RefreshCookie
from payflowx.api.limits import DEFAULT_LIMITS, DocumentLimits
from payflowx.api.rates import Allowance, MemoryCounters, PostgreSQLCounters, RateLimits
from payflowx.config import ConfigurationError, Settings
from payflowx.core import database_clock, db, log, migrate, processes
from payflowx.core.database_clock import DatabaseClock
from payflowx.core.errors import NotAuthenticated, PayFlowXError
from payflowx.core.principal import Principal
from payflowx.edge import documents, downloads
from payflowx.edge.addresses import client_address
from payflowx.edge.downloads import DEFAULT_BOUNDS, DownloadBounds
from payflowx.edge.gate import Capacity, Door, Gate
from payflowx.edge.middleware import RequestLog, SecurityHeaders
from payflowx.edge.readiness import Readiness
from payflowx.edge.view import DEADLINE_SECONDS, RETRY_SECONDS, GraphQLView, RequestBounds
from payflowx.exports import catalogue
from payflowx.gateways.simulator import Simulator
from payflowx.schema.execution import Schema
from payflowx.schema.merged import build_schema
from payflowx.settlements import service as settlements
from payflowx.web.pages import PLAYGROUND, Pages
from payflowx.web.pages import documents as dashboard_documents

READY_SECONDS_MAX = 1
# A request leaves little behind that only the collector can find: to look for it less often takes 2 to 9 % off its CPU.
GC_THRESHOLDS = (10_000, 20, 50)

GetContext = Callable[[Request], Awaitable[Context]]
Lifespan = Callable[[Starlette], AbstractAsyncContextManager[None]]


class DatabaseMissing(PayFlowXError):
    """The application was started without a database."""


def create_app(
    settings: Settings,
    *,
    document_limits: DocumentLimits = DEFAULT_LIMITS,
    deadline_seconds: float = DEADLINE_SECONDS,
    download_bounds: DownloadBounds = DEFAULT_BOUNDS,
) -> Starlette:
    """The application for these settings, which name a migrated database.

    A document asks for no more than `document_limits`, and a request is given up after `deadline_seconds`; exports have
    bounds of their own. Raises ConfigurationError.
    """
    if settings.database_url is None:
        raise DatabaseMissing("PAYFLOWX_DATABASE_URL must be set, or the server started by `payflowx serve`.")
    url = settings.database_url.get_secret_value()
    wiring = _wiring(settings)
    get_context = _contexts(settings, wiring)
    gate = Gate(Capacity(settings.effective_requests_max, settings.requests_waiting_max))
    readiness = Readiness(settings.stop_delay.exact.total_seconds())

    schema = build_schema(document_limits, introspection=settings.shows_schema)
    view = GraphQLView(
        schema,
        get_context,
        suggests=not settings.is_production,
        visitors_go_to=PLAYGROUND if settings.dashboard and not settings.is_production else None,
        documents=trusted_documents(settings, schema),
        bounds=RequestBounds(deadline_seconds=deadline_seconds, upload_bytes_max=settings.upload_bytes_max),
    )
    files = downloads.routes(
        catalogue.with_roles(),
        schema,
        _for_reading(get_context, settings),
        suggests=not settings.is_production,
        bounds=download_bounds,
    )
    application = _application(
        settings, [Route("/graphql", view, methods=None), *files], gate, _lifespan(settings, url, wiring, readiness)
    )
    application.state.rates = wiring.rates
    application.state.clock = wiring.clock
    application.state.readiness = readiness
    return application


def _lifespan(settings: Settings, url: str, wiring: Wiring, readiness: Readiness) -> Lifespan:
    """What is held for as long as the application serves: the database's connections and the look at its clock."""

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        stop = asyncio.Event()
        pool = db.connected(url, pool_size=settings.database_pool_size, is_pooled=settings.is_pooled)
        async with pool, asyncio.TaskGroup() as tasks:
            await migrate.require_current()
            await settlements.agree_on_bank(configured=settings.bank, now=await database_clock.now())
            await wiring.clock.look()
            tasks.create_task(wiring.clock.keep(stop))
            with readiness.turned_off_by_sigterm():
                yield
            stop.set()
        await wiring.rates.close()

    return lifespan


def _application(
    settings: Settings,
    endpoints: list[Route],
    gate: Gate,
    lifespan: Lifespan,
) -> Starlette:
    pages = Pages(has_playground=not settings.is_production) if settings.dashboard else None
    application = Starlette(
        routes=[
            *endpoints,
            Route("/livez", _livez),
            Route("/readyz", _readyz),
            *(pages.routes() if pages else []),
        ],
        exception_handlers={404: pages.missing} if pages else {},
        middleware=_middleware(settings, gate),
        lifespan=lifespan,
    )
    # Starlette would send `/graphql/` to whatever the Host header says, over whatever scheme it sees.
    application.router.redirect_slashes = False
    return application


def app_from_environment() -> Starlette:
    """What uvicorn's processes call: the application for the settings in the environment."""
    if (parent := multiprocessing.parent_process()) is not None and parent.pid is not None:
        processes.follow_parent(parent.pid, signal.SIGTERM)  # or it would keep the port when `serve` is killed
        # The parent has asked whether its settings and the book agree on the bank: the book may have changed since.
        settings = config.load().model_copy(update={"bank": None})
    else:
        settings = config.load()
    log.configure(settings.effective_log_format)
    app = create_app(settings)
    # All that there is by now stays: the collector, which stops everything, needn't look through it again and again.
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GC_THRESHOLDS)
    return app


def trusted_documents(settings: Settings, schema: Schema) -> documents.TrustedDocuments | None:
    """The only documents that are run; None where any may be. Raises ConfigurationError."""
    if settings.trusted_documents is None:
        return None
    try:
        own = dashboard_documents() if settings.dashboard else {}
        return documents.load(settings.trusted_documents, schema.check, also=own)
    except documents.UnusableManifest as error:
        raise ConfigurationError(f"PAYFLOWX_TRUSTED_DOCUMENTS: {error}") from error


def _middleware(settings: Settings, gate: Gate) -> list[Middleware]:
    """What is around every request, outermost first."""
    cross_origin = Middleware(
        CORSMiddleware,
        allow_origins=settings.cors_origins,
        allow_credentials=True,
        allow_methods=["GET", "POST", "OPTIONS"],
        allow_headers=["authorization", "content-type", "x-request-id"],
        expose_headers=["x-request-id", "retry-after"],
    )
    return [
        Middleware(RequestLog),
        Middleware(SecurityHeaders, https_only=settings.is_production),
        *([cross_origin] if settings.cors_origins else []),
        Middleware(Door, gate=gate),
    ]


def _wiring(settings: Settings) -> Wiring:
    # Without a secret, which only development allows, tokens end with the process.
    secret = settings.jwt_secret.get_secret_value().encode() if settings.jwt_secret else secrets.token_bytes(32)
    allowance = Allowance(
        reads=limits.parse(settings.rate_limit_reads),
        writes=limits.parse(settings.rate_limit_writes),
        strangers=limits.parse(settings.rate_limit_strangers),
    )
    return Wiring(
        gateway=Simulator(),
        token_secret=secret,
        token_lifetime=settings.access_token_lifetime.exact,
        session_lifetime=settings.session_lifetime.exact,
        session_idle_lifetime=settings.session_idle_lifetime.exact,
        settlement_window=settings.settlement_window,
        settlement_grace=settings.settlement_grace,
        rates=RateLimits(_counters(settings), allowance),
        clock=DatabaseClock(),
    )


def _verifier(settings: Settings, wiring: Wiring) -> authentication.Verifier:
    key = tokens.TokenKey(wiring.token_secret, wiring.token_lifetime)
    if settings.oidc_issuer is None or settings.oidc_audience is None:
        return authentication.Verifier(key)
    provider = providers.ProviderSettings(
        issuer=settings.oidc_issuer,
        audience=settings.oidc_audience,
        role_claim=settings.oidc_role_claim,
        roles=settings.oidc_roles,
        jwks_url=settings.oidc_jwks_url,
    )
    return authentication.Verifier(key, providers.IdentityProvider(provider), settings.oidc_create_users)


def _counters(settings: Settings) -> Storage:
    """Where rate limits are counted: in Redis or PostgreSQL where several processes share them, else in memory."""
    if settings.redis_url is not None:
        url = f"async+{settings.redis_url.get_secret_value()}"
        return RedisStorage(url, implementation="redispy", wrap_exceptions=True)
    return PostgreSQLCounters() if settings.rate_limit_store == "postgresql" else MemoryCounters()


async def _viewer(request: Request, verifier: authentication.Verifier, now: datetime) -> Principal | None:
    """Who sends the request; None where it carries no valid proof, so that one may still sign in."""
    scheme, _, proof = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        return None
    try:
        return await authentication.authenticate(proof=proof, verifier=verifier, now=now)
    except NotAuthenticated:
        return None


def _contexts(settings: Settings, wiring: Wiring) -> GetContext:
    """What makes the context of a request."""
    verifier = _verifier(settings, wiring)

    async def get_context(request: Request) -> Context:
        now = wiring.clock.now()
        return Context(
            wiring=wiring,
            request_id=request.state.request_id,
            now=now,
            viewer=await _viewer(request, verifier, now),
            address=client_address(request),
            cookie=RefreshCookie.of(request, is_secure=settings.is_production, origins=settings.cors_origins),
        )

    return get_context


def _for_reading(get_context: GetContext, settings: Settings) -> GetContext:
    """The same for what only reads: there, a browser's cookie says who asks where no header does."""

    async def get_reading_context(request: Request) -> Context:
        context = await get_context(request)
        token = RefreshCookie.token_for_reading(
            request, is_secure=settings.is_production, origins=settings.cors_origins
        )
        if token is not None and "authorization" not in request.headers:
            with suppress(NotAuthenticated):
                context.viewer = await sessions.authenticate_refresh_token(refresh_token=token, now=context.now)
        return context

    return get_reading_context


async def _livez(_request: Request) -> Response:
    """The event loop turns."""
    return PlainTextResponse("ok\n")


async def _readyz(request: Request) -> Response:
    """The process isn't about to stop, the database answers, and its schema is that of this program."""
    if request.app.state.readiness.is_stopping:
        return PlainTextResponse("not ready: stopping\n", status_code=503)
    try:
        async with asyncio.timeout(READY_SECONDS_MAX):
            await migrate.require_current()
            await db.require_writable()
    except db.DatabaseUnavailable as error:
        return _not_ready(
            str(error) if error.__cause__ is None else f"the database says {type(error.__cause__).__name__}"
        )
    except PayFlowXError as error:
        return _not_ready(str(error))
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, BaseORMException) as error:
        return _not_ready(f"the database says {type(error).__name__}")
    shared: DatabaseClock = request.app.state.clock
    if shared.is_skewed:
        seconds = shared.skew.total_seconds()
        return PlainTextResponse(f"ok, but this machine's clock is {seconds:+.1f} seconds off the database's\n")
    return PlainTextResponse("ok\n")


def _not_ready(why: str) -> Response:
    headers = {"retry-after": str(RETRY_SECONDS)}
    return PlainTextResponse(f"not ready: {why}\n", status_code=503, headers=headers)
