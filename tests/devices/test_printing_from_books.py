"""The queue in real books: a till killed in the middle of printing."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from demo.virtual.head import VirtualHead
from demo.virtual.paper import Paper
from demo.virtual.sockets import NetworkHead
from domain.errors import Fault
from local_db.act import NewJob
from local_db.books import create_books, open_books
from pos_app.devices.health import Health
from pos_app.devices.network_link import NetworkLink
from pos_app.devices.ports import JobState
from tests.devices.memory_queue import MemoryQueue
from tests.devices.till_process import KEY
from tests.devices.workshop import Workshop, at_work, printed, slip, until

RECEIPTS = 6


@pytest.mark.parametrize("after", [1, 2, 4])
def test_a_till_killed_while_printing(tmp_path: Path, after: int) -> None:
    """After the next start every receipt has come out; what came twice is marked."""
    tills: list[subprocess.Popen[bytes]] = []

    def kill_at(_: Paper) -> None:
        if len(network.head.counted.papers) == after and tills:
            tills[0].send_signal(signal.SIGKILL)

    network = NetworkHead(VirtualHead(on_paper=kill_at))
    command = [sys.executable, "-m", "tests.devices.till_process", str(tmp_path / "books.db")]
    network.power_on()
    tills.append(subprocess.Popen([*command, str(network.port), str(RECEIPTS)]))
    assert tills[0].wait(30) == -signal.SIGKILL

    books = open_books(tmp_path / "books.db", KEY)
    with at_work(Workshop(NetworkLink("127.0.0.1", network.port), books)):
        until(lambda: books.next_job() is None)
    books.close()
    network.die()
    seen = printed(network.head)

    assert [title for title in seen if not title.endswith("copy")] == sorted({*seen} - {f"R{after} copy"})
    assert {title.removesuffix(" copy") for title in seen} == {f"R{number}" for number in range(1, RECEIPTS + 1)}


def test_the_drawer_goes_first_in_the_books_too(tmp_path: Path) -> None:
    """The books hand out drawer jobs before receipts that were queued earlier."""
    network = NetworkHead(VirtualHead())
    network.power_on()
    books = create_books(tmp_path / "books.db", KEY)
    books.enqueue(NewJob("receipt", slip(1))).result()
    books.enqueue(NewJob("drawer", b"")).result()
    first = books.next_job()
    assert first is not None
    assert first.kind == "drawer"
    with at_work(Workshop(NetworkLink("127.0.0.1", network.port), books)):
        until(lambda: books.next_job() is None)
    books.close()
    network.die()

    assert network.head.counted.pulses == 1
    assert printed(network.head) == ["R1"]


class FullDisk(MemoryQueue):
    """A queue whose disk is full for some marks."""

    failures = 3

    def mark(self, job_id: int, state: JobState, note: str) -> None:
        if self.failures:
            self.failures -= 1
            raise Fault("The disk is full.", advice="Make room.", code="disk_full")
        super().mark(job_id, state, note)


def test_a_full_disk_is_told_and_prints_nothing_unnoted() -> None:
    """What cannot be noted is not sent; once there is room again, it prints once."""
    network = NetworkHead(VirtualHead())
    network.power_on()
    workshop = Workshop(NetworkLink("127.0.0.1", network.port), FullDisk())
    with at_work(workshop):
        workshop.print(slip(1))
        until(lambda: workshop.queue.states() == ["printed"])
    network.die()

    assert Health.ERROR in workshop.words()
    assert printed(network.head) == ["R1"]
