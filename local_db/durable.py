"""Small files that are there whole or not at all, also after a power cut."""

import os
import sys
from pathlib import Path

from wire.points import point


def write_whole(path: Path, text: str) -> None:
    """Write a file that only its owner reads, in the place of one that may be there."""
    new = path.with_name(path.name + ".new")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    point(f"before {path.name} is in place")
    new.replace(path)
    point(f"after {path.name} is in place")
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last (Windows keeps no handle on folders and needs none)."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
