"""What travels between a till and a member's phone as QR codes or typed text: a challenge one way, a grant back.

The text is upper-case letters and digits only (base32 of zstd of the JSON): the densest that QR codes have, and what
every scanner types on every keyboard.
"""

import base64
import binascii

from wire import compression, messages
from wire.allowances import PhoneChallenge
from wire.json_text import Malformed
from wire.signed import Signed

CHALLENGE, GRANT = "POSASK", "POSGRANT"
REQUEST = "phone:"
"""How the request id of a grant begins that answers a challenge; the nonce follows."""
LARGEST = 64 * 1024
MOST_CHARACTERS = 4000


def challenge_text(challenge: PhoneChallenge) -> str:
    """The challenge as the till shows it."""
    return _wrapped(CHALLENGE, messages.to_bytes(challenge))


def read_challenge(text: str) -> PhoneChallenge:
    """The challenge inside; raises `Malformed`."""
    return messages.from_bytes(PhoneChallenge, _unwrapped(CHALLENGE, text))


def answer_text(signed: Signed) -> str:
    """HQ's answer, a grant or a refusal, as the phone shows it."""
    return _wrapped(GRANT, messages.to_bytes(signed))


def read_answer_text(text: str) -> Signed:
    """HQ's answer, its signature still to be checked; raises `Malformed`."""
    return messages.from_bytes(Signed, _unwrapped(GRANT, text))


def is_answer(text: str) -> bool:
    """Whether this may be the answer of a phone."""
    return text.strip().upper().startswith(GRANT)


def _wrapped(kind: str, data: bytes) -> str:
    return kind + base64.b32encode(compression.compress(data)).decode("ascii").rstrip("=")


def _unwrapped(kind: str, text: str) -> bytes:
    found = "".join(text.split()).upper()
    if not found.startswith(kind) or len(found) > MOST_CHARACTERS:
        raise Malformed(f"it does not begin with {kind}")
    body = found.removeprefix(kind)
    try:
        data = base64.b32decode(body + "=" * (-len(body) % 8))
    except (binascii.Error, ValueError) as error:
        raise Malformed("it is not whole") from error
    return compression.decompress(data, LARGEST)
