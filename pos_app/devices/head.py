"""A receipt printer's head over a link: is it ready, take this, was it printed?"""

from collections.abc import Callable, Iterator

from domain.value import dataclass
from pos_app.devices.head_dialogue import ASK_STATUS, STATUS_ANSWERS, Answer, AnswerReader, barrier, health_of
from pos_app.devices.health import Health
from pos_app.devices.ports import Link, LinkDownError


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds.  ``silence``: a status question not answered by then means OFFLINE; ``patience``: a head that took a
    job and for so long neither confirms it nor says what keeps it is given up; ``poll``: between status questions.
    """

    silence: float = 1.0
    patience: float = 20.0
    poll: float = 3.0
    first_retry: float = 0.2
    longest_retry: float = 3.0
    drawer_wait: float = 5.0


class Head:
    """One conversation.  A head that does not answer questions in turn cannot confirm: ``confirms`` says so."""

    def __init__(
        self, link: Link, now: Callable[[], float], timing: Timing, *, by_process_id: bool, stopping: Callable[[], bool]
    ) -> None:
        self._link = link
        self._now = now
        self._timing = timing
        self._by_process_id = by_process_id
        self._stopping = stopping
        self._reader = AnswerReader()
        self._is_open = False
        self._owed = 0  # questions in turn that are not answered yet; answers come in their order
        self.confirms: bool | None = None

    def hang_up(self) -> None:
        """Close the link; what was asked and not answered yet is forgotten with it."""
        self._link.close()
        self._reader = AnswerReader()
        self._is_open = False
        self._owed = 0
        if self.confirms is False:
            self.confirms = None

    def health(self) -> Health:
        """Connect if need be and ask.  Raises LinkDownError, also when there is no answer."""
        if not self._link.answers:
            return Health.UNKNOWN
        self.connect()
        state = self._ask()
        if self.confirms is None and self.ready(state):
            self.confirms = self._by_process_id or self._answers_in_turn() or None
            if self.confirms is None:
                state = self._ask()
                self.confirms = False if self.ready(state) else None  # it may have run out of paper meanwhile
        return state

    def connect(self) -> None:
        """Open the link if it is not open.  Raises LinkDownError."""
        if not self._is_open:
            self._link.open()
            self._is_open = True

    def ready(self, state: Health) -> bool:
        """Return whether a job may be sent in this state; a head that cannot answer is taken at its silence."""
        return state in {Health.ONLINE, Health.PAPER_NEAR_END} or (state is Health.UNKNOWN and not self._link.answers)

    def waits_for_a_hand(self, state: Health) -> bool:
        """Return whether it answers and cannot print: what is said in real time is obeyed even so."""
        return state in {Health.PAPER_OUT, Health.COVER_OPEN}

    def send(self, data: bytes) -> None:
        """Send bytes; a link that does not answer is open for one sending only.  Raises LinkDownError."""
        self._link.write(data)
        if not self._link.answers:
            self.hang_up()

    def print_confirmed(self, data: bytes, job_id: int, tell: Callable[[Health], None]) -> bool:
        """Send a job and wait until the head says that it was carried out; False when we stop before.

        Waits for ever while the head says what keeps it (paper is being changed) and tells its health.
        Raises LinkDownError when the link dies, or when the head owes the answer without a reason: nobody knows
        then what was printed.
        """
        question, expected = barrier(job_id, by_process_id=self._by_process_id)
        self._owed += expected is None
        self._link.write(data + question)
        asked = excused = self._now()
        status: list[int] | None = None  # the answers to the last status question; None: it is answered
        while not self._stopping():
            for answer in self._answers(min(0.1, self._timing.poll)):
                if answer == expected or (expected is None and not self._owed):
                    return True
                if answer.kind == "real_time" and status is not None:
                    status.append(answer.data[0])
            now = self._now()
            if status is not None and len(status) == STATUS_ANSWERS:
                state, status = health_of(*status), None
                tell(state)
                excused = excused if self.ready(state) else now
            if now - excused > self._timing.patience:
                raise LinkDownError("the head did not confirm a job")
            if now - asked > (self._timing.poll if status is None else max(self._timing.poll, self._timing.silence)):
                if status is not None:
                    tell(Health.OFFLINE)
                status, asked = [], now
                self._link.write(ASK_STATUS)
        return False

    def _ask(self) -> Health:
        self._link.write(ASK_STATUS)
        status = [answer.data[0] for answer in self._until_silent("real_time", STATUS_ANSWERS)]
        if len(status) < STATUS_ANSWERS:
            raise LinkDownError("no answer to the status question")
        return health_of(*status)

    def _answers_in_turn(self) -> bool:
        if not self._owed:
            self._owed = 1
            self._link.write(barrier(0, by_process_id=False)[0])
        return bool(list(self._until_silent("status", 1)))

    def _until_silent(self, kind: str, count: int) -> Iterator[Answer]:
        """Yield so many answers of a kind, fewer when the time is up."""
        end = self._now() + self._timing.silence
        while count and (left := end - self._now()) > 0:
            for answer in self._answers(left):
                if answer.kind == kind and count:
                    count -= 1
                    yield answer

    def _answers(self, timeout: float) -> list[Answer]:
        answers = self._reader.feed(self._link.read(timeout))
        self._owed = max(0, self._owed - sum(answer.kind == "status" for answer in answers))
        return answers
