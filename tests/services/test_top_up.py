"""Topping up at the till (V1, V5)."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from domain.errors import Refusal
from domain.tenders import Tender
from pos_app.services.report_shift import print_x_report
from pos_app.services.reprint_receipt import last_receipt, paper_again, reprint_receipt
from pos_app.services.return_goods import open_return, return_goods, want_everything
from pos_app.services.take_payment import take_stored_value
from pos_app.services.top_up import finish_top_up, open_top_up, pay_top_up, prepare_top_up
from tests.services.shop import ANN, CARD, FROZEN_CARD, OWN, STRANGER_CARD, Shop, figures, sale_of
from tests.services.valued import LIMITED, member, room, top_up_of, topped_up, value_shop


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = value_shop(tmp_path)
    yield shop
    shop.close()


@pytest.fixture
def limited(tmp_path: Path) -> Iterator[Shop]:
    """A shop whose plan lets a card hold 5,000.00; HQ has what M1's 600.00 leave of it."""
    shop = value_shop(tmp_path, LIMITED)
    shop.hq.available["M1"]["CAP"] = 440_000
    yield shop
    shop.close()


def test_pay_1000_get_200(shop: Shop) -> None:
    shop.papers()

    done = top_up_of(topped_up(shop, 100_000))

    assert (done.principal, done.bonus, done.expires, done.bonus_expires) == (
        100_000, 20_000, "2029-01-02", "2027-01-02",
    )  # fmt: skip
    assert done.lot.startswith("20260102-")
    assert (room(shop, f"SVP/{done.lot}"), room(shop, f"SVB/{done.lot}")) == (100_000, 20_000)
    assert member(shop).balance == 72_000 + 120_000
    [paper] = shop.papers()
    said = figures(paper)
    assert (said["Principal"], said["Bonus"], said["PAID IN"], said["Cash"]) == (
        "1,000.00", "200.00", "￥1,000.00", "1,000.00",
    )  # fmt: skip
    assert (said["Stored value before"], said["Stored value left"]) == ("720.00", "1,920.00")
    assert said["Good until"] == "2029-01-02"
    shift = shop.books.open_shift()
    assert shift is not None
    assert (shift.totals.top_ups, shift.totals.topped_up, shift.totals.expected_cash) == (1, 100_000, 120_000)
    shop.verified()


def test_it_can_be_spent_at_once_and_the_oldest_lot_first(shop: Shop) -> None:

    done = top_up_of(topped_up(shop, 100_000))
    sale = take_stored_value(shop.desk, shop.cart(OWN, *([OWN] * 9), card=CARD))

    spends = sale_of(shop.finish(sale)).tenders[0].spends
    assert [(one.lot, one.principal + one.bonus) for one in spends] == [("20260101-M1", 6_000), (done.lot, 2_550)]
    shop.verified()


def test_what_it_holds_is_in_the_x_report(shop: Shop) -> None:

    topped_up(shop, 100_000)
    shop.papers()
    print_x_report(shop.desk, ANN).result()

    [paper] = shop.papers()
    assert "1,000.00" in str(paper.blocks)
    assert "Top-ups" in str(paper.blocks)


def test_by_card_and_cash_with_change(shop: Shop) -> None:
    opened = open_top_up(shop.desk, member(shop), 100_000)
    opened = pay_top_up(opened, "card", 60_000)
    opened = pay_top_up(opened, "cash", 50_000)

    done = top_up_of(finish_top_up(shop.desk, opened, ANN).result())

    assert done.tenders == (Tender("card", 60_000), Tender("cash", 50_000))
    assert done.change == 10_000
    shop.verified()


def test_two_presses_are_one_top_up(shop: Shop) -> None:
    opened = pay_top_up(open_top_up(shop.desk, member(shop), 100), "cash")
    finish_top_up(shop.desk, opened, ANN).result()
    before = shop.entries()

    with pytest.raises(Refusal, match="already_finished"):
        finish_top_up(shop.desk, opened, ANN).result()

    assert shop.entries() == before
    shop.verified()


def test_a_member_of_another_store(shop: Shop) -> None:
    opened = pay_top_up(open_top_up(shop.desk, member(shop, STRANGER_CARD), 100), "cash")

    done = top_up_of(finish_top_up(shop.desk, opened, ANN).result())

    assert (done.member.id, done.balance) == ("M9", None)
    shop.verified()


def test_a_reprint_is_the_same_paper_marked_as_a_copy(shop: Shop) -> None:
    recorded = topped_up(shop, 100_000)
    assert last_receipt(shop.desk) == recorded.entry.ref
    [first] = shop.papers()

    reprint_receipt(shop.desk, recorded.entry.ref, ANN).result()

    [again] = shop.papers()
    assert again == replace(first, copy=True)
    stored = shop.books.entry(recorded.entry.seq)
    assert stored is not None
    assert paper_again(shop.desk, stored, copy=False)


