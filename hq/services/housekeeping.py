"""What HQ forgets: answers to request ids after their 30 days."""

from datetime import timedelta

from hq.services.context import Hq
from hq.store import requests
from wire.fields import time_text


def keep_house(hq: Hq) -> int:
    """Forget what is due; how many answers.  Run every day."""
    due = time_text(hq.clock() - timedelta(days=requests.KEPT_DAYS))
    return hq.database.run_transaction("forget", lambda tx: requests.forget_before(tx, due))
