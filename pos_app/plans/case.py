"""A case: a cart, who buys, when, and how it is paid, from a JSON file (docs/plan-format.md)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from domain.articles import Article
from domain.cart import Cart, CartLine, CouponUse, check_quantity
from domain.entries import PlanRef, SaleCompleted, ShiftRef
from domain.entry_benefits import Held
from domain.errors import Fault, Refusal
from domain.members import Member
from domain.plan_reading import read
from domain.plan_sentences import sentence
from domain.sales import bill_for, complete
from domain.tenders import Tender, settle
from pos_app.plans.files import read_bytes
from wire.bodies import plan_from, plan_hash
from wire.json_text import Malformed
from wire.plan_text import document

if TYPE_CHECKING:
    from pathlib import Path

    from domain.bill import Bill
    from domain.plan import Plan

REST = "bank_card"
"""What pays whatever the tenders of a case leave open: no cash, so that nothing is rounded."""


@dataclass(frozen=True, slots=True)
class Line:
    """An article and how much of it, pieces or grams."""

    article: Article
    quantity: int = 1


@dataclass(frozen=True, slots=True)
class Laid:
    """A coupon of a rule of the plan; `line` ties it to one line (from 1)."""

    rule: str
    code: str = ""
    line: int | None = None
    expires: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """What is sold, to whom, when. `at` is the store's local time; `held` what is here of limited promotions."""

    at: str
    lines: tuple[Line, ...]
    store: str = "S01"
    member: Member | None = None
    agent: str | None = None
    coupons: tuple[Laid, ...] = ()
    held: tuple[Held, ...] = ()
    tenders: tuple[Tender, ...] = ()


class Everything(frozenset[str]):
    """The causes that are lent to the register: all of them, since what is not lent is issued by HQ a little later."""

    def __contains__(self, unit: object) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Priced:
    """The bill of a case, and the sale that it would be."""

    bill: Bill
    sale: SaleCompleted


def plan_file(path: Path) -> tuple[Plan, PlanRef]:
    """The plan of a file and what entries call it; a Fault says how to look for what is wrong."""
    data = read_bytes(path)
    try:
        plan = plan_from(data)
    except Malformed as error:
        raise Fault(f"{path} is no plan: {error}.", advice=f"Ask: python -m pos_app plan check {path}") from error
    return plan, PlanRef(plan.version, plan_hash(data))


def case_file(path: Path, language: str) -> Case:
    """The case of a file; a Fault names everything that is wrong with it."""
    found = document(read_bytes(path))
    wrong, case = found.findings, Case("", ())
    if found.readable:
        case, shape = read(Case, found.value)
        wrong = (*wrong, *shape)
    problems = [f"{one.path}: {sentence(one, language)}" for one in wrong] or _impossible(case)
    if problems:
        raise Fault("\n".join([f"{path} is no case:", *problems]), advice="\nSee docs/plan-format.md.")
    return case


def _impossible(case: Case) -> list[str]:
    found = [f"$.at: {case.at!r} is no time." for _ in [0] if _time(case.at) is None]
    for place, line in enumerate(case.lines):
        if line.article.price is None:
            found.append(f"$.lines[{place}].article.price: an article needs a price to be sold.")
        if line.article.per < 1 or line.article.tax_rate.den < 1:
            found.append(f"$.lines[{place}].article: per and the tax rate's denominator are 1 or more.")
        try:
            check_quantity(line.quantity)
        except Refusal as refusal:
            found.append(f"$.lines[{place}].quantity: {refusal.code}.")
    return found if case.lines else [*found, "$.lines: nothing is sold."]


def _time(text: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)


def priced(case: Case, plan: Plan, ref: PlanRef) -> Priced:
    """Price a case as the till would sell it; what its tenders leave open is paid by card.  Refusals as at the till."""
    cart, at = _cart(case, plan), _time(case.at)
    if at is None:
        raise Fault(f"{case.at!r} is no time.", advice='Write "2026-11-24T10:30:00".')
    bill = bill_for(cart, case.member, plan, at, case.tenders)
    due = settle(bill.payable, case.tenders).due
    tenders = (*case.tenders, Tender(REST, due)) if due else case.tenders
    if due:
        bill = bill_for(cart, case.member, plan, at, tenders)
    shift = ShiftRef("0" * 16, 1)
    sale = complete(cart, case.member, plan, ref, at, tenders, store=case.store, shift=shift, here=Everything())
    return Priced(bill, sale)


def _cart(case: Case, plan: Plan) -> Cart:
    lines = tuple(CartLine(number, line.article, line.quantity) for number, line in enumerate(case.lines, 1))
    owner = case.member.id if case.member is not None else ""
    return Cart(
        lines=lines,
        coupons=tuple(_laid(laid, plan, owner, number) for number, laid in enumerate(case.coupons, 1)),
        member=owner or None,
        next_line=len(lines) + 1,
        store=case.store,
        agent=case.agent,
        held=case.held,
    )


def _laid(laid: Laid, plan: Plan, owner: str, number: int) -> CouponUse:
    rule = plan.coupon(laid.rule)
    if rule is None:
        known = ", ".join(one.id for one in plan.coupons)
        raise Fault(f"The plan has no coupon {laid.rule}.", advice=f"It has: {known or 'none'}.")
    code = laid.code or f"{number:013d}"
    return CouponUse(code, rule.id, rule.amount, rule.threshold, owner, laid.line, laid.expires)
