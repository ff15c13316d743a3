"""A tiny language for promotions, coupons and groups, so that tests and the rule book read like the plan.

`tea: 2nd pays 50% @drinks,-TEA ?members ?weekdays=2 #more`: an id, what it takes off, `@` scope (capitals: an article,
small letters: a category, `-`: not, `new=60`: new for so many days), `?` conditions, `#` the group. What it takes off:
`90%` `90% most 5` `20 off` `20 off every 100` `price 5` `price 0 times 1` `member_price` `buy 2 get 1` `3 for 10 same`
`2nd pays 50%` `bundle drinks+2snacks 12` `text`; behind it `times 2` and `limit 3`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from domain.benefits import Benefit, CouponRule, Group, Part, Promotion, Scope, Stacking, When
from domain.cart import Cart
from domain.money import Ratio
from domain.plan import Plan
from tests.receipt_language import cart, cents

KIND_OF = {
    "drinks": ("TEA", "COLA", "JUICE", "WATER"),
    "snacks": ("CHIPS", "NUTS", "CAKE"),
    "fruit": ("APPLE", "PEAR"),
}
_CATEGORIES = {sku: category for category, skus in KIND_OF.items() for sku in skus}
_PATTERNS: tuple[tuple[str, str], ...] = (
    (r"(?P<pays>\d+)%", "percent"),
    (r"(?P<amount>[\d.]+) off", "amount"),
    (r"price (?P<amount>[\d.]+)", "price"),
    (r"member_price", "member_price"),
    (r"buy (?P<buy>\d+) get (?P<get>\d+)", "buy_get"),
    (r"(?P<count>\d+) for (?P<amount>[\d.]+)", "n_for"),
    (r"(?P<count>\d+)(?:nd|rd|th)", "nth"),
    (r"bundle (?P<parts>\S+) (?P<amount>[\d.]+)", "bundle"),
    (r"(?P<kind>[a-z]+)", ""),
)
_MORE: dict[str, Callable[[str], int]] = {"most": cents, "every": cents, "times": int}


def goods(text: str, member: str | None = None) -> Cart:
    """A cart of the receipt language whose articles have their categories."""
    found = cart(text, member)
    lines = (replace(line, article=replace(line.article, category=category(line.article.sku))) for line in found.lines)
    return replace(found, lines=tuple(lines))


def category(sku: str) -> str:
    """The category of an article of the tests."""
    return _CATEGORIES.get(sku, "things")


def benefit(text: str) -> Benefit:
    """What is taken off."""
    for pattern, kind in _PATTERNS:
        match = re.match(pattern + r"(?: |$)", text)
        if match is not None:
            given: dict[str, Any] = {key: _value(key, value) for key, value in match.groupdict().items()}
            rest = text[match.end() :]
            given |= {
                name: read(found[1]) for name, read in _MORE.items() if (found := re.search(rf"{name} (\S+)", rest))
            }
            if pays := re.search(r"pays (\d+)%", rest):
                given["pays"] = Ratio(int(pays[1]), 100)
            return Benefit(**{"kind": kind, **given}, same="same" in rest.split())
    raise ValueError(text)


def _value(key: str, value: str) -> object:
    if key == "pays":
        return Ratio(int(value), 100)
    if key == "parts":
        return tuple(map(_part, value.split("+")))
    return cents(value) if key == "amount" else value if key == "kind" else int(value)


def _part(text: str) -> Part:
    many, name = re.fullmatch(r"(\d*)(\w+)", text).groups()  # type: ignore[union-attr]
    return Part(scope(name), int(many or 1))


def scope(text: str) -> Scope:
    """`drinks,-TEA`."""
    names = [name for name in text.split(",") if name and not name.startswith("new=")]
    new = re.search(r"new=(\d+)", text)
    return Scope(
        skus=tuple(name for name in names if name.isupper() and not name.startswith("-")),
        categories=tuple(name for name in names if name.islower() and not name.startswith("-")),
        not_skus=tuple(name[1:] for name in names if name.startswith("-") and name.isupper()),
        not_categories=tuple(name[1:] for name in names if name.startswith("-") and name.islower()),
        new_days=int(new[1]) if new else 0,
    )


def when(words: list[str]) -> When:
    """`members`, `weekdays=2,6`, `hours=22:00-02:00`, `least=50` ..."""
    given: dict[str, Any] = {}
    for word in words:
        name, _, value = word.partition("=")
        if name == "members":
            given[name] = True
        elif name in {"since", "until", "birthday"}:
            given[name] = value
        elif name in {"pieces", "new_member_days"}:
            given[name] = int(value)
        elif name == "least":
            given[name] = cents(value)
        elif name == "hours":
            given[name] = tuple(tuple(pair.split("-")) for pair in value.split(","))
        elif name == "weekdays":
            given[name] = tuple(map(int, value.split(",")))
        else:
            given[name] = tuple(value.split(","))
    return When(**given)


def _read(text: str) -> tuple[str, str, dict[str, Any]]:
    name, _, rest = text.partition(":")
    words = rest.split()
    marks = {mark: [word[1:] for word in words if word.startswith(mark)] for mark in "@?#"}
    said = " ".join(word for word in words if word[0] not in "@?#")
    given: dict[str, Any] = {"scope": scope(",".join(marks["@"])), "when": when(marks["?"])}
    if marks["#"]:
        given["group"] = marks["#"][0]
    return name.strip(), said, given


def promotion(text: str) -> Promotion:
    """A promotion."""
    name, said, given = _read(text)
    limit = re.search(r"limit (\d+)", said)
    return Promotion(name, {"en": name}, benefit(said), limit=int(limit[1]) if limit else 0, **given)


def coupon_rule(text: str) -> CouponRule:
    """A kind of coupon; `10 off from 100` is the plain amount over a threshold."""
    name, said, given = _read(text)
    plain = re.fullmatch(r"([\d.]+) off(?: from ([\d.]+))?", said)
    if plain is not None:
        return CouponRule(name, {"en": name}, cents(plain[1]), cents(plain[2] or "0"), **given)
    return CouponRule(name, {"en": name}, benefit=benefit(said), **given)


def groups(text: str) -> Stacking:
    """`member_price, promotions best, tier, coupons excludes tier`; nothing: as a plan has it that says nothing."""
    found = []
    for part in filter(None, map(str.strip, text.split(","))):
        words = part.split()
        excludes = tuple(words[words.index("excludes") + 1 :]) if "excludes" in words else ()
        found.append(Group(words[0], "best" if "best" in words else "all", excludes))
    return Stacking(tuple(found)) if found else Stacking()


def listed(text: str) -> list[str]:
    """The parts of a cell that holds several rules."""
    return [part.strip() for part in text.split(";") if part.strip()]


def plan(base: Plan, promotions: str = "", coupons: str = "", stacking: str = "") -> Plan:
    """A plan with these rules."""
    return replace(
        base,
        promotions=tuple(map(promotion, listed(promotions))),
        coupons=(*base.coupons, *map(coupon_rule, listed(coupons))),
        stacking=groups(stacking),
    )
