"""What goes wrong between till and HQ, one function each."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass
class Answered:
    """What goes out."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


Trouble = Callable[[Callable[[], Answered]], Answered | None]
"""Given the way to the honest answer, what goes out instead; None: the connection is closed."""


def lost_request(honest: Callable[[], Answered]) -> None:
    """The request never reaches HQ."""


def lost_reply(honest: Callable[[], Answered]) -> None:
    """HQ does it, nobody hears of it."""
    honest()


def garbage(honest: Callable[[], Answered]) -> Answered:
    """A login page of some hotel."""
    return Answered(200, b"<html>Welcome!</html>", {"Content-Type": "text/html"})


def cut(honest: Callable[[], Answered]) -> Answered:
    """Half of the answer, then nothing more."""
    answer = honest()
    half = answer.body[: len(answer.body) // 2]
    return Answered(answer.status, half, {**answer.headers, "Content-Length": str(len(answer.body))})


def busy(seconds: int) -> Trouble:
    """HQ has too much to do."""

    def trouble(honest: Callable[[], Answered]) -> Answered:
        return Answered(503, b"", {"Retry-After": str(seconds)})

    return trouble


def instead(answer: Answered) -> Trouble:
    """This, and nothing is done."""

    def trouble(honest: Callable[[], Answered]) -> Answered:
        return answer

    return trouble


def honestly(honest: Callable[[], Answered]) -> Answered:
    """Nothing goes wrong this time."""
    return honest()
