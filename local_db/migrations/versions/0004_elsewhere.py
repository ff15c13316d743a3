"""Sales of other registers that are returned here, with the returns that were made of them elsewhere."""

from alembic import op

revision = "0004"
down_revision = "0003"

STATEMENTS = (
    (
        "CREATE TABLE sale_elsewhere ( register TEXT NOT NULL, epoch TEXT NOT NULL, seq INTEGER NOT NULL, hash TEXT"
        " NOT NULL, raw BLOB NOT NULL, granted INTEGER NOT NULL, PRIMARY KEY (register, epoch, seq) ) WITHOUT ROWID,"
        " STRICT"
    ),
    (
        "CREATE TABLE return_elsewhere ( hash TEXT NOT NULL, sale TEXT NOT NULL, raw BLOB NOT NULL, PRIMARY KEY (hash)"
        " ) WITHOUT ROWID, STRICT"
    ),
    "CREATE INDEX return_elsewhere_of ON return_elsewhere (sale)",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
