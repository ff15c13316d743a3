"""Scanners on a serial port: codes are whole, whatever the cable does."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.virtual.scanner import VirtualScanner
from pos_app.devices.health import DeviceHealth, Health
from pos_app.devices.line_splitter import LineSplitter
from pos_app.devices.serial_port import PortSettings
from pos_app.devices.serial_scanner import SerialScanner
from tests.devices.workshop import until


class Counter:
    """A counter with a scanner on it."""

    def __init__(self, path: Path) -> None:
        self.device = VirtualScanner(path)
        self.codes: list[str] = []
        self.told: list[DeviceHealth] = []
        self.scanner = SerialScanner(
            "scanner",
            PortSettings(str(path)),
            on_scan=self._scanned,
            on_health=self.told.append,
            now=time.monotonic,
        )

    def online(self, times: int) -> bool:
        """Return whether it has come on-line so often."""
        return [each.state for each in self.told].count(Health.ONLINE) == times

    def _scanned(self, code: str, at: float) -> None:
        assert at <= time.monotonic()
        self.codes.append(code)


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    """A scanner plugged in and heard."""
    counter = Counter(tmp_path / "scanner")
    counter.device.plug()
    counter.scanner.start()
    until(lambda: counter.online(1))
    yield counter
    counter.scanner.stop()
    counter.device.unplug()


def test_codes_arrive_in_order(counter: Counter) -> None:
    """Many at once, with any suffix, Chinese too."""
    for code, suffix in [("6901234567892", "\r"), ("6907777", "\r\n"), ("会员8", "\n"), ("S01-R2-000123 9f3a", "\t")]:
        counter.device.scan(code, suffix)
    until(lambda: len(counter.codes) == 4)

    assert counter.codes == ["6901234567892", "6907777", "会员8", "S01-R2-000123 9f3a"]


def test_a_code_in_pieces_is_one_code(counter: Counter) -> None:
    """Once a suffix was seen, a pause in the middle does not end a code."""
    counter.device.scan("6901")
    until(lambda: counter.codes == ["6901"])
    counter.device.scan("69012345", suffix="")
    time.sleep(0.15)
    counter.device.scan("67892")
    until(lambda: len(counter.codes) == 2)

    assert counter.codes[1] == "6901234567892"


def test_a_scanner_without_suffix(counter: Counter) -> None:
    """Silence ends a code."""
    counter.device.scan("6901234567892", suffix="")
    until(lambda: counter.codes == ["6901234567892"])
    counter.device.scan("6907777", suffix="")
    until(lambda: counter.codes == ["6901234567892", "6907777"])


def test_unplugged_and_plugged_in_again(counter: Counter) -> None:
    """Three times: each change is told once, and the next code is heard."""
    for time_ in range(1, 4):
        counter.device.unplug()
        until(lambda time_=time_: len(counter.told) == 2 * time_)  # type: ignore[misc]
        counter.device.plug()
        until(lambda time_=time_: counter.online(time_ + 1))  # type: ignore[misc]
        counter.device.scan(f"code{time_}")
        until(lambda time_=time_: counter.codes[-1:] == [f"code{time_}"])  # type: ignore[misc]

    assert [each.state for each in counter.told] == [Health.ONLINE, *[Health.OFFLINE, Health.ONLINE] * 3]


def test_a_scanner_that_comes_later(tmp_path: Path) -> None:
    """The till starts without it and finds it."""
    counter = Counter(tmp_path / "late")
    counter.scanner.start()
    until(lambda: [each.state for each in counter.told] == [Health.OFFLINE])
    counter.device.plug()
    until(lambda: counter.online(1))
    counter.scanner.stop()
    counter.device.unplug()


def test_splitting() -> None:
    """Suffixes of every kind, empty codes, STX and NUL around the data, several codes in one read."""
    splitter = LineSplitter()

    assert splitter.feed(b"\x02abc\x03\r\n\r\r", 0.0) == ["abc"]
    assert splitter.feed(b"a\rb\nc", 1.0) == ["a", "b"]
    assert splitter.silent(1.5) == []
    assert splitter.silent(2.0) == ["c"]
    assert splitter.silent(9.0) == []


def test_what_is_no_utf8_is_chinese() -> None:
    """A scanner set to GBK reads a Chinese QR symbol."""
    splitter = LineSplitter()

    assert splitter.feed("会员".encode("gbk") + b"\r", 0.0) == ["会员"]
    assert splitter.feed(b"\xff\xff\xe9\r", 0.0) == ["ÿÿé"]


def test_an_endless_code_is_cut() -> None:
    """A scanner gone mad does not fill the memory."""
    splitter = LineSplitter()
    splitter.feed(b"1" * 100_000, 0.0)

    assert len(splitter.feed(b"\r", 0.0)[0]) == 4096
