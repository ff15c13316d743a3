"""A small shop: real books, real reference files filled from feed rows, a clock that the test moves."""

import hashlib
import hmac
import itertools
import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

from argon2 import PasswordHasher

from domain.articles import check_digit
from domain.cart import CartLine
from domain.entries import EpochOpened, ReturnCompleted, SaleCompleted
from domain.money import Ratio
from domain.plan import CouponRule, Plan, Rounding, Sizing, Tier
from domain.receipt import Receipt, Text, receipt_from_json
from local_db import actor
from local_db.act import Act, Recorded
from local_db.books import Books, create_books, open_books
from local_db.member_view import Members
from local_db.pepper import Pepper
from local_db.reference.feed_store import FeedStore
from local_db.verify import verify
from pos_app.receipts.words import words_for
from pos_app.services.attach_member import attach_member, find_card
from pos_app.services.desk import Desk
from pos_app.services.finish_sale import finish_sale
from pos_app.services.open_sale import OpenSale, new_sale
from pos_app.services.open_shift import open_shift
from pos_app.services.paper_queue import PaperQueue
from pos_app.services.ports import StaffMember
from pos_app.services.scan_article import scan_article
from pos_app.services.suspend_sale import keep_sale
from pos_app.services.take_payment import take_cash
from pos_app.staff import StaffOfPeople
from tests.local_db.world import EPOCH, KEY, SEED, START, certificate, hq_keys
from tests.services.hq import FakeHq
from wire import shapes
from wire.bodies import plan_text
from wire.feed import FeedRow
from wire.keys import to_base64
from wire.pins import KIND_PIN_PEPPER, card_mark, seal

CHINA = timezone(timedelta(hours=8))
INDEX_KEY = bytes(range(32))
PIN, BEAS_PIN, DIES_PIN = "246802", "135791", "112358"
_PINS = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def gtin(digits: str) -> str:
    """The code with its check digit."""
    return digits + check_digit(digits)


MILK, CASE, PEARS, SOAP = gtin("690123456789"), gtin("1690123456789"), gtin("690123456788"), gtin("03600029145")
UNPRICED, FREE, OWN = gtin("690123456700"), gtin("690123456701"), "12345678"
CARD, FROZEN_CARD, TWIN_CARD, STRANGER_CARD = (gtin(f"29000000000{number}") for number in (1, 2, 3, 9))
NOBODYS_CARD = gtin("290000000007")
COUPON = gtin("990000000001")
COUPON_UNIT = f"CPN:ten/{COUPON}"
LOT = "20260101-M1"
PRINCIPAL, BONUS = f"SVP/{LOT}", f"SVB/{LOT}"
HELD = {PRINCIPAL: 55000, BONUS: 11000, COUPON_UNIT: 1}
"""What HQ has left of M1 after it lent 50.00 and 10.00 to this register."""

PLAN = Plan(
    version=1,
    tiers=(
        Tier("yellow", {"en": "Yellow", "zh_CN": "黄钻"}, 100000, Ratio(98, 100)),
        Tier("red", {"en": "Red", "zh_CN": "红钻"}, 200000, Ratio(95, 100)),
    ),
    coupons=(CouponRule("ten", {"en": "Ten off", "zh_CN": "十元券"}, 1000, 5000),),
    sizing=Sizing(),
)
TO_THE_JIAO = Rounding(10, "down", "cash")
HALF_UP = Rounding(10, "half_up", "cash")

