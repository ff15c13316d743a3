"""Releases: published now, in force from their moment on at tills that hear nothing more; what was before is kept."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

import hq.services.release as releases
from domain.articles import Article
from domain.errors import Fault
from domain.plan import Plan
from domain.plan_points import PointsPolicy
from hq.services import load_chain, price_list, publish, release
from hq.services.chain import Article as Goods
from hq.services.chain import PlanText, Price
from hq.services.context import Hq
from hq.services.price_list import PriceLine
from hq.services.verify import verify
from hq.store import feed, hq_journal, reference, staff
from local_db.driver import dbapi2
from local_db.reference import feed_rows
from local_db.reference.goods import Goods as TillGoods
from tests.hq.client import Register
from tests.hq.conftest import Clock
from tests.hq.stores import ON_SQLITE
from tests.hq.test_command_line import run
from tests.hq.test_verify import change
from tests.proving import switched_off
from wire import reference_schema as schema
from wire.bodies import plan_text, read_entry
from wire.feed import FeedRow
from wire.messages import from_plain

PLAN = Plan(version=1, points=PointsPolicy(value=10))
NOON, EVENING, NEXT_DAY = "2026-03-02T12:00:00.000Z", "2026-03-02T18:00:00.000Z", "2026-03-03T00:00:00.000Z"
LINES = [PriceLine("1001", 400, 380), PriceLine("1002", 1300, None)]


@pytest.fixture
def chain(hq: Hq) -> Hq:
    """Two stores that sell two articles under a plan; it is 9:30."""

    def work(tx: sa.Connection) -> None:
        staff.put_stores(tx, [("S01", "One"), ("S02", "Two")])
        goods = [Goods(sku, f"Article {sku}", "care", (13, 100)) for sku in ("1001", "1002")]  # type: ignore[arg-type]
        load_chain.put_articles(tx, goods)
        load_chain.put_prices(tx, [Price(store, sku, 350, 320) for store in ("S01", "S02") for sku in ("1001", "1002")])
        publish.publish_plan(tx, PlanText(1, "2026-01-01T00:00:00.000Z", plan_text(PLAN).decode()))

    hq.database.run_transaction("chain", work)
    return hq


class Till:
    """A till's goods file, filled from the feed of its store alone; its clock is what it is asked with."""

    def __init__(self, register: Register, path: Path) -> None:
        self.register, self.path = register, path
        self.cursors = {"chain": 0, f"store:{register.store}": 0}
        self.plans: dict[int, str] = {}
        file = dbapi2.connect(path)
        feed_rows.create(file, "goods")
        file.commit()
        file.close()

    def pull(self) -> None:
        after = ",".join(f"{scope}:{pos}" for scope, pos in self.cursors.items())
        page = self.register.ask("GET", "/v1/feed", query=f"life=1&after={after}&wait=0&limit=1000").json()
        rows = [from_plain(FeedRow, row) for row in page["rows"]]
        file = dbapi2.connect(self.path)
        for row in rows:
            if row.kind == "plan" and row.doc is not None:
                self.plans[row.doc["version"]] = row.doc["from"]
            put = schema.remove(row.kind, row.key) if row.doc is None else schema.put(row.kind, row.key, row.doc)
            for sql, params in put:
                file.execute(sql, params)
        file.commit()
        file.close()
        self.cursors = page["cursors"]

    def price(self, sku: str, at: str) -> tuple[int | None, int | None]:
        goods = TillGoods(self.path, lambda: at)
        found = goods.by_sku(sku)
        goods.close()
        assert isinstance(found, Article)
        return found.price, found.member_price

    def plan(self, at: str) -> int:
        """As the books choose (local_db.reads): the highest version that has begun."""
        return max(version for version, starts in self.plans.items() if starts <= at)


@pytest.fixture
def tills(chain: Hq, enrol_at: Callable[[str], Register], tmp_path: Path) -> tuple[Till, Till]:
    one, two = (Till(enrol_at(store), tmp_path / f"{store}.db") for store in ("S01", "S02"))
    one.pull()
    two.pull()
    return one, two


