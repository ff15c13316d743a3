"""Brings books of an older version up to date; Alembic is loaded only when there is something to do."""

from pathlib import Path

from sqlalchemy import Connection

from local_db import schema

MIGRATIONS = Path(__file__).with_name("migrations")


def migrate(connection: Connection) -> bool:
    """Run the migrations that are missing, each in its own transaction; whether there were any."""
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").fetchone()
    connection.rollback()
    if row is not None and row[0] == schema.REVISION:
        return False
    upgrade(connection)
    return True


def upgrade(connection: Connection, to: str = "head") -> None:
    """Run Alembic on an open connection: this is the one place where it is imported."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
