"""A store of several registers: loans with their proofs, neighbours' entries kept for them, what members owe."""

from alembic import op

revision = "0002"
down_revision = "0001"

STATEMENTS = (
    (
        "CREATE TABLE loan ( epoch TEXT NOT NULL, owner TEXT NOT NULL, unit TEXT NOT NULL, lender TEXT NOT NULL,"
        " total INTEGER NOT NULL, expires TEXT, proof TEXT NOT NULL, certificate TEXT NOT NULL, PRIMARY KEY (epoch,"
        " owner, unit, lender), FOREIGN KEY(epoch) REFERENCES epoch (epoch) ) WITHOUT ROWID, STRICT"
    ),
    (
        "CREATE TABLE kept_line ( register TEXT NOT NULL, epoch TEXT NOT NULL, seq INTEGER NOT NULL, hash TEXT NOT"
        " NULL, line BLOB NOT NULL, PRIMARY KEY (register, epoch, seq) ) WITHOUT ROWID, STRICT"
    ),
    "CREATE INDEX posting_receivable ON posting (account) WHERE account LIKE 'receivable:%'",
    "CREATE INDEX allowance_lent ON allowance (epoch) WHERE lent_sum > 0",
    "CREATE INDEX allowance_borrowed ON allowance (epoch) WHERE borrowed_sum > 0",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
