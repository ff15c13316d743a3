"""The walk along the journal, where a whole key holder lies: what the chain alone cannot show."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from domain.entries import Adopted, EpochOpened, ReturnCompleted, SaleCompleted, StaffSignedIn
from local_db import form, recording
from local_db.act import Act
from local_db.driver import Transaction
from local_db.verify import prove, verify
from local_db.verify_entries import Walk
from tests.local_db.test_verify import Unguarded
from tests.local_db.world import EPOCH, KEY, MILK, SEED, SOAP, Shop, certificate, sale_of
from wire.bodies import body_json
from wire.entries import Entry as Envelope
from wire.entries import encode_entry, entry_hash, sign_hash
from wire.keys import private_key, to_base64


def slip_in(shop: Shop, kind: str, body: object, prev: str = "") -> None:
    """Write an entry signed with the register's own key, past every guard, with nothing derived from it."""

    def work(tx: Transaction) -> None:
        signer = recording.Signer("S01-R2", "S01", EPOCH, "", private_key(SEED))
        place = recording.next_place(tx, signer)
        envelope = Envelope(
            register="S01-R2", epoch=EPOCH, seq=place.seq, prev=prev or place.prev, kind=kind, version=1, at=place.at,
            business_day=shop.day, actor="A1", members=(), body=body_json(body),  # type: ignore[arg-type]
        )  # fmt: skip
        raw = encode_entry(envelope)
        hash_ = entry_hash(raw)
        head = (place.n, EPOCH, place.seq, kind, place.at, shop.day)
        tx.execute(form.JOURNAL_SQL, (*head, hash_, sign_hash(signer.key, hash_), raw))

    shop.books.run(work).result()


def lie(change: Callable[[SaleCompleted], SaleCompleted]) -> Callable[[Shop], None]:
    def act(shop: Shop) -> None:
        slip_in(shop, "sale.completed", change(sale_of(shop.sell((MILK, 2), (SOAP, 1), member="M1", stored=200))))

    return act


def return_twice(shop: Shop) -> None:
    back = shop.take_back(shop.sell((MILK, 1)), {1: 1})
    assert isinstance(back.entry.body, ReturnCompleted)
    slip_in(shop, "return.completed", back.entry.body)


def adopt_a_strangers(shop: Shop) -> None:
    [line] = shop.books.entries_after(0, 1)
    forged = line.entry.replace(b"enrolled", b"restored")
    hash_ = entry_hash(forged)
    slip_in(shop, "adopted", Adopted("S01-R2", EPOCH, 1, hash_, line.sig, to_base64(forged)))


LIES = {
    "cheaper than the price list": (lie(lambda sale: replace(sale, payable=sale.payable - 1)), "priced again"),
    "other allowance totals": (lie(lambda sale: replace(sale, allowances=())), "allowance totals"),
    "no postings": (lie(lambda sale: replace(sale, member=None, tenders=sale.tenders)), ""),
    "a return given twice": (return_twice, "more than is left"),
    "an entry of a clone's branch": (
        lambda shop: slip_in(shop, "staff.signed_in", StaffSignedIn("A1"), prev="ab" * 32),
        "does not follow",
    ),
    "adopted entry of nobody": (adopt_a_strangers, "not written by this register"),
    "a kind nobody knows": (lambda shop: slip_in(shop, "lottery.drawn", StaffSignedIn("A1")), "cannot be read"),
}


@pytest.mark.parametrize("name", LIES)
def test_a_lie_under_the_registers_own_key_is_found(name: str, shop: Shop, tmp_path: Path) -> None:
    act, reason = LIES[name]
    shop.open_shift()
    act(shop)
    last = shop.books.head()
    shop.books.close()

    verdict = verify(tmp_path / "books.db", KEY)
    assert verdict.first_bad == f"S01-R2/{EPOCH}/{last.seq}"
    assert reason in verdict.reason


def test_honest_adoptions_hold(shop: Shop, tmp_path: Path) -> None:
    made = shop.act("staff.signed_in", StaffSignedIn("A1"))
    seed = bytes(range(70, 102))
    adopted = Adopted("S01-R2", EPOCH, made.entry.seq, made.hash, made.sig, to_base64(made.raw))
    act = Act("adopted", adopted, "till", shop.at, shop.day)
    shop.books.begin_epoch(certificate(seed, "5" * 16), seed, [act]).result()
    shop.books.close()

    assert verify(tmp_path / "books.db", KEY).holds


def test_a_whole_epoch_that_was_taken_out_is_missed(shop: Shop, tmp_path: Path) -> None:
    """Its certificate, its entries and what was derived from them: the epoch behind it still holds in itself."""
    seed = bytes(range(70, 102))
    opened = Act("epoch.opened", EpochOpened("S01", "restored"), "till", shop.at, shop.day)
    shop.books.begin_epoch(certificate(seed, "5" * 16), seed, [opened]).result()
    shop.books.close()
    unguarded = Unguarded(tmp_path / "books.db")
    assert prove(unguarded).holds

    for table in ("posting", "receipt", "shift"):
        unguarded.db.execute(f"DELETE FROM {table} WHERE n IN (SELECT n FROM journal WHERE epoch = '{EPOCH}')")
    for table in ("journal", "allowance", "epoch"):
        unguarded.db.execute(f"DELETE FROM {table} WHERE epoch = '{EPOCH}'")
    verdict = prove(unguarded)
    unguarded.close()

    assert verdict.first_bad == f"S01-R2/{'5' * 16}/1"
    assert "missing before it" in verdict.reason


def test_a_walk_counts_what_it_saw(shop: Shop) -> None:
    shop.a_day()
    walk = Walk(shop.books.readers)
    walk.run()

    assert (walk.entries, walk.counted[SaleCompleted], walk.offline_sales) == (shop.books.head().seq, 4, 0)
    assert walk.head == shop.books.head().hash
