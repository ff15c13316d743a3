"""The tables of docs/rules/stored_value.md and how each of their rows is run."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from domain.entries import PointsSpend
from domain.errors import Refusal
from domain.plan import Plan
from domain.plan_points import PointsPolicy
from domain.postings import postings, unbalanced
from domain.recharge_code import check_symbol, normalised
from domain.sales import complete
from domain.stored_value import Lot, lot_name, spend, spendable
from domain.tenders import Tender
from domain.top_ups import bonus_of, cancel, cash_out, good_until, trial_card
from tests.domain.valuing import DONE_AT, POLICY, TRIAL, VALUE_PLAN, WHEN, pay, written
from tests.receipt_language import AT, PLAN_REF, SHIFT, cart, cents, coupon, member

if TYPE_CHECKING:
    from collections.abc import Callable

Row = dict[str, str]


def _amount(text: str) -> int:
    return cents(text.replace(",", ""))


def _text(amount: int) -> str:
    sign = "-" if amount < 0 else ""
    return f"{sign}{abs(amount) // 100:,}.{abs(amount) % 100:02d}"


def _bonus(row: Row) -> None:
    assert _text(bonus_of(POLICY, _amount(row["pays"]))) == row["bonus"]
    done = pay(_amount(row["pays"]))
    assert _text(done.principal + done.bonus) == row["gets"]


def _trial(row: Row) -> None:
    card = trial_card(POLICY, TRIAL.id)
    done = pay(0, trial=card.id)
    assert (_text(card.pays), _text(card.gets), str(card.per_member)) == (row["pays"], row["gets"], row["times"])
    assert (_text(done.principal), _text(done.bonus)) == (row["principal"], row["bonus"])


def _faces(row: Row) -> None:
    assert [_text(face) for face in POLICY.recharge.faces] == row["faces"].split(" · ")


def _warning(row: Row) -> None:
    assert POLICY.is_low(_amount(row["left"])) is (row["warns"] == "yes")


def _good_until(row: Row) -> None:
    assert (good_until(date.fromisoformat(row["paid in"]), int(row["months"])) or "for ever") == row["last day"]
    lot = Lot("a", 100, 0, good_until(date.fromisoformat(row["paid in"]), int(row["months"])))
    assert str(spendable([lot], date.fromisoformat(row["asked on"])) > 0) == {"yes": "True", "no": "False"}[row["good"]]


def _cancel(row: Row) -> None:
    at = WHEN.replace(year=2026, month=11, day=int(row["on"].removeprefix("Nov ")))
    try:
        back = cancel(pay(_amount(row["paid"])), DONE_AT, "0" * 64, VALUE_PLAN, at, shift=SHIFT)
    except Refusal as refusal:
        assert (refusal.code, row["given back"]) == ("top_up_too_old", "refused")  # noqa: PT017  a row says which
        return
    assert _text(sum(tender.amount for tender in back.tenders)) == row["given back"]


def _closing(row: Row) -> None:
    paid, given = map(_amount, row["topped up"].split("+"))
    left = list(map(_amount, row["left"].split("+")))
    lot = Lot(lot_name(WHEN, paid, given, "a"), left[0], left[1])
    assert _text(cash_out(lot, row["rule"]).paid) == row["paid out"]


def _top_up_ledger(row: Row) -> None:
    """Pay 1000, get 200."""
    done = replace(pay(100_000), bonus=20_000, head_room=0)
    assert _posted(written(done, "top_up.completed"), row) == row["amount"]


def _spend_ledger(row: Row) -> None:
    """List 300.00; tier −30.00; coupon −20.00; 500 points as 5.00; 200.00 of a lot of 1000 + 200; cash 45.00."""
    plan: Plan = replace(
        VALUE_PLAN,
        tiers=(replace(VALUE_PLAN.tiers[0], id="gold", pays=VALUE_PLAN.tiers[0].pays._replace(num=90)),),
        stored_value=replace(POLICY, limits=type(POLICY.limits)()),
        points=PointsPolicy(value=1),
    )
    basket = cart("MILK 300 13%", "M1").with_coupon(coupon("twenty"))
    lot = spend([Lot("20260101-a", 100_000, 20_000)], 20_000, POLICY.order, AT.date())
    points = Tender("points", 500, points=(PointsSpend("20260101-p", 500, 500),))
    tenders = (Tender("stored_value", 20_000, lot), points, Tender("cash", 4_500))
    sale = complete(basket, member("gold"), plan, PLAN_REF, AT, tenders, store="S01", shift=SHIFT)
    assert _posted(written(sale, "sale.completed"), row) == row["amount"]


def _posted(entry: object, row: Row) -> str:
    found = postings(entry)  # type: ignore[arg-type]
    assert unbalanced(found) == {}
    accounts = row["account"].split(" + ")
    unit = row["unit"]
    amount = sum(p.amount for p in found if p.account in accounts and p.unit.split("/")[0].split(":")[0] == unit)
    return _text(amount) if unit in {"CNY", "SVP", "SVB"} else str(amount)


def _code(row: Row) -> None:
    try:
        assert normalised(row["typed"]) == row["is"]
    except Refusal:
        assert row["is"] == "mistyped"
        return
    assert check_symbol(row["is"][:-1]) == row["is"][-1]


VALUE_TABLES: dict[str, Callable[[Row], None]] = {
    "top_up_bonus": _bonus,
    "trial_card": _trial,
    "recharge_faces": _faces,
    "low_balance": _warning,
    "good_until": _good_until,
    "top_up_cancel": _cancel,
    "closing": _closing,
    "top_up_ledger": _top_up_ledger,
    "spend_ledger": _spend_ledger,
    "recharge_code": _code,
}
