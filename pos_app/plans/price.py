"""`python -m pos_app price`: the bill of a case as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pos_app.plans.case import Case, Priced


def plain(case: Case, found: Priced) -> dict[str, Any]:
    """The bill: amounts in minor units, labels in every language, what the sale brings its member."""
    bill, sale = found.bill, found.sale
    labels = {one.rule: one.label for one in bill.adjustments}
    rates = [line.article.tax_rate for line in case.lines]
    return {
        "lines": [
            {
                "line": line.line,
                "list": line.list,
                "adjustments": [_adjustment(one.rule, labels[one.rule], one.amount) for one in line.adjustments],
                "payable": line.payable,
                "tax_rate": list(rate),
                "tax": line.tax,
                "net": line.net,
            }
            for line, rate in zip(bill.lines, rates, strict=True)
        ],
        "adjustments": [_adjustment(one.rule, one.label, one.amount) for one in bill.adjustments],
        "rounding": bill.rounding,
        "payable": bill.payable,
        "points_earned": sum(one.points for one in sale.gains.earned),
        "coupons_issued": [{"rule": one.rule, "expires": one.expires} for one in sale.gains.issued],
        "tier_after": sale.tier_after,
    }


def _adjustment(rule: str, label: dict[str, str], amount: int) -> dict[str, Any]:
    return {"rule": rule, "label": label, "amount": amount}
