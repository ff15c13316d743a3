"""Hashes of PINs under a pepper: a key of HQ that lies in no database, neither at HQ nor on a till.

A hash is sealed with it (AES-256-GCM, bound to the person) before it goes into HQ's books; a till opens it with the
pepper that HQ gave it, which it keeps beside its key. Staff cards are kept as HMACs under the same key. A database
alone, or a backup of one, gives nobody six digits to try.
"""

import hashlib
import hmac

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from wire.json_text import Malformed
from wire.keys import from_base64, to_base64

KIND_PIN_PEPPER = "pin_pepper"
"""The row of a register's scope that gives it the pepper."""
SEALED, NONCE = "sealed1:", 12


def seal(pepper: bytes, person: str, hashed: str) -> str:
    """The hash of a person's PIN, sealed; the same again is the same text. What is sealed already stays as it is."""
    if not hashed or hashed.startswith(SEALED):
        return hashed
    nonce = _digest(pepper, f"nonce:{person}:{hashed}")[:NONCE]
    return SEALED + to_base64(nonce + _cipher(pepper).encrypt(nonce, hashed.encode(), person.encode()))


def opened(pepper: bytes | None, person: str, text: str) -> str:
    """The hash in a sealed text, "" where it cannot be opened; one that was never sealed (an older HQ) as it is."""
    if not text.startswith(SEALED):
        return text
    if pepper is None:
        return ""
    try:
        data = from_base64(text.removeprefix(SEALED))
        return _cipher(pepper).decrypt(data[:NONCE], data[NONCE:], person.encode()).decode()
    except (InvalidTag, Malformed, ValueError):
        return ""


def card_mark(pepper: bytes, card: str) -> str:
    """What is kept of a staff card."""
    return _digest(pepper, f"card:{card}").hex()


def _cipher(pepper: bytes) -> AESGCM:
    return AESGCM(_digest(pepper, "seal"))


def _digest(pepper: bytes, text: str) -> bytes:
    return hmac.digest(pepper, text.encode(), hashlib.sha256)
