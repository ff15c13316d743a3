"""Owners first: whose entries wait lies with the journal's store, a register's answer with the owner it
was about, a member's bills with the member.
"""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

STOPPED = ("store", "register", "epoch", "member")
STOPPED_BEFORE = ("member", "register", "epoch")
BILL = ("member", "register", "epoch", "seq", "day", "payable")
NUMBERS = {"seq", "payable"}
CLAIM = ("request_id", "card_end")


def upgrade() -> None:
    _key_stopped(STOPPED)
    op.create_table(
        "answer",
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("register", sa.Text(), nullable=False),
        sa.Column("request_id", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("owner", "register", "request_id", name="pk_answer"),
    )
    op.create_index("ix_answer_at", "answer", ["at"])
    _move_answers()
    op.create_table(
        "bill",
        *(
            sa.Column(name, sa.BigInteger() if name in NUMBERS else sa.Text(), nullable=False, autoincrement=False)
            for name in BILL
        ),
        sa.PrimaryKeyConstraint(*BILL[:4], name="pk_bill"),
    )
    op.execute(
        "INSERT INTO bill SELECT member, register, epoch, seq, business_day, payable FROM sale"
        " WHERE member IS NOT NULL AND kind = 'sale'"
    )
    op.drop_index("ix_sale_member", "sale")
    op.drop_column("request", "answer")
    for name in CLAIM:
        op.add_column("recharge_card", sa.Column(name, sa.Text(), nullable=True))


def downgrade() -> None:
    op.create_index("ix_sale_member", "sale", ["member"])
    op.drop_table("bill")
    for name in CLAIM:
        op.drop_column("recharge_card", name)
    op.add_column("request", sa.Column("answer", sa.LargeBinary(), nullable=True))
    op.drop_table("answer")
    _key_stopped(STOPPED_BEFORE)


def _move_answers() -> None:
    """Answers move to the owners that they are about; a refusal of a grant names nobody and is decided anew."""
    names = ("register", "request_id", "at", "answer")
    before = sa.table("request", *(sa.column(name) for name in names))
    after = sa.table("answer", *(sa.column(name) for name in ("owner", *names)))
    rows = op.get_bind().execute(sa.select(before).where(before.c.answer.is_not(None)))
    moved = [{"owner": owner, **row._asdict()} for row in rows if (owner := _owner(json.loads(row.answer)))]
    if moved:
        op.bulk_insert(after, moved)


def _owner(answer: dict[str, Any]) -> str:
    grant = answer.get("grant", answer).get("signed")
    return str(answer.get("member", "") if grant is None else json.loads(grant).get("owner", ""))


def _key_stopped(keys: tuple[str, ...]) -> None:
    """Make the table anew, with what is in it (a few rows: members whose entries wait for a newer program)."""
    names = ("member", "register", "epoch", "seq", "store")
    table = sa.table("stopped", *(sa.column(name) for name in names))
    rows = [row._asdict() for row in op.get_bind().execute(sa.select(table))]
    op.drop_table("stopped")
    op.create_table(
        "stopped",
        *(
            sa.Column(name, sa.BigInteger() if name in NUMBERS else sa.Text(), nullable=False, autoincrement=False)
            for name in names
        ),
        sa.PrimaryKeyConstraint(*keys, name="pk_stopped"),
    )
    if rows:
        op.bulk_insert(table, rows)
