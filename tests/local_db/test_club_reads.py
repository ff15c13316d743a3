"""What the books say of a member's tier: of sales, of grants, of cycles that promotions began; and of taking part."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.entries import PointsEarned, TierGranted
from domain.entry_benefits import Earned, Gains, Progress, Promoted
from domain.members import Member
from tests.local_db.world import EPOCH, SOAP, Shop


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    shop = Shop.new(tmp_path / "books.db")
    shop.open_shift()
    yield shop
    shop.books.close()


def visit(shop: Shop, promoted: tuple[Promoted, ...] = (), about: str = "a") -> int:
    """A visit of M1 that earns 2 points; the place of its entry."""
    plan, ref = shop.books.plan()
    assert plan.version == 1
    gains = Gains((Progress("points", 2),), promoted, (Earned("visit", "M1", "2026-01", 2),))
    body = PointsEarned("S01", ref, Member("M1"), "visit", "2026-01-02T10:00:00.000+08:00", gains, about)
    return shop.act("points.earned", body, members=("M1",)).entry.seq


def test_the_last_word_on_a_tier_counts_whatever_entry_says_it(shop: Shop) -> None:
    assert shop.books.last_tier("M1", {}) is None
    shop.sell((SOAP, 1), member="M1")
    assert shop.books.last_tier("M1", {}) == "yellow"
    granted = TierGranted("S01", "M1", "red", "yellow", "2026-01-02", "kind")
    seq = shop.act("tier.granted", granted, members=("M1",)).entry.seq
    assert shop.books.last_tier("M1", {}) == "red"
    last = visit(shop, (Promoted("gold", "red", 3, (Progress("points", 2),)),))

    assert shop.books.last_tier("M1", {}) == "gold"
    assert shop.books.last_tier("M1", {("S01-R2", EPOCH): last}) is None
    assert shop.books.last_tier("M2", {}) is None
    assert (shop.books.own_cycle("M1", {}), shop.books.own_cycle("M1", {("S01-R2", EPOCH): last})) == (4, 0)
    assert shop.books.own_effects("M1", {("S01-R2", EPOCH): seq})["TIER:points"] == 0


def test_a_return_begins_no_cycle(shop: Shop) -> None:
    """It takes counters back, and they fall without a promotion."""
    shop.take_back(shop.sell((SOAP, 1), member="M1"), {1: 1})

    assert shop.books.own_cycle("M1", {}) == 0


def test_taking_part_is_remembered(shop: Shop) -> None:
    visit(shop, about="a")

    assert shop.books.took_part("M1", "visit", "a")
    assert not shop.books.took_part("M1", "visit", "b")
    assert not shop.books.took_part("M1", "review", "a")
    assert not shop.books.took_part("M2", "visit", "a")
