"""What stands beside the journal: certificates, plans, and rows that no entry accounts for."""

from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from functools import cache

from domain.allowances import Totals
from local_db import payments, recording, schema
from local_db.around import around
from local_db.driver import Row, dbapi2
from local_db.loans import Lender, proofs
from local_db.sync_state import read_proof
from local_db.verify_entries import Asked, Bad, Walk
from local_db.verify_returns import kept_trouble
from wire.allowances import Grant
from wire.bodies import plan_hash
from wire.json_text import Malformed
from wire.loans import read_loan
from wire.signed import Certificate, HqKeys, Signed, WrongSignature, read_signed

_EPOCHS_SQL = "SELECT register, store, epoch, public_key, signed, key, sig FROM epoch ORDER BY ordinal"
_UNBALANCED_SQL = "SELECT n, unit FROM posting GROUP BY n, unit HAVING sum(amount) <> 0 LIMIT 1"
_ALLOWANCES_SQL = (
    "SELECT epoch, owner, unit, granted, credited, spent, given_back, lent, borrowed, lent_sum, borrowed_sum, expires,"
    " proof FROM allowance"
)
_LOANS_SQL = "SELECT epoch, owner, unit, lender, total, expires, proof, certificate FROM loan ORDER BY lender"
_STRAYS = tuple(
    (table, f"SELECT min({n}) FROM {table} WHERE {n} NOT IN (SELECT n FROM journal)")  # noqa: S608  own names only
    for table, n in (("posting", "n"), ("receipt", "n"), ("private", "n"), ("payment", "used"))
)


def before_the_walk(readers: Asked) -> None:
    """Certificates follow from HQ's keys or from the key before; raises `Bad`."""
    keys = _hq_keys(readers)
    known: dict[str, str] = {}
    for register, store, epoch, public_key, *signed in readers.all(_EPOCHS_SQL):
        what = f"certificate of {register}/{epoch}"
        certificate = Signed(signed=signed[0], key=signed[1], sig=signed[2])
        try:
            signer = known[certificate.key] if certificate.key in known else keys.public_key(certificate.key)
            text = read_signed(Certificate, certificate, signer)
        except (WrongSignature, Malformed) as error:
            raise Bad(what, str(error)) from error
        if (text.register, text.store, text.epoch, text.public_key) != (register, store, epoch, public_key):
            raise Bad(what, "the columns beside it say something else")
        known[f"{register}/{epoch}"] = public_key


def after_the_walk(readers: Asked, walk: Walk) -> None:
    """Tables hold what the journal gives and nothing else; raises `Bad`."""
    for table, sql in _STRAYS:
        row = readers.one(sql)
        if row is not None and row[0] is not None:
            raise Bad(f"{table} {row[0]}", "no entry accounts for it")
    shifts = [shift.columns() for shift in walk.derived.shifts.values()]
    _same_rows("shift", readers.all(recording.SHIFT_ROW_SQL), shifts)
    _same_rows("settled refund", readers.all(payments.SETTLED_SQL), walk.derived.settled)
    _same_rows("day", readers.all("SELECT business_day, n, number FROM day"), walk.derived.days.values())
    _allowances(readers, walk)
    if (told := kept_trouble(readers)) is not None:
        raise Bad(*told)
    for version, hash_, text in readers.all("SELECT version, hash, text FROM plan"):
        if plan_hash(text) != hash_:
            raise Bad(f"plan {version}", "its text is not the one its hash names")


def unbalanced_entry(readers: Asked) -> Row | None:
    """The first entry and unit whose postings, as they stand in the table, do not sum to 0."""
    return readers.one(_UNBALANCED_SQL)


def _hq_keys(readers: Asked) -> HqKeys:
    rows = readers.all("SELECT signed, key, sig FROM hq_key ORDER BY place")
    try:
        return HqKeys(Signed(signed=row[0], key=row[1], sig=row[2]) for row in rows)
    except (WrongSignature, Malformed) as error:
        raise Bad("HQ's keys", str(error)) from error


def _same_rows(table: str, found: Iterable[Row], right: Iterable[Row]) -> None:
    have, want = {row[0]: row for row in found}, {row[0]: row for row in right}
    for key in sorted({*have, *want}):
        if have.get(key) != want.get(key):
            raise Bad(f"{table} {key}", f"it is {have.get(key)} and should be {want.get(key)}")


