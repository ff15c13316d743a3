"""What stands before the demo begins: HQ filled with the demo chain, a register enrolled, devices plugged in."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from demo import chain as demo_chain
from demo.processes import DemoError, HqProcess, run
from demo.virtual.head import VirtualHead
from demo.virtual.scanner import VirtualScanner
from demo.virtual.sockets import NetworkHead
from hq.bootstrap import open_hq
from hq.services.load_chain import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from demo.chain import DemoChain
    from demo.virtual.paper import Paper

STORE = "S01"
PINS = "pins.json"


@dataclass(frozen=True, slots=True)
class Folders:
    """Where everything lies below one folder."""

    top: Path

    @property
    def hq(self) -> Path:
        """HQ's database, keys and snapshots."""
        return self.top / "hq"

    @property
    def till(self) -> Path:
        """The register's books and reference files."""
        return self.top / "till"

    @property
    def key(self) -> Path:
        """The key of the books, outside the till's folder."""
        return self.top / "till.key"

    @property
    def receipts(self) -> Path:
        """Paper as pictures."""
        return self.top / "receipts"

    @property
    def screens(self) -> Path:
        """Screens as pictures."""
        return self.top / "screens"

    def clear(self) -> None:
        """Remove what the demo made, and nothing else."""
        for path in (self.hq, self.till, self.receipts, self.screens):
            shutil.rmtree(path, ignore_errors=True)
        for path in (self.key, self.top / "summary.json", self.top / "scanner"):
            path.unlink(missing_ok=True)


def fill_hq(folders: Folders, say: Callable[[str], None]) -> DemoChain:
    """Fill an empty HQ with the demo chain; a filled one is left as it is."""
    made = demo_chain.build()
    done = folders.hq / PINS
    if done.exists():
        return made
    say("Filling HQ: 3 stores, 5,000 articles, 20,000 members with cards, tiers and balances ...")
    hq = open_hq(None, folders.hq)
    try:
        load(hq, made.chain)
    finally:
        hq.database.close()
    done.write_text(json.dumps(made.pins), "utf-8")
    return made


def enrol(folders: Folders, hq: HqProcess, made: DemoChain, language: str, say: Callable[[str], None]) -> str:
    """Enrol the register with a one-time code; its name. An enrolled one is left as it is."""
    if (folders.till / "books.db").exists():
        return f"{STORE}-R1"
    code = run(["-m", "hq", "enrol-code", "--data", str(folders.hq), "--store", STORE])
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


class Devices:
    """A printer on TCP whose paper is saved as pictures, its drawer, and a scanner on a pty."""

    def __init__(self, folders: Folders, on_paper: Callable[[Path], None] | None = None) -> None:
        self._folder = folders.receipts
        self._folder.mkdir(parents=True, exist_ok=True)
        self._on_paper = on_paper
        self.papers: list[Path] = []
        self.pulses = 0
        self.head = VirtualHead("gbk", 48, on_paper=self._keep, on_drawer=self._opened)
        self.printer = NetworkHead(self.head)
        self.printer.power_on()
        self.scanner = VirtualScanner(folders.top / "scanner")
        self.scanner.plug()

    @property
    def printer_address(self) -> str:
        """As the till's settings name it."""
        return f"tcp:127.0.0.1:{self.printer.port}"

    def close(self) -> None:
        """Pull every plug."""
        self.scanner.unplug()
        self.printer.die()

    def _keep(self, paper: Paper) -> None:
        path = self._folder / f"{len(self.papers) + 1:02d}.png"
        paper.picture().save(path)
        path.with_suffix(".txt").write_text(paper.text, "utf-8")
        self.papers.append(path)
        if self._on_paper is not None:
            self._on_paper(path)

    def _opened(self) -> None:
        self.pulses += 1
