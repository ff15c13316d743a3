"""A tier by hand (T2) and a membership on a condition (G2): which, and why; a manager approves."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from domain.errors import Refusal
from domain.memberships import extended_until, membership
from domain.tiers import rank
from domain.value import dataclass
from pos_app.services.grant_membership import grant_membership
from pos_app.services.grant_tier import grant_tier
from pos_app.ui.control.sheet import Sheet, done, lay, member_of, member_words, renew, rows_of
from pos_app.ui.control.view_sale import label_text, tier_text
from pos_app.ui.reason_texts import grant_reasons
from pos_app.ui.speak import translate
from pos_app.ui.state_sheet import Fact, SheetRow, SheetState

if TYPE_CHECKING:
    from domain.members import MemberView
    from local_db.act import Recorded
    from pos_app.ui.control.counter import Counter

TIER, TERM = "tier", "term"


def possible(counter: Counter, member: MemberView) -> tuple[SheetRow, ...]:
    """The tiers of the plan that are better than his, and its memberships."""
    plan, _ = counter.desk.plan()
    facts = member.member
    better = (one for one in plan.tiers if one.kind == facts.kind and rank(plan, one.id) > rank(plan, facts.tier))
    tiers = (SheetRow(f"{TIER}:{one.id}", label_text(counter, one.label), translate("Sheet", "Tier")) for one in better)
    until = translate("Sheet", "until {day}")
    terms = (
        SheetRow(
            f"{TERM}:{one.id}",
            label_text(counter, one.label),
            translate("Sheet", "Membership of {many} months").format(many=one.months),
            until.format(day=_until(counter, member, one.id)),
        )
        for one in plan.memberships
    )
    return (*tiers, *terms)


def open_(counter: Counter) -> None:
    """Show what may be granted."""
    lay(counter, GrantPick())


@dataclass(frozen=True, slots=True)
class GrantPick(Sheet):
    """Which tier or membership."""

    name: ClassVar[str] = "grant_pick"

    def state(self, counter: Counter) -> SheetState:
        member = member_of(counter)
        rows = possible(counter, member)
        return SheetState(
            self.name,
            translate("Sheet", "Grant {name} which?").format(name=member_words(member)),
            translate("Sheet", "Press the digit in front; a manager has to approve"),
            translate("Sheet", "The plan has no better tier and no membership for this member"),
            rows=rows,
            selected=0 if rows else -1,
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        what, _, which = choice.partition(":")
        if which:
            lay(counter, GrantSheet(what, which))


@dataclass(frozen=True, slots=True)
class GrantSheet(Sheet):
    """Why? `what` is a tier or a term of a membership, `which` its id."""

    what: str
    which: str
    name: ClassVar[str] = "grant"

    def state(self, counter: Counter) -> SheetState:
        member = member_of(counter)
        if self.what == TIER:
            facts = (
                Fact(translate("Sheet", "Tier now"), tier_text(counter, member) or "—"),
                Fact(translate("Sheet", "Then"), _words(counter, self)),
            )
        else:
            held = member.member.paid.get(self.which, "")
            facts = (
                Fact(translate("Sheet", "Good now until"), held or "—"),
                Fact(translate("Sheet", "Then until"), _until(counter, member, self.which)),
            )
        title = translate("Sheet", "{what} for {name}: why?")
        return SheetState(
            self.name,
            title.format(what=_words(counter, self), name=member_words(member)),
            translate("Sheet", "The digit of the reason grants it; a manager has to approve"),
            facts=facts,
            rows=rows_of(grant_reasons()),
        )

    def chose(self, counter: Counter, choice: str, typed: str) -> None:
        if not choice:
            raise Refusal("reason_missing")
        desk, member, by = counter.desk, member_of(counter), counter.person
        if self.what == TIER:
            future = grant_tier(desk, member, self.which, by, choice, counter.approval)
        else:
            future = grant_membership(desk, member, self.which, choice, by, counter.approval)
        counter.book(future, partial(_granted, counter, self))


def _until(counter: Counter, member: MemberView, which: str) -> str:
    """The last day after one more term."""
    desk = counter.desk
    rule = membership(desk.plan()[0], which)
    return extended_until(member.member.paid.get(which), desk.clock.local(desk.clock.now()).date(), rule.months)


def _words(counter: Counter, sheet: GrantSheet) -> str:
    plan, _ = counter.desk.plan()
    if sheet.what == TERM:
        return label_text(counter, membership(plan, sheet.which).label)
    tier = plan.tier(sheet.which)
    return label_text(counter, tier.label) if tier is not None else sheet.which


def _granted(counter: Counter, sheet: GrantSheet, recorded: Recorded) -> None:
    del recorded
    renew(counter)
    member = member_of(counter)
    title = translate("Sheet", "{what} granted to {name}")
    until = translate("Sheet", "Good until")
    facts = (Fact(until, member.member.paid.get(sheet.which, "—")),) if sheet.what == TERM else ()
    done(counter, title.format(what=_words(counter, sheet), name=member_words(member)), facts)