def test_prices_are_published_now_and_hold_from_their_moment_on(chain: Hq, tills: tuple[Till, Till]) -> None:
    one, two = tills
    assert release.release_prices(chain, LINES, "store:S01", NOON, "wang") == 1
    one.pull()
    two.pull()
    assert one.price("1001", "2026-03-02T11:59:59.999Z") == (350, 320)
    assert one.price("1001", NOON) == (400, 380)
    assert one.price("1002", NOON) == (1300, None)
    assert two.price("1001", NEXT_DAY) == (350, 320), "another store's prices stay"
    assert verify(chain).good


def test_a_release_for_the_chain_is_every_store_s(chain: Hq, tills: tuple[Till, Till]) -> None:
    assert release.release_prices(chain, LINES, "chain", NOON, "wang") == 2
    for till in tills:
        till.pull()
        assert till.price("1001", NOON) == (400, 380)
    entries = [read_entry(row.entry) for row in chain.database.read(lambda tx: list(hq_journal.walk(tx)))]
    assert [(one.register, one.actor, one.body.what, one.body.count) for one in entries] == [  # type: ignore[union-attr]
        ("HQ/store:S01", "wang", "prices", 2),
        ("HQ/store:S02", "wang", "prices", 2),
    ]


def test_a_price_of_now_holds_at_once_and_what_is_planned_still_comes(chain: Hq, tills: tuple[Till, Till]) -> None:
    one, _ = tills
    release.release_prices(chain, LINES, "store:S01", NOON, "wang")
    release.release_prices(chain, [PriceLine("1001", 360, None)], "store:S01", "2026-03-02T00:00:00.000Z", "wang")
    one.pull()
    assert one.price("1001", "2026-03-02T09:00:00.000Z") == (360, None), "a till whose clock is behind, too"
    assert one.price("1001", "2026-03-02T10:00:00.000Z") == (360, None)
    assert one.price("1001", NOON) == (400, 380)


def test_what_has_begun_becomes_the_present_price(chain: Hq, tills: tuple[Till, Till], clock: Clock) -> None:
    """The till sees the same price before, while and after HQ tidies up."""
    one, _ = tills
    release.release_prices(chain, LINES, "store:S01", NOON, "wang")
    release.release_prices(chain, [PriceLine("1001", 500, None)], "store:S01", NEXT_DAY, "wang")
    clock.move(hours=4)
    one.register.now = clock()
    one.pull()
    before = one.price("1001", EVENING)
    assert release.settle_prices(chain) == 2
    assert release.settle_prices(chain) == 0
    one.pull()
    assert one.price("1001", EVENING) == before == (400, 380)
    assert one.price("1001", NEXT_DAY) == (500, None)
    assert chain.database.read(reference.coming) == [("S01", NEXT_DAY, 1)]
    rows = chain.database.read(lambda tx: list(feed.live(tx, "store:S01", "price")))
    assert sorted(row.key for row in rows) == ["price:1001", f"price:1001@{NEXT_DAY}", "price:1002"]


def test_a_correction_of_what_has_begun_holds(chain: Hq, tills: tuple[Till, Till], clock: Clock) -> None:
    one, _ = tills
    release.release_prices(chain, LINES, "store:S01", NOON, "wang")
    clock.move(hours=4)
    one.register.now = clock()
    release.release_prices(chain, [PriceLine("1001", 390, None)], "store:S01", NOON, "wang")
    release.settle_prices(chain)
    one.pull()
    assert one.price("1001", EVENING) == (390, None)


