"""The till's command line: `python -m pos_app run | enrol | verify | salvage | plan | price | reprice`."""

from __future__ import annotations

import argparse
import gc
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from domain.benefits import LANGUAGES
from domain.errors import Fault
from pos_app.plans.__main__ import add_plan, add_price, add_reprice
from pos_app.salvage.__main__ import add_salvage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.bootstrap import Settings

DATA = "till-data"
MEMORY = Path("/dev/shm")  # noqa: S108 - a file there counts only when it is our own
"""Where Linux keeps files that do not outlive its start."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 when all is well, 1 with a sentence when not."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except Fault as fault:
        print(f"{fault.what} {fault.advice}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    handed_out = getattr(sys, "frozen", False)  # a program without Python (docs/packaging.md)
    parser = argparse.ArgumentParser(prog=None if handed_out else "python -m pos_app", description="The till.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    run = commands.add_parser("run", help="open the window of an enrolled register")
    enrol = commands.add_parser("enrol", help="enrol this machine with a one-time code from HQ")
    verify = commands.add_parser("verify", help="derive everything from the journal again and compare")
    for made, does in ((run, _run), (enrol, _enrol), (verify, _verify)):
        made.set_defaults(run=does)
    for made in (run, enrol):
        made.add_argument("--data", type=Path, default=Path(DATA), help=f"the register's folder ({DATA})")
        made.add_argument("--key-file", type=Path, help="the key of the books (default: beside the folder)")
        made.add_argument("--hq", default="", metavar="URL", help="HQ's address")
        made.add_argument("--ca-file", type=Path, metavar="FILE", help="PEM certificates that HQ's is signed by")
        made.add_argument("--language", default="", choices=["", *LANGUAGES], help="default: the machine's")
    run.add_argument("--printer", default="", help="tcp:HOST:PORT, serial:PORT, file:DEVICE or queue:NAME")
    run.add_argument(
        "--profile",
        default="gbk",
        help="its kind: gbk, big5, latin … (docs/manual.md; gbk)",
    )
    run.add_argument("--scanner", default="", help="a scanner's serial port")
    run.add_argument("--lan", default="", metavar="HOST:PORT", help="where other registers of the store are answered")
    run.add_argument("--theme", default="light", choices=["light", "dark"])
    displays = ["auto", "window", "off"]
    run.add_argument("--customer-display", default="auto", choices=displays, help="auto: a second screen, if any")
    enrol.add_argument("--code", required=True, help="the one-time code")
    enrol.add_argument("--store-name", default="", help="the name on receipts")
    verify.add_argument("--books", type=Path, default=Path(DATA) / "books.db", help="the books' file")
    verify.add_argument("--key-file", type=Path, help="the key of the books (default: beside the folder)")
    verify.add_argument("--json", action="store_true", help="print the result as JSON")
    add_salvage(commands)
    add_plan(commands)
    add_price(commands)
    add_reprice(commands, Path(DATA) / "books.db")
    return parser


def key_file_for(folder: Path) -> Path:
    """Where the key lies when nobody says otherwise: beside the data folder, never in it."""
    return folder.absolute().with_name(folder.absolute().name + ".key")


def _settings(options: argparse.Namespace) -> Settings:
    from pos_app.bootstrap import Settings

    return Settings(
        data=options.data,
        key_file=options.key_file or key_file_for(options.data),
        hq_url=options.hq,
        language=options.language or _language(),
        printer=getattr(options, "printer", ""),
        profile=getattr(options, "profile", "gbk"),
        scanner=getattr(options, "scanner", ""),
        theme=getattr(options, "theme", "light"),
        memory=MEMORY if MEMORY.is_dir() else None,
        lan=getattr(options, "lan", ""),
        customer=getattr(options, "customer_display", "auto"),
        ca_file=_ca_file(options.ca_file),
    )


def _ca_file(file: Path | None) -> Path | None:
    if file is not None and not file.is_file():
        raise Fault(f"There are no certificates at {file}.", advice="Give a PEM file: --ca-file FILE.")
    return file


def _language() -> str:
    from PySide6.QtCore import QLocale

    from pos_app.ui.speak import language_of

    return language_of(QLocale.system())


def _run(options: argparse.Namespace) -> int:
    gc.disable()  # nothing that is loaded now ever becomes garbage; begin_work lets the collector look at the rest
    from pos_app.bootstrap import open_till
    from pos_app.desktop.bootstrap import run_window

    settings = _settings(options)
    try:
        return run_window(open_till(settings), sys.argv[:1])
    except Fault as fault:
        from pos_app.window_parts import FaultWindow

        FaultWindow(fault, settings.language, settings.theme, sys.argv[:1]).run()
        raise


def _enrol(options: argparse.Namespace) -> int:
    gc.disable()  # many thousands of rows come in, and none of them is garbage that the collector alone would find
    from pos_app.bootstrap import enrol_till

    till = enrol_till(_settings(options), options.code, options.store_name)
    print(till.books.head().register)
    till.close()
    return 0


def _verify(options: argparse.Namespace) -> int:
    from local_db.keys import read_key_file
    from local_db.verify import verify

    key = read_key_file(options.key_file or key_file_for(options.books.parent))
    found = verify(options.books, key)
    good = found.holds
    if options.json:
        print(json.dumps(found.plain()))
    elif good:
        print(f"{found.entries} entries, all right. Head {found.head}.")
    else:
        print(f"The first bad thing is {found.first_bad}: {found.reason}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
