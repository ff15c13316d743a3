"""Postings of what is issued by itself and what is sold ahead: enrolments, HQ's coupons, packages, draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entry_causes import (
    CampaignOpened,
    CausesOpened,
    CouponIssued,
    DrawMade,
    MemberEnrolled,
    MembershipEarned,
    MembershipGranted,
    PackageTransferred,
    ServiceGranted,
    SessionUsed,
)
from domain.gain_postings import gained
from domain.ledger import ALLOWANCE, AVAILABLE, Posting, pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from domain.entry_benefits import Covered
    from domain.entry_parts import EntryRef

DRAW = "DRAW:"


def package_unit(package: str, lot: str) -> str:
    """The unit of sessions: PKG:<package>/<lot>."""
    return f"PKG:{package}/{lot}"


def draw_unit(draw: str) -> str:
    """The unit of a lucky draw that a sale owns, once."""
    return DRAW + draw


def draws_of_sale(draws: tuple[str, ...], owner: str, sign: int = 1) -> Iterator[Posting]:
    """The draws that a sale may make, owned by the sale like its right to be returned (`sign` −1: taken back)."""
    for draw in draws:
        yield from pair(ALLOWANCE + owner, "draws_given", draw_unit(draw), sign)


def covered(sessions: Iterable[Covered], store: str, sign: int = 1) -> Iterator[Posting]:
    """Sessions that pay for lines of a sale (`sign` −1: they go back with the goods)."""
    for one in sessions:
        for spend in one.spends:
            unit = package_unit(one.package, spend.lot)
            yield from pair(f"redeemed:{store}", ALLOWANCE + one.owner, unit, sign * spend.sessions)


def caused(body: object) -> Iterator[Posting]:
    """What these entries post; nothing for others."""
    if isinstance(body, MemberEnrolled):
        yield from _enrolled(body)
    elif isinstance(body, CouponIssued):
        yield from _issued(body)
    elif isinstance(body, CausesOpened | CampaignOpened):
        source = "causes" if isinstance(body, CausesOpened) else "campaigns"
        for opened in body.units:
            yield from pair(AVAILABLE + opened.owner, source, opened.unit, opened.amount)
    elif isinstance(body, MembershipGranted | MembershipEarned):
        yield from pair(f"member:{body.member}", "paid_terms", f"PAID:{body.membership}", body.months)
    elif isinstance(body, ServiceGranted):
        if body.unit:
            yield from pair(f"redeemed:{body.store}", ALLOWANCE + body.member.id, body.unit, 1)
    elif isinstance(body, DrawMade):
        yield from _drawn(body)
    elif isinstance(body, SessionUsed | PackageTransferred):
        yield from _sessions(body)


def _sessions(body: SessionUsed | PackageTransferred) -> Iterator[Posting]:
    mine = ALLOWANCE + body.member
    if isinstance(body, PackageTransferred):
        yield from pair(ALLOWANCE + body.to, mine, package_unit(body.package, body.lot), body.sessions)
        return
    for spend in body.spends:
        yield from pair(f"redeemed:{body.store}", mine, package_unit(body.package, spend.lot), spend.sessions)


def _enrolled(body: MemberEnrolled) -> Iterator[Posting]:
    for unit in body.causes:
        yield from pair(ALLOWANCE + body.member.id, "causes", unit, 1)
    yield from gained(body.gains, body.member.id, body.currency)


def _issued(body: CouponIssued) -> Iterator[Posting]:
    for one in body.issued:
        yield from pair(AVAILABLE + one.owner, "coupons_issued", f"CPN:{one.rule}/{one.code}", 1)
    for cause in body.causes:
        if cause.here:
            yield from pair("causes", AVAILABLE + cause.owner, cause.unit, 1)


def _drawn(body: DrawMade) -> Iterator[Posting]:
    if body.sale is not None:
        owner = _owner(body.sale)
        yield from pair(f"redeemed:{body.store}", ALLOWANCE + owner, draw_unit(body.draw), 1)
    for spend in body.points:
        yield from pair(f"redeemed:{body.store}", f"{ALLOWANCE}{body.member}", f"PTS/{spend.lot}", spend.points)
        yield from pair("liability:points", "cost:points", body.currency, spend.amount)
    yield from gained(body.gains, body.member or "", body.currency)


def _owner(sale: EntryRef) -> str:
    return f"{sale.register}/{sale.epoch}/{sale.seq}"
