"""Recharge cards, attempts at them, closed members, members' PINs."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TYPES = {"text": sa.Text, "whole": sa.BigInteger}

TABLES = {
    "recharge_card": (
        "code_hash text key, batch text, face whole, state text, issued_at text, activated_at text null, "
        "used_at text null, member text null, register text null"
    ),
    "recharge_failure": "register text key, at text key, request_id text key",
    "member_closed": "member text key, rule text, store text, currency text, at text",
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
    op.create_index("ix_recharge_card_batch", "recharge_card", ["batch"])
    op.add_column("member", sa.Column("pin", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("member", "pin")
    op.drop_index("ix_recharge_card_batch", "recharge_card")
    for table in reversed(TABLES):
        op.drop_table(table)
