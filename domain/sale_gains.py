"""What a sale brings its member by itself and what he buys ahead with it: coupons, packages, paid terms, draws.

Asked when a sale is completed and again when it is priced again: everything it looks at stands in the entry.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from domain import issues
from domain.entries import CauseMet
from domain.errors import Refusal
from domain.memberships import extended
from domain.packages import bought

if TYPE_CHECKING:
    from collections.abc import Collection

    from domain.entries import Gains, SaleCompleted
    from domain.members import Member
    from domain.plan import Plan


def brought(sale: SaleCompleted, plan: Plan, here: Collection[str]) -> Gains:
    """The sale's gains with coupons, sessions, paid terms, causes met and draws added.

    `here` are the units of causes that are lent to this register. Refusal `member_needed` for a package or a paid
    membership without a member.
    """
    member, at = sale.member, datetime.fromisoformat(sale.sold_at)
    if member is None:
        _no_member(sale, plan)
        return sale.gains
    key, day = key_of(sale), at.date()
    met = issues.met_by_sale(member, plan, sale.store, at, sale.gains.promoted)
    known = tuple(CauseMet(one.rule.id, one.owner, one.period, one.unit in here) for one in met)
    due = [one for one, noted in zip(met, known, strict=True) if noted.here]
    due += issues.of_sale(member, plan, sale.store, at, sale.payable, key)
    return replace(
        sale.gains,
        issued=(*sale.gains.issued, *issues.all_coupons(due, plan, day)),
        bought=bought(sale.lines, member.id, plan, key, day),
        extended=extended(sale.lines, member.id, member.paid, plan, day, sale.payable),
        causes=known,
        draws=draws(member, plan, sale, at),
    )


def brought_again(sale: SaleCompleted, base: Gains, plan: Plan) -> Gains:
    """The same from an entry: what was lent to the register then is what the entry says was here."""
    here = {one.unit for one in sale.gains.causes if one.here}
    return brought(replace(sale, gains=base), plan, here)


def key_of(sale: SaleCompleted) -> str:
    """What names a sale among all sales of the chain, before it has its place in the journal."""
    return sale.draft or sale.sold_at


def draws(member: Member, plan: Plan, sale: SaleCompleted, at: datetime) -> tuple[str, ...]:
    """The free draws that a sale may make, each once."""
    return tuple(
        draw.id
        for draw in plan.draws
        if not draw.costs and sale.payable >= draw.least and issues.holds(draw.when, member, sale.store, at, plan)
    )


def _no_member(sale: SaleCompleted, plan: Plan) -> None:
    ahead = {one.sku for one in plan.packages} | {one.sku for one in plan.memberships}
    for line in sale.lines:
        if line.sku in ahead:
            raise Refusal("member_needed", sku=line.sku, name=line.name)
