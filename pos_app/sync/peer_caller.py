"""Asking a neighbour: sealed question out, sealed answer in; what it lent is borrowed, what it saw of us compared."""

from collections.abc import Callable, Sequence

from pos_app.sync.errors import NoAnswer
from pos_app.sync.neighbourhood import Neighbour
from pos_app.sync.peer_desk import LanParts, take_loans
from pos_app.sync.witness import contradicts
from wire.peers import NONCE_BYTES, NotForUs, PeerAnswer, PeerAsk, Wish
from wire.signed import Signed

Carry = Callable[[str, bytes], bytes]
"""Takes a question to an address and brings the answer; raises `NoAnswer`."""


class PeerCaller:
    """Talks to neighbours; from any thread."""

    def __init__(self, parts: LanParts, carry: Carry) -> None:
        self._parts = parts
        self._carry = carry

    def ask(
        self, neighbour: Neighbour, *, wish: Wish | None = None, loans: Sequence[Signed] = (), lines: str = ""
    ) -> PeerAnswer:
        """Ask and take in what came; raises `NoAnswer` where nobody answers, or somebody else does.

        A neighbour that saw another journal of ours than this one makes us open a new epoch.
        """
        parts = self._parts
        sender, nonce = parts.holder(), parts.random(NONCE_BYTES).hex()
        try:
            question = parts.sealed(
                PeerAsk(
                    sender=sender,
                    to=neighbour.holder,
                    nonce=nonce,
                    standing=parts.standing(),
                    address=parts.address(),
                    wish=wish,
                    loans=tuple(loans),
                    lines=lines,
                )
            )
            answer = self._answer(neighbour, question, nonce)
            take_loans(parts, neighbour, (answer.loan,) if answer.loan is not None else ())
        except NotForUs as error:
            raise NoAnswer(f"{neighbour.register} does not answer as it must: {error}") from error
        self._compare(answer, sender)
        return answer

    def _answer(self, neighbour: Neighbour, question: bytes, nonce: str) -> PeerAnswer:
        addresses = self._parts.hood.addresses(neighbour)
        last = NoAnswer(f"{neighbour.register} has not said where it answers.")
        for address in addresses:
            try:
                answer, who = self._parts.opened(PeerAnswer, self._carry(address, question))
            except NoAnswer as silent:
                last = silent
                continue
            if answer.nonce != nonce or who.holder != neighbour.holder:
                raise NotForUs("it is the answer to another question")
            return answer
        raise last

    def _compare(self, answer: PeerAnswer, sender: str) -> None:
        parts, known = self._parts, answer.known
        if known is None or parts.holder() != sender:
            return
        if contradicts(parts.journal, known):
            position = parts.journal.position()
            parts.journal.open_epoch("restored", min(position.confirmed, position.head) + 1)
        elif answer.confirmed:
            parts.witness.confirm()
