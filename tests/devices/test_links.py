"""The ways to a printer: each fails in time and says why."""

import logging
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from demo.virtual.head import VirtualHead
from demo.virtual.sockets import NetworkHead, SerialHead
from domain.errors import Fault
from pos_app.devices.backoff import Backoff
from pos_app.devices.bootstrap import SinkLink
from pos_app.devices.health import Health
from pos_app.devices.network_link import NetworkLink
from pos_app.devices.ports import LinkDownError
from pos_app.devices.printer_address import link_to
from pos_app.devices.serial_link import SerialLink
from pos_app.devices.serial_port import PortSettings, find_port
from tests.devices.workshop import Workshop, at_work, printed, slip, until


@contextmanager
def bare_root_logger() -> Iterator[logging.Logger]:
    """Take away pytest's handlers: a library adds its own only where there are none."""
    root = logging.getLogger()
    kept, root.handlers = root.handlers, []
    try:
        yield root
    finally:
        root.handlers = kept


def test_a_refused_connection_can_be_tried_again() -> None:
    """The same link works once the printer is there."""
    network = NetworkHead(VirtualHead())
    network.power_on()
    network.die()
    link = NetworkLink("127.0.0.1", network.port)
    with pytest.raises(LinkDownError, match="no connection"):
        link.open()
    network.power_on()
    link.open()
    link.write(b"\x10\x04\x01")

    assert link.read(1.0) == b"\x12"
    link.close()
    network.die()


def test_a_printer_that_hangs_up_is_noticed() -> None:
    """Reading says so; silence is no error."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        link = NetworkLink("127.0.0.1", server.getsockname()[1])
        link.open()
        connection, _ = server.accept()
        assert link.read(0.02) == b""
        connection.close()
        with pytest.raises(LinkDownError, match="closed"):
            link.read(1.0)
        link.close()


def test_a_host_that_does_not_answer_takes_no_longer_than_the_time_limit() -> None:
    """A full backlog drops connections silently, as a machine that is off does."""
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        filler = [socket.socket() for _ in range(4)]
        for each in filler:
            each.setblocking(False)
            each.connect_ex(full.getsockname())
        link = NetworkLink("127.0.0.1", full.getsockname()[1], connect_timeout=0.2)
        start = time.monotonic()
        with pytest.raises(LinkDownError):
            link.open()
        assert time.monotonic() - start < 1
        for each in filler:
            each.close()


def test_links_that_are_not_open_say_so(tmp_path: Path) -> None:
    """No call crashes before open or after close."""
    for link in (NetworkLink("127.0.0.1", 9), SerialLink(PortSettings("none")), SinkLink("file", "none", tmp_path)):
        link.close()
        with pytest.raises(LinkDownError, match="not"):
            link.write(b"x")


def test_receipts_over_a_serial_port(tmp_path: Path) -> None:
    """The same thread on a pty, unplugged in the middle of a job and plugged in again."""
    serial_head = SerialHead(VirtualHead(), tmp_path / "printer")
    serial_head.power_on()
    workshop = Workshop(SerialLink(PortSettings(str(tmp_path / "printer"), 115200)))
    with at_work(workshop):
        workshop.print(slip(1))
        until(lambda: workshop.queue.states() == ["printed"])
        serial_head.head.set(dies_after=3)
        workshop.print(slip(2), slip(3))
        until(lambda: workshop.words()[-1] is Health.OFFLINE)
        serial_head.power_on()
        until(lambda: workshop.queue.states() == ["printed"] * 3)
    serial_head.die()

    assert printed(serial_head.head) == ["R1", "R2 copy", "R3"]


def test_odd_framing_on_a_port_that_refuses_it_is_a_link_error(tmp_path: Path) -> None:
    """A second open with even parity raises termios.error on a pty: it must not end the thread."""
    serial_head = SerialHead(VirtualHead(), tmp_path / "printer")
    serial_head.power_on()
    link = SerialLink(PortSettings(str(tmp_path / "printer"), 9600, "7E1"))
    try:
        for _ in range(2):
            link.open()
            link.close()
    except LinkDownError as down:
        assert "printer" in str(down)  # noqa: PT017 - whether it is refused depends on the kernel
    serial_head.die()


def test_an_adapter_that_is_not_there() -> None:
    """A port named by its adapter is looked up each time it is opened."""
    assert find_port("COM7") == "COM7"
    with pytest.raises(ValueError, match="no adapter"):
        find_port("usb:dead:beef:0001")
    with pytest.raises(LinkDownError, match="no adapter"):
        SerialLink(PortSettings("usb:dead:beef")).open()


def test_a_driver_is_a_byte_sink(tmp_path: Path) -> None:
    """The bytes arrive untouched, the log is left alone, and what is sent is not confirmed."""
    paper = tmp_path / "lp0"
    paper.touch()
    workshop = Workshop(link_to(f"file:{paper}", tmp_path / "cache"))
    with bare_root_logger() as root, at_work(workshop):
        workshop.print(slip(1))
        until(lambda: workshop.queue.states() == ["uncertain"])
        assert root.handlers == []

    assert paper.read_bytes().startswith(b"\x1b@\x1c&")
    assert workshop.words() == []
    assert list((tmp_path / "cache").iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a spooler of its own")
def test_a_print_queue_of_the_system_is_a_byte_sink(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's `lp` gets each job whole, for the queue of that name; a queue that is not there keeps the job."""
    programs, paper = tmp_path / "bin", tmp_path / "paper"
    programs.mkdir()
    for name, does in (
        ("lpstat", '[ "$1" = -e ] && echo counter || echo "device for counter: usb://Star/TSP100"'),
        ("lp", f'echo "$@" > {tmp_path}/asked; cat > {paper}'),
    ):
        (programs / name).write_text(f"#!/bin/sh\n{does}\n")
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    there, missing = (Workshop(link_to(f"queue:{name}", tmp_path / "cache")) for name in ("counter", "cellar"))
    with at_work(there):
        there.print(slip(1))
        until(lambda: there.queue.states() == ["uncertain"])
    with at_work(missing):
        missing.print(slip(1))
        until(lambda: missing.words() == [Health.OFFLINE])

    assert paper.read_bytes().startswith(b"\x1b@\x1c&")
    assert "-d counter" in (tmp_path / "asked").read_text()
    assert "-o raw" in (tmp_path / "asked").read_text()
    assert missing.queue.states() == ["queued"]


def test_an_address_says_what_it_may_be(tmp_path: Path) -> None:
    """What is no address of a printer is a fault with what to write."""
    for wrong in ("", "usb", "tcp:10.0.0.1", "queue:", "lpt:1"):
        with pytest.raises(Fault, match="no printer") as refused:
            link_to(wrong, tmp_path)
        assert "queue:NAME" in refused.value.advice


def test_a_driver_that_is_missing_keeps_the_job(tmp_path: Path) -> None:
    """Nothing was sent, so nothing was begun: no attempt is counted."""
    workshop = Workshop(link_to(f"file:{tmp_path}/none/lp0", tmp_path / "cache"))
    with at_work(workshop):
        workshop.print(slip(1))
        until(lambda: workshop.words() == [Health.OFFLINE])

    assert workshop.queue.states() == ["queued"]
    assert workshop.queue.jobs[1].attempts == 0


def test_back_off() -> None:
    """Soon, then slower, never slower than the longest; a success starts again."""
    backoff = Backoff(0.2, 1.0)

    assert [backoff.failed() for _ in range(5)] == [0.2, 0.4, 0.8, 1.0, 1.0]
    backoff.worked()
    assert backoff.failed() == 0.2
