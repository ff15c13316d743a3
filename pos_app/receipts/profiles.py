"""Kinds of heads: what to send to which printer."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from domain.value import dataclass
from pos_app.receipts.charset import BIG5, GB2312, GB18030, GBK, LATIN, Charset


@dataclass(frozen=True, slots=True)
class HeadProfile:
    """One kind of head: columns of 12 dots, characters, whether it draws QR symbols itself, and its drawer's pin."""

    name: str
    charset: Charset
    columns: int = 48
    qr: Literal["native", "raster"] = "native"
    drawer_pin: Literal[0, 1] = 0

    @property
    def dots(self) -> int:
        """The printable width."""
        return self.columns * 12

    def narrow(self) -> "HeadProfile":
        """Return the same head for paper of 58 mm."""
        return replace(self, name=f"{self.name}-58", columns=32)


_WIDE = (
    HeadProfile("gbk", GBK),
    HeadProfile("gb18030", GB18030),
    HeadProfile("gb2312", GB2312, qr="raster"),
    HeadProfile("big5", BIG5),
    HeadProfile("latin", LATIN),
)

PROFILES: Mapping[str, HeadProfile] = {head.name: head for wide in _WIDE for head in (wide, wide.narrow())}
