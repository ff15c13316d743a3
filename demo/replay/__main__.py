"""`python -m demo.replay --data completejourney --weeks 1-2 [--stores N]`: what such a replay has before it."""

from __future__ import annotations

import argparse
import sys

from demo.replay.baskets import Trade
from demo.replay.data import load, parse_weeks
from demo.replay.figures import describe, imported_figures
from domain.errors import Fault


def main(arguments: list[str]) -> int:
    """Print the figures; 1 when `imported` is above its limits, 2 when they cannot be had."""
    parser = argparse.ArgumentParser(prog="demo.replay", description="A real chain's weeks, sold again.")
    parser.add_argument("--data", choices=["completejourney"], default="completejourney")
    parser.add_argument("--weeks", type=parse_weeks, required=True, help="one week or a range, within 1-39")
    parser.add_argument("--stores", type=int, help="only the N busiest stores")
    chosen = parser.parse_args(arguments)
    if chosen.stores is not None and chosen.stores < 1:
        parser.error("--stores takes at least 1")
    try:
        trade = Trade(load(chosen.weeks, chosen.stores))
    except (Fault, ValueError) as error:
        parser.error(str(error))
    for line in describe(trade):
        print(line)
    return 0 if imported_figures(trade).within_limits else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
