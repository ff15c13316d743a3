"""How registers come to their keys: codes, certificates, new epochs, sealed keys."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa

from domain.errors import Fault
from hq.services import sizing
from hq.services.context import Hq
from hq.store import identity, lives, staff
from hq.store.identity import KnownKey, NewEpoch
from wire.enrolment import (
    CODE_MINUTES,
    EnrolAnswer,
    EnrolRequest,
    OpenedEpoch,
    OpenEpoch,
    key_id,
    make_code,
    parse_code,
)
from wire.entries import first_prev
from wire.fields import time_text
from wire.json_text import Malformed
from wire.keys import public_key as checked_key
from wire.messages import from_bytes, to_bytes
from wire.signed import Certificate, HqKeys, Signed, WrongSignature, is_signed_by, read_unchecked, sign_message

CODE_BYTES = 9
EPOCH_BYTES = 8


class CodeRefused(Exception):
    """The code is unknown, expired, or was used with another key."""


class EpochTaken(Exception):
    """The epoch is known with another certificate."""


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What was enrolled, and the bytes of the answer."""

    store: str
    register: str
    epoch: str
    answer: bytes


def new_code(hq: Hq, store: str, register: str | None = None) -> tuple[str, str]:
    """Make an enrolment code for a register of a store, the next free name by default; (register, code).

    A register that is enrolled already gets a new epoch and key by it. Fault when the store is unknown or the
    register belongs to another one.
    """
    code = make_code(hq.chance(CODE_BYTES), hq.secrets.public_key)
    expires = time_text(hq.clock() + timedelta(minutes=CODE_MINUTES))

    def keep(tx: sa.Connection) -> str:
        if store not in staff.stores(tx):
            raise Fault(f"There is no store {store}.", advice="Load the chain first, or check the store's id.")
        name = register or _next_name(tx, store, hq.now())
        if identity.store_of(tx, name) not in {None, store}:
            raise Fault(f"{name} is a register of another store.", advice="Choose another name.")
        identity.keep_code(tx, _hash(code.text), store, name, expires)
        return name

    return hq.database.run_transaction("enrol.code", keep), code.text


def _next_name(tx: sa.Connection, store: str, now: str) -> str:
    taken = {*identity.registers_of(tx, store), *identity.names_of_codes(tx, store, now)}
    number = 1
    while f"{store}-R{number}" in taken:
        number += 1
    return f"{store}-R{number}"


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


def enrol(hq: Hq, request: EnrolRequest) -> Enrolled:
    """Give a register its certificate; the same code with the same key gets the same answer again.

    Raises `CodeRefused`, `Malformed`.
    """
    checked_key(request.public_key)
    try:
        code_hash = _hash(parse_code(request.code).text)
    except Malformed as error:
        raise CodeRefused from error
    epoch = hq.chance(EPOCH_BYTES).hex()
    now = hq.now()

    def use(tx: sa.Connection) -> bytes:
        code = identity.code(tx, code_hash)
        if code is None:
            raise CodeRefused
        if code.answer is not None and code.public_key == request.public_key:
            return code.answer
        if code.answer is not None or code.expires_at < now:
            raise CodeRefused
        if not identity.claim_register(tx, code.register, code.store, now):
            raise CodeRefused
        certificate = Certificate(
            register=code.register,
            store=code.store,
            epoch=epoch,
            public_key=request.public_key,
            hq_life=hq.secrets.life,
            issued_at=now,
        )
        signed = sign_message(certificate, hq.secrets.key_id, hq.secrets.private)
        _open(tx, hq, certificate, signed, "enrolled")
        answer = EnrolAnswer(
            certificate=signed, hq_keys=hq.secrets.links, recovery_key=hq.secrets.recovery_key, hq_time=now
        )
        identity.use_code(tx, code_hash, request.public_key, to_bytes(answer))
        return to_bytes(answer)

    answer = hq.database.run_transaction("enrol", use)
    certificate = read_unchecked(Certificate, from_bytes(EnrolAnswer, answer).certificate)
    return Enrolled(certificate.store, certificate.register, certificate.epoch, answer)


