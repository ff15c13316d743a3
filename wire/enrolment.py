"""How a register comes to its key and certificate, and how it opens a new epoch."""

import re
from typing import Any, Literal

import msgspec

from wire import keys
from wire.fields import Count, Digest, TimeText
from wire.json_text import Malformed
from wire.messages import Message
from wire.signed import Certificate, HqKeys, Signed, WrongSignature

CODE_SYMBOLS = 13
CODE_MINUTES = 10
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALIKE = str.maketrans("OIL", "011")
_CODE = re.compile(r"([0-9A-HJKMNP-TV-Z]{13,64})\.([0-9a-f]{20})")


class EnrolmentCode(msgspec.Struct, frozen=True):
    """A one-time secret and the fingerprint of the HQ key that will sign the certificate."""

    secret: str
    fingerprint: str

    @property
    def text(self) -> str:
        """The code as it is shown and sent."""
        return f"{self.secret}.{self.fingerprint}"


class EnrolRequest(Message, frozen=True, kw_only=True):
    """`POST /v1/enrol`; `device` describes the machine in any form."""

    code: str
    public_key: str
    device: Any = None


class EnrolAnswer(Message, frozen=True, kw_only=True):
    """The certificate, HQ's keys (oldest first), the X25519 recovery key, and the time."""

    certificate: Signed
    hq_keys: tuple[Signed, ...]
    recovery_key: str
    hq_time: TimeText


class HeadFound(Message, frozen=True, kw_only=True):
    """The head of the journal that was found before the new epoch."""

    head: Count
    head_hash: Digest


class OpenEpoch(Message, frozen=True, kw_only=True):
    """`POST /v1/epochs`: the certificate is signed by the register's previous key (`key` = `register/epoch` of it)."""

    certificate: Signed
    head_found: HeadFound
    reason: Literal["restored", "forked", "refused"]


class OpenedEpoch(Message, frozen=True, kw_only=True):
    """The same certificate text, countersigned by HQ."""

    certificate: Signed


def make_code(random: bytes, hq_public_key: str) -> EnrolmentCode:
    """A code of 13 symbols (65 bits) out of at least 9 random bytes, for the HQ key that signs the certificate."""
    if len(random) * 8 < CODE_SYMBOLS * 5:
        raise ValueError("a code needs 65 random bits")
    number = int.from_bytes(random, "big")
    symbols = "".join(_CROCKFORD[number >> 5 * place & 31] for place in range(CODE_SYMBOLS))
    return EnrolmentCode(symbols, keys.fingerprint(hq_public_key))


def parse_code(typed: str) -> EnrolmentCode:
    """A code as typed: any case, spaces and hyphens passed over, O I L read as 0 1 1; raises `Malformed`."""
    secret, dot, print_ = re.sub(r"[\s-]", "", typed).partition(".")
    found = _CODE.fullmatch(f"{secret.upper().translate(_ALIKE)}{dot}{print_.lower()}")
    if found is None:
        raise Malformed("an enrolment code is 13 or more letters and digits, a dot and 20 hex digits")
    return EnrolmentCode(found[1], found[2])


def checked_enrolment(answer: EnrolAnswer, code: EnrolmentCode, public_key: str) -> tuple[Certificate, HqKeys]:
    """The certificate and HQ's keys, after everything was checked against the code and our own key.

    Raises `WrongSignature`, `Malformed`.
    """
    hq_keys = HqKeys(answer.hq_keys)
    if keys.fingerprint(hq_keys.public_key(answer.certificate.key)) != code.fingerprint:
        raise WrongSignature("the key that signed the certificate is not the one that the code names")
    certificate = hq_keys.read(Certificate, answer.certificate)
    if certificate.public_key != public_key:
        raise WrongSignature("the certificate is for another key")
    return certificate, hq_keys


def key_id(register: str, epoch: str) -> str:
    """The name of a register's key."""
    return f"{register}/{epoch}"