def test_a_plan_begins_at_its_moment_in_its_scope(chain: Hq, tills: tuple[Till, Till]) -> None:
    one, two = tills
    pilot, chains = (plan_text(replace(PLAN, version=version)) for version in (2, 3))
    release.release_plan(chain, pilot, "store:S01", NOON, "wang")
    release.release_plan(chain, chains, "chain", NEXT_DAY, "wang")
    for till in tills:
        till.pull()
    assert [one.plan(at) for at in ("2026-03-02T11:00:00.000Z", EVENING, NEXT_DAY)] == [1, 2, 3]
    assert [two.plan(at) for at in ("2026-03-02T11:00:00.000Z", EVENING, NEXT_DAY)] == [1, 1, 3]
    assert chain.database.read(lambda tx: reference.plan_at(tx, EVENING)).version == 1  # type: ignore[union-attr]
    assert chain.database.read(lambda tx: reference.plan_at(tx, NEXT_DAY)).version == 3  # type: ignore[union-attr]
    assert {plan_text(PLAN).decode(), pilot.decode()} < set(chain.database.read(reference.plan_texts))
    assert verify(chain).good


def test_a_plan_that_has_not_begun_may_be_put_off(chain: Hq, tills: tuple[Till, Till], clock: Clock) -> None:
    one, _ = tills
    new = plan_text(replace(PLAN, version=2))
    release.release_plan(chain, new, "chain", NOON, "wang")
    release.release_plan(chain, new, "chain", NOON, "wang")
    release.release_plan(chain, new, "chain", NEXT_DAY, "wang")
    one.pull()
    assert (one.plan(EVENING), one.plan(NEXT_DAY)) == (1, 2)
    entries = chain.database.read(lambda tx: list(hq_journal.walk(tx)))
    assert len(entries) == 2, "the same release again is no release"
    assert verify(chain).good
    clock.move(days=2)
    with pytest.raises(Fault, match="in force since"):
        release.release_plan(chain, new, "chain", "2026-04-01T00:00:00.000Z", "wang")


@pytest.mark.parametrize(
    ("text", "scope", "starts", "who", "said"),
    [
        (b"{", "chain", NOON, "wang", "no plan"),
        (plan_text(PLAN).replace(b'"version":1', b'"version":2,"x":1'), "chain", NOON, "wang", "is not published"),
        (plan_text(replace(PLAN, version=2)), "store:S09", NOON, "wang", "no scope"),
        (plan_text(replace(PLAN, version=2)), "chain", "noon", "wang", "no moment"),
        (plan_text(replace(PLAN, version=2)), "chain", NOON, " ", "somebody's"),
        (plan_text(Plan(version=1)), "chain", NOON, "wang", "released before"),
        (plan_text(PLAN), "store:S01", NOON, "wang", "released before"),
    ],
)
def test_what_cannot_be_released_is_said(chain: Hq, text: bytes, scope: str, starts: str, who: str, said: str) -> None:
    with pytest.raises(Fault, match=said):
        release.release_plan(chain, text, scope, starts, who)
    assert len(chain.database.read(reference.plans)) == 1


def test_a_lower_version_than_the_last_one_is_refused(chain: Hq) -> None:
    release.release_plan(chain, plan_text(replace(PLAN, version=3)), "chain", NOON, "wang")
    with pytest.raises(Fault, match="never be in force"):
        release.release_plan(chain, plan_text(replace(PLAN, version=2)), "chain", NEXT_DAY, "wang")


def test_prices_of_nothing_are_refused(chain: Hq) -> None:
    with pytest.raises(Fault, match="no article 9"):
        release.release_prices(chain, [PriceLine("9", 1, None)], "chain", NOON, "wang")
    with pytest.raises(Fault, match="no prices"):
        release.release_prices(chain, [], "chain", NOON, "wang")


