"""The shapes of names, hashes and times, each in one place."""

import re
from datetime import UTC, datetime
from typing import Annotated

from msgspec import Meta

from wire.json_text import Malformed

RegisterId = Annotated[str, Meta(pattern=r"\A[A-Za-z0-9-]{1,32}\Z")]
JournalId = Annotated[str, Meta(pattern=r"\A(?:[A-Za-z0-9-]{1,32}|HQ/[A-Za-z0-9._:-]{1,64})\Z")]
StoreId = Annotated[str, Meta(pattern=r"\A[A-Za-z0-9-]{1,32}\Z")]
Epoch = Annotated[str, Meta(pattern=r"\A[0-9a-f]{16}\Z")]
Holder = Annotated[str, Meta(pattern=r"\A[A-Za-z0-9-]{1,32}/[0-9a-f]{16}\Z")]
Digest = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
LanAddress = Annotated[str, Meta(pattern=r"\A(?:[A-Za-z0-9.:\[\]-]{1,80}:[0-9]{1,5})?\Z")]
TimeText = Annotated[str, Meta(pattern=r"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\Z")]
Day = Annotated[str, Meta(pattern=r"\A\d{4}-\d\d-\d\d\Z")]
DayOrTime = Annotated[str, Meta(pattern=r"\A\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d\.\d{3}Z)?\Z")]
Count = Annotated[int, Meta(ge=0, le=2**63 - 1)]
Whole = Annotated[int, Meta(ge=-(2**63), le=2**63 - 1)]
Positive = Annotated[int, Meta(ge=1, le=2**63 - 1)]

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII)


def time_text(at: datetime) -> str:
    """RFC 3339 in UTC with milliseconds (cut, not rounded) and `Z`; `at` must know its zone."""
    if at.tzinfo is None:
        raise ValueError("a time without its zone")
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def read_time(text: str) -> datetime:
    """The time that `time_text` wrote; raises `Malformed`."""
    if not _TIME.fullmatch(text):
        raise Malformed(f"not a time in UTC with milliseconds and Z: {text!r}")
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise Malformed(f"no such time: {text!r}") from error
