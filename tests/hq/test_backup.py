"""A backup is the whole of HQ, from either database to either; restored it begins a new life."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from domain.errors import Fault
from hq.bootstrap import back_up, database_url, open_hq, restore
from hq.key_file import key_text
from hq.services import backup, project
from hq.services.context import Hq
from hq.services.verify import verify
from hq.store import dump, lives
from hq.store.database import Database
from tests.hq.books import cash_sale, sold, stored_value_sale
from tests.hq.chain import ALICE, BOB, LOT, load, row
from tests.hq.client import Register
from tests.hq.test_enrol import follow, new_epoch
from wire.enrolment import HeadFound, OpenedEpoch, OpenEpoch
from wire.keys import private_key
from wire.messages import from_bytes, to_bytes
from wire.signed import Certificate, Signed, read_unchecked, sign_message, sign_text


@pytest.fixture
def books(hq: Hq, register: Register) -> Register:
    load(hq)
    lines = [
        sold(register, cash_sale("S01", 2, BOB), BOB),
        sold(register, stored_value_sale("S01", ALICE, 5, LOT, {}), ALICE),
    ]
    assert register.push(lines).status_code == 200
    project.catch_up(hq)
    return register


def rows(database: Database) -> list[bytes]:
    return database.read(lambda tx: list(dump.lines(tx)))


def written(hq: Hq, folder: Path) -> Path:
    return written_with_rows(hq, folder)[0]


def written_with_rows(hq: Hq, folder: Path) -> tuple[Path, list[bytes]]:
    """A backup, and the rows that HQ had then: its own thread did nothing meanwhile."""
    path, before = folder / "hq.backup", list[bytes]()
    keys = key_text(hq.data / "hq.keys.json")
    while before != (before := rows(hq.database)):
        path.unlink(missing_ok=True)
        assert backup.write(hq.database, path, hq.secrets.life, hq.now(), keys) > 20
    return path, before


def test_every_row_comes_back_in_another_database(hq: Hq, books: Register, tmp_path: Path) -> None:
    path, there = written_with_rows(hq, tmp_path)
    life, at = restore(None, tmp_path / "again", path)
    assert at == hq.now()
    again = open_hq(None, tmp_path / "again")
    assert rows(again.database) == there
    assert verify(again).good
    assert again.secrets == replace(hq.secrets, life=life, private=again.secrets.private)
    assert again.secrets.public_key == hq.secrets.public_key
    assert row(again, BOB.id) == row(hq, BOB.id)
    assert again.database.read(lambda tx: lives.waited_for(tx, life)) == [books.name]
    again.database.close()


def test_it_is_put_into_an_empty_database_of_the_other_kind(database: Database, tmp_path: Path) -> None:
    """SQLite's backup in either database; the fixture gives both."""
    source = open_hq(None, tmp_path / "source")
    load(source)
    path = written(source, tmp_path)
    assert backup.read_into(database, path) > 20
    assert rows(database) == rows(source.database)
    with pytest.raises(Fault):
        backup.read_into(database, path)
    source.database.close()


def test_nobody_else_reads_it(hq: Hq, tmp_path: Path) -> None:
    assert stat.S_IMODE(written_empty(hq, tmp_path).stat().st_mode) == 0o600


def written_empty(hq: Hq, folder: Path) -> Path:
    load(hq)
    return written(hq, folder)


def test_a_damaged_or_foreign_file_is_refused_and_leaves_nothing(hq: Hq, tmp_path: Path) -> None:
    whole = written_empty(hq, tmp_path).read_bytes()
    other = tmp_path / "other"
    other.write_bytes(b"no backup")
    cut = tmp_path / "cut"
    cut.write_bytes(whole[: len(whole) // 2])
    turned = tmp_path / "turned"
    turned.write_bytes(whole[:-40] + bytes([whole[-40] ^ 1]) + whole[-39:])
    for number, path in enumerate((other, cut, turned, tmp_path / "nowhere")):
        with pytest.raises(Fault):
            restore(None, tmp_path / f"again {number}", path)
        assert not (tmp_path / f"again {number}" / "hq.keys.json").exists()


def test_an_hq_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    open_hq(None, tmp_path / "hq").database.close()
    assert back_up(None, tmp_path / "hq", tmp_path / "file") == 0
    with pytest.raises(Fault):
        restore(None, tmp_path / "hq", tmp_path / "file")
    assert database_url(None, tmp_path / "hq").endswith("hq.db")


def forget(hq: Hq, register: Register) -> None:
    """As if the backup had been made before the register was enrolled."""

    def work(tx: sa.Connection) -> None:
        for table in ("epoch", "head", "projected", "register"):
            tx.execute(sa.text(f"DELETE FROM {table} WHERE register = :name"), {"name": register.name})

    hq.database.run_transaction("test", work)


def shown(register: Register, certificate: Signed) -> Signed | int:
    request = OpenEpoch(certificate=certificate, head_found=HeadFound(head=0, head_hash="0" * 64), reason="restored")
    answer = register.ask("POST", "/v1/epochs", to_bytes(request))
    return from_bytes(OpenedEpoch, answer.content).certificate if answer.status_code == 200 else answer.status_code


def test_a_till_that_hq_forgot_shows_its_certificate(hq: Hq, register: Register) -> None:
    certificate = hq.secrets.sign(register.certificate)
    forget(hq, register)
    assert register.ask("GET", f"{register.path}/head").status_code == 401
    assert shown(register, certificate) == certificate
    assert shown(register, certificate) == certificate
    assert register.push(register.notes(2)).status_code == 200
    project.catch_up(hq)
    assert verify(hq).good


def test_nobody_gets_in_by_a_certificate_that_is_not_hq_s(hq: Hq, register: Register) -> None:
    text = read_unchecked(Certificate, hq.secrets.sign(register.certificate))
    mine = private_key(register.seed)
    forget(hq, register)
    forged = [
        sign_message(text, hq.secrets.key_id, mine),
        sign_text(register.certificate, "hq-9", hq.secrets.private),
        sign_text(register.certificate, f"{register.name}/{register.epoch}", mine),
    ]
    assert [shown(register, one) for one in forged] == [401, 401, 401]
    other = replace(register, seed=b"\1" * 32)
    assert shown(other, hq.secrets.sign(register.certificate)) == 401, "another key than the certificate's"


def test_one_certificate_does_not_bring_in_another_epoch(hq: Hq, register: Register) -> None:
    """A known key with HQ's certificate of another epoch: who asks is not who it is for."""
    certificate, _ = new_epoch(register, b"\4" * 32)
    other = sign_message(certificate, hq.secrets.key_id, hq.secrets.private)
    assert shown(register, other) == 400
    assert shown(follow(register, certificate, other, b"\5" * 32), other) == 401
    assert shown(follow(register, certificate, other, b"\4" * 32), other) == other
