"""Counters of tiers, what promotions consumed, since when a tier is held."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "progress",
        sa.Column("member", sa.Text, nullable=False),
        sa.Column("unit", sa.Text, nullable=False),
        sa.Column("amount", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("member", "unit", name="pk_progress"),
    )
    op.create_table(
        "promotion",
        sa.Column("member", sa.Text, nullable=False),
        sa.Column("metric", sa.Text, nullable=False),
        sa.Column("cycle", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("register", sa.Text, nullable=False),
        sa.Column("epoch", sa.Text, nullable=False),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("member", "metric", "cycle", name="pk_promotion"),
    )
    op.add_column("member", sa.Column("cycle", sa.BigInteger, nullable=False, server_default="0"))
    op.add_column("member", sa.Column("tier_since", sa.Text, nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("member", "tier_since")
    op.drop_column("member", "cycle")
    op.drop_table("promotion")
    op.drop_table("progress")
