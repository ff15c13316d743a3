"""zstd, with a bound on what may come out."""

import zstandard

from wire.json_text import Malformed

LEVEL = 3
COMPRESS_OVER = 1024
ENCODING = "zstd"
_MAX_WINDOW = 2**27
_FEED = 512  # bytes handed over at once: a hostile frame may grow 30,000 fold


class TooLarge(Malformed):
    """More bytes than the bound."""


def compress(data: bytes) -> bytes:
    """One zstd frame."""
    return zstandard.ZstdCompressor(level=LEVEL).compress(data)


def packed(body: bytes) -> tuple[bytes, dict[str, str]]:
    """A body as it is sent: over 1 KiB as zstd, with the header that says so."""
    if len(body) <= COMPRESS_OVER:
        return body, {}
    return compress(body), {"Content-Encoding": ENCODING}


def decompress(data: bytes, limit: int) -> bytes:
    """What is in one or more whole zstd frames, at most `limit` bytes; raises `TooLarge`, `Malformed`."""
    out: list[bytes] = []
    size = 0
    frame = _frame()
    for start in range(0, len(data), _FEED):
        rest = data[start : start + _FEED]
        while rest:
            if frame.eof:
                frame = _frame()
            out.append(_decompressed(frame, rest))
            size += len(out[-1])
            if size > limit:
                raise TooLarge(f"more than {limit} bytes after decompression")
            rest = frame.unused_data if frame.eof else b""
    if not frame.eof:
        raise Malformed("the zstd frame is cut off")
    return b"".join(out)


def _frame() -> "zstandard.ZstdDecompressionObj":
    return zstandard.ZstdDecompressor(max_window_size=_MAX_WINDOW).decompressobj()


def _decompressed(frame: "zstandard.ZstdDecompressionObj", data: bytes) -> bytes:
    try:
        return frame.decompress(data)
    except zstandard.ZstdError as error:
        raise Malformed(f"not zstd: {error}") from error
