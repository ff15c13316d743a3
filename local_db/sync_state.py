"""What sync keeps in the books: who this register is, what HQ has, what HQ lent."""

from collections.abc import Iterable
from concurrent.futures import Future

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from domain.allowances import Totals, install
from domain.entries import PlanRef
from domain.errors import Fault
from domain.value import dataclass
from local_db import actor, recording
from local_db.act import BooksBug
from local_db.books_file import BooksFile
from local_db.driver import Row, Transaction
from wire.allowances import Grant
from wire.bodies import plan_from, plan_hash
from wire.entries import first_prev
from wire.keys import private_key, public_text
from wire.push import MAX_LINES, PrivateRecord, PushLine
from wire.signed import Certificate, Signed, read_unchecked

LIFE = "hq_life"
UNREAD = "plan_unread"
"""The newest plan that this program cannot read, as the feed has it; "": none."""
"""The setting that holds the life of HQ that this till knows."""
INDEX_KEY = "index_key"
"""The setting that holds the key of the index, in base64."""

_EPOCHS_SQL = (
    "SELECT e.register, e.store, e.epoch, e.public_key, e.signed, e.key, e.sig, e.pushed, e.pushed_hash,"
    " coalesce((SELECT max(seq) FROM journal j WHERE j.epoch = e.epoch), 0) FROM epoch e ORDER BY e.ordinal"
)
_ADD_EPOCH_SQL = (
    "INSERT INTO epoch (ordinal, register, store, epoch, public_key, seed, signed, key, sig, pushed, pushed_hash)"
    " SELECT coalesce(max(ordinal), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?, 0, ? FROM epoch"
)
_AFTER_SQL = "SELECT n, hash, sig, raw FROM journal WHERE epoch = ? AND seq > ? ORDER BY seq LIMIT ?"
_PRIVATE_SQL = "SELECT salt, record FROM private WHERE n = ? ORDER BY place"
_ALLOWANCES_SQL = (
    "SELECT owner, unit, granted, credited, spent, given_back, lent, borrowed, expires, proof FROM allowance"
    " WHERE epoch = ? ORDER BY owner, unit"
)
_PROOF_SQL = "UPDATE allowance SET expires = ?, proof = ? WHERE epoch = ? AND owner = ? AND unit = ?"
_PLAN_SQL = (
    "INSERT INTO plan (hash, version, valid_from, text) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (hash) DO UPDATE SET valid_from = excluded.valid_from"
)
_SET_SQL = "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"


@dataclass(frozen=True, slots=True)
class EpochState:
    """An epoch of this register: its certificate, where its journal stands and how much of it HQ confirmed."""

    register: str
    store: str
    epoch: str
    public_key: str
    certificate: Signed
    pushed: int
    pushed_hash: str
    head: int


@dataclass(frozen=True, slots=True)
class AllowanceRow:
    """An allowance with the signed grant that proves what was granted (None: nothing was)."""

    owner: str
    unit: str
    totals: Totals
    expires: str | None
    proof: Signed | None