# sku, name, tax, per, price, member price, barcodes
ARTICLES: tuple[tuple[str, str, tuple[int, int], int, int | None, int | None, tuple[tuple[str, int], ...]], ...] = (
    ("1001", "纯牛奶", (9, 100), 1, 350, 320, ((MILK, 1), (CASE, 24))),
    ("1002", "香皂", (13, 100), 1, 499, None, ((SOAP, 1),)),
    ("2001", "雪梨", (0, 100), 1000, 1280, None, ((PEARS, 1),)),
    ("1003", "新品", (13, 100), 1, None, None, ((UNPRICED, 1),)),
    ("1004", "赠品", (13, 100), 1, 0, None, ((FREE, 1),)),
    (OWN, "自编货", (13, 100), 1, 900, None, ()),
    ("9000", "电视", (13, 100), 1, 250000, None, ((gtin("690123456702"), 1),)),
)
TELLY = ARTICLES[-1][6][0][0]
MEMBERS: tuple[dict[str, Any], ...] = (
    {"id": "M1", "name": "王小明", "pinyin": "wxm", "phone": "13800001234", "card": CARD, "tier": "red",
     "spending": 210000, "home_store": "S01", "units": {PRINCIPAL: 60000, BONUS: 12000, COUPON_UNIT: 1}},
    {"id": "M2", "name": "冻小卡", "pinyin": "dxk", "phone": "13800005678", "card": FROZEN_CARD, "frozen": True},
    {"id": "M3", "name": "王大明", "pinyin": "wdm", "phone": "13900001234", "card": TWIN_CARD, "tier": "yellow",
     "spending": 150000, "home_store": "S01"},
    {"id": "M9", "name": "", "phone": "13700009999", "card": STRANGER_CARD, "tier": "red", "home_store": "S02"},
)  # fmt: skip
ANN = StaffMember("A1", "Ann", "cashier", _PINS.hash(PIN))
BEA = StaffMember("A2", "Bea", "manager", _PINS.hash(BEAS_PIN))
DIE = StaffMember("A3", "Die", "senior", _PINS.hash(DIES_PIN))
STAFF_CARD = "8800000000017"
"""Bea's."""
PEPPER = bytes(range(32, 64))


@dataclass
class Clock:
    """Time stands until the test moves it."""

    at: datetime = START

    def now(self) -> datetime:
        return self.at

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(CHINA)

    def today(self) -> date:
        return self.local(self.at).date()

    def forward(self, **much: int) -> None:
        """Move on by so many hours, minutes, seconds."""
        self.at += timedelta(**much)


