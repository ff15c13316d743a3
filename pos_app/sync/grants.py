"""Signed grants and recalls on their way into the books."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from pos_app.sync.errors import Damaged, Garbled
from pos_app.sync.ports import Allowances, SignedGrant
from wire import messages
from wire.allowances import Grant, Recall
from wire.json_text import Malformed
from wire.signed import HqKeys, Signed, WrongSignature


def _nobody_waits() -> None:
    """Nobody is told."""


class GrantDesk:
    """Checks what HQ signed, then hands it to the books."""

    def __init__(self, allowances: Allowances, keys: HqKeys, gave_back: Callable[[], None] = _nobody_waits) -> None:
        """`gave_back` is called after a recall: somebody waits for what was given back, so it is to be pushed now."""
        self._allowances = allowances
        self._keys = keys
        self._gave_back = gave_back

    @property
    def keys(self) -> HqKeys:
        """HQ's keys."""
        return self._keys

    def checked(self, signed: Signed) -> SignedGrant:
        """The grant inside; raises `Damaged`."""
        try:
            return SignedGrant(self._keys.read(Grant, signed), signed)
        except (WrongSignature, Malformed) as error:
            raise Damaged(f"A grant is not signed by HQ: {error}") from error

    def install(self, grants: Iterable[Signed]) -> None:
        """Install grants, all or none; raises `Damaged`."""
        self.install_checked([self.checked(signed) for signed in grants])

    def install_checked(self, grants: Sequence[SignedGrant]) -> None:
        """Install grants whose signatures were checked."""
        if grants:
            self._allowances.install_grants(grants)

    def recall(self, recalls: Iterable[Mapping[str, object]]) -> None:
        """Install and give back; raises `Damaged`, `Garbled`."""
        for plain in recalls:
            recall = _recall(plain)
            self._allowances.recall(self.checked(recall.grant), recall.reason)
            self._gave_back()


def _recall(plain: Mapping[str, object]) -> Recall:
    try:
        return messages.from_plain(Recall, dict(plain))
    except Malformed as error:
        raise Garbled(f"A recall cannot be read: {error}") from error
