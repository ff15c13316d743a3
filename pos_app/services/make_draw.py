"""Make a lucky draw: once for a sale that has one, or for points; bound beforehand, shown afterwards (K5)."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from domain import draws
from domain.cause_postings import draw_unit
from domain.entries import EntryRef, Gains, PointsSpend, SaleCompleted
from domain.entry_causes import DrawCommitted, DrawMade
from domain.errors import Refusal
from domain.issues import Cause, coupons
from domain.plan_issues import IssueRule
from domain.points import given
from domain.postings import sale_owner
from domain.rights import DRAW, Wanted
from domain.stored_value import alive
from domain.value import dataclass
from local_db.act import Act
from pos_app.services.finish_sale import current_shift
from pos_app.services.frozen import refuse_frozen
from pos_app.services.paper_queue import entry_jobs
from pos_app.services.permission import need

if TYPE_CHECKING:
    from concurrent.futures import Future
    from datetime import datetime

    from domain.members import MemberView
    from domain.plan import Plan
    from domain.plan_issues import Draw, Prize
    from local_db.act import Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.ports import StaffMember

SEEDS = "draw_seeds"
"""The setting that keeps the seeds this register is or may be bound to: the last one and the next, by commitment."""
POINTS = "PTS/"
LOOKED_AT = 50
"""Receipts of a member among which free draws are looked for."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a draw is made for: the sale that has it, or the member who pays points."""

    draw: Draw
    member: MemberView | None
    sale: EntryRef | None = None
    points: tuple[PointsSpend, ...] = ()


def bind(desk: Desk) -> Future[Recorded] | None:
    """Bind this register to a seed before anybody draws: at the start of the day. None when it is bound already."""
    if _bound(desk) is not None:
        return None
    seed = desk.chance(draws.SEED_BYTES)
    _keep(desk, seed)
    body = DrawCommitted(desk.books.store(), draws.commitment(seed))
    return desk.books.record(Act("draw.committed", body, "till", desk.clock.now(), desk.day()))


def draws_of_sale(desk: Desk, sale: EntryRef) -> tuple[Drawn, ...]:
    """The free draws that a sale made here still has."""
    plan, _ = desk.plan()
    found = desk.books.sale(sale)
    if found is None or not isinstance(found.entry.body, SaleCompleted):
        return ()
    rooms = desk.books.rooms(sale_owner(sale))
    here = (one for one in plan.draws if (room := rooms.get(draw_unit(one.id))) is not None and room.totals.room > 0)
    return tuple(draw_of_sale(desk, sale, one.id) for one in here)


def free_draws(desk: Desk, member: MemberView) -> tuple[Drawn, ...]:
    """The free draws that the member's latest sales at this register still have, the newest first."""
    owner = member.member.id
    rows = (row for row in desk.books.receipts(LOOKED_AT, owner) if row.member == owner)
    return tuple(one for row in rows if row.kind == "sale.completed" for one in draws_of_sale(desk, row.ref))


def draw_of_sale(desk: Desk, sale: EntryRef, draw_id: str) -> Drawn:
    """The free draw of a sale made here. Refusals: `unknown_draw`, `no_draw` (none, or made already)."""
    plan, _ = desk.plan()
    found = desk.books.sale(sale)
    body = found.entry.body if found is not None else None
    room = desk.books.rooms(sale_owner(sale)).get(draw_unit(draw_id))
    if not isinstance(body, SaleCompleted) or body.member is None or room is None or room.totals.room <= 0:
        raise Refusal("no_draw")
    return Drawn(draws.find(plan, draw_id), desk.members.by_id(body.member.id), sale)


