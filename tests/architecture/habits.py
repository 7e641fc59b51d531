"""Each habit is a function that gives the places of a module where it is not kept, as `line: what is wrong`."""

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from payflowx.core.log import ALLOWED_FIELDS

from .sources import FUNCTIONS, Function, Module

Habit = Callable[[Module], Iterator[str]]

FUNCTION_LINES_MAX: Final = 50
MUTATION_LINES_MAX: Final = 12
MODULE_LINES_MAX: Final = 350
LONGER_LINES_MAX: Final = 400
LONGER: Final = MappingProxyType(
    {
        "payflowx.config": "one list of settings, read from top to bottom",
        "payflowx.settlements.service": "what the simulated bank does, and who speaks, hold the same lock",
    }
)
"""Files of the package that have reached the limit, each with the reason why it is whole."""
TEST_LINES_MAX: Final = 600
PARAMETERS_MAX: Final = 6
VAGUE_NAMES: Final = frozenset({"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"})
WEB_PACKAGES: Final = frozenset({"graphql", "starlette", "strawberry", "uvicorn"})
EDGES: Final = (
    "payflowx.api",
    "payflowx.app",
    "payflowx.cli",
    "payflowx.compiler",
    "payflowx.demo",
    "payflowx.edge",
    "payflowx.schema",
    "payflowx.web",
    "payflowx.worker",
)
CLOCK_READERS: Final = frozenset(
    {"payflowx.api.rates", "payflowx.bank_statements.jobs", "payflowx.core.database_clock"}
)
BINDING: Final = frozenset({"bound_contextvars", "bind_contextvars"})
TELLING: Final = frozenset({"tell", "log.tell"})
LOG_METHODS: Final = frozenset({"debug", "info", "warning", "error", "critical", "exception", "log", "bind"})
LOOK_AWAY: Final = "# type: " + "ignore"
WRITES: Final = frozenset({"create", "save", "record", "bulk_create", "get_or_create", "update_or_create"})
EVENTS_WRITTEN: Final = re.compile(r"INSERT INTO events\b.*?(\bFROM\b|\n\n|\Z)", re.DOTALL)
MUTABLE: Final = frozenset({"bytearray", "defaultdict", "deque", "dict", "list", "set", "Counter", "OrderedDict"})


def functions_are_short(module: Module) -> Iterator[str]:
    """A function has up to 50 lines."""
    for function in module.functions():
        lines = _line_count(function)
        if lines > FUNCTION_LINES_MAX:
            yield f"{function.lineno}: {function.name} has {lines} lines"


def mutations_are_shorter(module: Module) -> Iterator[str]:
    """A mutation's body has up to 12 lines: parse, authorise, one service call, render."""
    for function in module.functions():
        if _is_decorated(function, "strawberry.mutation"):
            body = function.body[1:] if ast.get_docstring(function) else function.body
            lines = (function.end_lineno or 0) - body[0].lineno + 1
            if lines > MUTATION_LINES_MAX:
                yield f"{function.lineno}: {function.name} has a body of {lines} lines"


def files_are_short(module: Module) -> Iterator[str]:
    """A file has up to 350 lines, or 400 where there is a reason, and one of tests up to 600."""
    lines = module.text.count("\n")
    of_package = LONGER_LINES_MAX if module.name in LONGER else MODULE_LINES_MAX
    if lines > (TEST_LINES_MAX if module.is_test else of_package):
        yield f"1: the file has {lines} lines"


def parameters_are_few(module: Module) -> Iterator[str]:
    """Up to six parameters can be given by position.

    Keyword-only ones don't count, since a call names them, and neither do a resolver's, which are the schema's.
    """
    for function in module.functions():
        if _is_decorated(function, "strawberry."):
            continue
        given = [*function.args.posonlyargs, *function.args.args]
        count = sum(parameter.arg not in {"self", "cls"} for parameter in given)
        if count > PARAMETERS_MAX:
            yield f"{function.lineno}: {function.name} has {count} parameters"


