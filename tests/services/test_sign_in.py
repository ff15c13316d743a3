"""Signing in by name and PIN; wrong ones are counted, also over a restart."""

from dataclasses import replace
from datetime import timedelta

import pytest
from argon2 import PasswordHasher, Type

from domain.entries import StaffSignedIn, TillStarted
from domain.entry_till import StaffLocked, StaffUnlocked
from domain.errors import Refusal
from pos_app.services import attempts as tries
from pos_app.services.close_shift import close_shift, count_drawer
from pos_app.services.ports import StaffMember
from pos_app.services.sign_in import check_card, check_pin, sign_in, staff_member
from pos_app.services.start_till import start_till, stop_till
from pos_app.services.suspend_sale import keep_sale
from pos_app.services.unlock_staff import unlock_staff
from tests.services.shop import ANN, BEA, BEAS_PIN, DIE, MILK, PIN, STAFF_CARD, Shop, staff_row


def wrong(shop: Shop, times: int) -> None:
    for _ in range(times):
        with pytest.raises(Refusal, match="wrong_pin"):
            check_pin(shop.desk, "A1", "000000")


def seconds_left(shop: Shop) -> object:
    with pytest.raises(Refusal, match="pin_locked") as locked:
        check_pin(shop.desk, "A1", PIN)
    return locked.value.params["seconds"]


def test_the_right_pin(shop: Shop) -> None:
    assert check_pin(shop.desk, "A1", PIN) == ANN

    entry = sign_in(shop.desk, ANN).result().entry
    assert (entry.actor, isinstance(entry.body, StaffSignedIn)) == ("A1", True)


def test_a_wrong_pin_and_nobody(shop: Shop) -> None:
    wrong(shop, 1)
    with pytest.raises(Refusal, match="unknown_staff"):
        staff_member(shop.desk, "A9")


def test_after_five_wrong_ones_even_the_right_one_waits(shop: Shop) -> None:
    wrong(shop, 5)
    assert seconds_left(shop) == 30

    shop.clock.forward(seconds=12)
    assert seconds_left(shop) == 18

    shop.clock.forward(seconds=18)
    assert check_pin(shop.desk, "A1", PIN) == ANN


def test_the_wait_grows(shop: Shop) -> None:
    wrong(shop, 5)
    waits = []
    for _ in range(4):
        shop.clock.forward(hours=1)
        wrong(shop, 1)
        waits.append(seconds_left(shop))

    assert waits == [60, 120, 240, 480]


def test_a_restart_does_not_shorten_it(shop: Shop) -> None:
    wrong(shop, 5)
    again = shop.again()

    assert seconds_left(again) == 30
    again.close()


def locked(shop: Shop) -> None:
    """Ten wrong PINs in a row; time passes between them."""
    wrong(shop, 4)
    for _ in range(5):
        shop.clock.forward(hours=1)
        wrong(shop, 1)
    shop.clock.forward(hours=1)
    with pytest.raises(Refusal, match="staff_locked"):
        check_pin(shop.desk, "A1", "000000")


def test_after_ten_wrong_ones_nobody_signs_in_by_that_name(shop: Shop) -> None:
    locked(shop)
    last = shop.books.entry(shop.books.head().seq)
    assert last is not None
    assert last.entry.body == StaffLocked("A1", 10)

    shop.clock.forward(days=400)
    again = shop.again()
    with pytest.raises(Refusal, match="staff_locked"):
        check_pin(again.desk, "A1", PIN)
    again.close()


def test_a_moved_clock_forgets_no_wrong_pin(shop: Shop) -> None:
    """Forward ends a wait early, back too: the tenth wrong one locks all the same."""
    wrong(shop, 5)
    for step in (timedelta(days=9), -timedelta(days=20), timedelta(days=1), -timedelta(hours=5)):
        shop.clock.at += step
        wrong(shop, 1)
    shop.clock.at += timedelta(days=30)
    with pytest.raises(Refusal, match="staff_locked"):
        check_pin(shop.desk, "A1", "000000")