@dataclass
class Shop:
    """A register and everything in it, without its window."""

    folder: Path
    books: Books
    store: FeedStore
    hq: FakeHq
    clock: Clock
    desk: Desk

    @classmethod
    def new(cls, folder: Path, plan: Plan = PLAN, language: str = "en", register: str = "S01-R2") -> "Shop":
        """Enrolled, told of everything by HQ, half of a member's stored value and nothing else lent."""
        seed = SEED if register == "S01-R2" else hashlib.sha256(register.encode()).digest()
        epoch = EPOCH if register == "S01-R2" else seed.hex()[:16]
        signed = certificate(seed, epoch, register)
        books = create_books(folder / "books.db", KEY, certificate=signed, seed=seed, hq_keys=hq_keys())
        shop = cls._around(folder, books, Clock(), language)
        shop.store.apply_rows(list(rows(plan, register)), dict.fromkeys(shop.store.cursors(), 1000), 1)
        shop.act("epoch.opened", EpochOpened("S01", "enrolled"))
        shop.hq.lend("M1", {PRINCIPAL: 5000, BONUS: 1000})
        shop.hq.available["M1"] = dict(HELD)
        return shop

    @classmethod
    def copied(cls, template: Path, folder: Path, language: str = "en") -> "Shop":
        """A shop that `new` made and closed, in another folder: enrolling takes longer than most tests."""
        shutil.copytree(template, folder, dirs_exist_ok=True)
        shop = cls._around(folder, open_books(folder / "books.db", KEY), Clock(), language)
        shop.hq.available["M1"] = dict(HELD)
        return shop

    @classmethod
    def _around(cls, folder: Path, books: Books, clock: Clock, language: str) -> "Shop":
        pepper = Pepper(folder / "key")
        store = FeedStore(folder / "reference", books, register=books.head().register, store="S01", pepper=pepper)
        hq = FakeHq(books)
        numbers = itertools.count(books.head().seq * 1000 + 1)
        desk = Desk(
            books=books,
            goods=store.goods,
            members=Members(store.people, store.index, books, clock.today),
            staff=StaffOfPeople(store),
            hq=hq,
            clock=clock,
            new_id=partial(_draft_id, numbers),
            words=words_for(language),
            language=language,
            store_name="滨江店",
            chance=_chance(),
        )
        return cls(folder, books, store, hq, clock, desk)

    def again(self) -> "Shop":
        """Stop and start: what is in the files is all there is."""
        self.close()
        again = self._around(self.folder, open_books(self.folder / "books.db", KEY), self.clock, self.desk.language)
        again.hq.available = self.hq.available
        return again

    def close(self) -> None:
        self.store.close()
        self.books.close()

    def verified(self) -> None:
        """The whole journal is derived again: postings, projections and allowances are what they must be."""
        self.close()
        found = verify(self.folder / "books.db", KEY)
        assert found.first_bad is None, found.reason

    # ---- acts of a cashier
    def act(self, kind: str, body: Any) -> Recorded:  # noqa: ANN401
        return self.books.record(Act(kind, body, "till", self.clock.now(), "2026-01-02")).result()

    def open(self, float_: int = 20000) -> Recorded:
        return open_shift(self.desk, ANN, float_).result()

    def cart(self, *codes: str, card: str = "") -> OpenSale:
        """Scan these; each change is kept, as at the counter."""
        sale = new_sale(self.desk)
        for code in codes:
            sale = scan_article(self.desk, sale, code)
        if card:
            sale = attach_member(self.desk, sale, find_card(self.desk, card))
        return sale

    def finish(self, sale: OpenSale) -> Recorded:
        """Keep and finish."""
        keep_sale(self.desk, sale, ANN)
        return finish_sale(self.desk, sale, ANN).result()

    def sell(self, *codes: str, card: str = "") -> Recorded:
        """Sell these for exact cash."""
        return self.finish(take_cash(self.desk, self.cart(*codes, card=card)))

    def at_once(self, press: Callable[[], "Future[Recorded]"]) -> list["Future[Recorded]"]:
        """Press twice while the books are busy with something else: neither sees what the other one did."""
        free = Event()
        self.books.submit(free.wait, actor.SALE)
        try:
            return [press() for _ in range(2)]
        finally:
            free.set()

    # ---- what came of it
    def entries(self) -> int:
        return self.books.head().seq

    def papers(self) -> list[Receipt]:
        """What is in the print queue, read as the printer reads it; everything is taken out."""
        return [receipt_from_json(payload) for kind, payload in self.jobs() if kind == "receipt"]

    def jobs(self) -> list[tuple[str, bytes]]:
        """The print queue, drawer jobs first as they are taken; everything is taken out."""
        found, queue = [], PaperQueue(self.desk)
        while (job := queue.next_job()) is not None:
            found.append((job.kind, job.payload))
            queue.mark(job.id, "printed")
        return found


def figures(paper: Receipt) -> dict[str, str]:
    """The figures of a paper by what stands left of them."""
    return {block.left: block.right for block in paper.blocks if isinstance(block, Text) and block.right}


def written(text: str) -> int:
    """A figure of a paper in minor units."""
    return int(text.lstrip("￥¥").replace(",", "").replace(".", "").replace("￥", ""))


def sale_of(recorded: Recorded) -> SaleCompleted:
    assert isinstance(recorded.entry.body, SaleCompleted)
    return recorded.entry.body


def return_of(recorded: Recorded) -> ReturnCompleted:
    assert isinstance(recorded.entry.body, ReturnCompleted)
    return recorded.entry.body


def lines(sale: OpenSale) -> list[tuple[str, int]]:
    """Names and quantities."""
    return [(line.article.name, line.quantity) for line in sale.cart.lines]


def line(sale: OpenSale, place: int = -1) -> CartLine:
    return sale.cart.lines[place]


