"""Taking a top-up back: within 7 days, untouched, wholly here; exactly what was paid."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.entry_value import TopUpCancelled
from domain.errors import Refusal
from local_db.act import Recorded
from pos_app.services.cancel_top_up import cancel_top_up, fetch_lot, open_cancel
from pos_app.services.give_back import give_back
from pos_app.services.take_payment import take_stored_value
from pos_app.services.top_up import finish_top_up, open_top_up, pay_top_up
from tests.services.shop import ANN, BEA, CARD, TELLY, Shop, figures
from tests.services.valued import LIMITED, member, room, top_up_of, topped_up, value_shop


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = value_shop(tmp_path, LIMITED)
    shop.hq.available["M1"]["CAP"] = 440_000
    yield shop
    shop.close()


def code(recorded: Recorded) -> str:
    return f"S01-R2-{recorded.entry.seq:06d}"


def cancelled(shop: Shop, done: Recorded) -> Recorded:
    return cancel_top_up(shop.desk, open_cancel(shop.desk, code(done)), BEA, "changed his mind").result()


def test_everything_is_as_before(shop: Shop) -> None:
    before = member(shop).balance, room(shop, "CAP")
    opened = open_top_up(shop.desk, member(shop), 100_000)
    shop.hq.lend("M1", {"CAP": 100_000})
    opened = pay_top_up(pay_top_up(opened, "card", 60_000), "cash", 50_000)
    done = finish_top_up(shop.desk, opened, ANN).result()
    shop.papers()

    back = cancelled(shop, done).entry.body

    assert isinstance(back, TopUpCancelled)
    assert [(tender.kind, tender.amount) for tender in back.tenders] == [("card", 60_000), ("cash", 40_000)]
    assert (member(shop).balance, room(shop, "CAP")) == (before[0], 100_000)
    [paper] = shop.papers()
    assert figures(paper)["PAID BACK"] == "￥1,000.00"
    shift = shop.books.open_shift()
    assert shift is not None
    assert (shift.totals.top_ups, shift.totals.topped_up, shift.totals.expected_cash) == (0, 0, 20_000)
    [_, first] = shop.books.receipts(2)
    assert first.returned == "all"
    shop.verified()


def test_once_and_never_again(shop: Shop) -> None:
    done = topped_up(shop, 100)
    opened = open_cancel(shop.desk, code(done))
    cancel_top_up(shop.desk, opened, BEA, "").result()

    with pytest.raises(Refusal, match="top_up_cancelled_before"):
        open_cancel(shop.desk, code(done))
    with pytest.raises(Refusal, match="top_up_touched"):
        cancel_top_up(shop.desk, opened, BEA, "")
    shop.verified()


def test_two_presses_at_once_are_one(shop: Shop) -> None:
    done = topped_up(shop, 100)
    opened = open_cancel(shop.desk, code(done))
    first, second = shop.at_once(lambda: cancel_top_up(shop.desk, opened, BEA, ""))

    first.result()
    with pytest.raises(Refusal, match="already_finished"):
        second.result()
    shop.verified()


def test_for_seven_days(shop: Shop) -> None:
    done = topped_up(shop, 100)
    shop.clock.forward(hours=7 * 24)
    opened = open_cancel(shop.desk, code(done))
    shop.clock.forward(hours=24)

    with pytest.raises(Refusal, match="top_up_too_old") as refused:
        cancel_top_up(shop.desk, opened, BEA, "")

    assert refused.value.params == {"until": "2026-01-09", "days": 7}
    shop.clock.forward(hours=-24)
    cancel_top_up(shop.desk, opened, BEA, "").result()


def test_a_lot_that_was_touched_stays(shop: Shop) -> None:
    done = topped_up(shop, 300_000)
    shop.finish(take_stored_value(shop.desk, shop.cart(TELLY, card=CARD)))

    with pytest.raises(Refusal, match="top_up_touched"):
        cancelled(shop, done)
    shop.verified()


def test_what_hq_holds_is_asked_back_first(shop: Shop) -> None:
    done = topped_up(shop, 100_000)
    lot = top_up_of(done).lot
    given = give_back(shop.desk, "M1", [f"SVP/{lot}"], "sizing")
    assert given is not None
    given.result()
    shop.hq.available["M1"][f"SVP/{lot}"] = 100_000
    opened = open_cancel(shop.desk, code(done))

    with pytest.raises(Refusal, match="top_up_touched"):
        cancel_top_up(shop.desk, opened, BEA, "")
    fetch_lot(shop.desk, opened)
    cancel_top_up(shop.desk, opened, BEA, "").result()

    shop.verified()


def test_only_a_top_up_of_this_till(shop: Shop) -> None:
    sold = shop.sell(TELLY)

    with pytest.raises(Refusal, match="top_up_not_found"):
        open_cancel(shop.desk, code(sold))
    with pytest.raises(Refusal, match="receipt_elsewhere"):
        open_cancel(shop.desk, "S09-R1-000001")
    with pytest.raises(Refusal, match="receipt_other_head"):
        open_cancel(shop.desk, f"{code(topped_up(shop, 100))} 000000000000")
