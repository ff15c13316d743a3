"""The port to the wall clock and to chance."""

import os
from datetime import UTC, datetime


def now() -> datetime:
    return datetime.now(UTC)


def random_bytes(count: int) -> bytes:
    return os.urandom(count)
