"""Asking back what registers hold of a member: a recall in the feed of each."""

from collections.abc import Collection

import sqlalchemy as sa

from hq.services.context import Hq
from hq.services.grant import Asker, signed_grant
from hq.store import allowances, identity, outbox
from wire.allowances import Recall
from wire.feed import KIND_RECALL
from wire.messages import to_plain


def ask_back(hq: Hq, tx: sa.Connection, member: str, families: Collection[str] | None, reason: str) -> None:
    """Put a recall of a member's units of these families (None: all) into the feed of each register that holds any."""
    held: dict[str, dict[str, int]] = {}
    for one in allowances.holdings(tx, member):
        if one.totals.room > 0 and (families is None or one.unit.partition("/")[0] in families):
            held.setdefault(one.holder, {})[one.unit] = one.totals.granted
    ends = {unit: account.expires for unit, account in allowances.accounts(tx, member).items()}
    for holder, totals in held.items():
        register, _, epoch = holder.partition("/")
        of = Asker(register, epoch, identity.store_of(tx, register) or "")
        doc = Recall(owner=member, grant=signed_grant(hq, of, member, totals, ends, {}), reason=reason)
        outbox.announce(tx, f"register:{register}", KIND_RECALL, member, to_plain(doc))
