"""The member's page (M2): everything about him in one view, and every act of his by one digit."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from domain.groups import GROUP
from domain.plan_tiers import BALANCE, ONE_TOP_UP, SPENDING, TOP_UP, VISITS
from domain.value import dataclass
from pos_app.services.grant_service import services
from pos_app.services.member_page import MemberPage, member_page
from pos_app.ui import acts
from pos_app.ui.commands import Command
from pos_app.ui.control import (
    account_sheet,
    agent_sheet,
    close_sheet,
    draw_sheet,
    enrol_sheet,
    grant_sheet,
    member_acts,
    package_sheet,
    recharge_sheet,
    redeem_sheet,
    service_sheet,
    standing_sheet,
    top_up_sheet,
)
from pos_app.ui.control.sheet import Sheet, close, lay, member_of, member_words
from pos_app.ui.control.view_sale import label_text, masked_phone, tier_text
from pos_app.ui.speak import translate
from pos_app.ui.state_panels import MemberPickState
from pos_app.ui.state_sheet import Fact, SheetKey, SheetState

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.members import MemberView
    from pos_app.ui.control.counter import Counter

MONEY_METRICS = (SPENDING, TOP_UP, ONE_TOP_UP, BALANCE)
BEGINS: dict[str, Callable[[Counter], None]] = {
    "recharge": recharge_sheet.open_,
    "services": service_sheet.open_,
    "agent": agent_sheet.open_,
    "grant": grant_sheet.open_,
    "draw": draw_sheet.open_,
    "close": close_sheet.open_,
    "card": standing_sheet.open_,
}
"""What needs nothing typed."""


@dataclass(frozen=True, slots=True)
class MemberSheet(Sheet):
    """The member of the sale."""

    name: ClassVar[str] = "member"

    def state(self, counter: Counter) -> SheetState:
        member = member_of(counter)
        phone = masked_phone(member.phone)
        return SheetState(
            self.name,
            " · ".join(part for part in (member_words(member), tier_text(counter, member), _frozen(member)) if part),
            " · ".join(part for part in (phone, _since(member)) if part),
            facts=_facts(counter, member, member_page(counter.desk, member)),
            keys=_keys(counter, member),
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        if choice == "top_up":
            top_up_sheet.open_(counter, acts.OpenTopUp(typed))
        elif choice == "redeem":
            redeem_sheet.open_(counter, acts.OpenRedeem(typed))
        elif choice == "packages":
            package_sheet.open_(counter, acts.OpenPackages())
        elif choice == "friend":
            enrol_sheet.bring(counter, member_of(counter), typed)
        elif choice == "account":
            close(counter)
            account_sheet.pay(counter, None)
        elif choice == "detach":
            member_acts.detach(counter, acts.DetachMember())
        elif choice in BEGINS:
            BEGINS[choice](counter)


def ask_or_attach(counter: Counter, act: acts.AttachMember) -> None:
    """F3. Digits before it: one hit attaches, several are offered. Nothing typed: the member's page, else it asks."""
    if act.text.strip():
        member_acts.choose_or_attach(counter, act.text)
    elif counter.sale.member is not None:
        lay(counter, MemberSheet())
    else:
        counter.panel = MemberPickState()


def _frozen(member: MemberView) -> str:
    return translate("Sheet", "Frozen") if member.member.frozen else ""


def _since(member: MemberView) -> str:
    day = member.member.enrolled
    return translate("Sheet", "member since {day}").format(day=day) if day else ""


def _keys(counter: Counter, member: MemberView) -> tuple[SheetKey, ...]:
    keys = [
        SheetKey("top_up", translate("Sheet", "Top up"), icon="wallet"),
        SheetKey("redeem", translate("Sheet", "Points, coupons"), icon="list"),
        SheetKey("packages", translate("Sheet", "Packages"), icon="clipboard-check"),
        SheetKey("recharge", translate("Sheet", "Recharge card"), icon="credit-card"),
        SheetKey("friend", translate("Sheet", "Brings a friend"), icon="user-round-plus"),
        SheetKey("close", translate("Sheet", "Leaves"), icon="x"),
        SheetKey("detach", translate("Sheet", "Drop"), Command.DETACH, icon="user-round-x"),
    ]
    if services(counter.desk, counter.sale):
        keys.insert(-1, SheetKey("services", translate("Sheet", "To grant"), icon="check"))
    if member.member.kind == GROUP:
        keys.insert(-1, SheetKey("agent", translate("Sheet", "Who buys"), icon="user-round"))
        keys.insert(-1, SheetKey("account", translate("Sheet", "On account"), Command.ON_ACCOUNT, icon="banknote"))
    if grant_sheet.possible(counter, member):
        keys.insert(-1, SheetKey("grant", translate("Sheet", "Tier, term"), Command.MORE, icon="plus"))
    if counter.desk.plan()[0].draws:
        keys.insert(-1, SheetKey("draw", translate("Sheet", "Lucky draw"), Command.QUANTITY, icon="refresh-cw"))
    keys.insert(-1, SheetKey("card", translate("Sheet", "Lost, new card"), icon="lock"))
    return tuple(keys)


