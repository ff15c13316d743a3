"""What a code is, by its shape alone."""

import pytest

from domain.errors import Refusal
from domain.tenders import ALIPAY, WECHAT
from pos_app.services.route_scan import Kind, Route, receipt_number, receipt_parts, route_scan, tender_of
from tests.services.shop import CARD, CASE, COUPON, MILK, NOBODYS_CARD, OWN, gtin

SHAPES = [
    (MILK, Kind.ARTICLE),
    (CASE, Kind.ARTICLE),
    (gtin("9638507"), Kind.ARTICLE),
    (gtin("03600029145"), Kind.ARTICLE),
    (CARD, Kind.CARD),
    (NOBODYS_CARD, Kind.CARD),
    (COUPON, Kind.COUPON),
    ("13800001234", Kind.PHONE),
    ("S01-R2-000123", Kind.RECEIPT),
    ("S01-R2-000123 9f3a61c24b07", Kind.RECEIPT),
    ("S01-R2-000123 · 9f3a61c24b07", Kind.RECEIPT),
    (OWN, Kind.INNER),
    ("A-77", Kind.INNER),
    ("1001", Kind.INNER),
    ("纯牛奶", Kind.TEXT),
    ("Coca Cola", Kind.TEXT),
]


@pytest.mark.parametrize(("code", "kind"), SHAPES)
def test_a_code_is_known_by_its_shape(code: str, kind: Kind) -> None:
    assert route_scan(code) == Route(kind, code)


@pytest.mark.parametrize("around", ["{}\r\n", "\x02{}\x03", " {}\t", "]E0{}", "]C1{}", "]Q3{}"])
def test_what_the_scanner_wraps_around_it_is_taken_off(around: str) -> None:
    assert route_scan(around.format(MILK)) == Route(Kind.ARTICLE, MILK)


@pytest.mark.parametrize("code", [MILK[:-1] + str((int(MILK[-1]) + 1) % 10), CARD[:-1] + "0", "036000291459"])
def test_a_wrong_check_digit_is_no_article(code: str) -> None:
    with pytest.raises(Refusal) as refused:
        route_scan(code)
    assert (refused.value.code, refused.value.params) == ("wrong_check_digit", {"scanned": code})


@pytest.mark.parametrize(
    ("code", "tender"),
    [("134567890123456789", WECHAT), ("281234567890123456", ALIPAY), ("30" + "1" * 22, ALIPAY)],
)
def test_a_payment_code_says_whose_it_is_and_stands_in_no_log(code: str, tender: str) -> None:
    route = route_scan(code)
    assert (route.kind, tender_of(code)) == (Kind.PAYMENT, tender)
    assert code not in repr(route)


@pytest.mark.parametrize(("code", "why"), [("", "scan_empty"), ("\r\n", "scan_empty"), ("x" * 301, "scan_too_long")])
def test_nothing_and_too_much_are_refused(code: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        route_scan(code)


def test_a_receipt_has_a_register_a_number_and_perhaps_a_head() -> None:
    assert receipt_parts(receipt_number("S01-R2", 123)) == ("S01-R2", 123, "")
    assert receipt_parts("S01-R2-000123 9f3a61c24b07") == ("S01-R2", 123, "9f3a61c24b07")
    with pytest.raises(Refusal, match="receipt_not_found"):
        receipt_parts("S01-R2")
