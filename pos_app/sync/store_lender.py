"""Borrowing from the registers of this store: the lead first, the others for what is still missing."""

from collections.abc import Callable, Mapping

from domain.lending import belongs
from domain.value import dataclass
from local_db.books import Books
from pos_app.sync.errors import NoAnswer
from pos_app.sync.neighbourhood import Neighbourhood
from pos_app.sync.peer_caller import PeerCaller
from wire.allowances import Want
from wire.peers import Wish


@dataclass(frozen=True, slots=True)
class Near:
    """What came of asking the store: all that was wanted or not, who answered, who did not."""

    granted: bool
    answered: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


class StoreLender:
    """Asks neighbours one after the other; blocks, never on the UI thread."""

    def __init__(self, books: Books, hood: Neighbourhood, caller: PeerCaller, new_id: Callable[[], str]) -> None:
        self._books = books
        self._hood = hood
        self._caller = caller
        self._new_id = new_id

    @property
    def reachable(self) -> bool:
        """Whether there is another register of the store that may answer: one that was silent may be back."""
        return any(self._hood.addresses(one) for one in self._hood.others())

    def borrow(self, owner: str, wants: Mapping[str, int]) -> Near:
        """Borrow what is wanted, as much of it as there is; what was lent is here when this returns."""
        goal = {unit: self._room(owner, unit) + amount for unit, amount in wants.items()}
        answered: list[str] = []
        silent: list[str] = []
        for neighbour in self._hood.others():
            missing = self._missing(owner, goal)
            if not missing:
                break
            wish = Wish(request_id=self._new_id(), owner=owner, wants=missing)
            try:
                self._caller.ask(neighbour, wish=wish)
            except NoAnswer:
                silent.append(neighbour.register)
            else:
                answered.append(neighbour.register)
        return Near(not self._missing(owner, goal), tuple(answered), tuple(silent))

    def _missing(self, owner: str, goal: Mapping[str, int]) -> tuple[Want, ...]:
        here = {unit: self._room(owner, unit) for unit in goal}
        return tuple(
            Want(unit=unit, amount=wanted - here[unit]) for unit, wanted in goal.items() if wanted > here[unit]
        )

    def _room(self, owner: str, wanted: str) -> int:
        return sum(room.totals.room for unit, room in self._books.rooms(owner).items() if belongs(unit, wanted))