def _facts(counter: Counter, member: MemberView, page: MemberPage) -> tuple[Fact, ...]:
    signed = counter.money.signed
    parts = translate("Sheet", "{principal} paid in, {bonus} given")
    balance = Fact(
        translate("Sheet", "Stored value"),
        signed(member.balance) if member.local else "—",
        parts.format(principal=signed(member.principal), bonus=signed(member.bonus)) if member.local else "",
    )
    rest = max(0, member.balance - page.stored_value_here)
    elsewhere = translate("Sheet", "{rest} with HQ or other tills").format(rest=signed(rest)) if rest else ""
    here = Fact(translate("Sheet", "To spend here now"), signed(page.stored_value_here), elsewhere)
    return (
        _tier(counter, page),
        _agent(counter, member) or _birthday(member),
        balance,
        here,
        *_account(counter, member, page),
        _points(member, page),
        _coupons(counter, page),
        _packages(counter, page),
        _visits(counter, member, page),
        *_terms(counter, member),
    )


def _tier(counter: Counter, page: MemberPage) -> Fact:
    progress = page.progress
    held = label_text(counter, progress.tier.label) if progress.tier is not None else "—"
    note = ""
    if progress.next is not None:
        money = progress.next.metric in MONEY_METRICS
        missing = counter.money.signed(progress.missing) if money else str(progress.missing)
        note = {
            TOP_UP: translate("Sheet", "{missing} more paid in: {tier}"),
            ONE_TOP_UP: translate("Sheet", "a top-up of {missing} more: {tier}"),
            BALANCE: translate("Sheet", "{missing} more held: {tier}"),
            VISITS: translate("Sheet", "{missing} more visits: {tier}"),
            SPENDING: translate("Sheet", "spend {missing}: {tier}"),
        }.get(progress.next.metric, translate("Sheet", "{missing} more: {tier}"))
        note = note.format(missing=missing, tier=label_text(counter, progress.next.label))
    return Fact(translate("Sheet", "Tier"), held, note)


def _birthday(member: MemberView) -> Fact:
    said = {"day": translate("Sheet", "today"), "month": translate("Sheet", "this month")}
    return Fact(translate("Sheet", "Birthday"), said.get(member.member.birthday, "—"))


def _agent(counter: Counter, member: MemberView) -> Fact | None:
    """Who buys for a company; of a person there is none."""
    if member.member.kind != GROUP:
        return None
    agent = counter.desk.members.by_id(counter.sale.cart.agent) if counter.sale.cart.agent else None
    who = member_words(agent) if agent is not None else "—"
    return Fact(translate("Sheet", "Buys for it"), who, translate("Sheet", "gets the points"))


def _account(counter: Counter, member: MemberView, page: MemberPage) -> tuple[Fact, ...]:
    """What a company may still owe, where HQ opened it an account."""
    if not member.account_limit:
        return ()
    signed, note = counter.money.signed, translate("Sheet", "of {limit}, {here} here")
    note = note.format(limit=signed(member.account_limit), here=signed(page.account_here))
    return (Fact(translate("Sheet", "Left on account"), signed(member.account_left), note),)


def _points(member: MemberView, page: MemberPage) -> Fact:
    note = translate("Sheet", "{here} to spend here").format(here=f"{page.points_here:,}")
    if page.points_ending.amount:
        ends = translate("Sheet", "{many} end on {day}")
        note = ends.format(many=f"{page.points_ending.amount:,}", day=page.points_ending.on)
    return Fact(translate("Sheet", "Points"), f"{max(member.points, page.points_here):,}", note)


def _coupons(counter: Counter, page: MemberPage) -> Fact:
    first = next((one for one in page.coupons if one.expires), None)
    note = ""
    if first is not None:
        until = translate("Sheet", "{coupon} until {day}")
        note = until.format(coupon=coupon_words(counter, first.rule), day=first.expires)
    return Fact(translate("Sheet", "Coupons"), str(len(page.coupons)), note)


def coupon_words(counter: Counter, rule_id: str) -> str:
    """What the plan calls a coupon, else its rule."""
    rule = counter.desk.plan()[0].coupon(rule_id)
    return label_text(counter, rule.label) if rule is not None else rule_id


def _packages(counter: Counter, page: MemberPage) -> Fact:
    plan, _ = counter.desk.plan()
    names = {one.id: label_text(counter, one.label) for one in plan.packages}
    held = [f"{names.get(one.package, one.package)} {one.left}" for one in page.packages]
    return Fact(translate("Sheet", "Sessions left"), ", ".join(held) or "—")


def _terms(counter: Counter, member: MemberView) -> tuple[Fact, ...]:
    """The paid memberships that run; most members have none."""
    desk = counter.desk
    today = desk.clock.local(desk.clock.now()).date().isoformat()
    until, paid = translate("Sheet", "until {day}"), member.member.paid
    return tuple(
        Fact(translate("Sheet", "Membership"), label_text(counter, one.label), until.format(day=paid[one.id]))
        for one in desk.plan()[0].memberships
        if paid.get(one.id, "") >= today
    )


def _visits(counter: Counter, member: MemberView, page: MemberPage) -> Fact:
    spent = ", ".join(counter.money.signed(row.payable) for row in page.visits)
    return Fact(translate("Sheet", "Last visit"), member.member.last_visit or "—", spent)
