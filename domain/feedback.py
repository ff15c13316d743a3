"""What a customer thought of a sale (PRODUCT M7): his rating, or what his silence counts as. No screen asks yet."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

SILENCE = timedelta(hours=48)


def stands(
    rating: Literal["", "good", "bad"], asked_at: datetime, now: datetime, silence: timedelta = SILENCE
) -> Literal["good", "bad", "open"]:
    """How a sale stands: as it was rated; not rated ("") it is open, and good once `silence` has gone by."""
    if rating:
        return rating
    return "good" if now - asked_at >= silence else "open"
