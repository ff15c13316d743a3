"""The machine's key store, stood in for by one in memory that passes keyring's own interface."""

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from domain.errors import Fault
from local_db import key_store
from tests.local_db.world import KEY


class InMemory(KeyringBackend):
    """A key store that keeps everything in memory."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class Locked(InMemory):
    """A key store that nobody unlocked."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked


class Forgetful(InMemory):
    """A key store that says yes and keeps nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        return


def test_a_key_comes_back() -> None:
    store = InMemory()
    assert key_store.load(store, "till", "S01-R2") is None

    key_store.save(store, "till", "S01-R2", KEY)

    assert key_store.load(store, "till", "S01-R2") == KEY


def test_a_store_that_is_locked_or_forgets_is_told() -> None:
    for store in (Locked(), Forgetful()):
        with pytest.raises(Fault) as told:
            key_store.save(store, "till", "S01-R2", KEY)
        assert told.value.code == "no_key"
    with pytest.raises(Fault):
        key_store.load(Locked(), "till", "S01-R2")
