"""The form of books.db as far as selling needs it: revision, inserts, what triggers say. No SQLAlchemy here.

The tables stand in `schema`, and loading SQLAlchemy for them takes longer than everything else at a till's start. A
test compares each insert with the one that SQLAlchemy compiles from its table.
"""

REVISION = "0005"
"""The migration that a database made by `schema.create` is equal to."""
KNOWN = ("0001", "0002", "0003", "0004", "0005")
"""Every revision this program can open, oldest first; anything else was written by a newer one."""
PAYMENT_OPEN = (
    "state IN ('intended', 'pending', 'unknown', 'reversing')"
    " OR state = 'approved' AND purpose = 'take' AND used IS NULL OR state = 'refused' AND purpose = 'refund'"
)
"""Which payments are not at their end: an index holds these and no others."""
WORDS = "kind IN ('card.replaced', 'member.frozen', 'member.unfrozen')"
"""Which entries are words on a member's card: an index holds these and no others."""
DAY_CLOSED = "the day is closed"
"""What the database says when an entry comes for a closed day."""

JOURNAL_SQL = (
    "INSERT INTO journal (n, epoch, seq, kind, at, business_day, hash, sig, raw) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
PRIVATE_SQL = "INSERT INTO private (n, place, salt, record) VALUES (?, ?, ?, ?)"
POSTING_SQL = "INSERT INTO posting (n, place, account, unit, amount, owner) VALUES (?, ?, ?, ?, ?, ?)"
RECEIPT_SQL = "INSERT INTO receipt (n, kind, payable, member, cashier, tier, original) VALUES (?, ?, ?, ?, ?, ?, ?)"
SHIFT_SQL = (
    "INSERT INTO shift (n, epoch, seq, cashier, business_day, opened_at, closed, totals)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
DAY_SQL = "INSERT INTO day (business_day, n, number) VALUES (?, ?, ?)"
