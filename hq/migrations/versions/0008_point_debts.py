"""Points that members owe; sales are found by their member."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "point_debt",
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("member", "unit", name="pk_point_debt"),
    )
    op.create_index("ix_sale_member", "sale", ["member"])


def downgrade() -> None:
    op.drop_index("ix_sale_member", "sale")
    op.drop_table("point_debt")
