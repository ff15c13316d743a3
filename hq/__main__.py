"""HQ's command line: `python -m hq serve | enrol-code | recharge-cards | verify | ...`; see `hq.commands`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from domain.errors import Fault
from hq.commands.__main__ import add_commands
from hq.commands.office.__main__ import add_commands as add_office

DATA, LISTEN, DOC = "hq-data", "127.0.0.1:8765", "docs/entries.md"
MOST_PORT = 65535
DECIMALS = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 when all is well, 1 with a sentence when not."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except Fault as fault:
        print(f"{fault.what} {fault.advice}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m hq", description="Headquarters of the till.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: object, what: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=what, description=what)
        made.set_defaults(run=run)
        return made

    def with_books(made: argparse.ArgumentParser) -> argparse.ArgumentParser:
        made.add_argument("--database", metavar="URL", help="sqlite:///PATH or postgresql://... (default: in DIR)")
        made.add_argument("--data", metavar="DIR", type=Path, default=Path(DATA), help=f"keys and files ({DATA})")
        return made

    serve = with_books(command("serve", _serve, "Serve registers and the page until Ctrl+C."))
    serve.add_argument("--listen", metavar="HOST:PORT", default=LISTEN, help=f"port 0: any free one ({LISTEN})")
    serve.add_argument("--phone-page", action="store_true", help="play members' phones at /phone (a demonstration)")
    serve.add_argument("--no-project", action="store_true", help="leave projecting to `project` in another process")
    with_books(command("project", _project, "Project what processes of `serve --no-project` take in, until Ctrl+C."))
    code = with_books(command("enrol-code", _enrol_code, "Print a one-time code for a register, good for 10 minutes."))
    code.add_argument("--store", required=True, help="the store's id")
    code.add_argument("--register", help="the register's name (default: the store's next, S01-R1, S01-R2, ...)")
    cards = with_books(command("recharge-cards", _recharge_cards, "Make recharge cards; their codes are shown once."))
    cards.add_argument("--face", metavar="AMOUNT", help="a face of the plan, such as 100 or 100.00")
    cards.add_argument("--count", metavar="N", type=int, default=1, help="how many (1)")
    cards.add_argument("--activate", metavar="BATCH", help="make the cards of a batch good instead")
    verify = with_books(command("verify", _verify, "Derive everything from all journals again and compare."))
    verify.add_argument("--json", action="store_true", help="print the result as JSON")
    spread = command("distribute", _distribute, "Spread the tables over the nodes of Citus; again after an upgrade.")
    spread.add_argument("--database", metavar="URL", default="", help="postgresql://... of the coordinator")
    spread.add_argument("--show", action="store_true", help="print the statements and do nothing")
    doc = command("entries-doc", _entries_doc, "Write the page that describes every kind of entry.")
    doc.add_argument("--out", type=Path, default=Path(DOC), help=f"the file ({DOC})")
    add_commands(command, with_books)
    add_office(lambda name, run, what: with_books(command(name, run, what)))
    return parser


def _serve(options: argparse.Namespace) -> int:
    host, _, port = str(options.listen).rpartition(":")
    if not host or not port.isdigit() or int(port) > MOST_PORT:
        raise Fault(f"{options.listen} is no address.", advice="Give --listen HOST:PORT, such as 127.0.0.1:8765.")
    from hq import bootstrap

    place = host.strip("[]"), int(port)
    how = {"phone_page": options.phone_page, "projects": not options.no_project}
    bootstrap.serve(options.database, options.data, *place, _say, **how)
    return 0


def _project(options: argparse.Namespace) -> int:
    from hq import bootstrap

    bootstrap.project_apart(options.database, options.data, _say)
    return 0


def _say(line: str) -> None:
    print(line, flush=True)


def _enrol_code(options: argparse.Namespace) -> int:
    from hq import bootstrap
    from hq.services import enrol

    hq = bootstrap.open_existing(options.database, options.data)
    try:
        register, code = enrol.new_code(hq, options.store, options.register)
    finally:
        hq.database.close()
    print(f"register {register}", file=sys.stderr)
    print(code)
    return 0


def _recharge_cards(options: argparse.Namespace) -> int:
    from domain.recharge_code import printed
    from hq import bootstrap
    from hq.services import recharge

    if bool(options.face) == bool(options.activate):
        raise Fault("Say what to do with recharge cards.", advice="Give --face AMOUNT, or --activate BATCH.")
    hq = bootstrap.open_existing(options.database, options.data)
    try:
        if options.activate:
            print(f"{recharge.activate(hq, options.activate)} cards are good now", file=sys.stderr)
            return 0
        batch, codes = recharge.issue(hq, _amount(options.face), options.count)
    finally:
        hq.database.close()
    print(f"batch {batch}", file=sys.stderr)
    for code in codes:
        print(printed(code))
    return 0


def _amount(text: str) -> int:
    """An amount such as 100 or 100.50 in minor units."""
    whole, point, rest = text.partition(".")
    if not whole.isdecimal() or not (text.isascii() and len(rest) <= DECIMALS) or (point and not rest.isdecimal()):
        raise Fault(f"{text} is no amount.", advice="Give one such as 100 or 100.00.")
    unit: int = 10**DECIMALS
    return int(whole) * unit + int((rest + "0" * DECIMALS)[:DECIMALS])


def _verify(options: argparse.Namespace) -> int:
    import json

    from hq import bootstrap
    from hq.services import verify

    hq = bootstrap.open_existing(options.database, options.data)
    try:
        found = verify.verify(hq)
    finally:
        hq.database.close()
    print(json.dumps(found.plain()) if options.json else found.sentence())
    return 0 if found.good else 1


def _distribute(options: argparse.Namespace) -> int:
    from hq import bootstrap
    from hq.store import shards

    if options.show:
        print("\n".join(f"{statement};" for statement in shards.statements()))
        return 0
    if not options.database:
        raise Fault("Say which database to spread.", advice="Give --database postgresql://...")
    for statement in bootstrap.distribute(options.database):
        print(statement)
    return 0


def _entries_doc(options: argparse.Namespace) -> int:
    from hq.services import entries_doc

    options.out.write_text(entries_doc.page(), encoding="utf-8")
    print(options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
