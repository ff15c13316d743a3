"""What HQ signs, the chain of its keys, and a register's certificate.

Signed text travels as {"signed": text, "key": id, "sig": base64}; the signature is over the text's UTF-8 bytes.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import msgspec

from wire import json_text, keys, messages
from wire.fields import Count, Epoch, RegisterId, StoreId, TimeText
from wire.json_text import Malformed
from wire.messages import Message

M = TypeVar("M", bound=msgspec.Struct)


class WrongSignature(Exception):
    """A signature does not fit, or its key is not one that we trust: nothing of the text may be used."""


class Signed(Message, frozen=True, kw_only=True):
    """A text with the signature of `key` over its UTF-8 bytes."""

    signed: str
    key: str
    sig: str


class HqKey(Message, frozen=True, kw_only=True):
    """A key of HQ: `from_` is the time from which HQ signs with it (on the wire: `from`)."""

    id: str
    public_key: str
    from_: TimeText = msgspec.field(name="from")


class Certificate(Message, frozen=True, kw_only=True):
    """Says that a register of a store writes this epoch with this key, in this life of HQ."""

    register: RegisterId
    store: StoreId
    epoch: Epoch
    public_key: str
    hq_life: Count
    issued_at: TimeText


def text_bytes(text: str) -> bytes:
    """The bytes that a signature over this text covers; raises `Malformed` for half surrogates."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise Malformed("half surrogates cannot be signed") from error


def sign_text(text: str, key_id: str, key: keys.SigningKey) -> Signed:
    """Sign a text that is already written."""
    return Signed(signed=text, key=key_id, sig=keys.signature(key, text_bytes(text)))


def sign_message(message: msgspec.Struct, key_id: str, key: keys.SigningKey) -> Signed:
    """Write a message as text and sign it."""
    return sign_text(messages.to_bytes(message).decode("utf-8"), key_id, key)


def sign_plain(plain: Mapping[str, Any], key_id: str, key: keys.SigningKey) -> Signed:
    """Write plain values as text and sign them."""
    return sign_text(json_text.encode(dict(plain)).decode("utf-8"), key_id, key)


def is_signed_by(signed: Signed, public: str) -> bool:
    """Whether this public key made the signature."""
    return keys.signature_fits(public, signed.sig, text_bytes(signed.signed))


def read_signed(kind: type[M], signed: Signed, public: str) -> M:
    """The message inside, after its signature was checked; raises `WrongSignature`, `Malformed`."""
    if not is_signed_by(signed, public):
        raise WrongSignature(f"the signature of {signed.key} does not fit")
    return read_unchecked(kind, signed)


def read_unchecked(kind: type[M], signed: Signed) -> M:
    """The message inside, for those who checked the signature before or keep it as their own; raises `Malformed`."""
    return messages.from_bytes(kind, text_bytes(signed.signed))


class HqKeys:
    """HQ's keys as far as their chain was verified; grows, never shrinks."""

    def __init__(self, links: Iterable[Signed]) -> None:
        """Verify a chain, oldest first: the first signed by itself, each later one by the one before.

        Raises `WrongSignature` when a link does not fit, `Malformed` when there is none.
        """
        self._keys: dict[str, HqKey] = {}
        self._links: list[Signed] = []
        for link in links:
            self.add(link)
        if not self._links:
            raise Malformed("a chain of keys with no key")

    @property
    def links(self) -> tuple[Signed, ...]:
        """The chain as it came, to be kept."""
        return tuple(self._links)

    @property
    def latest(self) -> HqKey:
        """The newest key."""
        return self._keys[list(self._keys)[-1]]

    def __contains__(self, key_id: str) -> bool:
        return key_id in self._keys

    def public_key(self, key_id: str) -> str:
        """The public key of an id; raises `WrongSignature` for a key that is not in the chain."""
        if key_id not in self._keys:
            raise WrongSignature(f"{key_id!r} is not one of HQ's keys")
        return self._keys[key_id].public_key

    def add(self, link: Signed) -> None:
        """Add the next link; the same link again changes nothing.  Raises `WrongSignature`."""
        if link in self._links:
            return
        key = read_unchecked(HqKey, link)
        signer = self.latest if self._links else key
        if link.key != signer.id or key.id in self._keys:
            raise WrongSignature(f"the key {key.id!r} does not follow {signer.id!r}")
        if not is_signed_by(link, signer.public_key):
            raise WrongSignature(f"the key {key.id!r} is not signed by {signer.id!r}")
        self._keys[key.id] = key
        self._links.append(link)

    def read(self, kind: type[M], signed: Signed) -> M:
        """The message inside a text signed by HQ; raises `WrongSignature`, `Malformed`."""
        return read_signed(kind, signed, self.public_key(signed.key))
