"""Signed requests: RFC 9421 with ed25519 over method, path, query and the digest of the body as sent.

A request is given by its parts, so that any HTTP library fits; the time is an argument. What tills send has one form,
which is written and read here directly; whatever else a client sends, the library reads.
"""

import hashlib
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from http_message_signatures import HTTPMessageVerifier, HTTPSignatureKeyResolver
from http_message_signatures.algorithms import ED25519
from http_message_signatures.exceptions import HTTPMessageSignaturesException
from http_sf.compat import InnerList

from wire import keys
from wire.json_text import Malformed

COVERED = ("@method", "@path", "@query", "content-digest")
MAX_SKEW = timedelta(seconds=300)
LABEL = "sig1"
_COMPONENTS = " ".join(f'"{name}"' for name in COVERED)
_KEY_ID = re.compile(r"[A-Za-z0-9/-]{1,200}")
_USUAL = re.compile(
    rf'{LABEL}=(\({re.escape(_COMPONENTS)}\);created=([0-9]{{1,12}});keyid="({_KEY_ID.pattern})";alg="ed25519")'
)
_SIGNATURE = re.compile(rf"{LABEL}=:([A-Za-z0-9+/]{{86}}==):")
_THREE = ("signature-input", "signature", "content-digest")


class BadRequestSignature(Exception):
    """The request is not signed as it must be; the text says what is wrong."""


class RequestParts(msgspec.Struct, frozen=True):
    """What a signature looks at: `path` and `query` percent-encoded as sent (`query` without `?`), `body` as sent."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes


class _Request:
    """The request in the form that the library reads."""

    def __init__(self, parts: RequestParts) -> None:
        self.method = parts.method
        self.url = f"http://hq{parts.path}" + (f"?{parts.query}" if parts.query else "")
        self.headers = dict(parts.headers)


def content_digest(body: bytes) -> str:
    """The Content-Digest of a body as sent."""
    return f"sha-256=:{keys.to_base64(hashlib.sha256(body).digest())}:"


def signature_headers(parts: RequestParts, key_id: str, key: keys.SigningKey, created: datetime) -> dict[str, str]:
    """The three headers to add: Content-Digest, Signature-Input, Signature; `created` is cut to whole seconds."""
    digest, params = content_digest(parts.body), _params(key_id, int(created.timestamp()))
    signature = keys.signature(key, _base(parts, digest, params))
    return {
        "Content-Digest": digest,
        "Signature-Input": f"{LABEL}={params}",
        "Signature": f"{LABEL}=:{signature}:",
    }


def signature_base(parts: RequestParts, key_id: str, created: datetime) -> bytes:
    """The bytes that are signed."""
    return _base(parts, content_digest(parts.body), _params(key_id, int(created.timestamp())))


def _params(key_id: str, created: int) -> str:
    if not _KEY_ID.fullmatch(key_id):
        raise ValueError(f"not the id of a key: {key_id!r}")
    return f'({_COMPONENTS});created={created};keyid="{key_id}";alg="ed25519"'


def _base(parts: RequestParts, digest: str, params: str) -> bytes:
    lines = (
        f'"@method": {parts.method}',
        f'"@path": {parts.path}',
        f'"@query": ?{parts.query}',
        f'"content-digest": {digest}',
        f'"@signature-params": {params}',
    )
    return "\n".join(lines).encode()


class _Resolver(HTTPSignatureKeyResolver):
    """Finds public keys through a function of the key's id."""

    def __init__(self, find: Callable[[str], str | None]) -> None:
        self._find = find

    def resolve_public_key(self, key_id: str) -> Ed25519PublicKey | None:
        text = self._find(key_id)
        return None if text is None else keys.public_key(text)


class _Verifier(HTTPMessageVerifier):
    """The library's verifier with the time as an argument."""

    def __init__(self, find: Callable[[str], str | None], now: datetime) -> None:
        super().__init__(signature_algorithm=ED25519, key_resolver=_Resolver(find))
        self._now = now

    def validate_created_and_expires(self, sig_input: InnerList, max_age: timedelta | None = None) -> None:
        """Within 300 seconds of `now`, either way; an `expires` in the past is refused."""
        del max_age
        created = sig_input.params.get("created")
        if type(created) is not int:
            raise BadRequestSignature("created is missing")
        if not _in_time(created, self._now):
            raise BadRequestSignature("created is more than 300 seconds away from HQ's clock")
        expires = sig_input.params.get("expires")
        if expires is not None and expires < self._now.timestamp() - MAX_SKEW.total_seconds():
            raise BadRequestSignature("the signature has expired")


def _in_time(created: int, now: datetime) -> bool:
    """Whether a signature was made within five minutes of HQ's clock, either way."""
    return abs(now.timestamp() - created) <= MAX_SKEW.total_seconds()


def verify_request(parts: RequestParts, find: Callable[[str], str | None], now: datetime) -> str:
    """The key id whose owner signed the request; `find` gives the public key (base64) of an id, or None.

    Raises `BadRequestSignature`: missing or wrong, an unknown key id, a component not covered, a digest that does not
    fit, a clock that is off.
    """
    usual = _usual(parts, find, now)
    return usual if usual is not None else _by_the_library(parts, find, now)


def _by_the_library(parts: RequestParts, find: Callable[[str], str | None], now: datetime) -> str:
    """The same for any form that a signature may have; says what is wrong."""
    try:
        [result] = _Verifier(find, now.astimezone(UTC)).verify(
            _Request(parts), require_components=COVERED, body=parts.body
        )
    except (HTTPMessageSignaturesException, Malformed, ValueError) as error:
        raise BadRequestSignature(str(error)) from error
    return str(result.parameters["keyid"])


def _usual(parts: RequestParts, find: Callable[[str], str | None], now: datetime) -> str | None:
    """The key id of a request that is signed as tills do it; None where the library has to look, and to say why not."""
    headers = {name.lower(): value for name, value in parts.headers.items()}
    told, sent, digest = (headers.get(name, "") for name in _THREE)
    form, signature = _USUAL.fullmatch(told), _SIGNATURE.fullmatch(sent)
    if form is None or signature is None or digest != content_digest(parts.body):
        return None
    params, created, key_id = form.groups()
    if not _in_time(int(created), now):
        return None
    public = find(key_id)
    if public is None or not keys.signature_fits(public, signature[1], _base(parts, digest, params)):
        return None
    return key_id
