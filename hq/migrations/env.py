"""Runs the steps on the connection that the bootstrap hands over."""

from alembic import context

from hq.store import schema

context.configure(connection=context.config.attributes["connection"], target_metadata=schema.metadata)
context.run_migrations()
