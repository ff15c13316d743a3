"""What a register of a replay does when HQ is busy: it tries again, and gives up in the end."""

from collections.abc import Callable, Iterator

import pytest

from demo.replay import talk
from pos_app.sync.errors import Busy, NoAnswer


def steps(*outcomes: bool | Exception) -> Callable[[], bool]:
    left: Iterator[bool | Exception] = iter(outcomes)

    def step() -> bool:
        outcome = next(left)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    return step


@pytest.fixture(autouse=True)
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    seconds: list[float] = []
    monkeypatch.setattr(talk, "sleep", seconds.append)
    return seconds


def test_a_busy_hq_is_asked_again_from_its_head(waited: list[float]) -> None:
    forgotten: list[str] = []

    talk.patiently(steps(True, Busy(3), True, False), lambda: forgotten.append("head"))

    assert forgotten == ["head"]
    assert waited == [3]


def test_an_hq_that_is_gone_ends_the_replay(waited: list[float]) -> None:
    with pytest.raises(NoAnswer):
        talk.patiently(steps(*(NoAnswer("gone") for _ in range(20))))

    assert len(waited) == talk.MOST_FAILURES
