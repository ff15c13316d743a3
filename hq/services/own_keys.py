"""HQ's keys on their way to registers: signing keys in `chain`, index key and pepper to each in its own scope."""

from __future__ import annotations

import sqlalchemy as sa

from hq.services.context import Hq
from hq.store import outbox
from hq.store.outbox import Change
from wire.feed import KIND_HQ_KEY
from wire.keys import to_base64
from wire.messages import to_plain
from wire.pins import KIND_PIN_PEPPER
from wire.signed import HqKey, read_unchecked

INDEX_KEY = "index_key"


def announce_signing_keys(tx: sa.Connection, hq: Hq) -> None:
    """Announce the chain of HQ's signing keys; what was announced before stays as it is."""
    links = [(read_unchecked(HqKey, link).id, to_plain(link)) for link in hq.secrets.links]
    outbox.announce_new(tx, [Change("chain", KIND_HQ_KEY, key_id, doc) for key_id, doc in links])


def announce_index_key(tx: sa.Connection, hq: Hq, register: str) -> None:
    """Give a register the key by which it finds cards and phones in the index, and the pepper of the staff's PINs."""
    scope = f"register:{register}"
    given = ((INDEX_KEY, "index", hq.secrets.index_key), (KIND_PIN_PEPPER, "staff", hq.secrets.pin_pepper))
    outbox.announce_new(tx, [Change(scope, kind, key, {"key": to_base64(own)}, register) for kind, key, own in given])
