"""Where HQ is: its address, and the certificates that a chain signs itself. Remembered from the enrolment on."""

from __future__ import annotations

from pathlib import Path

from domain.errors import Fault
from domain.value import dataclass
from local_db.books import Books
from pos_app.sync.session import RequestsSession

HQ_URL, HQ_CA = "hq_url", "hq_ca"


@dataclass(frozen=True, slots=True)
class HqPlace:
    """HQ's address ("": as it was at the enrolment), and a file of certificates by which it is trusted; without one the
    machine's own certificates decide.
    """

    url: str = ""
    ca_file: Path | None = None

    def known(self, books: Books) -> HqPlace:
        """The same with what the till was enrolled with where nothing is said now."""
        kept = books.setting(HQ_CA)
        return HqPlace(self.url or books.setting(HQ_URL) or "", self.ca_file or (Path(kept) if kept else None))

    def keep(self, books: Books) -> None:
        """Remember it."""
        books.set_setting(HQ_URL, self.url).result()
        if self.ca_file is not None:
            books.set_setting(HQ_CA, str(self.ca_file.absolute())).result()

    def session(self) -> RequestsSession:
        """A session that trusts it; ValueError as `RequestsSession`. Fault `no_ca_file`: the file cannot be used."""
        try:
            return RequestsSession(self.url, ca_file=str(self.ca_file) if self.ca_file is not None else None)
        except OSError as error:  # also what is no certificate
            raise Fault(
                f"The certificates in {self.ca_file} cannot be used: {error.strerror or error}.",
                advice="Give the chain's certificates as a PEM file: --ca-file FILE.",
                code="no_ca_file",
            ) from error
