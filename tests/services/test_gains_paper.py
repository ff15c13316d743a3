"""A receipt tells its member what he gained, in both languages of the paper, now and on a reprint."""

from dataclasses import replace
from pathlib import Path

import pytest

from domain.benefits import CouponRule
from domain.money import Ratio
from domain.plan import Plan, Tier
from domain.plan_issues import IssueRule, Package, PaidMembership
from domain.plan_points import EarnRule, PointsPolicy
from domain.receipt import Barcode, Receipt, Text
from domain.soundness import trouble
from pos_app.receipts.words import words_for
from pos_app.services.gains_paper import sale_gains
from pos_app.services.reprint_receipt import reprint_receipt
from pos_app.services.return_goods import open_return, return_goods, want_everything
from tests.services.shop import ANN, CARD, MILK, PLAN, SOAP, STRANGER_CARD, TELLY, Shop, sale_of

RICH = replace(
    PLAN,
    tiers=(*PLAN.tiers, Tier("top", {"en": "Top", "zh_CN": "至尊"}, 1_000, Ratio(9, 10))),
    coupons=(*PLAN.coupons, CouponRule("again", {"en": "5 off next time", "zh_CN": "下次减5元"}, 500, valid_days=30)),
    points=PointsPolicy(earn=(EarnRule("one", {}, "proportional", 1, 100),), value=100),
    issues=(IssueRule("again", "sale", "again", least=1),),
    packages=(Package("ten", {"en": "Ten massages", "zh_CN": "推拿十次"}, "1002", 10, months=12),),
    memberships=(PaidMembership("gold", {"en": "Gold card", "zh_CN": "金卡"}, "9000", 12),),
)


def opened(folder: Path, language: str, plan: Plan = RICH) -> Shop:
    folder.mkdir()
    shop = Shop.new(folder, plan, language)
    shop.open()
    return shop


def rows(paper: Receipt) -> list[str]:
    """Every row, left and right part together, and what a scanner reads."""
    texts = [f"{one.left} {one.right}".strip() for one in paper.blocks if isinstance(one, Text)]
    return texts + [one.data for one in paper.blocks if isinstance(one, Barcode)]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_everything_that_a_sale_brings_stands_on_its_receipt(tmp_path: Path, language: str) -> None:
    shop = opened(tmp_path / language, language)
    words = words_for(language)
    try:
        sold = sale_of(shop.sell(TELLY, card=CARD))
        (paper,) = shop.papers()
        found = rows(paper)
        (issued,) = sold.gains.issued
        assert sold.points is not None
        assert f"{words['points_earned']} {sold.gains.earned[0].points:,}" in found
        assert f"{words['points_left']} {sold.points.after:,}" in found
        assert f"{words['new_tier']} {'Top' if language == 'en' else '至尊'}" in found
        assert f"{words['coupon_for_you']} {'5 off next time' if language == 'en' else '下次减5元'}" in found
        assert f"{words['good_until']} {issued.expires}" in found
        assert issued.code in found
        assert any(row.startswith("Gold card" if language == "en" else "金卡") for row in found)
        assert sold.points.after - sold.points.before == sold.gains.earned[0].points
        shop.verified()
    finally:
        shop.close()


def test_the_copy_says_the_same(tmp_path: Path) -> None:
    shop = opened(tmp_path / "copy", "en")
    sold = shop.sell(SOAP, card=CARD)
    reprint_receipt(shop.desk, sold.entry.ref, ANN).result()

    first, copy = shop.papers()
    assert copy.copy
    assert rows(first) == rows(copy)
    assert "Ten massages" in rows(first)
    assert "Sessions left 10 Good until" in " ".join(rows(first))
    shop.close()


def test_points_of_who_is_not_known_here_are_earned_and_not_summed(tmp_path: Path) -> None:
    """Of a member of another store the till knows no balance; without a member nothing is said."""
    shop = opened(tmp_path / "stranger", "en")
    stranger = sale_of(shop.sell(MILK, card=STRANGER_CARD))
    nobody = sale_of(shop.sell(MILK))

    assert (stranger.points, nobody.points) == (None, None)
    paper, plain = shop.papers()
    assert [row for row in rows(paper) if "oints" in row] == ["Points earned 3"]
    assert not [row for row in rows(plain) if "oints" in row]
    shop.close()


def test_what_another_one_gained_stands_on_no_paper_of_his(tmp_path: Path) -> None:
    shop = opened(tmp_path / "others", "en")
    sold = sale_of(shop.sell(MILK, card=CARD))
    others = replace(sold.gains, issued=tuple(replace(one, owner="M9") for one in sold.gains.issued))
    others = replace(others, earned=tuple(replace(one, owner="M9") for one in others.earned))
    found = sale_gains(shop.desk, replace(sold, gains=others), RICH)

    assert (found.points, found.coupons) == (0, ())
    shop.close()


def test_a_return_says_what_points_went_back_and_which_are_owed(tmp_path: Path) -> None:
    shop = opened(tmp_path / "return", "en")
    sold = shop.sell(MILK, card=CARD)
    code = f"{sold.entry.register}-{sold.entry.seq:06d}"
    return_goods(shop.desk, want_everything(open_return(shop.desk, code)), ANN).result()

    assert "Points taken back -3" in rows(shop.papers()[-1])
    shop.close()


def test_points_on_paper_are_what_the_sale_says(tmp_path: Path) -> None:
    """Negative control: a till that prints another balance is found out."""
    shop = opened(tmp_path / "lie", "en")
    sold = shop.sell(MILK, card=CARD)
    assert trouble(sold.entry) == ""
    body = sale_of(sold)
    assert body.points is not None

    lie = replace(body, points=replace(body.points, after=body.points.after + 1))
    assert "points went from" in trouble(replace(sold.entry, body=lie))
    shop.close()
