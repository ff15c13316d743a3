"""`python -m tests.simulation --seed 7` plays one seed, `--seeds 1-500` many; the first that fails is told whole."""

import argparse
import shutil
import sys
import time
from pathlib import Path

from tests.simulation import seeds
from tests.simulation.controls import CONTROLS
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
        for seed in range(int(first), int(last or first) + 1):
            began = time.process_time()
            outcome = seeds.play(made, room / "now", seed, size, thorough=asked.verify or None)
            if asked.history and not outcome.wrong:
                print("\n".join(outcome.lines))
            took = time.process_time() - began
            counts = f"{outcome.acts} acts, {outcome.faults} faults"
            print(f"seed {seed}: {counts}, {took:.2f} s, {outcome.digest}", flush=True)
            if outcome.wrong:
                print(outcome.told())
                if not asked.go_on:
                    break
    shutil.rmtree(room)
    return 0


def _controls(made: seeds.Templates, room: Path, size: Size, wanted: str) -> int:
    for name, control in CONTROLS.items():
        if wanted not in ("all", name):
            continue
        with control():
            outcome = seeds.first_bad(made, room / "now", size)
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
    parser.add_argument("--controls", default="", help="all, or a name: which seed sees a rule that is switched off")
    parser.add_argument("--verify", action="store_true", help="verify all books at the end of every seed")
    parser.add_argument("--go-on", action="store_true", help="also after a seed that failed")
    parser.add_argument("--history", action="store_true", help="print what happened, also when all was well")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
