"""What a benefit takes off, from what, when, and beside which others: the common language of promotions and coupons.

A plan of a newer program may hold kinds that this one does not know: they are kept, shown as not applied, and never
guessed at; so `kind` is a plain text and the fields beside it are read by its meaning (docs/plan-format.md).
"""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from domain.money import Ratio
from domain.value import dataclass

LANGUAGES = ("en", "zh_CN", "zh_TW", "es")
"""What screens, paper and pages speak, and what every label of a plan is written in."""

Labels = dict[str, str]
"""A text by language: {"en": "Red diamond", "zh_CN": "红钻"}."""

PERCENT, AMOUNT, PRICE, MEMBER_PRICE = "percent", "amount", "price", "member_price"
BUY_GET, N_FOR, NTH, BUNDLE, TEXT = "buy_get", "n_for", "nth", "bundle", "text"
KINDS = (PERCENT, AMOUNT, PRICE, MEMBER_PRICE, BUY_GET, N_FOR, NTH, BUNDLE, TEXT)
"""The kinds that this program knows."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which articles: those named by number or category (nothing named: all), less those that are named in `not_*`.

    `new_days`: only articles that have been on sale for fewer than so many days (0: any).
    """

    skus: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    not_skus: tuple[str, ...] = ()
    not_categories: tuple[str, ...] = ()
    new_days: int = 0


@dataclass(frozen=True, slots=True)
class When:
    """When a benefit holds: every field that is set must fit; times are the store's own.

    `weekdays` are 1 (Monday) to 7; `hours` are pairs "HH:MM", the second excluded, of the next day where it is before
    the first; `since` and `until` are days (inclusive). Days are those on which the hours begin. `birthday`: on the
    member's day or in his month. `new_member_days`: enrolled fewer than so many days ago. `paid`: holds one of these
    paid memberships. `least`: list of the goods in scope in minor units; `pieces`: how many of them. Anything of
    `kinds`, `tiers`, `birthday`, `new_member_days`, `paid` needs a member.
    """

    members: bool = False
    kinds: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    stores: tuple[str, ...] = ()
    weekdays: tuple[int, ...] = ()
    hours: tuple[tuple[str, str], ...] = ()
    since: str | None = None
    until: str | None = None
    birthday: Literal["", "day", "month"] = ""
    new_member_days: int = 0
    paid: tuple[str, ...] = ()
    least: int = 0
    pieces: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a bundle: so many pieces of a scope."""

    scope: Scope
    count: int = 1


@dataclass(frozen=True, slots=True)
class Benefit:
    """What is taken off.

    | kind | fields |
    |---|---|
    | percent | `pays`: the share that is paid of the goods in scope; `times`: only of so many units, the dearest |
    | amount | `amount` off, shared over the goods in scope; `every`: once for each such sum of list (0: once) |
    | price | `amount`: what one unit in scope costs; `times`: only for so many units (0: all) |
    | member_price | the article's member price, for those who would not have it otherwise |
    | buy_get | of `buy` + `get` pieces the `get` cheapest pay `pays` (0: free); `same`: of one article; `times` |
    | n_for | `count` pieces cost `amount` together; `same`; `times` |
    | nth | of `count` pieces the cheapest pays `pays`; `same`; `times` |
    | bundle | one of each of `parts` cost `amount` together; `times` |
    | text | nothing: the rule's label tells the cashier what to grant, as often as `per` says (a promotion's) |

    `times` is how often it may happen in one sale, 0: as often as it fits. `most`: kinds with a share or an amount take
    off no more than that (0: no cap). Amounts are minor units.
    """

    kind: str
    pays: Ratio = Ratio(0, 1)
    amount: int = 0
    every: int = 0
    most: int = 0
    buy: int = 0
    get: int = 0
    count: int = 0
    times: int = 0
    same: bool = False
    parts: tuple[Part, ...] = ()
    per: Literal["visit", "month", "year", "once"] = "visit"


@dataclass(frozen=True, slots=True)
class Promotion:
    """A benefit that needs no coupon (K2, T5). `limit`: so many units chain-wide (a flash sale), 0: no limit.

    `returns`: whether a return of the whole sale gives the units back that it took of the limit. `unearned`: what
    becomes of it when goods come back and the rest no longer deserves it: kept, charged back, asked.
    """

    id: str
    label: Labels
    benefit: Benefit
    scope: Scope = field(default_factory=Scope)
    when: When = field(default_factory=When)
    group: str = "promotions"
    limit: int = 0
    unearned: Literal["keep", "charge_back", "ask"] = "keep"
    returns: Literal["back", "not_back"] = "not_back"


@dataclass(frozen=True, slots=True)
class CouponRule:
    """A kind of coupon (K1). Without `benefit`: `amount` off once list reaches `threshold`.

    `valid_days` counts from its issue (0: for ever); `returns`: what a return of the whole sale gives back of it.
    `unearned` as for a promotion. `open`: the amount stands on the coupon itself, as a maker prints it.
    """

    id: str
    label: Labels
    amount: int = 0
    threshold: int = 0
    benefit: Benefit | None = None
    scope: Scope = field(default_factory=Scope)
    when: When = field(default_factory=When)
    group: str = "coupons"
    valid_days: int = 0
    returns: Literal["back", "back_unless_expired", "not_back"] = "back"
    unearned: Literal["keep", "charge_back", "ask"] = "keep"
    open: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Benefits that compete or add up. Groups work in the plan's order, each on what the ones before have left.

    "all": every benefit of the group is taken, in the plan's order. "best": a line takes part in one benefit of the
    group at most, and of all choices that the plan allows the member gets the cheapest bill. `excludes` names groups
    that do not stack with this one: the cheaper side is taken.
    """

    id: str
    mode: Literal["all", "best"] = "all"
    excludes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MarginFloor:
    """No mix of benefits sells below cost · `over_cost`; `spares` names rules that may (K4). Articles without a known
    cost have no floor. What the floor gave back shows as an adjustment of its own, `margin_floor`, below zero.
    """

    over_cost: Ratio = Ratio(1, 1)
    spares: tuple[str, ...] = ()


BUILT_IN_GROUPS = (Group("member_price"), Group("promotions", "best"), Group("tier"), Group("coupons"))
"""How benefits stack when a plan says nothing: member price, the best promotion of each line, tier, coupons."""


@dataclass(frozen=True, slots=True)
class Stacking:
    """Which benefits stack (K4): groups in their order; `member_price` and `tier` are groups of their own."""

    groups: tuple[Group, ...] = BUILT_IN_GROUPS
    margin_floor: MarginFloor | None = None