def draw_for_points(desk: Desk, member: MemberView, draw_id: str) -> Drawn:
    """A draw that costs points, oldest lot first. Refusals: `unknown_draw`, `draw_is_free`, `not_enough_points`."""
    plan, _ = desk.plan()
    draw = draws.find(plan, draw_id)
    if not draw.costs:
        raise Refusal("draw_is_free")
    day = desk.clock.local(desk.clock.now()).date()
    left, spends = draw.costs, []
    for unit, room in sorted(desk.books.rooms(member.member.id).items()):
        here = min(left, room.totals.room) if unit.startswith(POINTS) and alive(room.expires, day) else 0
        if here > 0:
            spends.append(PointsSpend(unit.removeprefix(POINTS), here, here * plan.points.value))
            left -= here
    if left:
        raise Refusal("not_enough_points", points=draw.costs, held=draw.costs - left)
    return Drawn(draw, member, None, tuple(spends))


def make_draw(desk: Desk, drawn: Drawn, cashier: StaffMember) -> Future[Recorded]:
    """Roll and write `draw.made`; the future resolves after the durable commit, the slip says what was won.

    Refusals: `not_bound` (call `bind` first), `card_frozen`, `no_shift`; from the commit `draw_again` (the seed was
    shown meanwhile), `not_enough_allowance` (the sale's draw was made already).
    """
    need(cashier, Wanted(DRAW))
    if drawn.member is not None:
        refuse_frozen(desk, drawn.member)
    bound = _bound(desk)
    if bound is None:
        raise Refusal("not_bound")
    by, seed = bound
    shift, now = current_shift(desk), desk.clock.now()
    plan, ref = desk.plan()
    at, head = desk.clock.local(now), desk.books.head()
    nonce = draws.nonce_of(by, drawn.sale, drawn.member.member.id if drawn.member is not None else None)
    rolled = draws.roll(drawn.draw, seed, head.register, head.epoch, nonce)
    won = draws.prize(drawn.draw, rolled)
    following = desk.chance(draws.SEED_BYTES)
    _keep(desk, seed, following)
    body = DrawMade(
        store=head.store,
        shift=shift.ref,
        plan=ref,
        draw=drawn.draw.id,
        committed=by,
        commitment=draws.commitment(seed),
        seed=seed.hex(),
        nonce=nonce,
        roll=rolled,
        prize=won.id if won is not None else "",
        next=draws.commitment(following),
        made_at=at.isoformat(timespec="milliseconds"),
        member=drawn.member.member.id if drawn.member is not None else None,
        sale=drawn.sale,
        points=drawn.points,
        gains=_gains(drawn, won, plan, at, nonce),
        currency=plan.currency,
    )
    act = Act(
        kind="draw.made",
        body=body,
        actor=cashier.id,
        at=now,
        business_day=shift.business_day,
        members=(body.member,) if body.member else (),
        jobs=entry_jobs(desk, cashier.name, drawn.member.name if drawn.member is not None else ""),
    )
    return desk.books.record(act)


def _bound(desk: Desk) -> tuple[EntryRef, bytes] | None:
    """The entry that binds this register and the seed that it hides; None when there is none, or its seed is lost."""
    last = desk.books.last_commitment()
    seeds = json.loads(desk.books.setting(SEEDS) or "{}")
    if last is None or last[1] not in seeds or last[0].epoch != desk.books.head().epoch:
        return None
    return last[0].ref, bytes.fromhex(seeds[last[1]])


def _keep(desk: Desk, *seeds: bytes) -> None:
    """Keep seeds before the entry that binds to them is written: none is ever lost to a power cut."""
    text = json.dumps({draws.commitment(seed): seed.hex() for seed in seeds})
    desk.books.set_setting(SEEDS, text).result()


def _gains(drawn: Drawn, won: Prize | None, plan: Plan, at: datetime, nonce: str) -> Gains:
    """What a prize brings: a coupon or points; a text is granted by the cashier."""
    if won is None or drawn.member is None:
        return Gains()
    owner, gains = drawn.member.member.id, Gains()
    if won.coupon:
        cause = Cause(IssueRule(drawn.draw.id, "draw", won.coupon), owner, nonce)
        gains = replace(gains, issued=coupons(cause, plan, at.date()))
    if won.points:
        gains = replace(gains, earned=(given(plan, drawn.draw.id, owner, won.points, at),))
    return gains
