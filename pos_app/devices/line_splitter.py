"""Cut what a scanner sends into codes: by its suffix, or by silence when it has none."""

_ENDS = b"\r\n\t\x03"
_SILENCE, _BROKEN = 0.05, 1.0  # seconds: the end of a code without suffix; a code whose suffix never came
_LONGEST = 4096


class LineSplitter:
    """Learns whether the scanner sends a suffix; from then on a pause does not end a code."""

    def __init__(self) -> None:
        self._bytes = b""
        self._last = 0.0
        self._has_suffix = False

    def feed(self, data: bytes, at: float) -> list[str]:
        """Return the codes completed by these bytes."""
        codes = []
        for byte in data:
            if byte in _ENDS:
                self._has_suffix = True
                codes.append(self._finished())
            elif len(self._bytes) < _LONGEST:
                self._bytes += bytes([byte])
        self._last = at
        return [code for code in codes if code]

    def silent(self, at: float) -> list[str]:
        """Return the code that silence has ended, if any."""
        if not self._bytes or at - self._last < (_BROKEN if self._has_suffix else _SILENCE):
            return []
        code = self._finished()
        return [code] if code else []

    def _finished(self) -> str:
        data, self._bytes = self._bytes.strip(b"\x00\x02 "), b""
        for codec in ("utf-8", "gb18030"):
            try:
                return data.decode(codec)
            except UnicodeDecodeError:
                continue
        return data.decode("latin-1")
