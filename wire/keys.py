"""Ed25519 keys as they travel: 32 raw bytes in base64."""

import base64
import binascii
import hashlib
from functools import lru_cache
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from wire.json_text import Malformed

KEY_BYTES = 32
SIGNATURE_BYTES = 64
FINGERPRINT_DIGITS = 20


class SigningKey(Protocol):
    """What can sign: `Ed25519PrivateKey`, or anything that keeps one."""

    def sign(self, data: bytes, /) -> bytes:
        """The 64 bytes of the signature over `data`."""
        ...


def to_base64(data: bytes) -> str:
    """RFC 4648 section 4, with padding."""
    return base64.b64encode(data).decode("ascii")


def from_base64(text: str) -> bytes:
    """The bytes of base64 text, which must be exactly as `to_base64` writes it; raises `Malformed`."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (UnicodeEncodeError, binascii.Error) as error:
        raise Malformed("not base64 with padding") from error
    if to_base64(data) != text:
        raise Malformed("base64 with loose bits at its end")
    return data


@lru_cache(maxsize=32)
def private_key(seed: bytes) -> Ed25519PrivateKey:
    """The private key made from its 32 raw bytes."""
    return Ed25519PrivateKey.from_private_bytes(seed)


def public_text(key: Ed25519PrivateKey | Ed25519PublicKey) -> str:
    """The public key as it travels."""
    public = key.public_key() if isinstance(key, Ed25519PrivateKey) else key
    return to_base64(public.public_bytes_raw())


@lru_cache(maxsize=4096)
def public_key(text: str) -> Ed25519PublicKey:
    """The public key of its base64 text; raises `Malformed`."""
    raw = from_base64(text)
    if len(raw) != KEY_BYTES:
        raise Malformed(f"a key has {KEY_BYTES} bytes, not {len(raw)}")
    return Ed25519PublicKey.from_public_bytes(raw)


def fingerprint(public: str) -> str:
    """The first 20 hex digits of SHA-256 over the raw key behind this base64 text."""
    return hashlib.sha256(from_base64(public)).hexdigest()[:FINGERPRINT_DIGITS]


def signature(key: SigningKey, data: bytes) -> str:
    """The signature over `data`, in base64."""
    return to_base64(key.sign(data))


def signature_fits(public: str, sig: str, data: bytes) -> bool:
    """Whether `sig` was made over `data` by the owner of this public key; False also for text that is no signature."""
    try:
        public_key(public).verify(from_base64(sig), data)
    except (InvalidSignature, Malformed):
        return False
    return True
