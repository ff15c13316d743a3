"""Hand over a gift of the catalogue for points, or for points and some cash (P2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain import points
from domain.bill import TaxSum
from domain.entries import GiftTaken
from domain.errors import Refusal
from domain.money import included_tax
from domain.rights import GIFT, Wanted
from domain.tenders import CASH, Tender
from local_db.act import Act
from pos_app.services.finish_sale import current_shift
from pos_app.services.frozen import refuse_frozen
from pos_app.services.paper_queue import entry_jobs
from pos_app.services.permission import need
from pos_app.services.take_points import balance_after, lots_here

if TYPE_CHECKING:
    from concurrent.futures import Future

    from domain.members import MemberView
    from domain.plan_points import Gift
    from local_db.act import Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.ports import StaffMember


def gifts(desk: Desk) -> tuple[Gift, ...]:
    """The catalogue of gifts of the plan in force."""
    plan, _ = desk.plan()
    return plan.points.gifts


def take_gift(
    desk: Desk, member: MemberView, sku: str, many: int, cashier: StaffMember, cash: int = 0
) -> Future[Recorded]:
    """Write that a member took a gift for `many` points and paid its money part with `cash` minor units.

    Refusals: `card_frozen`, `no_such_gift`, `not_sold_here`, `not_enough_points`, `tenders_below_total`, `no_shift`;
    from the commit `not_enough_allowance`.
    """
    need(cashier, Wanted(GIFT))
    shift, (plan, ref), now = current_shift(desk), desk.plan(), desk.clock.now()
    refuse_frozen(desk, member)
    gift = points.gift(plan.points, sku, many)
    if gift is None:
        raise Refusal("no_such_gift", sku=sku, points=many)
    article = desk.goods.by_sku(sku)
    if article is None:
        raise Refusal("not_sold_here", sku=sku, name=sku)
    if cash < gift.amount or (cash and not gift.amount):
        raise Refusal("tenders_below_total", due=gift.amount - cash)
    tax = included_tax(gift.amount, article.tax_rate)
    body = GiftTaken(
        store=desk.books.store(),
        shift=shift.ref,
        plan=ref,
        member=member.member.id,
        sku=sku,
        article=article.name,
        points=points.spend(lots_here(desk, member.member.id), many, plan.points.value),
        taken_at=desk.clock.local(now).isoformat(timespec="milliseconds"),
        amount=gift.amount,
        taxes=(TaxSum(article.tax_rate, gift.amount, tax, gift.amount - tax),) if gift.amount else (),
        tenders=(Tender(CASH, cash),) if cash else (),
        change=cash - gift.amount,
        currency=plan.currency,
        right=gift.returns == "back",
        balance=balance_after(member, -many),
    )
    act = Act(
        kind="points.gift_taken",
        body=body,
        actor=cashier.id,
        at=now,
        business_day=shift.business_day,
        members=(body.member,),
        jobs=entry_jobs(desk, cashier.name, member.name, drawer=cash > 0),
    )
    return desk.books.record(act)
