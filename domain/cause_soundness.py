"""What entries about issues, packages and draws must be by themselves: HQ's acts are HQ's, amounts are amounts."""

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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.entries import Entry

HQ = "HQ/"
"""Registers whose name begins so are HQ's own journals."""


def cause_troubles(entry: Entry) -> Iterator[str]:
    """What cannot be of such an entry, in words."""
    body = entry.body
    if isinstance(body, CouponIssued | CausesOpened | CampaignOpened):
        yield from _by_hq(entry, body) if entry.register.startswith(HQ) else iter(["only HQ issues so"])
    elif isinstance(body, MemberEnrolled):
        if "/" in body.member.id or not body.private:
            yield "it names no member, or no record of him"
    elif isinstance(body, DrawMade):
        if any(spend.points <= 0 or spend.amount < 0 for spend in body.points):
            yield "a draw costs points, or none at all"
    elif isinstance(body, MembershipEarned):
        if entry.register != HQ + body.member or body.months <= 0:
            yield "only HQ grants for a counter, and something"
    elif isinstance(body, SessionUsed | PackageTransferred | MembershipGranted):
        yield from _ahead(body)
    elif isinstance(body, ServiceGranted) and not _one_right(body):
        yield f"{body.rule} of {body.period} does not spend {body.unit}"


def _one_right(body: ServiceGranted) -> bool:
    """A text spends its own right, or none."""
    family, _, rule = body.rule.partition(":")
    own = f"CPN:{rule}/{body.period}" if family == "coupon" else f"CAUSE:{body.rule}:{body.period}"
    return bool(rule and body.period) and (body.unit == own or (not body.unit and family != "coupon"))


def _ahead(body: SessionUsed | PackageTransferred | MembershipGranted) -> Iterator[str]:
    if isinstance(body, SessionUsed):
        if any(spend.sessions <= 0 for spend in body.spends) or not body.spends or body.left < 0:
            yield "it ticks off no session, or less"
    elif isinstance(body, PackageTransferred):
        if body.sessions <= 0 or body.to == body.member or "/" in body.to:
            yield "it moves no session to anybody else"
    elif body.months <= 0 or not body.reason:
        yield "it grants nothing, or for no reason"


def _by_hq(entry: Entry, body: CouponIssued | CausesOpened | CampaignOpened) -> Iterator[str]:
    owner = f"campaign/{body.promotion}" if isinstance(body, CampaignOpened) else body.member
    if entry.register != HQ + owner.replace("/", ":"):
        yield f"it stands in the journal {entry.register} and is {owner}'s"
    if isinstance(body, CouponIssued):
        owners = {one.owner for one in body.issued} | {one.owner for one in body.causes}
        if owners != {owner}:
            yield "it issues to others than its member"
        if len({one.code for one in body.issued}) != len(body.issued):
            yield "it issues a code twice"
        return
    for unit in body.units:
        if unit.owner != owner or unit.amount <= 0:
            yield f"it opens {unit.amount} of {unit.unit} of {unit.owner}"
        if isinstance(body, CausesOpened) and unit.amount != 1:
            yield f"{unit.unit} is there once"
