"""The push: HQ says what it holds, the till sends what follows; a fork opens a new epoch and selling goes on."""

from collections.abc import Sequence

from pos_app.sync.client import HqClient
from pos_app.sync.errors import Damaged, Garbled, KeyRefused, Refused
from pos_app.sync.grants import GrantDesk
from pos_app.sync.past import Past
from pos_app.sync.ports import Identity, Journal, Position, Watcher
from wire.push import MAX_LINES, PushAnswer, PushLine, fitting

GAP = 409
FORK = 423
OUR_BUG = (400, 413)


class Pusher:
    """Moves the journal to HQ, one request a step.  Remembers HQ's head between steps, forgets it on any failure."""

    def __init__(self, client: HqClient, journal: Journal, grants: GrantDesk, watcher: Watcher, past: Past) -> None:
        self._client = client
        self._journal = journal
        self._grants = grants
        self._watcher = watcher
        self._past = past
        self._look_back = True
        self._held: int | None = None
        self._there = 0
        self._window = MAX_LINES
        self.confirmed = False
        """Whether HQ looked at this journal since the start and found what it knows."""

    def forget(self) -> None:
        """Ask HQ for its head before the next push."""
        self._held = None

    def look_again(self) -> None:
        """HQ may have less than it had: ask for its head, and for those of closed epochs."""
        self._held, self._look_back = None, True

    def unsynced(self) -> int:
        """Entries that HQ has not confirmed."""
        position = self._journal.position()
        return position.head - min(position.head, position.confirmed)

    def step(self) -> bool:
        """Do one thing; True while more is to be done.  Raises the faults of a request, and what the books raise.

        Where HQ does not know the key, it may have forgotten it: it is shown its own certificates.
        """
        try:
            return self._step()
        except KeyRefused:
            if not self._past.introduce():
                raise
            self.look_again()
            return True

    def _step(self) -> bool:
        while (pending := self._journal.pending_epoch()) is not None:
            self._journal.set_certificate(self._client.open_epoch(pending.request, pending.previous))
            self._held = None
        if self._look_back:
            self._past.hand_in_again()
            self._look_back = False
        position = self._journal.position()
        identity = self._journal.identity()
        if self._held is None:
            return self._find(position, identity)
        if self._held >= position.head:
            return False
        return self._send(position, identity, self._held)

    def _find(self, position: Position, identity: Identity) -> bool:
        """Learn where HQ's copy stands; True when there is something to do."""
        head = self._client.head(identity.register, position.epoch)
        self._there = head.head
        if head.head > position.head:
            self._journal.open_epoch("restored", min(position.confirmed, position.head) + 1)
            return True
        if head.head and self._journal.hash_at(position.epoch, head.head) != head.head_hash:
            # HQ's branch differs from ours: it says where when it sees the lines, and keeps them as evidence
            self._held = min(position.confirmed, head.head - 1)
            return True
        self._journal.set_position(position.epoch, head.head, head.head_hash)
        self._held = head.head
        self.confirmed = True
        return head.head < position.head

    def _send(self, position: Position, identity: Identity, held: int) -> bool:
        lines = fitting(self._journal.entries_after(position.epoch, held, min(MAX_LINES, self._window)))
        self._held = None
        try:
            answer = self._client.push(identity.register, position.epoch, held + 1, lines)
        except Refused as refused:
            self._refused(refused, position, held)
            return True
        self._accept(answer, position, held, lines)
        return answer.head < position.head

    def _accept(self, answer: PushAnswer, position: Position, held: int, lines: Sequence[PushLine]) -> None:
        if answer.head < held + len(lines):
            raise Garbled(f"HQ took {len(lines)} entries after {held} and says that it holds {answer.head}.")
        if self._journal.hash_at(position.epoch, answer.head) not in (answer.head_hash, None):
            raise Damaged(f"HQ says that it holds another entry {answer.head} than the one that was sent.")
        if answer.head <= position.head:
            self._journal.set_position(position.epoch, answer.head, answer.head_hash)
            self._held = answer.head
        self._window = max(1, answer.window)
        self._grants.install(answer.grants)
        self._grants.recall(answer.recalls)
        for notice in answer.notices:
            self._watcher.on_notice(notice)

    def _refused(self, refused: Refused, position: Position, held: int) -> None:
        """Go back, or open a new epoch; raises the refusal when neither would help."""
        body = refused.body
        if refused.status == GAP and body.expected is not None and 0 < body.expected <= held:
            self._held = body.expected - 1
        elif refused.status == FORK and self._has_a_past(position):
            self._journal.open_epoch("forked", min(position.confirmed, position.head) + 1)
        elif refused.status in OUR_BUG and self._has_a_past(position):
            self._journal.open_epoch("refused", held + 1)
        else:
            raise refused

    def _has_a_past(self, position: Position) -> bool:
        """An epoch of which HQ never took anything, from whatever disk, would only be followed by another like it."""
        return position.confirmed > 0 or self._there > 0
