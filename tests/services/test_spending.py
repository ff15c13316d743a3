"""What was lent is not spent before a witness after a start, and not too long without HQ; cash is always taken."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from domain.contact import Contact
from domain.errors import Refusal
from local_db import books as books_module
from local_db.act import Recorded
from pos_app.guard.bootstrap import guard
from pos_app.services import spending
from pos_app.services.give_back import give_back
from pos_app.services.lay_coupon import lay_coupon
from pos_app.services.spending import HEARD, may_spend, standing
from pos_app.services.take_payment import take_stored_value
from pos_app.services.use_session import use_session
from tests.proving import switched_off
from tests.services.shop import ANN, CARD, COUPON, COUPON_UNIT, OWN, PLAN, PRINCIPAL, Shop
from wire.bodies import plan_text
from wire.fields import time_text


@pytest.fixture
def strict(open_shop: Shop) -> Shop:
    """A plan that stops softly after 3 days and hard after 7, and demands a witness; HQ is away."""
    plan = replace(PLAN, version=2, contact=Contact(72, 168, witness=True))
    open_shop.books.save_plan(plan_text(plan)).result()
    open_shop.books.set_setting(HEARD, time_text(open_shop.clock.now())).result()
    open_shop.hq.online = False
    return open_shop


def stored(shop: Shop) -> Recorded:
    return shop.finish(take_stored_value(shop.desk, shop.cart(OWN, card=CARD)))


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as found:
        act()
    return found.value.code


def test_fine_then_soft_then_hard(strict: Shop) -> None:
    """HQ's next answer ends it."""
    for hours, said in ((71, "fine"), (1, "soft"), (95, "soft"), (1, "hard")):
        strict.clock.forward(hours=hours)
        assert standing(strict.desk) == said
    assert refused(lambda: take_stored_value(strict.desk, strict.cart(OWN, card=CARD))) == "no_contact"
    strict.sell(OWN, card=CARD)
    strict.hq.online = True
    stored(strict)
    strict.verified()


def test_every_kind_of_thing_that_was_lent_rests(strict: Shop) -> None:
    strict.hq.lend("M1", {COUPON_UNIT: 1})
    strict.clock.forward(hours=24 * 8)
    cart = strict.cart(*[OWN] * 6, card=CARD)
    assert cart.member is not None
    member = cart.member
    assert refused(lambda: lay_coupon(strict.desk, cart, COUPON)) == "no_contact"
    assert refused(lambda: use_session(strict.desk, member, "spa", 1, ANN)) == "no_contact"
    assert give_back(strict.desk, "M1", (PRINCIPAL,), "recall") is not None, "to HQ it may go"


def test_without_such_figures_nothing_stops(open_shop: Shop) -> None:
    open_shop.hq.online = False
    open_shop.books.set_setting(HEARD, time_text(open_shop.clock.now() - timedelta(days=900))).result()
    assert standing(open_shop.desk) == "fine"
    stored(open_shop)


def test_a_till_that_was_stopped_longest_is_seen_when_the_stop_is_off(strict: Shop) -> None:
    """Negative control."""
    strict.clock.forward(hours=24 * 8)
    with switched_off(spending, 'if standing(desk) == "hard":', "if False:"):
        stored(strict)


# --- the witness after a start ----------------------------------------------------------------------------------------


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    return tmp_path / "keys" / "till.key"


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    folder = tmp_path / "memory of this boot"
    folder.mkdir()
    return folder


def older_disk(shop: Shop, key_file: Path, memory: Path | None) -> Shop:
    """The disk is copied, the till sells on and stops, and the copy is put back."""
    guard(shop.desk, key_file, memory)
    shop.books.gate.confirm()
    copy = shop.folder / "copy"
    shop.close()
    copy.write_bytes(shop.books.path.read_bytes())
    again = shop._around(shop.folder, books_module.open_books(shop.books.path, shop.books.key), shop.clock, "en")
    guard(again.desk, key_file, memory)
    again.books.gate.confirm()
    stored(again)
    again.close()
    shop.books.path.write_bytes(copy.read_bytes())
    return shop._around(shop.folder, books_module.open_books(shop.books.path, shop.books.key), shop.clock, "en")


