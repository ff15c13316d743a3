"""Makes the tables of new books and brings old books up to date: SQLAlchemy and Alembic are loaded here, and late."""

from pathlib import Path
from typing import Any

from local_db import form
from wire.points import point

MIGRATIONS = Path(__file__).with_name("migrations")


def make(connection: Any) -> None:  # noqa: ANN401  the driver has no types
    """Make every table and trigger, in one transaction."""
    from local_db import schema
    from local_db.around import around

    with around(connection) as held:
        connection.execute("BEGIN IMMEDIATE")
        with held.begin():
            schema.create(held)
            point("before books are made")
        point("after books are made")


def migrate(connection: Any) -> bool:  # noqa: ANN401
    """Run the migrations that are missing; whether there were any."""
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is not None and row[0] == form.REVISION:
        return False
    upgrade(connection)
    return True


def upgrade(connection: Any, to: str = "head") -> None:  # noqa: ANN401
    """Run Alembic on an open connection, all steps in one transaction: cut off anywhere, the books are as they were."""
    from alembic import command
    from alembic.config import Config

    from local_db.around import around

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with around(connection) as held:
        config.attributes["connection"] = held
        connection.execute("BEGIN IMMEDIATE")
        with held.begin():
            command.upgrade(config, to)
