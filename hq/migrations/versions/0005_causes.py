"""Facts of members beside balances, terms of paid memberships, and causes that wait for HQ to issue."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLES = {
    "member_facts": "member key, birthday, enrolled, referrer",
    "term": (
        "member key, membership key, register key, epoch key, seq number key, number number key, day, months number"
    ),
    "cause_met": "member key, unit key, rule, period, plan, day, register, epoch, seq number, asked",
}


def upgrade() -> None:
    for table, columns in TABLES.items():
        words = [column.split() for column in columns.split(", ")]
        keys = [name for name, *rest in words if "key" in rest]
        op.create_table(
            table,
            *(
                sa.Column(name, sa.BigInteger() if "number" in rest else sa.Text(), nullable=False, autoincrement=False)
                for name, *rest in words
            ),
            sa.PrimaryKeyConstraint(*keys, name=f"pk_{table}"),
        )


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
