"""Where lots began and what was given for them; what became of exceptions; merged members; releases."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0009"
branch_labels = None
depends_on = None

TYPES = {"text": sa.Text, "whole": sa.BigInteger}

TABLES = {
    "lot_begun": "member text key, lot text key, place text, lost whole",
    "lot_use": "member text key, lot text key, place text key, day text key, lost whole key, amount whole",
    "exception_state": (
        "store text key, register text key, epoch text key, seq whole key, code text key, state text, who text, "
        "why text, at text, place text"
    ),
    "member_alias": "member text key, alias text key",
    "coming_price": "store text key, sku text key, starts text key, price whole, member_price whole null",
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
    op.create_index("ix_lot_use_day", "lot_use", ["day"])
    op.add_column("member", sa.Column("into", sa.Text(), nullable=False, server_default=""))
    op.add_column("price", sa.Column("starts", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("price", "starts")
    op.drop_column("member", "into")
    op.drop_index("ix_lot_use_day", "lot_use")
    for table in reversed(TABLES):
        op.drop_table(table)
