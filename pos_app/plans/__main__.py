"""The command line of plans, a part of `python -m pos_app`: `plan`, `price`, `reprice`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from domain.benefits import LANGUAGES

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from pos_app.plans.reprice import Plans


def add_plan(commands: Any) -> None:  # noqa: ANN401  argparse gives this class no public name
    """Add `plan check FILE` and `plan schema`."""
    plan = commands.add_parser("plan", help="check a membership plan, or print its JSON Schema")
    acts = plan.add_subparsers(required=True, metavar="ACT")
    checks = acts.add_parser("check", help="name every mistake of a plan, with its place and a cure")
    checks.add_argument("file", type=Path, metavar="FILE", help="the plan, JSON (docs/plan-format.md)")
    checks.add_argument("--articles", type=Path, metavar="FILE", help="the chain's skus and categories, JSON")
    checks.add_argument("--lang", default="en", choices=LANGUAGES)
    checks.add_argument("--json", action="store_true", help="print the findings as JSON")
    checks.set_defaults(run=_check)
    acts.add_parser("schema", help="print the plan's JSON Schema").set_defaults(run=_schema)


def add_price(commands: Any) -> None:  # noqa: ANN401
    """Add `price --plan FILE --case FILE`."""
    price = commands.add_parser("price", help="price a cart from files under a plan")
    price.add_argument("--plan", type=Path, required=True, metavar="FILE")
    price.add_argument("--case", type=Path, required=True, metavar="FILE", help="the cart (docs/plan-format.md)")
    price.add_argument("--explain", action="store_true", help="for people instead of JSON")
    price.add_argument("--why-not", default="", metavar="RULE", help="what keeps a rule from being applied")
    price.add_argument("--lang", default="en", choices=LANGUAGES)
    price.set_defaults(run=_price)


def add_reprice(commands: Any, books: Path) -> None:  # noqa: ANN401
    """Add `reprice [--all | ENTRY]`."""
    again = commands.add_parser("reprice", help="price past sales again: identical to the cent, or what differs")
    which = again.add_mutually_exclusive_group(required=True)
    which.add_argument("--all", action="store_true", help="every sale")
    which.add_argument("entry", nargs="?", default="", metavar="ENTRY", help="S01-R1-000123, or register/epoch/number")
    again.add_argument("--books", type=Path, default=books, help="the books' file")
    again.add_argument("--key-file", type=Path, help="the key of the books (default: beside the folder)")
    again.add_argument(
        "--journal", type=Path, metavar="FILE", help="instead of books: a file with an entry on each line"
    )
    again.add_argument(
        "--plan", type=Path, action="append", default=[], metavar="FILE", help="plans of that file's sales"
    )
    again.add_argument("--json", action="store_true", help="print the result as JSON")
    again.set_defaults(run=_reprice)


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


def _price(options: argparse.Namespace) -> int:
    from domain.errors import Fault, Refusal
    from pos_app.plans import case, explain, price

    plan, ref = case.plan_file(options.plan)
    one = case.case_file(options.case, options.lang)
    try:
        found = case.priced(one, plan, ref)
    except Refusal as refusal:
        raise Fault(f"The till would refuse this sale: {refusal}.", advice="Change the case.") from refusal
    explainer = explain.Explainer(one, plan, found, options.lang)
    if options.why_not:
        print(explainer.why_not(options.why_not))
    elif options.explain:
        print("\n".join(explainer.lines()))
    else:
        print(json.dumps(price.plain(one, found), ensure_ascii=False, indent=2))
    return 0


def _reprice(options: argparse.Namespace) -> int:
    from pos_app.plans import reprice

    found = list(reprice.reprice_all(*_past(options)))
    if options.json:
        print(json.dumps(reprice.plain(found), ensure_ascii=False))
    else:
        print("\n".join(reprice.lines(found, options.entry)))
    return 0 if (found or options.all) and not any(one.difference for one in found) else 1


def _past(options: argparse.Namespace) -> tuple[Iterator[tuple[str, bytes]], Plans]:
    """The entries to price again, and the plans they name."""
    from local_db.keys import read_key_file
    from local_db.past_sales import past_sales
    from pos_app.plans.files import read_bytes
    from pos_app.plans.reprice import Plans, journal_file
    from wire.bodies import plan_hash

    if options.journal is not None:
        texts = [read_bytes(file) for file in options.plan]
        entries = journal_file(options.journal)
        chosen = ((name, raw) for name, raw in entries if options.entry in {"", name, name.rpartition(":")[2]})
        return chosen, Plans({plan_hash(text): text for text in texts})
    folder = options.books.absolute().parent
    key = read_key_file(options.key_file or folder.with_name(folder.name + ".key"))
    found = past_sales(options.books, key, options.entry)
    return ((one.name, one.raw) for one in found.sales), Plans(found.plans)
