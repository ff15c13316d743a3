"""The headquarters of HQ's own tests, on both databases."""

from tests.hq.conftest import clock, database, enrol_at, hq, postgres, postgres_template, register, served

__all__ = ["clock", "database", "enrol_at", "hq", "postgres", "postgres_template", "register", "served"]
