"""HQ: receives journals, keeps the chain's books, publishes feeds, lends allowances, shows a page.

bootstrap   the parts list: database, keys, services, server
store       all SQL: one module per owner's rows; SQLite and PostgreSQL
services    what HQ does, a file per act
api         addresses under /v1 (PROTOCOL), errors, signatures of requests
web         the page at /
migrations  Alembic, from the first table

This package may import domain and wire, never local_db or pos_app.
"""
