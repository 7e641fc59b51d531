"""The habits hold everywhere, and each check is able to find that one does not."""

from itertools import chain
from typing import Final, NamedTuple

import pytest

from . import habits
from .habits import Habit
from .sources import Module, modules


class Example(NamedTuple):
    """Text that keeps a habit, by a hair, and text that breaks it, once, in a module of this name."""

    habit: Habit
    keeps: str
    breaks: str
    module: str = "payflowx.payments.models"


EXAMPLES: Final = (
    Example(habits.functions_are_short, "def f():\n" + "    g()\n" * 49, "def f():\n" + "    g()\n" * 50),
    Example(habits.files_are_short, "g()\n" * 350, "g()\n" * 351),
    Example(habits.files_are_short, "g()\n" * 400, "g()\n" * 401, "payflowx.config"),
    Example(habits.files_are_short, "g()\n" * 600, "g()\n" * 601, "tests.payments.test_create_payment"),
    Example(habits.names_say_what_is_inside, "", "", "payflowx.core.utils"),
    Example(habits.names_say_what_is_inside, "", "", "tests.helpers.rows"),
    Example(
        habits.mutations_are_shorter,
        "class M:\n    @strawberry.mutation\n    def f(self):\n        '''Does.'''\n" + "        g()\n" * 12,
        "class M:\n    @strawberry.mutation\n    def f(self):\n        '''Does.'''\n" + "        g()\n" * 13,
    ),
    Example(
        habits.parameters_are_few,
        "class C:\n    def f(self, a, b, c, d, e, f, *, g, h, i): ...",
        "class C:\n    def f(self, a, b, c, d, e, f, g): ...",
    ),
    Example(
        habits.parameters_are_few,
        "@strawberry.field\ndef f(a, b, c, d, e, f, g): ...",
        "@cache\ndef f(a, b, c, d, e, f, g): ...",
    ),
    *(
        Example(
            habits.services_take_keywords_only,
            "def f(*, a: int): ...\ndef _g(a): ...",
            f"async def f({arguments}): ...",
            "payflowx.payments.service",
        )
        for arguments in ("a", "a, /", "a=1, *, b", "*a", "**a")
    ),
    *(
        Example(habits.modules_say_their_job, '"""Takes payments."""', text)
        for text in ("", "x = 1", '"""Takes payments"""', '"""takes payments."""', '"""\nTakes\npayments."""')
    ),
    Example(
        habits.public_names_are_documented,
        "class C:\n    '''Is.'''\n    def _f(self): ...\n    def __str__(self): ...\ndef _g(): ...",
        "class C:\n    '''Is.'''\n    def f(self): ...",
    ),
    Example(habits.public_names_are_documented, "def f():\n    '''Does.'''", "def f(): ..."),
    Example(habits.public_names_are_documented, "class _C: ...", "class C: ..."),
    *(
        Example(
            habits.errors_are_caught_by_name,
            f"try:\n    f()\n{handler}\n    g()\n    raise",
            f"try:\n    f()\n{handler}\n    g()",
        )
        for handler in ("except:", "except Exception:", "except BaseException as error:")
    ),
    Example(
        habits.errors_are_caught_by_name,
        "try:\n    f()\nexcept ValueError:\n    pass",
        "try:\n    f()\nexcept:\n    pass",
    ),
    *(
        Example(habits.now_is_passed_in, "def f(now): return now + timedelta(days=1)", f"{call}()")
        for call in ("datetime.now", "datetime.datetime.now", "datetime.utcnow", "date.today", "time.time", "utc_now")
    ),
    *(
        Example(habits.now_is_passed_in, keeps, breaks, module)
        for keeps, breaks, module in (
            ("database_clock.now()", "datetime.now(UTC)", "payflowx.payments.graphql"),
            ("database_clock.now()", "clock.utc_now()", "payflowx.settlements.jobs"),
            ("clock.utc_now()", "date.today()", "payflowx.api.rates"),
            ("", "database_clock.now()", "payflowx.payments.service.taking"),
        )
    ),
    *(
        Example(habits.the_web_stays_at_the_edge, "import asyncpg\nfrom . import graphql", text)
        for text in (
            "import strawberry",
            "from starlette import routing",
            "def f():\n    import graphql.language",
        )
    ),
    *(
        Example(habits.services_open_the_transactions, "db.fetch('SELECT 1')", text)
        for text in (
            "db.transaction()",
            "async def f():\n    async with transaction():\n        pass",
            "in_transaction()",
        )
    ),
    *(
        Example(
            habits.services_take_keywords_only,
            "def f(*, a: int): ...",
            "def f(a): ...",
            f"payflowx.{module}",
        )
        for module in ("payments.service.taking", "access.terms_service")
    ),
    Example(
        habits.use_cases_that_write_open_one,
        "async def f():\n    async with db.transaction():\n        await _g()\n"
        "async def _g():\n    await events.record()",
        "async def f():\n    await _g()\nasync def _g():\n    await events.record()",
        "payflowx.payments.service.taking",
    ),
    Example(
        habits.use_cases_that_write_open_one,
        "async def f():\n    await db.fetch(sql.CREATE)",
        "async def f():\n    await Payment.create()",
        "payflowx.merchants.service",
    ),
    *(
        Example(
            habits.sql_joins_by_relations,
            "from payflowx.core import db\nfrom payflowx.events import relations\n"
            "from payflowx.settlements.feeds import simulated_bank",
            text,
            "payflowx.settlements.sql",
        )
        for text in ("from payflowx.payments import service", "from payflowx.payments.models import Payment")
    ),
    Example(
        habits.exceptions_to_types_have_reasons,
        "a = b  # type: ignore[misc]  # as the library has it",
        "a = b  # type: " + "ignore[misc]",
    ),
    *(
        Example(habits.modules_hold_no_state, keeps, breaks)
        for keeps, breaks in (
            ("A: Final = [1]", "A = [1]"),
            ("A: Final[dict[str, int]] = {}", "A: dict[str, int] = {}"),
            ("A = MappingProxyType({'a': 1})", "A = dict(a=1)"),
            ("A = frozenset({1})", "A = {1}"),
            ("__all__ = ['f']", "A = collections.defaultdict(list)"),
            ("A = tuple(n for n in range(3))", "A = [n for n in range(3)]"),
            ("def f():\n    a = []", "def f():\n    global A\n    A = 1"),
        )
    ),
    *(
        Example(habits.log_lines_have_known_fields, "logger.info('paid', count=1, exc_info=error)", text)
        for text in (
            "logger.info('paid', card=1)",
            "logger.exception('paid', **fields)",
            "logger.warning(f'paid {card}')",
            "logger.error('paid %s', card)",
            "log.tell('paid', card=1)",
            "self.logger.bind(email=email)",
            "get_logger(__name__).info('paid', card=1)",
            "(logger.info if big else logger.debug)('paid', card=1)",
            "with structlog.contextvars.bound_contextvars(card=1):\n    pass",
        )
    ),
    *(
        Example(habits.events_are_dated, f"A: Final = f'{keeps}'", f"A: Final = f'{breaks}'")
        for keeps, breaks in (
            (
                'INSERT INTO events ({COLUMNS}) SELECT id, {events.dated("at")} FROM paid',
                "INSERT INTO events ({COLUMNS}) SELECT id, at FROM paid",
            ),
            (
                'INSERT INTO events (id, occurred_at) VALUES ($1, {dated("$2")})',
                "INSERT INTO events (id, occurred_at) VALUES ($1, $2)",
            ),
        )
    ),
)


