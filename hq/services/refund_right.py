"""Lending the right to take a sale or a gift back: a unit of quantity 1, owned by it, at first where it was sold.

When it lies at another register it is asked back through that register's feed; the question is repeated until it came.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from domain.entries import Body, GiftTaken, ReturnCompleted, SaleCompleted
from domain.postings import right_unit
from domain.returns import returnable
from hq.services import once, receipts
from hq.services import outbox as publisher
from hq.services.context import Hq
from hq.services.grant import Asker, signed_grant
from hq.services.publish import CHAIN
from hq.store import allowances, identity, journal, lives, outbox, reference
from hq.store.allowances import Lending
from hq.store.requests import Effect
from hq.store.schema import plain_text
from wire.allowances import Recall
from wire.asking import ReceiptAnswer, RefundRightAnswer, RefundRightRequest
from wire.bodies import read_body
from wire.feed import KIND_RECALL
from wire.json_text import Malformed
from wire.messages import to_bytes, to_plain
from wire.signed import Signed

REASON = "refund"
LONGEST = 19


class RightIsOut(Exception):
    """The right lies at another register, which was asked to give it back: ask again."""

    def __init__(self, holder: str) -> None:
        super().__init__(holder)
        self.holder = holder


def borrow(hq: Hq, asker: Asker, request: RefundRightRequest, body: bytes) -> bytes:
    """The right as a signed grant with what is left to return, as JSON; where nothing is left, g stays as it was.

    The same request gets the same bytes. Raises `receipts.Unknown`, `RightIsOut`, `RequestIdReused`.
    """
    sale = _sale(hq, request.receipt)
    left, plan = left_to_return(sale), _plan_of(hq, asker, sale)
    owner = request.receipt
    effect = Effect(owner, asker.register, request.request_id)
    once.claim(hq, asker.register, request.request_id, body)

    def lent(tx: sa.Connection) -> bytes:
        grant = _lend(tx, hq, asker, owner, request.request_id)
        return to_bytes(RefundRightAnswer(grant=grant, left=left, plan=plan))

    try:
        return hq.database.run_transaction("refund_right", lambda tx: once.kept(hq, tx, effect, lambda: lent(tx)))
    except RightIsOut as out:
        once.release(hq, asker.register, request.request_id)
        _ask_back(hq, owner, out.holder)
        raise


def left_to_return(sale: ReceiptAnswer) -> dict[str, object]:
    """What of each line has not come back yet, as far as HQ knows: `{lines: [{line, quantity}]}`.

    A gift is one piece of line 1.
    """
    body = _body(sale.entry)
    gone = [receipts.returned(one) for one in sale.returns]
    if isinstance(body, GiftTaken) and body.right:
        left = {1: 0 if gone else 1}
    elif isinstance(body, SaleCompleted):
        left = returnable(body, [one for one in gone if isinstance(one, ReturnCompleted)])
    else:
        raise receipts.Unknown
    return {"lines": [{"line": line, "quantity": quantity} for line, quantity in sorted(left.items())]}


def _sale(hq: Hq, name: str) -> ReceiptAnswer:
    """The receipt named `register/epoch/seq`."""
    register, _, rest = plain_text(name).partition("/")
    epoch, _, seq = rest.partition("/")
    if not (seq.isascii() and seq.isdigit() and len(seq) < LONGEST):
        raise receipts.Unknown

    def find(tx: sa.Connection) -> str | None:
        store = identity.store_of(tx, register)
        found = journal.receipts(tx, store, register, int(seq)) if store is not None else []
        return next((kept.hash for of, kept in found if of == epoch), None)

    hash_ = hq.database.read(find)
    if hash_ is None:
        raise receipts.Unknown
    return receipts.receipt(hq, register, int(seq), hash_)


def _plan_of(hq: Hq, asker: Asker, sale: ReceiptAnswer) -> str:
    """The plan that it names, where the asker never heard of it: it was published for another store alone."""
    body = _body(sale.entry)
    if not isinstance(body, SaleCompleted | GiftTaken):
        return ""
    plan = hq.database.read(lambda tx: reference.plan_of(tx, body.plan.version))
    return plan.text if plan is not None and plan.scope not in {CHAIN, f"store:{asker.store}"} else ""


def _body(plain: dict[str, Any]) -> Body:
    try:
        return read_body(plain["kind"], plain["version"], plain["body"])
    except Malformed as error:
        raise receipts.Unknown from error


def _ask_back(hq: Hq, owner: str, holder: str) -> None:
    """Put a recall into the holder's feed: it installs the grant inside and gives back what it does not need."""
    register, _, epoch = holder.partition("/")
    unit = right_unit(owner)

    def recall(tx: sa.Connection) -> None:
        of = Asker(register, epoch, identity.store_of(tx, register) or "")
        totals = {unit: 0, **allowances.granted(tx, owner, holder)}
        doc = Recall(owner=owner, grant=signed_grant(hq, of, owner, totals, {}, {}), reason=REASON)
        outbox.announce(tx, f"register:{register}", KIND_RECALL, owner, to_plain(doc))

    hq.database.run_transaction("recall", recall)
    publisher.publish(hq, [f"register:{register}"])


def _lend(tx: sa.Connection, hq: Hq, asker: Asker, owner: str, request_id: str) -> Signed:
    """The right for the asker; raises `RightIsOut`."""
    unit = right_unit(owner)
    held = {one.holder: one for one in allowances.holdings(tx, owner)}
    here = held.get(asker.holder)
    if here is None or here.totals.room == 0:
        free = allowances.accounts(tx, owner).get(unit)
        if free is not None and free.available > 0 and not lives.waiting(tx, hq.secrets.life):
            allowances.take(tx, owner, {unit: 1})
            allowances.lend(tx, asker.holder, [Lending(owner, unit, 1)], hq.now())
        elif out := next((one for one in held.values() if one.totals.room > 0), None):
            raise RightIsOut(out.holder)
    totals = {unit: 0, **allowances.granted(tx, owner, asker.holder)}
    return signed_grant(hq, asker, owner, totals, {}, {}, request_id)
