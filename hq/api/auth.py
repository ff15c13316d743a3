"""Who asks: the signature of a request, checked against the keys of registers."""

from hq.api.errors import Refused
from hq.api.routing import Caller
from hq.services.context import Hq
from hq.store import identity
from hq.store.identity import KnownKey
from wire.http_signing import BadRequestSignature, RequestParts, verify_request


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


def _names(key_id: str) -> tuple[str, str]:
    register, _, epoch = key_id.partition("/")
    return register, epoch