@ON_SQLITE
@pytest.mark.parametrize(
    ("rule", "instead"),
    [
        ("if starts > now:", "if False:"),
        ("_forget(tx, reference.begun_prices(tx, store, starts, skus))", "pass"),
        ('if row["starts"] > present.get(sku, ""):', "if True:"),
    ],
)
def test_a_rule_that_is_off_is_seen(chain: Hq, tills: tuple[Till, Till], clock: Clock, rule: str, instead: str) -> None:
    """Noon's price, corrected in the afternoon while another one of noon waits to be tidied up."""
    one, _ = tills

    def story() -> list[object]:
        found: list[object] = []
        release.release_prices(chain, LINES, "store:S01", NOON, "wang")
        one.pull()
        found.append(one.price("1001", "2026-03-02T10:00:00.000Z"))
        clock.move(hours=4)
        one.register.now = clock()
        found.append(chain.database.read(reference.coming))
        chain.database.run_transaction("late", lambda tx: load_chain.put_prices(tx, [Price("S01", "1002", 7)], EVENING))
        release.release_prices(chain, [PriceLine("1001", 390, None)], "store:S01", NOON, "wang")
        found.append(chain.database.read(reference.coming))
        release.settle_prices(chain)
        one.pull()
        return [*found, one.price("1001", NEXT_DAY), one.price("1002", NEXT_DAY)]

    with switched_off(releases, rule, instead):
        found = story()
    assert found != [(350, 320), [("S01", NOON, 2)], [("S01", NOON, 1)], (390, None), (7, None)]


@ON_SQLITE
def test_the_story_without_a_rule_switched_off(chain: Hq, tills: tuple[Till, Till], clock: Clock) -> None:
    with pytest.raises(AssertionError):
        test_a_rule_that_is_off_is_seen(chain, tills, clock, "if starts > now:", "if now < starts:")


def test_verify_finds_a_plan_that_was_changed(chain: Hq) -> None:
    release.release_plan(chain, plan_text(replace(PLAN, version=2)), "chain", NOON, "wang")
    change(chain, "UPDATE plan SET starts = '2026-03-02T00:00:00.000Z' WHERE version = 2")
    assert verify(chain).reason == "plan 2 is not as it was released"


@pytest.mark.parametrize(
    "text",
    ["1,x", "1,1.234", "1,-1", "1,1\n1,2", ",1", "1,1,a", "1"],
)
def test_a_list_that_cannot_be_read_is_refused(text: str) -> None:
    for whole in (f"sku,price,member_price\n{text}", text):
        with pytest.raises(Fault, match="price list"):
            price_list.read(whole)


def test_a_list_is_read() -> None:
    found = price_list.read("\ufeffsku,price,member_price\n1001,12.5,11.80\n\n1002, 3 ,\n")
    assert found == [PriceLine("1001", 1250, 1180), PriceLine("1002", 300, None)]


@ON_SQLITE
def test_releases_from_the_shell(chain: Hq, tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_bytes(plan_text(replace(PLAN, version=2)))
    (tmp_path / "prices.csv").write_text("sku,price,member_price\n1001,4.00,3.80\n", "utf-8")
    books = ("--data", tmp_path, "--database", f"sqlite:///{tmp_path / 'hq.db'}", "--by", "wang")
    later = ("--from", "2099-07-01T00:00+08:00")
    done = run("release", *books, "--plan", tmp_path / "plan.json", "--scope", "store:S01", *later)
    assert (done.returncode, done.stderr) == (0, "")
    done = run("release", *books, "--prices", tmp_path / "prices.csv", *later, "--json")
    assert json.loads(done.stdout) == {
        "plans": [
            {"version": 1, "scope": "chain", "from": "2026-01-01T00:00:00.000Z"},
            {"version": 2, "scope": "store:S01", "from": "2099-06-30T16:00:00.000Z"},
        ],
        "in_force": 1,
        "prices": [
            {"store": "S01", "from": "2099-06-30T16:00:00.000Z", "count": 1},
            {"store": "S02", "from": "2099-06-30T16:00:00.000Z", "count": 1},
        ],
    }
    for wrong in (("--from", "2099-07-01"), ("--from", "soon"), ("--plan", tmp_path / "nothing")):
        refused = run("release", *books, *wrong)
        assert (refused.returncode, "Traceback" in refused.stderr) == (1, False)
