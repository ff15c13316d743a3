"""The books' key in the machine's own key store (Keychain, Credential Manager, Secret Service)."""

from keyring.backend import KeyringBackend
from keyring.errors import KeyringError

from domain.errors import Fault
from local_db.keys import BooksKey


def load(store: KeyringBackend, service: str, name: str) -> BooksKey | None:
    """The key kept under these names, None when there is none; Fault `no_key` when the store is locked."""
    try:
        text = store.get_password(service, name)
    except KeyringError as error:
        raise _closed(error) from error
    return BooksKey(text) if text is not None else None


def save(store: KeyringBackend, service: str, name: str, key: BooksKey) -> None:
    """Keep the key, and read it back; Fault `no_key` when the store does not keep it."""
    try:
        store.set_password(service, name, key.hex)
    except KeyringError as error:
        raise _closed(error) from error
    if load(store, service, name) != key:
        raise _closed("what was written was not read back")


def _closed(reason: object) -> Fault:
    return Fault(
        f"The machine's key store does not answer ({reason}).",
        advice="Unlock it, or start the till with --key-file.",
        code="no_key",
    )
