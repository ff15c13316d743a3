"""Enrol in one step, offline: a phone or a card, and the coupons are there at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.entry_causes import MemberEnrolled
from domain.errors import Refusal
from domain.receipt import Text
from local_db.act import Recorded
from pos_app.services.attach_member import attach_member, find_card, find_members
from pos_app.services.enrol_member import NewMember, enrol_member
from pos_app.services.lay_coupon import lay_coupon
from tests.services.programme import open_programme
from tests.services.shop import ANN, CARD, MILK, NOBODYS_CARD, TELLY, Shop, merged_rows

NEW = NewMember(phone="13912345678", card=NOBODYS_CARD, name="李新", birthday="1990-01-02", agreement="2026-1")


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = open_programme(tmp_path)
    shop.hq.online = False
    yield shop
    shop.close()


def _enrol(shop: Shop, **changes: object) -> Recorded:
    return enrol_member(shop.desk, NewMember(**{**_plain(NEW), **changes}), ANN).result()  # type: ignore[arg-type]


def _plain(new: NewMember) -> dict[str, object]:
    return {name: getattr(new, name) for name in NewMember.__slots__}


def test_a_new_member_is_found_by_card_phone_and_name_at_once_and_has_his_coupons(shop: Shop) -> None:
    body = _enrol(shop).entry.body
    assert isinstance(body, MemberEnrolled)

    found = find_card(shop.desk, NOBODYS_CARD)
    assert (found.name, found.member.home_store, found.member.birthday) == ("李新", "S01", "day")
    for text in ("13912345678", "5678", "李"):
        assert found.member.id in [view.member.id for view in find_members(shop.desk, text)]
    rules = [one.partition("/")[0] for one in found.coupons]
    assert sorted(rules) == ["bogo", "bogo", "bogo", "welcome"]
    shop.verified()


def test_the_slip_names_his_coupons(shop: Shop) -> None:
    body = _enrol(shop).entry.body
    assert isinstance(body, MemberEnrolled)

    (paper,) = shop.papers()
    assert {one.code for one in body.gains.issued} <= {block.right for block in paper.blocks if isinstance(block, Text)}


def test_the_welcome_coupon_is_good_in_the_very_next_sale_with_hq_away(shop: Shop) -> None:
    body = _enrol(shop).entry.body
    assert isinstance(body, MemberEnrolled)
    sale = attach_member(shop.desk, shop.cart(TELLY), find_card(shop.desk, NOBODYS_CARD))
    before = sale.bill.payable
    welcome = next(one.code for one in body.gains.issued if one.rule == "welcome")

    sale = lay_coupon(shop.desk, sale, welcome)

    assert sale.bill.payable == before - 1000
    assert sale.cart.coupons[0].expires == body.gains.issued[0].expires
    shop.clock.forward(hours=24 * 91)
    with pytest.raises(Refusal, match="coupon_expired"):
        lay_coupon(shop.desk, shop.cart(MILK, card=NOBODYS_CARD), welcome)


def test_a_friend_gets_his_coupon_and_points(shop: Shop) -> None:
    _enrol(shop, referrer=find_card(shop.desk, CARD))

    friend = find_card(shop.desk, CARD)
    assert [one.partition("/")[0] for one in friend.coupons].count("friend") == 1
    assert friend.points == 10
    shop.verified()


def test_nothing_personal_stands_in_the_entry(shop: Shop) -> None:
    raw = _enrol(shop).raw.decode()

    assert not any(secret in raw for secret in ("李新", "13912345678", NOBODYS_CARD, "1990"))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"phone": "", "card": ""}, "phone_or_card_needed"),
        ({"phone": "1391234567"}, "not_a_phone"),
        ({"card": "x"}, "not_a_card"),
        ({"birthday": "1990-13-02"}, "not_a_birthday"),
        ({"birthday": "17 May"}, "not_a_birthday"),
        ({"agreement": ""}, "no_agreement"),
        ({"phone": "13800001234"}, "phone_taken"),
        ({"card": CARD}, "card_taken"),
    ],
)
def test_what_cannot_be_enrolled_is_refused_and_nothing_is_written(
    shop: Shop, changes: dict[str, object], code: str
) -> None:
    before = shop.entries()

    with pytest.raises(Refusal, match=code):
        _enrol(shop, **changes)
    assert shop.entries() == before


def test_the_same_phone_twice_at_this_till_is_refused(shop: Shop) -> None:
    _enrol(shop)

    with pytest.raises(Refusal, match="phone_taken"):
        _enrol(shop, card="")


def test_who_was_enrolled_here_and_merged_at_hq_is_nobody_of_his_own_any_more(shop: Shop) -> None:
    """A phone that was known elsewhere: HQ merges the two; this till's own record does not bring him back."""
    body = _enrol(shop).entry.body
    assert isinstance(body, MemberEnrolled)
    alias = {"id": body.member.id, "phone": "13912345678", "card": NOBODYS_CARD}
    stays = {"id": "M77", "name": "李新", "phone": "13512340000", "card": "2900000000773", "home_store": "S01"}
    shop.store.apply_rows(merged_rows(alias, stays), {"store:S01": 5000, "index": 5000}, 1)

    for text in ("13912345678", "李新"):
        assert [view.member.id for view in find_members(shop.desk, text)] == ["M77"]
    assert body.member.id not in [view.member.id for view in shop.desk.members.by_last4("5678")]
    assert find_card(shop.desk, NOBODYS_CARD).member.id == "M77"
