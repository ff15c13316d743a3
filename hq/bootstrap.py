"""HQ's parts list: database, keys, services, addresses, server."""

import json
import os
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from domain.errors import Fault
from hq import clock
from hq.services.context import Bell, Hq, HqSecrets
from hq.store.database import Database, nothing, open_database
from wire import keys
from wire.fields import time_text
from wire.messages import from_plain, to_plain
from wire.signed import HqKey, Signed, sign_message

SECRETS = "hq.keys.json"
FIRST_KEY = "hq-1"


def database_url(url: str | None, data: Path) -> str:
    """The address of the database: as given, else a SQLite file in the data folder."""
    return url or f"sqlite:///{data.resolve() / 'hq.db'}"


def open_hq(url: str | None, data: Path, observe: Callable[[str], None] = nothing) -> Hq:
    """Open database and keys, made where they are missing; tables are brought to the newest step."""
    data.mkdir(parents=True, exist_ok=True)
    secrets = open_secrets(data / SECRETS, clock.random_bytes)
    database = open_database(database_url(url, data), observe)
    migrate(database)
    return Hq(
        database=database,
        secrets=secrets,
        clock=clock.now,
        chance=clock.random_bytes,
        data=data,
        feed_bell=Bell(),
        journal_bell=Bell(),
    )


def migrate(database: Database) -> None:
    """Bring the tables to the newest step, all steps in one transaction; Fault when they are newer than we are."""
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    with database.engine.connect() as connection:
        connection = connection.execution_options(writes=True)
        with connection.begin():
            config.attributes["connection"] = connection
            try:
                command.upgrade(config, "head")
            except CommandError as error:
                raise Fault(
                    "The database was written by another version of HQ.", advice="Start the version that wrote it."
                ) from error


def open_secrets(path: Path, chance: Callable[[int], bytes]) -> HqSecrets:
    """Read HQ's keys, or make them at the first start (a file only its owner can read)."""
    if not path.exists():
        _write_secrets(path, chance)
    plain = json.loads(path.read_text("utf-8"))
    recovery = X25519PrivateKey.from_private_bytes(keys.from_base64(plain["recovery_private"]))
    return HqSecrets(
        links=tuple(from_plain(Signed, link) for link in plain["links"]),
        private=keys.private_key(keys.from_base64(plain["signing_private"])),
        life=int(plain["life"]),
        recovery_key=keys.to_base64(recovery.public_key().public_bytes_raw()),
        index_key=keys.from_base64(plain["index_key"]),
    )


def _write_secrets(path: Path, chance: Callable[[int], bytes]) -> None:
    signing: Ed25519PrivateKey = keys.private_key(chance(32))
    from_ = clock.now()
    link = sign_message(
        HqKey(id=FIRST_KEY, public_key=keys.public_text(signing), from_=time_text(from_)), FIRST_KEY, signing
    )
    plain = {
        "life": 1,
        "links": [to_plain(link)],
        "signing_private": keys.to_base64(signing.private_bytes_raw()),
        "recovery_private": keys.to_base64(chance(32)),
        "index_key": keys.to_base64(chance(32)),
    }
    new = path.with_suffix(".new")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(json.dumps(plain).encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
