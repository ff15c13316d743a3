"""The books' key: 32 bytes and the 16 bytes of the file's salt, kept outside the data folder, sealed for HQ."""

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from domain.errors import Fault
from wire.keys import from_base64, to_base64

KEY_BYTES = 48
_HEX = re.compile(r"[0-9a-f]{96}")
_INFO = b"pos/1 sealed key"
_NONCE = bytes(12)  # each sealing has a key of its own


@dataclass(frozen=True, slots=True)
class BooksKey:
    """96 hex digits: raw key and salt. With the key alone, a torn first sector would close the books for ever."""

    hex: str = field(repr=False)

    def __post_init__(self) -> None:
        if not _HEX.fullmatch(self.hex):
            raise Fault(
                "This is not a key of the books: it needs 96 hex digits.",
                advice="Point to the key file that was made for this till.",
                code="no_key",
            )

    @classmethod
    def of(cls, random: bytes) -> "BooksKey":
        """The key of 48 random bytes."""
        return cls(random.hex())

    def derived(self, purpose: str) -> "BooksKey":
        """A key of its own for another file that is encrypted under the same roof."""
        hkdf = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=b"pos/1 file " + purpose.encode())
        return BooksKey(hkdf.derive(bytes.fromhex(self.hex)).hex())


def read_key_file(path: Path) -> BooksKey:
    """The key in a file that nobody else may read; Faults `no_key`, `key_exposed`."""
    try:
        mode = path.stat().st_mode
        text = path.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Fault(
            f"The key file {path.name} cannot be read.",
            advice="Bring it back from where it is kept, or open the books with HQ's recovery key.",
            code="no_key",
        ) from error
    if sys.platform != "win32" and mode & 0o077:
        raise Fault(
            f"The key file {path.name} can be read by others.", advice="Set its rights to 0600.", code="key_exposed"
        )
    return BooksKey(text)


def write_key_file(path: Path, key: BooksKey) -> None:
    """Write the key to a new file that nobody else may read; FileExistsError when there is one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600, exist_ok=False)
    path.write_text(key.hex + "\n", "ascii")


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