def name(habit: Habit) -> str:
    """A test's id."""
    return habit.__name__


@pytest.mark.parametrize("habit", habits.OF_THE_PACKAGE, ids=name)
def test_habit_of_the_package_is_kept(habit: Habit) -> None:
    assert [f"{module.name}:{place}" for module in modules("payflowx") for place in habit(module)] == []


@pytest.mark.parametrize("habit", habits.OF_ALL_FILES, ids=name)
def test_habit_of_all_files_is_kept(habit: Habit) -> None:
    files = chain(modules("payflowx"), modules("tests"), modules("bench"))

    assert [f"{module.name}:{place}" for module in files for place in habit(module)] == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.habit.__name__)
def test_habit_that_is_not_kept_is_found(example: Example) -> None:
    assert len(list(example.habit(Module.of(example.module, example.breaks)))) == 1
    if example.keeps:
        assert list(example.habit(Module.of(example.module, example.keeps))) == []


def test_every_habit_has_an_example() -> None:
    assert {example.habit for example in EXAMPLES} == {*habits.OF_THE_PACKAGE, *habits.OF_ALL_FILES}


@pytest.mark.parametrize(
    "module", ["payflowx.edge.view", "payflowx.payments.jobs", "payflowx.worker", "payflowx.gateways.port"]
)
def test_edges_may_catch_whatever_goes_wrong(module: str) -> None:
    text = "try:\n    f()\nexcept Exception:\n    pass"

    assert list(habits.errors_are_caught_by_name(Module.of(module, text))) == []


def test_the_whole_project_is_looked_at() -> None:
    found = {module.name for folder in ("payflowx", "tests") for module in modules(folder)}

    assert {"payflowx", "payflowx.core.db", "payflowx.payments.service", __name__} <= found


def test_every_longer_file_is_there_and_longer() -> None:
    found = {module.name: module.text.count("\n") for module in modules("payflowx") if module.name in habits.LONGER}

    assert found.keys() == habits.LONGER.keys()
    assert min(found.values()) > habits.MODULE_LINES_MAX
