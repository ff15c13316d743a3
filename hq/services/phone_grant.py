"""The grant that a member fetches with his own phone for a till without a network (ARCHITECTURE, phone grant).

The till shows a challenge, the phone brings it here, HQ lends to that register and epoch under the challenge's nonce,
the phone carries the signed answer back. Once per nonce, however often it is asked.
"""

from __future__ import annotations

import sqlalchemy as sa

from domain.lending import belongs
from hq.services import grant
from hq.services.context import Hq
from hq.services.grant import Asker
from hq.store import allowances, identity
from wire.allowances import AllowanceRequest, PhoneChallenge, Want
from wire.json_text import Malformed
from wire.messages import from_bytes
from wire.phone import REQUEST, answer_text, read_challenge
from wire.signed import Signed


class UnknownTill(Exception):
    """The challenge is of a register, or an epoch of it, to which nothing is lent."""


def answer(hq: Hq, text: str) -> str:
    """HQ's signed answer to the text of a challenge, as the phone shows it.

    It lends what is wanted or as much as there is, or refuses. Raises `Malformed`, `UnknownTill`, `RequestIdReused`.
    """
    challenge = read_challenge(text)
    if not challenge.nonce or not challenge.owner:
        raise Malformed("a challenge has a nonce and an owner")
    asker, amount = hq.database.read(lambda tx: _found(tx, challenge))
    request = AllowanceRequest(
        request_id=REQUEST + challenge.nonce,
        owner=challenge.owner,
        wants=(Want(unit=challenge.unit, amount=amount),),
    )
    body = grant.ask(hq, asker, request, text.encode("utf-8", "replace"))
    return answer_text(from_bytes(Signed, body))


def _found(tx: sa.Connection, challenge: PhoneChallenge) -> tuple[Asker, int]:
    """Who asks (a register in its newest epoch that is not shut out), and how much of it there is."""
    key = identity.key_of(tx, challenge.register, challenge.epoch)
    if key is None or key.revoked:
        raise UnknownTill
    newest = identity.epochs_of(tx, key.store, challenge.register)[-1][0]
    if newest != challenge.epoch:
        raise UnknownTill
    accounts = allowances.accounts(tx, challenge.owner)
    there = sum(max(0, one.available) for unit, one in accounts.items() if belongs(unit, challenge.unit))
    return Asker(key.register, key.epoch, key.store), min(challenge.amount, there) or challenge.amount
