"""What a sale brought its member, on paper: points, a new tier, coupons for next time, sessions, paid terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.receipt import Barcode, Rule, Text
from domain.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from domain.receipt import Block


@dataclass(frozen=True, slots=True)
class ReceiptGood:
    """Something with a name and an end: a coupon with its code, sessions with their number, a paid term."""

    label: str
    until: str = ""
    code: str = ""
    many: int = 0


@dataclass(frozen=True, slots=True)
class ReceiptGains:
    """What the member gained: `points` earned, `points_left` all that he has (None: not known here).

    Of a return what went back: `points_back` of those that were earned, `points_owed` of them that were not there.
    `texts` are what the member has a right to in words.
    """

    points: int = 0
    points_left: int | None = None
    tier: str = ""
    coupons: tuple[ReceiptGood, ...] = ()
    sessions: tuple[ReceiptGood, ...] = ()
    terms: tuple[ReceiptGood, ...] = ()
    points_back: int = 0
    points_owed: int = 0
    texts: tuple[str, ...] = ()


def gain_blocks(gains: ReceiptGains, words: Mapping[str, str]) -> Iterator[Block]:
    """Lay them down, nothing where nothing was gained. Raises KeyError when a word is missing."""
    rows = [*_points(gains, words), *_goods(gains, words)]
    if rows:
        yield Rule()
        yield from rows


def _points(gains: ReceiptGains, words: Mapping[str, str]) -> Iterator[Block]:
    for word, many in (
        ("points_earned", gains.points),
        ("points_back", -gains.points_back),
        ("points_owed", gains.points_owed),
    ):
        if many:
            yield Text(words[word], f"{many:,}")
    if gains.points_left is not None and (gains.points_left or gains.points):
        yield Text(words["points_left"], f"{gains.points_left:,}", "strong")


def _goods(gains: ReceiptGains, words: Mapping[str, str]) -> Iterator[Block]:
    if gains.tier:
        yield Text(f"{words['new_tier']} {gains.tier}", style="strong", align="centre")
    for one in gains.sessions:
        yield Text(one.label)
        yield Text(f"  {words['sessions_left']} {one.many}", _until(one, words), "strong")
    for one in gains.terms:
        yield Text(one.label, _until(one, words))
    for one in gains.coupons:
        yield Text(f"{words['coupon_for_you']} {one.label}", style="strong")
        if one.until:
            yield Text(f"  {_until(one, words)}")
        yield Barcode(one.code)
    for label in gains.texts:
        yield Text(f"{words['service_for_you']} {label}")


def _until(one: ReceiptGood, words: Mapping[str, str]) -> str:
    return f"{words['good_until']} {one.until}" if one.until else ""
