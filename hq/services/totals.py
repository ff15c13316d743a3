"""A register tells what it knows, in a new life of HQ: totals, and HQ's own signatures that prove what was granted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import sqlalchemy as sa

from domain.allowances import Totals
from hq.services import outbox
from hq.services.context import Hq
from hq.services.effects import MOST
from hq.services.grant import Asker, plan_in_force, policy, signed_grant
from hq.store import allowances, holders, identity, lives
from hq.store import outbox as feeds
from hq.store.schema import plain_text
from wire.allowances import Grant, Total, TotalsReport
from wire.feed import KIND_GRANT
from wire.json_text import Malformed
from wire.messages import to_plain
from wire.signed import HqKeys, Signed

BATCH = 500


def take_in(hq: Hq, asker: Asker, report: TotalsReport) -> None:
    """Take in a page of totals; after the last one the register has joined this life. Any number of times.

    In its first life HQ knows every total from the journals: what is told then moves nothing. Who has joined is told
    again what it was lent, signed in this life: an older grant that it had not installed it takes no more.
    Raises `Malformed` for another life, a grant that proves nothing (another holder, owner or signature), and for
    totals of which more has left than ever came.
    """
    if report.life != hq.secrets.life:
        raise Malformed(f"HQ is in life {hq.secrets.life}")
    if hq.secrets.life == lives.FIRST_LIFE:
        return
    keys = HqKeys(hq.secrets.links)
    proven = [proof(total, asker, keys) for total in report.totals]

    def work(tx: sa.Connection) -> None:
        _merge(tx, hq, asker, zip(report.totals, proven, strict=True))
        if report.last:
            lives.join(tx, asker.register, asker.epoch, hq.secrets.life)
            _sign_again(tx, hq, asker)

    hq.database.run_transaction("totals", work)
    if report.last:
        outbox.publish(hq, [f"register:{asker.register}"])


def _sign_again(tx: sa.Connection, hq: Hq, asker: Asker) -> None:
    """Tell the register's present epoch all that it was lent of whom it may still have something."""
    if identity.epochs_of(tx, asker.store, asker.register)[-1][0] != asker.epoch:
        return
    rules, behind = policy(plan_in_force(tx, hq)), ""
    while owners := holders.owners(tx, asker.holder, behind, BATCH):
        for owner in holders.rooms(tx, asker.holder, owners):
            lent = allowances.granted(tx, owner, asker.holder)
            ends = {unit: one.expires for unit, one in allowances.accounts(tx, owner).items()}
            signed = signed_grant(hq, asker, owner, lent, ends, rules)
            feeds.announce(tx, f"register:{asker.register}", KIND_GRANT, owner, to_plain(signed))
        behind = owners[-1]


def proof(total: Total, asker: Asker, keys: HqKeys) -> int:
    """The g that HQ's own signature proves for this holder, owner and unit (0 where the register shows none)."""
    if total.grant is None:
        return 0
    grant = read_grant(total.grant, keys)
    if (grant.owner, grant.holder, grant.epoch) != (total.owner, asker.register, asker.epoch):
        raise Malformed("the grant is of another owner or holder")
    return max((one.g for one in grant.granted if one.unit == total.unit), default=0)


def read_grant(signed: Signed, keys: HqKeys) -> Grant:
    """A grant with its signature checked; raises `WrongSignature`, `Malformed`."""
    return keys.read(Grant, signed)


def _merge(tx: sa.Connection, hq: Hq, asker: Asker, pairs: Iterable[tuple[Total, int]]) -> None:
    for total, granted in pairs:
        owner, unit = plain_text(total.owner), plain_text(total.unit)
        allowances.prove(tx, owner, unit, asker.holder, granted, hq.now())
        said = Totals(0, total.c, total.s, total.b, _ends(total.lent), _ends(total.borrowed))
        after = allowances.report(tx, owner, unit, asker.holder, said, hq.now())
        if after.room < 0 or max(after.credited, after.out) > MOST:
            raise Malformed(f"more of {total.owner} {total.unit} has left than ever came")


def _ends(loans: Mapping[str, int]) -> dict[str, int]:
    return {plain_text(holder): amount for holder, amount in loans.items()}
