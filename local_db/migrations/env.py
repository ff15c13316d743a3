"""How Alembic reaches the books: through the connection that holds the key and the transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
