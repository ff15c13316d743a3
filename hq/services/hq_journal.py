"""HQ's own acts as entries: journal `HQ/<member>`, chained per member, signed by HQ."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from domain.entries import (
    Body,
    Entry,
    OpeningBalance,
    PointsExpired,
    PromotionPutBack,
    TierGranted,
    TierPromoted,
    TierReviewed,
)
from domain.entry_account import ACCOUNT_KINDS
from domain.entry_causes import CampaignOpened, CausesOpened, CouponIssued, MembershipEarned
from domain.entry_losses import LOSS_KINDS
from domain.entry_office import OFFICE_KINDS
from domain.entry_points import PointsReferred, PointsSettled
from domain.entry_standing import STANDING_KINDS
from domain.entry_value import ClosingSettled, HeadRoomSet, RechargeRedeemed, UnitsExpired
from hq.services.context import Hq, HqSecrets
from hq.store import hq_journal
from hq.store.hq_journal import HqEntry
from wire.bodies import to_envelope
from wire.entries import encode_entry, entry_hash, first_prev, sign_hash

ACTOR = "hq"
BATCH = 5000
_KIND_OF: dict[type[Body], str] = {
    OpeningBalance: "opening.balance",
    TierGranted: "tier.granted",
    TierPromoted: "tier.promoted",
    PromotionPutBack: "tier.put_back",
    TierReviewed: "tier.reviewed",
    PointsExpired: "points.expired",
    PointsSettled: "points.settled",
    PointsReferred: "points.referred",
    RechargeRedeemed: "recharge.redeemed",
    HeadRoomSet: "head_room.set",
    ClosingSettled: "closing.settled",
    UnitsExpired: "units.expired",
    CouponIssued: "coupon.issued",
    CausesOpened: "causes.opened",
    CampaignOpened: "campaign.opened",
    MembershipEarned: "membership.earned",
    **{body: kind for kind, body in {**LOSS_KINDS, **OFFICE_KINDS, **ACCOUNT_KINDS, **STANDING_KINDS}.items()},
}


@dataclass(frozen=True, slots=True)
class Act:
    """Something HQ does for a member; `at` is a time in UTC (now by default), the business day is its date.

    `actor` is who did it at HQ, HQ itself by default.
    """

    member: str
    body: Body
    at: str | None = None
    actor: str = ACTOR


def journal_name(member: str) -> str:
    """The name of HQ's journal of a member."""
    return f"HQ/{member}"


def journal_owner(owner: str) -> str:
    """The name in HQ's journal of an owner that is no member: a sale, a campaign."""
    return owner.replace("/", ":")


def life_epoch(life: int) -> str:
    """HQ's life as an epoch."""
    return f"{life:016x}"


def append(hq: Hq, acts: Iterable[Act]) -> int:
    """Append signed entries, many in one batch; how many.  The projector (`project.catch_up`) applies them."""
    every = list(acts)
    for start in range(0, len(every), BATCH):
        part = every[start : start + BATCH]
        hq.database.run_transaction("hq_journal", lambda tx, part=part: append_in(hq, tx, part))  # type: ignore[misc]
    hq.journal_bell.ring()
    return len(every)


def append_in(hq: Hq, tx: sa.Connection, acts: Sequence[Act]) -> list[HqEntry]:
    """The same in a transaction under way: the entries, which wait to be projected."""
    epoch = life_epoch(hq.secrets.life)
    heads = hq_journal.heads(tx, epoch, [act.member for act in acts])
    start = (0, first_prev(hq.secrets.links[0].signed))
    now = hq.now()
    rows: list[HqEntry] = []
    for act in acts:
        seq, prev = heads.get(act.member, start)
        row = _signed(hq.secrets, replace(act, at=act.at or now), epoch, seq + 1, prev)
        heads[act.member] = (row.seq, row.hash)
        rows.append(row)
    hq_journal.append(tx, rows)
    return rows


def _signed(secrets: HqSecrets, act: Act, epoch: str, seq: int, prev: str) -> HqEntry:
    at = act.at or ""
    entry = Entry(
        register=journal_name(act.member),
        epoch=epoch,
        seq=seq,
        kind=_KIND_OF[type(act.body)],
        at=at,
        business_day=at[:10],
        actor=act.actor,
        members=(act.member,),
        body=act.body,
    )
    data = encode_entry(to_envelope(entry, prev))
    hash_ = entry_hash(data)
    return HqEntry(
        member=act.member,
        epoch=epoch,
        seq=seq,
        hash=hash_,
        key=secrets.key_id,
        sig=sign_hash(secrets.private, hash_),
        entry=data,
        kind=entry.kind,
    )
