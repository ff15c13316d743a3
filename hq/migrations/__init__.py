"""HQ's tables as they came to be, step by step (Alembic); run by the bootstrap at every start."""
