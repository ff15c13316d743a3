"""SQLAlchemy around a connection of the driver: for making tables and for migrations, never for selling."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, StaticPool, create_engine

from local_db.driver import dbapi2


@contextmanager
def around(connection: Any) -> Iterator[Connection]:  # noqa: ANN401  the driver has no types
    """The same connection for SQLAlchemy: it stays open and the caller's; what was not committed is rolled back.

    SQLAlchemy never says BEGIN to it: say it inside, on the driver's connection.
    """
    engine = create_engine("sqlite://", module=dbapi2, creator=lambda: connection, poolclass=StaticPool)
    with engine.connect() as held:
        yield held
