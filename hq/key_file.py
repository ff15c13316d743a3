"""HQ's keys in its data folder: made at the first start, readable by their owner alone."""

import json
import os
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from domain.errors import Fault
from hq.services.context import HqSecrets
from wire import keys
from wire.json_text import Malformed
from wire.messages import from_plain, to_plain
from wire.points import point
from wire.signed import HqKey, Signed, sign_message

FIRST_KEY = "hq-1"
KEY_BYTES = 32
RECHARGE, PEPPER = "recharge_key", "pin_pepper"
LATER = (RECHARGE, PEPPER)
"""Keys that files of before recharge cards and peppered PINs do not have: they are added at the next start."""


def open_secrets(path: Path, chance: Callable[[int], bytes], now: str) -> HqSecrets:
    """Read HQ's keys, or make them at the first start; Fault when the file cannot be read as keys."""
    if not path.exists():
        _write_secrets(path, chance, now)
    try:
        plain = json.loads(path.read_text("utf-8"))
        if missing := [name for name in LATER if name not in plain]:
            _write(path, {**plain, **{name: keys.to_base64(chance(KEY_BYTES)) for name in missing}})
            plain = json.loads(path.read_text("utf-8"))
        return _read(plain)
    except (KeyError, TypeError, ValueError) as error:
        raise Fault(f"{path.name} does not hold HQ's keys.", advice="Put the file back from a backup.") from error


def recovery_private(path: Path) -> str:
    """The private recovery key in base64: it opens every till's sealed key. Fault when there are no keys here."""
    try:
        return str(json.loads(path.read_text("utf-8"))["recovery_private"])
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise Fault(f"{path.name} does not hold HQ's keys.", advice="Put the file back from a backup.") from error


def key_text(path: Path) -> str:
    """The whole file, for a backup; Fault when it is not there."""
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise Fault(f"{path.name} cannot be read.", advice="Put the file back from a backup.") from error


def put_back(path: Path, text: str, life: int) -> None:
    """Put a key file out of a backup in place, for a new life of HQ."""
    _write(path, {**json.loads(text), "life": life})


def _read(plain: dict[str, object]) -> HqSecrets:
    links = plain["links"]
    life = plain["life"]
    if not isinstance(links, list) or not isinstance(life, int):
        raise Malformed("links is a list, life a number")
    recovery = X25519PrivateKey.from_private_bytes(keys.from_base64(str(plain["recovery_private"])))
    return HqSecrets(
        links=tuple(from_plain(Signed, link) for link in links),
        private=keys.private_key(keys.from_base64(str(plain["signing_private"]))),
        life=life,
        recovery_key=keys.to_base64(recovery.public_key().public_bytes_raw()),
        index_key=keys.from_base64(str(plain["index_key"])),
        recharge_key=keys.from_base64(str(plain[RECHARGE])),
        pin_pepper=keys.from_base64(str(plain[PEPPER])),
    )


def _write_secrets(path: Path, chance: Callable[[int], bytes], now: str) -> None:
    signing: Ed25519PrivateKey = keys.private_key(chance(KEY_BYTES))
    link = sign_message(HqKey(id=FIRST_KEY, public_key=keys.public_text(signing), from_=now), FIRST_KEY, signing)
    plain = {
        "life": 1,
        "links": [to_plain(link)],
        "signing_private": keys.to_base64(signing.private_bytes_raw()),
        "recovery_private": keys.to_base64(chance(KEY_BYTES)),
        "index_key": keys.to_base64(chance(KEY_BYTES)),
        RECHARGE: keys.to_base64(chance(KEY_BYTES)),
        PEPPER: keys.to_base64(chance(KEY_BYTES)),
    }
    _write(path, plain)


def _write(path: Path, plain: dict[str, object]) -> None:
    """Put the file in place as a whole, durably."""
    new = path.with_suffix(".new")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(json.dumps(plain).encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())
    point("before keys are in place")
    new.replace(path)
    point("after keys are in place")
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
