"""`python -m demo.replay --data completejourney --weeks 1-2 [--stores N]`: a real chain's weeks, sold again."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from demo.processes import DemoError, run
from demo.replay.baskets import Trade
from demo.replay.data import load, parse_weeks
from demo.replay.figures import describe, imported_figures
from demo.replay.report import report
from demo.replay.through_services import clear, join_sold, sell_again
from demo.replay.what_if import sell_under
from demo.replay.what_if_table import table
from domain.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Sequence

WORK = "replay-data"
PLANS = {path.stem: path for path in sorted((Path(__file__).parent / "plans").glob("*.json"))}
WHAT_IF = "instead of the chain's own prices: what would this plan have cost? May be given several times"


def main(arguments: Sequence[str]) -> int:
    """Replay, or with `--figures` only print what lies before one; 0 when everything is equal, 1 when not, 2 for no."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    if chosen.stores is not None and chosen.stores < 1:
        parser.error("--stores takes at least 1")
    if chosen.workers < 1:
        parser.error("--workers takes at least 1")
    began = perf_counter()
    try:
        trade = Trade(load(chosen.weeks, chosen.stores))
    except (Fault, ValueError) as error:
        parser.error(str(error))
    for line in describe(trade):
        print(line, flush=True)
    if chosen.figures:
        return 0 if imported_figures(trade).within_limits else 1
    try:
        return _what_if(chosen, trade) if chosen.plan else _replay(chosen, trade, began)
    except (DemoError, Fault) as error:
        print(f"The replay stopped: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="run.py replay", description="A real chain's weeks, sold again by the till.")
    parser.add_argument("--data", choices=["completejourney"], default="completejourney")
    parser.add_argument("--weeks", type=parse_weeks, required=True, help="one week or a range, within 1-39")
    parser.add_argument("--stores", type=int, metavar="N", help="only the N busiest stores")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write what was sold, a JSON line for each sale")
    parser.add_argument("--database", metavar="URL", help="HQ's database, an empty one: postgresql://... (SQLite)")
    parser.add_argument("--workers", type=int, default=(os.cpu_count() or 1) + 1, metavar="N", help="stores at a time")
    parser.add_argument("--work", type=Path, default=Path(WORK), metavar="DIR", help=f"where the books lie ({WORK})")
    parser.add_argument(
        "--plan", action="append", default=[], metavar="FILE|NAME", help=f"{WHAT_IF} ({', '.join(PLANS)})"
    )
    parser.add_argument("--figures", action="store_true", help="only print what lies before a replay")
    return parser


def _replay(chosen: argparse.Namespace, trade: Trade, began: float) -> int:
    signal.signal(signal.SIGTERM, _ended)
    work = chosen.work.resolve()
    clear(work)
    outcome = sell_again(trade, work, chosen.database, chosen.workers, _say)
    if chosen.out is not None:
        join_sold(work, chosen.out)
    for line in report(trade, outcome, perf_counter() - began):
        print(line)
    return 0 if outcome.equal else 1


def _what_if(chosen: argparse.Namespace, trade: Trade) -> int:
    """Sell in process under each plan, prove every sale again, print the table."""
    work = chosen.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    found, equal = [], True
    for name in chosen.plan:
        plan = PLANS.get(name) or Path(name)
        if not plan.exists():
            raise DemoError(f"There is no plan {name}. Known are {', '.join(PLANS)}, or name a file.")
        journal = work / f"{plan.stem}.jsonl.gz"
        found.append(sell_under(trade, plan, journal))
        _say(f"{plan.stem}: {found[-1].sales:,} sales; proving them again")
        again = run(["-m", "pos_app", "reprice", "--all", "--journal", str(journal), "--plan", str(plan)])
        _say(f"{plan.stem}: {again.stdout.strip().splitlines()[-1]}")
        equal &= again.returncode == 0
    for line in table(found):
        print(line)
    return 0 if equal else 1


def _say(line: str) -> None:
    print(f"· {line}", flush=True)


def _ended(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
