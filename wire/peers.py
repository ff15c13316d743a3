"""What registers of one store say to each other over their LAN, with no HQ in between.

Every message is signed by the register's key (`Signed`, key = its holder `register/epoch`) and sealed with the store's
LAN key (ChaCha20-Poly1305): 12 bytes of nonce, then the sealed text. An answer repeats the question's nonce.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from wire import messages
from wire.allowances import Want
from wire.fields import Count, Digest, Epoch, Holder, RegisterId
from wire.json_text import Malformed
from wire.keys import SigningKey
from wire.messages import Message, nothing
from wire.signed import Signed, read_unchecked, sign_message

KIND_REGISTER = "register"  # in `store:{id}`; doc: `NeighbourRow`
KIND_LAN_KEY = "lan_key"  # in `register:{id}`; doc: {"key": base64}
NONCE_BYTES = 12
ABOUT = b"pos/lan/1"
LARGEST = 2 * 1024 * 1024

M = TypeVar("M", bound=msgspec.Struct)


class NeighbourRow(Message, frozen=True, kw_only=True):
    """A register of the store, as HQ tells the others of it; `address` is `host:port`, "" where it answers nobody."""

    register: RegisterId
    epoch: Epoch
    certificate: Signed
    lead: bool = False
    address: str = ""
    revoked: bool = False


class Standing(Message, frozen=True, kw_only=True):
    """Where a journal stands, and up to where HQ confirmed it."""

    head: Count
    head_hash: Digest
    confirmed: Count = 0


class Wish(Message, frozen=True, kw_only=True):
    """A wish to borrow, as far as there is something; the same `request_id` is lent for once."""

    request_id: str
    owner: str
    wants: tuple[Want, ...]


class PeerAsk(Message, frozen=True, kw_only=True):
    """One register asks another: each part may be absent.

    `loans` are what the sender lent (or lent back) to the other, `lines` (NDJSON, as in a push) its entries that HQ has
    not confirmed. `address` is where the sender answers.
    """

    sender: Holder
    to: Holder
    nonce: str
    standing: Standing
    address: str = ""
    wish: Wish | None = None
    loans: tuple[Signed, ...] = msgspec.field(default_factory=nothing)
    lines: str = ""


class PeerAnswer(Message, frozen=True, kw_only=True):
    """The answer: `loan` holds the totals ever lent to who asks of the owner of its wish, `missing` what is not there.

    `known` is the furthest that the answerer ever saw of who asks (None: nothing), `confirmed` whether the answerer's
    own journal was confirmed since its start, so that its word counts as a witness. `kept`: up to which entry of who
    asks it keeps copies.
    """

    sender: Holder
    to: Holder
    nonce: str
    known: Standing | None = None
    confirmed: bool = False
    loan: Signed | None = None
    missing: Count = 0
    reason: str = ""
    kept: Count = 0


class NotForUs(Exception):
    """What came is not sealed with our key, or not signed by whom it names: nothing of it may be used."""


def pack(message: PeerAsk | PeerAnswer, key: SigningKey, lan_key: bytes, nonce: bytes) -> bytes:
    """Sign as the message's sender and seal; `nonce` is 12 random bytes."""
    signed = messages.to_bytes(sign_message(message, message.sender, key))
    return nonce + ChaCha20Poly1305(lan_key).encrypt(nonce, signed, ABOUT)


def unpack(kind: type[M], data: bytes, lan_key: bytes) -> tuple[M, Signed]:
    """Open what `pack` sealed: the message, and its signature that is still to be checked. Raises `NotForUs`."""
    try:
        opened = ChaCha20Poly1305(lan_key).decrypt(data[:NONCE_BYTES], data[NONCE_BYTES:], ABOUT)
        signed = messages.from_bytes(Signed, opened)
        message = read_unchecked(kind, signed)
    except (InvalidTag, Malformed, ValueError) as error:
        raise NotForUs(f"it cannot be opened: {error}") from error
    if signed.key != getattr(message, "sender", None):
        raise NotForUs(f"{signed.key} signed in another's name")
    return message, signed
