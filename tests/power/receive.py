"""The HQ whose disk loses power: real HTTP, real SQLite; it takes pushes and lends.

`python -m tests.power.receive FULL|NORMAL|OFF FOLDER MARKS`. It marks what a register was told: the head that was
acknowledged with its hash, and what was granted in all. NORMAL and OFF are what the product never runs with.
"""

import sys
import threading
from pathlib import Path

from hq.bootstrap import Serving, open_hq, start_up
from hq.services import enrol
from hq.store import database
from tests.hq.books import cash_sale, sold
from tests.hq.chain import ALICE, load
from tests.hq.client import Register, enrolled
from wire.allowances import AllowanceRequest, Grant, Want
from wire.messages import from_bytes, to_bytes
from wire.signed import Signed

PUSHES = 60
SEED = bytes(range(32))


def push(register: Register, number: int) -> str:
    """A sale; what was acknowledged."""
    answer = register.push([sold(register, cash_sale("S01", 1 + number % 3))]).json()
    return f"pushed {answer['head']} {answer['head_hash']}"


def borrow(register: Register, number: int) -> str:
    """A little more for Alice; what was granted in all."""
    ask = AllowanceRequest(request_id=f"r{number}", owner=ALICE.id, wants=(Want(unit="SVP", amount=100),))
    answer = from_bytes(Signed, register.ask("POST", "/v1/allowances", to_bytes(ask)).content)
    [granted] = register.hq_keys.read(Grant, answer).granted
    return f"granted {granted.g} {granted.unit}"


def main(synchronous: str, folder: Path, marks: Path) -> None:
    """Serve in the folder, and be the register that is served."""
    if synchronous != "FULL":
        mode, _, *others = database._PRAGMAS
        first, second, third = others
        database._PRAGMAS = (mode, f"synchronous={synchronous}", first, second, third)
    hq = open_hq(None, folder)
    load(hq)
    start_up(hq)
    serving = Serving(hq, "127.0.0.1", 0)
    thread = threading.Thread(target=serving.run)
    thread.start()
    register = enrolled(serving.url, enrol.new_code(hq, "S01")[1], SEED)
    with marks.open("ab", buffering=0) as told:
        told.write(b"ready\n")
        for number in range(PUSHES):
            act = borrow if number % 4 == 3 else push
            told.write(act(register, number).encode() + b"\n")
    serving.stop()
    thread.join()
    hq.database.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
