"""One demo at a time, ended at any moment, goes on where it was; nothing foreign is touched."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from demo.folders import Folders
from demo.processes import DemoError
from tests.demo.running import ROOT, verify_hq, verify_till

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.demo.running import Demo

    Start = Callable[..., Demo]

RUNS = "Closing the till or the panel ends the demo"


def test_ctrl_c_and_a_second_start(out: Path, demo: Start) -> None:
    """Ctrl+C ends everything in order; the next start enrols nobody; a second demo meanwhile is refused."""
    first = demo(out)
    first.until(RUNS)
    second = demo(out, "--reset")
    assert second.wait() == 1
    assert "Another demo runs in" in second.said
    assert first.end(signal.SIGINT) == 128 + signal.SIGINT
    assert "data is kept" in first.said
    assert first.orphans() == []
    before = verify_till(out)
    assert before["first_bad"] is None
    again = demo(out)
    again.until(RUNS)
    assert again.end(signal.SIGTERM) == 128 + signal.SIGTERM
    assert again.orphans() == []
    assert "one-time code" not in again.said
    assert "Filling" not in again.said
    assert verify_till(out)["entries"] >= before["entries"]
    assert len(registers(out)) == 1


def test_killed_while_enrolling(out: Path, demo: Start) -> None:
    """`kill -9` of the demo between the code and the last snapshot takes its children along; the next start goes on."""
    begun = demo(out)
    begun.until("one-time code")
    wait_for(out / "till/books.db")
    begun.kill()
    assert begun.orphans() == []
    again = demo(out)
    again.until(RUNS)
    assert again.end() == 128 + signal.SIGINT
    assert verify_till(out)["first_bad"] is None
    assert (out / "register").read_text() == "S01-R1"
    assert verify_hq(out)["first_bad"] is None


def test_killed_while_filling(tmp_path: Path, demo: Start) -> None:
    """HQ half filled by a `kill -9`: the next start fills up what is missing."""
    out = tmp_path / "out"
    begun = demo(out)
    begun.until("Filling HQ")
    wait_for(out / "hq/hq.db")
    begun.kill()
    assert not (out / "hq/pins.json").exists()
    again = demo(out)
    again.until("HQ listens")
    assert again.end() == 128 + signal.SIGINT
    found = verify_hq(out)
    assert (found["first_bad"], found["balances_ok"]) == (None, True)
    assert found["entries"] > 300  # an opening entry of nearly every member


def test_a_taken_port(out: Path, demo: Start) -> None:
    """A port that is taken: a sentence, exit 1, and nothing was begun."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        one = demo(out, "--listen", str(port))
        assert one.wait() == 1
    assert f"HQ cannot listen on 127.0.0.1:{port}" in one.said
    assert "Choose another --listen" in one.said
    assert "Traceback" not in one.said
    assert not (out / "till").exists()


def test_without_a_display_it_tells_the_story(tmp_path: Path, demo: Start) -> None:
    """Nothing can show a window: the demo says so and tells the story; a terminal that goes away ends that, too."""
    one = demo(tmp_path / "out", display=False)
    one.until("Filling HQ")
    assert "telling the demo as a story" in one.said
    assert one.end(signal.SIGHUP) == 128 + signal.SIGHUP
    assert one.orphans() == []


def test_reset_clears_what_the_demo_made_and_nothing_else(out: Path) -> None:
    (out / "mine.txt").write_text("kept")
    folders = Folders(out)
    lock = folders.claim()
    folders.clear()
    lock.release()
    assert sorted(path.name for path in out.iterdir()) == ["demo.lock", "mine.txt"]


def test_a_folder_with_foreign_things_is_refused(tmp_path: Path) -> None:
    """Receipts of somebody's own are no reason to clear them."""
    (tmp_path / "receipts").mkdir()
    (tmp_path / "receipts/taxes.pdf").write_text("mine")
    with pytest.raises(DemoError, match="did not make: receipts"):
        Folders(tmp_path).claim()
    assert (tmp_path / "receipts/taxes.pdf").exists()


def registers(out: Path) -> list[str]:
    """Journals of registers that HQ knows."""
    return [name for name in verify_hq(out)["heads"] if name.startswith("S0")]


def wait_for(file: Path) -> None:
    """Wait until a file has something in it."""
    deadline = time.monotonic() + 30
    while True:
        with suppress(FileNotFoundError):
            if file.stat().st_size:
                return
        assert time.monotonic() < deadline, f"{file.name} never came"
        time.sleep(0.005)


FINALIZED = """
import os, signal, time
from demo.__main__ import Ended, _ended
class Finalized:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0)
signal.signal(signal.SIGINT, _ended)
try:
    Finalized()
    print("dropped", flush=True)
    time.sleep(30)
except Ended as ended:
    print("heard", ended.number)
"""


def test_an_end_that_python_drops_comes_again() -> None:
    """Ctrl+C while something is finalized: Python drops the exception; the demo ends all the same."""
    done = subprocess.run(
        [sys.executable, "-c", FINALIZED], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stdout.split("\n")[:2] == ["dropped", "heard 2"], done.stderr
