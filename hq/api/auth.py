"""Who asks: the signature of a request, checked against the keys of registers."""

from hq.api.errors import Refused
from hq.api.routing import Caller
from hq.services.context import Hq
from hq.store import identity
from wire.http_signing import BadRequestSignature, RequestParts, verify_request


def caller_of(hq: Hq, parts: RequestParts) -> Caller:
    """The register that signed the request; refuses it with 401 and HQ's time.  Reads the database."""

    def public_key(key_id: str) -> str | None:
        found = hq.database.read(lambda tx: identity.key_of(tx, *_names(key_id)))
        return None if found is None else found.public_key

    try:
        key_id = verify_request(parts, public_key, hq.clock())
    except BadRequestSignature as error:
        raise Refused("unsigned", f"The request is not signed as it must be: {error}", hq_time=hq.now()) from error
    register, epoch = _names(key_id)
    known = hq.database.read(lambda tx: identity.key_of(tx, register, epoch))
    if known is None:
        raise Refused("unsigned", hq_time=hq.now())
    return Caller(register, epoch, known.store, known.revoked)


def _names(key_id: str) -> tuple[str, str]:
    register, _, epoch = key_id.partition("/")
    return register, epoch
