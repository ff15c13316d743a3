"""What HQ says when it is asked to lend more, to take a recharge card, or for the right to return a sale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.value import dataclass

if TYPE_CHECKING:
    from domain.entries import EntryRef


@dataclass(frozen=True, slots=True)
class Lent:
    """Where a part of a balance is, which HQ could not lend: store, amount in minor units, since when."""

    store: str
    amount: int
    since: str


@dataclass(frozen=True, slots=True)
class Enlarged:
    """The answer to a wish for more allowance: granted, or refused with what is available and what is lent where.

    `reached`: HQ answered. `near` are the registers of this store that were asked too, `silent` those of them that did
    not answer.
    """

    granted: bool
    reached: bool
    available: int = 0
    lent: tuple[Lent, ...] = ()
    near: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Redeemed:
    """HQ's answer to a recharge card: credited by its own `entry`, or not, for a `reason` (HQ's word; "": no answer).

    `seconds`: how long HQ takes no more attempts of this register. `left`: what may still be paid in.
    """

    amount: int = 0
    entry: EntryRef | None = None
    reason: str = ""
    seconds: int = 0
    left: int = 0


@dataclass(frozen=True, slots=True)
class RefundRight:
    """HQ's answer to a wish for the right to take a sale or a gift back; it is installed when it is here.

    `sale` is the exact bytes of its entry, `returns` of every return that was made before the right came, `granted` how
    often it was lent to this register (0: never). Without it there is a `reason` (HQ's word; "": no answer), and the
    register that has it and was asked to give it back (`holder`). `plan` is the text of the plan that it names, where
    that was published for another store alone.
    """

    sale: bytes = b""
    returns: tuple[bytes, ...] = ()
    granted: int = 0
    plan: bytes = b""
    reason: str = ""
    holder: str = ""
