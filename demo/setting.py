"""What stands before the demo begins: HQ filled with the demo chain, a register enrolled, devices plugged in."""

from __future__ import annotations

import json
import os
import socket
from typing import TYPE_CHECKING

from demo.processes import DemoError, HqProcess, run
from demo.virtual.head import VirtualHead
from demo.virtual.scanner import VirtualScanner
from demo.virtual.sockets import NetworkHead
from domain.errors import Fault
from hq.bootstrap import open_hq
from hq.services.load_chain import load
from local_db.books import open_books
from local_db.keys import read_key_file
from pos_app.bootstrap import BOOKS, Settings, open_till

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from demo.chain import DemoChain
    from demo.folders import Folders
    from demo.virtual.paper import Paper

STORE, REGISTER = "S01", "S01-R1"
PINS = "pins.json"
NOT_ENROLLED = ("no_books", "no_key", "not_enrolled")


def check_port(port: int) -> None:
    """Raise DemoError when HQ could not listen there; 0 is any free port."""
    if not port:
        return
    with socket.socket() as probe:
        if os.name == "posix":  # elsewhere it would let two programs share the port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OverflowError as error:
            raise DemoError(f"There is no port {port}: choose a --listen up to 65535, or leave it out.") from error
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            raise DemoError(
                f"HQ cannot listen on 127.0.0.1:{port}: {why}. Choose another --listen, or leave it out."
            ) from error


def fill_hq(folders: Folders, made: DemoChain, say: Callable[[str], None]) -> None:
    """Fill an empty HQ with the demo chain; a half filled one is filled up, a filled one is left as it is."""
    done = folders.hq / PINS
    if done.exists():
        return
    chain = made.chain
    say(
        f"Filling HQ: {len(chain.stores)} stores, {len(chain.articles):,} articles,"
        f" {len(chain.members):,} members with cards, tiers and balances ..."
    )
    hq = open_hq(None, folders.hq)
    try:
        load(hq, chain)
    finally:
        hq.database.close()
    done.write_text(json.dumps(made.pins), "utf-8")


def enrol(folders: Folders, hq: HqProcess, made: DemoChain, language: str, say: Callable[[str], None]) -> str:
    """Enrol the register with a one-time code; its name. An enrolled one is left as it is."""
    if folders.register.exists():
        return folders.register.read_text("utf-8")
    name = _finished(folders, hq) or _enrolled(folders, hq, made, language, say)
    folders.register.write_text(name, "utf-8")
    return name


def _finished(folders: Folders, hq: HqProcess) -> str:
    """The name of a register whose enrolment the end of a demo cut short, once it has loaded the rest; else nothing."""
    name = _name_in_books(folders)
    if name:
        till = open_till(Settings(folders.till, folders.key, hq.url))
        try:
            till.load()
        finally:
            till.close()
    return name


def _name_in_books(folders: Folders) -> str:
    try:
        books = open_books(folders.till / BOOKS, read_key_file(folders.key))
    except Fault as fault:
        if fault.code in NOT_ENROLLED:
            return ""
        raise
    try:
        return books.head().register
    except Fault as fault:
        if fault.code in NOT_ENROLLED:
            return ""
        raise
    finally:
        books.close()


def _enrolled(folders: Folders, hq: HqProcess, made: DemoChain, language: str, say: Callable[[str], None]) -> str:
    code = run(["-m", "hq", "enrol-code", "--data", str(folders.hq), "--store", STORE, "--register", REGISTER])
    if code.returncode:
        raise DemoError(code.stderr.strip())
    say(f"HQ's one-time code: {code.stdout.strip()}")
    store = next(store for store in made.chain.stores if store.id == STORE)
    done = run(
        [
            *("-m", "pos_app", "enrol", "--data", str(folders.till), "--key-file", str(folders.key)),
            *("--hq", hq.url, "--code", code.stdout.strip(), "--store-name", store.name, "--language", language),
        ]
    )
    if done.returncode:
        raise DemoError(done.stderr.strip())
    return done.stdout.strip()


def begin(folders: Folders, made: DemoChain, language: str, listen: int, say: Callable[[str], None]) -> HqProcess:
    """HQ that is filled and runs, and a register that is enrolled there."""
    check_port(listen)
    fill_hq(folders, made, say)
    hq = HqProcess(folders.hq, listen, log=folders.hq_log)
    say(f"HQ listens at {hq.start()} (open it in a browser).")
    name = enrol(folders, hq, made, language, say)
    say(f"Register {name} is enrolled: it has its key, articles, members and allowances.")
    return hq


class Devices:
    """A printer on TCP whose paper is saved as pictures, its drawer, and a scanner on a pty where there are any."""

    def __init__(self, folders: Folders, on_paper: Callable[[Path], None] | None = None) -> None:
        self._folder = folders.receipts
        self._folder.mkdir(parents=True, exist_ok=True)
        self._on_paper = on_paper
        self._printed = len(list(self._folder.glob("*.png")))
        self.pulses = 0
        self.head = VirtualHead("gbk", 48, on_paper=self._keep, on_drawer=self._opened)
        self.printer = NetworkHead(self.head)
        self.printer.power_on()
        self.scanner = VirtualScanner(folders.scanner) if hasattr(os, "openpty") else None
        if self.scanner is not None:
            self.scanner.plug()

    @property
    def settings(self) -> tuple[str, ...]:
        """What the till is told of them."""
        printer = ("--printer", f"tcp:127.0.0.1:{self.printer.port}")
        return printer if self.scanner is None else (*printer, "--scanner", str(self.scanner.path))

    def close(self) -> None:
        """Pull every plug."""
        if self.scanner is not None:
            self.scanner.unplug()
        self.printer.die()

    def _keep(self, paper: Paper) -> None:
        self._printed += 1
        path = self._folder / f"{self._printed:02d}.png"
        paper.picture().save(path)
        path.with_suffix(".txt").write_text(paper.text, "utf-8")
        if self._on_paper is not None:
            self._on_paper(path)

    def _opened(self) -> None:
        self.pulses += 1
