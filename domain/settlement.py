"""Settlement between stores (H5): who owes whom for principal that one store took in and another one gave goods for.

A lot begins where its money was paid in; whoever takes principal of it as payment (or pays it out) is owed that by the
lot's store. Bonus is the chain's own promise and is not settled. Sums only: the order in which entries came in is
nothing to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entries import GoodsReturned, OpeningBalance
from domain.entry_value import ClosingSettled, MemberClosed, RechargeRedeemed, TopUpCancelled, TopUpCompleted
from domain.ledger import HELD
from domain.stored_value import PRINCIPAL
from domain.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from domain.entries import Entry
    from domain.ledger import Posting

HQ, UNKNOWN = "HQ/", "?"
"""The chain itself, which took in opening balances and recharge cards and pays what closings leave; and the place of a
lot whose beginning is not known yet. No store has such a name."""
REDEEMED, TOPPED_UP = "redeemed:", "topped_up:"
_UNIT = PRINCIPAL + "/"


@dataclass(frozen=True, slots=True)
class Begun:
    """Where the money of a member's lot was paid in; `lost` when the entry that says so is of a closed branch."""

    member: str
    lot: str
    place: str
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Use:
    """What a place gave for principal of a lot on a business day, below 0: what it took back.

    `lost`: in a branch that was closed, so that the member still has it: the chain bears it.
    """

    member: str
    lot: str
    place: str
    day: str
    amount: int
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Debt:
    """What one place owes another, in minor units."""

    debtor: str
    creditor: str
    amount: int


@dataclass(frozen=True, slots=True)
class Used:
    """Sums of uses at a place of lots that began somewhere (None: not known yet)."""

    place: str
    lost: bool
    began: str | None
    began_lost: bool
    amount: int


def begun(entry: Entry) -> tuple[Begun, ...]:
    """The lots that begin with an entry."""
    body = entry.body
    if isinstance(body, TopUpCompleted):
        return (Begun(body.member.id, body.lot, body.store),) if body.principal else ()
    if isinstance(body, GoodsReturned):
        return (Begun(body.member, body.lot, body.store),) if body.member else ()
    if isinstance(body, RechargeRedeemed):
        return (Begun(body.member, body.lot, HQ),)
    if isinstance(body, OpeningBalance):
        lots = [unit.unit.removeprefix(_UNIT) for unit in body.units if unit.unit.startswith(_UNIT)]
        return tuple(Begun(body.member, lot, HQ) for lot in lots)
    return ()


def uses(entry: Entry, posted: Iterable[Posting]) -> tuple[Use, ...]:
    """What an entry gives for principal: read off what it posted, but of a closing what was paid in money."""
    body = entry.body
    if isinstance(body, MemberClosed | ClosingSettled):
        place = body.store if isinstance(body, MemberClosed) else HQ
        cashed = [lot for lot in body.lots if lot.paid and (lot.principal or lot.bonus)]
        return tuple(Use(body.member, lot.lot, place, entry.business_day, lot.paid) for lot in cashed)
    if isinstance(body, TopUpCompleted):
        return ()
    return tuple(_posted(entry, [posting for posting in posted if posting.unit.startswith(_UNIT)]))


def _posted(entry: Entry, found: Sequence[Posting]) -> Iterator[Use]:
    owners = {one.unit: one.account.partition(":")[2] for one in found if one.account.startswith(HELD)}
    family = TOPPED_UP if isinstance(entry.body, TopUpCancelled) else REDEEMED
    for one in found:
        if one.account.startswith(family):
            lot, place = one.unit.removeprefix(_UNIT), one.account.removeprefix(family)
            yield Use(owners[one.unit], lot, place, entry.business_day, one.amount)


def debts(found: Iterable[Used]) -> tuple[Debt, ...]:
    """Who owes whom, each pair once and from one side: what either owes the other is taken off."""
    sums: dict[tuple[str, str], int] = {}
    for one in found:
        debtor = _debtor(one)
        if debtor != one.place:
            pair, sign = ((debtor, one.place), 1) if debtor < one.place else ((one.place, debtor), -1)
            sums[pair] = sums.get(pair, 0) + sign * one.amount
    return tuple(
        Debt(first, second, amount) if amount > 0 else Debt(second, first, -amount)
        for (first, second), amount in sorted(sums.items())
        if amount
    )


def nets(found: Iterable[Debt]) -> Mapping[str, int]:
    """What each place is to get (below 0: to pay); the sum over all is 0."""
    sums: dict[str, int] = {}
    for one in found:
        sums[one.creditor] = sums.get(one.creditor, 0) + one.amount
        sums[one.debtor] = sums.get(one.debtor, 0) - one.amount
    return dict(sorted(sums.items()))


def _debtor(one: Used) -> str:
    """The lot's place; the chain for what a closed branch spent of lots that began outside of it."""
    if one.lost and not one.began_lost:
        return HQ
    return UNKNOWN if one.began is None else one.began
