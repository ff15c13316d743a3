"""Registers of several stores that top up, spend, take goods back and close: entries made by the rule book."""

from datetime import datetime

import pytest

from domain.articles import Article
from domain.cart import Cart, CartLine
from domain.entries import AllowanceGivenBack, EntryRef, PlanRef, ReturnCompleted, SaleCompleted, UnitAmount
from domain.members import Member
from domain.money import Ratio
from domain.plan import Plan
from domain.returns import give_back
from domain.sales import complete
from domain.stored_value import Lot, LotSpend
from domain.tenders import CASH, STORED_VALUE, Tender
from domain.top_ups import close, top_up
from hq.services import project
from hq.services.context import Hq
from tests.hq.books import SHIFT
from tests.hq.client import DAY, Register
from tests.hq.programme import Till
from tests.hq.test_grants import ask, lent
from wire.bodies import plan_hash, plan_text

SOAP = Article(sku="SOAP", name="Soap", category="care", tax_rate=Ratio(13, 100), price=1000)
ON_SQLITE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
"""For what is no question to the database, as a rule that is switched off."""
LI, WU = Member("M1", home_store="S01"), Member("M2", home_store="S01")


class Shop(Till):
    """A register of a store under a plan; what it does is written down and pushed when it is told to."""

    def __init__(self, register: Register, plan: Plan) -> None:
        super().__init__(register)
        self.plan = plan
        self.ref = PlanRef(plan.version, plan_hash(plan_text(plan)))
        self.store = register.store
        self.asked = 0

    def top_up(self, who: Member, amount: int, day: str = DAY) -> str:
        """Somebody pays in cash; his lot."""
        lot = f"{day.replace('-', '')}-090000-{amount}+0-{self.register.name}-{self.register.seq}"
        paid = (Tender(CASH, amount),)
        body = top_up(who, lot, amount, paid, self.plan, self.ref, _at(day), store=self.store, shift=SHIFT)
        self.write("top_up.completed", body, who.id, day=day)
        return lot

    def sell(self, who: Member, soaps: int, lot: str, day: str = DAY) -> SaleCompleted:  # type: ignore[override]
        """So many soaps of 10.00 for principal of one lot."""
        due = soaps * 1000
        cart = Cart(lines=(CartLine(1, SOAP, soaps),), member=who.id, next_line=2)
        tenders = (Tender(STORED_VALUE, due, (LotSpend(lot, due, 0),)),)
        body = complete(cart, who, self.plan, self.ref, _at(day), tenders, store=self.store, shift=SHIFT)
        self.write("sale.completed", body, who.id, day=day)
        return body

    def take_back(self, sold: SaleCompleted, soaps: int, day: str = DAY) -> None:
        """So many soaps of the sale that was written last come back."""
        ref, hash_ = EntryRef(self.register.name, self.register.epoch, self.register.seq), self.register.prev
        given = give_back(sold, (), {1: soaps}, self.plan)
        body = ReturnCompleted(
            store=self.store,
            shift=SHIFT,
            original=ref,
            original_hash=hash_,
            lines=given.lines,
            adjustments=given.adjustments,
            taxes=given.taxes,
            list=given.list,
            payable=given.payable,
            tenders=given.tenders,
            last=given.last,
            member=sold.member.id if sold.member else None,
            engine=sold.engine,
            gains=given.gains,
            returned_at=_at(day).isoformat(timespec="milliseconds"),
        )
        self.write("return.completed", body, body.member or "", day=day)

    def close_member(self, who: Member, lot: str, principal: int, day: str = DAY) -> None:
        """The membership ends here, with what is here."""
        lots = (Lot(lot, principal, 0),)
        body = close(who.id, lots, (), self.plan, self.ref, store=self.store, shift=SHIFT, identity="id_card")
        self.write("member.closed", body, who.id, day=day, approver="boss")

    def give_back(self, who: Member, lot: str, amount: int) -> None:
        """Principal of a lot goes back to HQ."""
        body = AllowanceGivenBack(self.store, "idle", (UnitAmount(who.id, f"SVP/{lot}", amount),))
        self.write("allowance.given_back", body, who.id)

    def borrow(self, who: Member, lot: str, amount: int) -> None:
        """HQ lends principal of a lot to this register."""
        self.asked += 1
        lent(ask(self.register, f"ask-{self.asked}", {f"SVP/{lot}": amount}, who.id))


def _at(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T09:00:00+00:00")


def everything(hq: Hq, *shops: Shop) -> None:
    """Hand in what these registers wrote, in this order."""
    for shop in shops:
        shop.push(hq)
    project.catch_up(hq)
