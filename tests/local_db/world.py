"""A little shop with real books: keys, certificate, plan, sales, returns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from domain.articles import Article
from domain.cart import Cart
from domain.entries import (
    AllowanceGivenBack,
    CashMoved,
    DayClosed,
    EpochOpened,
    ReturnCompleted,
    SaleCompleted,
    ShiftClosed,
    ShiftOpened,
    StaffSignedIn,
    UnitAmount,
)
from domain.members import Member
from domain.money import Ratio
from domain.plan import Plan, Tier
from domain.returns import give_back
from domain.sales import bill_for, complete
from domain.shifts import add
from domain.stored_value import lots_of, spend
from domain.tenders import CASH, STORED_VALUE, Tender
from local_db.act import Act, Recorded
from local_db.books import Books, create_books
from local_db.keys import BooksKey
from wire.allowances import Grant, Granted
from wire.bodies import plan_text
from wire.keys import private_key, public_text
from wire.signed import Certificate, HqKey, Signed, sign_message

KEY = BooksKey.of(bytes(range(48)))
SEED, HQ_SEED = bytes(range(32)), bytes(range(32, 64))
EPOCH = "00112233445566ff"
START = datetime(2026, 1, 2, 8, 0, tzinfo=UTC)
DAY = "2026-01-02"
PLAN = Plan(
    version=1,
    tiers=(
        Tier("yellow", {"en": "Yellow"}, 100000, Ratio(98, 100)),
        Tier("red", {"en": "Red"}, 200000, Ratio(95, 100)),
    ),
)
MILK = Article("1001", "纯牛奶", "dairy", Ratio(9, 100), 350, member_price=320, barcode="6901234567892")
PEARS = Article("2001", "雪梨", "fruit", Ratio(0, 100), 1280, per=1000)
SOAP = Article("3001", "香皂", "care", Ratio(13, 100), 499)


def hq_keys(seed: bytes = HQ_SEED, key_id: str = "hq-1") -> tuple[Signed, ...]:
    key = private_key(seed)
    first = HqKey(id=key_id, public_key=public_text(key), from_="2026-01-01T00:00:00.000Z")
    return (sign_message(first, key_id, key),)


def certificate(seed: bytes = SEED, epoch: str = EPOCH, register: str = "S01-R2") -> Signed:
    text = Certificate(
        register=register,
        store="S01",
        epoch=epoch,
        public_key=public_text(private_key(seed)),
        hq_life=1,
        issued_at="2026-01-02T03:04:05.678Z",
    )
    return sign_message(text, "hq-1", private_key(HQ_SEED))


def grant(owner: str, granted: Mapping[str, int], epoch: str = EPOCH, holder: str = "S01-R2") -> tuple[Signed, Grant]:
    message = Grant(
        owner=owner,
        holder=holder,
        epoch=epoch,
        life=1,
        granted=tuple(Granted(unit=unit, expires="2027-12-31T00:00:00.000Z", g=g) for unit, g in granted.items()),
        policy={},
        hq_time="2026-01-02T03:04:05.678Z",
    )
    return sign_message(message, "hq-1", private_key(HQ_SEED)), message


@dataclass
class Shop:
    """Books with a clock that moves a minute at every act."""

    books: Books
    at: datetime = START
    day: str = DAY
    spending: dict[str, int] = field(default_factory=dict)

    @classmethod
    def new(cls, path: Path, *, grants: bool = True) -> "Shop":
        books = create_books(path, KEY, certificate=certificate(), seed=SEED, hq_keys=hq_keys())
        books.save_plan(plan_text(PLAN)).result()
        if grants:
            for member in ("M1", "M2"):
                lots = {f"SVP/20260101-{member}": 60000, f"SVB/20260101-{member}": 12000}
                books.install_grant(*grant(member, lots)).result()
        shop = cls(books)
        shop.act("epoch.opened", EpochOpened("S01", "enrolled"))
        return shop

    def made(self, kind: str, body: object, **more: object) -> Act:
        self.at += timedelta(minutes=1)
        return Act(kind, body, more.pop("actor", "A1"), more.pop("at", self.at), self.day, **more)  # type: ignore[arg-type]

    def act(self, kind: str, body: object, **more: object) -> Recorded:
        return self.books.record(self.made(kind, body, **more)).result()

    def open_shift(self) -> Recorded:
        self.act("staff.signed_in", StaffSignedIn("A1"))
        return self.act("shift.opened", ShiftOpened("S01", 20000))

    def sale_body(self, cart: Cart, member: str | None = None, stored: int = 0) -> SaleCompleted:
        shift = self.books.open_shift()
        assert shift is not None
        spent = self.spending.get(member or "", 150000)
        facts = Member(member, "yellow" if spent < 200000 else "red", spent, "S01") if member else None
        plan, ref = self.books.plan()
        tenders: tuple[Tender, ...] = ()
        if stored and member:
            rooms = {unit: room.totals.room for unit, room in self.books.rooms(member).items()}
            spends = spend(lots_of(rooms), stored, plan.stored_value.order, self.at.date())
            tenders = (Tender(STORED_VALUE, stored, spends),)
        bill = bill_for(cart, facts, plan, self.at, (*tenders, Tender(CASH, 1)))
        cash = bill.payable - stored
        if cash > 0:
            tenders = (*tenders, Tender(CASH, -(-cash // 5000) * 5000))
        return complete(cart, facts, plan, ref, self.at, tenders, store="S01", shift=shift.ref, balance=72000)

    def sell(
        self, *articles: tuple[Article, int], member: str | None = None, stored: int = 0, **more: object
    ) -> Recorded:
        cart = Cart(member=member)
        for article, quantity in articles:
            cart = cart.with_article(article, quantity)
        body = self.sale_body(cart, member, stored)
        recorded = self.act("sale.completed", body, members=(member,) if member else (), **more)
        if member:
            self.spending[member] = self.spending.get(member, 150000) + body.payable
        return recorded

    def take_back(self, sale: Recorded, wanted: Mapping[int, int]) -> Recorded:
        body, shift = sale.entry.body, self.books.open_shift()
        assert isinstance(body, SaleCompleted)
        assert shift is not None
        back = give_back(body, [one.back for one in self.books.returns_made(sale.entry.ref)], wanted, PLAN)
        made = ReturnCompleted(
            store="S01",
            shift=shift.ref,
            original=sale.entry.ref,
            original_hash=sale.hash,
            lines=back.lines,
            adjustments=back.adjustments,
            taxes=back.taxes,
            list=back.list,
            payable=back.payable,
            tenders=back.tenders,
            held_back=back.held_back,
            last=back.last,
            member=body.member.id if body.member else None,
            engine=body.engine,
            gains=back.gains,
            charged=back.charged,
        )
        return self.act("return.completed", made, members=sale.entry.members)

    def close_shift(self) -> Recorded:
        shift = self.books.open_shift()
        assert shift is not None
        expected = shift.totals.expected_cash
        return self.act("shift.closed", ShiftClosed("S01", shift.ref, shift.totals, {}, expected, expected, 0))

    def close_day(self) -> Recorded:
        found = self.books.day_shifts(self.day)
        totals = add(totals for _, totals in found)
        cash = sum(part.expected_cash for _, part in found)
        number = self.books.z_count() + 1
        body = DayClosed("S01", number, totals, tuple(ref for ref, _ in found), cash, cash, 0)
        recorded = self.act("day.closed", body)
        self.day = (datetime.fromisoformat(self.day) + timedelta(days=1)).date().isoformat()
        self.at += timedelta(days=1)
        return recorded

    def a_day(self) -> None:
        """A shift with sales of every sort, returns, cash moved, and something given back to HQ."""
        shift = self.open_shift()
        ref = self.books.open_shift()
        assert ref is not None
        sales = [self.sell((MILK, 2), (PEARS, 735)), self.sell((SOAP, 3), member="M1", stored=1000)]
        sales.append(self.sell((MILK, 4), (SOAP, 1), member="M2"))
        self.act("cash.paid_out", CashMoved("S01", ref.ref, 500, "stamps"))
        self.take_back(sales[0], {1: 1})
        self.take_back(sales[1], {1: 3})
        sales.append(self.sell((PEARS, 1200), (MILK, 5), member="M1", stored=700))
        self.take_back(sales[3], {1: 1200})
        moves = (UnitAmount("M2", "SVP/20260101-M2", 1000),)
        self.act("allowance.given_back", AllowanceGivenBack("S01", "idle", moves), members=("M2",))
        assert shift.entry.kind == "shift.opened"
        self.close_shift()
        self.close_day()


def sale_of(recorded: Recorded) -> SaleCompleted:
    assert isinstance(recorded.entry.body, SaleCompleted)
    return recorded.entry.body
