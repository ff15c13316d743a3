"""The other registers of this store: who they are by HQ's word, and where they answer."""

from dataclasses import dataclass, field
from threading import Lock

from domain.value import dataclass as value
from local_db.books import Books
from local_db.loans import LAN_KEY
from wire import messages
from wire.json_text import Malformed
from wire.keys import from_base64
from wire.peers import NeighbourRow
from wire.signed import Certificate, HqKeys, Signed, WrongSignature


@value(frozen=True, slots=True)
class Neighbour:
    """A register of this store: its key by HQ's certificate; `lead` holds the store's home allowances."""

    register: str
    epoch: str
    public_key: str
    certificate: Signed
    lead: bool
    address: str

    @property
    def holder(self) -> str:
        """The name under which it signs and holds allowances."""
        return f"{self.register}/{self.epoch}"


@dataclass
class Neighbourhood:
    """Read from what HQ published; addresses are corrected by what neighbours say of themselves. Thread-safe."""

    books: Books
    keys: HqKeys
    _texts: tuple[str, ...] = ()
    _known: tuple[Neighbour, ...] = ()
    _heard: dict[str, str] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def others(self) -> tuple[Neighbour, ...]:
        """Every other register of the store whose key holds, the lead first, then by name."""
        texts = self.books.neighbours()
        with self._lock:
            if texts != self._texts:
                found = [one for text in texts if (one := self._read(text)) is not None]
                self._known = tuple(sorted(found, key=_lead_first))
                self._texts = texts
            return self._known

    def shut_out(self) -> frozenset[str]:
        """The registers of the store whose key HQ revoked."""
        return frozenset(name for text in self.books.neighbours() if (name := _revoked(text)))

    def by_holder(self, holder: str) -> Neighbour | None:
        """The neighbour that holds allowances under this name."""
        return next((one for one in self.others() if one.holder == holder), None)

    def lan_key(self) -> bytes | None:
        """The key that hides what is said on the store's LAN; None before HQ told it."""
        text = self.books.setting(LAN_KEY)
        return from_base64(text) if text is not None else None

    def heard(self, register: str, address: str) -> None:
        """A neighbour says where it answers: newer than what HQ published."""
        if address:
            with self._lock:
                self._heard[register] = address

    def addresses(self, neighbour: Neighbour) -> tuple[str, ...]:
        """Where to try, the likeliest first."""
        with self._lock:
            said = self._heard.get(neighbour.register, "")
        return tuple(dict.fromkeys(one for one in (said, neighbour.address) if one))

    def _read(self, text: str) -> Neighbour | None:
        """A register of this store with a certificate that HQ signed; anything else is nobody."""
        head = self.books.head()
        try:
            row = messages.from_bytes(NeighbourRow, text.encode())
            certificate = self.keys.read(Certificate, row.certificate)
        except (Malformed, WrongSignature):
            return None
        said = (certificate.register, certificate.epoch, certificate.store)
        if row.revoked or said != (row.register, row.epoch, head.store) or row.register == head.register:
            return None
        return Neighbour(row.register, row.epoch, certificate.public_key, row.certificate, row.lead, row.address)


def _revoked(text: str) -> str:
    try:
        row = messages.from_bytes(NeighbourRow, text.encode())
    except Malformed:
        return ""
    return row.register if row.revoked else ""


def _lead_first(one: Neighbour) -> tuple[bool, str]:
    return not one.lead, one.register
