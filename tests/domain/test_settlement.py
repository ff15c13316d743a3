"""Settlement as sums: what is owed adds up to nothing over the chain, in whatever order it is told."""

from hypothesis import given
from hypothesis import strategies as st

from domain.entries import Entry, OpeningBalance, UnitAmount
from domain.entry_parts import PlanRef, ShiftRef
from domain.entry_value import ClosingSettled, LotCashed, MemberClosed, TopUpCompleted
from domain.members import Member
from domain.postings import postings
from domain.settlement import HQ, UNKNOWN, Begun, Debt, Use, Used, begun, debts, nets, uses
from domain.tenders import CASH, Tender
from tests.proving import MANY

PLACES = st.sampled_from(["S01", "S02", "S03", HQ])
SHIFT, REF = ShiftRef("0" * 16, 1), PlanRef(1, "0" * 64)
USED = st.builds(
    Used,
    place=PLACES,
    lost=st.booleans(),
    began=st.one_of(st.none(), PLACES),
    began_lost=st.booleans(),
    amount=st.integers(-(10**9), 10**9),
)


def entry(kind: str, body: object) -> Entry:
    return Entry("S01-R1", "0" * 16, 1, kind, "2026-03-02T09:00:00.000Z", "2026-03-02", "amy", (), body)  # type: ignore[arg-type]


@MANY
@given(st.lists(USED, max_size=12), st.randoms(use_true_random=False))
def test_over_the_chain_it_is_nothing_in_any_order(found: list[Used], chance: object) -> None:
    owed = debts(found)
    assert sum(nets(owed).values()) == 0
    assert all(one.amount > 0 and one.debtor != one.creditor for one in owed)
    assert len({frozenset((one.debtor, one.creditor)) for one in owed}) == len(owed)
    chance.shuffle(found)  # type: ignore[attr-defined]
    assert debts(found) == owed


@MANY
@given(st.lists(USED, max_size=12), st.lists(USED, max_size=12))
def test_two_months_come_to_what_both_together_do(first: list[Used], second: list[Used]) -> None:
    both = nets(debts([*first, *second]))
    one, two = nets(debts(first)), nets(debts(second))
    places = {*both, *one, *two}
    assert all(both.get(place, 0) == one.get(place, 0) + two.get(place, 0) for place in places)


def test_each_pair_stands_once() -> None:
    found = [Used("S02", False, "S01", False, 700), Used("S01", False, "S02", False, 900)]
    assert debts(found) == (Debt("S02", "S01", 200),)


def test_what_a_closed_branch_began_itself_is_its_store_s_own() -> None:
    """A lot paid in and spent in the same closed branch: the store has the money for it."""
    assert debts([Used("S01", True, "S01", True, 700)]) == ()
    assert debts([Used("S02", True, "S01", False, 700)]) == (Debt(HQ, "S02", 700),)


def test_a_lot_of_nowhere_yet_is_owed_by_nobody_known() -> None:
    assert debts([Used("S02", False, None, False, 5)]) == (Debt(UNKNOWN, "S02", 5),)


def test_where_lots_begin() -> None:
    paid = TopUpCompleted(
        "S02", SHIFT, REF, Member("M1"), "L1", 500, 100, (Tender(CASH, 500),), 0, "2026-03-02T09:00:00.000+00:00"
    )
    assert begun(entry("top_up.completed", paid)) == (Begun("M1", "L1", "S02"),)
    units = (UnitAmount("M1", "SVP/L2", 1), UnitAmount("M1", "SVB/L2", 1), UnitAmount("M1", "PTS/x", 1))
    assert begun(entry("opening.balance", OpeningBalance("M1", units))) == (Begun("M1", "L2", HQ),)


def test_a_closing_gives_what_it_pays() -> None:
    """Of principal 500 and bonus 100 a plan pays 450: that is what the lot's store owes, not the 500."""
    lots = (LotCashed("L1", 500, 100, 450), LotCashed("L2", 0, 5, 0))
    body = MemberClosed("S02", SHIFT, REF, "M1", "paid_share", lots, (), 450, "id_card")
    done = entry("member.closed", body)
    assert uses(done, postings(done)) == (Use("M1", "L1", "S02", "2026-03-02", 450),)
    later = entry("closing.settled", ClosingSettled("M1", "paid_share", lots[:1], (), 450, "S02"))
    assert uses(later, postings(later)) == (Use("M1", "L1", HQ, "2026-03-02", 450),)
