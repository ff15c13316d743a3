"""`python -m bench [--only NAME] [--json FILE]`: what the till takes, each figure beside its floor."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import platformdirs

from bench import (
    day,
    finish,
    grants,
    hq_push,
    keyboard_day,
    lookups,
    new_register,
    price_change,
    pricing,
    scan,
    start,
    syncing,
)
from bench.data import SMALL, Sizes, place, ready
from bench.figures import table, write_json

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bench.data import Data
    from bench.figures import Figure

BENCHES: dict[str, Callable[[Data, Path], list[Figure]]] = {
    "scan": scan.scan_to_paint,
    "finish": finish.finish,
    "blocked": finish.blocked,
    "members": lookups.members,
    "articles": lookups.articles,
    "pricing": pricing.pricing,
    "start": start.start,
    "day": day.day,
    "keyboard_day": keyboard_day.keyboard_day,
    "hq_push": hq_push.hq_push,
    "grant_round_trip": grants.grant_round_trip,
    "backlog": syncing.backlog,
    "new_register": new_register.new_register,
    "price_change": price_change.price_change,
    "sync_slows": syncing.sync_slows,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 0 also where a goal is missed: a figure is no test."""
    options = _parser().parse_args(arguments)
    sizes = SMALL if options.small else Sizes()
    folder = options.data or Path(platformdirs.user_cache_dir("till-bench"))
    if not options.prepare and not (place(folder, sizes) / "seconds").exists():
        _prepare(folder, small=options.small)
    data = ready(folder, sizes, _say)
    if options.prepare:
        return 0
    _say(f"The files in {data.folder} were made in {data.made_in} s.")
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="bench-", dir=data.folder) as work:
        for name, bench in BENCHES.items():
            if options.only in (None, name):
                _say(f"{name} ...")
                figures += bench(data, Path(work))
    print(table(figures))
    if options.json:
        write_json(figures, options.json)
    return 0


def _prepare(folder: Path, *, small: bool) -> None:
    """Make the files in a process of its own: the millions of rows leave no mark on what is measured here."""
    more = ["--small"] if small else []
    subprocess.run([sys.executable, "-m", "bench", "--prepare", "--data", str(folder), *more], check=True)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description="What the till takes, beside the floor.")
    parser.add_argument("--only", choices=[*BENCHES], help="measure only this")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON")
    parser.add_argument("--data", type=Path, metavar="DIR", help="where made files are kept (the user's cache)")
    parser.add_argument("--prepare", action="store_true", help="make the files, measure nothing")
    parser.add_argument("--small", action="store_true", help="a hundredth of everything: to try the bench itself")
    return parser


if __name__ == "__main__":
    sys.exit(main())
