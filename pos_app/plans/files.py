"""Files that a person names on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import Fault

if TYPE_CHECKING:
    from pathlib import Path


def read_bytes(path: Path) -> bytes:
    """The bytes of a file; a Fault says what to do when there is none."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Fault(f"{path} cannot be read: {error.strerror}.", advice="Say where the file is.") from error
