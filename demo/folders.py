"""Where a demo lies on disk: what it made there, whose turn it is, and what may be cleared."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from demo.processes import DemoError
from domain.errors import Fault
from local_db.lock import BooksLock

if TYPE_CHECKING:
    from pathlib import Path

MARK = "demo"


@dataclass(frozen=True, slots=True)
class Folders:
    """Where everything lies below one folder."""

    top: Path

    @property
    def hq(self) -> Path:
        """HQ's database, keys and snapshots."""
        return self.top / "hq"

    @property
    def hq_log(self) -> Path:
        """What HQ complained of."""
        return self.top / "hq.log"

    @property
    def till(self) -> Path:
        """The register's books and reference files."""
        return self.top / "till"

    @property
    def key(self) -> Path:
        """The key of the books, outside the till's folder."""
        return self.top / "till.key"

    @property
    def register(self) -> Path:
        """The register's name, written when it is enrolled and has loaded everything."""
        return self.top / "register"

    @property
    def receipts(self) -> Path:
        """Paper as pictures."""
        return self.top / "receipts"

    @property
    def screens(self) -> Path:
        """Screens as pictures."""
        return self.top / "screens"

    @property
    def scanner(self) -> Path:
        """The virtual scanner's port."""
        return self.top / "scanner"

    @property
    def summary(self) -> Path:
        """The books' own account of the demo."""
        return self.top / "summary.json"

    def claim(self) -> BooksLock:
        """Make the folder ours until the lock is released.

        Raises DemoError when another demo runs on it, or when it holds things of these names that no demo made.
        """
        mark = self.top / f"{MARK}.lock"
        foreign = [path.name for path in self._made() if path.exists() or path.is_symlink()]
        if foreign and not mark.exists():
            raise DemoError(
                f"{self.top} holds things that the demo did not make: {', '.join(foreign)}. Choose another --out."
            )
        self.top.mkdir(parents=True, exist_ok=True)
        try:
            return BooksLock(self.top / MARK)
        except Fault as fault:
            raise DemoError(
                f"Another demo runs in {self.top}. Use its windows, end it, or choose another --out."
            ) from fault

    def clear(self) -> None:
        """Remove what the demo made, and nothing else; only after `claim`."""
        for path in self._made():
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def _made(self) -> tuple[Path, ...]:
        folders = (self.hq, self.till, self.receipts, self.screens)
        return (*folders, self.hq_log, self.key, self.register, self.scanner, self.summary)
