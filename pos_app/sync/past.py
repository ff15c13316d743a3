"""What HQ may have forgotten: it was put back from a backup, and lacks epochs, or entries of epochs that are closed."""

from pos_app.sync.client import HqClient
from pos_app.sync.errors import Refused
from pos_app.sync.ports import Allowances, Journal, PastEpoch
from wire.allowances import TotalsReport
from wire.enrolment import HeadFound, OpenEpoch
from wire.push import MAX_LINES, fitting

UNAUTHORIZED = 401
TOTALS_A_PAGE = 500


class Past:
    """Brings HQ up to what it once knew of this register."""

    def __init__(self, client: HqClient, journal: Journal, allowances: Allowances) -> None:
        self._client = client
        self._journal = journal
        self._allowances = allowances

    def introduce(self) -> bool:
        """Show HQ its own certificates, oldest first; whether it took one that it did not know.

        Raises `NoAnswer` and the like; what HQ refuses is passed over.
        """
        taken = False
        for epoch in self._journal.every_epoch():
            if "/" in epoch.certificate.key:
                continue  # HQ never signed it
            found = HeadFound(head=epoch.handed_in, head_hash=epoch.head_hash)
            request = OpenEpoch(certificate=epoch.certificate, head_found=found, reason="restored")
            try:
                self._client.open_epoch(request, epoch.identity)
            except Refused:
                continue
            taken = True
        return taken

    def hand_in_again(self) -> None:
        """Push what HQ lacks of closed epochs up to where it once had them: the rest was handed in as adopted."""
        *closed, present = self._journal.every_epoch()
        if not closed:
            return
        known = {one.epoch: one for one in self._client.epochs(present.identity.register).epochs}
        for epoch in closed:
            held = known.get(epoch.identity.epoch)
            if held is not None and held.head < epoch.handed_in and self._is_ours(epoch, held.head, held.head_hash):
                self._push(epoch, held.head)

    def report(self, life: int) -> None:
        """Tell a new life of HQ every total with its proof, closed epochs first; after the last page it goes on."""
        for epoch in self._journal.every_epoch():
            every = list(self._allowances.totals(epoch.identity.epoch))
            pages = [tuple(every[at : at + TOTALS_A_PAGE]) for at in range(0, len(every), TOTALS_A_PAGE)] or [()]
            for number, page in enumerate(pages, start=1):
                told = TotalsReport(life=life, totals=page, last=number == len(pages))
                self._client.report_totals(told, epoch.identity)

    def _is_ours(self, epoch: PastEpoch, head: int, head_hash: str) -> bool:
        return not head or self._journal.hash_at(epoch.identity.epoch, head) == head_hash

    def _push(self, epoch: PastEpoch, held: int) -> None:
        name = epoch.identity
        while held < epoch.handed_in:
            limit = min(MAX_LINES, epoch.handed_in - held)
            lines = fitting(self._journal.entries_after(name.epoch, held, limit))
            try:
                answer = self._client.push(name.register, name.epoch, held + 1, lines, name)
            except Refused:
                return  # HQ keeps what does not fit as evidence; nothing more can be done about a closed epoch
            held = max(held + len(lines), answer.head)
