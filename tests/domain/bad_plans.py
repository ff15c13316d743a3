"""A good plan as its author writes it, and the same with one thing changed: what does the check say?"""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

from domain.plan_check import check

if TYPE_CHECKING:
    from domain.plan_check import Goods


def label(text: str = "x") -> dict[str, str]:
    return dict.fromkeys(("en", "zh_CN", "zh_TW", "es"), text)


GOOD: dict[str, Any] = {
    "version": 7,
    "coin": 10,
    "tiers": [
        {"id": "yellow", "label": label(), "threshold": 100_000, "pays": [98, 100]},
        {"id": "red", "label": label(), "threshold": 200_000, "pays": [95, 100], "points": [3, 2]},
        {"id": "gold", "label": label(), "threshold": 500_000, "pays": [96, 100], "kind": "group", "metric": "top_up"},
    ],
    "stored_value": {
        "bonus": [{"least": 100_000, "bonus": 5_000}, {"least": 500_000, "bonus": 50_000}],
        "trials": [{"id": "try", "label": label(), "pays": 9_000, "gets": 10_000}],
        "limits": {"named": 500_000, "unnamed": 100_000},
        "recharge": {"faces": [10_000, 20_000]},
    },
    "coupons": [
        {"id": "W10", "label": label(), "amount": 1000},
        {"id": "FREE", "label": label(), "benefit": {"kind": "buy_get", "buy": 1, "get": 1}},
    ],
    "promotions": [
        {
            "id": "evening",
            "label": label(),
            "benefit": {"kind": "percent", "pays": [80, 100]},
            "scope": {"categories": ["bread"]},
            "when": {"hours": [["20:00", "22:00"]], "weekdays": [1, 7], "since": "2026-01-01", "until": "2026-12-31"},
        },
        {"id": "second", "label": label(), "benefit": {"kind": "nth", "count": 2, "pays": [1, 2]}},
    ],
    "points": {
        "value": 100,
        "earn": [
            {"id": "one", "label": label(), "kind": "proportional", "points": 1, "per": 10_000},
            {
                "id": "band",
                "label": label(),
                "kind": "steps",
                "bands": [{"start": 50_000, "points": 5}, {"start": 90_000, "points": 9}],
            },
            {"id": "twice", "label": label(), "kind": "multiplier", "times": [2, 1]},
        ],
        "gifts": [{"sku": "100002", "points": 50}],
    },
    "issues": [
        {"id": "hello", "on": "enrolled", "coupon": "W10"},
        {"id": "next", "on": "sale", "coupon": "W10", "least": 10_000},
    ],
    "packages": [{"id": "ten", "label": label(), "sku": "100001", "sessions": 10, "covers": ["100003"]}],
    "memberships": [{"id": "year", "label": label(), "sku": "100004", "months": 12}],
    "draws": [
        {
            "id": "wheel",
            "label": label(),
            "out_of": 10,
            "costs": 20,
            "prizes": [{"id": "small", "label": label(), "chance": 3, "points": 10}],
        }
    ],
}


def changed(path: str, value: object) -> dict[str, Any]:
    """The good plan with another value at a path; `...` takes it out."""
    plan = copy.deepcopy(GOOD)
    at: Any = plan
    steps: list[Any] = [int(step) if step.isdigit() else step for step in re.split(r"[.\[\]]+", path) if step]
    for step in steps[:-1]:
        at = at.setdefault(step, {}) if isinstance(at, dict) else at[step]
    if value is ...:
        del at[steps[-1]]
    elif isinstance(at, list) and steps[-1] == len(at):
        at.append(value)
    else:
        at[steps[-1]] = value
    return plan


def said(document: object, goods: Goods | None = None) -> list[tuple[str, str]]:
    """Path and code of everything that the check finds."""
    return [(one.path.removeprefix("$."), one.code) for one in check(document, goods)]
