"""Questions to a receipt printer's head and what its answers mean.

Real-time questions (DLE EOT) are answered out of turn, even off-line.  A barrier is answered in turn: its answer
says that everything before it was carried out.
"""

from typing import Literal

from domain.value import dataclass
from pos_app.devices.health import Health

ASK_STATUS = b"\x10\x04\x01\x10\x04\x02\x10\x04\x04"
"""Printer, cause of being off-line, paper: three answers of one byte, in this order."""
STATUS_ANSWERS = 3

_PROCESS_MARK, _PROCESS_LENGTH = 0x37, 7
_OFFLINE, _COVER, _NO_PAPER_STOP, _FAULT, _PAPER_LOW, _PAPER_END = 0x08, 0x04, 0x20, 0x40, 0x0C, 0x60


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: to a real-time question, to ``GS r 1``, or to a process id."""

    kind: Literal["real_time", "status", "process"]
    data: bytes


class AnswerReader:
    """Tells a head's answers apart by their fixed bits; flow control and anything else is dropped."""

    def __init__(self) -> None:
        self._frame = b""

    def feed(self, data: bytes) -> list[Answer]:
        """Return the answers completed by these bytes."""
        answers = [self._byte(byte) for byte in data]
        return [answer for answer in answers if answer is not None]

    def _byte(self, byte: int) -> Answer | None:
        if self._frame or byte == _PROCESS_MARK:
            self._frame += bytes([byte])
            if len(self._frame) < _PROCESS_LENGTH:
                return None
            frame, self._frame = self._frame, b""
            return Answer("process", frame[2:6])
        if byte & 0x93 == 0x12:
            return Answer("real_time", bytes([byte]))
        if byte & 0x90 == 0:
            return Answer("status", bytes([byte]))
        return None


def barrier(job_id: int, *, by_process_id: bool) -> tuple[bytes, Answer | None]:
    """Return the question to put behind a job, and the answer to wait for (None: any answer of kind status)."""
    if not by_process_id:
        return b"\x1dr\x01", None
    name = f"{job_id % 10_000:04d}".encode()
    return b"\x1d(H\x06\x0000" + name, Answer("process", name)


def health_of(printer: int, cause: int, paper: int) -> Health:
    """Read the three status bytes; the cause a person can do something about goes first."""
    if cause & _COVER:
        return Health.COVER_OPEN
    if paper & _PAPER_END or cause & _NO_PAPER_STOP:
        return Health.PAPER_OUT
    if cause & _FAULT:
        return Health.ERROR
    if printer & _OFFLINE:
        return Health.OFFLINE
    return Health.PAPER_NEAR_END if paper & _PAPER_LOW else Health.ONLINE
