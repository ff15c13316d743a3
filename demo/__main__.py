"""`python -m demo`: HQ, a till and virtual devices in one go; `--unattended` tells it as a story without a display."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from demo.panel import Panel
from demo.processes import DemoError
from demo.setting import Folders
from demo.story import tell
from demo.summary import adds_up, summary
from demo.world import World
from pos_app.ui.speak import language_of

DATA = "demo-data"


def main() -> int:
    """Run the demo; 0 when everything adds up."""
    parser = argparse.ArgumentParser(prog="run.py demo", description="A till, an HQ and virtual devices.")
    parser.add_argument("--unattended", action="store_true", help="a story without a display, pictures in --out")
    parser.add_argument("--out", type=Path, default=Path(DATA), help=f"where everything goes ({DATA})")
    parser.add_argument("--reset", action="store_true", help="clear what an earlier demo left")
    parser.add_argument("--language", choices=["", "en", "zh_CN"], default="", help="default: the machine's")
    parser.add_argument("--listen", type=int, default=0, metavar="PORT", help="HQ's port (any free one)")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, _ended)
    folders = Folders(options.out.resolve())
    folders.top.mkdir(parents=True, exist_ok=True)
    if options.reset or options.unattended:
        folders.clear()
    try:
        if not options.unattended and not has_display():
            print("There is no display here: telling the demo as a story instead.")
            options.unattended = True
            folders.clear()
        if options.unattended:
            return _unattended(folders, options.language or "zh_CN")
        return _interactive(folders, options.language or machine_language(), options.listen)
    except DemoError as error:
        print(f"The demo stopped: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. The data is kept; --reset clears it.")
        return 130


def has_display() -> bool:
    """Whether a window can be seen here."""
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def machine_language() -> str:
    """The machine's language, as far as the till speaks it."""
    return language_of(QLocale.system())


def _interactive(folders: Folders, language: str, listen: int) -> int:
    """The till in its window, and the panel beside it; closing either ends both."""
    world = World(folders, language, listen, _say)
    try:
        application = QApplication(sys.argv[:1])
        signal.signal(signal.SIGINT, _ended)
        panel = Panel(world)
        panel.show()
        _say("Closing the till or the panel ends the demo; the data is kept, --reset clears it.")
        return int(application.exec())
    finally:
        world.close()


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
