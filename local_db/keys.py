"""The books' key: 32 bytes and the 16 bytes of the file's salt, kept outside the data folder."""

import re
import sys
from dataclasses import field
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from domain.errors import Fault
from domain.value import dataclass
from local_db.durable import write_whole

KEY_BYTES = 48
_HEX = re.compile(r"[0-9a-f]{96}")


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
    if path.exists():
        raise FileExistsError(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, key.hex + "\n")
