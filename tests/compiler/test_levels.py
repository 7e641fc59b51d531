"""What waits is asked for level by level: one call for the keys of a level, and no task for a row."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from graphql import ExecutionResult, GraphQLObjectType, OperationDefinitionNode, build_schema, parse, validate

from payflowx.compiler.binding import Attribute, Batched, Call, Origin
from payflowx.compiler.operations import Compiler, Program

SCHEMA: Final = build_schema("""
    type Query { books: [Book!]! slow: Int quick: Int }
    type Mutation { first: Int! second: Int }
    type Subscription { sold(least: Int! = 1): Book }
    type Book { title: String! author: Author! editor: Author copies: Int! }
    type Author { name: String! books: [Book!]! }
""")


@dataclass
class Author:
    name: str
    books: list["Book"] = field(default_factory=list)


@dataclass
class Book:
    title: str
    author: str
    editor: str | None = None
    copies: int = 1


@dataclass
class Shop:
    """What the resolvers of a request share."""

    books: list[Book] = field(default_factory=list)
    asked: list[Any] = field(default_factory=list)


async def load_authors(shop: Shop, names: Sequence[str]) -> list[Author]:
    shop.asked.append(list(names))
    await asyncio.sleep(0)
    return [Author(name, [book for book in shop.books if book.author == name]) for name in names]


async def fails(shop: Shop, name: str) -> int:
    shop.asked.append(name)
    await asyncio.sleep(0)
    raise ValueError(name)


async def answers(shop: Shop, name: str) -> int:
    shop.asked.append(f"{name} begins")
    await asyncio.sleep(0)
    shop.asked.append(f"{name} ends")
    return 1


class InShop:
    """Where the shop's values come from."""

    origins: Final[dict[str, Origin]] = {
        "Query.books": Call(lambda _source, info: info.context.books, is_async=False),
        "Query.slow": Call(lambda _source, info: answers(info.context, "slow"), is_async=True),
        "Query.quick": Call(lambda _source, info: answers(info.context, "quick"), is_async=True),
        "Mutation.first": Call(lambda _source, info: fails(info.context, "first"), is_async=True),
        "Mutation.second": Call(lambda _source, info: answers(info.context, "second"), is_async=True),
        "Subscription.sold": Call(lambda event, _info, least: event if event.copies >= least else None, is_async=False),
        "Book.author": Batched(load_authors, lambda book: book.author),
        "Book.editor": Batched(load_authors, lambda book: book.editor),
    }

    def origin(self, type_: GraphQLObjectType, name: str) -> Origin:
        return self.origins.get(f"{type_.name}.{name}") or Attribute(name)

    def class_of(self, _type: GraphQLObjectType) -> type | None:
        return None


def program_of(text: str, **variables: object) -> tuple[Program, dict[str, Any]]:
    """The program of a document's only operation, with its variables."""
    document = parse(text)
    assert not validate(SCHEMA, document)
    node = document.definitions[0]
    assert isinstance(node, OperationDefinitionNode)
    operation = Compiler(SCHEMA, InShop()).compile(document, node)
    values = operation.read(variables)
    assert isinstance(values, dict)
    program = operation.program(values)
    assert program is not None
    return program, values


async def run(text: str, shop: Shop) -> ExecutionResult:
    """The answer to a document."""
    program, values = program_of(text)
    return await program.run(values, context=shop)


async def counting_tasks(work: Callable[[], Coroutine[Any, Any, Any]]) -> int:
    """How many tasks something starts."""
    loop, started = asyncio.get_running_loop(), 0

    def start(loop: asyncio.AbstractEventLoop, coroutine: Any, **options: Any) -> asyncio.Task[Any]:
        nonlocal started
        started += 1
        return asyncio.Task(coroutine, loop=loop, **options)

    loop.set_task_factory(start)
    try:
        await work()
    finally:
        loop.set_task_factory(None)
    return started


def shop_with(count: int) -> Shop:
    return Shop([Book(f"Book {number}", author=f"Author {number % 3}") for number in range(count)])


async def test_keys_of_a_level_are_loaded_in_one_call_each_of_them_once() -> None:
    shop = shop_with(50)

    found = await run("{ books { title author { name books { author { name } } } } }", shop)

    assert found.data is not None
    assert [book["author"]["name"] for book in found.data["books"]] == [book.author for book in shop.books]
    assert shop.asked == [["Author 0", "Author 1", "Author 2"]] * 2  # a level each


async def test_fields_with_one_loader_ask_it_together_and_no_key_asks_nothing() -> None:
    shop = Shop([Book("One", "Ann", editor="Bob"), Book("Two", "Bob", editor=None)])

    found = await run("{ books { author { name } editor { name } } }", shop)

    assert found.data == {
        "books": [
            {"author": {"name": "Ann"}, "editor": {"name": "Bob"}},
            {"author": {"name": "Bob"}, "editor": None},
        ]
    }
    assert shop.asked == [["Ann", "Bob"]]


async def test_one_thing_to_wait_for_takes_no_task_and_rows_never_do() -> None:
    assert await counting_tasks(lambda: run("{ slow }", shop_with(50))) == 0
    assert await counting_tasks(lambda: run("{ books { author { name } editor { name } } }", shop_with(50))) == 0
    assert await counting_tasks(lambda: run("{ slow quick books { author { name } } }", shop_with(50))) == 3


async def test_queries_wait_for_their_fields_at_once_and_mutations_in_turn() -> None:
    queried, changed = Shop(), Shop()

    await run("{ slow quick }", queried)
    await run("mutation { second again: second }", changed)

    assert queried.asked == ["slow begins", "quick begins", "slow ends", "quick ends"]
    assert changed.asked == ["second begins", "second ends"] * 2


async def test_mutation_behind_one_that_has_left_no_answer_is_not_begun() -> None:
    shop = Shop()

    found = await run("mutation { first second }", shop)

    assert (found.data, [str(error.path) for error in found.errors or []]) == (None, ["['first']"])
    assert shop.asked == ["first"]


async def test_payload_of_a_subscription_is_rendered_again_for_each_event() -> None:
    shop = shop_with(4)
    program, values = program_of(
        "subscription ($least: Int!) { sold(least: $least) { title author { name } } }", least=2
    )

    events = [Book("Old", "Ann", copies=1), Book("New", "Ann", copies=2)]
    told = [await program.run(values, context=shop, root=event) for event in events]

    assert [one.data for one in told] == [{"sold": None}, {"sold": {"title": "New", "author": {"name": "Ann"}}}]
