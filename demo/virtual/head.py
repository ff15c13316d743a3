"""A virtual receipt printer with levers: paper, cover, silence, death.  It is plugged in by sockets.py or ptys.py."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from demo.virtual.interpreter import Interpreter, Printed, Pulse, Reply, WasCut
from demo.virtual.paper import Paper

Send = Callable[[bytes], None]

_FIXED = 0x12
_PULSE_AT_ONCE = b"\x10\x14\x01"
_QUESTIONS = {b"\x10\x04" + bytes([number]): number for number in (1, 2, 3, 4)}


@dataclass
class Levers:
    """What a hand can do to a printer.  ``lines_left`` and ``dies_after`` count lines from now."""

    has_paper: bool = True
    near_end: bool = False
    cover_open: bool = False
    silent: bool = False
    confirms: bool = True
    lines_left: int | None = None
    dies_after: int | None = None
    dies_at_cut: bool = False


@dataclass
class Counted:
    """What happened so far."""

    papers: list[Paper] = field(default_factory=list)
    torn: list[Paper] = field(default_factory=list)
    pulses: int = 0


class VirtualHead:
    """Takes bytes, prints when it can, answers; safe from any thread.

    ``on_paper`` gets each cut piece, ``on_drawer`` is called per pulse, ``on_death`` when ``dies_after`` has come.
    """

    def __init__(
        self,
        charset: str = "gbk",
        columns: int = 48,
        *,
        on_paper: Callable[[Paper], None] | None = None,
        on_drawer: Callable[[], None] | None = None,
    ) -> None:
        self._interpreter = Interpreter(charset, columns)
        self._levers = Levers()
        self._lock = threading.RLock()
        self._send: Send | None = None
        self._tail = b""
        self._on_paper = on_paper
        self._on_drawer = on_drawer
        self.on_death: Callable[[], None] | None = None
        self.counted = Counted()

    def connected(self, send: Send | None) -> None:
        """Somebody plugged a cable in, or (None) pulled it."""
        with self._lock:
            self._send = send
            self._tail = b""

    def receive(self, data: bytes) -> None:
        """Take bytes: real-time questions are answered at once, the rest in turn."""
        with self._lock:
            self._in_real_time(data)
            self._interpreter.feed(data)
            self._work()

    def set(self, **levers: bool | int | None) -> None:
        """Move levers by name (see Levers); the printer goes on where it can."""
        with self._lock:
            for name, value in levers.items():
                if name not in Levers.__dataclass_fields__:
                    raise ValueError(name)
                setattr(self._levers, name, value)
            self._work()

    def load_paper(self) -> None:
        """Put a new roll in and close the cover."""
        self.set(has_paper=True, near_end=False, cover_open=False, lines_left=None)

    def power_off(self) -> None:
        """Forget everything; what stands on the paper uncut is torn off."""
        with self._lock:
            torn = self._interpreter.torn()
            if torn.marks:
                self.counted.torn.append(torn)
            self._send, self._tail = None, b""

    @property
    def _stuck(self) -> bool:
        return not self._levers.has_paper or self._levers.cover_open

    def _work(self) -> None:
        while not self._stuck:
            went_on, event = self._interpreter.step()
            if not went_on:
                return
            match event:
                case Printed():
                    self._count_line()
                case WasCut(paper):
                    self._cut_off(paper)
                case Pulse():
                    self._open_drawer()
                case Reply(kind, data) if self._levers.confirms:
                    self._answer(data if kind == "process" else self._queued_status())

    def _cut_off(self, paper: Paper) -> None:
        self.counted.papers.append(paper)
        if self._on_paper:
            self._on_paper(paper)
        if self._levers.dies_at_cut:
            self._levers.dies_at_cut = False
            self._die()

    def _count_line(self) -> None:
        levers = self._levers
        if levers.lines_left is not None:
            levers.lines_left -= 1
            levers.has_paper = levers.lines_left > 0
        if levers.dies_after is not None:
            levers.dies_after -= 1
            if levers.dies_after <= 0:
                levers.dies_after = None
                self._die()

    def _die(self) -> None:
        self.power_off()
        if self.on_death:
            self.on_death()

    def _answer(self, data: bytes) -> None:
        if self._send and not self._levers.silent:
            self._send(data)

    def _in_real_time(self, data: bytes) -> None:
        """Answer questions and open the drawer at once, also when the command came in two pieces."""
        stream, old = self._tail + data, len(self._tail)
        self._tail = stream[-4:]
        for at in range(len(stream)):
            question, pulse = stream[at : at + 3], stream[at : at + 5]
            if question in _QUESTIONS and at + 3 > old:
                self._answer(bytes([self._status(_QUESTIONS[question])]))
            elif len(pulse) == 5 and pulse.startswith(_PULSE_AT_ONCE) and at + 5 > old:
                self._open_drawer()

    def _open_drawer(self) -> None:
        self.counted.pulses += 1
        if self._on_drawer:
            self._on_drawer()

    def _status(self, number: int) -> int:
        levers = self._levers
        bits = {
            1: 0x08 * self._stuck,
            2: 0x04 * levers.cover_open | 0x20 * (not levers.has_paper),
            3: 0,
            4: 0x0C * (levers.near_end or not levers.has_paper) | 0x60 * (not levers.has_paper),
        }
        return _FIXED | bits[number]

    def _queued_status(self) -> bytes:
        return bytes([0x03 * self._levers.near_end])
