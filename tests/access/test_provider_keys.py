"""The keys of an identity provider: one fetch serves all, new ones are found, withdrawn ones end."""

import asyncio
import gzip
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from typing import Any, Final

import pytest
import structlog
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from jwt.algorithms import RSAAlgorithm
from jwt.utils import base64url_encode
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse

from payflowx.access import provider_keys
from payflowx.access.provider_keys import ProviderUnavailable
from payflowx.access.providers import Claims, IdentityProvider, ProviderSettings
from payflowx.core.clock import utc_now
from payflowx.core.errors import NotAuthenticated
from tests.access.oidc_server import AUDIENCE, SUBJECT, OidcServer, SigningKey, running
from tests.api.logs import LogLines, recorded_log

MINUTE: Final = 60.0
HOUR: Final = 60 * MINUTE


class Stopwatch:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


class Reader:
    """What reads a provider's tokens, with a stopwatch for the age of its keys."""

    def __init__(self, server: OidcServer, **changes: Any) -> None:
        self.clock = Stopwatch()
        settings = ProviderSettings(**({"issuer": server.issuer, "audience": AUDIENCE} | changes))
        self.provider = IdentityProvider(settings, monotonic=self.clock)

    async def read(self, token: str) -> Claims:
        """Whom the token names, now."""
        return await self.provider.read(token, now=utc_now())

    async def reads(self, token: str) -> bool:
        """Whether the token names somebody."""
        try:
            return (await self.read(token)).subject == SUBJECT
        except NotAuthenticated:
            return False

    async def is_without_keys(self, token: str) -> bool:
        """Whether nobody can tell whom the token names."""
        try:
            await self.read(token)
        except ProviderUnavailable:
            return True
        return False

    async def settle(self) -> None:
        """Waits for a fetch that nobody waits for."""
        if (fetching := self.provider._keys._fetching) is not None:
            await fetching


