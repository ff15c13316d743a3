"""Who may do what (C4, S1): roles are data, what a role does not name is denied, and a few rights have limits.

HQ publishes the roles with the staff; `ROLES` are those of a chain that has set none. Each act of a till names one
right (docs/acts.md).
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from domain.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

SELL, REMOVE, CLEAR, SHIFT, REPRINT = "sell", "line.remove", "cart.clear", "shift", "reprint"
OVERRIDE, DISCOUNT, VOID = "price.override", "discount", "sale.void"
NO_SALE, PAID_IN, PAID_OUT, CASH_DROP = "drawer.open", "cash.in", "cash.out", "cash.drop"
RETURN, NO_RECEIPT = "return", "return.no_receipt"
ENROL, TOP_UP, TOP_UP_CANCEL, RECHARGE = "member.enrol", "top_up", "top_up.cancel", "recharge"
CLOSE_MEMBER, GRANT_TIER, GRANT_MEMBERSHIP = "member.close", "tier.grant", "membership.grant"
SESSION, REFUND_PACKAGE, GIFT, EARN, DRAW = "session.use", "package.refund", "gift", "points.give", "draw"
SETTLE, UNLOCK = "refund.settle", "staff.unlock"
FREEZE, UNFREEZE, REPLACE_CARD = "member.freeze", "member.unfreeze", "card.replace"
TRAIN, SETTINGS = "training", "settings"

RIGHTS = (
    *(SELL, REMOVE, CLEAR, SHIFT, REPRINT, OVERRIDE, DISCOUNT, VOID, NO_SALE, PAID_IN, PAID_OUT, CASH_DROP),
    *(RETURN, NO_RECEIPT, ENROL, TOP_UP, TOP_UP_CANCEL, RECHARGE, CLOSE_MEMBER, GRANT_TIER),
    *(GRANT_MEMBERSHIP, SESSION, REFUND_PACKAGE, GIFT, EARN, DRAW, SETTLE, UNLOCK, TRAIN, SETTINGS),
    *(FREEZE, UNFREEZE, REPLACE_CARD),
)
IN_SALE = (REMOVE, OVERRIDE, DISCOUNT)
"""What is done to a sale under way: it has no entry of its own."""
NO_ENTRY = (*IN_SALE, TRAIN, SETTINGS)
"""What has no entry that could bring its approval along: the approval is written when it is given."""
LIMITED = {OVERRIDE: 100, DISCOUNT: 100}
"""Rights that reach as far as a limit, and the highest one: percent that is taken off."""
REASONS = ("damaged", "expiring", "price_match", "label", "goodwill")
"""Why a price is changed by hand or something is taken off; a role may have a limit for each."""
ANY = "*"
"""The limit of every reason that has none of its own."""


@dataclass(frozen=True, slots=True)
class Role:
    """What people of a role may do. `limits` map a right to its most, by reason (`ANY` for all others)."""

    id: str
    rights: tuple[str, ...] = ()
    limits: dict[str, dict[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wanted:
    """One act that needs a right: `subject` says exactly which one, `amount` how far it goes where there are limits."""

    right: str
    subject: str = ""
    amount: int = 0
    reason: str = ""


def may(role: Role, wanted: Wanted) -> bool:
    """Whether the role reaches so far; what it does not name it may not do."""
    if wanted.right not in role.rights:
        return False
    return wanted.right not in LIMITED or wanted.amount <= limit(role, wanted.right, wanted.reason)


def limit(role: Role, right: str, reason: str) -> int:
    """How far a limited right reaches for a reason; 0 where the role says nothing."""
    by_reason = role.limits.get(right, {})
    return by_reason.get(reason, by_reason.get(ANY, 0))


def trouble(role: Role) -> str:
    """What is wrong with a role that is to be published, in words; "" when nothing is."""
    if not role.id.strip():
        return "a role has a name"
    if unknown := [one for one in (*role.rights, *role.limits) if one not in RIGHTS]:
        return f"nobody knows the right {unknown[0]}"
    for right, by_reason in role.limits.items():
        if right not in LIMITED:
            return f"{right} has no limits"
        for reason, most in by_reason.items():
            if reason not in {*REASONS, ANY}:
                return f"nobody knows the reason {reason}"
            if not 0 <= most <= LIMITED[right]:
                return f"the limit of {right} is 0 to {LIMITED[right]}"
    return ""


_CASHIER = (
    *(SELL, REMOVE, CLEAR, SHIFT, REPRINT, RETURN, ENROL, TOP_UP, RECHARGE, SESSION, GIFT, EARN, DRAW),
    *(PAID_IN, FREEZE),
)
_SENIOR = (*_CASHIER, OVERRIDE, DISCOUNT, NO_SALE, CASH_DROP, TOP_UP_CANCEL, VOID, SETTLE)
ROLES: Mapping[str, Role] = {
    role.id: role
    for role in (
        Role("cashier", _CASHIER),
        Role("senior", _SENIOR, {OVERRIDE: {ANY: 20, "label": 50}, DISCOUNT: {ANY: 10, "damaged": 30}}),
        Role("manager", RIGHTS, {OVERRIDE: {ANY: 100}, DISCOUNT: {ANY: 100}}),
    )
}
"""Cashier, senior cashier and store manager, as a chain has them that publishes no roles of its own."""


def role_of(name: str) -> Role:
    """The role of that name; one that nobody knows may do nothing."""
    return ROLES.get(name, Role(name))
