"""`python -m demo.replay --data completejourney --weeks 1-2 [--stores N]`: what such a replay has before it."""

from __future__ import annotations

import argparse
import sys

from demo.replay.baskets import Trade
from demo.replay.data import load, parse_weeks
from demo.replay.figures import describe, imported_figures


def main(arguments: list[str]) -> int:
    """Print the figures; 1 when `imported` is above its limits."""
    parser = argparse.ArgumentParser(prog="demo.replay", description="A real chain's weeks, sold again.")
    parser.add_argument("--data", choices=["completejourney"], default="completejourney")
    parser.add_argument("--weeks", type=parse_weeks, required=True, help="one week or a range, within 1-39")
    parser.add_argument("--stores", type=int, help="only the N busiest stores")
    chosen = parser.parse_args(arguments)
    trade = Trade(load(chosen.weeks, chosen.stores))
    for line in describe(trade):
        print(line)
    return 0 if imported_figures(trade).within_limits else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
