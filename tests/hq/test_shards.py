"""Every table has its owner first in every key, and is spread by it on Citus; statements find rows by it."""

import importlib
import pkgutil
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.schema import SchemaItem

import hq.store
from domain.errors import Fault
from hq.store import shards
from hq.store.database import Database
from hq.store.schema import metadata
from tests.hq.test_command_line import run

for module in pkgutil.iter_modules(hq.store.__path__):  # whoever adds a module with tables is asked as well
    importlib.import_module(f"hq.store.{module.name}")


def complaints(tables: sa.MetaData) -> list[str]:
    """What does not begin with its owner."""
    owners, found = shards.owners(), []
    for name, table in tables.tables.items():
        owner = owners.get(name)
        if owner is None:
            found.append(f"{name} has no owner: say in hq/store/shards.py whose rows it holds")
            continue
        keys = {table.primary_key.name: table.primary_key.columns}
        keys |= {one.name: one.columns for one in table.constraints if isinstance(one, sa.UniqueConstraint)}
        keys |= {one.name: one.columns for one in table.indexes if one.unique or one.name not in shards.SWEEPS}
        found += [f"{key} of {name}" for key, columns in keys.items() if next(iter(columns)).name != owner]
    return found


def test_every_key_begins_with_the_owner() -> None:
    assert complaints(metadata) == []


def test_every_named_table_and_index_is_there() -> None:
    assert shards.owners().keys() == metadata.tables.keys()
    indexes = {index.name for table in metadata.tables.values() for index in table.indexes}
    assert shards.SWEEPS.keys() - indexes == set()


def test_owners_are_texts_and_no_table_refers_to_another() -> None:
    """Tables of a group have owners of one type; a foreign key would tie shards together."""
    for name, column in shards.owners().items():
        assert isinstance(metadata.tables[name].c[column].type, sa.Text)
        assert not metadata.tables[name].foreign_keys


@pytest.mark.parametrize(
    ("column", "more"),
    [
        ("seq", ()),
        ("store", (sa.UniqueConstraint("sig"),)),
        ("store", (sa.Index("ix_odd", "sig"),)),
        ("store", (sa.Index("ix_outbox_waiting", "sig", unique=True),)),
    ],
)
def test_a_key_without_its_owner_is_found(column: str, more: tuple[SchemaItem, ...]) -> None:
    """The negative control of the rule above."""
    odd = sa.MetaData()
    sa.Table("journal", odd, sa.Column(column, sa.Text, primary_key=True), sa.Column("sig", sa.Text), *more)
    assert len(complaints(odd)) == 1
    unknown = sa.MetaData()
    sa.Table("unheard_of", unknown, sa.Column("store", sa.Text, primary_key=True))
    assert "unheard_of has no owner" in complaints(unknown)[0]


def test_every_table_is_spread_exactly_once() -> None:
    spread = [statement.split("'")[1] for statement in shards.statements()]
    assert sorted(spread) == sorted(metadata.tables)
    assert len(spread) == len(set(spread))


def test_after_an_upgrade_the_new_tables_follow() -> None:
    assert shards.due(()) == shards.statements()
    assert shards.due(metadata.tables.keys() - {"journal"}) == [
        "SELECT create_distributed_table('journal', 'store', colocate_with => 'epoch')"
    ]


def test_tables_of_one_owner_lie_together() -> None:
    found = shards.statements()
    assert "SELECT create_reference_table('plan')" in found
    assert "SELECT create_distributed_table('epoch', 'store', colocate_with => 'none')" in found
    assert "SELECT create_distributed_table('journal', 'store', colocate_with => 'epoch')" in found
    assert "SELECT create_distributed_table('account', 'owner', colocate_with => 'member')" in found
    assert len([one for one in found if "'none'" in one]) == len(shards.GROUPS)


def test_a_database_without_citus_is_told_so(database: Database) -> None:
    with pytest.raises(Fault) as fault:
        shards.distribute(database.engine)
    assert fault.value.what == (
        "Tables cannot be distributed on sqlite."
        if database.is_sqlite
        else "This PostgreSQL has no Citus: its tables stay on one node."
    )
    assert fault.value.advice


def test_the_command_shows_what_it_would_do_and_refuses_in_a_sentence(tmp_path: Path) -> None:
    shown = run("distribute", "--show")
    assert shown.returncode == 0
    assert shown.stdout.splitlines() == [f"{one};" for one in shards.statements()]
    refused = run("distribute", "--database", f"sqlite:///{tmp_path / 'hq.db'}")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "cannot be distributed on sqlite" in refused.stderr
