"""Limited promotions (flash sales): the campaign's account is opened once, and pre-placed at lead registers."""

from __future__ import annotations

import sqlalchemy as sa

from domain.entries import PlanRef, UnitAmount
from domain.entry_causes import CampaignOpened
from domain.gain_postings import CAMPAIGN
from domain.money import apportion
from hq.services import outbox as publisher
from hq.services import place_units, project
from hq.services.context import Hq
from hq.services.hq_journal import Act, append_in, journal_owner
from hq.services.issue import rules_at
from hq.store import lives, members, staff

QUANTITY = "QTY:"
CLAIM = ("opened", "", 0)
"""The place in a campaign's inbox that the first one to open it takes."""
PLACED_OUT_OF = 2
"""One half of a campaign's quantity goes to the stores beforehand; the rest waits at HQ for who asks."""


def open_campaigns(hq: Hq) -> int:
    """Open the account of every limited promotion of the plan in force that has none; how many. Run every day.

    The limit of a promotion is fixed when it is opened: another quantity is another promotion.
    """

    def work(tx: sa.Connection) -> tuple[int, list[str]]:
        rules = rules_at(tx, hq.now())
        if rules is None or lives.waiting(tx, hq.secrets.life):
            return 0, []
        opened, scopes = 0, list[str]()
        for promotion in rules.plan.promotions:
            owner = CAMPAIGN + promotion.id
            if promotion.limit > 0 and members.take_in(tx, [(owner, CLAIM)]):
                scopes += _open(tx, hq, promotion.id, promotion.limit, rules.ref)
                opened += 1
        return opened, scopes

    count, scopes = hq.database.run_transaction("campaigns", work)
    publisher.publish(hq, scopes)
    return count


def _open(tx: sa.Connection, hq: Hq, promotion: str, limit: int, plan: PlanRef) -> list[str]:
    owner, unit = CAMPAIGN + promotion, QUANTITY + promotion
    append_in(hq, tx, [Act(journal_owner(owner), CampaignOpened(promotion, plan, (UnitAmount(owner, unit, limit),)))])
    while project.hq_batch(hq, tx):
        pass
    leads = [lead for store in staff.stores(tx) if (lead := place_units.lead_of(tx, store)) is not None]
    parts = apportion(limit // PLACED_OUT_OF, [1] * len(leads)) if leads else ()
    scopes: list[str] = []
    for lead, part in zip(leads, parts, strict=True):
        scopes += place_units.place(tx, hq, owner, {unit: part}, lead) if part else []
    return scopes
