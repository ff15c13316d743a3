"""What sync keeps in the books."""

import pytest

from domain.entries import StaffSignedIn
from local_db.act import BooksBug
from local_db.sync_state import LIFE
from tests.local_db.world import EPOCH, SEED, Shop, certificate, grant, hq_keys
from wire.entries import first_prev, verify_hash
from wire.json_text import Malformed
from wire.keys import private_key, public_text
from wire.signed import sign_text

UNIT = "SVP/20260101-M9"


def test_the_register_knows_who_it_is(shop: Shop) -> None:
    [epoch] = shop.books.epochs()

    assert (epoch.register, epoch.store, epoch.epoch, epoch.head) == ("S01-R2", "S01", EPOCH, 1)
    assert (epoch.pushed, epoch.pushed_hash) == (0, first_prev(certificate().signed))
    assert epoch.certificate == certificate()
    assert public_text(shop.books.signing_key()) == epoch.public_key == public_text(private_key(SEED))
    assert shop.books.hq_keys() == hq_keys()


def test_a_certificate_for_another_key_is_not_taken(shop: Shop) -> None:
    with pytest.raises(BooksBug):
        shop.books.add_epoch(certificate(SEED, "1" * 16), bytes(32)).result()
    with pytest.raises(BooksBug):
        shop.books.countersign(certificate(SEED, "2" * 16)).result()


def test_hq_countersigns_the_same_text(shop: Shop) -> None:
    seed = bytes(range(60, 92))
    own = sign_text(certificate(seed, "3" * 16).signed, f"S01-R2/{EPOCH}", private_key(SEED))
    shop.books.add_epoch(own, seed).result()
    assert shop.books.epochs()[-1].certificate.key == f"S01-R2/{EPOCH}"

    shop.books.countersign(certificate(seed, "3" * 16)).result()

    assert shop.books.epochs()[-1].certificate.key == "hq-1"


def test_lines_that_follow_a_position(shop: Shop) -> None:
    for _ in range(3):
        shop.act("staff.signed_in", StaffSignedIn("A1"))

    lines = shop.books.entries_after(1, limit=2)
    assert [line.decoded().seq for line in lines] == [2, 3]
    assert all(verify_hash(public_text(private_key(SEED)), line.hash, line.sig) for line in lines)
    assert shop.books.entries_after(4) == ()
    assert shop.books.entries_after(0, epoch="0" * 16) == ()


def test_a_grant_raises_and_never_lowers(shop: Shop) -> None:
    for amount, expected in ((500, 500), (300, 500), (500, 500), (900, 900)):
        assert shop.books.install_grant(*grant("M9", {UNIT: amount})).result()
        assert shop.books.rooms("M9")[UNIT].totals.granted == expected
    assert shop.books.rooms("M9")[UNIT].expires == "2027-12-31T00:00:00.000Z"
    [row] = [row for row in shop.books.allowances() if row.owner == "M9"]
    assert row.proof == grant("M9", {UNIT: 900})[0]


def test_a_grant_to_another_epoch_or_of_an_older_life_is_left_alone(shop: Shop) -> None:
    assert not shop.books.install_grant(*grant("M9", {UNIT: 500}, epoch="4" * 16)).result()
    shop.books.set_setting(LIFE, "2").result()
    assert not shop.books.install_grant(*grant("M9", {UNIT: 500})).result()

    assert shop.books.rooms("M9") == {}


def test_the_position_may_go_back_with_hq(shop: Shop) -> None:
    shop.books.pushed(EPOCH, 1, "a" * 64).result()
    shop.books.pushed(EPOCH, 0, "b" * 64).result()

    assert (shop.books.epochs()[0].pushed, shop.books.epochs()[0].pushed_hash) == (0, "b" * 64)


def test_what_is_no_plan_is_refused_at_once(shop: Shop) -> None:
    with pytest.raises(Malformed):
        shop.books.save_plan(b"{}")
