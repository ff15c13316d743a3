"""Who asks: the signature of a request, checked against the keys of registers."""

from hq.api.errors import Refused
from hq.api.routing import Caller
from hq.services import enrol
from hq.services.context import Hq
from hq.store import identity
from hq.store.identity import KnownKey
from wire.enrolment import OpenEpoch
from wire.http_signing import BadRequestSignature, RequestParts, verify_request
from wire.json_text import Malformed
from wire.messages import from_bytes
from wire.signed import WrongSignature


def caller_of(hq: Hq, parts: RequestParts) -> Caller:
    """The register that signed the request; refuses it with 401 and HQ's time.  Reads the database."""
    known: dict[str, KnownKey] = {}

    def public_key(key_id: str) -> str | None:
        found = hq.database.read(lambda tx: identity.key_of(tx, *_names(key_id)))
        if found is None:
            return None
        known[key_id] = found
        return found.public_key

    try:
        key_id = verify_request(parts, public_key, hq.clock())
    except BadRequestSignature as error:
        raise Refused("unsigned", f"The request is not signed as it must be: {error}", hq_time=hq.now()) from error
    register, epoch = _names(key_id)
    key = known[key_id]
    return Caller(register, epoch, key.store, key.revoked)


def newcomer_of(hq: Hq, parts: RequestParts, body: bytes) -> Caller | None:
    """The register that signed a request with a key which HQ certified and has forgotten: it shows the certificate."""
    try:
        known = enrol.introduced(hq, from_bytes(OpenEpoch, body))
        key_id = verify_request(parts, {f"{known.register}/{known.epoch}": known.public_key}.get, hq.clock())
    except (Malformed, WrongSignature, BadRequestSignature):
        return None
    return Caller(*_names(key_id), known.store)


def _names(key_id: str) -> tuple[str, str]:
    register, _, epoch = key_id.partition("/")
    return register, epoch
