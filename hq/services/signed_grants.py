"""What HQ signs when it lends: totals for one holder, safe to send any number of times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hq.services.context import Hq
from wire.allowances import Grant, Granted
from wire.messages import to_bytes
from wire.phone import REQUEST
from wire.signed import Signed


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks: a register of a store, in its epoch."""

    register: str
    epoch: str
    store: str

    @property
    def holder(self) -> str:
        """The name under which it holds allowances."""
        return f"{self.register}/{self.epoch}"


def signed_grant(
    hq: Hq,
    asker: Asker,
    owner: str,
    totals: Mapping[str, int],
    ends: Mapping[str, str | None],
    rules: dict[str, int | str],
    request_id: str | None = None,
) -> Signed:
    """A grant of totals by unit for a holder, signed by HQ; safe to send any number of times."""
    grant = Grant(
        request_id=request_id,
        owner=owner,
        holder=asker.register,
        epoch=asker.epoch,
        life=hq.secrets.life,
        granted=tuple(Granted(unit=unit, expires=ends.get(unit), g=g) for unit, g in sorted(totals.items())),
        policy=dict(rules),
        hq_time=hq.now(),
        nonce=request_id.removeprefix(REQUEST) if request_id and request_id.startswith(REQUEST) else None,
    )
    return hq.secrets.sign(to_bytes(grant).decode("utf-8"))
