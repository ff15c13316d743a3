"""Runners of the tables about issues, packages and draws."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from domain.benefits import Benefit, CouponRule, Promotion, Scope, When
from domain.cart import Cart
from domain.conditions import fits, here
from domain.covering import cover
from domain.draws import number, prize
from domain.enrolment import brought
from domain.entries import CouponUsed, Gains, Promoted
from domain.errors import Refusal
from domain.groups import points_go_to
from domain.issues import holds, met_by_sale, of_calendar, of_sale
from domain.memberships import extended_until
from domain.money import Ratio, divide
from domain.package_refunds import refund
from domain.packages import SessionLot, package, use
from domain.pricing import price as price_of
from domain.return_gains import coupons_back
from domain.sales import complete
from domain.spans import birthday_fact
from domain.tenders import Tender
from tests.domain.programme import NOON, PACKAGES, PLAN, REF, SHIFT, member, plan, sale, thing
from tests.domain.returning import returned
from tests.plan_language import goods
from tests.receipt_language import cents

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from domain.entries import SaleCompleted
    from domain.entry_benefits import Covered
    from domain.issues import Cause
    from domain.members import Member
    from domain.plan import Plan
    from domain.plan_issues import Package

Row = dict[str, str]
CHINA = timezone(timedelta(hours=8))
SEED = bytes(range(32))


def _money(amount: int) -> str:
    return f"{amount // 100}.{amount % 100:02d}"


def _day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(hour=12, tzinfo=CHINA)


def _coupon(rule_id: str) -> str:
    rule = PLAN.coupon(rule_id)
    assert rule is not None
    if rule.benefit is not None:
        return f"{rule.benefit.kind.split('_')[0]} {rule.benefit.buy} get {rule.benefit.get} free"
    return f"{_money(rule.amount)} off"


def _gets(gains: Gains, owner: str) -> str:
    texts = [_coupon(one.rule) for one in gains.issued if one.owner == owner]
    counted = [f"{texts.count(text)} × {text}" for text in dict.fromkeys(texts)]
    points = [f"{one.points} points" for one in gains.earned if one.owner == owner]
    return ", ".join(counted + points)


def _enrolment(row: Row) -> None:
    gains = brought(member("M7", referrer=row["referrer"], enrolled="2026-11-24"), PLAN, "S01", NOON)
    assert _gets(gains, "M7") == row["new member gets"]
    assert (_gets(gains, row["referrer"]) if row["referrer"] else "") == row["referrer gets"]


def _met(event: str, fact: str, value: str) -> list[Cause]:
    if event == "promotion":
        tier, _, cycle = value.partition(" cycle ")
        return list(met_by_sale(member(), PLAN, "S01", NOON, [Promoted(tier, None, int(cycle))]))
    if fact == "paid":
        return list(of_sale(member(), PLAN, "S01", NOON, cents(value), "D1"))
    if fact == "last":
        return list(met_by_sale(member(last_visit=value.removeprefix("visit ")), PLAN, "S01", NOON, ()))
    who, birthday = (member(tier=value), "") if fact == "tier" else (member(), value)
    return [cause for cause, _ in of_calendar(who, birthday, PLAN, NOON)]


def _causes(row: Row) -> None:
    text = row["fact"]
    fact, _, value = text.partition(" ") if row["event"] != "promotion" else ("", "", text)
    found = " ".join(f"{one.rule.id}:{one.period}" for one in _met(row["event"], fact, value))
    assert found == row["causes"]


def _one_cause(row: Row) -> None:
    unit = {"waking": "CAUSE:wake:2026-09-01", "promotion": "CAUSE:up:red@0"}[row["cause"]]
    for till in ("first", "second"):
        here = (unit,) if row["unit at"] == till else ()
        assert ("yes" if _issues(row["cause"], here) else "no") == row[f"{till} till issues"]


def _issues(cause: str, here: tuple[str, ...]) -> bool:
    """Whether a till with these units issues; a promotion is put in, as the sale that earns it would."""
    if cause == "waking":
        return bool(sale((thing("TEA", 1000), 1), who=member(last_visit="2026-09-01"), here=here).gains.issued)
    met = met_by_sale(member(), PLAN, "S01", NOON, [Promoted("red", "yellow", 0)])
    return any(one.unit in here for one in met)


def _occasions(row: Row) -> None:
    at, (kind, rest) = _day(row["on"]), row["when"].split(" ", 1)
    if kind == "new":
        article = replace(thing("NEW", 100), since=row["fact"])
        found = fits(Scope(new_days=int(rest.split()[1])), article, here(None, None, "S01", at))
    elif kind == "every":
        found = holds(When(weekdays=(2,)), None, "S01", at, PLAN)
    else:
        who: Member = member(birthday=birthday_fact(row["fact"], at.date()))
        found = holds(When(birthday="day" if rest == "day" else "month"), who, "S01", at, PLAN)
    assert ("yes" if found else "no") == row["holds"]


NEW_ARTICLES = Promotion(
    "new", {"en": "New"}, Benefit("percent", pays=Ratio(90, 100)), Scope(new_days=30), When(members=True)
)
DRINK = Promotion("drink", {"en": "A drink"}, Benefit("price", times=1), Scope(skus=("DRINK",)), When(birthday="day"))
TUESDAYS = plan(promotions=(NEW_ARTICLES, DRINK), member_prices=When(weekdays=(2,)))


def _occasion_prices(row: Row) -> None:
    at = _day(row["on"])
    name, price, *rest = row["goods"].split()
    full, _, cheaper = price.partition(">")
    article = replace(
        thing(name, cents(full)), member_price=cents(cheaper) if cheaper else None, since=rest[-1] if rest else ""
    )
    who = None
    if row["who"] != "anybody":
        who = member(birthday=birthday_fact(row["who"].removeprefix("member").strip(" born"), at.date()))
    cart = Cart(member=who.id if who else None, store="S01").with_article(article)
    assert _money(price_of(cart, who, TUESDAYS, at).payable) == row["payable"]


def _coupon_back(row: Row) -> None:
    used = CouponUsed("9900000000011", "x", 1000, 0, "M1", None, 1000, row["coupon ends"] or None)
    sold = replace(sale((thing("TEA", 1000), 1), who=member()), coupons=(used,))
    rules = plan(coupons=(CouponRule("x", {"en": "X"}, 1000, returns=row["rule"]),))  # type: ignore[arg-type]
    found = coupons_back(sold, rules, _day(row["returned on"]).isoformat(), last=True)
    assert ("yes" if found else "no") == row["goes back"]


def _agents(row: Row) -> None:
    kind, name = row["member"].split()
    who = member(name, kind="group" if kind == "company" else "personal")
    assert points_go_to(who, row["agent"] or None) == row["points go to"]


def _packages(row: Row) -> None:
    many = int(row["sessions"])
    (lot,) = sale((thing(f"PK{many}", PACKAGES[many]), 1), who=member()).gains.bought
    assert (lot.sessions, _money(PACKAGES[many])) == (many, row["price"])
    assert _money(divide(PACKAGES[many], many)) == row["a session costs"]
    assert all(PACKAGES[one] * many > PACKAGES[many] * one for one in PACKAGES if one < many), "the bigger the cheaper"


def _sessions(row: Row) -> None:
    parts = [lot.split(":") for lot in row["lots"].split()]
    lots = [SessionLot("m", name, int(many), end or None) for name, many, end in parts]
    assert _used(lots, int(row["use"]), date.fromisoformat(row["on"])) == row["taken"]


def _used(lots: list[SessionLot], sessions: int, on: date) -> str:
    try:
        return " ".join(f"{one.lot}:{one.sessions}" for one in use(lots, sessions, on))
    except Refusal as refusal:
        return refusal.code


def _covered(row: Row) -> None:
    five = Promotion("five", {"en": "5 off"}, Benefit("amount", amount=500))
    rules = plan(packages=(replace(PLAN.packages[0], id="m", covers=("TEA",)),), promotions=(five,))
    found = _with_lessons(goods(row["cart"], "M1"), row["covered"], rules)
    assert [*found, "", "", ""][:4] == [row[name] for name in ("lines pay", "taken", "back of 1", "back of the rest")]


def _with_lessons(cart: Cart, wanted: str, rules: Plan) -> list[str]:
    lots = [SessionLot("m", "20260101", 3), SessionLot("m", "20260201", 5)]
    lines = [line for line in cart.lines if line.article.sku == wanted]
    try:
        paid = tuple(cover(line, "m", "M1", rules, lots, NOON.date()) for line in lines)
    except Refusal as refusal:
        return [refusal.code]
    cart = replace(cart, sessions=paid, store="S01")
    cash = Tender("cash", price_of(cart, member(), rules, NOON).payable)
    sold = complete(cart, member(), rules, REF, NOON, (cash,), store="S01", shift=SHIFT)
    backs = returned(sold, rules, [{1: 1}]) if paid else ()
    return [
        " ".join(_money(line.payable) for line in sold.lines),
        *map(_ticked, (sold.sessions, *(back.sessions for back in backs))),
    ]


def _ticked(found: Iterable[Covered]) -> str:
    return " ".join(f"{spend.lot}:{spend.sessions}" for one in found for spend in one.spends)


def _refund(row: Row) -> None:
    words = row["by"].split()
    tenders = (Tender("card", cents(words[1])),) if words[0] == "card" else ()
    sold = sale((thing("PK24", cents(row["paid"])), 1), who=member(), tenders=tenders)
    kind, _, single = row["rule"].partition(" ")
    kinds = {"single": "single_price"}
    rule = replace(package(PLAN, "massage24"), refund=kinds.get(kind, kind), single=cents(single or "0"))  # type: ignore[arg-type]
    assert _refunded(sold, int(row["sessions"]) - int(row["used"]), rule) == row["given back"]


def _refunded(sold: SaleCompleted, unused: int, rule: Package) -> str:
    try:
        given = refund(sold, (), sold.gains.bought[0], unused, rule)
    except Refusal as refusal:
        return refusal.code
    return " ".join(f"{one.kind} {_money(one.amount)}" for one in given.tenders) or "nothing"


def _terms(row: Row) -> None:
    day = date.fromisoformat(row["sold on"])
    assert extended_until(row["runs until"] or None, day, int(row["months"])) == row["until"]


def _rolls(row: Row) -> None:
    assert number(SEED, f"S01-R2/00112233445566ff/{row['nonce']}", int(row["out of"])) == int(row["roll"])


def _prizes(row: Row) -> None:
    won = prize(PLAN.draws[0], int(row["roll"]))
    assert (won.id if won is not None else "") == row["prize"]


TABLES: dict[str, Callable[[Row], None]] = {
    "enrolment": _enrolment,
    "causes": _causes,
    "one_cause": _one_cause,
    "occasions": _occasions,
    "coupon_back": _coupon_back,
    "occasion_prices": _occasion_prices,
    "agents": _agents,
    "packages": _packages,
    "sessions": _sessions,
    "refund": _refund,
    "covered": _covered,
    "terms": _terms,
    "rolls": _rolls,
    "prizes": _prizes,
}