def services_take_keywords_only(module: Module) -> Iterator[str]:
    """Public functions of a service take keyword-only arguments, and no `**kwargs`."""
    if not module.is_a("service"):
        return
    for node in module.tree.body:
        if isinstance(node, FUNCTIONS) and not node.name.startswith("_"):
            arguments = node.args
            if arguments.posonlyargs or arguments.args or arguments.vararg or arguments.kwarg:
                yield f"{node.lineno}: {node.name} takes arguments by position or without a type"


def modules_say_their_job(module: Module) -> Iterator[str]:
    """A module starts with one sentence that says its job."""
    first_line = (ast.get_docstring(module.tree) or "").partition("\n")[0]
    if not first_line.endswith((".", "?")) or first_line[0].islower():
        yield f"1: the module's first line is no sentence: {first_line!r}"


def public_names_are_documented(module: Module) -> Iterator[str]:
    """Public classes, functions and methods have docstrings."""
    for node in module.public():
        if not ast.get_docstring(node):
            yield f"{node.lineno}: {node.name} has no docstring"


def errors_are_caught_by_name(module: Module) -> Iterator[str]:
    """Whatever may go wrong is caught where GraphQL puts it into answers, in the job loops and around a gateway.

    Elsewhere a handler may look at any error only where it raises it again.
    """
    catching = ("payflowx.compiler", "payflowx.edge", "payflowx.worker", "payflowx.gateways.port")
    if module.is_in(*catching) or module.last_name == "jobs":
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ExceptHandler) and _catches_everything(node) and not _raises_again(node):
            yield f"{node.lineno}: catches whatever goes wrong"


def now_is_passed_in(module: Module) -> Iterator[str]:
    """The present instant is the database's, asked at the edges; below them `now` is an argument.

    The clock of this machine is read by those alone who compare it, or count seconds with it.
    """
    if module.name == "payflowx.core.clock":
        return
    is_reader = module.name in CLOCK_READERS
    is_edge = module.is_in(*EDGES) or module.is_a("graphql") or module.last_name == "jobs"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            is_raw = called.endswith(("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time"))
            is_machines = called.split(".")[-1] == "utc_now" and not is_reader
            if is_raw or is_machines or (called.endswith("database_clock.now") and not is_edge):
                yield f"{node.lineno}: reads the clock: {called}()"


def the_web_stays_at_the_edge(module: Module) -> Iterator[str]:
    """HTTP and GraphQL are known to the edge and to the domains' `graphql` modules only."""
    if module.is_in(*EDGES) or module.is_a("graphql"):
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else [node.module or ""]
            for name in names:
                if name.split(".")[0] in WEB_PACKAGES:
                    yield f"{node.lineno}: imports {name}"


def services_open_the_transactions(module: Module) -> Iterator[str]:
    """One use case is one transaction, opened in its service."""
    if module.is_in("payflowx.core") or module.is_a("service"):
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in {"transaction", "in_transaction"}:
            yield f"{node.lineno}: opens a transaction"


def use_cases_that_write_open_one(module: Module) -> Iterator[str]:
    """What a service writes through the ORM, with its event, is in a transaction that the service has opened.

    A use case that is one statement needs none; what a private function does counts for all who call it.
    """
    if not module.is_a("service"):
        return
    functions = {node.name: node for node in module.tree.body if isinstance(node, FUNCTIONS)}
    for name, function in functions.items():
        if not name.startswith("_"):
            called = {ast.unparse(call.func) for call in _calls(function, functions, set())}
            writes = sorted(text for text in called if text.rpartition(".")[2] in WRITES and text[0] not in "_(")
            if writes and not any(text.endswith("transaction") for text in called):
                yield f"{function.lineno}: {name} writes without a transaction: {', '.join(writes)}"


def sql_joins_by_relations(module: Module) -> Iterator[str]:
    """SQL knows its own domain and of others what they let be joined: their `relations`."""
    if not (module.is_a("sql") or module.is_a("relations")):
        return
    domain = ".".join(module.name.split(".")[:2])
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("payflowx."):
            for alias in node.names:
                name = f"{node.module}.{alias.name}"
                if not name.startswith(("payflowx.core.", f"{domain}.")) and not name.endswith(".relations"):
                    yield f"{node.lineno}: takes {name}"


def exceptions_to_types_have_reasons(module: Module) -> Iterator[str]:
    """Where the type checker is told to look away, the line says why."""
    for number, line in enumerate(module.text.splitlines(), 1):
        _, found, rest = line.partition(LOOK_AWAY)
        if found and "# " not in rest:
            yield f"{number}: tells the type checker to look away, and not why"


