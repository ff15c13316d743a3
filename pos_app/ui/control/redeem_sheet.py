"""Points and coupons of the sale's member (P2, K1): points pay, coupons are laid in and taken out, gifts are chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from domain.errors import Refusal
from domain.tenders import POINTS
from domain.value import dataclass
from pos_app.services.lay_coupon import take_coupon_out
from pos_app.services.lending import Enlarged
from pos_app.services.member_page import CouponHeld, coupons_held
from pos_app.services.take_points import PointsHere, enlarge_points, points_here, take_points
from pos_app.ui.control import gift_sheet, scan_acts, tender_acts
from pos_app.ui.control.sheet import Sheet, close, lay, member_of, member_words
from pos_app.ui.control.view_sale import label_text
from pos_app.ui.speak import translate
from pos_app.ui.state_sheet import Fact, SheetRow, SheetState

if TYPE_CHECKING:
    from pos_app.services.open_sale import OpenSale
    from pos_app.ui import acts
    from pos_app.ui.control.counter import Counter

LONGEST = 9
"""More digits than anybody has points."""


def open_(counter: Counter, act: acts.OpenRedeem) -> None:
    """A number that was typed pays with so many points; nothing typed shows what there is. Refusal `no_member`."""
    member_of(counter)
    text = act.text.strip()
    if text:
        pay(counter, _points(text))
    else:
        lay(counter, RedeemSheet())


@dataclass(frozen=True, slots=True)
class RedeemSheet(Sheet):
    """What of the member's there is to use in this sale, one digit each."""

    name: ClassVar[str] = "redeem"

    def state(self, counter: Counter) -> SheetState:
        member = member_of(counter)
        title = translate("Sheet", "Points and coupons of {name}").format(name=member_words(member))
        points = _points_row(counter)
        rows = (
            *((points,) if points is not None else ()),
            *(_coupon_row(counter, one) for one in coupons_held(counter.desk, member)),
            *gift_sheet.entrance(counter),
        )
        return SheetState(
            self.name,
            title,
            translate("Sheet", "Press the digit in front"),
            translate("Sheet", "This member has nothing to use here"),
            facts=_facts(counter),
            rows=rows,
            selected=0 if rows else -1,
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        what, _, which = choice.partition(":")
        if what == "points":
            pay(counter, _points(typed) if typed else None)
        elif what == "coupon":
            scan_acts.lay(counter, which)
        elif what == "laid":
            counter.put(take_coupon_out(counter.desk, counter.sale, which))
            counter.say(translate("Said", "Coupon taken out"))
        elif what == "gifts":
            gift_sheet.open_(counter)
        else:
            close(counter)


def pay(counter: Counter, many: int | None) -> None:
    """Pay with points: what is missing here HQ is asked for first, off the UI thread."""
    sale = counter.sale
    tender_acts.fits(counter)
    found = points_here(counter.desk, sale)
    wanted = many if many is not None else min(found.balance, found.most)
    if counter.desk.hq.lends and wanted > found.here:
        work = partial(enlarge_points, counter.desk, sale, wanted)
        counter.ask(work, partial(_enlarged, counter, sale, many))
    else:
        _take(counter, many)


def _points(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST):
        raise Refusal("not_points", typed=text)
    return int(text)


def _enlarged(counter: Counter, asked: OpenSale, many: int | None, answer: Enlarged | None) -> None:
    """HQ answered; what it lent is taken for the sale it was asked for, if that is still the open one."""
    del answer
    if counter.sale.id == asked.id and counter.sale.member == asked.member and counter.place == "sale":
        _take(counter, many)


def _take(counter: Counter, many: int | None) -> None:
    before = counter.sale
    sale = take_points(counter.desk, before, many)
    close(counter)
    tender_acts.took(counter, before, sale)


def _facts(counter: Counter) -> tuple[Fact, ...]:
    found = _found(counter)
    if found is None:
        return ()
    value = counter.desk.plan()[0].points.value
    here = translate("Sheet", "of {balance}").format(balance=f"{found.balance:,}")
    share = translate("Sheet", "{least} to {most} points")
    return (
        Fact(translate("Sheet", "Points to spend here"), f"{found.here:,}", here),
        Fact(
            translate("Sheet", "This bill takes"),
            share.format(least=f"{found.least:,}", most=f"{found.most:,}"),
            translate("Sheet", "1 point = {value}").format(value=counter.money.signed(value)),
        ),
    )


def _found(counter: Counter) -> PointsHere | None:
    """None where points do not pay."""
    try:
        return points_here(counter.desk, counter.sale)
    except Refusal:
        return None


def _points_row(counter: Counter) -> SheetRow | None:
    """Pay with as many points as the bill takes; what is paid so already is not due any more."""
    found = _found(counter)
    if found is None:
        return None
    policy = counter.desk.plan()[0].points
    taken = sum(one.amount for one in counter.sale.tenders if one.kind == POINTS)
    room = (counter.sale.settlement.due + taken) // policy.value
    fits = min(found.balance, found.most, room) // policy.step * policy.step
    fits = max(0, fits)
    return SheetRow(
        "points",
        translate("Sheet", "Pay with points"),
        translate("Sheet", "another number: type it, then Ctrl+R"),
        counter.money.signed(fits * policy.value),
        translate("Sheet", "{many} points").format(many=f"{fits:,}"),
    )


def _coupon_row(counter: Counter, coupon: CouponHeld) -> SheetRow:
    rule = counter.desk.plan()[0].coupon(coupon.rule)
    laid = any(use.code == coupon.code for use in counter.sale.cart.coupons)
    taken = sum(one.amount for one in counter.sale.bill.adjustments if one.rule == f"coupon:{coupon.rule}")
    until = translate("Sheet", "until {day}").format(day=coupon.expires) if coupon.expires else ""
    where = "" if coupon.here else translate("Sheet", "with HQ")
    return SheetRow(
        f"{'laid' if laid else 'coupon'}:{coupon.code}",
        label_text(counter, rule.label) if rule is not None else coupon.rule,
        " · ".join(part for part in (coupon.code, until, where) if part),
        counter.money.signed(-taken) if laid and taken else "",
        chip=translate("Sheet", "laid in") if laid else "",
    )
