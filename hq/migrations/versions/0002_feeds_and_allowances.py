"""Feeds and their outbox, allowances, masters of goods, snapshots."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TYPES = {"text": sa.Text, "whole": sa.BigInteger, "bytes": sa.LargeBinary}

TABLES = {
    "outbox": (
        "owner text key, scope text key, kind text key, key text key, version whole, op text, doc bytes null, "
        "waits whole"
    ),
    "feed": "scope text key, kind text key, key text key, pos whole, version whole, op text, doc bytes null",
    "feed_head": "scope text key, pos whole, floor whole",
    "account": "owner text key, unit text key, available whole, expires text null",
    "allowance": (
        "owner text key, unit text key, holder text key, granted whole, credited whole, spent whole, "
        "given_back whole, lent bytes, borrowed bytes, since text"
    ),
    "placement": "store text key, register text key, epoch text key, upto text, done whole",
    "usual_bill": "member text key, p95 whole",
    "joined": "register text key, epoch text key, life whole key",
    "article": (
        "scope text key, sku text key, name text, category text, tax_num whole, tax_den whole, per whole, "
        "pinyin text, rank whole, barcodes bytes"
    ),
    "price": "store text key, sku text key, price whole, member_price whole null",
    "plan": "scope text key, version whole key, starts text, text text",
    "snapshot": (
        "scope text key, cursor whole, schema whole, file text, bytes whole, sha256 text, signed text, "
        "key text, sig text"
    ),
}


def upgrade() -> None:
    for table, columns in TABLES.items():
        words = [column.split() for column in columns.split(", ")]
        keys = [name for name, _, *rest in words if "key" in rest]
        op.create_table(
            table,
            *(
                sa.Column(name, TYPES[kind](), nullable="null" in rest, autoincrement=False)
                for name, kind, *rest in words
            ),
            sa.PrimaryKeyConstraint(*keys, name=f"pk_{table}"),
        )
    waits = sa.text("waits = 1")
    op.create_index("ix_outbox_waiting", "outbox", ["scope"], sqlite_where=waits, postgresql_where=waits)
    op.create_index("ix_feed_pos", "feed", ["scope", "pos"], unique=True)


def downgrade() -> None:
    op.drop_index("ix_feed_pos", "feed")
    op.drop_index("ix_outbox_waiting", "outbox")
    for table in reversed(TABLES):
        op.drop_table(table)
