"""Benefits in words at the counter: they come with the member, one digit ticks one off."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from pos_app.ui.control.view_sale import member_state
from pos_app.ui.state_sheet import SheetState
from tests.counter.till import Till
from tests.services.shop import CARD, Shop
from tests.services.test_grant_service import RULES, UNIT


@pytest.fixture
def till(qapp: QApplication, tmp_path: Path) -> Iterator[Till]:
    shop = Shop.new(tmp_path, RULES)
    till = Till(shop)
    till.work()
    till.scan(CARD)
    yield till
    till.close()
    shop.close()


def _to_grant(till: Till) -> int:
    shown = member_state(till.counter, till.counter.sale)
    assert shown is not None
    return shown.services


def test_one_digit_ticks_a_drink_off(till: Till) -> None:
    assert _to_grant(till) == 3
    till.key("F3 7")
    assert isinstance(till.counter.panel, SheetState)
    assert [row.text for row in till.counter.panel.rows] == ["Drink", "Lounge", "Gown"]

    till.key("1")
    till.settled()

    assert (till.counter.scan.text, _to_grant(till)) == ("Granted: Drink", 2)
    till.key("F3 7 1")
    till.settled()
    assert "granted already" in till.told()


def test_what_hq_has_is_lent_by_the_way(till: Till) -> None:
    till.shop.hq.available["M1"][UNIT] = 1

    till.key("F3 7 2")
    till.settled()

    assert till.counter.scan.text == "Granted: Lounge"
    assert till.shop.books.rooms("M1")[UNIT].totals.spent == 1


def test_what_nobody_has_is_not_granted(till: Till) -> None:
    till.key("F3 7 2")
    till.settled()

    assert "in another store" in till.told()
    assert _to_grant(till) == 3
