"""Up to which entry of its holder an allowance is counted: projecting may be broken off between owners."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("allowance", sa.Column("upto", sa.BigInteger(), nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_column("allowance", "upto")
