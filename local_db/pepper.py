"""The pepper under which PINs of the staff are sealed: in a file of its own beside the books' key, in no database."""

from pathlib import Path

from domain.errors import Fault
from local_db.durable import write_whole
from wire.json_text import Malformed
from wire.keys import from_base64

NAME = "pepper"


class Pepper:
    """The file; what HQ gave is remembered."""

    def __init__(self, key_file: Path) -> None:
        self._path = key_file.with_name(f"{key_file.name}.{NAME}")
        self._key: bytes | None = None

    def key(self) -> bytes | None:
        """The pepper, None as long as HQ has not given it; Fault `pepper_unreadable`."""
        if self._key is None and self._path.exists():
            try:
                self._key = from_base64(self._path.read_text("ascii").strip())
            except (OSError, Malformed, ValueError) as error:
                raise Fault(
                    f"{self._path.name} cannot be read: nobody can sign in with a PIN.",
                    advice="Bring it back from where it is kept, or enrol the register again.",
                    code="pepper_unreadable",
                ) from error
        return self._key

    def keep(self, text: str) -> None:
        """Keep what HQ gave (base64), readable by nobody else; the same again writes nothing."""
        given = from_base64(text)
        if self._path.exists() and self.key() == given:
            return
        write_whole(self._path, text + "\n")
        self._key = given
