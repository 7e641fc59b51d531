"""Models and migrations agree: offline by aerich's own search for differences, and in PostgreSQL's catalogue."""

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from aerich import Command
from aerich.migrate import Migrate
from tortoise import Model
from tortoise.context import TortoiseContext
from tortoise.fields.relational import ForeignKeyFieldInstance
from tortoise.indexes import Index

from payflowx.core import db, migrate

from . import catalogue

State = dict[str, Any]
NOWHERE = "postgresql://nobody@localhost:1/nothing"
# aerich can't make a table that refers to itself.
BY_HAND = {
    ("statement_entries", "original_id", "statement_entries"),
    ("allocations", "takes_back_id", "allocations"),
    ("allocations", "entry_id", "statement_entries"),  # of an upper domain, which its models know and ours don't
}
# Looked at when the transaction ends, and not before: the migration says why.
DEFERRED = "statement_entries statement_entries_statement_id_fkey "


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the migrations for aerich to write to, which gathers what it finds in lists of its class."""
    for name, value in list(vars(Migrate).items()):
        if isinstance(value, list | dict) and not name.startswith("__"):
            monkeypatch.setattr(Migrate, name, type(value)())
    return Path(shutil.copytree(migrate.migrations_folder(), tmp_path / "migrations"))


async def draft(folder: Path, *, forget: Callable[[State], object] | None = None) -> str:
    """The migration that would bring the last one's state to that of the models; empty where nothing is to do."""
    config = db.tortoise_config(NOWHERE, models=(*db.MODEL_MODULES, db.AERICH_MODELS))
    async with TortoiseContext() as context:
        await context.init(config)
        command = Command(config, app=db.APP, location=str(folder))
        await command.init(offline=True)
        assert Migrate._last_version_content
        if forget is not None:
            forget(Migrate._last_version_content)
        name = await command.migrate(offline=True, no_input=True)
    return (folder / db.APP / name).read_text() if name else ""


async def test_models_and_migrations_agree(drafts: Path) -> None:
    assert await draft(drafts) == ""


def field(state: State, model: str, name: str) -> State:
    """What the state says of one of the model's plain fields."""
    found: State = next(field for field in state[model]["data_fields"] if field["name"] == name)
    return found


@pytest.mark.parametrize(
    ("forget", "expected"),
    [
        (lambda state: state.pop("payflowx.BookEntry"), 'CREATE TABLE IF NOT EXISTS "reconciliation_book"'),
        (
            lambda state: state["payflowx.Payment"]["data_fields"].remove(
                field(state, "payflowx.Payment", "description")
            ),
            'ALTER TABLE "payments" ADD "description" VARCHAR(1000)',
        ),
        (
            lambda state: field(state, "payflowx.Payment", "reference").update(nullable=False),
            'ALTER TABLE "payments" ALTER COLUMN "reference" DROP NOT NULL',
        ),
        (
            lambda state: field(state, "payflowx.User", "email").update(unique=False, indexed=False),
            '"users" ("email")',
        ),
        (
            lambda state: state["payflowx.Payment"]["indexes"].pop(),
            '"payments" ("currency", "amount_minor", "id")',
        ),
        (
            lambda state: state["payflowx.Payment"]["unique_together"].pop(0),
            '"payments" ("user_id", "idempotency_key")',
        ),
    ],
    ids=["model", "field", "nullable", "unique field", "index", "unique together"],
)
async def test_difference_between_models_and_migrations_would_be_found(
    forget: Callable[[State], object], expected: str, drafts: Path
) -> None:
    assert expected in await draft(drafts, forget=forget)


@pytest.fixture
async def models(database: str) -> list[type[Model]]:
    """The application's models, with their relations resolved."""
    async with TortoiseContext() as context:
        await context.init(db.tortoise_config(database))
        assert context.apps is not None
        return [model for model in context.apps[db.APP].values() if model.__module__.startswith("payflowx.")]


def columns(model: type[Model], names: Iterable[str] | Index) -> tuple[str, ...]:
    """The columns that the fields are stored in."""
    assert not isinstance(names, Index), "the tests would have to learn what other indexes promise"
    return tuple(model._meta.fields_map[name].source_field or name for name in names)


