"""The small slips that acts print, one table: each is laid down from its entry alone, now and on a reprint (C7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from domain import draws
from domain.entries import GiftTaken, PointsEarned, TierGranted
from domain.entry_causes import (
    DrawMade,
    MemberEnrolled,
    MembershipGranted,
    PackageTransferred,
    ServiceGranted,
    SessionUsed,
)
from domain.entry_payments import RefundSettled
from domain.entry_points import GiftReturned
from domain.entry_standing import CardReplaced, MemberFrozen, MemberUnfrozen
from domain.points import total
from domain.receipt import receipt_to_json
from domain.receipt_builders import ReceiptMember, paper_amount
from domain.receipt_slip import Slip, slip_receipt
from domain.services import label_of
from domain.tenders import CASH
from pos_app.services.labels import in_language
from pos_app.services.paper import masked, money_of
from pos_app.services.route_scan import receipt_number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from domain.entries import BalanceShown, Body, Entry, PointsSpend
    from domain.entry_benefits import Issued
    from domain.plan import Labels, Plan
    from domain.receipt_builders import Heading
    from pos_app.services.desk import Desk

B = TypeVar("B")
Row = tuple[str, str]


def slip_paper(desk: Desk, entry: Entry, head: Heading, name: str, *, copy: bool = False) -> bytes:
    """The slip of an entry whose kind stands in `SLIPS`, as it goes to the printer."""
    member = ReceiptMember(masked(name) or entry.members[0], "") if entry.members else None
    slip = SLIPS[entry.kind](desk, entry.body)
    return receipt_to_json(slip_receipt(slip, head, desk.words, member, copy=copy))


def _gift_taken(desk: Desk, body: GiftTaken) -> Slip:
    words, points = desk.words, _many(body.points)
    paid = (*_money(desk, body.currency, (("amount", body.amount),)), *_tenders(desk, body))
    return Slip(
        words["gift_taken"],
        ((body.article, ""), (words["points_paid"], f"{points:,}"), *paid),
        _left(desk, body.balance),
        words["gift_back_note"] if body.right else "",
    )


def _gift_returned(desk: Desk, body: GiftReturned) -> Slip:
    words, original = desk.words, body.original
    given = desk.books.sale(original) or desk.books.told(original)
    article = given.entry.body.article if given is not None and isinstance(given.entry.body, GiftTaken) else body.sku
    rows = (
        (words["original"], receipt_number(original.register, original.seq)),
        (article, ""),
        (words["points_returned"], f"{_many(body.points):,}"),
        *_money(desk, body.currency, (("cash", body.amount),)),
    )
    return Slip(words["gift_returned"], rows, _left(desk, body.balance), signed=bool(body.amount))


def _points_earned(desk: Desk, body: PointsEarned) -> Slip:
    plan, _ = desk.books.plan(body.plan)
    labels = {one.id: one.label for one in plan.points.earn}
    mine = [one for one in body.gains.earned if one.owner == body.member.id]
    rows = tuple((_named(desk, labels, one.rule), f"{one.points:,}") for one in mine)
    many = (desk.words["points_earned"], f"{total(mine, body.member.id):,}")
    return Slip(desk.words["points_earned"], rows, _left(desk, body.balance) or many)


def _enrolled(desk: Desk, body: MemberEnrolled) -> Slip:
    """What the new member takes home: his coupons with their codes."""
    plan, _ = desk.books.plan(body.plan)
    mine = tuple(one for one in body.gains.issued if one.owner == body.member.id)
    return Slip(desk.words["enrolled"], _coupons(desk, plan, mine))


def _session_used(desk: Desk, body: SessionUsed) -> Slip:
    row = (_package(desk, body.package), str(sum(one.sessions for one in body.spends)))
    return Slip(desk.words["session"], (row,), (desk.words["sessions_left"], str(body.left)))


def _sessions_given(desk: Desk, body: PackageTransferred) -> Slip:
    words, other = desk.words, desk.members.by_id(body.to)
    until = ((words["good_until"], body.expires),) if body.expires else ()
    to = (words["given_to"], masked(other.name if other is not None else "") or body.to)
    return Slip(words["session_given"], ((_package(desk, body.package), str(body.sessions)), *until, to))


def _service_granted(desk: Desk, body: ServiceGranted) -> Slip:
    plan, _ = desk.books.plan(body.plan)
    return Slip(desk.words["service"], ((_named(desk, {body.rule: label_of(plan, body.rule)}, body.rule), ""),))


def _draw_made(desk: Desk, body: DrawMade) -> Slip:
    plan, _ = desk.books.plan(body.plan)
    draw = draws.find(plan, body.draw)
    chance = tuple((in_language(desk, one.label), f"{one.chance} / {draw.out_of}") for one in draw.prizes)
    won = next((one for one in draw.prizes if one.id == body.prize), None)
    said = in_language(desk, won.label) if won is not None else desk.words["draw_nothing"]
    rows = (*chance, *_coupons(desk, plan, body.gains.issued))
    return Slip(in_language(desk, draw.label), rows, (desk.words["draw"], said))


def _tier_granted(desk: Desk, body: TierGranted) -> Slip:
    plan, _ = desk.plan()
    labels = {one.id: one.label for one in plan.tiers}
    return Slip(desk.words["tier_granted"], (), (desk.words["new_tier"], _named(desk, labels, body.tier)))


def _membership_granted(desk: Desk, body: MembershipGranted) -> Slip:
    plan, _ = desk.plan()
    label = _named(desk, {one.id: one.label for one in plan.memberships}, body.membership)
    return Slip(desk.words["membership_granted"], ((label, f"{desk.words['good_until']} {body.until}"),))


def _card_replaced(desk: Desk, _body: CardReplaced) -> Slip:
    return Slip(desk.words["card_replaced"], (), note=desk.words["card_replaced_note"])


def _frozen(desk: Desk, _body: MemberFrozen) -> Slip:
    return Slip(desk.words["member_frozen"], (), note=desk.words["member_frozen_note"])


def _unfrozen(desk: Desk, _body: MemberUnfrozen) -> Slip:
    return Slip(desk.words["member_unfrozen"], ())


def _refund_settled(desk: Desk, body: RefundSettled) -> Slip:
    words, paid = desk.words, paper_amount(body.amount, money_of(body.currency), symbol=True)
    row = (words["instead_of"], words.get(body.kind, body.kind))
    return Slip(words["refund_settled"], (row,), (words[CASH], paid), signed=True)


def _of(body_type: type[B], lay: Callable[[Desk, B], Slip]) -> Callable[[Desk, Body], Slip]:
    """The slip of bodies of that type. Raises TypeError for another one: the table below is wrong then."""

    def slip(desk: Desk, body: Body) -> Slip:
        if not isinstance(body, body_type):
            msg = f"{type(body).__name__} is no {body_type.__name__}"
            raise TypeError(msg)
        return lay(desk, body)

    return slip


SLIPS: Mapping[str, Callable[[Desk, Body], Slip]] = {
    "points.gift_taken": _of(GiftTaken, _gift_taken),
    "points.gift_returned": _of(GiftReturned, _gift_returned),
    "points.earned": _of(PointsEarned, _points_earned),
    "member.enrolled": _of(MemberEnrolled, _enrolled),
    "package.session_used": _of(SessionUsed, _session_used),
    "package.transferred": _of(PackageTransferred, _sessions_given),
    "service.granted": _of(ServiceGranted, _service_granted),
    "draw.made": _of(DrawMade, _draw_made),
    "tier.granted": _of(TierGranted, _tier_granted),
    "membership.granted": _of(MembershipGranted, _membership_granted),
    "card.replaced": _of(CardReplaced, _card_replaced),
    "member.frozen": _of(MemberFrozen, _frozen),
    "member.unfrozen": _of(MemberUnfrozen, _unfrozen),
    "refund.settled": _of(RefundSettled, _refund_settled),
}
"""Which kinds of entries print a slip, and how each is laid down."""


def _left(desk: Desk, balance: BalanceShown | None) -> Row | None:
    return (desk.words["points_left"], f"{balance.after:,}") if balance is not None else None


def _many(spends: tuple[PointsSpend, ...]) -> int:
    return sum(one.points for one in spends)


def _money(desk: Desk, currency: str, parts: tuple[tuple[str, int], ...]) -> tuple[Row, ...]:
    """Amounts by their words, nothing for those of 0."""
    money = money_of(currency)
    return tuple((desk.words[word], paper_amount(amount, money)) for word, amount in parts if amount)


def _tenders(desk: Desk, body: GiftTaken) -> tuple[Row, ...]:
    paid = tuple((one.kind, one.amount) for one in body.tenders)
    return _money(desk, body.currency, (*paid, ("change", body.change)))


def _package(desk: Desk, package: str) -> str:
    plan, _ = desk.plan()
    return _named(desk, {one.id: one.label for one in plan.packages}, package)


def _coupons(desk: Desk, plan: Plan, issued: tuple[Issued, ...]) -> tuple[Row, ...]:
    """Coupons by name and code."""
    labels = {rule.id: rule.label for rule in plan.coupons}
    return tuple((_named(desk, labels, one.rule), one.code) for one in issued)


def _named(desk: Desk, labels: Mapping[str, Labels], name: str) -> str:
    """A thing of the plan in the language of the paper; its id where the plan does not know it."""
    return in_language(desk, labels[name]) if labels.get(name) else name
