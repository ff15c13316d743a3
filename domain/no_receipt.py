"""Goods that come back without a receipt (C5): nobody knows what was paid, so today's lowest price bounds it.

What goes back is the plan's share of the lower of price and member price, in whole coins, within the plan's limits.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from domain.bill import Adjustment, TaxSum
from domain.entry_goods import GoodBack, GoodsReturned
from domain.errors import Refusal
from domain.ledger import ALLOWANCE, Posting, pair
from domain.money import apportion, extended, included_tax, to_step
from domain.stored_value import PRINCIPAL, lot_name
from domain.tenders import CASH, STORED_VALUE, Tender
from domain.top_ups import good_until
from domain.value_postings import LIABILITY, head_room_moved

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from domain.cart import CartLine
    from domain.entries import PlanRef, ShiftRef
    from domain.money import Ratio
    from domain.plan import Plan

RULE = "no_receipt"
LABEL = {"en": "Without receipt", "zh_CN": "无小票", "zh_TW": "無小票", "es": "Sin recibo"}
KIND = "goods.returned"


def goods_back(  # noqa: PLR0913  every input of the decision is named
    lines: Iterable[CartLine],
    plan: Plan,
    ref: PlanRef,
    at: datetime,
    *,
    store: str,
    shift: ShiftRef,
    reason: str,
    member: str | None = None,
    mark: str = "",
    room: int = 0,
) -> GoodsReturned:
    """The body of `goods.returned`, allowances not yet filled in; `at` is the store's local time.

    `mark` makes the lot unique, `room` is what this register holds of the member's head-room under the legal limit.
    Refusals: `return_needs_receipt` (the plan takes nothing back without one), `nothing_to_return`, `no_price`,
    `no_receipt_limit` (with the most), `member_for_value` (it goes to stored value, and there is no member).
    """
    facts = []
    for line in lines:
        price = min(one for one in (line.article.price, line.article.member_price) if one is not None)
        article = line.article
        full = extended(line.quantity, price, article.per)
        facts.append((article.sku, article.name, line.quantity, article.per, price, article.tax_rate, full))
    return _body(facts, plan, ref, at, store=store, shift=shift, reason=reason, member=member, mark=mark, room=room)


def _body(  # noqa: PLR0913
    facts: Sequence[tuple[str, str, int, int, int, Ratio, int]],
    plan: Plan,
    ref: PlanRef,
    at: datetime,
    *,
    store: str,
    shift: ShiftRef,
    reason: str,
    member: str | None,
    mark: str,
    room: int,
) -> GoodsReturned:
    policy = plan.no_receipt
    if not policy.most:
        raise Refusal("return_needs_receipt")
    full = sum(one[-1] for one in facts)
    payable = to_step(policy.share.of(full), plan.coin, "down")
    if payable <= 0:
        raise Refusal("nothing_to_return")
    if payable > policy.most:
        raise Refusal("no_receipt_limit", amount=policy.most)
    to_value = policy.to == STORED_VALUE
    if to_value and not member:
        raise Refusal("member_for_value")
    goods = tuple(_good(one, part) for one, part in zip(facts, apportion(payable, [f[-1] for f in facts]), strict=True))
    limited = to_value and plan.stored_value.limits.apply
    return GoodsReturned(
        store=store,
        shift=shift,
        plan=ref,
        lines=goods,
        adjustments=(Adjustment(RULE, LABEL, full - payable),) if full > payable else (),
        taxes=_taxes(goods),
        list=full,
        payable=payable,
        tenders=(Tender(STORED_VALUE if to_value else CASH, payable),),
        reason=reason,
        returned_at=at.isoformat(timespec="milliseconds"),
        member=member if to_value else None,
        lot=lot_name(at, payable, 0, mark) if to_value else "",
        expires=good_until(at.date(), plan.stored_value.months) if to_value else None,
        head_room=min(payable, room) if limited else 0,
        currency=plan.currency,
    )


def _good(facts: tuple[str, str, int, int, int, Ratio, int], payable: int) -> GoodBack:
    sku, name, quantity, per, price, rate, full = facts
    tax = included_tax(payable, rate)
    return GoodBack(sku, name, quantity, per, price, rate, full, payable, tax, payable - tax)


def _taxes(goods: Iterable[GoodBack]) -> tuple[TaxSum, ...]:
    sums: dict[Ratio, list[GoodBack]] = {}
    for one in goods:
        sums.setdefault(one.tax_rate, []).append(one)
    return tuple(
        TaxSum(rate, sum(one.payable for one in some), sum(one.tax for one in some), sum(one.net for one in some))
        for rate, some in sums.items()
    )


def goods_trouble(body: GoodsReturned, plan: Plan, before: int = 0) -> str:
    """What differs first when it is worked out again from its goods; "" when nothing does.

    `before` is what came back so on the same business day at this register, in minor units.
    """
    facts = [(g.sku, g.name, g.quantity, g.per, g.unit_price, g.tax_rate, _full(g)) for g in body.lines]
    try:
        again = _body(
            facts,
            plan,
            body.plan,
            datetime.fromisoformat(body.returned_at),
            store=body.store,
            shift=body.shift,
            reason=body.reason,
            member=body.member,
            mark=body.lot.rpartition("-")[2],
            room=body.head_room,
        )
    except Refusal as refusal:
        return f"it cannot be taken back: {refusal}"
    except (ArithmeticError, ValueError) as error:
        return f"it cannot be worked out: {error!r}"
    for name in ("lines", "adjustments", "taxes", "list", "payable", "tenders", "member", "lot", "expires", "currency"):
        if getattr(again, name) != getattr(body, name):
            return f"{name} should be {getattr(again, name)} and is {getattr(body, name)}"
    if again.head_room != body.head_room:
        return f"head_room should be {again.head_room} and is {body.head_room}"
    return "it is more than the plan lets in a day" if beyond_day(plan, before, body.payable) else ""


def _full(good: GoodBack) -> int:
    return extended(good.quantity, good.unit_price, good.per)


def beyond_day(plan: Plan, before: int, payable: int) -> bool:
    """Whether this is more than a register may give back so in a business day, after `before`."""
    return bool(plan.no_receipt.per_day) and before + payable > plan.no_receipt.per_day


def itself(body: GoodsReturned) -> Iterator[str]:
    """What such an entry cannot be by itself."""
    if not body.reason.strip() or not body.lines:
        yield "goods come back without a receipt, for no reason"
    if any(one.quantity <= 0 or one.unit_price < 0 or one.payable < 0 for one in body.lines):
        yield "a part of it is below 0"
    if sum(tender.amount for tender in body.tenders) != body.payable or body.payable <= 0:
        yield f"its tenders do not give back {body.payable}"
    if any(tender.kind not in {CASH, STORED_VALUE} for tender in body.tenders) or len(body.tenders) != 1:
        yield "it goes out in cash or to stored value, and nowhere else"
    if (body.tenders[:1] and body.tenders[0].kind == STORED_VALUE) != bool(body.member and body.lot):
        yield "stored value goes to a lot of a member"
    if not 0 <= body.head_room <= body.payable:
        yield f"it takes {body.head_room} of the legal limit"


def money_out(register: str, body: GoodsReturned) -> Iterator[Posting]:
    """Where what is given back goes: out of the drawer, or to the member as principal that is owed to him."""
    for tender in body.tenders:
        if tender.kind == CASH:
            yield Posting(f"cash:{register}", body.currency, -tender.amount)
        else:
            yield Posting(LIABILITY, body.currency, -tender.amount)
            account = ALLOWANCE + (body.member or "")
            yield from pair(account, f"topped_up:{body.store}", f"{PRINCIPAL}/{body.lot}", tender.amount)
    yield from head_room_moved(body.member or "", -body.head_room)
