"""Home allowances: what the plan's sizing says, placed once at the lead register, as signed grants in its feed."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa

from domain.entries import UnitAmount
from domain.plan import Plan
from hq.services import load_chain, sizing
from hq.services.chain import Chain, Member, PlanText, Store
from hq.services.context import Hq
from hq.store import allowances, identity, placements, sales
from hq.store.allowances import Credit
from hq.store.identity import NewEpoch
from hq.store.placements import Bills, Placement
from hq.store.sales import SALE, SaleFact
from tests.hq.client import Register
from tests.hq.conftest import Clock
from wire.allowances import Grant
from wire.bodies import plan_text
from wire.signed import Signed

STORES = (Store("S01", "One"), Store("S02", "Two"))
LOT = "20250101-1"


def member(number: int, principal: int, bonus: int = 0, **more: object) -> Member:
    name = f"M{number}"
    units = [UnitAmount(name, f"SVP/{LOT}", principal)] if principal else []
    units += [UnitAmount(name, f"SVB/{LOT}", bonus)] if bonus else []
    units += [UnitAmount(name, f"CPN:W10/{number}", 1)]
    home = str(more.pop("home", "S01"))
    return Member(name, "Li", f"1380000{number:04d}", f"29000000{number:04d}", home, units=tuple(units), **more)  # type: ignore[arg-type]


MEMBERS = (
    member(1, 100_000, p95_bill=20_000),  # 1.5 × P95
    member(2, 100_000, p95_bill=99_999),  # 500.00 at most
    member(3, 100_000),  # 50.00 at least
    member(4, 4000, p95_bill=99_999),  # 60 % of the balance
    member(5, 10_000, 2000, p95_bill=99_999),  # principal and bonus in proportion
    member(6, 100_000, frozen=True),
    member(7, 100_000, home="S02"),
    member(8, 0),
)


@pytest.fixture
def loaded(hq: Hq) -> Hq:
    """A chain with eight members and a plan; nobody else projects."""
    plan = PlanText(1, "2026-01-01T00:00:00.000Z", plan_text(Plan(version=1)).decode())
    load_chain.load(hq, Chain(STORES, plans=(plan,), members=MEMBERS))
    return hq


def grants(register: Register) -> dict[str, dict[str, int]]:
    scope = f"register:{register.name}"
    rows = register.ask("GET", "/v1/feed", query=f"after={scope}:0").json()["rows"]
    found = [register.hq_keys.read(Grant, Signed(**row["doc"])) for row in rows if row["kind"] == "grant"]
    assert all((one.holder, one.epoch) == (register.name, register.epoch) for one in found)
    return {one.owner: {granted.unit: granted.g for granted in one.granted} for one in found}


def test_the_lead_register_gets_what_the_plan_says(loaded: Hq, enrol_at: Callable[[str], Register]) -> None:
    coupons = {f"M{n}": {f"CPN:W10/{n}": 1} for n in range(1, 9)}
    assert grants(enrol_at("S01")) == {
        "M1": {f"SVP/{LOT}": 30_000, **coupons["M1"]},
        "M2": {f"SVP/{LOT}": 50_000, **coupons["M2"]},
        "M3": {f"SVP/{LOT}": 5000, **coupons["M3"]},
        "M4": {f"SVP/{LOT}": 2400, **coupons["M4"]},
        "M5": {f"SVP/{LOT}": 6000, f"SVB/{LOT}": 1200, **coupons["M5"]},
        "M8": coupons["M8"],
    }


def test_what_is_placed_has_left_a(loaded: Hq, enrol_at: Callable[[str], Register]) -> None:
    enrol_at("S01")
    left = loaded.database.run_transaction("test", lambda tx: allowances.accounts(tx, "M1"))
    assert left[f"SVP/{LOT}"].available == 70_000
    assert left["CPN:W10/1"].available == 0


def test_only_the_first_register_of_a_store_gets_it(loaded: Hq, enrol_at: Callable[[str], Register]) -> None:
    enrol_at("S01")
    assert grants(enrol_at("S01")) == {}
    assert set(grants(enrol_at("S02"))) == {"M7"}


def test_an_epoch_that_another_one_followed_gets_nothing(
    loaded: Hq, enrol_at: Callable[[str], Register], clock: Clock
) -> None:
    """An order that waited till the epoch was over: what it placed would be stranded, and hide what is placed now."""
    lead = enrol_at("S01")
    before = grants(lead)
    clock.move(minutes=1)

    def follow(tx: sa.Connection) -> None:
        new = NewEpoch("S01", lead.name, "c" * 16, "key", "text", "hq-1", "sig", loaded.now(), "restored")
        identity.open_epoch(tx, new, "0" * 64)
        allowances.credit(tx, [Credit("M8", f"SVP/{LOT}", 10_000)])
        placements.reached(tx, Placement("S01", lead.name, lead.epoch, ""), "", done=False)

    loaded.database.run_transaction("test", follow)
    assert sizing.place_ordered(loaded) == 0
    assert grants(lead) == before


def test_placing_again_changes_nothing(loaded: Hq, enrol_at: Callable[[str], Register]) -> None:
    lead = enrol_at("S01")
    before = grants(lead)
    assert sizing.place_ordered(loaded) == 0
    assert grants(lead) == before


def test_placing_goes_on_where_it_was_broken_off(
    loaded: Hq, enrol_at: Callable[[str], Register], clock: Callable[[], object]
) -> None:
    """The order says that members up to M3 have theirs: the others get it, nobody gets it twice."""
    lead = enrol_at("S02")

    def order(tx: sa.Connection) -> None:
        placements.order(tx, "S01", lead.name, lead.epoch)
        [one] = placements.ordered(tx)
        placements.reached(tx, one, "M3", done=False)
        tx.execute(sa.text("UPDATE register SET store = 'S01' WHERE register = :r"), {"r": lead.name})

    loaded.database.run_transaction("test", order)
    assert sizing.place_ordered(loaded) == 3
    assert sizing.place_ordered(loaded) == 0


def test_a_new_epoch_is_topped_up_to_the_size_of_the_whole_balance(loaded: Hq) -> None:
    """What an older epoch still holds counts as the member's, not as this epoch's."""

    def enrolled(tx: sa.Connection) -> None:
        tx.execute(sa.text("INSERT INTO register (register, store, enrolled_at) VALUES ('S01-R1', 'S01', '2026')"))
        sizing.order_home(tx, "S01", "S01-R1", "aa")
        sizing.order_home(tx, "S01", "S01-R1", "bb")

    loaded.database.run_transaction("test", enrolled)
    assert sizing.place_ordered(loaded) == 6 + 5
    held = loaded.database.read(lambda tx: allowances.holdings(tx, "M1"))
    assert {one.holder: one.totals.granted for one in held if one.unit.startswith("SVP")} == {
        "S01-R1/aa": 30_000,
        "S01-R1/bb": 30_000,
    }


def test_usual_bills_are_of_real_sales_where_there_are_some(loaded: Hq) -> None:
    def bills(tx: sa.Connection) -> dict[str, Bills]:
        some = enumerate(range(100, 2100, 100), start=1)
        facts = [SaleFact("S01", "S01-R1", "aa", seq, "2026-03-02", SALE, 0, amount, "M1") for seq, amount in some]
        sales.keep_facts(tx, facts)
        sales.keep_bills(tx, [bill for fact in facts if (bill := fact.bill) is not None])
        return placements.usual_bills(tx, ["M1", "M2", "M3"])

    assert loaded.database.run_transaction("test", bills) == {
        "M1": Bills(1500, 1900),
        "M2": Bills(0, 99_999),
    }


@pytest.mark.parametrize(
    ("bills", "wanted"), [([5], 5), ([1, 9], 9), (list(range(1, 101)), 95), (list(range(1, 21)), 19)]
)
def test_ninety_five_in_a_hundred_are_no_larger(bills: list[int], wanted: int) -> None:
    assert placements.percentile(95, bills) == wanted
