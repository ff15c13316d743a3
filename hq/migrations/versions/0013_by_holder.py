"""What one register holds of everybody is found."""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_allowance_holder", "allowance", ["holder"])


def downgrade() -> None:
    op.drop_index("ix_allowance_holder", "allowance")
