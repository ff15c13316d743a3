"""Asking back what registers hold of a member: a recall in the feed of each."""

from collections.abc import Collection, Iterable

import sqlalchemy as sa

from hq.services.context import Hq
from hq.services.signed_grants import Asker, signed_grant
from hq.store import allowances, identity, outbox
from hq.store.allowances import Holding
from wire.allowances import Recall
from wire.feed import KIND_RECALL
from wire.messages import to_plain


def ask_back(hq: Hq, tx: sa.Connection, member: str, families: Collection[str] | None, reason: str) -> None:
    """Put a recall of a member's units of these families (None: all) into the feed of each register that holds any."""
    held = [
        one for one in allowances.holdings(tx, member) if families is None or one.unit.partition("/")[0] in families
    ]
    recall(hq, tx, member, held, reason)


def recall(hq: Hq, tx: sa.Connection, owner: str, held: Iterable[Holding], reason: str) -> list[str]:
    """The same for these holdings of an owner, as far as there is anything left; the registers that are asked."""
    totals: dict[str, dict[str, int]] = {}
    for one in held:
        if one.totals.room > 0:
            totals.setdefault(one.holder, {})[one.unit] = one.totals.granted
    if not totals:
        return []
    ends = {unit: account.expires for unit, account in allowances.accounts(tx, owner).items()}
    for holder, granted in totals.items():
        register, _, epoch = holder.partition("/")
        of = Asker(register, epoch, identity.store_of(tx, register) or "")
        doc = Recall(owner=owner, grant=signed_grant(hq, of, owner, granted, ends, {}), reason=reason)
        outbox.announce(tx, f"register:{register}", KIND_RECALL, owner, to_plain(doc))
    return sorted({holder.partition("/")[0] for holder in totals})
