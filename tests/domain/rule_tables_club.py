"""The tables of docs/rules/tiers.md and points.md."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from domain import points
from domain.benefits import Scope
from domain.cart import Cart
from domain.entry_benefits import Earned, Gains, PointsSpend
from domain.errors import Refusal
from domain.members import Member
from domain.money import Ratio
from domain.plan import Plan, Tier
from domain.plan_points import Band, EarnRule, PointsPolicy
from domain.plan_tiers import Review, Window
from domain.point_debts import Owed, owed_by, settlement
from domain.pricing import price
from domain.referral import Returned, referred, taken_from_referrer
from domain.returned_gains import taken_back, with_debts
from domain.tenders import Tender
from domain.tier_reviews import review
from domain.tiers import advance, earned, reached, tier_after
from tests.domain.club import earning, rule, sold, tier
from tests.receipt_language import AT, PLAN, TIERS, article, cents

if TYPE_CHECKING:
    from collections.abc import Callable

Row = dict[str, str]
DAY = AT.date()
MONEY = {"spending", "top_up", "one_top_up", "balance"}

GROUP = tuple(
    tier(name, threshold * 100, kind="group", metric="top_up", pays=Ratio(pays, 100))
    for name, threshold, pays in (("bronze", 5_000, 98), ("silver", 10_000, 95), ("gold", 30_000, 93))
)
BANK = tuple(tier(f"bank{part}", part * 100_000, metric="balance") for part in (100, 500, 1000))
LADDERS: dict[str, tuple[Tier, ...]] = {
    "personal": TIERS,
    "group": GROUP,
    "bank": BANK,
    "one": (tier("big", 100_000, metric="one_top_up"),),
}


def _text(amount: int) -> str:
    return f"{amount // 100}.{amount % 100:02d}"


def _or_none(name: str) -> str | None:
    return None if name == "none" else name


def _figure(metric: str, text: str) -> int:
    return cents(text) if metric in MONEY else int(text)


def _window(text: str) -> Window:
    kind, _, months = text.partition(" ")
    return Window(kind, int(months or 12))  # type: ignore[arg-type]


def _by_month(metric: str, text: str) -> dict[str, int]:
    return {f"{metric}@{part[:7]}": _figure(metric, part[8:]) for part in text.split()}


def _member(metric: str, lifetime: int, months: dict[str, int], held: str | None = None) -> Member:
    if metric == "spending":
        return Member("M1", held, lifetime, metrics=months)
    return Member("M1", held, metrics={metric: lifetime, **months})


def tier_(row: Row) -> None:
    """T1: personal, by accumulated spending."""
    who = Member("M1", _or_none(row["held"]), cents(row["spending before"]))
    assert (earned(who, PLAN, DAY, {"spending": cents(row["payable"])}) or "none") == row["tier after"]


def tier_top_up(row: Row) -> None:
    """T1 and T2: groups by accumulated top-up, bank-style by the balance, one top-up."""
    plan = Plan(version=1, tiers=LADDERS[row["tiers"]])
    kind = plan.tiers[0].kind
    who = Member("M1", _or_none(row["held"]), kind=kind, metrics={"top_up": cents(row["topped up before"])})
    paid = cents(row["top-up"])
    counts = {"top_up": paid, "one_top_up": paid, "balance": cents(row["balance before"]) + paid}
    assert (tier_after(who, advance(who, plan, DAY, counts)) or "none") == row["tier after"]


def tier_pays(row: Row) -> None:
    """T1: what each tier pays."""
    plan = Plan(version=1, tiers=LADDERS[row["tiers"]])
    who = Member("M1", row["tier"], kind=plan.tiers[0].kind)
    basket = Cart().with_article(article("MILK", row["list"]))
    assert _text(price(basket, who, plan, AT).payable) == row["payable"]


def tier_window(row: Row) -> None:
    """T2: metrics over a lifetime, a calendar period, or rolling."""
    metric = row["metric"]
    one = tier("gold", _figure(metric, row["threshold"]), metric=metric, window=_window(row["window"]))
    who = _member(metric, _figure(metric, row["lifetime"]), _by_month(metric, row["counters"]))
    assert reached(one, who, DAY, {metric: _figure(metric, row["this act"])}) is (row["reached"] == "yes")


def tier_consumed(row: Row) -> None:
    """T3: what a promotion from 1,000 on does to the counter."""
    window = _window(row["window"])
    plan = Plan(version=1, tiers=(tier("gold", 100_000, after=row["after"], window=window),))
    before = row["counter before"]
    months = _by_month("spending", before) if ":" in before else {}
    who = Member("M1", None, 0 if months else cents(before), metrics=months)
    (promoted,) = advance(who, plan, DAY, {"spending": cents(row["this act"])}).promoted
    taken = sum(one.amount for one in promoted.consumed)
    had = who.spending + sum(months.values()) + cents(row["this act"])
    named = " ".join((f"{one.month}:" if one.month else "") + _text(one.amount) for one in promoted.consumed)
    assert (named, _text(had - taken)) == (row["consumed"], row["counter after"])


def tier_review(row: Row) -> None:
    """T3: kept, or down to what is deserved."""
    rule_ = Review(int(row["months"]), cents(row["least"]), int(row["grace"]))
    plan = Plan(version=1, tiers=(tier("silver", 20_000), tier("gold", 100_000, review=rule_)))
    who = _member("spending", cents(row["lifetime"]), _by_month("spending", row["came in"]), "gold")
    found = review(who, plan, row["held since"], date.fromisoformat(row["on"]))
    said = "not due" if found is None else found.after or "none"
    taken = " ".join(_text(one.amount) for one in found.consumed) if found is not None else ""
    assert (said, taken) == (row["found"], row["taken off"])


def _rule(text: str) -> EarnRule:
    kind, *words = text.split()
    if kind == "fixed":
        return rule("fixed", points=int(words[0]))
    if kind == "steps":
        bands = []
        for part in " ".join(words).replace(" per ", "/").split():
            start, _, many = part.partition(":")
            size, _, per = many.partition("/")
            bands.append(Band(cents(start), int(size), cents(per) if per else 0))
        return rule("steps", bands=tuple(bands))
    return rule(points=int(kind), per=cents(words[1]))


def points_earned(row: Row) -> None:
    """P1: each way of earning; half of the goods are milk."""
    rules = [_rule(row["rule"])]
    if row["multiplier"]:
        scope = Scope() if row["multiplier"].startswith("all") else Scope(skus=("MILK",))
        rules.append(rule("multiplier", times=Ratio(int(row["multiplier"].split()[-1]), 1), scope=scope))
    coefficient = Ratio(cents(row["tier coefficient"] or "1"), 100)
    plan = replace(earning(*rules), tiers=(replace(TIERS[0], pays=Ratio(1, 1), points=coefficient),))
    half = cents(row["paid"]) // 2
    goods = [("MILK", half), ("SOAP", cents(row["paid"]) - half)]
    text = ", ".join(f"{sku} {_text(amount)}" for sku, amount in goods if amount)
    used = int(row["with points"] or 0)
    paid = [Tender("points", used * 100, points=(PointsSpend("2026-01", used, used * 100),))] if used else []
    sale = sold(text, plan, Member("M1", "yellow"), *paid)
    assert sum(one.points for one in sale.gains.earned) == int(row["points"])


def points_owner(row: Row) -> None:
    """M4, M5: whose points they are."""
    fixed = rule("fixed", points=10, on="referral")
    share = replace(rule("proportional", on="referral", days=30), id="share")
    plan = earning(rule(), share, fixed, rule("fixed", points=2, on="visit"))
    who = Member("M1", kind=row["class"], referrer=row["referrer"], enrolled=row["enrolled"])
    if row["act"] == "enrols":
        found = points.earned_for(plan, "referral", Member(row["referrer"]), "S01", AT)
    elif row["act"] == "visits":
        found = points.earned_for(plan, "visit", who, "S01", AT)
    else:
        found = sold("MILK " + row["act"].split()[1], plan, who, agent=row["agent"] or None).gains.earned
    assert " ".join(f"{one.owner}:{one.points}" for one in found) == row["earned"]


def points_referred(row: Row) -> None:
    """M4: what the till of another store cannot give, HQ does; what comes back takes its part."""
    plan = earning(replace(rule("proportional", on="referral", days=30), id="share"))
    facts = (
        {"referrer": row["referrer"], "enrolled": row["enrolled"]} if row["till"] == "knows him" else {"local": False}
    )
    sale = sold("MILK " + row["pays"], plan, Member("M1", **facts))
    at_hq = referred(sale, plan, row["referrer"], row["enrolled"])
    had, left = Returned(), points.total(at_hq.earned, "M9")
    for part in row["comes back"].split():
        more = Returned(sale.payable - had.payable, last=True) if part == "all" else Returned(cents(part))
        left -= points.total(taken_from_referrer(at_hq, sale.payable, had, had + more).earned, "M9")
        had += more
    assert (points.total(sale.gains.earned, "M9"), left) == (int(row["at the till"]), int(row["at HQ"]))


def _share(text: str) -> Ratio:
    return Ratio(int(text.split(maxsplit=1)[0]), 100)


def points_money(row: Row) -> None:
    """P2: points as money."""
    policy = PointsPolicy(
        value=cents(row["value"]),
        least_share=_share(row["least share"]),
        most_share=_share(row["most share"]),
        step=int(row["step"]),
    )
    assert points.room(policy, cents(row["bill"])) == points.Room(int(row["least"]), int(row["most"]))


def _lots(text: str) -> dict[str, int]:
    return {lot: int(many) for lot, _, many in (part.rpartition(":") for part in text.split())}


def points_lots(row: Row) -> None:
    """P3: oldest first, never past the end."""
    rooms: dict[str, tuple[int, str | None]] = {f"PTS/{lot}": (many, None) for lot, many in _lots(row["lots"]).items()}
    try:
        taken = points.spend(points.lots(rooms, date.fromisoformat(row["on"])), int(row["spend"]))
    except Refusal:
        assert row["taken"] == "refused"
        return
    assert " ".join(f"{one.lot}:{one.points}" for one in taken) == row["taken"]


def points_returned(row: Row) -> None:
    """P3: what a return takes back, and what of it is owed."""
    gains = Gains(earned=(Earned("r", "M1", "2026-11", int(row["earned"])),))
    here, before, found = int(row["here"]), 0, []
    parts = [cents(part) for part in row["returns"].split()]
    for number, part in enumerate(parts, 1):
        back = taken_back(gains, cents(row["paid"]), before, part, last=number == len(parts))
        (one,) = with_debts(back, {("M1", "PTS/2026-11"): here}).earned or (Earned("r", "M1", "2026-11", 0),)
        found.append((one.points, one.debt))
        here, before = here - (one.points - one.debt), before + part
    assert [" ".join(str(part[place]) for part in found) for place in (0, 1)] == [row["taken back"], row["owed"]]


def points_settled(row: Row) -> None:
    """P3: what of a debt HQ settles out of what it holds."""
    owed = {f"PTS/{lot}": Owed(many, many) for lot, many in _lots(row["owed"]).items()}
    rooms: dict[str, tuple[int, str | None]] = {f"PTS/{lot}": (n, None) for lot, n in _lots(row["at HQ"]).items()}
    found = settlement("M1", owed, rooms, date(2026, 11, 22), 1, "CNY")
    taken = found.taken if found is not None else ()
    assert " ".join(f"{one.lot}:{one.points}" for one in taken) == row["taken"]
    less = owed_by(found)
    left = {unit: one.points + less.get(("M1", unit), Owed()).points for unit, one in owed.items()}
    still = {f"PTS/{lot}": many for lot, many in _lots(row["still owed"]).items()}
    assert still == {unit: many for unit, many in left.items() if many}


RUNNERS: dict[str, Callable[[Row], None]] = {
    "tier": tier_,
    "tier_top_up": tier_top_up,
    "tier_pays": tier_pays,
    "tier_window": tier_window,
    "tier_consumed": tier_consumed,
    "tier_review": tier_review,
    "points_earned": points_earned,
    "points_owner": points_owner,
    "points_referred": points_referred,
    "points_money": points_money,
    "points_lots": points_lots,
    "points_returned": points_returned,
    "points_settled": points_settled,
}
