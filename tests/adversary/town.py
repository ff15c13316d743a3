"""One HQ over HTTP and tills with the real services: cashiers who sell, take back, and look at the member again."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from domain.entries import UnitAmount
from domain.members import MemberView
from domain.money import Ratio
from domain.plan import CouponRule, Plan, Rounding, Tier
from domain.postings import postings
from hq.services import project
from hq.services.chain import Article, Barcode, Chain, Member, PlanText, Price, Store
from hq.store import allowances, feed, journal, members
from local_db.act import Recorded
from pos_app.bootstrap import Till, open_till
from pos_app.services.attach_member import attach_member
from pos_app.services.finish_sale import finish_sale
from pos_app.services.lay_coupon import lay_coupon
from pos_app.services.open_sale import OpenSale, new_sale
from pos_app.services.open_shift import open_shift
from pos_app.services.return_goods import open_return, return_goods, want, want_everything
from pos_app.services.scan_article import scan_article
from pos_app.services.suspend_sale import keep_sale
from pos_app.services.take_payment import take_cash, take_stored_value
from tests.domain.bad_plans import label
from tests.sync.conftest import eventually
from tests.sync.test_real_hq import ANNA, QUICK, Town
from wire.bodies import plan_text, read_entry

MILK, RICE, SOAP = "6901234567892", "6901234567908", "6901234567915"
COUPON = "9900000000011"
LOT = "20260101-M1"
PLAN = Plan(
    version=1,
    coin=10,
    tiers=(
        Tier("white", label("White"), 0, Ratio(98, 100)),
        Tier("red", label("Red"), 20_000, Ratio(95, 100)),
    ),
    rounding=Rounding(10, "down", "cash"),
    coupons=(CouponRule("five", label("5 off"), 500),),
)
CHAIN = Chain(
    stores=(Store("S01", "One"), Store("S02", "Two")),
    articles=tuple(
        Article(f"{1000 + number}", f"牛奶 {number}", "dairy", Ratio(9 + number, 100), barcodes=(Barcode(code),))
        for number, code in enumerate((MILK, RICE, SOAP))
    ),
    plans=(PlanText(1, "2026-01-01T00:00:00.000Z", plan_text(PLAN).decode()),),
    prices=tuple(
        Price(store, f"{1000 + number}", price, member)
        for store in ("S01", "S02")
        for number, (price, member) in enumerate(((333, None), (1_999, 1_777), (4_501, 4_000)))
    ),
    members=(
        Member(
            "M1", "王小明", "13800000001", "2900000000018", "S01", tier="white",
            units=(
                UnitAmount("M1", f"SVP/{LOT}", 60_000),
                UnitAmount("M1", f"SVB/{LOT}", 12_000),
                UnitAmount("M1", f"CPN:five/{COUPON}", 1),
            ),
            p95_bill=10_000,
        ),
    ),
)  # fmt: skip


@dataclass
class Counter:
    """A till with its cashier."""

    till: Till

    def open(self) -> None:
        if self.till.books.open_shift() is None:
            open_shift(self.till.desk, ANNA, 10_000).result()

    @property
    def member(self) -> MemberView:
        found = self.till.desk.members.by_id("M1")
        assert found is not None
        return found

    def cart(self, *codes: str, member: bool = False) -> OpenSale:
        self.open()
        sale = new_sale(self.till.desk)
        for code in codes:
            sale = scan_article(self.till.desk, sale, code)
        return attach_member(self.till.desk, sale, self.member) if member else sale

    def pay(self, sale: OpenSale, stored: int | None = 0) -> Recorded:
        """Pay so much from stored value (None: as much as is here), the rest in cash."""
        if stored is None or stored:
            sale = take_stored_value(self.till.desk, sale, stored)
        if sale.settlement.due:
            sale = take_cash(self.till.desk, sale)
        keep_sale(self.till.desk, sale, ANNA).result()
        recorded = finish_sale(self.till.desk, sale, ANNA).result()
        self.till.hq.wake()
        return recorded

    def sell(self, *codes: str, member: bool = False, stored: int | None = 0, coupon: bool = False) -> Recorded:
        sale = self.cart(*codes, member=member)
        if coupon:
            sale = lay_coupon(self.till.desk, sale, COUPON)
        return self.pay(sale, stored)

    def take_back(self, sale: Recorded, lines: dict[int, int] | None = None) -> Recorded:
        number = f"{sale.entry.register}-{sale.entry.seq:06d}"
        opened = open_return(self.till.desk, f"{number} {sale.hash[:12]}")
        if lines is None:
            opened = want_everything(opened)
        for line, quantity in (lines or {}).items():
            opened = want(opened, line, quantity)
        recorded = return_goods(self.till.desk, opened, ANNA).result()
        self.till.hq.wake()
        return recorded


@contextmanager
def running(town: Town, name: str) -> Iterator[Counter]:
    """A till that talks with HQ; closed at the end."""
    till = open_till(town.settings(name))
    try:
        till.start_sync(QUICK)
        yield Counter(till)
    finally:
        till.close()


def settled(town: Town, *counters: Counter) -> None:
    """Everything is at HQ and booked, and every till has heard of it."""

    def quiet() -> bool:
        project.catch_up(town.hq)
        return all(
            one.till.syncer is not None
            and one.till.syncer.health.complete
            and one.till.syncer.health.problem is None
            and one.till.books.unsynced().count == 0
            and all(one.till.store.cursors()[scope] == pos for scope, pos in heads(town, one.till).items())
            for one in counters
        )

    eventually(quiet, seconds=20)


def heads(town: Town, till: Till) -> dict[str, int]:
    """Where the scopes of a till stand at HQ."""
    scopes = list(till.store.cursors())
    return {scope: head.pos for scope, head in town.hq.database.read(lambda tx: feed.heads(tx, scopes)).items()}


def at_hq(town: Town) -> dict[str, int]:
    """The member's units as HQ shows them."""
    return town.hq.database.read(lambda tx: members.balances(tx, ["M1"])).get("M1", {})


def available(town: Town) -> dict[str, int]:
    with town.hq.database.engine.connect() as tx:
        return {unit: one.available for unit, one in allowances.accounts(tx, "M1").items()}


def from_journals(town: Town) -> dict[str, int]:
    """Opening − spends + refunds, from the bytes that HQ holds of every register."""

    def read(tx: object) -> list[bytes]:
        found = journal.every_journal(tx)  # type: ignore[arg-type]
        return [row.entry for key, _ in found for row in journal.walk(tx, key)]  # type: ignore[arg-type]

    sums = {unit.unit: unit.amount for unit in CHAIN.members[0].units}
    for raw in town.hq.database.read(read):
        for posting in postings(read_entry(raw)):
            if posting.account in {"allowance:M1", "available:M1"}:
                sums[posting.unit] = sums.get(posting.unit, 0) + posting.amount
    return {unit: amount for unit, amount in sums.items() if amount}