def test_the_first_start_knows_nothing_until_hq_confirms(open_shop: Shop, key_file: Path, memory: Path) -> None:
    assert guard(open_shop.desk, key_file, memory) == "unknown"
    assert refused(lambda: may_spend(open_shop.desk)) == "not_witnessed"
    assert refused(lambda: take_stored_value(open_shop.desk, open_shop.cart(OWN, card=CARD))) == "not_witnessed"
    open_shop.sell(OWN, card=CARD)
    open_shop.books.gate.confirm()
    stored(open_shop)


def test_a_plain_restart_is_witnessed_by_the_memory_of_this_boot(strict: Shop, key_file: Path, memory: Path) -> None:
    """Though the plan demands a witness, and the network is down."""
    guard(strict.desk, key_file, memory)
    strict.sell(OWN)
    strict.close()
    again = strict.again()
    assert guard(again.desk, key_file, memory) == "fits"
    stored(again)
    again.verified()


def test_after_the_machine_was_off_the_anchor_decides_unless_the_plan_demands_more(
    open_shop: Shop, key_file: Path, memory: Path
) -> None:
    guard(open_shop.desk, key_file, memory)
    open_shop.sell(OWN)
    open_shop.close()
    for file in memory.iterdir():
        file.unlink()
    again = open_shop.again()
    assert guard(again.desk, key_file, memory) == "fits"
    stored(again)
    plan = replace(PLAN, version=2, contact=Contact(witness=True))
    again.books.save_plan(plan_text(plan)).result()
    assert refused(lambda: may_spend(again.desk)) == "not_witnessed"
    again.verified()


@pytest.mark.parametrize("with_memory", [True, False])
def test_an_older_disk_is_found_at_once_and_has_nothing_to_spend(
    open_shop: Shop, key_file: Path, memory: Path, *, with_memory: bool
) -> None:
    """It begins a new epoch by itself, without allowances, and goes on selling."""
    shop = older_disk(open_shop, key_file, memory if with_memory else None)
    before = shop.books.head().epoch
    assert guard(shop.desk, key_file, memory if with_memory else None) == "restored"
    assert shop.books.head().epoch != before
    assert shop.books.rooms("M1") == {}
    assert refused(lambda: take_stored_value(shop.desk, shop.cart(OWN, card=CARD))) == "stored_value_empty"
    shop.sell(OWN, card=CARD)
    shop.close()


def test_without_the_anchor_an_older_disk_waits_for_a_witness(open_shop: Shop, key_file: Path) -> None:
    shop = older_disk(open_shop, key_file, None)
    key_file.with_suffix(".head").unlink()
    assert guard(shop.desk, key_file) == "unknown"
    assert refused(lambda: may_spend(shop.desk)) == "not_witnessed"
    shop.close()


def test_books_refuse_a_spend_whatever_the_screen_thinks(open_shop: Shop, key_file: Path) -> None:
    """The last door is the commit."""
    sale = take_stored_value(open_shop.desk, open_shop.cart(OWN, card=CARD))
    guard(open_shop.desk, key_file)
    assert refused(lambda: open_shop.finish(sale)) == "not_witnessed"
    with switched_off(books_module, "if self.gate.closed and takes_out(act):", "if False:"):
        open_shop.finish(sale)


def test_an_anchor_of_another_till_says_nothing(open_shop: Shop, key_file: Path) -> None:
    key_file.parent.mkdir()
    for text in ("S09-R9 aa 7 " + "0" * 64 + " - .", "torn S01-R2", ""):
        key_file.with_suffix(".head").write_text(text)
        assert guard(open_shop.desk, key_file) == "unknown"
        key_file.with_suffix(".head").unlink()
