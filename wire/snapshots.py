"""What HQ says about a snapshot: where, how long, which hash, from which position the feed goes on."""

from wire.fields import Count, Digest
from wire.json_text import Malformed
from wire.messages import Message
from wire.signed import HqKeys, Signed


class SnapshotText(Message, frozen=True, kw_only=True):
    """What HQ signs of a snapshot; `bytes` and `sha256` are of the zstd file."""

    scope: str
    bytes: Count
    sha256: Digest
    cursor: Count
    schema: Count
    life: Count


class SnapshotAnswer(Message, frozen=True, kw_only=True):
    """Where a snapshot lies: `url` is a path on HQ."""

    url: str
    bytes: Count
    sha256: Digest
    signed: Signed
    cursor: Count
    schema: Count


def checked_snapshot(answer: SnapshotAnswer, scope: str, keys: HqKeys) -> SnapshotText:
    """What is signed, if the answer says the same and it is of this scope; raises `WrongSignature`, `Malformed`."""
    text = keys.read(SnapshotText, answer.signed)
    said = (scope, answer.bytes, answer.sha256, answer.cursor, answer.schema)
    if said != (text.scope, text.bytes, text.sha256, text.cursor, text.schema):
        raise Malformed("the snapshot's answer differs from what is signed")
    if not answer.url.startswith("/") or answer.url.startswith("//"):
        raise Malformed("the snapshot's url is a path")
    return text
