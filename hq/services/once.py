"""A request has one effect, whatever the network does: claimed under its id, its answer kept with its effect.

The claim lies where the register's requests are, the answer with the owner that the effect is about: two transactions
of one owner each. Who dies between them is asked again, finds the claim, and goes on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import sqlalchemy as sa

from hq.services.context import Hq
from hq.store import requests
from hq.store.requests import Effect


class RequestIdReused(Exception):
    """The request id was used for another request."""


def claim(hq: Hq, register: str, request_id: str, body: bytes) -> None:
    """Claim the id for this body; the same body may claim it again. Raises `RequestIdReused`."""
    body_hash = hashlib.sha256(body).hexdigest()
    claimed = hq.database.run_transaction(
        "request", lambda tx: requests.claim(tx, register, request_id, body_hash, hq.now())
    )
    if not claimed:
        raise RequestIdReused


def kept(hq: Hq, tx: sa.Connection, effect: Effect, work: Callable[[], bytes]) -> bytes:
    """The answer of a claimed request: what was kept with its effect, else what `work` does now, in this transaction.

    Of two at once, the second waits for the first and gets its answer.
    """
    known = requests.begin(tx, effect, hq.now())
    if known is not None:
        return known
    answer = work()
    requests.answered(tx, effect, answer)
    return answer


def release(hq: Hq, register: str, request_id: str) -> None:
    """Forget the claim of a request that had no effect: nothing of a refused request is stored."""
    hq.database.run_transaction("request.release", lambda tx: requests.release(tx, register, request_id))
