"""Everything derived again: hashes, chains, signatures, postings, and every projection from the journals alone."""

from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from domain.entries import Adopted
from domain.postings import postings, unbalanced
from hq.services import adopt, to_members
from hq.services.compare import differences
from hq.services.context import Hq
from hq.services.derive import Derived
from hq.services.effects import Effect, Odd, effect_of
from hq.services.hq_journal import journal_name
from hq.services.price_again import Prices
from hq.services.project import QUARANTINED
from hq.services.referral_book import ReferralBook, brought_by_somebody
from hq.store import adopted, audit, causes, fences, hq_journal, journal, members
from hq.store.audit import Certified
from hq.store.hq_journal import HqEntry
from hq.store.journal import HeadRow, JournalKey, Kept
from hq.store.schema import plain_text
from wire.entries import Entry, decode_entry, entry_hash, first_prev, verify_hash
from wire.json_text import Malformed
from wire.signed import Certificate, HqKeys, Signed, WrongSignature


@dataclass(slots=True)
class Verified:
    """What was found. `first_bad` names an entry `register/epoch/seq` or a journal `register/epoch`, "" for none.

    `reason` says what is wrong with it, or else the first projection that differs. `heads` are of registers.
    """

    entries: int = 0
    first_bad: str = ""
    reason: str = ""
    postings_balanced: bool = True
    heads: dict[str, HeadRow] = field(default_factory=dict)
    balances_ok: bool = True
    prices: Prices | None = None

    @property
    def good(self) -> bool:
        """Whether nothing at all is wrong."""
        return not self.first_bad and not self.reason and self.postings_balanced and self.balances_ok

    def plain(self) -> dict[str, Any]:
        """The result as JSON has it."""
        heads = {name: {"head": one.head, "head_hash": one.head_hash} for name, one in self.heads.items()}
        return {
            "entries": self.entries,
            "first_bad": self.first_bad or None,
            "reason": self.reason,
            "postings_balanced": self.postings_balanced,
            "heads": heads,
            "balances_ok": self.balances_ok,
        }

    def sentence(self) -> str:
        """The result for a person."""
        if self.good:
            return f"{self.entries} entries in {len(self.heads)} journals of registers and HQ's own: all is well."
        return f"{self.entries} entries. First bad: {self.first_bad or 'a projection'}: {self.reason}"

    def bad(self, name: str, reason: str) -> None:
        """Note a bad entry or journal; the first one counts."""
        if not self.first_bad:
            self.first_bad, self.reason = name, reason


def verify(hq: Hq) -> Verified:
    """Derive and compare on one unchanging view of the books; writes nothing."""
    return hq.database.read(lambda tx: _verify(hq, tx))


def _verify(hq: Hq, tx: sa.Connection) -> Verified:
    prices = Prices(tx)
    brought = brought_by_somebody(causes.every_facts(tx))
    found, derived = Verified(prices=prices), Derived(referrals=ReferralBook(brought, prices.plan_of))
    keys = HqKeys(hq.secrets.links)
    epochs = audit.epochs(tx)
    for key, head in journal.every_journal(tx):
        name = f"{key.register}/{key.epoch}"
        found.heads[name] = head
        certified = epochs.pop((key.store, key.register, key.epoch), None)
        if certified is None or not _certificate_fits(certified, keys):
            found.bad(name, "the certificate is missing or was not signed by HQ")
        else:
            _journal(tx, key, head, certified, found, derived)
    for store, register, epoch in epochs:
        found.bad(f"{register}/{epoch}", f"a register of {store} has a certificate but no head")
    _hq_journals(hq, tx, keys, found, derived)
    found.balances_ok = _balances_fit(hq, tx, found, derived)
    return found


def _certificate_fits(certified: Certified, keys: HqKeys) -> bool:
    signed = Signed(signed=certified.certificate, key=certified.certificate_key, sig=certified.certificate_sig)
    try:
        text = keys.read(Certificate, signed)
    except (WrongSignature, Malformed):
        return False
    said = (text.store, text.register, text.epoch, text.public_key)
    return said == (certified.store, certified.register, certified.epoch, certified.public_key)


