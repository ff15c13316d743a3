"""Bodies of entries as a register writes them, made by the rule book."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from domain.articles import Article
from domain.cart import Cart, CartLine
from domain.entries import AllowanceReport, PlanRef, ShiftRef
from domain.members import Member
from domain.money import Ratio
from domain.plan import Plan, Tier
from domain.pricing import price
from domain.sales import complete
from domain.stored_value import Lot, spend
from domain.tenders import CASH, STORED_VALUE, Tender
from tests.domain.bad_plans import label
from tests.hq.client import Register
from wire.bodies import body_json
from wire.push import PushLine

PLAN = Plan(
    version=1,
    tiers=(
        Tier("white", label("White"), 0, Ratio(98, 100)),
        Tier("gold", label("Gold"), 100_000, Ratio(93, 100)),
    ),
)
SOAP = Article(sku="SOAP", name="Soap", category="care", tax_rate=Ratio(13, 100), price=1000)
NOON = datetime.fromisoformat("2026-03-02T09:00:00+00:00")
SHIFT = ShiftRef("00", 1)
REF = PlanRef(1, "0" * 64)


def cash_sale(store: str, quantity: int = 1, member: Member | None = None) -> dict[str, Any]:
    """So many soaps for cash."""
    return _sale(store, quantity, member, ())


def stored_value_sale(
    store: str, member: Member, quantity: int, lot: Lot, spent_before: dict[str, int]
) -> dict[str, Any]:
    """So many soaps paid from one lot; `spent_before` are the totals spent of SVP/<lot> and SVB/<lot>, moved on."""
    due = price(_cart(quantity, member), member, PLAN, NOON).payable
    spends = spend((lot,), due, "pro_rata", date(2026, 3, 2))
    for part, amount in (("SVP", spends[0].principal), ("SVB", spends[0].bonus)):
        spent_before[f"{part}/{lot.id}"] = spent_before.get(f"{part}/{lot.id}", 0) + amount
    reports = tuple(AllowanceReport(member.id, unit, s=total) for unit, total in sorted(spent_before.items()))
    return _sale(store, quantity, member, (Tender(STORED_VALUE, due, spends),), reports)


def _cart(quantity: int, member: Member | None) -> Cart:
    return Cart(lines=(CartLine(1, SOAP, quantity),), member=member.id if member else None, next_line=2)


def _sale(
    store: str,
    quantity: int,
    member: Member | None,
    tenders: tuple[Tender, ...],
    reports: tuple[AllowanceReport, ...] = (),
) -> dict[str, Any]:
    cart = _cart(quantity, member)
    if not tenders:
        tenders = (Tender(CASH, price(cart, member, PLAN, NOON).payable),)
    body = complete(cart, member, PLAN, REF, NOON, tenders, store=store, shift=SHIFT)
    return body_json(replace(body, allowances=reports))


def sold(register: Register, body: dict[str, Any], member: Member | None = None) -> PushLine:
    """The entry of a sale, with the right to return it that it creates."""
    owner = f"{register.key_id}/{register.seq + 1}"
    right = {"owner": owner, "unit": f"REFUND:{owner}", "c": 1}
    whole = {**body, "allowances": [*body["allowances"], right]}
    return register.entry("sale.completed", whole, members=(member.id,) if member else ())
