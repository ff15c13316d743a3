"""Top-ups: what is given for money paid in, until when it is good, and how it is taken back (V1, V5)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime
from typing import TYPE_CHECKING

from domain.conditions import here, unmet
from domain.entries import Gains
from domain.entry_value import LotCashed, MemberClosed, TopUpCancelled, TopUpCompleted
from domain.errors import Refusal
from domain.money import divide
from domain.plan_tiers import BALANCE, ONE_TOP_UP, TOP_UP
from domain.stored_value import lot_terms
from domain.tenders import ACCOUNT, CASH, POINTS, STORED_VALUE, Tender, settle
from domain.tiers import advance, in_force, tier_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from domain.entries import BalanceShown, EntryRef, PlanRef, PointsSpend, ShiftRef
    from domain.members import Member
    from domain.plan import Plan
    from domain.plan_value import StoredValuePolicy, TrialCard
    from domain.stored_value import Lot

NOT_BY = (STORED_VALUE, POINTS, ACCOUNT)
"""Tenders that cannot pay a top-up: they would turn bonus, or a debt, into money."""


def bonus_of(policy: StoredValuePolicy, principal: int) -> int:
    """What is given on top of so much paid in: the highest row of the table that is reached counts."""
    reached = [(row.least, row.bonus) for row in policy.bonus if principal >= row.least]
    return max(reached)[1] if reached else 0


def trial_card(policy: StoredValuePolicy, trial: str) -> TrialCard:
    """The trial card of that id; Refusal `trial_unknown`."""
    for card in policy.trials:
        if card.id == trial:
            return card
    raise Refusal("trial_unknown", trial=trial)


def good_until(day: date, months: int) -> str | None:
    """The last day of what is good for so many months from a day on; None: for ever."""
    if not months:
        return None
    whole = day.year * 12 + day.month - 1 + months
    year, month = divmod(whole, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])).isoformat()


def offered(plan: Plan, amount: int, trial: str, member: Member, store: str, at: datetime) -> tuple[int, int]:
    """What is paid and what is given on top. Refusals `trial_unknown`, and `trial_not_now` when it is not its time."""
    policy, tier = plan.stored_value, in_force(member, plan, at.date())
    now = unmet(policy.top_ups, here(member, tier, store, at)) is None
    if not trial:
        return amount, bonus_of(policy, amount) if now else 0
    card = trial_card(policy, trial)
    if not now:
        raise Refusal("trial_not_now", trial=trial)
    return card.pays, card.gets - card.pays


def gains_of(member: Member, principal: int, balance: int | None, plan: Plan, at: datetime) -> Gains:
    """What a top-up counts towards tiers, and the promotion it earns: its principal, never its bonus.

    `balance` is what the member then holds, where this till knows it.
    """
    counts = {TOP_UP: principal, ONE_TOP_UP: principal} | ({BALANCE: balance} if balance is not None else {})
    return advance(member, plan, at.date(), counts)


def top_up(  # noqa: PLR0913  every input of the decision is named
    member: Member,
    lot: str,
    amount: int,
    tenders: Sequence[Tender],
    plan: Plan,
    ref: PlanRef,
    at: datetime,
    *,
    store: str,
    shift: ShiftRef,
    trial: str = "",
    balance: BalanceShown | None = None,
    offline: bool = False,
) -> TopUpCompleted:
    """The body of `top_up.completed`, allowances not yet filled in; `at` is the store's local time.

    A trial card says itself what is paid and what is given. Refusals: `top_up_amount`, `top_up_not_by`,
    `trial_unknown`, `trial_not_now`, `tenders_below_total`, and those of `settle`.
    """
    policy = plan.stored_value
    amount, given = offered(plan, amount, trial, member, store, at)
    if amount <= 0:
        raise Refusal("top_up_amount")
    for tender in tenders:
        if tender.kind in NOT_BY:
            raise Refusal("top_up_not_by", kind=tender.kind)
    settlement = settle(amount, tenders)
    if settlement.due:
        raise Refusal("tenders_below_total", due=settlement.due)
    gains = gains_of(member, amount, balance.after if balance is not None else None, plan, at)
    return TopUpCompleted(
        store=store,
        shift=shift,
        plan=ref,
        member=member,
        lot=lot,
        principal=amount,
        bonus=given,
        tenders=tuple(tenders),
        change=settlement.change,
        topped_up_at=at.isoformat(timespec="milliseconds"),
        trial=trial,
        expires=good_until(at.date(), policy.months),
        bonus_expires=good_until(at.date(), policy.bonus_months) if given else None,
        head_room=amount if policy.limits.apply else 0,
        gains=gains,
        tier_after=tier_after(member, gains),
        balance=balance,
        offline=offline,
        currency=plan.currency,
    )


def handed_back(done: TopUpCompleted) -> tuple[Tender, ...]:
    """What a cancelled top-up gives back: each tender as it was taken, cash without its change.

    What a provider captured names its payment: it goes back through the provider.
    """
    back = [
        Tender(tender.kind, tender.amount - (done.change if tender.kind == CASH else 0), payment=tender.payment)
        for tender in done.tenders
    ]
    return tuple(tender for tender in back if tender.amount)


def cancellable_until(done: TopUpCompleted, plan: Plan) -> date:
    """The last day on which the top-up may be taken back."""
    made = datetime.fromisoformat(done.topped_up_at).date()
    return date.fromordinal(made.toordinal() + plan.stored_value.cancel_days)


def cancel(
    done: TopUpCompleted,
    original: EntryRef,
    original_hash: str,
    plan: Plan,
    at: datetime,
    *,
    shift: ShiftRef,
    balance: BalanceShown | None = None,
    reason: str = "",
) -> TopUpCancelled:
    """The body of `top_up.cancelled`: the exact reverse. Refusal `top_up_too_old` after the plan's days.

    A promotion stays, as after a return (T4): what it consumed is not put back.
    That the lot is untouched and here is the allowance's to say: all of it is spent by this entry.
    """
    until = cancellable_until(done, plan)
    if at.date() > until:
        raise Refusal("top_up_too_old", until=until.isoformat(), days=plan.stored_value.cancel_days)
    return TopUpCancelled(
        store=done.store,
        shift=shift,
        original=original,
        original_hash=original_hash,
        member=done.member.id,
        lot=done.lot,
        principal=done.principal,
        bonus=done.bonus,
        tenders=handed_back(done),
        cancelled_at=at.isoformat(timespec="milliseconds"),
        trial=done.trial,
        head_room=done.head_room,
        gains=Gains(progress=done.gains.progress),
        balance=balance,
        reason=reason,
        currency=done.currency,
    )


def cash_out(lot: Lot, rule: str) -> LotCashed:
    """What closing pays of a lot: its principal, or of all that is left the share that was paid for.

    The share is what the lot's name tells of its top-up; a lot without terms was paid for by what is left.
    """
    if rule != "paid_share":
        return LotCashed(lot.id, lot.principal, lot.bonus, lot.principal)
    paid, given = lot_terms(lot.id) or (lot.principal, lot.bonus)
    share = divide(lot.left * paid, paid + given) if paid + given else 0
    return LotCashed(lot.id, lot.principal, lot.bonus, share)


def close(  # noqa: PLR0913  every input of the decision is named
    member: str,
    lots: Sequence[Lot],
    points: Sequence[PointsSpend],
    plan: Plan,
    ref: PlanRef,
    *,
    store: str,
    shift: ShiftRef,
    identity: str,
    reason: str = "",
) -> MemberClosed:
    """The body of `member.closed` for what is here of the member's. Refusal `identity_needed`."""
    if not identity:
        raise Refusal("identity_needed")
    rule = plan.stored_value.closing
    cashed = tuple(cash_out(lot, rule) for lot in lots if lot.left)
    return MemberClosed(
        store=store,
        shift=shift,
        plan=ref,
        member=member,
        rule=rule,
        lots=cashed,
        points=tuple(points),
        paid=sum(lot.paid for lot in cashed),
        identity=identity,
        reason=reason,
        currency=plan.currency,
    )
