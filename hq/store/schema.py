"""Tables of HQ.  Every primary key begins with its owner: a store, a member, a scope, or a directory key.

Other modules of hq.store add their tables to the same `metadata`. Texts that come from registers go through
`plain_text` where they land in a text column: PostgreSQL knows neither U+0000 nor half surrogates.
"""

import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={"pk": "pk_%(table_name)s", "ix": "ix_%(table_name)s_%(column_0_N_name)s"},
)

TEXT, INT, BYTES = sa.Text, sa.BigInteger, sa.LargeBinary


def owner(name: str) -> sa.Column[str]:
    """A text column of the primary key."""
    return sa.Column(name, TEXT, primary_key=True)


def number(name: str) -> sa.Column[int]:
    """A whole-number column of the primary key; never drawn from a sequence."""
    return sa.Column(name, INT, primary_key=True, autoincrement=False)


def text(name: str, default: str | None = None, *, nullable: bool = False) -> sa.Column[str]:
    """A text column."""
    return sa.Column(name, TEXT, nullable=nullable, server_default=default)


def whole(name: str, default: int | None = None, *, nullable: bool = False) -> sa.Column[int]:
    """A column of whole numbers."""
    return sa.Column(name, INT, nullable=nullable, server_default=None if default is None else str(default))


def blob(name: str, *, nullable: bool = False) -> sa.Column[bytes]:
    """A column of bytes."""
    return sa.Column(name, BYTES, nullable=nullable)


def plain_text(value: str) -> str:
    """A text that every database can hold: U+0000 and half surrogates are written as escapes."""
    return value.encode("utf-8", "backslashreplace").decode("utf-8").replace("\x00", "\\x00")


# --- identity ---------------------------------------------------------------------------------------------------------

store = sa.Table("store", metadata, owner("store"), text("name"))

register = sa.Table("register", metadata, owner("register"), text("store"), text("enrolled_at"))

epoch = sa.Table(
    "epoch",
    metadata,
    owner("store"),
    owner("register"),
    owner("epoch"),
    text("public_key"),
    text("certificate"),
    text("certificate_key"),
    text("certificate_sig"),
    text("opened_at"),
    text("reason"),
    text("previous", nullable=True),
    whole("found_head", nullable=True),
    text("found_hash", nullable=True),
    text("revoked_at", nullable=True),
    whole("quarantine_from", nullable=True),
)

enrolment_code = sa.Table(
    "enrolment_code",
    metadata,
    owner("code_hash"),
    text("store"),
    text("register"),
    text("expires_at"),
    text("public_key", nullable=True),
    blob("answer", nullable=True),
)

sealed_key = sa.Table(
    "sealed_key", metadata, owner("store"), owner("register"), owner("epoch"), blob("sealed"), text("kept_at")
)

heard = sa.Table(
    "heard",
    metadata,
    owner("store"),
    owner("register"),
    text("at"),
    text("epoch"),
    whole("head"),
    text("head_hash"),
    whole("unsynced"),
    text("version"),
    text("clock"),
    blob("devices"),
)

# --- the journal ------------------------------------------------------------------------------------------------------

head = sa.Table(
    "head",
    metadata,
    owner("store"),
    owner("register"),
    owner("epoch"),
    whole("head"),
    text("head_hash"),
    text("pushed_at", nullable=True),
)

journal = sa.Table(
    "journal",
    metadata,
    owner("store"),
    owner("register"),
    owner("epoch"),
    number("seq"),
    text("hash"),
    text("sig"),
    blob("entry"),
    text("kind"),
    text("received_at"),
)

private_record = sa.Table(
    "private_record",
    metadata,
    owner("store"),
    owner("register"),
    owner("epoch"),
    number("seq"),
    number("number"),
    text("salt"),
    blob("record"),
)

evidence = sa.Table(
    "evidence",
    metadata,
    owner("store"),
    owner("register"),
    owner("epoch"),
    owner("line_hash"),
    number("seq"),
    text("reason"),
    blob("line"),
    text("received_at"),
)

exception = sa.Table(
    "exception",
    metadata,
    owner("store"),
    owner("register"),
    owner("epoch"),
    number("seq"),
    owner("code"),
    text("detail"),
)

exception_state = sa.Table(
    "exception_state",
    metadata,
    owner("store"),
    owner("register"),
    owner("epoch"),
    number("seq"),
    owner("code"),
    text("state"),
    text("who"),
    text("why"),
    text("at"),
    text("place"),
)

adopted = sa.Table("adopted", metadata, owner("store"), owner("hash"), text("register"), text("epoch"), whole("seq"))

projected = sa.Table("projected", metadata, owner("store"), owner("register"), owner("epoch"), whole("seq"))

hq_entry = sa.Table(
    "hq_entry",
    metadata,
    owner("member"),
    owner("epoch"),
    number("seq"),
    text("hash"),
    text("key"),
    text("sig"),
    blob("entry"),
    text("kind"),
)

hq_waiting = sa.Table("hq_waiting", metadata, owner("member"), owner("epoch"), number("seq"))

# --- sales, for pages and for receipts --------------------------------------------------------------------------------

sale = sa.Table(
    "sale",
    metadata,
    owner("store"),
    owner("register"),
    owner("epoch"),
    number("seq"),
    text("business_day"),
    text("kind"),
    whole("list"),
    whole("payable"),
    text("member", nullable=True),
    sa.Index(None, "store", "business_day"),
)

bill = sa.Table(
    "bill",
    metadata,
    owner("member"),
    owner("register"),
    owner("epoch"),
    number("seq"),
    text("day"),
    whole("payable"),
)

sale_return = sa.Table(
    "sale_return",
    metadata,
    owner("sale"),
    owner("store"),
    owner("register"),
    owner("epoch"),
    number("seq"),
)

# --- members ----------------------------------------------------------------------------------------------------------

member = sa.Table(
    "member",
    metadata,
    owner("member"),
    text("name"),
    text("pinyin"),
    text("phone"),
    text("card"),
    text("tier", nullable=True),
    whole("spending"),
    text("kind"),
    text("home_store"),
    sa.Column("frozen", sa.Boolean, nullable=False),
    whole("cycle", 0),
    text("tier_since", ""),
    text("pin", ""),
    text("into", ""),
    sa.Index(None, "home_store"),
)

member_alias = sa.Table("member_alias", metadata, owner("member"), owner("alias"))

member_key = sa.Table("member_key", metadata, owner("key"), owner("member"))

balance = sa.Table("balance", metadata, owner("member"), owner("unit"), whole("amount"))

inbox = sa.Table("inbox", metadata, owner("member"), owner("register"), owner("epoch"), number("seq"))

stopped = sa.Table(
    "stopped", metadata, owner("store"), owner("register"), owner("epoch"), owner("member"), whole("seq")
)

visit = sa.Table(
    "visit", metadata, owner("member"), owner("store"), owner("register"), owner("epoch"), whole("seq"), text("day")
)

staff = sa.Table(
    "staff", metadata, owner("store"), owner("staff"), text("name"), text("role"), text("pin"), text("card", "")
)

role = sa.Table("role", metadata, owner("scope"), owner("role"), text("doc"))

# --- requests ---------------------------------------------------------------------------------------------------------

request = sa.Table(
    "request",
    metadata,
    owner("register"),
    owner("request_id"),
    text("body_hash"),
    text("at"),
    sa.Index(None, "at"),
)

answer = sa.Table(
    "answer",
    metadata,
    owner("owner"),
    owner("register"),
    owner("request_id"),
    text("at"),
    blob("answer"),
    sa.Index(None, "at"),
)
