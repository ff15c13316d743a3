"""What HQ says when it is asked to lend more."""

from __future__ import annotations

from domain.value import dataclass


@dataclass(frozen=True, slots=True)
class Lent:
    """Where a part of a balance is, which HQ could not lend: store, amount in minor units, since when."""

    store: str
    amount: int
    since: str


@dataclass(frozen=True, slots=True)
class Enlarged:
    """HQ's answer to a wish for more allowance: granted, or refused with what is available and what is lent where."""

    granted: bool
    reached: bool
    available: int = 0
    lent: tuple[Lent, ...] = ()
