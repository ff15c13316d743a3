"""Whose rows a table holds: the column that every key of it begins with, and which tables lie together on Citus.

Tables of one group are distributed alike: rows of one owner, whatever the table, lie in one shard. Tables of
`REFERENCE` are small, seldom written and read by everybody: every node has a copy of them.
"""

from collections.abc import Collection

import sqlalchemy as sa

from domain.errors import Fault

DATABASE = "postgresql"

STORE, OWNER, REGISTER, SCOPE, DIRECTORY = "store", "owner", "register", "scope", "directory"

GROUPS: dict[str, dict[str, str]] = {
    STORE: dict.fromkeys(
        (
            *("epoch", "sealed_key", "heard", "head", "journal", "private_record", "evidence", "exception"),
            *("adopted", "projected", "sale", "staff", "price", "placement", "stopped", "lan_address"),
            *("coming_price", "exception_state", "fence"),
        ),
        "store",
    ),
    # a member, a campaign, or a sale whose right to return is lent
    OWNER: {
        **dict.fromkeys(
            (
                *("member", "balance", "inbox", "visit", "progress", "promotion", "bill", "hq_entry", "hq_waiting"),
                *("member_facts", "member_closed", "term", "cause_met", "usual_bill", "point_debt"),
                *("lot_begun", "lot_use", "member_alias", "referral", "referral_note", "member_word"),
            ),
            "member",
        ),
        **dict.fromkeys(("account", "allowance", "outbox", "answer", "closed_unit"), "owner"),
        "sale_return": "sale",
    },
    REGISTER: dict.fromkeys(("request", "joined", "recharge_failure"), "register"),
    SCOPE: dict.fromkeys(("feed", "feed_head", "snapshot"), "scope"),
    DIRECTORY: {
        "member_key": "key",
        "card_claim": "key",
        "enrolment_code": "code_hash",
        "recharge_card": "code_hash",
    },
}
REFERENCE = {"store": "store", "register": "register", "article": "scope", "plan": "scope", "role": "scope"}

SWEEPS = {
    "ix_allowance_holder": "what one register holds of everybody: given up, capped, shown when it is silent",
    "ix_member_home_store": "a store's members, when its home allowances are placed",
    "ix_outbox_waiting": "what waits in a scope, for the one who publishes it",
    "ix_recharge_card_batch": "a batch of cards, when it is activated",
    "ix_request_at": "what is older than its 30 days",
    "ix_answer_at": "the same",
    "ix_lot_use_day": "what places gave on the days of a settlement",
}
"""Indexes that begin with something else: work in the background walks over every shard by them."""


def owners() -> dict[str, str]:
    """The owner's column of every table."""
    return REFERENCE | {table: column for tables in GROUPS.values() for table, column in tables.items()}


def group_of(table: str) -> str | None:
    """The group of a distributed table; None of a reference table."""
    return next((group for group, tables in GROUPS.items() if table in tables), None)


def statements() -> list[str]:
    """The statements that spread the tables over the nodes of Citus, in their order."""
    found = [f"SELECT create_reference_table('{table}')" for table in REFERENCE]
    for tables in GROUPS.values():
        first = next(iter(tables))
        for table, column in tables.items():
            beside = "none" if table == first else first
            found.append(f"SELECT create_distributed_table('{table}', '{column}', colocate_with => '{beside}')")
    return found


def check(engine: sa.Engine) -> None:
    """Raise a Fault unless this is a PostgreSQL with Citus."""
    if engine.dialect.name != DATABASE:
        raise Fault(
            f"Tables cannot be distributed on {engine.dialect.name}.",
            advice="Give --database postgresql://... of a Citus coordinator.",
        )
    with engine.connect() as tx:
        if tx.scalar(sa.text("SELECT count(*) FROM pg_extension WHERE extname = 'citus'")):
            return
    raise Fault(
        "This PostgreSQL has no Citus: its tables stay on one node.",
        advice="Nothing has to be done for one node; for more, install Citus and run CREATE EXTENSION citus.",
    )


def distribute(engine: sa.Engine) -> list[str]:
    """Spread what is not spread yet, all in one transaction; the statements that were run. Raises as `check`."""
    check(engine)
    with engine.begin() as tx:
        spread = set(tx.scalars(sa.text("SELECT logicalrelid::text FROM pg_dist_partition")))
        for statement in due(spread):
            tx.exec_driver_sql(statement)
        return due(spread)


def due(spread: Collection[str]) -> list[str]:
    """The statements for tables that are not spread yet: after an upgrade, the new ones."""
    return [statement for statement in statements() if statement.split("'")[1] not in spread]
