"""The sealed key of the books."""

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from domain.errors import Fault
from local_db.sealing import seal, unseal
from tests.local_db.world import KEY
from wire.keys import to_base64

RECOVERY = bytes(range(7, 39))
RECOVERY_PUBLIC = to_base64(X25519PrivateKey.from_private_bytes(RECOVERY).public_key().public_bytes_raw())


def test_a_sealed_key_opens_with_the_recovery_key_only() -> None:
    sealed = seal(KEY, RECOVERY_PUBLIC, bytes(range(32)))

    assert unseal(sealed, RECOVERY) == KEY
    assert KEY.hex not in sealed
    assert seal(KEY, RECOVERY_PUBLIC, bytes(range(1, 33))) != sealed
    with pytest.raises(Fault) as told:
        unseal(sealed, bytes(32))
    assert told.value.code == "no_key"
