"""A snapshot into a file: resumed where it was cut, checked against what HQ signed, unpacked."""

import hashlib
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import zstandard

from pos_app.sync.errors import Damaged, DiskFault, Garbled, NoAnswer
from pos_app.sync.http import HqHttp
from pos_app.sync.ports import Incoming, Reply
from wire.snapshots import SnapshotText

READ_SECONDS = 30
CHUNK_BYTES = 1024 * 1024
MAX_WINDOW = 2**27
WHOLE = 200
PART = 206
BEYOND = 416


def fetch(http: HqHttp, url: str, snapshot: SnapshotText, folder: Path) -> Path:
    """The unpacked snapshot in `folder`.  What was fetched before a cut is kept and the next call goes on from there.

    Raises the faults of a request, `Damaged` when the file is not the signed one, `DiskFault`.
    """
    with _disk(folder):
        folder.mkdir(parents=True, exist_ok=True)
        part = _part(folder, snapshot)
        if not part.exists() or part.stat().st_size != snapshot.bytes:
            _download(http, url, snapshot, part)
        if _sha256(part) != snapshot.sha256:
            part.unlink()
            raise Damaged(f"The snapshot of {snapshot.scope} is not the one that HQ signed.")
        unpacked = _unpack(part, part.with_suffix(".new"), snapshot.scope)
        part.unlink()
        return unpacked


def _part(folder: Path, snapshot: SnapshotText) -> Path:
    """Where this snapshot is collected; beginnings of other snapshots of the scope go."""
    name = snapshot.scope.replace(":", "_")
    wanted = folder / f"{name}.{snapshot.sha256}.part"
    for old in folder.glob(f"{name}.*.part"):
        if old != wanted:
            old.unlink()
    return wanted


def _download(http: HqHttp, url: str, snapshot: SnapshotText, part: Path) -> None:
    have = part.stat().st_size if part.exists() else 0
    if have > snapshot.bytes:
        part.unlink()
        have = 0
    wanted = {"Accept-Encoding": "identity", **({"Range": f"bytes={have}-"} if have else {})}
    target = http.signed_get(url, wanted)
    with http.session.stream("GET", target.url, target.headers, READ_SECONDS) as incoming:
        start = _start(http, incoming, have, snapshot, part)
        with part.open("r+b" if start else "wb") as file:
            file.seek(start)
            size = _copy(incoming, file.write, start, snapshot)
            file.truncate(size)
    if size < snapshot.bytes:
        raise NoAnswer(f"The snapshot of {snapshot.scope} was cut after {size} of {snapshot.bytes} bytes.")


def _start(http: HqHttp, incoming: Incoming, have: int, snapshot: SnapshotText, part: Path) -> int:
    """From where the bytes that come are; raises what any other answer means."""
    if incoming.status not in (WHOLE, PART):
        if incoming.status == BEYOND:
            part.unlink(missing_ok=True)
        http.refuse(Reply(incoming.status, incoming.headers, b"".join(incoming.chunks())))
    if incoming.headers.get("content-encoding", "identity") != "identity":
        raise Garbled("A snapshot came with a Content-Encoding, which hides its bytes.")
    if incoming.status == WHOLE:
        return 0
    said = re.fullmatch(r"bytes (\d+)-\d+/(\d+|\*)", incoming.headers.get("content-range", ""))
    if said is None or int(said[1]) != have or said[2] not in (str(snapshot.bytes), "*"):
        raise Garbled("HQ sent another part of the snapshot than the one that was asked for.")
    return have


def _copy(incoming: Incoming, write: Callable[[bytes], int], start: int, snapshot: SnapshotText) -> int:
    size = start
    try:
        for chunk in incoming.chunks():
            size += len(chunk)
            if size > snapshot.bytes:
                raise Damaged(f"The snapshot of {snapshot.scope} is longer than HQ signed.")
            write(chunk)
    except NoAnswer:
        return size
    return size


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _unpack(packed: Path, unpacked: Path, scope: str) -> Path:
    """Unpack and make it last on the disk."""
    with packed.open("rb") as source, unpacked.open("wb") as target:
        try:
            zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW).copy_stream(source, target)
        except zstandard.ZstdError as error:
            raise Damaged(f"The snapshot of {scope} cannot be unpacked: {error}") from error
        target.flush()
        os.fsync(target.fileno())
    return unpacked


@contextmanager
def _disk(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise DiskFault(f"{folder} cannot be written: {error.strerror or error}") from error
