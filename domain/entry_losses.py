"""Bodies of HQ's acts about registers that will not speak again: a closed branch booked as a whole, what was lent."""

from __future__ import annotations

from domain.entry_parts import UnitAmount
from domain.value import dataclass


@dataclass(frozen=True, slots=True)
class BranchBooked:
    """HQ's act: what a closed branch of a register did to an owner's units is booked as a whole, credits − spends.

    What is above 0 goes to the owner (`units`), what is below 0 to the loss account (`lost`, positive amounts); an
    amount with the other sign takes back what an earlier act of this branch booked. `worth` is what the chain goes on
    owing for lost points, in minor units.
    """

    owner: str
    register: str
    epoch: str
    units: tuple[UnitAmount, ...]
    lost: tuple[UnitAmount, ...]
    worth: int = 0
    currency: str = "CNY"


@dataclass(frozen=True, slots=True)
class AllowanceLost:
    """HQ's act: a register is lost, and what was lent to it goes back to the owner from the loss account (`units`).

    An amount below 0 is what the register spent beyond what HQ knows it was lent: the chain bears it, `worth` is what
    it goes on owing for points among it. Two people approved.
    """

    owner: str
    register: str
    epoch: str
    units: tuple[UnitAmount, ...]
    approved_by: tuple[str, ...]
    worth: int = 0
    currency: str = "CNY"


LossBody = BranchBooked | AllowanceLost
LOSS_KINDS: dict[str, type[LossBody]] = {"branch.booked": BranchBooked, "allowance.lost": AllowanceLost}
