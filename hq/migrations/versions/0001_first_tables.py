"""The first tables: identity, journals, sales, members, requests."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TYPES = {"text": sa.Text, "whole": sa.BigInteger, "bytes": sa.LargeBinary, "flag": sa.Boolean}

TABLES = {
    "store": "store text key, name text",
    "register": "register text key, store text, enrolled_at text",
    "epoch": (
        "store text key, register text key, epoch text key, public_key text, certificate text, "
        "certificate_key text, certificate_sig text, opened_at text, reason text, previous text null, "
        "found_head whole null, found_hash text null, revoked_at text null, quarantine_from whole null"
    ),
    "enrolment_code": (
        "code_hash text key, store text, register text, expires_at text, public_key text null, answer bytes null"
    ),
    "sealed_key": "store text key, register text key, epoch text key, sealed bytes, kept_at text",
    "heard": (
        "store text key, register text key, at text, epoch text, head whole, head_hash text, unsynced "
        "whole, version text, clock text, devices bytes"
    ),
    "head": ("store text key, register text key, epoch text key, head whole, head_hash text, pushed_at text null"),
    "journal": (
        "store text key, register text key, epoch text key, seq whole key, hash text, sig text, entry "
        "bytes, kind text, received_at text"
    ),
    "private_record": (
        "store text key, register text key, epoch text key, seq whole key, number whole key, salt text, record bytes"
    ),
    "evidence": (
        "store text key, register text key, epoch text key, line_hash text key, seq whole key, reason "
        "text, line bytes, received_at text"
    ),
    "exception": "store text key, register text key, epoch text key, seq whole key, code text key, detail text",
    "adopted": "store text key, hash text key, register text, epoch text, seq whole",
    "projected": "store text key, register text key, epoch text key, seq whole",
    "hq_entry": (
        "member text key, epoch text key, seq whole key, hash text, key text, sig text, entry bytes, kind text"
    ),
    "hq_waiting": "member text key, epoch text key, seq whole key",
    "sale": (
        "store text key, register text key, epoch text key, seq whole key, business_day text, kind text, "
        "list whole, payable whole, member text null"
    ),
    "sale_return": "sale text key, store text key, register text key, epoch text key, seq whole key",
    "member": (
        "member text key, name text, pinyin text, phone text, card text, tier text null, spending whole, "
        "kind text, home_store text, frozen flag"
    ),
    "member_key": "key text key, member text key",
    "balance": "member text key, unit text key, amount whole",
    "inbox": "member text key, register text key, epoch text key, seq whole key",
    "stopped": "member text key, register text key, epoch text key, seq whole, store text",
    "visit": "member text key, store text key, register text key, epoch text key, seq whole, day text",
    "staff": "store text key, staff text key, name text, role text, pin text",
    "request": "register text key, request_id text key, body_hash text, at text, answer bytes null",
}
INDEXES = (
    ("ix_sale_store_business_day", "sale", ["store", "business_day"]),
    ("ix_member_home_store", "member", ["home_store"]),
    ("ix_request_at", "request", ["at"]),
)


def upgrade() -> None:
    for table, columns in TABLES.items():
        words = [column.split() for column in columns.split(", ")]
        keys = [name for name, _, *rest in words if "key" in rest]
        op.create_table(
            table,
            *(
                sa.Column(name, TYPES[kind](), nullable="null" in rest, autoincrement=False)
                for name, kind, *rest in words
            ),
            sa.PrimaryKeyConstraint(*keys, name=f"pk_{table}"),
        )
    for index, table, names in INDEXES:
        op.create_index(index, table, names)


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)
