"""A till's printer thread on a virtual head, with short waits."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from demo.virtual.head import VirtualHead
from domain.receipt import Feed, Receipt, Text, receipt_to_json
from pos_app.devices.head import Timing
from pos_app.devices.health import DeviceHealth, Health
from pos_app.devices.ports import Link, PrintQueue
from pos_app.devices.printer_worker import PrinterWorker
from pos_app.receipts.escpos import EscPosWriter
from pos_app.receipts.profiles import PROFILES
from pos_app.ui.rasteriser import Rasteriser
from tests.devices.memory_queue import MemoryQueue

QUICK = Timing(silence=1.0, patience=2.0, poll=0.05, first_retry=0.02, longest_retry=0.1, drawer_wait=1.5)


def until(condition: Callable[[], bool], seconds: float = 15.0) -> None:
    """Wait for something to become true; fail when it does not."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.005)


def slip(number: int, lines: int = 3) -> bytes:
    """Return a queued receipt that says which one it is."""
    body = tuple(Text(f"line {line}", f"{number}.00") for line in range(lines))
    return receipt_to_json(Receipt("sale", f"R{number}", (*body, Feed(1)), copy_mark="补打"))


def printed(head: VirtualHead) -> list[str]:
    """Return the title of each piece of paper, with ``copy`` behind it when it is marked."""
    titles = []
    for paper in head.counted.papers:
        (title,) = [line.strip() for line in paper.lines if line.strip().startswith("R")]
        titles.append(title + (" copy" if "补打" in paper.text else ""))
    return titles


class Workshop:
    """Queue (``queue`` if it is the one in memory), worker and what the worker told."""

    def __init__(self, link: Link, queue: PrintQueue | None = None, *, by_process_id: bool = False) -> None:
        writer = EscPosWriter(PROFILES["gbk"], Rasteriser())
        self.queue = queue if isinstance(queue, MemoryQueue) else MemoryQueue()
        self.told: list[DeviceHealth] = []
        self.worker = PrinterWorker(
            "printer",
            link=link,
            queue=queue or self.queue,
            compose=writer.compose,
            drawer_pulse=writer.drawer(),
            drawer_pulse_at_once=writer.drawer_at_once(),
            on_health=self.told.append,
            now=time.monotonic,
            by_process_id=by_process_id,
            timing=QUICK,
        )

    def print(self, *payloads: bytes) -> None:
        """Queue receipts."""
        for payload in payloads:
            self.queue.add(payload)
        self.worker.wake()

    def words(self) -> list[Health]:
        """Return the health words told so far."""
        return [each.state for each in self.told]


@contextmanager
def at_work(workshop: Workshop) -> Iterator[Workshop]:
    """Run the worker."""
    workshop.worker.start()
    try:
        yield workshop
    finally:
        workshop.worker.stop(grace=0.1)
