"""All SQL of HQ, on SQLite and PostgreSQL.  Every primary key begins with its owner.

database    opening, transactions that are tried again
schema      tables of the journal, identity, members, requests
journal     entries as bytes, heads, evidence, exceptions
identity    registers, epochs, enrolment codes, sealed keys
members     members, balances as projected, inbox, visits
sales       facts of sales for pages, returns of a sale
staff       stores and their staff
hq_journal  HQ's own entries
requests    answers to request ids
feed, outbox, snapshots, allowances, reference: see there

This package may import domain, wire, SQLAlchemy; nothing above it.
"""
