"""Registers of one store in one process: real books and desks, question and answer carried by hand."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from domain.entries import EpochOpened
from local_db.books import create_books
from local_db.loans import LAN_KEY, NEIGHBOUR
from pos_app.sync.books_side import BooksJournal
from pos_app.sync.errors import NoAnswer
from pos_app.sync.lan_round import LanRound
from pos_app.sync.neighbourhood import Neighbourhood
from pos_app.sync.peer_caller import PeerCaller
from pos_app.sync.peer_desk import LanParts, PeerDesk
from pos_app.sync.store_lender import StoreLender
from pos_app.sync.witness import Witness
from tests.local_db.world import HQ_SEED, KEY, certificate, hq_keys
from tests.services.shop import PLAN, Clock, Shop, rows
from wire.allowances import Grant, Granted
from wire.keys import private_key, to_base64
from wire.messages import to_bytes
from wire.peers import NeighbourRow, NotForUs
from wire.push import PushLine
from wire.signed import HqKeys, sign_message

LAN = bytes(range(200, 232))


@dataclass
class Wire:
    """Carries between registers: to whom it does not, and what it loses."""

    desks: dict[str, PeerDesk] = field(default_factory=dict)
    cut: set[str] = field(default_factory=set)
    loses_answers: bool = False
    carried: list[bytes] = field(default_factory=list)

    def carry(self, address: str, question: bytes) -> bytes:
        self.carried.append(question)
        if address in self.cut or address not in self.desks:
            raise NoAnswer("nobody there")
        try:
            answer = self.desks[address].answer(question)
        except NotForUs as error:
            raise NoAnswer(str(error)) from error
        if self.loses_answers:
            raise NoAnswer("lost")
        return answer


@dataclass
class Register:
    """One register with everything that talks to its neighbours."""

    shop: Shop
    name: str
    epoch: str
    seed: bytes
    parts: LanParts
    caller: PeerCaller
    lender: StoreLender
    round: LanRound
    handed: list[tuple[str, str, tuple[PushLine, ...]]]

    @property
    def holder(self) -> str:
        return f"{self.name}/{self.epoch}"

    def room(self, unit: str, owner: str = "M1") -> int:
        found = self.shop.books.rooms(owner).get(unit)
        return found.totals.room if found is not None else 0

    def granted(self, amounts: Mapping[str, int], owner: str = "M1") -> None:
        """HQ lends so much in all."""
        parts = tuple(Granted(unit=unit, expires=None, g=amount) for unit, amount in amounts.items())
        grant = Grant(
            owner=owner, holder=self.name, epoch=self.epoch, life=1, granted=parts, policy={},
            hq_time="2026-01-02T03:04:05.678Z",
        )  # fmt: skip
        self.shop.books.install_grant(sign_message(grant, "hq-1", private_key(HQ_SEED)), grant).result()

    def knows(self, *others: "Register", lead: str = "S01-R1", revoked: bool = False) -> None:
        """HQ has told this register of others."""
        self.shop.books.set_setting(LAN_KEY, to_base64(LAN)).result()
        for other in others:
            row = NeighbourRow(
                register=other.name,
                epoch=other.epoch,
                certificate=certificate(other.seed, other.epoch, other.name),
                lead=other.name == lead,
                address=other.name,
                revoked=revoked,
            )
            self.shop.books.set_setting(NEIGHBOUR + other.name, to_bytes(row).decode()).result()

    def rounds(self, times: int = 1) -> None:
        for _ in range(times):
            while self.round.step():
                pass


def register(folder: Path, number: int, wire: Wire, clock: Clock) -> Register:
    """An enrolled register of the store S01."""
    name, epoch, seed = f"S01-R{number}", f"{number:016x}", bytes([number]) * 32
    folder.mkdir()
    books = create_books(
        folder / "books.db", KEY, certificate=certificate(seed, epoch, name), seed=seed, hq_keys=hq_keys()
    )
    shop = Shop._around(folder, books, clock, "en")
    shop.store.apply_rows(list(rows(PLAN)), dict.fromkeys(shop.store.cursors(), 1000), 1)
    shop.act("epoch.opened", EpochOpened("S01", "enrolled"))
    return around(shop, wire, name, epoch, seed)


def around(shop: Shop, wire: Wire, name: str, epoch: str, seed: bytes) -> Register:
    """What talks to neighbours, around a shop: made again when the till starts again."""
    numbers = itertools.count(1)

    def random(count: int) -> bytes:
        return (seed[:1] + next(numbers).to_bytes(7, "big") * count)[:count]

    journal = BooksJournal(shop.books, random, shop.clock.now, shop.desk.day)
    hood = Neighbourhood(shop.books, HqKeys(hq_keys()))
    parts = LanParts(shop.desk, journal, hood, Witness(shop.books), random, lambda: name)
    caller = PeerCaller(parts, wire.carry)
    lender = StoreLender(shop.books, hood, caller, lambda: f"{name}-{next(numbers)}")
    handed: list[tuple[str, str, tuple[PushLine, ...]]] = []

    def hand_in(whose: str, of: str, lines: Sequence[PushLine]) -> bool:
        handed.append((whose, of, tuple(lines)))
        return True

    wire.desks[name] = PeerDesk(parts)
    return Register(shop, name, epoch, seed, parts, caller, lender, LanRound(parts, caller, hand_in), handed)
