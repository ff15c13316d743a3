"""A gift comes back at the counter (P2): found by its member, its number or in the list of receipts; once."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from domain.entries import GiftTaken
from domain.entry_points import GiftReturned
from domain.plan_points import Gift
from domain.receipt import QR, receipt_from_json
from pos_app.services.route_scan import receipt_number
from pos_app.services.take_gift import take_gift
from pos_app.ui.control.receipt_acts import receipts_state
from tests.counter.club import PLAN
from tests.counter.club_till import facts, figure, press, rows, sheet, titled, types
from tests.counter.test_double_fire import entries_of
from tests.counter.till import Till
from tests.services.shop import ANN, CARD, MILK, TWIN_CARD, Shop, figures, plan_row


@pytest.fixture
def given(club_till: Till) -> Till:
    """M1 has soap for 20 points, and milk for 10 points and 1.00."""
    for sku, many, cash in (("1002", 20, 0), ("1001", 10, 100)):
        member = club_till.shop.desk.members.by_card(CARD)
        assert member is not None
        take_gift(club_till.shop.desk, member, sku, many, ANN, cash).result()
    club_till.shop.jobs()
    return club_till


def number(till: Till, sku: str) -> int:
    """Which entry the gift is."""
    for seq in range(till.shop.entries(), 0, -1):
        stored = till.shop.books.entry(seq)
        if stored is not None and isinstance(stored.entry.body, GiftTaken) and stored.entry.body.sku == sku:
            return seq
    raise AssertionError(sku)


def test_by_its_member_three_keys_and_digits(given: Till) -> None:
    given.scan(CARD)
    given.begin()
    press(given, "Ctrl+R 3 F8")
    assert rows(given) == ["纯牛奶", "香皂"]
    assert (sheet(given).rows[0].figure, sheet(given).rows[0].figure_below) == ("10 points", "and ¥1.00")
    press(given, "Return")
    assert facts(given) == {"Member": "王小明", "Points back": "10"}
    assert figure(given) == "¥1.00"
    press(given, "1")

    assert (titled(given), figure(given)) == ("Gift taken back: 纯牛奶", "¥1.00")
    assert (given.keys, given.digits, entries_of(given, GiftReturned)) == (3, 2, 1)
    (drawer, _), (_, slip) = given.shop.jobs()
    assert drawer == "drawer"
    assert (
        figures(receipt_from_json(slip)).items() >= {"Points back": "10", "Cash": "1.00", "Your points": "20"}.items()
    )
    member = given.counter.sale.member
    assert member is not None
    assert member.points == 20


def test_a_scan_of_its_slip(club_till: Till) -> None:
    """Nobody has to know its number, nor whose it was."""
    member = club_till.shop.desk.members.by_card(CARD)
    assert member is not None
    take_gift(club_till.shop.desk, member, "1001", 10, ANN, 100).result()
    (slip,) = club_till.shop.papers()
    (code,) = (block.data for block in slip.blocks if isinstance(block, QR))

    club_till.scan(code)
    club_till.settled()
    assert sheet(club_till).title == "纯牛奶 comes back: why?"
    assert facts(club_till) == {"Member": "王小明", "Points back": "10"}


def test_by_touch(given: Till) -> None:
    given.scan(CARD)
    given.begin()
    given.tap("Member")
    given.settled()
    given.tap("Points, coupons")
    given.settled()
    given.tap_row(2)
    given.settled()
    given.tap("Take a gift back")
    given.settled()
    given.tap_row(1)
    given.settled()
    given.tap_row(0)
    given.settled()

    assert (titled(given), given.touches) == ("Gift taken back: 香皂", 6)


def test_by_its_number_and_f8_without_its_member(given: Till) -> None:
    types(given, str(number(given, "1001")))
    press(given, "F8 2")

    assert (titled(given), figure(given)) == ("Gift taken back: 纯牛奶", "¥1.00")


def test_from_the_list_of_receipts(given: Till) -> None:
    given.shop.sell(MILK)
    press(given, "Ctrl+F")
    assert [row.kind for row in receipts_state(given.counter).rows[:3]] == [
        "sale.completed", "points.gift_taken", "points.gift_taken",
    ]  # fmt: skip
    press(given, "Down F8")
    assert sheet(given).title == "纯牛奶 comes back: why?"
    press(given, "1 Return")
    given.think()
    press(given, "Return")
    types(given, "1234")
    press(given, "Ctrl+F")

    types(given, "1234")
    press(given, "Return")
    assert [(row.kind, row.returned) for row in receipts_state(given.counter).rows] == [
        ("points.gift_returned", ""), ("points.gift_taken", "all"), ("points.gift_taken", ""),
    ]  # fmt: skip


def test_a_gift_that_is_back_is_not_in_the_list_and_refused(given: Till) -> None:
    seq = number(given, "1001")
    for _ in range(2):
        types(given, str(seq))
        press(given, "F8")
        if given.alarmed():
            break
        press(given, "1")
        given.think()
        press(given, "Return")
    assert given.told() == "This gift was brought back already Nothing is to be done"

    given.scan(CARD)
    press(given, "Ctrl+R 3 F8")
    assert rows(given) == ["香皂"]
    press(given, "9 9 9 Return")
    assert given.told().startswith("No receipt S01-R2-000999 on this till")


@pytest.fixture
def other(given: Till, club_template: Path, tmp_path: Path) -> Iterator[Shop]:
    """Another till of the chain, which HQ knows as well."""
    (tmp_path / "other").mkdir()
    shop = Shop.new(tmp_path / "other", PLAN, register="S01-R3")
    shop.hq.lend("M1", {"PTS/2026-01": 40})
    shop.open()
    given.shop.hq.town = shop.hq.town = [given.shop.hq, shop.hq]
    yield shop
    shop.close()


def test_a_gift_of_another_till_by_its_whole_number(given: Till, other: Shop) -> None:
    """HQ lends its right while the keys rest; once only, wherever the next one asks."""
    member = other.desk.members.by_card(CARD)
    assert member is not None
    code = receipt_number("S01-R3", take_gift(other.desk, member, "1002", 20, ANN).result().entry.seq)
    given.scan(MILK)
    given.scan(code)
    given.answered()
    assert sheet(given).title == "香皂 comes back: why?"
    press(given, "1 Return")
    given.think()
    press(given, "Return")

    assert entries_of(given, GiftReturned) == 1
    assert given.lines() == [("纯牛奶", 1)]
    given.scan(code)
    given.answered()
    assert given.told() == "This gift was brought back already Nothing is to be done"


def test_by_its_number_on_the_sheet_and_without_hq(given: Till, other: Shop) -> None:
    member = other.desk.members.by_card(CARD)
    assert member is not None
    gift = take_gift(other.desk, member, "1002", 20, ANN).result()
    sold = other.sell(MILK)
    given.shop.hq.online = False
    given.scan(CARD)
    press(given, "Ctrl+R 3 F8")
    given.scan(receipt_number("S01-R3", gift.entry.seq))
    given.answered()
    assert given.told() == (
        f"Only HQ knows what is left of receipt {receipt_number('S01-R3', gift.entry.seq)}, and it does not answer"
        " Give the goods back at register S01-R3, or here when HQ is there"
    )
    given.shop.hq.online = True
    given.scan(receipt_number("S01-R3", sold.entry.seq))
    given.answered()
    assert given.told().startswith("No gift that can come back here has this number")
    given.scan(receipt_number("S01-R3", gift.entry.seq))
    given.answered()
    assert sheet(given).title == "香皂 comes back: why?"


def test_without_a_gift_it_is_said_and_nothing_happens(club_till: Till) -> None:
    club_till.scan(TWIN_CARD)
    press(club_till, "Ctrl+R 2 F8")

    assert (rows(club_till), sheet(club_till).empty) == ([], "No gift of this member can come back here")
    press(club_till, "Return")
    assert club_till.told().startswith("Nothing was typed")


def test_a_gift_that_the_plan_does_not_take_back(given: Till) -> None:
    """The plan that it was given by says so."""
    gifts = (Gift("1002", 20), Gift("1001", 5, returns="not_back"))
    strict = replace(PLAN, version=2, points=replace(PLAN.points, gifts=gifts))
    given.shop.store.apply_rows([plan_row(strict, "")], {}, 1)
    member = given.shop.desk.members.by_card(CARD)
    assert member is not None
    take_gift(given.shop.desk, member, "1001", 5, ANN).result()
    types(given, str(number(given, "1001")))
    press(given, "F8")
    assert given.told().startswith("The plan does not take 纯牛奶 back")

    given.scan(CARD)
    press(given, "Ctrl+R 3 F8")
    assert rows(given) == ["纯牛奶", "香皂"]


def test_an_open_sale_waits_below(given: Till) -> None:
    given.scan(MILK)
    types(given, str(number(given, "1001")))
    press(given, "F8")
    press(given, "1")
    given.think()
    press(given, "Esc")

    assert entries_of(given, GiftReturned) == 1
    assert given.lines() == [("纯牛奶", 1)]
    assert given.counter.panel is None
