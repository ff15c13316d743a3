"""Lucky draws (K5): a published chance, an even generator, and a commitment that makes every draw checkable.

The register binds itself before anybody draws: it writes SHA-256 of a secret seed. A draw shows the seed and uses
HMAC-SHA256(seed, "register/epoch/nonce/counter"), 256 bits at a time, taken modulo `out_of` only where no residue
would be favoured (else the next counter). The same entry binds it to the next seed.
"""

from __future__ import annotations

import hmac
from hashlib import sha256
from typing import TYPE_CHECKING

from domain.entry_causes import DrawCommitted, DrawMade
from domain.errors import Refusal

if TYPE_CHECKING:
    from domain.entries import Entry, EntryRef, SaleCompleted
    from domain.plan import Plan
    from domain.plan_issues import Draw, Prize

SPACE = 1 << 256
SEED_BYTES = 32


def commitment(seed: bytes) -> str:
    """What binds a register to a seed that nobody sees yet."""
    return sha256(seed).hexdigest()


def committed_by(body: object) -> str | None:
    """What an entry binds its register to for the next draw; None for entries that bind it to nothing."""
    if isinstance(body, DrawCommitted):
        return body.commitment
    return body.next if isinstance(body, DrawMade) else None


def number(seed: bytes, name: str, out_of: int) -> int:
    """A number from 0 to `out_of` − 1, each as likely as the other: what lies over the last whole round is rejected."""
    if not 0 < out_of <= SPACE:
        msg = f"a draw is out of 1 or more, not {out_of}"
        raise ValueError(msg)
    limit = SPACE - SPACE % out_of
    counter = 0
    while True:
        drawn = int.from_bytes(hmac.digest(seed, f"{name}/{counter}".encode(), "sha256"))
        if drawn < limit:
            return drawn % out_of
        counter += 1


def nonce_of(committed: EntryRef, sale: EntryRef | None, member: str | None) -> str:
    """For what it is drawn: the sale that has the draw, or the member who pays points for the one that is bound there.

    Nobody is free to choose it, so that nobody can try until it wins.
    """
    if sale is not None:
        return f"{sale.register}/{sale.epoch}/{sale.seq}"
    return f"{committed.register}/{committed.epoch}/{committed.seq}/{member or ''}"


def roll(draw: Draw, seed: bytes, register: str, epoch: str, nonce: str) -> int:
    """The roll of a draw made by a register."""
    return number(seed, f"{register}/{epoch}/{nonce}", draw.out_of)


def prize(draw: Draw, rolled: int) -> Prize | None:
    """The prize that a roll wins: the prizes take the rolls from 0 on, in the plan's order; None for the rest."""
    start = 0
    for one in draw.prizes:
        if start <= rolled < start + one.chance:
            return one
        start += one.chance
    return None


def find(plan: Plan, draw_id: str) -> Draw:
    """The draw of that id; Refusal `unknown_draw`."""
    found = next((one for one in plan.draws if one.id == draw_id), None)
    if found is None:
        raise Refusal("unknown_draw", draw=draw_id)
    return found


def trouble(entry: Entry, body: DrawMade, plan: Plan, sale: SaleCompleted | None) -> str:
    """What differs first when a draw is made again from its entry; "" when nothing does.

    `sale` is the sale whose draw it is, where it is here.
    """
    draw = next((one for one in plan.draws if one.id == body.draw), None)
    if draw is None:
        return f"the plan has no draw {body.draw}"
    try:
        seed = bytes.fromhex(body.seed)
    except ValueError:
        return "the seed is not written in hex digits"
    if len(seed) != SEED_BYTES or commitment(seed) != body.commitment:
        return "the seed is not the one that was committed to"
    if body.nonce != nonce_of(body.committed, body.sale, body.member):
        return f"it is drawn for {body.nonce}, which it is not about"
    rolled = roll(draw, seed, entry.register, entry.epoch, body.nonce)
    won = prize(draw, rolled)
    if (rolled, won.id if won is not None else "") != (body.roll, body.prize):
        return f"the roll would be {rolled} and was {body.roll}"
    if draw.costs != sum(spend.points for spend in body.points) or (draw.costs == 0) != (body.sale is not None):
        return f"it costs {draw.costs} points, or is the draw of a sale"
    if sale is not None and body.draw not in sale.gains.draws:
        return "its sale had no such draw"
    brought = (won.coupon if won else "", won.points if won else 0)
    found = ("".join(one.rule for one in body.gains.issued), sum(one.points for one in body.gains.earned))
    return "" if brought == found else f"the prize brings {brought} and not {found}"
