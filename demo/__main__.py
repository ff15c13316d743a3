"""`python -m demo`: HQ, a till and virtual devices in one go; `--unattended` tells it as a story without a display."""

from __future__ import annotations

import argparse
import json
import signal
import sys
from pathlib import Path

from demo.processes import DemoError
from demo.setting import Folders
from demo.story import tell
from demo.summary import adds_up, summary

DATA = "demo-data"


def main() -> int:
    """Run the demo; 0 when everything adds up."""
    parser = argparse.ArgumentParser(prog="run.py demo", description="A till, an HQ and virtual devices.")
    parser.add_argument("--unattended", action="store_true", help="a story without a display, pictures in --out")
    parser.add_argument("--out", type=Path, default=Path(DATA), help=f"where everything goes ({DATA})")
    parser.add_argument("--reset", action="store_true", help="clear what an earlier demo left")
    parser.add_argument("--language", choices=["en", "zh_CN"], default="zh_CN", help="of the story's till and paper")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, _ended)
    folders = Folders(options.out.resolve())
    folders.top.mkdir(parents=True, exist_ok=True)
    if options.reset or options.unattended:
        folders.clear()
    try:
        return _unattended(folders, options.language)
    except DemoError as error:
        print(f"The demo stopped: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. The data is kept; --reset clears it.")
        return 130


def _unattended(folders: Folders, language: str) -> int:
    tell(folders, language, _say)
    found = summary(folders)
    print(json.dumps(found, ensure_ascii=False, indent=2))
    if not adds_up(found):
        print("Something does not add up.", file=sys.stderr)
        return 1
    return 0


def _say(line: str) -> None:
    print(f"· {line}", flush=True)


def _ended(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