def rows(plan: Plan, register: str = "S01-R2") -> Iterable[FeedRow]:
    """What HQ tells a register of this store."""
    positions = itertools.count(1)
    chain, store = "chain", "store:S01"
    for version, valid_from, text in ((plan.version, "", plan_text(plan).decode()),):
        doc = {"version": version, "from": valid_from, "text": text}
        yield _row(positions, chain, "plan", f"plan/{version}", doc)
    for rank, (sku, name, tax, per, price, member_price, codes) in enumerate(ARTICLES):
        barcodes = [{"code": code, "quantity": quantity} for code, quantity in codes]
        doc = {"sku": sku, "name": name, "category": "x", "tax_rate": list(tax), "per": per, "pinyin": "",
               "rank": rank, "barcodes": barcodes}  # fmt: skip
        yield _row(positions, chain, "article", sku, doc)
        if price is not None:
            yield _row(positions, store, "price", sku, {"sku": sku, "price": price, "member_price": member_price})
    for member in MEMBERS:
        if member.get("home_store") != "S02":
            yield _row(positions, store, "member", str(member["id"]), member)
        yield _row(positions, "index", "member", str(member["id"]), _indexed(member))
    yield _row(positions, f"register:{register}", KIND_PIN_PEPPER, "staff", {"key": to_base64(PEPPER)})
    for person in (ANN, BEA, DIE):
        yield staff_row(person, positions=positions)
    yield _row(positions, f"register:{register}", "index_key", "index", {"key": to_base64(INDEX_KEY)})


def staff_row(
    person: StaffMember, version: int = 1, positions: "itertools.count[int] | None" = None, **more: object
) -> FeedRow:
    """HQ tells of somebody who works here; `more` goes into the document."""
    doc: dict[str, Any] = {"id": person.id, "name": person.name, "role": person.role, "store": "S01"}
    doc |= {"pin": seal(PEPPER, person.id, person.pin)} | more
    doc |= {"card": card_mark(PEPPER, STAFF_CARD)} if person.id == BEA.id else {}
    return _row(positions or itertools.count(5000), "store:S01", "staff", person.id, doc, version)


def plan_row(plan: Plan, valid_from: str) -> FeedRow:
    """HQ publishes another plan."""
    doc = {"version": plan.version, "from": valid_from, "text": plan_text(plan).decode()}
    return _row(itertools.count(2000), "chain", "plan", f"plan/{plan.version}", doc)


def member_row(member: Mapping[str, Any], version: int = 2) -> FeedRow:
    """HQ tells of a member again."""
    return _row(itertools.count(3000), "store:S01", "member", str(member["id"]), dict(member), version)


def merged_rows(alias: Mapping[str, Any], member: Mapping[str, Any]) -> list[FeedRow]:
    """HQ tells that two members are one: the alias has no row any more, the member is found by all that was his."""
    gone = {"op": "del", "kind": "member", "key": str(alias["id"]), "pos": 1, "version": 9, "doc": None}
    own = hmac.digest(INDEX_KEY, f"id:{alias['id']}".encode(), hashlib.sha256).hex()
    hmacs = [*_indexed(member)["hmacs"], *_indexed(alias)["hmacs"], own]
    known = _row(itertools.count(4000), "index", "member", str(member["id"]), {**_indexed(member), "hmacs": hmacs}, 9)
    return [
        *(shapes.convert({**gone, "scope": scope}, FeedRow) for scope in ("store:S01", "index")),
        member_row({**member, "aliases": [alias["id"]]}, 9),
        known,
    ]


def _row(
    positions: "itertools.count[int]", scope: str, kind: str, key: str, doc: dict[str, Any], version: int = 1
) -> FeedRow:
    plain = json.loads(json.dumps(doc))
    return FeedRow(scope=scope, pos=next(positions), kind=kind, key=key, version=version, op="put", doc=plain)


def _indexed(member: Mapping[str, Any]) -> dict[str, Any]:
    texts = (f"card:{member['card']}", f"phone:{member['phone']}")
    hmacs = [hmac.digest(INDEX_KEY, text.encode(), hashlib.sha256).hex() for text in texts]
    home, frozen = member.get("home_store", "S01"), bool(member.get("frozen"))
    facts = {"id": member["id"], "tier": member.get("tier"), "kind": "personal", "frozen": frozen, "home_store": home}
    return {**facts, "hmacs": hmacs}


def _chance() -> Callable[[int], bytes]:
    """Bytes that no test can tell from random ones, the same in every run."""
    numbers = itertools.count(1)

    def chance(count: int) -> bytes:
        return hashlib.sha256(str(next(numbers)).encode()).digest()[:count]

    return chance


def _draft_id(numbers: "itertools.count[int]") -> str:
    return f"D{next(numbers)}"
