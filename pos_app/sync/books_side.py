"""The books as the sync sees them: its ports `Journal` and `Allowances` over local_db.

A new epoch is one transaction: key, certificate signed by the key before, `epoch.opened`, and every entry that HQ
did not take, handed in again as `adopted`.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import pairwise

from domain.entries import Adopted, EpochOpened
from domain.value import dataclass
from local_db.act import Act, Private
from local_db.books import Books
from local_db.driver import Transaction
from local_db.sync_state import EpochState, install_in
from pos_app.services.desk import Desk
from pos_app.services.give_back import recall
from pos_app.services.spending import HEARD, SHUT_OUT
from pos_app.sync.ports import EpochReason, Identity, PastEpoch, PendingEpoch, Position, SignedGrant
from wire import messages
from wire.allowances import Total
from wire.enrolment import HeadFound, OpenEpoch, key_id
from wire.fields import time_text
from wire.keys import private_key, public_text, to_base64
from wire.push import PushLine
from wire.signed import Certificate, Signed, sign_text

TOGETHER = 50
"""Grants that are installed in one transaction: short enough not to keep a sale waiting."""


@dataclass(frozen=True, slots=True)
class BooksJournal:
    """The journal; `random` gives fresh bytes for a new epoch, `now` the time, `day` the business day of now."""

    books: Books
    random: Callable[[int], bytes]
    now: Callable[[], datetime]
    day: Callable[[], str]

    def identity(self) -> Identity:
        """Who signs now."""
        return Identity(*self.books.signer())

    def position(self) -> Position:
        """Where the journal stands."""
        epoch, head = self.books.epochs()[-1], self.books.head()
        return Position(epoch.epoch, head.seq, head.hash, epoch.pushed)

    def entries_after(self, epoch: str, seq: int, limit: int) -> Sequence[PushLine]:
        """At most `limit` entries after `seq`."""
        return self.books.entries_after(seq, limit, epoch)

    def hash_at(self, epoch: str, seq: int) -> str | None:
        """The hash of one entry."""
        stored = self.books.entry(seq, epoch)
        return stored.hash if stored is not None else None

    def set_position(self, epoch: str, head: int, head_hash: str) -> None:
        """HQ holds the journal up to here, and nothing else: it is witnessed."""
        self.books.pushed(epoch, head, head_hash).result()
        self.books.gate.confirm()

    def heard(self) -> None:
        """HQ answered: a restart without a network knows when."""
        self.books.set_setting(HEARD, time_text(self.now())).result()

    def open_epoch(self, reason: EpochReason, adopt_from: int) -> None:
        """Begin a new epoch under a new key; entries from `adopt_from` on come along as `adopted`."""
        before, at = self.books.epochs()[-1], self.now()
        seed = self.random(32)
        text = messages.to_bytes(
            Certificate(
                register=before.register,
                store=before.store,
                epoch=self.random(8).hex(),
                public_key=public_text(private_key(seed)),
                hq_life=self._life(before),
                issued_at=time_text(at),
            )
        ).decode()
        certificate = sign_text(text, key_id(before.register, before.epoch), self.books.signing_key(before.epoch))
        opened = EpochOpened(before.store, reason, text, f"{before.epoch}/{before.head}")
        acts = [Act("epoch.opened", opened, "till", at, self.day())]
        acts += [
            Act("adopted", adopted, "till", at, self.day(), private=private)
            for adopted, private in self._adopted(before, max(1, adopt_from))
        ]
        self.books.begin_epoch(certificate, seed, acts).result()

    def pending_epoch(self) -> PendingEpoch | None:
        """The oldest epoch whose certificate still bears this till's own signature: HQ has to know it before a later
        one, which it signed.
        """
        for before, opened in pairwise(self.books.epochs()):
            if "/" in opened.certificate.key:
                return self._pending(before, opened)
        return None

    def _pending(self, before: EpochState, opened: EpochState) -> PendingEpoch:
        head = self.books.entry(before.head, before.epoch)
        first = self.books.entry(1, opened.epoch)
        reason = first.entry.body.reason if first and isinstance(first.entry.body, EpochOpened) else "restored"
        found = HeadFound(head=before.head, head_hash=head.hash if head is not None else before.pushed_hash)
        request = messages.from_plain(
            OpenEpoch,
            {
                "certificate": messages.to_plain(opened.certificate),
                "head_found": messages.to_plain(found),
                "reason": reason,
            },
        )
        return PendingEpoch(request, self._identity(before))

    def set_certificate(self, certificate: Signed) -> None:
        """Keep HQ's signature."""
        self.books.countersign(certificate).result()

    def shut_out(self) -> None:
        """HQ revoked this epoch's key: what was lent rests, selling goes on, also after a restart."""
        self.books.gate.shut = True
        self.books.set_setting(SHUT_OUT, self.books.head().epoch).result()

    def every_epoch(self) -> Sequence[PastEpoch]:
        """Every epoch, oldest first."""
        return [
            PastEpoch(self._identity(one), one.certificate, one.pushed, one.pushed_hash) for one in self.books.epochs()
        ]

    def _identity(self, epoch: EpochState) -> Identity:
        return Identity(epoch.register, epoch.epoch, self.books.signing_key(epoch.epoch))

    def _life(self, before: EpochState) -> int:
        known = self.books.setting("hq_life")
        return int(known) if known else messages.from_bytes(Certificate, before.certificate.signed.encode()).hq_life

    def _adopted(self, before: EpochState, first: int) -> Iterator[tuple[Adopted, tuple[Private, ...]]]:
        """What HQ did not take, each entry with the private records that it names."""
        seq = first - 1
        while lines := self.books.entries_after(seq, TOGETHER, before.epoch):
            for line in lines:
                seq += 1
                adopted = Adopted(before.register, before.epoch, seq, line.hash, line.sig, to_base64(line.entry))
                yield adopted, line.private


@dataclass(frozen=True, slots=True)
class BooksAllowances:
    """The allowances: grants in by maximum, recalls answered by giving back what no open sale holds."""

    desk: Desk

    def install_grants(self, grants: Sequence[SignedGrant]) -> None:
        """Raise g' to g, a few grants a transaction."""
        for start in range(0, len(grants), TOGETHER):
            some = grants[start : start + TOGETHER]

            def work(tx: Transaction, some: Sequence[SignedGrant] = some) -> None:
                for one in some:
                    install_in(tx, one.signed, one.grant)

            self.desk.books.run(work).result()

    def recall(self, grant: SignedGrant, reason: str | None) -> None:
        """Install it, then give back everything of these units that no open sale holds."""
        self.install_grants([grant])
        units = [granted.unit for granted in grant.grant.granted]
        recall(self.desk, grant.grant.owner, units, reason or "recall")

    def totals(self, epoch: str) -> Iterator[Total]:
        """Every total of an epoch, without what its closed branch did."""
        for row in self.desk.books.totals_to_tell(epoch):
            totals = row.totals
            yield Total(
                owner=row.owner,
                unit=row.unit,
                g=totals.granted,
                grant=row.proof,
                c=totals.credited,
                s=totals.spent,
                b=totals.given_back,
                lent=totals.lent,
                borrowed=totals.borrowed,
            )