@pytest.mark.parametrize(("amount", "trial", "code"), [(0, "", "top_up_amount"), (0, "none", "trial_unknown")])
def test_what_cannot_be_begun(shop: Shop, amount: int, trial: str, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        open_top_up(shop.desk, member(shop), amount, trial=trial)


def test_a_frozen_card_is_not_topped_up(shop: Shop) -> None:
    with pytest.raises(Refusal, match="card_frozen"):
        open_top_up(shop.desk, member(shop, FROZEN_CARD), 100)


def test_what_pays_no_top_up(shop: Shop) -> None:
    opened = open_top_up(shop.desk, member(shop), 100)

    for kind, amount, code in (
        ("stored_value", 100, "top_up_not_by"),
        ("points", 100, "top_up_not_by"),
        ("cash", 0, "tender_not_positive"),
        ("card", 101, "too_much_without_cash"),
    ):
        with pytest.raises(Refusal, match=code):
            pay_top_up(opened, kind, amount)
    with pytest.raises(Refusal, match="nothing_to_pay"):
        pay_top_up(pay_top_up(opened, "cash"), "cash")
    with pytest.raises(Refusal, match="tenders_below_total"):
        finish_top_up(shop.desk, pay_top_up(opened, "cash", 99), ANN)


# ---- trial cards -----------------------------------------------------------------------------------------------------
def test_a_trial_card_pays_90_gets_100_once(shop: Shop) -> None:
    shop.hq.available["M1"]["TRIAL:taste"] = 1

    done = top_up_of(topped_up(shop, trial="taste"))

    assert (done.principal, done.bonus, done.trial) == (9_000, 1_000, "taste")
    with pytest.raises(Refusal, match="trial_used"):
        topped_up(shop, trial="taste")
    with pytest.raises(Refusal, match="trial_used"):
        finish_top_up(shop.desk, pay_top_up(open_top_up(shop.desk, member(shop), trial="taste"), "cash"), ANN).result()
    shop.verified()


# ---- the legal limit -------------------------------------------------------------------------------------------------
def test_a_top_up_takes_head_room_and_says_how_much_is_left(limited: Shop) -> None:
    topped_up(limited, 400_000)

    with pytest.raises(Refusal, match="card_limit") as refused:
        topped_up(limited, 40_001)
    assert refused.value.params == {"may_pay": 40_000}
    topped_up(limited, 40_000)
    with pytest.raises(Refusal, match="card_limit") as refused:
        topped_up(limited, 1)
    assert refused.value.params == {"may_pay": 0}
    limited.verified()


def test_offline_it_is_what_was_lent(limited: Shop) -> None:
    limited.hq.lend("M1", {"CAP": 10_000})
    limited.hq.online = False

    with pytest.raises(Refusal, match="top_up_offline") as refused:
        topped_up(limited, 10_001)
    assert refused.value.params == {"may_pay": 10_000}
    topped_up(limited, 10_000)
    opened = pay_top_up(open_top_up(limited.desk, member(limited), 1), "cash")
    with pytest.raises(Refusal, match="card_limit"):
        finish_top_up(limited.desk, opened, ANN)
    limited.verified()


def test_spending_gives_head_room_back_and_a_return_takes_it(limited: Shop) -> None:

    sold = limited.finish(take_stored_value(limited.desk, limited.cart(OWN, card=CARD)))
    principal = sum(spend.principal for spend in sale_of(sold).tenders[0].spends)

    assert sale_of(sold).head_room == principal == room(limited, "CAP") > 0
    opened = want_everything(open_return(limited.desk, f"S01-R2-{sold.entry.seq:06d}"))
    return_goods(limited.desk, opened, ANN).result()
    assert room(limited, "CAP") == 0
    limited.verified()


def test_a_return_is_never_refused_for_the_limit(limited: Shop) -> None:
    """The head-room was used meanwhile: the return takes what is here, HQ settles the rest."""
    sold = limited.finish(take_stored_value(limited.desk, limited.cart(OWN, card=CARD)))
    limited.hq.available["M1"]["CAP"] = 0
    freed = room(limited, "CAP")
    topped_up(limited, freed - 1)

    opened = want_everything(open_return(limited.desk, f"S01-R2-{sold.entry.seq:06d}"))
    body = return_goods(limited.desk, opened, ANN).result().entry.body

    assert getattr(body, "head_room", None) == 1
    limited.verified()


def test_prepare_asks_for_what_is_missing_only(limited: Shop) -> None:
    limited.hq.lend("M1", {"CAP": 300})
    limited.hq.asked.clear()

    prepare_top_up(limited.desk, open_top_up(limited.desk, member(limited), 200))
    assert limited.hq.asked == []
    prepare_top_up(limited.desk, open_top_up(limited.desk, member(limited), 500))
    assert limited.hq.asked == [("M1", {"CAP": 200})]
