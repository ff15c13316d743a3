"""Addresses of identity: enrolment, new epochs, the sealed key."""

from functools import partial

from hq.api.errors import Refused
from hq.api.routing import Answer, Asked, Route
from hq.services import enrol, sizing
from hq.services.context import Hq
from hq.store import identity
from hq.store.identity import KnownKey
from wire.enrolment import EnrolAnswer, EnrolRequest, OpenedEpoch, OpenEpoch
from wire.json_text import Malformed
from wire.signed import WrongSignature

SEALED_LIMIT = 64 * 1024
BYTES = "application/octet-stream"


def routes(hq: Hq) -> list[Route]:
    """The addresses; a new epoch brings the allowances of its home store."""
    return [
        Route(
            "POST",
            "/v1/enrol",
            "Give a new register its certificate for a one-time code.",
            partial(_enrol, hq),
            gives=EnrolAnswer,
            takes=EnrolRequest,
            refusals=("malformed", "code_refused"),
            signed=False,
        ),
        Route(
            "POST",
            "/v1/epochs",
            "Countersign the certificate of a new epoch, signed by the previous key; or take back one of HQ's own.",
            partial(_open_epoch, hq),
            gives=OpenedEpoch,
            takes=OpenEpoch,
            refusals=("malformed", "not_yours", "epoch_taken"),
            introduces=True,
        ),
        Route(
            "PUT",
            "/v1/sealed-key",
            "Keep the till's database key, sealed to the recovery key.",
            partial(_keep_sealed_key, hq),
            gives="",
            takes=BYTES,
            refusals=("malformed",),
            limit=SEALED_LIMIT,
        ),
    ]


def _enrol(hq: Hq, asked: Asked) -> Answer:
    try:
        enrolled = enrol.enrol(hq, asked.read(EnrolRequest))
    except enrol.CodeRefused as error:
        raise Refused("code_refused") from error
    except Malformed as error:
        raise Refused("malformed", str(error), field="public_key") from error
    sizing.place_ordered(hq)
    return Answer(enrolled.answer)


def _open_epoch(hq: Hq, asked: Asked) -> Answer:
    request = asked.read(OpenEpoch)
    try:
        if "/" in request.certificate.key:
            opened = enrol.open_epoch(hq, _key(hq, asked), request)
        else:
            opened = enrol.take_back(hq, asked.who.register, asked.who.epoch, request)
    except WrongSignature as error:
        raise Refused("not_yours", str(error), field="certificate") from error
    except Malformed as error:
        raise Refused("malformed", str(error), field="certificate") from error
    except enrol.EpochTaken as error:
        raise Refused("epoch_taken", field="certificate") from error
    sizing.place_ordered(hq)
    return Answer(opened)


def _keep_sealed_key(hq: Hq, asked: Asked) -> Answer:
    if not asked.body:
        raise Refused("malformed", "The sealed key is missing.")
    enrol.keep_sealed_key(hq, _key(hq, asked), asked.body)
    return Answer(status=204)


def _key(hq: Hq, asked: Asked) -> KnownKey:
    found = hq.database.read(lambda tx: identity.key_of(tx, asked.who.register, asked.who.epoch))
    if found is None:
        raise Refused("unsigned", hq_time=hq.now())
    return found
