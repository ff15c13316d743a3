"""Journals of registers made by the rule book: the 25-row sale of FLOORS (eight lines, three tenders), every second one
to a member.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bench import made
from demo.chain.plan import PLAN, canonical
from domain.articles import Article
from domain.cart import Cart, CartLine
from domain.entries import AllowanceReport, Entry, PlanRef, ShiftRef
from domain.members import Member
from domain.money import Ratio
from domain.postings import allowance_moves
from domain.pricing import price
from domain.sales import complete
from domain.tenders import CARD, CASH, Tender
from wire.bodies import body_json, plan_hash
from wire.entries import Entry as Written
from wire.entries import encode_entry, entry_hash, sign_hash
from wire.fields import time_text
from wire.push import PushLine

if TYPE_CHECKING:
    from bench.headquarters import Register

LINES = 8
KIND, PERSON = "sale.completed", "amy"
REF = PlanRef(PLAN.version, plan_hash(canonical(PLAN).encode()))
GOODS = 2_000
_SIDES = {"credit": "c", "spend": "s", "give_back": "b"}


def article(number: int) -> Article:
    """A made article as it stands in a cart."""
    one = made.article(number)
    return Article(one.sku, one.name, one.category, Ratio(one.vat, 100), one.price, member_price=one.member_price)


def _three(payable: int) -> tuple[Tender, ...]:
    """Two cards, the rest in cash."""
    card = payable // 3
    return (Tender(CARD, card), Tender(CARD, card), Tender(CASH, payable - 2 * card))


class Journal:
    """What a register writes; its totals of what it moves go on from sale to sale."""

    def __init__(self, register: Register, members: int, seed: int) -> None:
        self.register = register
        self._members = made.draw(members, 100_000, seed)
        self._goods = made.draw(GOODS, 100_000, seed + 1)
        self._totals: dict[tuple[str, str], dict[str, int]] = {}
        self._made = 0

    def sales(self, many: int) -> list[PushLine]:
        """The next entries of the journal, written and signed."""
        return [self._sale() for _ in range(many)]

    def _sale(self) -> PushLine:
        at, register = datetime.now(UTC), self.register
        number = self._made
        self._made += 1
        who = self._who(number)
        goods = [self._goods[(number * LINES + n) % len(self._goods)] for n in range(LINES)]
        lines = tuple(CartLine(n, article(one), 1 + n % 2) for n, one in enumerate(goods, start=1))
        cart = Cart(lines=lines, member=who.id if who else None, next_line=LINES + 1)
        tenders = _three(price(cart, who, PLAN, at).payable)
        shift = ShiftRef(register.epoch, 1)
        body = complete(cart, who, PLAN, REF, at, tenders, store=register.store, shift=shift, draft=f"{number:016x}")
        named = (who.id,) if who else ()
        day, moment = at.date().isoformat(), time_text(at)
        place = register.name, register.epoch, register.seq + 1
        entry = Entry(*place, KIND, moment, day, PERSON, named, body)
        reports = tuple(self._reports(entry))
        plain = body_json(replace(body, allowances=reports))
        return self._written(plain, named, moment, day)

    def _who(self, number: int) -> Member | None:
        if number % 2:
            return None
        one = self._members[number % len(self._members)]
        return Member(made.member_id(one), home_store=made.STORE)

    def _reports(self, entry: Entry) -> list[AllowanceReport]:
        moves = allowance_moves(entry)
        for move in moves:
            sums = self._totals.setdefault((move.owner, move.unit), {"c": 0, "s": 0, "b": 0})
            sums[_SIDES[move.op]] += move.amount
        touched = sorted({(move.owner, move.unit) for move in moves})
        told = [(owner, unit, self._totals[owner, unit]) for owner, unit in touched]
        return [AllowanceReport(owner, unit, one["c"], one["s"], one["b"]) for owner, unit, one in told]

    def _written(self, body: dict[str, object], named: tuple[str, ...], moment: str, day: str) -> PushLine:
        register = self.register
        register.seq += 1
        data = encode_entry(
            Written(
                register=register.name,
                epoch=register.epoch,
                seq=register.seq,
                prev=register.prev,
                kind=KIND,
                version=1,
                at=moment,
                business_day=day,
                actor=PERSON,
                members=named,
                body=body,
            )
        )
        register.prev = entry_hash(data)
        return PushLine(register.prev, sign_hash(register.key, register.prev), data)