def _open(
    tx: sa.Connection, hq: Hq, certificate: Certificate, signed: Signed, reason: str, before: OpenEpoch | None = None
) -> bool:
    """Enter an epoch.  Nothing was ever lent to it, so in a new life of HQ there is nothing that it has to tell."""
    new = _new(certificate, signed, hq.now(), reason, before)
    opened = identity.open_epoch(tx, new, first_prev(signed.signed))
    if opened:
        sizing.order_home(tx, certificate.store, certificate.register, certificate.epoch)
        if hq.secrets.life != lives.FIRST_LIFE:
            lives.join(tx, certificate.register, certificate.epoch, hq.secrets.life)
    return opened


def _new(certificate: Certificate, signed: Signed, at: str, reason: str, before: OpenEpoch | None = None) -> NewEpoch:
    return NewEpoch(
        store=certificate.store,
        register=certificate.register,
        epoch=certificate.epoch,
        public_key=certificate.public_key,
        certificate=signed.signed,
        certificate_key=signed.key,
        certificate_sig=signed.sig,
        opened_at=at,
        reason=reason,
        previous=before.certificate.key.partition("/")[2] if before else None,
        found_head=before.head_found.head if before else None,
        found_hash=before.head_found.head_hash if before else None,
    )


def open_epoch(hq: Hq, previous: KnownKey, request: OpenEpoch) -> OpenedEpoch:
    """Countersign the certificate that a register wrote for its new epoch; the same text again, the same answer.

    Raises `WrongSignature` when it is not the previous key's or for another register, `Malformed`, `EpochTaken`.
    """
    certificate = read_unchecked(Certificate, request.certificate)
    if request.certificate.key != key_id(previous.register, previous.epoch):
        raise WrongSignature("the certificate is not signed by the key that asks")
    if not is_signed_by(request.certificate, previous.public_key):
        raise WrongSignature("the signature of the certificate does not fit")
    if (certificate.register, certificate.store) != (previous.register, previous.store):
        raise WrongSignature("the certificate is for another register")
    checked_key(certificate.public_key)
    if certificate.public_key == previous.public_key:
        raise Malformed("a new epoch needs a new key")
    signed = hq.secrets.sign(request.certificate.signed)

    def enter(tx: sa.Connection) -> None:
        if _open(tx, hq, certificate, signed, request.reason, request):
            return
        known = identity.key_of(tx, certificate.register, certificate.epoch)
        if known is None or known.certificate != signed.signed:
            raise EpochTaken

    hq.database.run_transaction("epoch", enter)
    return OpenedEpoch(certificate=signed)


def introduced(hq: Hq, request: OpenEpoch) -> KnownKey:
    """Who shows a certificate that HQ signed in a life it has forgotten; nothing is written.

    Raises `WrongSignature`, `Malformed` when it is not HQ's own.
    """
    certificate = HqKeys(hq.secrets.links).read(Certificate, request.certificate)
    checked_key(certificate.public_key)
    return KnownKey(
        certificate.store,
        certificate.register,
        certificate.epoch,
        certificate.public_key,
        request.certificate.signed,
        revoked=False,
    )


def take_back(hq: Hq, register: str, epoch: str, request: OpenEpoch) -> OpenedEpoch:
    """Enter an epoch that HQ itself certified before it was put back from a backup; the same again changes nothing.

    It may hold what HQ lent it then, so it has totals to tell. Raises `EpochTaken`, `Malformed`, `WrongSignature`.
    """
    certificate = HqKeys(hq.secrets.links).read(Certificate, request.certificate)
    if (certificate.register, certificate.epoch) != (register, epoch):
        raise Malformed("the certificate is of another epoch than the key that asks")

    def enter(tx: sa.Connection) -> None:
        known = identity.key_of(tx, certificate.register, certificate.epoch)
        if known is not None and known.certificate != request.certificate.signed:
            raise EpochTaken
        if known is None and not identity.claim_register(tx, certificate.register, certificate.store, hq.now()):
            raise EpochTaken
        if known is None:
            new = _new(certificate, request.certificate, certificate.issued_at, "enrolled")
            identity.open_epoch(tx, new, first_prev(request.certificate.signed))
            sizing.order_home(tx, certificate.store, certificate.register, certificate.epoch)

    hq.database.run_transaction("epoch.again", enter)
    return OpenedEpoch(certificate=request.certificate)


def keep_sealed_key(hq: Hq, key: KnownKey, sealed: bytes) -> None:
    """Keep a till's database key, sealed to HQ's recovery key."""
    hq.database.run_transaction("sealed_key", lambda tx: identity.keep_sealed_key(tx, key, sealed, hq.now()))