def _journal(
    tx: sa.Connection, key: JournalKey, head: HeadRow, certified: Certified, found: Verified, derived: Derived
) -> None:
    name = f"{key.register}/{key.epoch}"
    cursor, stops, quarantine = journal.cursor(tx, key), _stops(tx, key), fences.quarantine(tx, key)
    derived.waiting |= stops.keys()
    seq, prev = 0, first_prev(certified.certificate)
    for row in journal.walk(tx, key):
        found.entries += 1
        trouble = _entry_trouble(row, seq + 1, key.register, key.epoch, prev)
        if not trouble and not verify_hash(certified.public_key, row.hash, row.sig):
            trouble = "the signature does not fit"
        if trouble:
            found.bad(f"{name}/{row.seq}", trouble)
        seq, prev = row.seq, row.hash
        if quarantine.holds(seq):
            if seq <= cursor:
                derived.odd.add((key.store, key.register, key.epoch, seq, QUARANTINED))
        elif seq <= cursor or not trouble:
            stopped = frozenset(member for member, since in stops.items() if seq >= since)
            into = derived if seq <= cursor else Derived()
            _take(tx, row, key, stopped, found, into, looked_at=quarantine.apart(seq))
    if (seq, prev) != (head.head, head.head_hash):
        found.bad(f"{name}/{max(seq, head.head)}", f"the head is {head.head}, the last entry is {seq}")


def _stops(tx: sa.Connection, key: JournalKey) -> dict[str, int]:
    return {
        member: seq
        for member, _, register, epoch, seq in members.every_stop(tx)
        if (register, epoch) == (key.register, key.epoch)
    }


def _entry_trouble(row: Kept | HqEntry, seq: int, register: str, epoch: str, prev: str) -> str:
    """What is wrong with an entry as it stands, signature apart; "" when nothing is."""
    if row.seq != seq:
        return f"entry {seq} is missing"
    if entry_hash(row.entry) != row.hash:
        return "the hash is not of the bytes"
    try:
        entry = decode_entry(row.entry)
    except Malformed as error:
        return f"not an entry: {error}"
    if (entry.register, entry.epoch, entry.seq) != (register, epoch, row.seq):
        return "it is the entry of another place"
    if entry.prev != prev:
        return "prev is not the hash of the entry before"
    return _kind_trouble(row, entry)


def _kind_trouble(row: Kept | HqEntry, entry: Entry) -> str:
    return "" if row.kind == plain_text(entry.kind) else "the kind beside it is another one"


def _take(
    tx: sa.Connection,
    row: Kept | HqEntry,
    key: JournalKey,
    stopped: frozenset[str],
    found: Verified,
    derived: Derived,
    *,
    looked_at: bool = False,
) -> None:
    try:
        effect = effect_of(row.entry, key.store)
        if looked_at and effect.adopted is None and isinstance(row, Kept):
            effect = adopt.apart(key, row, effect)
            if adopted.place(tx, key.store, row.hash) != to_members.place(effect):
                return
        elif effect.adopted is not None and not _counts(tx, key, effect, effect.adopted):
            return
    except Odd as odd:
        derived.odd.add((key.store, key.register, key.epoch, row.seq, odd.code))
        if odd.code == "unbalanced":
            found.postings_balanced = False
        return
    if unbalanced(postings(effect.entry)):
        found.postings_balanced = False
    if found.prices is not None and (trouble := found.prices.trouble(row.entry)):
        found.bad(f"{key.register}/{key.epoch}/{row.seq}", trouble)
    derived.take(effect, stopped, key.store)


def _counts(tx: sa.Connection, key: JournalKey, effect: Effect, original: Adopted) -> bool:
    """Whether an entry is the one by which HQ booked an original of a closed branch."""
    adopt.check(tx, key, original)
    place = adopted.place(tx, key.store, original.hash)
    return not adopt.booked_before(tx, original) and place in {None, to_members.place(effect)}


def _hq_journals(hq: Hq, tx: sa.Connection, keys: HqKeys, found: Verified, derived: Derived) -> None:
    waiting = audit.hq_waiting(tx)
    start = first_prev(hq.secrets.links[0].signed)
    at, seq, prev = ("", ""), 0, start
    for row in hq_journal.walk(tx):
        found.entries += 1
        if (row.member, row.epoch) != at:
            at, seq, prev = (row.member, row.epoch), 0, start
        name = journal_name(row.member)
        trouble = _entry_trouble(row, seq + 1, name, row.epoch, prev)
        if not trouble and not _signed_by_hq(row, keys):
            trouble = "the signature does not fit"
        if trouble:
            found.bad(f"{name}/{row.epoch}/{row.seq}", trouble)
        seq, prev = row.seq, row.hash
        if (row.member, row.epoch, row.seq) not in waiting:
            _take(tx, row, JournalKey("", name, row.epoch), frozenset(), found, derived)


def _signed_by_hq(row: HqEntry, keys: HqKeys) -> bool:
    return row.key in keys and verify_hash(keys.public_key(row.key), row.hash, row.sig)


def _balances_fit(hq: Hq, tx: sa.Connection, found: Verified, derived: Derived) -> bool:
    for difference in differences(tx, derived, hq.secrets.life):
        found.reason = found.reason or difference
        return False
    return True
