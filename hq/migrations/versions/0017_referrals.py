"""What sales elsewhere bring the one who brought their buyer."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "referral_note",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("member", "sale", "register", "epoch")),
        sa.Column("seq", sa.BigInteger(), nullable=False, autoincrement=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("store", "kind")),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in ("payable", "last", "open")),
        sa.PrimaryKeyConstraint("member", "sale", "register", "epoch", "seq", name="pk_referral_note"),
    )
    waits = sa.text("open = 1")
    op.create_index("ix_referral_note_open", "referral_note", ["member"], sqlite_where=waits, postgresql_where=waits)
    op.create_table(
        "referral",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("member", "sale", "buyer")),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in ("returned", "last")),
        sa.PrimaryKeyConstraint("member", "sale", name="pk_referral"),
    )


def downgrade() -> None:
    op.drop_table("referral")
    op.drop_table("referral_note")
