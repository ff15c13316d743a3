"""Answers of a head: told apart by their fixed bits, and what they mean."""

import pytest

from pos_app.devices.head_dialogue import Answer, AnswerReader, barrier, health_of
from pos_app.devices.health import Health


@pytest.mark.parametrize(
    ("printer", "cause", "paper", "health"),
    [
        (0x12, 0x12, 0x12, Health.ONLINE),
        (0x16, 0x12, 0x12, Health.ONLINE),
        (0x12, 0x12, 0x1E, Health.PAPER_NEAR_END),
        (0x1A, 0x32, 0x7E, Health.PAPER_OUT),
        (0x12, 0x12, 0x72, Health.PAPER_OUT),
        (0x1A, 0x32, 0x12, Health.PAPER_OUT),
        (0x1A, 0x16, 0x12, Health.COVER_OPEN),
        (0x1A, 0x36, 0x7E, Health.COVER_OPEN),
        (0x1A, 0x52, 0x12, Health.ERROR),
        (0x1A, 0x12, 0x12, Health.OFFLINE),
    ],
)
def test_status_bytes(printer: int, cause: int, paper: int, health: Health) -> None:
    """The open cover goes before the paper: it must be closed in any case."""
    assert health_of(printer, cause, paper) is health


def test_answers_are_told_apart() -> None:
    """Real-time, in-turn and process answers in one stream; flow control is dropped."""
    stream = b"\x12\x11\x13\x00\x37\x220042\x00\x1a\x0c"

    assert AnswerReader().feed(stream) == [
        Answer("real_time", b"\x12"),
        Answer("status", b"\x00"),
        Answer("process", b"0042"),
        Answer("real_time", b"\x1a"),
        Answer("status", b"\x0c"),
    ]


def test_a_process_answer_may_come_in_pieces() -> None:
    """Its bytes are never taken for something else."""
    reader = AnswerReader()

    assert [reader.feed(bytes([byte])) for byte in b"\x37\x220012\x00"][-1] == [Answer("process", b"0012")]


def test_the_barrier_of_a_job() -> None:
    """The answer to wait for carries the job's last four digits."""
    assert barrier(7, by_process_id=False) == (b"\x1dr\x01", None)
    assert barrier(120_042, by_process_id=True) == (b"\x1d(H\x06\x00000042", Answer("process", b"0042"))
