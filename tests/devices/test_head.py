"""One conversation with a head, written down answer by answer, on a clock that only reading moves."""

import pytest

from pos_app.devices.head import Head, Timing
from pos_app.devices.health import Health
from pos_app.devices.ports import LinkDownError

READY, EMPTY, DONE = b"\x12\x12\x12", b"\x1a\x32\x7e", b"\x00"


class Script:
    """A link on which each write is answered by the next line of the script."""

    answers = True

    def __init__(self, *lines: bytes) -> None:
        self.lines = list(lines)
        self.coming = b""
        self.written: list[bytes] = []
        self.time = 0.0

    def open(self) -> None:
        """Nothing to do."""

    def close(self) -> None:
        """Nothing to do."""

    def write(self, data: bytes) -> None:
        """Take the question."""
        self.written.append(data)
        self.coming += self.lines.pop(0) if self.lines else b""

    def read(self, timeout: float) -> bytes:
        """Answer one byte at once, or let the time pass."""
        if not self.coming:
            self.time += timeout
        data, self.coming = self.coming[:1], self.coming[1:]
        return data

    def now(self) -> float:
        """Return the time."""
        return self.time


def head_on(script: Script, *, by_process_id: bool = False) -> Head:
    """Return a head on a script."""
    return Head(script, script.now, Timing(), by_process_id=by_process_id, stopping=lambda: False)


def test_a_head_that_answers_in_turn_confirms() -> None:
    """It is asked once, when it is ready."""
    script = Script(READY, DONE, READY)
    head = head_on(script)

    assert [head.health(), head.confirms] == [Health.ONLINE, True]
    assert [head.health(), len(script.written)] == [Health.ONLINE, 3]


def test_a_head_that_only_answers_at_once_does_not() -> None:
    """It was ready before and after the question that it left open."""
    head = head_on(Script(READY, b"", READY))

    assert [head.health(), head.confirms] == [Health.ONLINE, False]


def test_paper_that_ran_out_during_the_question_proves_nothing() -> None:
    """The question stays open; its late answer is not taken for that of the next job."""
    script = Script(READY, b"", EMPTY, EMPTY, READY + DONE, READY, b"", READY, DONE)
    head = head_on(script)

    assert [head.health(), head.confirms] == [Health.PAPER_OUT, None]
    assert [head.health(), head.confirms] == [Health.PAPER_OUT, None]
    assert [head.health(), head.confirms] == [Health.ONLINE, True]


def test_a_late_answer_confirms_no_job() -> None:
    """Answers come in the order of the questions: with one still open, the first is not the job's."""
    script = Script(READY, b"", EMPTY, DONE, READY, READY, READY, READY, READY, READY, READY)
    head = head_on(script)
    head.health()
    told: list[Health] = []

    with pytest.raises(LinkDownError, match="confirm"):
        head.print_confirmed(b"receipt", 1, told.append)
    assert set(told) == {Health.ONLINE}


def test_no_answer_is_no_health() -> None:
    """Neither silence nor two answers of three."""
    for answer in (b"", READY[:2]):
        with pytest.raises(LinkDownError, match="no answer"):
            head_on(Script(answer)).health()


def test_a_job_waits_while_the_head_says_why() -> None:
    """A minute without paper is no reason to give up; the answer comes with the new roll."""
    script = Script(READY, DONE, b"", *[EMPTY] * 20, READY + DONE)
    head = head_on(script)
    head.health()
    told: list[Health] = []

    assert head.print_confirmed(b"receipt", 1, told.append)
    assert told[:20] == [Health.PAPER_OUT] * 20
    assert script.time > 60


def test_a_head_that_falls_silent_in_a_job() -> None:
    """OFFLINE first, given up after the patience is at an end."""
    script = Script(READY, DONE)
    head = head_on(script)
    head.health()
    told: list[Health] = []

    with pytest.raises(LinkDownError):
        head.print_confirmed(b"receipt", 1, told.append)
    assert set(told) == {Health.OFFLINE}
    assert 20 < script.time < 22


def test_another_jobs_process_id_confirms_nothing() -> None:
    """Only the answer that names the job does."""
    other, own = b"\x37\x220001\x00", b"\x37\x220002\x00"
    head = head_on(Script(READY, other + DONE + own), by_process_id=True)
    head.health()

    assert head.print_confirmed(b"receipt", 2, lambda _: None)

    head = head_on(Script(READY, other), by_process_id=True)
    head.health()
    with pytest.raises(LinkDownError):
        head.print_confirmed(b"receipt", 2, lambda _: None)
