"""What articles cost and since when they are sold."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("article", sa.Column("cost", sa.BigInteger(), nullable=True))
    op.add_column("article", sa.Column("since", sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("article", "since")
    op.drop_column("article", "cost")
