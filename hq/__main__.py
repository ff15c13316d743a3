"""HQ's command line: `python -m hq serve | enrol-code | verify | entries-doc`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from domain.errors import Fault

DATA, LISTEN, DOC = "hq-data", "127.0.0.1:8765", "docs/entries.md"
MOST_PORT = 65535


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
    code = with_books(command("enrol-code", _enrol_code, "Print a one-time code for a register, good for 10 minutes."))
    code.add_argument("--store", required=True, help="the store's id")
    code.add_argument("--register", help="the register's name (default: the store's next, S01-R1, S01-R2, ...)")
    verify = with_books(command("verify", _verify, "Derive everything from all journals again and compare."))
    verify.add_argument("--json", action="store_true", help="print the result as JSON")
    doc = command("entries-doc", _entries_doc, "Write the page that describes every kind of entry.")
    doc.add_argument("--out", type=Path, default=Path(DOC), help=f"the file ({DOC})")
    return parser


def _serve(options: argparse.Namespace) -> int:
    host, _, port = str(options.listen).rpartition(":")
    if not host or not port.isdigit() or int(port) > MOST_PORT:
        raise Fault(f"{options.listen} is no address.", advice="Give --listen HOST:PORT, such as 127.0.0.1:8765.")
    from hq import bootstrap

    bootstrap.serve(options.database, options.data, host.strip("[]"), int(port), _say)
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


def _entries_doc(options: argparse.Namespace) -> int:
    from hq.services import entries_doc

    options.out.write_text(entries_doc.page(), encoding="utf-8")
    print(options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
