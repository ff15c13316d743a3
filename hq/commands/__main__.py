"""Registers that will not speak again: shut-out, lost, approve, salvage-kit, missing. HQ's life: backup, restore."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from domain.errors import Fault

if TYPE_CHECKING:
    from hq.services.context import Hq

Made = argparse.ArgumentParser
Command = Callable[[str, object, str], Made]
MINOR = 100


def add_commands(command: Command, with_books: Callable[[Made], Made]) -> None:
    """Add them to HQ's command line."""
    out = with_books(command("shut-out", _shut_out, "Revoke a register's key: what it still pushes is quarantined."))
    lost = with_books(command("lost", _lost, "Give a register up: what was lent to it goes back to the members."))
    approve = with_books(command("approve", _approve, "Let what a revoked register pushed count, as a closed branch."))
    kit = with_books(command("salvage-kit", _kit, "Write what opens a dead till's disk: sealed key and recovery key."))
    missing = with_books(command("missing", _missing, "Say what HQ lacks, by the heads printed on receipts."))
    backup = with_books(command("backup", _backup, "Write books and keys into one file, while HQ serves."))
    backup.add_argument("--out", type=Path, required=True, metavar="FILE", help="the backup; it holds HQ's keys")
    restore = with_books(command("restore", _restore, "Put a backup into an empty folder: HQ begins a new life."))
    restore.add_argument("file", type=Path, metavar="FILE", help="a backup")
    for made in (out, lost, approve):
        made.add_argument("--register", required=True, help="the register's name, S01-R2")
        made.add_argument("--epoch", help="one epoch of it (all)")
    for made in (lost, approve):
        made.add_argument("--approved-by", required=True, metavar="NAME", help="the store's manager")
        made.add_argument("--and-by", required=True, metavar="NAME", help="somebody at headquarters")
    lost.add_argument("--early", action="store_true", help="though it spoke within the last day")
    kit.add_argument("--register", required=True, help="the register's name, S01-R2")
    kit.add_argument("--out", type=Path, required=True, metavar="DIR", help="a folder for the two keys")
    missing.add_argument("heads", nargs="*", metavar="RECEIPT HEAD", help="S01-R2-000123 9f3a61c24b07 ... (or stdin)")


def opened(options: argparse.Namespace) -> Hq:
    """The HQ that the command line names."""
    from hq import bootstrap

    return bootstrap.open_existing(options.database, options.data)


def _shut_out(options: argparse.Namespace) -> int:
    from hq.services import fencing

    hq = opened(options)
    with closing(hq.database):
        epochs = fencing.shut_out(hq, options.register, options.epoch)
    print(f"{options.register} is shut out ({', '.join(epochs)}). What it pushes now goes into quarantine.")
    return 0


def _lost(options: argparse.Namespace) -> int:
    from hq.services import fencing

    hq = opened(options)
    with closing(hq.database):
        done = fencing.lose(
            hq, options.register, options.epoch, options.approved_by, options.and_by, early=options.early
        )
    print(f"{options.register} is lost. {done.owners} owners have back what was lent of theirs: {_money(done.value)}.")
    if done.borne:
        print(f"The chain bears {_money(done.borne)} that were spent beyond what HQ knows of.")
    return 0


def _approve(options: argparse.Namespace) -> int:
    from hq.services import fencing

    hq = opened(options)
    with closing(hq.database):
        count = fencing.approve(hq, options.register, options.epoch, options.approved_by, options.and_by)
    print(f"{count} entries of {options.register} count now, as a closed branch.")
    return 0


def _kit(options: argparse.Namespace) -> int:
    from hq import bootstrap
    from hq.services import salvage

    hq = opened(options)
    with closing(hq.database):
        sealed = salvage.sealed_keys(hq, options.register)
    options.out.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(sealed, start=1):
        _write_secret(options.out / f"sealed-key-{number}.txt", text)
    _write_secret(options.out / "recovery-key.txt", bootstrap.recovery_key(options.data))
    print(
        f"{len(sealed)} sealed keys and the recovery key are in {options.out}. Delete them when the till is salvaged."
    )
    return 0


def _write_secret(path: Path, text: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as file:
        file.write(text + "\n")


def _missing(options: argparse.Namespace) -> int:
    from hq.services import salvage

    words = options.heads or sys.stdin.read().split()
    hq = opened(options)
    with closing(hq.database):
        found = salvage.missing(hq, _pairs(words))
    for one in found:
        print(one.sentence())
    return 1 if any(one.lacking or one.elsewhere for one in found) else 0


def _pairs(words: Iterable[str]) -> list[tuple[str, str]]:
    """Receipt numbers with their heads; `S01-R2-000123 · 9f3a61c24b07` as it is printed, too."""
    every = [word for word in words if word != "·"]
    if not every or len(every) % 2:
        raise Fault("Give receipts and heads in pairs.", advice="Such as S01-R2-000123 9f3a61c24b07.")
    return list(zip(every[::2], every[1::2], strict=True))


def _backup(options: argparse.Namespace) -> int:
    from hq import bootstrap

    rows = bootstrap.back_up(options.database, options.data, options.out)
    print(f"{rows} rows and HQ's keys are in {options.out}. Keep it where nobody else reads it.")
    return 0


def _restore(options: argparse.Namespace) -> int:
    from hq import bootstrap

    life, at = bootstrap.restore(options.database, options.data, options.file)
    print(f"HQ is as it was at {at}, in its life {life}.")
    print("Nothing is lent until every register has reported what it has; HQ's page says who is missing.")
    return 0


def _money(amount: int) -> str:
    whole, rest = divmod(amount, MINOR)
    return f"{whole:,}.{rest:02d}"
