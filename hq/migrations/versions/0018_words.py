"""What was said of members' cards, and whose a card's number is."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "member_word",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("member", "register", "epoch")),
        sa.Column("seq", sa.BigInteger(), nullable=False, autoincrement=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("kind", "reason", "day", "at", "card")),
        sa.PrimaryKeyConstraint("member", "register", "epoch", "seq", name="pk_member_word"),
    )
    op.create_table(
        "card_claim",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("key", "member")),
        sa.PrimaryKeyConstraint("key", name="pk_card_claim"),
    )


def downgrade() -> None:
    op.drop_table("card_claim")
    op.drop_table("member_word")
