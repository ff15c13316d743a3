"""What stands on the slips that acts print: from the entry alone, with a code that a scan opens."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from domain.entries import GiftTaken, PointsEarned
from domain.entry_points import GiftReturned
from domain.receipt import QR, Receipt, Text
from domain.soundness import trouble
from local_db.act import Recorded
from pos_app.services.acts import ACTS
from pos_app.services.attach_member import find_card
from pos_app.services.find_receipts import find_receipts
from pos_app.services.return_gift import find_gift
from pos_app.services.route_scan import receipt_number
from pos_app.services.slips import SLIPS
from pos_app.services.take_gift import take_gift
from pos_app.ui.receipts_screen import kind_word
from tests.services.acts_by_hand import DOING, EVERYTHING
from tests.services.shop import ANN, BEA, CARD, FROZEN_CARD, STRANGER_CARD, TWIN_CARD, Shop, figures
from tests.services.test_club import LOT, OLD


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop under a plan with everything."""
    folder = tmp_path_factory.mktemp("slips")
    Shop.new(folder, EVERYTHING).close()
    return folder


@pytest.fixture
def shop(folder: Path, tmp_path: Path) -> Iterator[Shop]:
    shop = Shop.copied(folder, tmp_path)
    shop.open()
    yield shop
    shop.close()


def slip_of(shop: Shop, service: str) -> Receipt:
    """The slip of an act, done by Bea."""
    DOING[service](shop, BEA)
    return shop.papers()[-1]


def texts(paper: Receipt) -> list[str]:
    return [block.left for block in paper.blocks if isinstance(block, Text) and not block.right]


def test_a_gift_says_what_was_given_for_it_and_a_scan_of_it_brings_it_back(shop: Shop) -> None:
    """P2: soap for 2 points and 1.13, of 2.00 in cash."""
    slip = slip_of(shop, "take_gift.take_gift")

    expected = {"Points given for it": "2", "Amount": "1.13", "Cash": "2.00", "Change": "0.87", "Your points": "-2"}
    assert figures(slip).items() >= expected.items()
    assert {"香皂", "Gift for points", "Member 王*明", "The gift may come back with this slip"} <= {*texts(slip)}
    (code,) = (block.data for block in slip.blocks if isinstance(block, QR))
    found = find_gift(shop.desk, code)
    assert found is not None
    assert found.taken.sku == "1002"
    shop.verified()


def test_a_gift_that_came_back_names_its_slip_and_is_signed_for_the_money(shop: Shop) -> None:
    slip = slip_of(shop, "return_gift.return_gift")

    shown = figures(slip)
    assert shown.items() >= {"Points back": "2", "Cash": "1.13", "Your points": "0"}.items()
    assert shown["Original receipt"] in {f"S01-R2-{seq:06d}" for seq in range(shop.entries())}
    assert "香皂" in texts(slip)
    assert texts(slip)[-1].startswith("Signature")
    shop.verified()


@pytest.mark.parametrize(
    ("service", "rows", "said"),
    [
        ("earn_points.earn_points", {"A visit": "2", "Your points": "2"}, {"Points earned"}),
        ("use_session.use_session", {"Massages": "1", "Sessions left": "9"}, {"Session"}),
        ("use_session.transfer_sessions", {"Massages": "2", "To": "王*明", "Good until": "2027-01-02"},
         {"Sessions given on", "Member 王*明"}),
        ("grant_tier.grant_tier", {"You are now": "Red"}, {"Tier granted", "Member 王*明"}),
        ("grant_membership.grant_membership", {"Gold": "Good until 2027-01-02"}, {"Membership granted"}),
        ("replace_card.replace_card", {}, {"New member card", "Earlier cards are no longer valid"}),
        ("freeze_member.freeze_member", {}, {"Card frozen", "Nobody can pay with it from now on"}),
        ("freeze_member.unfreeze_member", {}, {"Card in use again", "Member 冻*卡"}),
        ("settle_payments.settle_in_cash", {"Instead of": "WeChat Pay", "Cash": "￥5.00"}, {"Refund in cash"}),
    ],
)  # fmt: skip
def test_what_it_says(shop: Shop, service: str, rows: dict[str, str], said: set[str]) -> None:
    slip = slip_of(shop, service)

    assert figures(slip).items() >= rows.items()
    assert said <= {*texts(slip)}
    assert slip.kind == "slip"


@pytest.mark.parametrize(
    ("service", "card"),
    [(act.service, FROZEN_CARD if act.kind == "member.unfrozen" else TWIN_CARD if act.kind == "tier.granted" else CARD)
     for act in ACTS if act.kind in SLIPS.keys() - {"member.enrolled", "refund.settled"}],
)  # fmt: skip
def test_it_is_found_where_receipts_are(shop: Shop, service: str, card: str) -> None:
    """By its number, among the latest, and by its member."""
    last4 = {CARD: "1234", FROZEN_CARD: "5678", TWIN_CARD: "1234"}[card]
    done = DOING[service](shop, BEA)
    assert isinstance(done, Recorded)
    for text in (receipt_number("S01-R2", done.entry.seq), "", last4):
        assert done.entry.ref in [row.ref for row in find_receipts(shop.desk, text)], text
    [row] = [row for row in find_receipts(shop.desk, "") if row.ref == done.entry.ref]
    assert row.member == done.entry.members[0]
    assert kind_word(row.kind)


def test_points_of_who_is_not_known_here_are_not_summed(shop: Shop) -> None:
    shop.hq.lend("M9", {OLD: 4, LOT: 6})
    shop.papers()
    take_gift(shop.desk, find_card(shop.desk, STRANGER_CARD), "1001", 3, ANN).result()

    (slip,) = shop.papers()
    assert "Your points" not in figures(slip)
    assert figures(slip)["Points given for it"] == "3"
    shop.verified()


@pytest.mark.parametrize("service", ["take_gift.take_gift", "return_gift.return_gift", "earn_points.earn_points"])
def test_points_on_paper_are_what_the_entry_says(shop: Shop, service: str) -> None:
    """Negative control: a till that prints another balance is found out."""
    DOING[service](shop, BEA)
    stored = shop.books.entry(shop.entries())
    assert stored is not None
    body = stored.entry.body
    assert trouble(stored.entry) == ""
    assert isinstance(body, GiftTaken | GiftReturned | PointsEarned)
    assert body.balance is not None

    lie = replace(body, balance=replace(body.balance, after=body.balance.after + 1))
    assert "points went from" in trouble(replace(stored.entry, body=lie))
