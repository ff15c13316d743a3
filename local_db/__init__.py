"""The only SQL of the till: books.db (what this register wrote) and reference files (what HQ told it).

act -> values that go in and come out         books -> Books: record, run, and every question, in one object
books_file -> create, open, refuse             actor, lock -> one writer thread, one process
driver, schema, migrations -> SQLCipher under SQLAlchemy, tables and triggers
recording, projections -> what one transaction writes           verify -> proves all of it again from the journal
drafts, print_queue, sync_state, reads -> parts of Books        keys -> the books' key, and sealing it
reference/ -> goods, index, people             member_view -> a member as known here, own entries folded on top

This package may import: domain, wire, SQLAlchemy, sqlcipher3, alembic (only when a migration is needed), cryptography.
"""
