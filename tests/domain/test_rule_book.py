"""Every table of docs/rules runs: the prose and the program cannot disagree."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from domain.errors import Refusal
from domain.money import Ratio, apportion, cumulative, divide, extended, included_tax, to_step
from domain.plan import Sizing
from domain.pricing import price
from domain.sales import complete
from domain.stored_value import Lot, spend
from domain.tenders import Tender, settle
from tests.domain import (
    rule_tables_benefits,
    rule_tables_causes,
    rule_tables_club,
    rule_tables_members,
    rule_tables_rest,
)
from tests.domain.returning import one_return, returned
from tests.domain.rule_tables_value import VALUE_TABLES
from tests.receipt_language import AT, PLAN, PLAN_REF, SHIFT, cart, cents, coupon, member, rounding, stored

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from domain.entries import ReturnCompleted
    from domain.members import Member

RULES = Path(__file__).parents[2] / "docs" / "rules"
Row = dict[str, str]


def _tables(text: str) -> Iterator[tuple[str, list[Row]]]:
    for match in re.finditer(r"<!-- table: (\w+) -->\n((?:\|.*\n)+)", text):
        rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in match[2].splitlines()]
        yield match[1], [dict(zip(rows[0], row, strict=True)) for row in rows[2:]]


ROWS = [
    pytest.param(name, row, id=f"{page.stem}-{name}-{number}")
    for page in sorted(RULES.glob("*.md"))
    for name, rows in _tables(page.read_text(encoding="utf-8"))
    for number, row in enumerate(rows, 1)
]


def _text(amount: int) -> str:
    sign = "-" if amount < 0 else ""
    return f"{sign}{abs(amount) // 100}.{abs(amount) % 100:02d}"


def _divide(row: Row) -> None:
    assert divide(int(row["numerator"]), int(row["denominator"])) == int(row["result"])


def _extended(row: Row) -> None:
    assert _text(extended(int(row["quantity"]), cents(row["unit price"]), int(row["per"]))) == row["list"]


def _apportion(row: Row) -> None:
    parts = apportion(cents(row["total"]), [int(weight) for weight in row["weights"].split()])
    assert " ".join(map(_text, parts)) == row["parts"]


def _tax(row: Row) -> None:
    tax = included_tax(cents(row["payable"]), Ratio(int(row["rate"].split()[0]), 100))
    assert (_text(tax), _text(cents(row["payable"]) - tax)) == (row["tax"], row["net"])


def _to_step(row: Row) -> None:
    assert _text(to_step(cents(row["amount"]), cents(row["step"]), row["mode"])) == row["result"]


def _cumulative(row: Row) -> None:
    assert _text(cumulative(cents(row["part"]), int(row["units"]), int(row["after"]))) == row["result"]


def _who(tier: str) -> Member | None:
    return member(None if tier == "none" else tier) if tier else None


def _price(row: Row) -> None:
    plan = rounding(*row["rounding"].split()) if row["rounding"] else PLAN
    basket = cart(row["cart"], "M1")
    basket = basket.with_coupon(coupon(row["coupon"])) if row["coupon"] else basket
    bill = price(basket, _who(row["tier"]), plan, AT)
    taken = ", ".join(f"{adjustment.rule} {_text(adjustment.amount)}" for adjustment in bill.adjustments)
    tax = sum(part.tax for part in bill.taxes)
    found = {"list": _text(bill.list), "adjustments": taken, "payable": _text(bill.payable), "tax": _text(tax)}
    assert found == {key: row[key] for key in found}


def _lot(name: str, text: str) -> Lot:
    principal, bonus = map(cents, text.split("+"))
    return Lot(name, principal, bonus)


def _stored_value(row: Row) -> None:
    lots = [_lot(str(n), lot) for n, lot in enumerate(row["lots"].split())]
    try:
        taken = spend(lots, cents(row["spend"]), row["order"], date(2026, 11, 22))
    except Refusal:
        assert row["taken"] == "refused"
        return
    assert " ".join(f"{_text(one.principal)}+{_text(one.bonus)}" for one in taken) == row["taken"]


def _sizing(row: Row) -> None:
    assert _text(Sizing().home(cents(row["balance"]), cents(row["P95 bill"]))) == row["lent"]


def _sizing_points(row: Row) -> None:
    many, worth = int(row["points"]), cents(row["worth"])
    home = Sizing().home_points(many, worth, cents(row["P95 bill"]))
    away = Sizing().points_elsewhere(many, worth, cents(row["P75 bill"]))
    assert (home, away) == (int(row["at home"]), int(row["elsewhere"]))


def _tenders(row: Row) -> tuple[Tender, ...]:
    kinds = (("cash", row["cash"]), ("stored_value", row["stored value"]))
    return tuple(Tender(kind, cents(amount)) for kind, amount in kinds if amount)


def _settle(row: Row) -> None:
    try:
        settled = settle(cents(row["payable"]), _tenders(row))
    except Refusal:
        assert row["due"] == "refused"
        return
    assert (_text(settled.due), _text(settled.change)) == (row["due"], row["change"])


def _unearned(row: Row) -> None:
    policy, _, answer = row["policy"].partition(", ")
    plan = replace(PLAN, coupons=tuple(replace(rule, unearned=policy) for rule in PLAN.coupons))  # type: ignore[arg-type]
    basket = cart("6 MILK 20 13%", "M1").with_coupon(coupon("twenty"))
    tenders = (Tender("cash", 10_000),)
    sale = complete(basket, member(), plan, PLAN_REF, AT, tenders, store="S01", shift=SHIFT)
    parts = [{1: int(many)} for many in row["returns"].split()]
    asked = [f"coupon:{rule.id}" for rule in plan.coupons] if answer == "yes" else []
    assert " ".join(_text(back.payable) for back in returned(sale, plan, parts, asked)) == row["given back"]


def _returns(row: Row) -> None:
    tenders = [stored(*row["stored value"].split("+"))] if row["stored value"] else []
    tenders.append(Tender("cash", cents(row["cash"])))
    basket = cart(row["cart"], "M1")
    sale = complete(basket, _who(row["tier"]), PLAN, PLAN_REF, AT, tenders, store="S01", shift=SHIFT)
    done: tuple[ReturnCompleted, ...] = ()
    for part in row["returns"].split():
        line, quantity = part.split(":")
        done = (*done, one_return(sale, done, {int(line): int(quantity)}, replace(PLAN, coin=cents(row["coin"]))))
    assert ", ".join(_given(back) for back in done) == row["given back"]


def _given(back: ReturnCompleted) -> str:
    return " ".join(
        f"{tender.kind} {_text(tender.amount - (back.held_back if tender.kind == 'cash' else 0))}"
        for tender in back.tenders
    )


RUNNERS: dict[str, Callable[[Row], None]] = {
    **rule_tables_club.RUNNERS,
    "divide": _divide,
    "extended": _extended,
    "apportion": _apportion,
    "tax": _tax,
    "to_step": _to_step,
    "cumulative": _cumulative,
    "price": _price,
    "stored_value": _stored_value,
    "sizing": _sizing,
    "sizing_points": _sizing_points,
    "settle": _settle,
    "returns": _returns,
    "unearned": _unearned,
    **rule_tables_benefits.RUNNERS,
    **VALUE_TABLES,
    **rule_tables_causes.TABLES,
    **rule_tables_rest.TABLES,
    **rule_tables_members.TABLES,
}


@pytest.mark.parametrize(("name", "row"), ROWS)
def test_rule_book(name: str, row: Row) -> None:
    """One row of one table of the rule book."""
    RUNNERS[name](row)


def test_every_page_has_a_table_and_every_table_runs() -> None:
    """A page without a table would be prose that nobody checks; a table without a runner likewise."""
    found = {page.stem: [name for name, _ in _tables(page.read_text(encoding="utf-8"))] for page in RULES.glob("*.md")}

    assert all(found.values())
    assert {name for names in found.values() for name in names} == set(RUNNERS)
