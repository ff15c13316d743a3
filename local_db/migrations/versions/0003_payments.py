"""Payments that a provider captures."""

from alembic import op

revision = "0003"
down_revision = "0002"

STATEMENTS = (
    (
        "CREATE TABLE payment ( id TEXT NOT NULL, purpose TEXT NOT NULL, kind TEXT NOT NULL, draft TEXT NOT "
        "NULL, amount INTEGER NOT NULL, state TEXT NOT NULL, at TEXT NOT NULL, reference TEXT NOT NULL, note "
        'TEXT NOT NULL, "of" TEXT NOT NULL, used INTEGER, PRIMARY KEY (id), CONSTRAINT a_payment_moves_money '
        "CHECK (amount > 0), FOREIGN KEY(used) REFERENCES journal (n) ) WITHOUT ROWID, STRICT"
    ),
    (
        "CREATE INDEX payment_open ON payment (id) WHERE state IN ('intended', 'pending', 'unknown', "
        "'reversing') OR state = 'approved' AND purpose = 'take' AND used IS NULL OR state = 'refused' AND "
        "purpose = 'refund'"
    ),
    ("CREATE INDEX payment_used ON payment (used) WHERE used IS NOT NULL"),
    (
        "CREATE TRIGGER payment_final BEFORE UPDATE ON payment WHEN NEW.state <> OLD.state AND (OLD.state IN "
        "('reversed', 'settled') OR (OLD.purpose = 'take' AND OLD.state = 'refused') OR (OLD.purpose = "
        "'refund' AND OLD.state = 'approved')) BEGIN SELECT RAISE(ABORT, 'a payment that ended stays as it "
        "ended'); END"
    ),
    ("CREATE TRIGGER payment_no_delete BEFORE DELETE ON payment BEGIN SELECT RAISE(ABORT, 'a payment is kept'); END"),
    (
        'CREATE TRIGGER payment_same BEFORE UPDATE ON payment WHEN NEW."id" <> OLD."id" OR NEW."purpose" <> '
        'OLD."purpose" OR NEW."kind" <> OLD."kind" OR NEW."draft" <> OLD."draft" OR NEW."amount" <> '
        'OLD."amount" OR NEW."of" <> OLD."of" BEGIN SELECT RAISE(ABORT, \'a payment stays what it is\'); END'
    ),
    (
        "CREATE TRIGGER payment_used_once BEFORE UPDATE ON payment WHEN OLD.used IS NOT NULL AND (NEW.used IS "
        "NOT OLD.used OR (OLD.purpose = 'take' AND NEW.state <> OLD.state)) BEGIN SELECT RAISE(ABORT, 'a "
        "payment is used once'); END"
    ),
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
