"""The books' key sealed for HQ's recovery key; asked for at enrolment alone, so not loaded with every start."""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from domain.errors import Fault
from local_db.keys import BooksKey
from wire.keys import from_base64, to_base64

_INFO = b"pos/1 sealed key"
_NONCE = bytes(12)  # each sealing has a key of its own


def seal(key: BooksKey, recovery_key: str, random: bytes) -> str:
    """The key sealed to an X25519 recovery key (base64): only its owner can read it.  `random` is 32 fresh bytes."""
    own = X25519PrivateKey.from_private_bytes(random)
    public, recipient = own.public_key().public_bytes_raw(), from_base64(recovery_key)
    shared = own.exchange(X25519PublicKey.from_public_bytes(recipient))
    box = ChaCha20Poly1305(_sealing_key(shared, public + recipient)).encrypt(_NONCE, bytes.fromhex(key.hex), None)
    return to_base64(public + box)


def unseal(sealed: str, recovery_private: bytes) -> BooksKey:
    """The key inside, for who holds the recovery key (32 raw bytes); Fault `no_key`."""
    own = X25519PrivateKey.from_private_bytes(recovery_private)
    data = from_base64(sealed)
    public, box = data[:32], data[32:]
    shared = own.exchange(X25519PublicKey.from_public_bytes(public))
    sealing_key = _sealing_key(shared, public + own.public_key().public_bytes_raw())
    try:
        return BooksKey(ChaCha20Poly1305(sealing_key).decrypt(_NONCE, box, None).hex())
    except InvalidTag as error:
        raise Fault(
            "The sealed key does not open with this recovery key.",
            advice="Use the recovery key of the chain that enrolled this till.",
            code="no_key",
        ) from error


def _sealing_key(shared: bytes, salt: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=_INFO).derive(shared)
