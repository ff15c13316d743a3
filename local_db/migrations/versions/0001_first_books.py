"""The first books: journal, ledger, drafts, allowances, print queue."""

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
    (
        "CREATE TABLE draft ( id TEXT NOT NULL, state TEXT NOT NULL, cashier TEXT NOT NULL, at TEXT NOT"
        " NULL, document BLOB NOT NULL, PRIMARY KEY (id) ) STRICT"
    ),
    (
        "CREATE TABLE epoch ( ordinal INTEGER NOT NULL, register TEXT NOT NULL, store TEXT NOT NULL, epoch"
        ' TEXT NOT NULL, public_key TEXT NOT NULL, seed BLOB NOT NULL, signed TEXT NOT NULL, "key" TEXT NOT'
        " NULL, sig TEXT NOT NULL, pushed INTEGER DEFAULT 0 NOT NULL, pushed_hash TEXT NOT NULL, PRIMARY KEY"
        " (ordinal), UNIQUE (epoch) ) STRICT"
    ),
    "CREATE TABLE finished_draft ( id TEXT NOT NULL, PRIMARY KEY (id) ) WITHOUT ROWID, STRICT",
    (
        'CREATE TABLE hq_key ( place INTEGER NOT NULL, signed TEXT NOT NULL, "key" TEXT NOT NULL, sig TEXT'
        " NOT NULL, PRIMARY KEY (place) ) STRICT"
    ),
    (
        'CREATE TABLE "plan" ( hash TEXT NOT NULL, version INTEGER NOT NULL, valid_from TEXT NOT NULL, text'
        " BLOB NOT NULL, PRIMARY KEY (hash) ) STRICT"
    ),
    (
        "CREATE TABLE print_job ( id INTEGER NOT NULL, kind TEXT NOT NULL, payload BLOB NOT NULL, copy"
        " INTEGER NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL, note TEXT NOT NULL, PRIMARY KEY"
        " (id) ) STRICT"
    ),
    (
        "CREATE TABLE reference_file ( kind TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (kind) ) WITHOUT"
        " ROWID, STRICT"
    ),
    ("CREATE TABLE setting ( name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (name) ) WITHOUT ROWID, STRICT"),
    (
        "CREATE TABLE allowance ( epoch TEXT NOT NULL, owner TEXT NOT NULL, unit TEXT NOT NULL, granted"
        " INTEGER NOT NULL, credited INTEGER NOT NULL, spent INTEGER NOT NULL, given_back INTEGER NOT NULL,"
        " lent_sum INTEGER NOT NULL, borrowed_sum INTEGER NOT NULL, lent TEXT NOT NULL, borrowed TEXT NOT"
        " NULL, expires TEXT, proof TEXT, PRIMARY KEY (epoch, owner, unit), CONSTRAINT"
        " totals_are_not_negative CHECK (granted >= 0 AND credited >= 0 AND spent >= 0 AND given_back >= 0"
        " AND lent_sum >= 0 AND borrowed_sum >= 0), CONSTRAINT nothing_is_overdrawn CHECK (spent +"
        " given_back + lent_sum <= granted + credited + borrowed_sum), FOREIGN KEY(epoch) REFERENCES epoch"
        " (epoch) ) WITHOUT ROWID, STRICT"
    ),
    (
        "CREATE TABLE journal ( n INTEGER NOT NULL, epoch TEXT NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT"
        " NULL, at TEXT NOT NULL, business_day TEXT NOT NULL, hash TEXT NOT NULL, sig TEXT NOT NULL, raw"
        " BLOB NOT NULL, PRIMARY KEY (n), UNIQUE (epoch, seq), FOREIGN KEY(epoch) REFERENCES epoch (epoch) )"
        " STRICT"
    ),
    (
        "CREATE TABLE day ( business_day TEXT NOT NULL, n INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY"
        " KEY (business_day), FOREIGN KEY(n) REFERENCES journal (n) ) WITHOUT ROWID, STRICT"
    ),
    (
        "CREATE TABLE posting ( n INTEGER NOT NULL, place INTEGER NOT NULL, account TEXT NOT NULL, unit TEXT"
        " NOT NULL, amount INTEGER NOT NULL, owner TEXT, PRIMARY KEY (n, place), FOREIGN KEY(n) REFERENCES"
        " journal (n) ) WITHOUT ROWID, STRICT"
    ),
    (
        "CREATE TABLE private ( n INTEGER NOT NULL, place INTEGER NOT NULL, salt TEXT NOT NULL, record BLOB"
        " NOT NULL, PRIMARY KEY (n, place), FOREIGN KEY(n) REFERENCES journal (n) ) STRICT"
    ),
    (
        "CREATE TABLE receipt ( n INTEGER NOT NULL, kind TEXT NOT NULL, payable INTEGER NOT NULL, member"
        " TEXT, cashier TEXT NOT NULL, tier TEXT, original TEXT, PRIMARY KEY (n), FOREIGN KEY(n) REFERENCES"
        " journal (n) ) STRICT"
    ),
    (
        "CREATE TABLE shift ( n INTEGER NOT NULL, epoch TEXT NOT NULL, seq INTEGER NOT NULL, cashier TEXT"
        " NOT NULL, business_day TEXT NOT NULL, opened_at TEXT NOT NULL, closed INTEGER NOT NULL, totals"
        " TEXT NOT NULL, PRIMARY KEY (n), UNIQUE (epoch, seq), FOREIGN KEY(n) REFERENCES journal (n) ) STRICT"
    ),
    "CREATE INDEX print_job_open ON print_job (id) WHERE state IN ('queued', 'sending')",
    "CREATE INDEX posting_owner ON posting (owner) WHERE owner IS NOT NULL",
    "CREATE INDEX receipt_member ON receipt (member) WHERE member IS NOT NULL",
    "CREATE INDEX receipt_original ON receipt (original) WHERE original IS NOT NULL",
    "CREATE INDEX shift_day ON shift (business_day)",
    (
        "CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is"
        " only added to'); END"
    ),
    (
        "CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is"
        " only added to'); END"
    ),
    (
        "CREATE TRIGGER journal_no_gap BEFORE INSERT ON journal WHEN NEW.seq <> 1 + coalesce((SELECT"
        " max(seq) FROM journal WHERE epoch = NEW.epoch), 0) BEGIN SELECT RAISE(ABORT, 'the journal has no"
        " gaps'); END"
    ),
    (
        "CREATE TRIGGER journal_day BEFORE INSERT ON journal WHEN EXISTS (SELECT 1 FROM day WHERE"
        " day.business_day = NEW.business_day) BEGIN SELECT RAISE(ABORT, 'the day is closed'); END"
    ),
    (
        "CREATE TRIGGER posting_no_update BEFORE UPDATE ON posting BEGIN SELECT RAISE(ABORT, 'postings are"
        " only added to'); END"
    ),
    (
        "CREATE TRIGGER posting_no_delete BEFORE DELETE ON posting BEGIN SELECT RAISE(ABORT, 'postings are"
        " only added to'); END"
    ),
    (
        "CREATE TRIGGER private_no_update BEFORE UPDATE ON private BEGIN SELECT RAISE(ABORT, 'a private"
        " record is kept or erased'); END"
    ),
    ("CREATE TRIGGER day_no_update BEFORE UPDATE ON day BEGIN SELECT RAISE(ABORT, 'a closed day stays closed'); END"),
    ("CREATE TRIGGER day_no_delete BEFORE DELETE ON day BEGIN SELECT RAISE(ABORT, 'a closed day stays closed'); END"),
    (
        "CREATE TRIGGER allowance_only_grows BEFORE UPDATE ON allowance WHEN NEW.granted < OLD.granted OR"
        " NEW.credited < OLD.credited OR NEW.spent < OLD.spent OR NEW.given_back < OLD.given_back OR"
        " NEW.lent_sum < OLD.lent_sum OR NEW.borrowed_sum < OLD.borrowed_sum BEGIN SELECT RAISE(ABORT,"
        " 'totals of an allowance only grow'); END"
    ),
    (
        "CREATE TRIGGER allowance_no_delete BEFORE DELETE ON allowance BEGIN SELECT RAISE(ABORT, 'totals of"
        " an allowance only grow'); END"
    ),
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
