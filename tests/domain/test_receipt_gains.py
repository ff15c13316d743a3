"""What a member gained, on paper."""

from __future__ import annotations

from domain.receipt import Barcode, Rule, Text
from domain.receipt_gains import ReceiptGains, ReceiptGood, gain_blocks
from tests.domain.test_receipt_builders import KeyWords


def shown(gains: ReceiptGains) -> list[tuple[str, str]]:
    """The rows of text, and barcodes as ("barcode", code)."""
    found = []
    for block in gain_blocks(gains, KeyWords()):
        if isinstance(block, Text):
            found.append((block.left, block.right))
        elif isinstance(block, Barcode):
            found.append(("barcode", block.data))
    return found


def test_nothing_is_said_where_nothing_was_gained() -> None:
    assert list(gain_blocks(ReceiptGains(), KeyWords())) == []
    assert list(gain_blocks(ReceiptGains(points_left=0), KeyWords())) == []
    assert next(iter(gain_blocks(ReceiptGains(points=1), KeyWords()))) == Rule()


def test_points_earned_and_all_that_are_held() -> None:
    assert shown(ReceiptGains(points=12, points_left=1_234)) == [("<points_earned>", "12"), ("<points_left>", "1,234")]
    assert shown(ReceiptGains(points=12)) == [("<points_earned>", "12")]
    assert shown(ReceiptGains(points_left=7)) == [("<points_left>", "7")]
    assert shown(ReceiptGains(points=5, points_left=0))[1] == ("<points_left>", "0")


def test_points_taken_back_and_owed() -> None:
    assert shown(ReceiptGains(points_back=3, points_owed=2)) == [("<points_back>", "-3"), ("<points_owed>", "2")]


def test_a_tier_sessions_terms_and_a_coupon_to_scan() -> None:
    gains = ReceiptGains(
        tier="Red",
        coupons=(ReceiptGood("20 off", "2026-12-24", "9900000000011"), ReceiptGood("10 off", code="9900000000028")),
        sessions=(ReceiptGood("24 massages", "2027-11-24", many=24),),
        terms=(ReceiptGood("Gold card", "2027-11-24"),),
    )

    assert shown(gains) == [
        ("<new_tier> Red", ""),
        ("24 massages", ""),
        ("  <sessions_left> 24", "<good_until> 2027-11-24"),
        ("Gold card", "<good_until> 2027-11-24"),
        ("<coupon_for_you> 20 off", ""),
        ("  <good_until> 2026-12-24", ""),
        ("barcode", "9900000000011"),
        ("<coupon_for_you> 10 off", ""),
        ("barcode", "9900000000028"),
    ]