def test_a_try_is_counted_before_it_is_looked_at(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """A till that is killed while it checks gives no try away."""

    def killed(hashed: str, pin: str) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(tries, "_fits", killed)
        for _ in range(5):
            with pytest.raises(KeyboardInterrupt):
                check_pin(shop.desk, "A1", "000000")
    assert seconds_left(shop) == 30


def test_a_manager_unlocks(shop: Shop) -> None:
    locked(shop)
    with pytest.raises(Refusal, match="approver_needed"):
        unlock_staff(shop.desk, "A1", DIE)

    entry = unlock_staff(shop.desk, "A1", BEA).result().entry

    assert (entry.actor, entry.body) == ("A2", StaffUnlocked("A1"))
    assert check_pin(shop.desk, "A1", PIN) == ANN
    with pytest.raises(Refusal, match="not_locked"):
        unlock_staff(shop.desk, "A1", BEA)


def test_nobody_unlocks_himself(shop: Shop) -> None:
    with pytest.raises(Refusal, match="not_allowed"):
        unlock_staff(shop.desk, "A2", BEA)


def test_a_new_pin_from_hq_unlocks(shop: Shop) -> None:
    locked(shop)
    given = replace(ANN, pin=BEA.pin)
    shop.store.apply_rows([staff_row(given, version=2)], {}, 1)

    assert check_pin(shop.desk, "A1", BEAS_PIN) == given


@pytest.mark.parametrize("pin", ["", "1", "24680", "24680a", "２４６８０２"])
def test_fewer_than_six_digits_are_nobodys_pin(shop: Shop, pin: str) -> None:
    with pytest.raises(Refusal, match="pin_short"):
        check_pin(shop.desk, "A1", pin)


def test_only_argon2id_counts(shop: Shop) -> None:
    """A hash of another kind is no PIN, however it came here."""
    other = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1, type=Type.I).hash(PIN)
    shop.store.apply_rows([staff_row(replace(ANN, pin=other), version=2)], {}, 1)

    with pytest.raises(Refusal, match="wrong_pin"):
        check_pin(shop.desk, "A1", PIN)


def test_a_staff_card_signs_in(shop: Shop) -> None:
    assert check_card(shop.desk, STAFF_CARD) == BEA
    with pytest.raises(Refusal, match="unknown_staff_card"):
        check_card(shop.desk, MILK)
    for name in "A2", "A1":
        shop.books.set_setting(f"attempts/{name}", '{"wrong": 10}').result()
    with pytest.raises(Refusal, match="staff_locked"):
        check_card(shop.desk, STAFF_CARD)


def test_without_the_pepper_nobody_signs_in(shop: Shop) -> None:
    """The databases alone are not enough: neither a PIN nor a card can be tried."""
    (shop.folder / "key.pepper").unlink()
    again = shop.again()

    assert {person.pin for person in again.desk.staff.staff()} == {""}
    with pytest.raises(Refusal, match="pin_not_here"):
        check_pin(again.desk, "A1", PIN)
    with pytest.raises(Refusal, match="unknown_staff_card"):
        check_card(again.desk, STAFF_CARD)
    assert all(b"argon2" not in file.read_bytes() for file in shop.folder.rglob("*") if file.is_file())
    again.close()


def test_the_others_may_sign_in(shop: Shop) -> None:
    wrong(shop, 5)

    assert check_pin(shop.desk, "A2", BEAS_PIN) == BEA


def test_the_right_pin_forgets_the_wrong_ones(shop: Shop) -> None:
    wrong(shop, 4)
    check_pin(shop.desk, "A1", PIN)
    wrong(shop, 4)

    assert check_pin(shop.desk, "A1", PIN) == ANN


def test_somebody_signs_in_after_the_day_is_closed(open_shop: Shop) -> None:
    """The next one to work here: it belongs to the next day."""
    close_shift(open_shop.desk, ANN, count_drawer(open_shop.desk, {"10000": 2}), "", day=True)

    assert sign_in(open_shop.desk, BEA).result().entry.business_day == "2026-01-03"
    assert start_till(open_shop.desk, "0.1.0").result().entry.business_day == "2026-01-03"


def test_a_start_after_a_kill_says_so_and_names_the_sale(open_shop: Shop) -> None:
    first = start_till(open_shop.desk, "0.1.0").result().entry.body
    sale = open_shop.cart(MILK)
    keep_sale(open_shop.desk, sale, ANN).result()
    again = open_shop.again()

    body = start_till(again.desk, "0.1.0").result().entry.body

    assert isinstance(first, TillStarted)
    assert isinstance(body, TillStarted)
    assert (first.killed, body.killed, body.open_sale) == (False, True, sale.id)
    again.close()


def test_a_start_after_an_orderly_end(shop: Shop) -> None:
    start_till(shop.desk, "0.1.0").result()
    stop_till(shop.desk)

    body = start_till(shop.desk, "0.1.0").result().entry.body

    assert isinstance(body, TillStarted)
    assert not body.killed


def test_before_hq_told_the_pins_no_try_counts(shop: Shop) -> None:
    """The staff may be here before what their PINs are read with."""
    desk = replace(shop.desk, staff=People((replace(ANN, pin=""),)))
    for _ in range(6):
        with pytest.raises(Refusal, match="pin_not_here"):
            check_pin(desk, "A1", PIN)

    assert check_pin(shop.desk, "A1", PIN) == ANN


class People:
    """Who may sign in."""

    def __init__(self, people: tuple[StaffMember, ...]) -> None:
        self._people = people

    def staff(self) -> tuple[StaffMember, ...]:
        return self._people

    def by_card(self, _card: str) -> StaffMember | None:
        return None
