"""What a power cut leaves of a database: what was synced, and nothing that was only written."""

from pathlib import Path
from typing import Any

FULL = 2


def power_cut(copy: Path, writer: Any) -> None:  # noqa: ANN401  the driver has no types
    """Take out of a copy of a database what its writer never made the disk keep.

    A writer with `synchronous` FULL syncs the WAL at every commit; with less, only a checkpoint is sure to last.
    """
    if writer.execute("PRAGMA synchronous").fetchone()[0] < FULL:
        copy.with_name(copy.name + "-wal").unlink(missing_ok=True)
