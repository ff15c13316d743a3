"""Tills of two stores and a real HQ over HTTP: what one of them sold or handed over is brought back at another one."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from domain.benefits import CouponRule
from domain.entries import UnitAmount
from domain.money import Ratio
from domain.plan import Plan
from domain.plan_issues import IssueRule, Package
from domain.plan_points import EarnRule, Gift, PointsPolicy
from domain.settlement import Debt
from hq.bootstrap import open_hq, start_up
from hq.services import load_chain, project, settlement
from hq.services.chain import Article, Barcode, Chain, Member, PlanText, Price, Store
from hq.services.verify import verify as hq_verify
from hq.store import audit
from local_db.act import Recorded
from local_db.verify import verify
from pos_app.bootstrap import Till
from pos_app.services.attach_member import attach_member, find_card
from pos_app.services.finish_sale import finish_sale
from pos_app.services.open_sale import OpenSale, new_sale
from pos_app.services.open_shift import open_shift
from pos_app.services.route_scan import receipt_number
from pos_app.services.scan_article import scan_article
from pos_app.services.suspend_sale import keep_sale
from pos_app.services.take_gift import take_gift
from tests.hq.chain import balance
from tests.services.shop import ANN
from tests.sync.conftest import eventually
from tests.sync.test_real_hq import QUICK, Town
from wire.bodies import plan_text

CARD, MILK, MASSAGES, CUP = "8000000001", "6901234567892", "6901234567908", "1002"
VALUE, POINTS, TEN = "20260101-M1", "PTS/20260101-M1", "CPN:ten/9900000000017"


def _all(label: str) -> dict[str, str]:
    """The same in every language."""
    return dict.fromkeys(("en", "zh_CN", "zh_TW", "es"), label)


RULES = Plan(
    version=1,
    coupons=(
        CouponRule("ten", _all("10 off"), 1_000, 2_000),
        CouponRule("once", _all("10 off, once"), 1_000, 2_000, returns="not_back"),
        CouponRule("next", _all("5 off next time"), 500),
    ),
    points=PointsPolicy((EarnRule("one", _all("Points"), "proportional", 1, 1_000),), 100, gifts=(Gift(CUP, 10, 100),
        Gift(CUP, 20, returns="not_back"))),
    issues=(IssueRule("next", "sale", "next", least=5_000),),
    packages=(Package("massage", _all("Massages"), "1001", 10, months=12, covers=("1000",)),),
)  # fmt: skip
CHAIN = Chain(
    stores=(Store("S01", "One"), Store("S02", "Two")),
    articles=(
        Article("1000", "Milk", "dairy", Ratio(9, 100), barcodes=(Barcode(MILK),)),
        Article("1001", "Ten massages", "care", Ratio(13, 100), barcodes=(Barcode(MASSAGES),)),
        Article(CUP, "A cup", "gifts", Ratio(13, 100), barcodes=(Barcode("6901234567915"),)),
    ),
    plans=(PlanText(1, "2026-01-01T00:00:00.000Z", plan_text(RULES).decode()),),
    prices=tuple(Price(f"S0{n}", sku, price) for n in (1, 2) for sku, price in (("1000", 1_000), ("1001", 9_000))),
    members=(
        Member("M1", "王小明", "13800000001", CARD, "S01", units=(
            UnitAmount("M1", f"SVP/{VALUE}", 60_000), UnitAmount("M1", f"SVB/{VALUE}", 6_000),
            UnitAmount("M1", POINTS, 100), UnitAmount("M1", TEN, 1), UnitAmount("M1", "CPN:once/9900000000024", 1),
        ), p95_bill=10_000),
    ),
)  # fmt: skip


@dataclass
class Stores:
    """HQ and its tills by name: the first two letters say the store ("S1 a" is of S01)."""

    town: Town
    tills: dict[str, Till] = field(default_factory=dict)

    def till(self, name: str) -> Till:
        """A till that has everything, with its shift open."""
        if name not in self.tills:
            self.tills[name] = self.started(self.town.new_till(name, f"S0{name[1]}"))
            open_shift(self.tills[name].desk, ANN, 20_000).result()
        return self.tills[name]

    @staticmethod
    def started(till: Till) -> Till:
        """It talks with HQ and has heard everything."""
        till.start_sync(QUICK)
        eventually(partial(_ready, till))
        return till

    def told(self) -> None:
        """Wait until HQ has booked what the tills did."""
        for till in self.tills.values():
            till.hq.wake()
        eventually(lambda: all(till.books.unsynced().count == 0 for till in self.tills.values()))
        project.catch_up(self.town.hq)

    def verdict(self) -> str:
        """What HQ's own proof says first of all that it holds; "" when it is good."""
        self.told()
        found = hq_verify(self.town.hq)
        assert found.postings_balanced
        return found.reason if not found.good else ""

    def has(self, unit: str, owner: str = "M1") -> int:
        """What a member has of a unit, wherever it lies: HQ's word."""
        self.told()
        return balance(self.town.hq, owner).get(unit, 0)

    def odd(self) -> list[str]:
        """Codes of what people at HQ are to look at."""
        self.told()
        return sorted(one[-1] for one in self.town.hq.database.read(audit.exceptions))

    def debts(self) -> tuple[Debt, ...]:
        """Who owes whom this year."""
        self.told()
        return settlement.report(self.town.hq, "2026-01-01", "2099-12-31").debts

    def proved(self) -> None:
        """HQ and every till derive everything again; the tills are closed."""
        assert self.verdict() == ""
        while self.tills:
            _, till = self.tills.popitem()
            key, path = till.books.key, till.books.path
            till.close()
            mine = verify(path, key)
            assert mine.holds, mine.reason


def _ready(till: Till) -> bool:
    return till.hq.online and till.syncer is not None and till.syncer.health.complete


@contextmanager
def two_stores(folder: Path, chain: Chain = CHAIN) -> Iterator[Stores]:
    """HQ is there, no till yet; whatever is open at the end is closed."""
    hq = open_hq(None, folder / "hq")
    load_chain.load(hq, chain)
    start_up(hq)
    stores = Stores(Town(hq, folder))
    stores.town.on()
    try:
        yield stores
    finally:
        for till in stores.tills.values():
            till.close()
        stores.town.off()
        hq.database.close()


def cart(till: Till, *codes: str, card: str = CARD) -> OpenSale:
    """Goods and the member, all that the member has asked for at HQ."""
    sale = new_sale(till.desk)
    for code in codes:
        sale = scan_article(till.desk, sale, code)
    return attach_member(till.desk, sale, find_card(till.desk, card)) if card else sale


def finish(till: Till, sale: OpenSale) -> Recorded:
    """It is paid: write it."""
    keep_sale(till.desk, sale, ANN)
    return finish_sale(till.desk, sale, ANN).result()


def hand_over(till: Till, points: int = 10, cash: int = 100) -> Recorded:
    """A cup for points, and for 1.00 where it costs only ten; HQ lends the points first."""
    till.desk.hq.enlarge("M1", {POINTS: points})
    return take_gift(till.desk, find_card(till.desk, CARD), CUP, points, ANN, cash).result()


def number(recorded: Recorded) -> str:
    """As it stands on the paper."""
    return f"{receipt_number(recorded.entry.register, recorded.entry.seq)} {recorded.hash[:12]}"