async def indexes(connection: asyncpg.Connection, *, unique: bool) -> set[tuple[str, tuple[str, ...]]]:
    """Table and columns of every valid index that holds all rows."""
    rows = await connection.fetch(
        """
        SELECT indrelid::regclass::text AS "table", array_agg(attname ORDER BY position)::text[] AS columns
        FROM pg_index CROSS JOIN unnest(indkey::int2[]) WITH ORDINALITY AS key (number, position)
        JOIN pg_attribute ON (attrelid, attnum) = (indrelid, number)
        WHERE indisvalid AND indisready AND indpred IS NULL AND indexprs IS NULL AND indisunique = $1
        GROUP BY indexrelid, indrelid
        """,
        unique,
    )
    return {(row["table"], tuple(row["columns"])) for row in rows}


async def test_whatever_a_model_says_is_unique_has_a_valid_unique_index(
    models: list[type[Model]], owner: asyncpg.Connection
) -> None:
    promised = {
        (model._meta.db_table, columns(model, names))
        for model in models
        for names in (
            *model._meta.unique_together,
            *((name,) for name, field in model._meta.fields_map.items() if field.unique or field.pk),
        )
        if names[0] not in model._meta.backward_fk_fields | model._meta.backward_o2o_fields
    }

    assert len(promised) > 15
    assert promised - await indexes(owner, unique=True) == set()


async def test_every_index_that_a_model_names_is_there_and_valid(
    models: list[type[Model]], owner: asyncpg.Connection
) -> None:
    promised = {(model._meta.db_table, columns(model, names)) for model in models for names in model._meta.indexes}

    assert len(promised) > 10
    assert promised - await indexes(owner, unique=False) == set()
    assert await owner.fetch("SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid") == []


async def test_every_constraint_that_a_model_names_is_there(
    models: list[type[Model]], owner: asyncpg.Connection
) -> None:
    """aerich leaves out what `Meta.constraints` says, without a word."""
    promised = {constraint.name for model in models for constraint in model._meta.constraints}

    found = await owner.fetch("SELECT conname FROM pg_constraint UNION SELECT relname FROM pg_class")
    assert promised - {row["conname"] for row in found} == set()


async def test_every_relation_is_a_foreign_key_that_restricts(
    models: list[type[Model]], owner: asyncpg.Connection
) -> None:
    promised = {
        (model._meta.db_table, f"{name}_id", field.related_model._meta.db_table)
        for model in models
        for name, field in model._meta.fields_map.items()
        if isinstance(field, ForeignKeyFieldInstance)
    }

    rows = await owner.fetch(
        """
        SELECT conrelid::regclass::text AS "table", attname AS column, confrelid::regclass::text AS target
        FROM pg_constraint JOIN pg_attribute ON (attrelid, attnum) = (conrelid, conkey[1])
        WHERE contype = 'f' AND convalidated AND confdeltype = 'r'
        """
    )
    assert len(promised) > 5
    assert {(row["table"], row["column"], row["target"]) for row in rows} == promised | BY_HAND


async def test_migrated_schema_has_all_that_the_models_alone_would_make(empty_database: str, database: str) -> None:
    async with TortoiseContext() as context:
        await context.init(db.tortoise_config(empty_database, models=(*db.MODEL_MODULES, db.AERICH_MODELS)))
        await context.generate_schemas()
    generated, migrated = await catalogue.read(empty_database), await catalogue.read(database)

    for kind in ("constraints", "indexes"):
        assert {found for found in generated[kind] - migrated[kind] if not found.startswith(DEFERRED)} == set()
    [deferred] = {found for found in migrated["constraints"] if found.startswith(DEFERRED)}
    assert "DEFERRABLE INITIALLY DEFERRED" in deferred
    without_models = ("pgqueuer", "rate_counters", "payment_days", "payment_deltas")
    of_models = {column for column in migrated["columns"] if not column.startswith(without_models)}
    assert generated["columns"] == of_models
