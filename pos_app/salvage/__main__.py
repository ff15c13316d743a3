"""The command `salvage`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from domain.errors import Fault


def add_salvage(commands: Any) -> None:  # noqa: ANN401  argparse names no type for it
    """Add it to the till's command line."""
    what = "hand in the journal of a dead till from its disk, with HQ's recovery key"
    made = commands.add_parser("salvage", help=what, description=what)
    made.set_defaults(run=_salvage)
    made.add_argument("--data", type=Path, required=True, metavar="DIR", help="the folder on the dead till's disk")
    made.add_argument("--sealed-key", type=Path, metavar="FILE", help="default: sealed-key.txt in the folder")
    made.add_argument("--recovery-key", type=Path, required=True, metavar="FILE", help="from HQ: salvage-kit")
    made.add_argument("--hq", required=True, metavar="URL", help="HQ's address")
    made.add_argument("--ca-file", type=Path, metavar="FILE", help="PEM certificates that HQ's is signed by")


def _salvage(options: argparse.Namespace) -> int:
    from pos_app.bootstrap import BOOKS
    from pos_app.salvage.bootstrap import salvage
    from pos_app.sync.enrolment import SEALED

    sealed = _text(options.sealed_key or options.data / SEALED)
    done = salvage(options.data / BOOKS, sealed, _text(options.recovery_key), options.hq, options.ca_file)
    print(f"{done.register}: {done.handed_in} entries were handed in. HQ holds {done.head} of the last epoch.")
    if done.opened:
        print(f"HQ holds another branch of it: the rest came in the new epoch {done.opened}. Give it up as well: lost.")
    return 0


def _text(path: Path) -> str:
    try:
        return path.read_text("ascii")
    except (OSError, UnicodeDecodeError) as error:
        raise Fault(
            f"{path.name} cannot be read.", advice="HQ writes both keys: salvage-kit.", code="no_key"
        ) from error
