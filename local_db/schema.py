"""The tables of books.db and the triggers that guard them; the migrations give the same schema."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import SchemaItem

from local_db.form import DAY_CLOSED, PAYMENT_OPEN, REVISION, WORDS

metadata = MetaData()


def _table(name: str, *columns: SchemaItem, rowid: bool = True) -> Table:
    return Table(name, metadata, *columns, sqlite_strict=True, sqlite_with_rowid=rowid)


def _text(name: str, *, null: bool = False, key: bool = False) -> Column[str]:
    return Column(name, Text, nullable=null, primary_key=key)


def _int(name: str, *, null: bool = False, key: bool = False, default: str | None = None) -> Column[int]:
    start = text(default) if default is not None else None
    return Column(name, Integer, nullable=null, primary_key=key, server_default=start, autoincrement=False)


def _blob(name: str) -> Column[bytes]:
    return Column(name, LargeBinary, nullable=False)


def _n(name: str = "n") -> Column[int]:
    return Column(name, Integer, ForeignKey("journal.n"), primary_key=True, autoincrement=False)


epoch = _table(
    "epoch",
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    _text("register"), _text("store"), Column("epoch", Text, nullable=False, unique=True), _text("public_key"),
    _blob("seed"), _text("signed"), _text("key"), _text("sig"),
    _int("pushed", default="0"), _text("pushed_hash"),
)  # fmt: skip
journal = _table(
    "journal",
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("epoch", Text, ForeignKey("epoch.epoch"), nullable=False), _int("seq"), _text("kind"), _text("at"),
    _text("business_day"), _text("hash"), _text("sig"), _blob("raw"),
    UniqueConstraint("epoch", "seq"),
)  # fmt: skip
private = _table("private", _n(), _int("place", key=True), _text("salt"), _blob("record"))
posting = _table(
    "posting", _n(), _int("place", key=True), _text("account"), _text("unit"), _int("amount"),
    _text("owner", null=True), rowid=False,
)  # fmt: skip
receipt = _table(
    "receipt", _n(), _text("kind"), _int("payable"), _text("member", null=True), _text("cashier"),
    _text("tier", null=True), _text("original", null=True),
)  # fmt: skip
shift = _table(
    "shift", _n(), _text("epoch"), _int("seq"), _text("cashier"), _text("business_day"), _text("opened_at"),
    _int("closed"), _text("totals"), UniqueConstraint("epoch", "seq"),
)  # fmt: skip
day = _table("day", _text("business_day", key=True), Column("n", Integer, ForeignKey("journal.n"), nullable=False),
             _int("number"), rowid=False)  # fmt: skip
allowance = _table(
    "allowance",
    Column("epoch", Text, ForeignKey("epoch.epoch"), primary_key=True), _text("owner", key=True),
    _text("unit", key=True), _int("granted"), _int("credited"), _int("spent"), _int("given_back"),
    _int("lent_sum"), _int("borrowed_sum"), _text("lent"), _text("borrowed"),
    _text("expires", null=True), _text("proof", null=True),
    CheckConstraint(
        "granted >= 0 AND credited >= 0 AND spent >= 0 AND given_back >= 0 AND lent_sum >= 0 AND borrowed_sum >= 0",
        name="totals_are_not_negative",
    ),
    CheckConstraint(
        "spent + given_back + lent_sum <= granted + credited + borrowed_sum", name="nothing_is_overdrawn"
    ),
    rowid=False,
)  # fmt: skip
loan = _table(
    "loan",
    Column("epoch", Text, ForeignKey("epoch.epoch"), primary_key=True), _text("owner", key=True),
    _text("unit", key=True), _text("lender", key=True), _int("total"), _text("expires", null=True), _text("proof"),
    _text("certificate"), rowid=False,
)  # fmt: skip
kept_line = _table(
    "kept_line", _text("register", key=True), _text("epoch", key=True), _int("seq", key=True), _text("hash"),
    _blob("line"), rowid=False,
)  # fmt: skip
sale_elsewhere = _table(
    "sale_elsewhere", _text("register", key=True), _text("epoch", key=True), _int("seq", key=True), _text("hash"),
    _blob("raw"), _int("granted"), rowid=False,
)  # fmt: skip
return_elsewhere = _table(
    "return_elsewhere", _text("hash", key=True), _text("sale"), _blob("raw"), rowid=False,
)  # fmt: skip
finished_draft = _table("finished_draft", _text("id", key=True), rowid=False)
draft = _table("draft", _text("id", key=True), _text("state"), _text("cashier"), _text("at"), _blob("document"))
print_job = _table(
    "print_job", Column("id", Integer, primary_key=True, autoincrement=False), _text("kind"), _blob("payload"),
    _int("copy"), _text("state"), _int("attempts"), _text("note"),
)  # fmt: skip
payment = _table(
    "payment", _text("id", key=True), _text("purpose"), _text("kind"), _text("draft"), _int("amount"), _text("state"),
    _text("at"), _text("reference"), _text("note"), _text("of"),
    Column("used", Integer, ForeignKey("journal.n"), nullable=True),
    CheckConstraint("amount > 0", name="a_payment_moves_money"),
    rowid=False,
)  # fmt: skip
plan = _table("plan", _text("hash", key=True), _int("version"), _text("valid_from"), _blob("text"))
hq_key = _table("hq_key", Column("place", Integer, primary_key=True, autoincrement=False), _text("signed"),
                _text("key"), _text("sig"))  # fmt: skip
reference_file = _table("reference_file", _text("kind", key=True), _text("name"), rowid=False)
setting = _table("setting", _text("name", key=True), _text("value"), rowid=False)

Index("journal_words", journal.c.n, sqlite_where=text(WORDS))
Index("posting_owner", posting.c.owner, sqlite_where=posting.c.owner.is_not(None))
Index("posting_receivable", posting.c.account, sqlite_where=posting.c.account.like(text("'receivable:%'")))
Index("allowance_lent", allowance.c.epoch, sqlite_where=allowance.c.lent_sum > 0)
Index("allowance_borrowed", allowance.c.epoch, sqlite_where=allowance.c.borrowed_sum > 0)
Index("receipt_original", receipt.c.original, sqlite_where=receipt.c.original.is_not(None))
Index("receipt_member", receipt.c.member, sqlite_where=receipt.c.member.is_not(None))
Index("shift_day", shift.c.business_day)
Index("payment_open", payment.c.id, sqlite_where=text(PAYMENT_OPEN))
Index("payment_used", payment.c.used, sqlite_where=payment.c.used.is_not(None))
Index("return_elsewhere_of", return_elsewhere.c.sale)
Index("print_job_open", print_job.c.id, sqlite_where=print_job.c.state.in_(("queued", "sending")))


def _refuse(name: str, event: str, when: str, message: str) -> str:
    condition = f" WHEN {when}" if when else ""
    return f"CREATE TRIGGER {name} BEFORE {event}{condition} BEGIN SELECT RAISE(ABORT, '{message}'); END"


_SHRINKS = " OR ".join(
    f"NEW.{total} < OLD.{total}" for total in ("granted", "credited", "spent", "given_back", "lent_sum", "borrowed_sum")
)
_GAP = "NEW.seq <> 1 + coalesce((SELECT max(seq) FROM journal WHERE epoch = NEW.epoch), 0)"
_CLOSED = "EXISTS (SELECT 1 FROM day WHERE day.business_day = NEW.business_day)"
_OTHER = " OR ".join(f'NEW."{name}" <> OLD."{name}"' for name in ("id", "purpose", "kind", "draft", "amount", "of"))
_USED = "OLD.used IS NOT NULL AND (NEW.used IS NOT OLD.used OR (OLD.purpose = 'take' AND NEW.state <> OLD.state))"
_FINAL = (
    "NEW.state <> OLD.state AND (OLD.state IN ('reversed', 'settled') OR (OLD.purpose = 'take' AND OLD.state ="
    " 'refused') OR (OLD.purpose = 'refund' AND OLD.state = 'approved'))"
)

TRIGGERS = (
    _refuse("journal_no_update", "UPDATE ON journal", "", "the journal is only added to"),
    _refuse("journal_no_delete", "DELETE ON journal", "", "the journal is only added to"),
    _refuse("journal_no_gap", "INSERT ON journal", _GAP, "the journal has no gaps"),
    _refuse("journal_day", "INSERT ON journal", _CLOSED, DAY_CLOSED),
    _refuse("posting_no_update", "UPDATE ON posting", "", "postings are only added to"),
    _refuse("posting_no_delete", "DELETE ON posting", "", "postings are only added to"),
    _refuse("private_no_update", "UPDATE ON private", "", "a private record is kept or erased"),
    _refuse("day_no_update", "UPDATE ON day", "", "a closed day stays closed"),
    _refuse("day_no_delete", "DELETE ON day", "", "a closed day stays closed"),
    _refuse("allowance_only_grows", "UPDATE ON allowance", _SHRINKS, "totals of an allowance only grow"),
    _refuse("allowance_no_delete", "DELETE ON allowance", "", "totals of an allowance only grow"),
    _refuse("payment_same", "UPDATE ON payment", _OTHER, "a payment stays what it is"),
    _refuse("payment_used_once", "UPDATE ON payment", _USED, "a payment is used once"),
    _refuse("payment_final", "UPDATE ON payment", _FINAL, "a payment that ended stays as it ended"),
    _refuse("payment_no_delete", "DELETE ON payment", "", "a payment is kept"),
)
OBJECTS_SQL = (
    "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    " AND name <> 'alembic_version' AND name NOT LIKE 'sqlite%'"
)


def create(connection: Connection) -> None:
    """Make every table and trigger in an empty database and note which migration it is equal to."""
    metadata.create_all(connection, checkfirst=False)
    for trigger in TRIGGERS:
        connection.exec_driver_sql(trigger)
    connection.exec_driver_sql(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
        " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.exec_driver_sql("INSERT INTO alembic_version (version_num) VALUES (?)", (REVISION,))


def insert_sql(table: Table) -> str:
    """The statement that inserts a whole row, parameters in the order of the columns; compiled once."""
    return str(table.insert().compile(dialect=sqlite.dialect(paramstyle="qmark")))
