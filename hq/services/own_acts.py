"""HQ's own acts that must hold at once: written and booked in one transaction."""

from collections.abc import Iterable

import sqlalchemy as sa

from hq.services import hq_journal, to_members
from hq.services.context import Hq
from hq.services.hq_journal import Act
from hq.store.hq_journal import HqEntry


def act_now(hq: Hq, tx: sa.Connection, acts: Iterable[Act]) -> list[HqEntry]:
    """Write these acts and book them in this transaction: what they give may be lent when it ends."""
    written = list(acts)
    rows = hq_journal.append_in(hq, tx, written) if written else []
    to_members.book_own(hq, tx, rows)
    return rows
