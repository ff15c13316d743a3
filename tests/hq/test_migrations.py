"""Steps of the tables with something in them."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

import hq
from hq.store.database import Database, open_database

BEFORE = "0010"
GRANT = b'{"signed":"{\\"request_id\\":\\"r1\\",\\"owner\\":\\"M1\\"}","key":"hq-1","sig":"x"}'
RIGHT = b'{"grant":{"signed":"{\\"owner\\":\\"S01-R1/aa/1\\"}","key":"hq-1","sig":"x"},"left":{}}'
REFUSAL = b'{"signed":"{\\"request_id\\":\\"r3\\",\\"refused\\":[]}","key":"hq-1","sig":"x"}'
CARD = b'{"request_id":"r4","member":"M2","amount":5,"entry":{}}'
SALE = "INSERT INTO sale VALUES ('S01', 'S01-R1', 'aa', {seq}, '2026-03-02', '{kind}', 5, 5, {member})"


@pytest.fixture
def before(tmp_path: Path) -> Database:
    return open_database(f"sqlite:///{tmp_path / 'hq.db'}")


def step(database: Database, to: str, *, down: bool = False) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(hq.__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    with database.engine.connect() as connection, database.writing(connection):
        config.attributes["connection"] = connection
        (command.downgrade if down else command.upgrade)(config, to)


def test_step_0011_moves_rows_to_their_owners_and_back(before: Database) -> None:
    """Answers to whom they are about, bills to their members, waiting entries to the store of their journal."""
    step(before, BEFORE)
    with before.engine.begin() as tx:
        for name, answer in {"r1": GRANT, "r2": RIGHT, "r3": REFUSAL, "r4": CARD}.items():
            values = {"id": name, "answer": answer}
            tx.execute(sa.text("INSERT INTO request VALUES ('S01-R1', :id, 'hash', 'at', :answer)"), values)
        tx.exec_driver_sql("INSERT INTO stopped VALUES ('M1', 'S01-R1', 'aa', 3, 'S01')")
        for seq, kind, member in ((1, "sale", "'M1'"), (2, "return", "'M1'"), (3, "sale", "NULL")):
            tx.exec_driver_sql(SALE.format(seq=seq, kind=kind, member=member))
    step(before, "0011")
    with before.engine.begin() as tx:
        found = {row.request_id: row for row in tx.exec_driver_sql("SELECT * FROM answer")}
        assert {name: (row.owner, row.answer) for name, row in found.items()} == {
            "r1": ("M1", GRANT),
            "r2": ("S01-R1/aa/1", RIGHT),
            "r4": ("M2", CARD),
        }
        assert tx.exec_driver_sql("SELECT count(*) FROM request").scalar() == 4
        assert tx.exec_driver_sql("SELECT member, store, seq FROM stopped").all() == [("M1", "S01", 3)]
        assert tx.exec_driver_sql("SELECT * FROM bill").all() == [("M1", "S01-R1", "aa", 1, "2026-03-02", 5)]
    step(before, BEFORE, down=True)
    with before.engine.begin() as tx:
        assert tx.exec_driver_sql("SELECT member, store, seq FROM stopped").all() == [("M1", "S01", 3)]
    before.close()
