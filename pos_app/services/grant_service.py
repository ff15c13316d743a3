"""Grant what the plan only says in words and tick it off: extra services of a tier, texts of promotions (T5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from domain.entry_causes import ServiceGranted
from domain.errors import Refusal
from domain.services import Offered, offered
from domain.stored_value import alive
from domain.value import dataclass
from local_db.act import Act
from pos_app.services.finish_sale import current_shift
from pos_app.services.paper_queue import entry_jobs
from pos_app.services.spending import may_spend

if TYPE_CHECKING:
    from concurrent.futures import Future

    from local_db.act import Recorded
    from pos_app.services.desk import Desk
    from pos_app.services.lending import Enlarged
    from pos_app.services.open_sale import OpenSale
    from pos_app.services.ports import StaffMember


@dataclass(frozen=True, slots=True)
class ServiceHere:
    """A text for the cashier: `open` to be granted, `granted` already, or `elsewhere`: HQ has to lend its unit."""

    offered: Offered
    state: Literal["open", "granted", "elsewhere"]


def services(desk: Desk, sale: OpenSale) -> tuple[ServiceHere, ...]:
    """What the member of the sale has a right to in words, as the sale stands."""
    if sale.member is None:
        return ()
    plan, _ = desk.plan()
    on = desk.clock.local(desk.clock.now()).date()
    found = offered(plan, sale.bill.texts, sale.cart.coupons, on)
    return tuple(ServiceHere(one, _state(desk, sale.member.member.id, one)) for one in found)


def fetch_service(desk: Desk, sale: OpenSale, one: Offered) -> Enlarged | None:
    """Ask HQ to lend the unit; blocks for one round trip, never on the UI thread. None: there is nothing to ask."""
    if sale.member is None or not desk.hq.lends or _state(desk, sale.member.member.id, one) != "elsewhere":
        return None
    return desk.hq.enlarge(sale.member.member.id, {one.unit: 1})


def grant_service(desk: Desk, sale: OpenSale, rule: str, cashier: StaffMember) -> Future[Recorded]:
    """Write that the cashier granted it; the slip says what was granted.

    Refusals: `card_frozen`, `no_service` (the member has no right to it), `service_granted` already for this visit,
    month or year, `service_elsewhere` (its unit is not lent to this register), `no_shift`; from the commit
    `already_finished` and `not_enough_allowance`.
    """
    here = next((one for one in services(desk, sale) if one.offered.rule == rule), None)
    if here is None or sale.member is None:
        raise Refusal("no_service", rule=rule)
    if sale.member.member.frozen:
        raise Refusal("card_frozen", name=sale.member.name or sale.member.member.id)
    if here.state != "open":
        raise Refusal("service_granted" if here.state == "granted" else "service_elsewhere", rule=rule)
    if here.offered.unit:
        may_spend(desk)
    (_plan, ref), shift, now = desk.plan(), current_shift(desk), desk.clock.now()
    body = ServiceGranted(
        store=desk.books.store(),
        shift=shift.ref,
        plan=ref,
        member=sale.member.member,
        rule=rule,
        period=here.offered.period,
        granted_at=desk.clock.local(now).isoformat(timespec="milliseconds"),
        tier=sale.bill.tier,
        unit=here.offered.unit,
    )
    act = Act(
        kind="service.granted",
        body=body,
        actor=cashier.id,
        at=now,
        business_day=shift.business_day,
        members=(body.member.id,),
        once=_name(body.member.id, here.offered),
        jobs=entry_jobs(desk, cashier.name, sale.member.name),
    )
    return desk.books.record(act)


def _state(desk: Desk, member: str, one: Offered) -> Literal["open", "granted", "elsewhere"]:
    if desk.books.was_done(_name(member, one)):
        return "granted"
    if not one.unit:
        return "open"
    room = desk.books.rooms(member).get(one.unit)
    today = desk.clock.local(desk.clock.now()).date()
    return "open" if room is not None and room.totals.room > 0 and alive(room.expires, today) else "elsewhere"


def _name(member: str, one: Offered) -> str:
    """Under which name the books remember for ever that it was granted."""
    return f"{one.rule}:{one.period}:{member}"
