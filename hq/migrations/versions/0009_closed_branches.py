"""Closed branches, and registers that were shut out or lost."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "closed_unit",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("owner", "register", "epoch", "unit")),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in ("net", "given")),
        sa.PrimaryKeyConstraint("owner", "register", "epoch", "unit", name="pk_closed_unit"),
    )
    op.create_table(
        "fence",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("store", "register", "epoch")),
        sa.Column("lost_at", sa.Text(), nullable=True),
        sa.Column("approved_by", sa.Text(), nullable=False),
        sa.Column("approved_upto", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("store", "register", "epoch", name="pk_fence"),
    )


def downgrade() -> None:
    op.drop_table("fence")
    op.drop_table("closed_unit")
