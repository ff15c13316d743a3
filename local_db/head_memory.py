"""Where the journal stood last, kept outside the books: a line in a file that is written in place after each commit.

The anchor lies beside the key and outlives a power cut as far as the system wrote it out; the memory of this boot lies
where nothing outlives the machine's start. A restored database does not know what they know.
"""

import os
from pathlib import Path
from typing import Literal

from domain.value import dataclass
from local_db.act import Head

LENGTH = 200
WORDS, NO_BOOT, END = 6, "-", "."
Found = Literal["fits", "restored", "unknown"]


@dataclass(frozen=True, slots=True)
class Line:
    """What a file says: a register's journal reached this entry; `boot` is the machine's start ("" on a disk)."""

    register: str
    epoch: str
    seq: int
    hash: str
    boot: str = ""


class HeadMemory:
    """One file. It cannot be read or written: then it knows nothing, and nothing breaks."""

    def __init__(self, path: Path, boot: str = "") -> None:
        self._path = path
        self._boot = boot
        self._file: int | None = None

    def line(self) -> Line | None:
        """What it says, None when it says nothing that counts: of another boot, torn, or somebody else's file."""
        try:
            file = os.open(self._path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        except OSError:
            return None
        try:
            mine = not hasattr(os, "getuid") or os.fstat(file).st_uid == os.getuid()
            words = os.read(file, LENGTH + 1).decode("ascii", "replace").split()
        finally:
            os.close(file)
        if not mine or len(words) != WORDS or words[-1] != END or not words[2].isdigit():
            return None
        found = Line(words[0], words[1], int(words[2]), words[3], "" if words[4] == NO_BOOT else words[4])
        return found if found.boot == self._boot else None

    def write(self, head: Head) -> None:
        """The journal reached this; from the thread that commits."""
        if not head.seq:
            return
        text = f"{head.register} {head.epoch} {head.seq} {head.hash} {self._boot or NO_BOOT} {END}"
        try:
            if self._file is None:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
                self._file = os.open(self._path, flags, 0o600)
            os.lseek(self._file, 0, os.SEEK_SET)
            os.write(self._file, text.ljust(LENGTH - 1).encode("ascii") + b"\n")
        except OSError:
            self.close()

    def close(self) -> None:
        """Close the file; it stays."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def judge(line: Line | None, head: Head, known: str | None) -> Found:
    """What a line says of books that stand at `head` and have entry `line.seq` of epoch `line.epoch` with hash `known`.

    Books may be ahead: they were cut off between a commit and the line.
    """
    if line is None or line.register != head.register:
        return "unknown"
    return "fits" if known == line.hash else "restored"