def modules_hold_no_state(module: Module) -> Iterator[str]:
    """A module holds constants: what could change is `Final` or a `MappingProxyType`, and nothing is `global`."""
    for node in module.tree.body:
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        is_final = isinstance(node, ast.AnnAssign) and "Final" in ast.unparse(node.annotation)
        if value is not None and not is_final and _is_mutable(value) and not _is_dunder(node):
            yield f"{node.lineno}: {ast.unparse(node).partition('=')[0].strip()} can change"
    for inner in ast.walk(module.tree):
        if isinstance(inner, ast.Global):
            yield f"{inner.lineno}: global {', '.join(inner.names)}"


def log_lines_have_known_fields(module: Module) -> Iterator[str]:
    """A line in the log is a constant sentence and fields that are known to be harmless, each by its name."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and _is_log_call(ast.unparse(node.func)):
            fields = [keyword.arg or "**" for keyword in node.keywords]
            if unknown := [field for field in fields if field not in ALLOWED_FIELDS]:
                yield f"{node.lineno}: logs {', '.join(unknown)}"
            if any(not isinstance(argument, ast.Constant) for argument in node.args):
                yield f"{node.lineno}: logs a sentence that isn't constant"


def events_are_dated(module: Module) -> Iterator[str]:
    """SQL that writes events dates them by `dated`: one that had to wait would be refused, and its change with it."""
    for found in EVENTS_WRITTEN.finditer(module.text):
        if "dated(" not in found[0]:
            yield f"{module.text.count(chr(10), 0, found.start()) + 1}: writes events that are not dated"


def names_say_what_is_inside(module: Module) -> Iterator[str]:
    """No folder and no module is named utils, helpers, common, misc, base or manager."""
    for name in VAGUE_NAMES.intersection(module.name.split(".")):
        yield f"1: {name} says nothing"


OF_THE_PACKAGE: Final[tuple[Habit, ...]] = (
    mutations_are_shorter,
    parameters_are_few,
    services_take_keywords_only,
    modules_say_their_job,
    public_names_are_documented,
    errors_are_caught_by_name,
    now_is_passed_in,
    the_web_stays_at_the_edge,
    services_open_the_transactions,
    use_cases_that_write_open_one,
    sql_joins_by_relations,
    modules_hold_no_state,
    log_lines_have_known_fields,
    events_are_dated,
)
OF_ALL_FILES: Final[tuple[Habit, ...]] = (
    functions_are_short,
    files_are_short,
    names_say_what_is_inside,
    exceptions_to_types_have_reasons,
)


def _calls(function: Function, functions: Mapping[str, Function], seen: set[str]) -> Iterator[ast.Call]:
    """The calls in a function, and in those of its module that it names."""
    if function.name in seen:
        return
    seen.add(function.name)
    for node in ast.walk(function):
        if isinstance(node, ast.Call):
            yield node
        if isinstance(node, ast.Name) and node.id in functions:
            yield from _calls(functions[node.id], functions, seen)


def _is_decorated(function: Function, prefix: str) -> bool:
    return any(ast.unparse(decorator).startswith(prefix) for decorator in function.decorator_list)


def _line_count(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def _catches_everything(handler: ast.ExceptHandler) -> bool:
    caught = "" if handler.type is None else ast.unparse(handler.type)
    return caught in {"", "Exception", "BaseException"}


def _raises_again(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


def _is_mutable(value: ast.expr) -> bool:
    if isinstance(value, ast.Call):
        return ast.unparse(value.func).split(".")[-1] in MUTABLE
    return isinstance(value, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp)


def _is_log_call(function: str) -> bool:
    """`logger.info`, `get_logger(name).info`, `(logger.info if ... else logger.debug)`, `bound_contextvars`, `tell`."""
    method = function.rpartition(".")[2].rstrip(")")
    return ("logger" in function and method in LOG_METHODS) or method in BINDING or function in TELLING


def _is_dunder(node: ast.stmt) -> bool:
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return all(isinstance(target, ast.Name) and target.id.startswith("__") for target in targets)
