"""Enrol this machine as a register: a one-time code, a key of its own, a certificate, new books (S3)."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from domain.entries import EpochOpened
from domain.errors import Fault
from local_db.act import Act
from local_db.books import Books, create_books
from local_db.durable import write_whole
from local_db.keys import BooksKey
from local_db.sealing import seal
from pos_app.sync.client import HqClient
from pos_app.sync.hq_clock import HqClock
from pos_app.sync.http import HqHttp
from pos_app.sync.ports import Identity, Session
from wire.enrolment import parse_code
from wire.json_text import Malformed
from wire.keys import private_key, public_text

SEALED = "sealed-key.txt"


def enrol(  # noqa: PLR0913  the parts of one act, each by name
    base_url: str,
    session: Session,
    *,
    code: str,
    path: Path,
    key: BooksKey,
    clock: HqClock,
    random: Callable[[int], bytes],
    day: Callable[[datetime], str],
    device: Mapping[str, object],
    version: str,
    begins: datetime | None = None,
) -> Books:
    """Use the code, seal the key to HQ's recovery key, here and at HQ, and last make the books at `path`.

    Where it breaks off before, there are no books, and another code begins anew. `begins` is the moment of the first
    entry: now, or earlier for sales that were made before and are only booked here.
    Faults: `code_malformed`, those of the client (`hq_unreachable`, refused codes), those of `create_books`.
    """
    try:
        parsed = parse_code(code)
    except Malformed as error:
        raise Fault(
            "This is not an enrolment code.",
            advice="Ask HQ for a new one: python -m hq enrol-code --store S01.",
            code="code_malformed",
        ) from error
    seed = random(32)
    own = private_key(seed)
    http = HqHttp(base_url, session, None, clock, version)
    answer, certificate, _ = HqClient(http).enrol(parsed, public_text(own), device)
    sealed = seal(key, answer.recovery_key, random(32))
    write_whole(path.with_name(SEALED), sealed + "\n")
    identity = Identity(certificate.register, certificate.epoch, own)
    HqClient(HqHttp(base_url, session, lambda: identity, clock, version)).seal_key(sealed)
    at = begins or clock.now()
    opened = Act(
        "epoch.opened", EpochOpened(certificate.store, "enrolled", answer.certificate.signed), "till", at, day(at)
    )
    return create_books(path, key, certificate=answer.certificate, seed=seed, hq_keys=answer.hq_keys, acts=(opened,))
