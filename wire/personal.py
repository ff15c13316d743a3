"""The private record beside an enrolment: everything personal of a member, and nothing else."""

import msgspec

from wire import shapes
from wire.json_text import Malformed


class Personal(msgspec.Struct, frozen=True, kw_only=True):
    """What a new member says of himself; `birthday` is 1990-05-17, 05-17 or "", `consent` how he may be reached."""

    name: str = ""
    phone: str = ""
    card: str = ""
    birthday: str = ""
    consent: tuple[str, ...] = ()


def encode_personal(personal: Personal) -> bytes:
    """The record's exact bytes."""
    return msgspec.json.encode(personal)


def read_personal(record: bytes) -> Personal:
    """The record of these bytes; raises `Malformed`."""
    try:
        return shapes.decode(record, Personal)
    except msgspec.MsgspecError as error:
        raise Malformed(f"a private record: {error}") from error
