"""Where the registers of a store answer each other."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "lan_address",
        sa.Column("store", sa.Text(), nullable=False),
        sa.Column("register", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("store", "register", name=op.f("pk_lan_address")),
    )


def downgrade() -> None:
    op.drop_table("lan_address")
