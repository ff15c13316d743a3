"""The command line of plans, a part of `python -m pos_app`: `plan check`, `plan schema`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pos_app.plans import CHECKED_IN

if TYPE_CHECKING:
    import argparse


def add_plan(commands: Any) -> None:  # noqa: ANN401  argparse gives this class no public name
    """Add `plan check FILE` and `plan schema`."""
    plan = commands.add_parser("plan", help="check a membership plan, or print its JSON Schema")
    acts = plan.add_subparsers(required=True, metavar="ACT")
    checks = acts.add_parser("check", help="name every mistake of a plan, with its place and a cure")
    checks.add_argument("file", type=Path, metavar="FILE", help="the plan, JSON (docs/plan-format.md)")
    checks.add_argument("--articles", type=Path, metavar="FILE", help="the chain's skus and categories, JSON")
    checks.add_argument("--lang", default="en", choices=CHECKED_IN)
    checks.add_argument("--json", action="store_true", help="print the findings as JSON")
    checks.set_defaults(run=_check)
    acts.add_parser("schema", help="print the plan's JSON Schema").set_defaults(run=_schema)


def _check(options: argparse.Namespace) -> int:
    from pos_app.plans import check

    goods = check.goods_from(options.articles) if options.articles is not None else None
    found = check.mistakes(options.file, goods)
    if options.json:
        print(json.dumps(check.plain(found, options.lang), ensure_ascii=False, indent=2))
    else:
        print("\n".join(check.lines(options.file.name, found, options.lang)))
    return 1 if any(not one.warning for one in found) else 0


def _schema(_options: argparse.Namespace) -> int:
    from pos_app.plans import schema

    print(schema.text(), end="")
    return 0
