"""What members owe at this register: bought without a network at the merchant's risk, and not collected yet."""

from domain.entries import SaleCompleted
from domain.errors import Refusal
from domain.floor_limit import RECEIVABLE, still, tendered
from domain.plan import Plan
from local_db.books_file import BooksFile
from local_db.driver import Transaction

_OWED_SQL = "SELECT account, sum(amount) FROM posting WHERE account LIKE 'receivable:%' GROUP BY account"


class Owed(BooksFile):
    """Receivables by member."""

    def owed(self) -> dict[str, int]:
        """Minor units by member's id; below 0: a return came after the collecting. Nothing owed is left out."""
        return _by_member(self.readers.all(_OWED_SQL))


def check_floor(tx: Transaction, body: SaleCompleted, plan: Plan) -> None:
    """Refuse what is beyond the plan's limits when it is written; Refusal `floor_limit_reached`."""
    wanted = tendered(body.tenders)
    if not wanted:
        return
    member = body.member.id if body.member is not None else ""
    room = still(plan.stored_value.floor, _by_member(tx.all(_OWED_SQL)), member) if member else 0
    if wanted > room:
        raise Refusal("floor_limit_reached", amount=room)


def _by_member(rows: list[tuple[str, int]]) -> dict[str, int]:
    return {account.removeprefix(RECEIVABLE): amount for account, amount in rows if amount}
