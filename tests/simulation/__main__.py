"""`python -m tests.simulation --seed 7` plays one seed, `--seeds 1-500` many; the first that fails is told whole."""

import argparse
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.simulation import seeds
from tests.simulation.controls import CONTROLS, WITHIN
from tests.simulation.inline import one_thread
from tests.simulation.world import Size


def main(arguments: list[str]) -> int:
    asked = _parser().parse_args(arguments)
    size = Size(asked.registers, asked.stores, asked.days, asked.acts, asked.faults)
    first, _, last = (asked.seeds or str(asked.seed)).partition("-")
    room = seeds.room()
    with one_thread():
        made = seeds.templates(room, size)
        if asked.controls:
            return _controls(made, room, size, asked.controls)
        wanted = range(int(first), int(last or first) + 1)
        thorough = asked.verify or None
        if asked.workers > 1:
            outcomes = seeds.play_all(made, room, wanted, size, asked.workers, thorough=thorough)
        else:
            outcomes = (seeds.play(made, room / "now", one, size, thorough=thorough) for one in wanted)
        code = _told(outcomes, asked)
    shutil.rmtree(room, ignore_errors=True)
    return code


def _told(outcomes: Iterator[seeds.Outcome], asked: argparse.Namespace) -> int:
    """Say how each ended; 1 when one found something wrong, which ends it."""
    code, began = 0, time.process_time()
    for one in outcomes:
        if asked.history and not one.wrong:
            print("\n".join(one.lines))
        now = time.process_time()
        took = f", {now - began:.2f} s" if asked.workers == 1 else ""
        began = now
        counts = f"{one.acts} acts, {one.faults} faults, {one.entries} entries"
        print(f"seed {one.seed}: {counts}{took}, {one.digest}", flush=True)
        if one.wrong:
            code = 1
            print(one.told())
            if not asked.go_on:
                break
    return code


def _controls(made: seeds.Templates, room: Path, size: Size, wanted: str) -> int:
    for name, control in CONTROLS.items():
        if wanted not in ("all", name):
            continue
        with control():
            outcome = seeds.first_bad(made, room / "now", size, WITHIN)
        said = f"seed {outcome.seed}: {outcome.wrong.strip().splitlines()[-1][:200]}" if outcome else "NOT CAUGHT"
        print(f"{name}: {said}", flush=True)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.simulation")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seeds", default="", help="many: 1-500")
    parser.add_argument("--registers", type=int, default=8)
    parser.add_argument("--stores", type=int, default=3)
    parser.add_argument("--days", type=int, default=3)
    parser.add_argument("--acts", type=int, default=300)
    parser.add_argument("--faults", type=int, default=50)
    parser.add_argument("--workers", type=int, default=1, help="so many processes play many seeds")
    parser.add_argument("--controls", default="", help="all, or a name: which seed sees a rule that is switched off")
    parser.add_argument("--verify", action="store_true", help="verify all books at the end of every seed")
    parser.add_argument("--go-on", action="store_true", help="also after a seed that failed")
    parser.add_argument("--history", action="store_true", help="print what happened, also when all was well")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