class SyncState(BooksFile):
    """Identity, positions, grants, plans and settings."""

    def epochs(self) -> tuple[EpochState, ...]:
        """Every epoch of this register, oldest first; the last one is written to."""
        return tuple(map(_epoch, self.readers.all(_EPOCHS_SQL)))

    def signing_key(self, epoch: str | None = None) -> Ed25519PrivateKey:
        """The private key of an epoch, or of the present one; Fault `not_enrolled`."""
        sql = "SELECT seed FROM epoch WHERE ? IS NULL OR epoch = ? ORDER BY ordinal DESC LIMIT 1"
        row = self.readers.one(sql, (epoch, epoch))
        if row is None:
            raise _not_enrolled()
        return private_key(row[0])

    def signer(self) -> tuple[str, str, Ed25519PrivateKey]:
        """Register, epoch and private key that are written with now; Fault `not_enrolled`."""
        row = self.readers.one("SELECT register, epoch, seed FROM epoch ORDER BY ordinal DESC LIMIT 1")
        if row is None:
            raise _not_enrolled()
        return row[0], row[1], private_key(row[2])

    def add_epoch(self, certificate: Signed, seed: bytes) -> "Future[None]":
        """Begin to write with a new key under a new certificate; `seed` is the key's 32 raw bytes."""
        return self.run(lambda tx: insert_epoch(tx, certificate, seed), urgent=True)

    def countersign(self, certificate: Signed) -> "Future[None]":
        """Keep HQ's signature of a certificate that this till wrote itself; the text stays the same."""

        def work(tx: Transaction) -> None:
            sql = "UPDATE epoch SET key = ?, sig = ? WHERE signed = ?"
            if not tx.execute(sql, (certificate.key, certificate.sig, certificate.signed)):
                raise BooksBug("HQ countersigned a certificate that is not ours")

        return self.run(work, urgent=True)

    def hq_keys(self) -> tuple[Signed, ...]:
        """HQ's keys as they came, oldest first."""
        return tuple(Signed(signed=row[0], key=row[1], sig=row[2]) for row in self.readers.all(
            "SELECT signed, key, sig FROM hq_key ORDER BY place"
        ))  # fmt: skip

    def save_hq_keys(self, keys: Iterable[Signed]) -> "Future[None]":
        """Keep the whole chain of HQ's keys, oldest first."""
        chain = tuple(keys)
        return self.run(lambda tx: insert_hq_keys(tx, chain), urgent=True)

    def entries_after(self, seq: int, limit: int = MAX_LINES, epoch: str | None = None) -> tuple[PushLine, ...]:
        """The lines that follow a position in the journal, with their private records."""
        wanted = epoch or self.epochs()[-1].epoch
        return tuple(self._line(row) for row in self.readers.all(_AFTER_SQL, (wanted, seq, limit)))

    def _line(self, row: Row) -> PushLine:
        n, hash_, sig, raw = row
        records = tuple(PrivateRecord(*found) for found in self.readers.all(_PRIVATE_SQL, (n,)))
        return PushLine(hash_, sig, raw, records)

    def pushed(self, epoch: str, seq: int, hash_: str) -> "Future[None]":
        """Note up to where HQ has an epoch of the journal; it may also go back."""

        def work(tx: Transaction) -> None:
            tx.execute("UPDATE epoch SET pushed = ?, pushed_hash = ? WHERE epoch = ?", (seq, hash_, epoch))

        return self.run(work, urgent=True)

    def install_grant(self, signed: Signed, grant: Grant) -> "Future[bool]":
        """Install what HQ lent (g' := max); False for a grant to somebody else.  The caller checked the signature."""
        return self.run(lambda tx: install_in(tx, signed, grant), urgent=True)

    def allowances(self, epoch: str = "") -> tuple[AllowanceRow, ...]:
        """Every allowance of an epoch (the present one), with its proof: for reports of totals and for giving back."""
        epochs = self.epochs()
        rows = self.readers.all(_ALLOWANCES_SQL, (epoch or epochs[-1].epoch,)) if epochs else []
        return tuple(map(_allowance, rows))

    def save_plan(self, text: bytes, valid_from: str = "") -> "Future[PlanRef]":
        """Keep a plan for ever: sales name it by its hash.  `valid_from` is an RFC 3339 text ("": always); told again,
        the plan begins at another moment.

        Raises `Malformed` at once when it is none.
        """
        ref = PlanRef(plan_from(text).version, plan_hash(text))

        def keep() -> PlanRef:
            self.transact(lambda tx: tx.execute(_PLAN_SQL, (ref.hash, ref.version, valid_from, text)))
            self.plans_added += 1
            return ref

        return self.submit(keep, actor.SMALL)

    def set_setting(self, name: str, value: str) -> "Future[None]":
        """Keep a setting of this till."""

        def work(tx: Transaction) -> None:
            tx.execute(_SET_SQL, (name, value))

        return self.run(work, urgent=True)

    def erase_private(self, epoch: str, seq: int) -> "Future[int]":
        """Erase the private records of an entry, also where it was handed in again; the journal still verifies.

        How many there were.
        """
        sql = (
            "DELETE FROM private WHERE salt IN (SELECT p.salt FROM private p JOIN journal j ON j.n = p.n"
            " WHERE j.epoch = ? AND j.seq = ?)"
        )
        return self.run(lambda tx: tx.execute(sql, (epoch, seq)), urgent=True)


def _not_enrolled() -> Fault:
    return Fault("This till is not enrolled yet.", advice="Enrol it with a code from HQ.", code="not_enrolled")


def insert_epoch(tx: Transaction, certificate: Signed, seed: bytes) -> None:
    """Add an epoch; BooksBug when the key is not the certificate's."""
    text = read_unchecked(Certificate, certificate)
    if public_text(private_key(seed)) != text.public_key:
        raise BooksBug("the certificate is for another key")
    who = (text.register, text.store, text.epoch, text.public_key, seed)
    proof = (certificate.signed, certificate.key, certificate.sig)
    tx.execute(_ADD_EPOCH_SQL, (*who, *proof, first_prev(certificate.signed)))


def insert_hq_keys(tx: Transaction, chain: Iterable[Signed]) -> None:
    """Put the chain of HQ's keys in place of the one that was there."""
    rows = [(place, key.signed, key.key, key.sig) for place, key in enumerate(chain)]
    tx.execute("DELETE FROM hq_key")
    tx.many("INSERT INTO hq_key (place, signed, key, sig) VALUES (?, ?, ?, ?)", rows)


def install_in(tx: Transaction, signed: Signed, grant: Grant) -> bool:
    """Install a grant inside a transaction; False for another register or epoch, or of an older life of HQ."""
    row = tx.one("SELECT register, epoch FROM epoch ORDER BY ordinal DESC LIMIT 1")
    life = tx.one("SELECT value FROM setting WHERE name = ?", (LIFE,))
    if row != (grant.holder, grant.epoch) or (life is not None and grant.life < int(life[0])):
        return False
    proof = f"{signed.key}\n{signed.sig}\n{signed.signed}"
    for granted in grant.granted:
        known = recording.totals_of(tx, grant.epoch, grant.owner, granted.unit)
        if granted.g > known.granted:
            recording.put_totals(tx, grant.epoch, grant.owner, granted.unit, install(known, granted.g))
            tx.execute(_PROOF_SQL, (granted.expires, proof, grant.epoch, grant.owner, granted.unit))
    return True


def read_proof(text: str | None) -> Signed | None:
    """The signed grant beside an allowance."""
    if text is None:
        return None
    key, sig, signed = text.split("\n", 2)
    return Signed(signed=signed, key=key, sig=sig)


def _epoch(row: Row) -> EpochState:
    register, store, epoch, public_key, signed, key, sig, pushed, pushed_hash, head = row
    certificate = Signed(signed=signed, key=key, sig=sig)
    return EpochState(register, store, epoch, public_key, certificate, pushed, pushed_hash, head)


def _allowance(row: Row) -> AllowanceRow:
    return AllowanceRow(row[0], row[1], recording.totals_from(row[2:8]), row[8], read_proof(row[9]))
