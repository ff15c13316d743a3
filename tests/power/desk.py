"""A desk with real books and a handful of goods: what the services need, without files from HQ."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from domain.articles import Article, ScannedArticle
from domain.members import Member, MemberView
from local_db.books import Books
from pos_app.receipts.words import words_for
from pos_app.services.desk import Desk
from pos_app.services.ports import Enlarged, StaffMember
from tests.local_db.world import MILK, PEARS, SOAP, START

CASHIER = StaffMember("A1", "李雷", "cashier", "")
MEMBER, CARD = "M1", "2900000000018"


@dataclass
class Clock:
    """A second passes between two looks."""

    at: datetime = START

    def now(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(ZoneInfo("Asia/Shanghai"))


class Goods:
    """Three articles."""

    def __init__(self) -> None:
        self._goods = {article.sku: article for article in (MILK, PEARS, SOAP)}

    def by_barcode(self, code: str) -> ScannedArticle | None:
        found = next((article for article in self._goods.values() if article.barcode == code), None)
        return ScannedArticle(found) if found is not None else None

    def by_sku(self, sku: str) -> Article | None:
        return self._goods.get(sku)

    def search(self, text: str, limit: int = 20) -> tuple[Article, ...]:
        return tuple(article for article in self._goods.values() if text in article.name)[:limit]


@dataclass
class People:
    """One member, whose balance is what the books' allowances have left."""

    books: Books
    spent: int = 150_000

    def by_card(self, card: str) -> MemberView | None:
        return self.by_id(MEMBER) if card == CARD else None

    def by_phone(self, phone: str) -> MemberView | None:
        return None

    def by_last4(self, digits: str, limit: int = 9) -> tuple[MemberView, ...]:
        return ()

    def by_name(self, text: str, limit: int = 9) -> tuple[MemberView, ...]:
        return ()

    def by_id(self, member: str) -> MemberView | None:
        if member != MEMBER:
            return None
        rooms = self.books.rooms(member)
        left = {unit[:3]: room.totals.room for unit, room in rooms.items()}
        return MemberView(Member(member, "yellow", self.spent, "S01"), "王小明", "", CARD, left["SVP"], left["SVB"])


@dataclass
class Staff:
    """Who may sign in."""

    team: tuple[StaffMember, ...] = field(default=(CASHIER,))

    def staff(self) -> tuple[StaffMember, ...]:
        return self.team


class Words(dict[str, str]):
    """The words of the paper; one that a language lacks is its own key."""

    def __missing__(self, key: str) -> str:
        return key


class NoHq:
    """HQ is off."""

    online = False

    def enlarge(self, owner: str, wants: Mapping[str, int]) -> Enlarged:
        return Enlarged(granted=False, reached=False)


def desk_of(books: Books, clock: Clock) -> Desk:
    """The desk of these books; drafts are called D1, D2, ..."""
    numbers = count(1)
    return Desk(
        books=books,
        goods=Goods(),
        members=People(books),
        staff=Staff(),
        hq=NoHq(),
        clock=clock,
        new_id=lambda: f"D{next(numbers)}",
        words=Words(words_for("zh_CN")),
        language="zh_CN",
        store_name="滨江店",
    )