@contextmanager
def impatient(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Gives up on a provider a good deal sooner."""
    with monkeypatch.context() as patch:
        patch.setattr(provider_keys, "FETCH_SECONDS_MAX", 0.05)
        yield


def failures(lines: LogLines) -> list[dict[str, Any]]:
    """What was logged about a provider in trouble."""
    return [line for line in lines() if line["event"] == "identity provider unavailable"]


async def test_keys_are_discovered_once_and_kept() -> None:
    async with running() as server:
        reader = Reader(server)
        token = server.issue()

        for _ in range(3):
            assert await reader.reads(token)

        assert (server.discoveries, server.fetches) == (1, 1)


async def test_nothing_is_fetched_before_a_token_asks_for_it() -> None:
    async with running() as server:
        reader = Reader(server)

        assert not await reader.reads("not a token")

        assert (server.discoveries, server.fetches) == (0, 0)


async def test_address_of_the_keys_that_is_set_is_not_discovered() -> None:
    async with running() as server:
        server.discovery = {"issuer": "https://login.example.com/"}
        reader = Reader(server, jwks_url=server.jwks_url)

        assert await reader.reads(server.issue())

        assert (server.discoveries, server.fetches) == (0, 1)


async def test_fifty_tokens_at_once_need_one_fetch() -> None:
    async with running() as server:
        reader = Reader(server)

        read = await asyncio.gather(*(reader.reads(server.issue(jti=str(number))) for number in range(50)))

        assert all(read)
        assert (server.discoveries, server.fetches) == (1, 1)


async def test_keys_are_fetched_again_after_ten_minutes() -> None:
    async with running() as server:
        reader = Reader(server)
        token = server.issue()
        assert await reader.reads(token)

        reader.clock.seconds += 10 * MINUTE - 1
        assert await reader.reads(token)
        assert server.fetches == 1

        reader.clock.seconds += 1
        assert all(await asyncio.gather(*(reader.reads(token) for _ in range(10))))
        assert server.fetches == 2


async def test_age_of_keys_counts_from_the_question() -> None:
    async with running() as server:
        reader = Reader(server)
        token = server.issue()
        server.gate.clear()
        reading = asyncio.create_task(reader.reads(token))
        await server.asked.wait()
        reader.clock.seconds += 10 * MINUTE - 1
        server.gate.set()
        assert await reading
        assert await reader.reads(token)
        assert server.fetches == 1

        reader.clock.seconds += 1

        assert await reader.reads(token)
        assert server.fetches == 2


@pytest.mark.parametrize("algorithm", ["RS256", "ES256", "EdDSA"])
async def test_new_key_is_found_at_its_first_use(algorithm: str) -> None:
    async with running() as server:
        reader = Reader(server)
        before = server.issue()
        assert await reader.reads(before)

        server.rotate(algorithm)
        read = await asyncio.gather(*(reader.reads(server.issue()) for _ in range(10)))

        assert all(read)
        assert await reader.reads(before)
        assert server.fetches == 2


async def test_withdrawn_key_stops_working_within_ten_minutes() -> None:
    async with running() as server:
        reader = Reader(server)
        token, first = server.issue(), server.signing
        assert await reader.reads(token)

        server.rotate()
        server.withdraw(first)
        assert await reader.reads(token)
        reader.clock.seconds += 10 * MINUTE

        assert not await reader.reads(token)
        assert await reader.reads(server.issue())


async def test_withdrawn_key_stops_working_as_soon_as_a_new_one_is_found() -> None:
    async with running() as server:
        reader = Reader(server)
        token, first = server.issue(), server.signing
        assert await reader.reads(token)

        server.rotate()
        server.withdraw(first)
        assert await reader.reads(server.issue())

        assert not await reader.reads(token)


async def test_provider_may_withdraw_all_its_keys() -> None:
    async with running() as server:
        reader = Reader(server)
        token = server.issue()
        assert await reader.reads(token)

        server.withdraw(server.signing)
        reader.clock.seconds += 10 * MINUTE

        assert not await reader.reads(token)


async def test_forged_key_ids_make_one_fetch_in_thirty_seconds() -> None:
    async with running() as server:
        reader = Reader(server)
        assert await reader.reads(server.issue())
        forger = SigningKey(number=1)
        forged = [forger.sign(server.claims(), kid=f"forged-{number}") for number in range(200)]

        read = await asyncio.gather(*(reader.reads(token) for token in forged[:100]))
        assert not any(read)
        assert server.fetches == 2

        reader.clock.seconds += 29
        assert not any([await reader.reads(token) for token in forged])
        assert server.fetches == 2

        reader.clock.seconds += 1
        assert not any([await reader.reads(token) for token in forged])
        assert (server.discoveries, server.fetches) == (3, 3)
        assert await reader.reads(server.issue())


async def test_token_without_a_key_id_is_read_where_there_is_one_key() -> None:
    async with running() as server:
        server.jwks = {"keys": [server.signing.jwk(use="enc", kid="enc", alg="RSA-OAEP"), server.signing.jwk(kid=None)]}
        token = server.signing.sign(server.claims(), kid=None)

        assert await Reader(server).reads(token)


@pytest.mark.parametrize("kid", [None, "", "other"], ids=repr)
async def test_token_that_names_none_of_several_keys_is_refused(kid: str | None) -> None:
    async with running() as server:
        server.jwks = {"keys": [server.signing.jwk(kid=None), SigningKey("ES256").jwk(kid=None)]}

        assert not await Reader(server).reads(server.signing.sign(server.claims(), kid=kid))


@pytest.mark.parametrize("kid", [1, ["a"], {"a": 1}, True, None], ids=repr)
async def test_key_id_that_is_no_text_is_refused(kid: object) -> None:
    async with running() as server:
        assert isinstance(server.signing.private, rsa.RSAPrivateKey)
        header = base64url_encode(json.dumps({"alg": "RS256", "kid": kid}).encode()).decode()
        text = f"{header}.{server.issue().split('.')[1]}"
        signature = server.signing.private.sign(text.encode(), padding.PKCS1v15(), hashes.SHA256())

        assert not await Reader(server).reads(f"{text}.{base64url_encode(signature).decode()}")


async def test_key_for_another_use_is_not_used() -> None:
    async with running() as server:
        for changes in ({"use": "enc"}, {"alg": "RSA-OAEP"}, {"use": 1}, {"alg": ["RS256"]}):
            server.jwks = {"keys": [server.signing.jwk(**changes)]}

            assert not await Reader(server).reads(server.issue()), changes


async def test_key_whose_private_half_is_known_to_everybody_is_not_used() -> None:
    async with running() as server:
        assert isinstance(server.signing.private, rsa.RSAPrivateKey)
        private = RSAAlgorithm.to_jwk(server.signing.private, as_dict=True)
        server.jwks = {
            "keys": [server.signing.jwk(**{name: private[name] for name in ("d", "p", "q", "dp", "dq", "qi")})]
        }

        assert not await Reader(server).reads(server.issue())


UNUSABLE: Final[list[object]] = [
    None,
    "key",
    [],
    {},
    {"kty": "oct", "k": "c2VjcmV0", "alg": "HS256", "kid": "secret"},
    {"kty": None},
    {"kty": ["RSA"], "n": "AQAB", "e": "AQAB"},
    {"kty": {"a": 1}},
    {"kty": "RSA"},
    {"kty": "RSA", "n": 1, "e": 2},
    {"kty": "RSA", "n": "", "e": ""},
    {"kty": "RSA", "n": "!!", "e": "??"},
    {"kty": "RSA", "n": "AQAB", "e": "AQAB"},
    {"kty": "RSA", "crv": "P-256", "n": "AQAB", "e": "AQAB"},
    {"kty": "EC", "crv": "P-256"},
    {"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA"},
    {"kty": "EC", "crv": "P-256", "x": "A" * 43, "y": "A" * 43},
    {"kty": "EC", "crv": "secp256k1", "x": "A" * 43, "y": "A" * 43},
    {"kty": "EC", "crv": ["P-256"], "x": None, "y": None},
    {"kty": "OKP", "crv": "Ed25519"},
    {"kty": "OKP", "crv": "Ed25519", "x": "AA"},
    {"kty": "OKP", "crv": "Ed448", "x": 5},
    {"kty": "OKP", "crv": "X25519", "x": "A" * 43},
    {"kty": "AKP", "alg": "ML-DSA-44", "pub": "AA"},
]


async def test_members_of_a_set_that_are_no_keys_to_us_are_passed_over() -> None:
    async with running() as server:
        server.jwks = {"keys": [*UNUSABLE, server.signing.jwk(), *UNUSABLE]}

        assert await Reader(server).reads(server.signing.sign(server.claims()))
        assert await Reader(server).reads(server.signing.sign(server.claims(), kid=None))


async def test_of_keys_with_one_name_the_one_that_fits_is_used() -> None:
    async with running() as server:
        server.jwks = {"keys": [SigningKey("ES256").jwk(kid="same"), server.signing.jwk(kid="same")]}

        assert await Reader(server).reads(server.signing.sign(server.claims(), kid="same"))


async def test_provider_that_is_down_at_the_start_is_an_error_of_its_own() -> None:
    async with running() as server:
        reader = Reader(server)
        token = server.issue()

        with recorded_log() as lines:
            async with server.down():
                for _ in range(3):
                    assert await reader.is_without_keys(token)
            assert await reader.is_without_keys(token)
            (line,) = failures(lines)
        assert (line["level"], line["error"], line["issuer"]) == ("warning", "ConnectError", server.issuer)

        reader.clock.seconds += 5
        assert await reader.reads(token)


async def test_provider_that_is_down_is_asked_every_five_seconds_at_most() -> None:
    async with running() as server:
        reader = Reader(server)
        server.answer = PlainTextResponse("broken", status_code=500)
        token = server.issue()

        for _ in range(10):
            read = await asyncio.gather(*(reader.is_without_keys(token) for _ in range(10)))
            assert all(read)
            reader.clock.seconds += 1

        assert server.discoveries == 2


async def test_keys_go_on_working_for_a_day_while_the_provider_is_down() -> None:
    async with running() as server:
        reader = Reader(server)
        token = server.issue()
        assert await reader.reads(token)

        async with server.down():
            with recorded_log() as lines:
                for _ in range(23):
                    reader.clock.seconds += HOUR
                    assert all([await reader.reads(token) for _ in range(3)])
                    await reader.settle()
                assert len(failures(lines)) == 23
            assert not await reader.reads(SigningKey().sign(server.claims()))
            reader.clock.seconds += HOUR
            assert await reader.is_without_keys(token)

        reader.clock.seconds += 5
        assert await reader.reads(token)
        assert server.fetches == 2


async def test_key_withdrawn_during_trouble_stops_working_when_the_provider_is_back() -> None:
    async with running() as server:
        reader = Reader(server)
        token, first = server.issue(), server.signing
        assert await reader.reads(token)
        async with server.down():
            reader.clock.seconds += 10 * MINUTE
            assert await reader.reads(token)

        server.rotate()
        server.withdraw(first)
        reader.clock.seconds += 30

        assert not await reader.reads(token)
        assert await reader.reads(server.issue())


async def test_nobody_waits_for_a_provider_in_trouble_while_there_are_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    async with running() as server:
        reader = Reader(server)
        token = server.issue()
        assert await reader.reads(token)
        reader.clock.seconds += 10 * MINUTE
        server.gate.clear()
        with impatient(monkeypatch):
            assert await reader.reads(token)
        reader.clock.seconds += 5
        server.asked.clear()

        assert await reader.reads(token)

        await server.asked.wait()
        assert await reader.reads(token)
        server.gate.set()
        await reader.settle()
        assert server.fetches == 2


async def test_slow_provider_keeps_nobody_else_waiting() -> None:
    async with running() as server:
        reader = Reader(server)
        server.gate.clear()

        reading = asyncio.create_task(reader.reads(server.issue()))
        await server.asked.wait()  # the loop turns: the provider lives in the same one
        assert not reading.done()
        server.gate.set()

        assert await reading


async def test_provider_that_does_not_answer_in_time_is_unavailable(monkeypatch: pytest.MonkeyPatch) -> None:
    async with running() as server:
        reader = Reader(server)
        server.gate.clear()

        with impatient(monkeypatch), recorded_log() as lines:
            assert await reader.is_without_keys(server.issue())

        assert [line["error"] for line in failures(lines)] == ["TimeoutError"]


async def test_provider_that_answers_drop_by_drop_is_unavailable(monkeypatch: pytest.MonkeyPatch) -> None:
    async def drops() -> AsyncIterator[bytes]:
        for _ in range(1000):
            yield b" "
            await asyncio.sleep(0.01)

    async with running() as server:
        server.answer = StreamingResponse(drops())

        with impatient(monkeypatch):
            assert await Reader(server).is_without_keys(server.issue())


async def test_request_that_gives_up_takes_the_fetch_from_nobody() -> None:
    async with running() as server:
        reader = Reader(server)
        server.gate.clear()
        first, second = (asyncio.create_task(reader.reads(server.issue())) for _ in range(2))
        await server.asked.wait()

        first.cancel()
        with pytest.raises(asyncio.CancelledError):
            await first
        server.gate.set()

        assert await second
        assert server.fetches == 1


async def test_fetch_knows_nothing_of_the_request_that_started_it() -> None:
    async with running() as server:
        server.answer = PlainTextResponse("broken", status_code=500)

        with recorded_log() as lines, structlog.contextvars.bound_contextvars(request_id="r-1"):
            assert await Reader(server).is_without_keys(server.issue())

        (line,) = failures(lines)
        assert "request_id" not in line


WRONG_ANSWERS: Final[dict[str, Response]] = {
    "not found": PlainTextResponse("nothing here", status_code=404),
    "broken": JSONResponse({"keys": []}, status_code=500),
    "created": JSONResponse({"keys": []}, status_code=201),
    "empty": Response(b""),
    "a page": PlainTextResponse("<!doctype html><title>Maintenance</title>"),
    "a list": JSONResponse([]),
    "a number": JSONResponse(1),
    "null": JSONResponse(None),
    "no keys": JSONResponse({}),
    "keys that are an object": JSONResponse({"keys": {"a": 1}}),
    "keys that are a text": JSONResponse({"keys": "none"}),
    "no number": Response(b'{"keys": NaN}'),
    "not in UTF-8": Response(b'{"keys": ["\xff"]}'),
    "nested deeply": Response(b'{"keys":' + b"[" * 100_000),
    "too long": Response(b'{"keys": []' + b" " * 1_000_000 + b"}"),
    "compressed": Response(gzip.compress(b'{"keys": []}'), headers={"content-encoding": "gzip"}),
}


@pytest.mark.parametrize("answer", WRONG_ANSWERS.values(), ids=WRONG_ANSWERS)
async def test_wrong_answer_is_no_set_of_keys(answer: Response) -> None:
    async with running() as server:
        reader = Reader(server, jwks_url=server.jwks_url)
        token = server.issue()
        assert await reader.reads(token)
        server.answer = answer

        with recorded_log() as lines:
            assert await Reader(server, jwks_url=server.jwks_url).is_without_keys(token)
            assert len(failures(lines)) == 1

        reader.clock.seconds += 10 * MINUTE
        assert await reader.reads(token)
        assert server.fetches == 3


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_redirect_is_not_followed(status: int) -> None:
    async with running() as server, running() as other:
        other.keys = server.keys
        server.answer = RedirectResponse(other.jwks_url, status_code=status)

        assert await Reader(server, jwks_url=server.jwks_url).is_without_keys(server.issue())

        assert other.fetches == 0


async def test_longest_answer_is_read() -> None:
    async with running() as server:
        body = json.dumps({"keys": [server.signing.jwk()]}).encode()
        server.answer = Response(body.ljust(1_000_000))
        assert await Reader(server, jwks_url=server.jwks_url).reads(server.issue())

        server.answer = Response(body.ljust(1_000_001))
        assert await Reader(server, jwks_url=server.jwks_url).is_without_keys(server.issue())


@pytest.mark.parametrize("answer", WRONG_ANSWERS.values(), ids=WRONG_ANSWERS)
async def test_wrong_answer_is_no_configuration(answer: Response) -> None:
    async with running() as server:
        server.answer = answer

        assert await Reader(server).is_without_keys(server.issue())

        assert (server.discoveries, server.fetches) == (1, 0)


@pytest.mark.parametrize(
    "changes",
    [
        {"issuer": "https://login.example.com/"},
        {"issuer": None},
        {"issuer": ["a"]},
        {"jwks_uri": None},
        {"jwks_uri": "/keys.json"},
        {"jwks_uri": "http://login.example.com/keys"},
        {"jwks_uri": "http://169.254.169.254/latest/meta-data"},
        {"jwks_uri": "file:///etc/passwd"},
        {"jwks_uri": "https://"},
        {"jwks_uri": "https://[::1"},
        {"jwks_uri": ["https://login.example.com/keys"]},
    ],
    ids=str,
)
async def test_configuration_with_a_wrong_address_is_not_believed(changes: dict[str, object]) -> None:
    async with running() as server:
        server.discovery = changes

        with recorded_log() as lines:
            assert await Reader(server).is_without_keys(server.issue())

        (line,) = failures(lines)
        assert line["reason"].endswith(
            ("which is not the issuer", "is neither an HTTPS URL nor one of the loopback interface")
        )
        assert (server.discoveries, server.fetches) == (1, 0)


@pytest.mark.parametrize("host", ["a" * 64 + ".invalid", "a..invalid", "xn--a.invalid", "\u2100.invalid"])
async def test_host_that_can_be_none_is_an_error_of_the_provider(host: str) -> None:
    async with running() as server:
        server.discovery = {"jwks_uri": f"https://{host}/keys"}

        assert await Reader(server).is_without_keys(server.issue())


@pytest.mark.parametrize("path", ["/", "", "/realms/payflowx", "/tenant/"])
async def test_slash_at_the_end_of_an_issuer_counts(path: str) -> None:
    other = path.removesuffix("/") if path.endswith("/") else path + "/"
    async with running(path) as server:
        origin = server.issuer.removesuffix(path)
        token = server.issue(iss=origin + other)

        assert not await Reader(server).reads(token)
        assert await Reader(server, issuer=origin + other).is_without_keys(token)
        assert await Reader(server).reads(server.issue())