def _allowances(readers: Asked, walk: Walk) -> None:
    derived = dict(walk.derived.totals)
    keys = _hq_keys(readers)
    registers = {row[2]: row[0] for row in readers.all(_EPOCHS_SQL)}
    lenders = proofs(readers.all(_LOANS_SQL))
    for row in readers.all(_ALLOWANCES_SQL):
        epoch, owner, unit = row[:3]
        what = f"allowance {owner} {unit}"
        found, right = recording.totals_from(row[3:9]), derived.pop((epoch, owner, unit), Totals(granted=row[3]))
        ends = _borrowed(what, found, right, lenders.get(row[:3], []), (keys, f"{registers[epoch]}/{epoch}"))
        if found != replace(right, borrowed=found.borrowed):
            raise Bad(what, f"it is {found} and the journal gives {right}")
        if (row[9], row[10]) != (sum(found.lent.values()), sum(found.borrowed.values())):
            raise Bad(what, "the sums of its loans are not those of its loans")
        _proved(what, row, keys, registers[epoch], ends | {walk.derived.ends.get((epoch, owner, unit))})
    for (_, owner, unit), totals in derived.items():
        if totals != Totals():
            raise Bad(f"allowance {owner} {unit}", f"there is no row and the journal gives {totals}")


def _borrowed(
    what: str, found: Totals, told: Totals, lenders: Sequence[Lender], who: tuple[HqKeys, str]
) -> set[str | None]:
    """What was borrowed stands in loans that registers with HQ's certificate signed for this one; until when it holds.

    It is never less than entries told.
    """
    if {lender: total for lender, total, *_ in lenders} != found.borrowed:
        raise Bad(what, f"{found.borrowed} was borrowed, and not as much is proved")
    if any(found.borrowed.get(lender, 0) < amount for lender, amount in told.borrowed.items()):
        raise Bad(what, f"{found.borrowed} was borrowed, and entries say {told.borrowed}")
    for one in lenders:
        _lent(what, one, *who)
    return {expires for _, _, expires, _ in lenders}


def _lent(what: str, one: Lender, keys: HqKeys, borrower: str) -> None:
    lender, total, expires, proof = one
    try:
        loan = read_loan(proof, keys)
    except (WrongSignature, Malformed) as error:
        raise Bad(what, f"a loan does not hold: {error}") from error
    if (loan.lender, loan.borrower) != (lender, borrower):
        raise Bad(what, "a loan is another's")
    signed = {f"allowance {loan.owner} {part.unit}": (part.o, part.expires) for part in loan.lent}
    if signed.get(what) != (total, expires):
        raise Bad(what, f"{total} until {expires} was borrowed of {lender}, who signed {signed.get(what)}")


def _proved(what: str, row: Row, keys: HqKeys, register: str, ends: set[str | None]) -> None:
    """What was granted stands in a grant that HQ signed for this register and epoch; `ends`: of what began here."""
    epoch, owner, unit, granted, expires = *row[:4], row[11]
    proof = read_proof(row[12])
    said: tuple[int, str | None] = (0, expires if expires in ends else min(ends, key=str))
    if proof is not None:
        try:
            grant = keys.read(Grant, proof)
        except (WrongSignature, Malformed) as error:
            raise Bad(what, f"its grant does not hold: {error}") from error
        if (grant.owner, grant.holder, grant.epoch) != (owner, register, epoch):
            raise Bad(what, "its grant is another's")
        said = next(((part.g, part.expires) for part in grant.granted if part.unit == unit), said)
    if said != (granted, expires):
        raise Bad(what, f"{granted} until {expires} was granted, HQ signed {said[0]} until {said[1]}")


def check_file(readers: Asked) -> None:
    """Every page is whole, and tables and triggers are those that this program makes; raises `Bad`.

    A guard that was taken away is named.
    """
    row = readers.one("PRAGMA integrity_check(1)")
    if row != ("ok",):
        raise Bad("file", f"SQLite says: {row}")
    found: dict[str, str] = dict(readers.all(schema.OBJECTS_SQL))
    for name, sql in expected_schema():
        if squeezed(found.get(name, "")) != squeezed(sql):
            raise Bad(f"schema {name}", "it is missing or not as this program makes it")


@cache
def expected_schema() -> tuple[tuple[str, str], ...]:
    """Every table, index and trigger of fresh books."""
    with closing(dbapi2.connect(":memory:", isolation_level=None)) as connection:
        with around(connection) as held, held.begin():
            schema.create(held)
        return tuple(connection.execute(schema.OBJECTS_SQL).fetchall())


def squeezed(sql: str) -> str:
    """SQL without its spaces and line ends, to be compared."""
    return "".join(sql.split())
