"""Postings of closed branches and lost registers, and what no such act may say.

The sales of a closed branch count like any other, their spends are of nobody's allowance: `closed:<register>/<epoch>`
stands for it, and each unit on it is brought back to 0 here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.entry_losses import AllowanceLost, BranchBooked
from domain.ledger import ALLOWANCE, AVAILABLE, pair
from domain.points import FAMILY as POINTS
from domain.stored_value import BONUS, PRINCIPAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from domain.entries import Entry, UnitAmount
    from domain.ledger import Posting

HQ = "HQ/"
BRANCH_LOSS, REGISTER_LOSS = "loss:closed_branch", "loss:lost_register"
APPROVALS = 2


def loss_postings(body: object) -> Iterator[Posting]:
    """The postings of a body of `domain.entry_losses`; other bodies have none here."""
    if isinstance(body, BranchBooked):
        branch = f"closed:{body.register}/{body.epoch}"
        for unit in body.units:
            yield from pair(AVAILABLE + body.owner, branch, unit.unit, unit.amount)
        for unit in body.lost:
            yield from pair(branch, BRANCH_LOSS, unit.unit, unit.amount)
        yield from _owed(BRANCH_LOSS, body.lost, body.worth, body.currency)
    elif isinstance(body, AllowanceLost):
        for unit in body.units:
            yield from pair(REGISTER_LOSS, ALLOWANCE + body.owner, unit.unit, unit.amount)
            yield from pair(AVAILABLE + body.owner, REGISTER_LOSS, unit.unit, max(0, unit.amount))
        borne = [unit for unit in body.units if unit.amount < 0]
        yield from _owed(REGISTER_LOSS, borne, body.worth, body.currency, -1)


def _owed(loss: str, units: Iterable[UnitAmount], worth: int, currency: str, sign: int = 1) -> Iterator[Posting]:
    """What was booked as paid with these units is owed again (bonus: is no longer a cost of its own)."""
    for unit in units:
        family = unit.unit.partition("/")[0]
        if family in {PRINCIPAL, BONUS}:
            account = "liability:stored_value" if family == PRINCIPAL else "cost:bonus"
            yield from pair(loss, account, currency, sign * unit.amount)
    yield from pair(loss, "liability:points", currency, worth)


def loss_trouble(entry: Entry) -> Iterator[str]:
    """What no such act may say."""
    body = entry.body
    if not isinstance(body, BranchBooked | AllowanceLost):
        return
    if not entry.register.startswith(HQ):
        yield "only HQ does this"
    moved = (*body.units, *(body.lost if isinstance(body, BranchBooked) else ()))
    if not moved or any(unit.owner != body.owner or not unit.amount for unit in moved):
        yield "it moves nothing, or something of somebody else"
    if body.worth and not any(unit.unit.startswith(POINTS) for unit in moved):
        yield "there are no points in it"
    if isinstance(body, AllowanceLost) and len({who.strip() for who in body.approved_by} - {""}) < APPROVALS:
        yield "two people approve of a lost register"
