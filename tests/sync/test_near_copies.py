"""Registers of one store keep each other's unsent entries, and witness each other's journals."""

import pytest

import pos_app.sync.lan_round
import pos_app.sync.peer_caller
import pos_app.sync.peer_desk
from local_db.books import open_books
from pos_app.services.open_drawer import open_drawer
from pos_app.services.open_shift import open_shift
from pos_app.sync.errors import NoAnswer
from tests.local_db.world import KEY
from tests.proving import switched_off
from tests.services.shop import ANN, BEA, PRINCIPAL, Shop
from tests.sync.near import Register, Wire, around
from tests.sync.test_near import SV, to_lead
from wire.push import encode_lines


# ---- copies
def test_a_neighbour_keeps_what_hq_does_not_have_yet(lead: Register, other: Register) -> None:
    books = other.shop.books
    open_shift(other.shop.desk, ANN, 0).result()
    other.rounds()
    kept = lead.shop.books.kept_lines(other.name, other.epoch, 0, 100)
    assert [line.hash for line in kept] == [line.hash for line in books.entries_after(0)]
    head = books.head()
    books.pushed(other.epoch, head.seq, head.hash).result()
    open_shift_again(other)
    other.rounds()
    kept = lead.shop.books.kept_lines(other.name, other.epoch, 0, 100)
    assert [line.decoded().seq for line in kept] == [head.seq + 1]  # what HQ confirmed is dropped


def open_shift_again(one: Register) -> None:
    open_drawer(one.shop.desk, BEA, "change").result()


def test_what_is_not_his_own_is_not_kept(lead: Register, other: Register) -> None:
    """Lines of another register, or changed on the way."""
    lines = other.shop.books.entries_after(0)
    theirs = lead.shop.books.entries_after(0)
    changed = encode_lines(lines).replace(b"enrolled", b"enrollee")
    for data in (encode_lines(theirs), changed, b"x"):
        with pytest.raises(NoAnswer):
            other.caller.ask(to_lead(other), lines=data.decode())
    assert lead.shop.books.kept_journals() == ()
    whole = "if not whole or (entry.register, entry.epoch) != (neighbour.register, neighbour.epoch):"
    with switched_off(pos_app.sync.peer_desk, whole, "if False:"):
        other.caller.ask(to_lead(other), lines=changed.decode())
    assert lead.shop.books.kept_journals() == ((other.name, other.epoch),)


def test_the_journal_of_a_silent_neighbour_is_handed_in(lead: Register, other: Register, wire: Wire) -> None:
    other.rounds()
    wire.cut.add(other.name)
    lead.rounds()
    assert lead.handed == []
    lead.shop.clock.forward(minutes=11)

    lead.rounds(2)

    assert [(name, epoch) for name, epoch, _ in lead.handed] == [(other.name, other.epoch)]
    assert [line.hash for line in lead.handed[0][2]] == [line.hash for line in other.shop.books.entries_after(0)]


@pytest.mark.parametrize("off", [False, True])
def test_who_was_shut_out_is_handed_in_at_once(lead: Register, other: Register, off: bool) -> None:
    """The manager gives a stolen till up: what its neighbour keeps of its sales goes to HQ without waiting."""
    other.rounds()
    lead.knows(other, revoked=True)
    rule = "if register not in asked and (since is None or self._now() - since < SILENT):"
    if off:
        with switched_off(pos_app.sync.lan_round, rule, "if since is None or self._now() - since < SILENT:"):
            lead.rounds()
    else:
        lead.rounds()
    assert [name for name, _, _ in lead.handed] == ([] if off else [other.name])


def test_hq_asks_for_a_neighbour_that_it_does_not_hear(lead: Register, other: Register) -> None:
    """It answers here, and its own way to HQ is broken: HQ names it, and its sales come by its neighbour."""
    other.rounds()
    lead.round._wanted = lambda: [other.name]
    lead.rounds()
    assert [line.hash for line in lead.handed[0][2]] == [line.hash for line in other.shop.books.entries_after(0)]
    handed = len(lead.handed)
    lead.rounds(2)
    assert len(lead.handed) == handed, "once each"


# ---- witnesses
def put_back(other: Register, wire: Wire, copy: bytes) -> Register:
    """Yesterday's disk in the same machine."""
    folder = other.shop.folder
    other.shop.close()
    for path in folder.glob("books.db*"):
        path.unlink()
    (folder / "books.db").write_bytes(copy)
    shop = Shop._around(folder, open_books(folder / "books.db", KEY), other.shop.clock, "en")
    return around(shop, wire, other.name, other.epoch, other.seed)


def copy_of(one: Register) -> bytes:
    one.shop.books.drop_draft("nothing").result()  # whatever is being written is done before
    one.shop.books._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return (one.shop.folder / "books.db").read_bytes()


@pytest.mark.parametrize("off", [False, True])
def test_a_disk_that_was_put_back_learns_it_from_a_neighbour(
    lead: Register, other: Register, wire: Wire, off: bool
) -> None:
    """The neighbour has seen more of us: a new epoch, without allowances; the loan is not spent a second time."""
    copy = copy_of(other)
    open_shift(other.shop.desk, ANN, 0).result()
    other.lender.borrow("M1", {SV: 600})
    other.rounds()
    again = put_back(other, wire, copy)
    old = again.shop.books.head().epoch

    if off:
        with switched_off(pos_app.sync.peer_caller, "if contradicts(parts.journal, known):", "if False:"):
            again.rounds()
    else:
        again.rounds()

    assert (again.shop.books.head().epoch == old) is off
    assert again.room(PRINCIPAL) == 0 if not off else again.room(PRINCIPAL) >= 0
    again.shop.close()


def test_a_neighbours_word_counts_when_it_was_confirmed_itself(lead: Register, other: Register) -> None:
    other.rounds(2)
    assert not other.parts.witness.confirmed  # the lead has seen HQ as little as we have
    lead.parts.witness.confirm()

    other.rounds()

    assert other.parts.witness.confirmed


def test_a_neighbour_that_never_saw_us_is_no_witness(lead: Register, other: Register) -> None:
    lead.parts.witness.confirm()

    other.caller.ask(to_lead(other))
    assert not other.parts.witness.confirmed
    other.caller.ask(to_lead(other))
    assert other.parts.witness.confirmed
