"""`python -m demo`: HQ, a till and virtual devices in one go; `--unattended` tells it as a story without a display."""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTimer
from PySide6.QtWidgets import QApplication

from demo import chain as demo_chain
from demo.chain.trades import NAMES
from demo.folders import Folders
from demo.panel import Panel
from demo.processes import DemoError, end_all
from demo.story import tell
from demo.summary import adds_up, summary
from demo.words import Words
from demo.world import World
from domain.benefits import LANGUAGES
from domain.errors import Fault
from pos_app.ui.speak import language_of

DATA, STORY = "demo-data", "demo-story"
ENDS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


class Ended(BaseException):
    """Somebody ends the demo. `number` is the signal's."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def main() -> int:
    """Run the demo; 0 when everything adds up."""
    options = _parser().parse_args()
    if not options.unattended and not has_display():
        _say("There is no display here: telling the demo as a story instead.")
        options.unattended = True
    for name in ENDS:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _ended)
    try:
        return _demo(options)
    except DemoError as error:
        print(f"The demo stopped: {error}", file=sys.stderr)
        return 1
    except Fault as fault:
        print(f"The demo stopped: {fault.what} {fault.advice}", file=sys.stderr)
        return 1
    except Ended as ended:
        print("\nStopped. The data is kept; --reset clears it.", file=sys.stderr)
        return 128 + ended.number


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="run.py demo", description="A till, an HQ and virtual devices.")
    parser.add_argument("--unattended", action="store_true", help="a story without a display, pictures in --out")
    parser.add_argument("--out", type=Path, help=f"where everything goes ({DATA}; for a story {STORY}, begun anew)")
    parser.add_argument("--reset", action="store_true", help="clear what an earlier demo made there")
    parser.add_argument("--language", choices=["", *LANGUAGES], default="", help="default: the machine's")
    parser.add_argument("--listen", type=int, default=0, metavar="PORT", help="HQ's port (any free one)")
    parser.add_argument("--articles", type=int, default=5000, help="how many the chain sells (5000)")
    parser.add_argument(
        "--plan", default="", choices=["", *NAMES], help="a trade: its plan and its goods (the market's)"
    )
    parser.add_argument("--members", type=int, default=20_000, help="how many the chain has (20000)")
    return parser


def _demo(options: argparse.Namespace) -> int:
    folders = Folders((options.out or Path(STORY if options.unattended else DATA)).resolve())
    lock = folders.claim()
    try:
        if options.reset or options.unattended:
            folders.clear()
        if options.unattended:
            return _unattended(folders, options)
        return _interactive(folders, options)
    finally:
        _leave_in_peace()
        end_all()
        lock.release()


def has_display() -> bool:
    """Whether a window can be seen here."""
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def machine_language() -> str:
    """The machine's language, as far as the till speaks it."""
    return language_of(QLocale.system())


def _interactive(folders: Folders, options: argparse.Namespace) -> int:
    """The till in its window, and the panel beside it; closing either ends both."""
    words = Words(options.language or machine_language())
    made = demo_chain.build(goods=options.articles, people=options.members, plan=options.plan)
    world = World(folders, made, words, options.listen, _say)
    try:
        application = QApplication(sys.argv[:1])
        panel = Panel(world, words)
        panel.show()
        _say(words("Closing the till or the panel ends the demo; the data is kept, --reset clears it."))
        code = application.exec()
    finally:
        _leave_in_peace()
        world.close()
    if code > 128:  # a signal, as a shell tells it
        raise Ended(code - 128)
    return 1 if world.till_failed else int(code)


def _unattended(folders: Folders, options: argparse.Namespace) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    made = demo_chain.build(goods=options.articles, people=options.members, plan=options.plan)
    tell(folders, made, options.language or "zh_CN", options.listen, _say)
    found = summary(folders)
    print(json.dumps(found, ensure_ascii=False, indent=2))
    if not adds_up(found):
        print("Something does not add up.", file=sys.stderr)
        return 1
    return 0


def _say(line: str) -> None:
    print(f"- {line}", flush=True)


def _ended(number: int, _frame: object) -> None:
    """End in order: in Qt's loop by leaving it, else by an exception.

    Python drops an exception that a signal raises while it finalizes something: so it comes again until it is heard.
    """
    application = QCoreApplication.instance()
    if application is not None:
        QTimer.singleShot(0, partial(application.exit, 128 + number))
        return
    if hasattr(signal, "alarm"):
        signal.signal(signal.SIGALRM, partial(_again, number))
        signal.alarm(1)
    raise Ended(number)


def _again(number: int, _alarm: int, frame: object) -> None:
    _ended(number, frame)


def _leave_in_peace() -> None:
    """What ends now is not ended again."""
    for name in (*ENDS, "SIGALRM"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)


if __name__ == "__main__":
    sys.exit(main())
