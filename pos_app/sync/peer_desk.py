"""What a register answers others of its store: a plain function from bytes to bytes.

Everything it does can be asked again: loans are totals, a wish is lent once by its id, copies are kept by number.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from local_db.kept_lines import KeptLine
from pos_app.services.desk import Desk
from pos_app.services.lend_out import lend_out
from pos_app.sync.neighbourhood import Neighbour, Neighbourhood
from pos_app.sync.ports import Journal
from pos_app.sync.witness import Witness
from wire.entries import entry_hash, verify_hash
from wire.fields import time_text
from wire.json_text import Malformed
from wire.loans import Loan, LoanUnit, Proof, read_loan, sign_loan
from wire.peers import NONCE_BYTES, NotForUs, PeerAnswer, PeerAsk, Standing, pack, unpack
from wire.push import decode_lines
from wire.signed import Signed, WrongSignature, is_signed_by

M = TypeVar("M", PeerAsk, PeerAnswer)


@dataclass(frozen=True)
class LanParts:
    """What both sides of the talk work with. `address` says where this register answers, "" while it does not."""

    desk: Desk
    journal: Journal
    hood: Neighbourhood
    witness: Witness
    random: Callable[[int], bytes]
    address: Callable[[], str]

    def holder(self) -> str:
        """The name under which this register signs now."""
        return self.journal.identity().key_id

    def standing(self) -> Standing:
        """Where its journal stands."""
        position = self.journal.position()
        return Standing(head=position.head, head_hash=position.head_hash, confirmed=position.confirmed)

    def sealed(self, message: PeerAsk | PeerAnswer) -> bytes:
        """A message as it travels; raises `NotForUs` before HQ told the LAN's key."""
        key = self.hood.lan_key()
        if key is None:
            raise NotForUs("HQ has not told the key of this store's LAN yet")
        return pack(message, self.journal.identity().key, key, self.random(NONCE_BYTES))

    def opened(self, kind: type[M], data: bytes) -> tuple[M, Neighbour]:
        """A message and the neighbour that signed it for us; raises `NotForUs`."""
        key = self.hood.lan_key()
        if key is None:
            raise NotForUs("HQ has not told the key of this store's LAN yet")
        message, signed = unpack(kind, data, key)
        neighbour = self.hood.by_holder(message.sender)
        if neighbour is None or not is_signed_by(signed, neighbour.public_key):
            raise NotForUs(f"{message.sender} is no register of this store, or did not sign this")
        if message.to != self.holder():
            raise NotForUs(f"it is for {message.to}")
        return message, neighbour


def take_loans(parts: LanParts, lender: Neighbour, loans: Sequence[Signed]) -> None:
    """Borrow what a neighbour lent us: i := max(i, o), durable when this returns. Raises `NotForUs`."""
    for signed in loans:
        proof = Proof(signed, lender.certificate)
        try:
            loan = read_loan(proof, parts.hood.keys)
        except (WrongSignature, Malformed) as error:
            raise NotForUs(f"a loan does not hold: {error}") from error
        if loan.borrower != parts.holder():
            raise NotForUs(f"the loan is for {loan.borrower}")
        parts.desk.books.borrow(loan, proof).result()


def signed_loan(parts: LanParts, to: str, owner: str) -> Signed | None:
    """The totals ever lent to a neighbour of an owner; None when nothing was."""
    rooms = parts.desk.books.rooms(owner)
    lent = tuple(
        LoanUnit(unit=unit, expires=room.expires, o=room.totals.lent[to])
        for unit, room in sorted(rooms.items())
        if room.totals.lent.get(to, 0) > 0
    )
    if not lent:
        return None
    at = time_text(parts.desk.clock.now())
    loan = Loan(lender=parts.holder(), borrower=to, owner=owner, lent=lent, at=at)
    return sign_loan(loan, parts.journal.identity().key)


class PeerDesk:
    """Answers neighbours."""

    def __init__(self, parts: LanParts) -> None:
        self._parts = parts

    def answer(self, data: bytes) -> bytes:
        """The sealed answer to a sealed question; raises `NotForUs` for whatever is none of a neighbour for us."""
        parts = self._parts
        ask, neighbour = parts.opened(PeerAsk, data)
        parts.hood.heard(neighbour.register, ask.address)
        known = parts.witness.saw(ask.sender, ask.standing)
        take_loans(parts, neighbour, ask.loans)
        kept = self._keep(neighbour, ask)
        loan, missing = self._lend(ask)
        return parts.sealed(
            PeerAnswer(
                sender=parts.holder(),
                to=ask.sender,
                nonce=ask.nonce,
                known=known,
                confirmed=parts.witness.confirmed,
                loan=loan,
                missing=missing,
                kept=kept,
            )
        )

    def _lend(self, ask: PeerAsk) -> tuple[Signed | None, int]:
        wish = ask.wish
        if wish is None:
            return None, 0
        wants: dict[str, int] = {}
        for want in wish.wants:
            wants[want.unit] = wants.get(want.unit, 0) + want.amount
        once = f"loan/{ask.sender}/{wish.request_id}"
        missing = lend_out(self._parts.desk, ask.sender, wish.owner, wants, once)
        return signed_loan(self._parts, ask.sender, wish.owner), missing

    def _keep(self, neighbour: Neighbour, ask: PeerAsk) -> int:
        """Keep copies of his entries; up to which one there are any."""
        books = self._parts.desk.books
        if ask.lines:
            lines = _checked(neighbour, ask.lines)
            books.keep_lines(neighbour.register, neighbour.epoch, lines, ask.standing.confirmed).result()
        head = books.kept_head(neighbour.register, neighbour.epoch)
        return head[0] if head is not None else 0


def _checked(neighbour: Neighbour, text: str) -> list[KeptLine]:
    """Lines of his own journal under his own signature; raises `NotForUs`."""
    found = []
    try:
        for line in decode_lines(text.encode()):
            entry = line.decoded()
            whole = entry_hash(line.entry) == line.hash and verify_hash(neighbour.public_key, line.hash, line.sig)
            if not whole or (entry.register, entry.epoch) != (neighbour.register, neighbour.epoch):
                raise NotForUs(f"entry {entry.seq} is not one of {neighbour.holder}")
            found.append(KeptLine(entry.seq, line))
    except Malformed as error:
        raise NotForUs(f"his entries cannot be read: {error}") from error
    return found
