"""What HQ does every day: it forgets answers and failed cards after their time, finishes cards that somebody died at,
reviews tiers, settles points that are owed and what broke off, lets points end, issues what is due, and brings what
registers hold up to size.
"""

from datetime import timedelta

from hq.services import (
    bring_up,
    calendar,
    campaigns,
    closing,
    fencing,
    idle,
    issue,
    merges,
    point_debts,
    referrals,
    release,
)
from hq.services.context import Hq
from hq.services.recharge import WINDOW, finish_claims
from hq.store import recharge, requests
from wire.fields import time_text


def keep_house(hq: Hq) -> int:
    """Review the tiers, settle the points that are owed, let those end that are due, open campaigns, issue what the
    calendar brings, forget what is due; how many answers.  Run every day.
    """
    calendar.review_tiers(hq)
    point_debts.settle_all(hq)
    calendar.expire_units(hq)
    release.settle_prices(hq)
    merges.sweep(hq)
    campaigns.open_campaigns(hq)
    issue.issue_due(hq)
    issue.settle(hq, again=True)
    referrals.settle(hq)
    fencing.settle_all(hq)
    closing.settle_everybody(hq)
    idle.ask_back(hq)
    bring_up.every_night(hq)
    due = time_text(hq.clock() - timedelta(days=requests.KEPT_DAYS))
    over = time_text(hq.clock() - WINDOW)
    finish_claims(hq)
    hq.database.run_transaction("forget.failures", lambda tx: recharge.forget_failures(tx, over))
    return hq.database.run_transaction("forget", lambda tx: requests.forget_before(tx, due))
