"""Roles and what they may do; the mark of a staff card."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "role",
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("scope", "role", name="pk_role"),
    )
    op.add_column("staff", sa.Column("card", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("staff", "card")
    op.drop_table("role")
