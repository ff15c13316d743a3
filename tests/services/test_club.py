"""Points and tiers at the till: earned, spent as money and for gifts, taken back, granted by hand, shown."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from domain.entries import PointsEarned, PointsSpend, TierGranted
from domain.errors import Refusal
from domain.money import Ratio
from domain.plan import Plan
from domain.plan_points import EarnRule, Gift, PointsPolicy
from domain.plan_tiers import Window
from domain.tenders import Tender
from local_db.act import Recorded
from pos_app.services.attach_agent import attach_agent
from pos_app.services.attach_member import attach_member, detach_member, find_card
from pos_app.services.change_line import set_quantity
from pos_app.services.earn_points import earn_points
from pos_app.services.give_back import give_back
from pos_app.services.grant_tier import grant_tier
from pos_app.services.member_progress import member_progress
from pos_app.services.open_sale import OpenSale
from pos_app.services.return_goods import open_return, return_goods, want, want_everything
from pos_app.services.take_payment import take_cash
from pos_app.services.take_points import PointsHere, enlarge_points, points_here, take_points
from tests.domain.club import tier
from tests.services.shop import ANN, BEA, CARD, OWN, PLAN, SOAP, TELLY, TWIN_CARD, Shop, member_row, return_of, sale_of

OLD, LOT = "PTS/2025-03+12", "PTS/2026-01+12"
EARN = (
    EarnRule("hundred", {"en": "1 per 100"}, "proportional", 1, 10_000),
    EarnRule("visit", {"en": "A visit"}, "fixed", 2, on="visit"),
)
CLUB = replace(
    PLAN,
    points=PointsPolicy(EARN, 100, Ratio(0, 1), Ratio(1, 2), 1, 12, gifts=(Gift("1001", 3), Gift("1002", 2, 113))),
)


@pytest.fixture(scope="module")
def club_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("club")
    Shop.new(folder, CLUB).close()
    return folder


@pytest.fixture
def club(club_folder: Path, tmp_path: Path) -> Iterator[Shop]:
    """The shift is open; M1 has 10 points here, 4 of an older lot; HQ holds 5 more."""
    shop = Shop.copied(club_folder, tmp_path)
    shop.hq.available["M1"] = {"PTS/2025-06+12": 5, OLD: 4, LOT: 6}
    shop.hq.lend("M1", {OLD: 4, LOT: 6})
    shop.open()
    yield shop
    shop.close()


def in_points(sale: OpenSale) -> list[tuple[str, int]]:
    return [(one.lot, one.points) for tender in sale.tenders for one in tender.points]


def test_a_sale_earns_and_the_member_sees_it(club: Shop) -> None:
    """P1: 2,250.00 paid by red (M1 pays 95 %) are 23 points of 2,375.00; they are here at once."""
    sold = sale_of(club.sell(TELLY, card=CARD))

    assert [(one.points, one.lot) for one in sold.gains.earned] == [(sold.payable // 10_000, "2026-01+12")]
    assert find_card(club.desk, CARD).points == sold.payable // 10_000
    club.verified()


def test_points_pay_oldest_lots_first_up_to_the_most_share(club: Shop) -> None:
    """P2: of 8.55 at most a half: 4 points, all of the older lot; the rest in cash."""
    sale = take_points(club.desk, club.cart(OWN, card=CARD))

    assert (sale.bill.payable, points_here(club.desk, sale)) == (855, PointsHere(10, 10, 1, 4))
    assert (in_points(sale), sale.settlement.due) == ([("2025-03+12", 4)], 455)
    sold = sale_of(club.finish(take_cash(club.desk, sale)))
    assert sold.tenders[0] == Tender("points", 400, points=(PointsSpend("2025-03+12", 4, 400),))
    assert sold.gains.earned == (), "nothing is earned on 4.55"
    club.verified()


def test_a_number_is_taken_as_typed(club: Shop) -> None:
    sale = take_points(club.desk, club.cart(TELLY, card=CARD), 7)
    again = take_points(club.desk, sale, 5)

    assert in_points(sale) == [("2025-03+12", 4), ("2026-01+12", 3)]
    assert in_points(again) == [("2025-03+12", 4), ("2026-01+12", 1)]


@pytest.mark.parametrize(("many", "why"), [(5, "points_share"), (0, "points_in_steps")])
def test_what_the_plan_does_not_allow_is_refused(club: Shop, many: int, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        take_points(club.desk, club.cart(OWN, card=CARD), many)


def test_without_member_without_points(club: Shop) -> None:
    with pytest.raises(Refusal, match="no_member"):
        take_points(club.desk, club.cart(OWN))
    with pytest.raises(Refusal, match="points_empty"):
        take_points(club.desk, club.cart(OWN, card=TWIN_CARD))
    with pytest.raises(Refusal, match="not_enough_points"):
        take_points(club.desk, club.cart(TELLY, card=CARD), 11)


def test_under_a_plan_without_points_they_do_not_pay(open_shop: Shop) -> None:
    with pytest.raises(Refusal, match="points_do_not_pay"):
        take_points(open_shop.desk, open_shop.cart(OWN, card=CARD))


def test_a_lot_past_its_end_is_never_spent(club: Shop) -> None:
    """P3: from April on the lot of March a year before is gone, though it was lent."""
    club.clock.forward(hours=24 * 90)

    assert points_here(club.desk, club.cart(TELLY, card=CARD)).here == 6


def test_hq_lends_more_points(club: Shop) -> None:
    """One round trip: what is missing, of the oldest lots that HQ has."""
    sale = club.cart(TELLY, card=CARD)
    answer = enlarge_points(club.desk, sale, 12)

    assert answer is not None
    assert answer.granted
    assert club.hq.asked[-1] == ("M1", {"PTS": 2})
    assert enlarge_points(club.desk, sale, 12) is None
    club.hq.online = False
    assert enlarge_points(club.desk, sale, 99) is None


def test_points_leave_the_sale_with_their_member_and_when_they_no_longer_fit(club: Shop) -> None:
    sale = take_points(club.desk, club.cart(TELLY, OWN, card=CARD), 9)

    assert in_points(detach_member(club.desk, sale)) == []
    assert in_points(attach_member(club.desk, sale, find_card(club.desk, TWIN_CARD))) == []
    smaller = take_points(club.desk, club.cart(OWN, OWN, card=CARD), 8)
    assert in_points(set_quantity(club.desk, smaller, 1, 1)) == []


def test_a_return_gives_points_back_and_takes_back_what_was_earned(club: Shop) -> None:
    """C5, P3: whole; the books are as before the sale."""
    before = {unit: room.totals.room for unit, room in club.books.rooms("M1").items()}
    sold = club.finish(take_cash(club.desk, take_points(club.desk, club.cart(TELLY, card=CARD), 8)))
    back = _given_back(club, sold, {})
    after = {unit: room.totals.room for unit, room in club.books.rooms("M1").items() if unit.startswith("PTS")}

    assert return_of(back).tenders[0].points == sale_of(sold).tenders[0].points
    assert [one.debt for one in return_of(back).gains.earned] == [0]
    assert after == {unit: amount for unit, amount in before.items() if unit.startswith("PTS")}
    club.verified()


def test_points_that_were_spent_meanwhile_are_owed(club: Shop) -> None:
    """23 earned, 4 + 6 + 20 spent on something else; the return finds 3 of the lot and owes the rest."""
    sold = club.sell(TELLY, card=CARD)
    earned = sale_of(sold).gains.earned[0].points
    club.finish(take_cash(club.desk, take_points(club.desk, club.cart(TELLY, card=CARD), 30)))
    other = sale_of(club.finish(take_cash(club.desk, club.cart(TELLY, card=CARD)))).gains.earned[0].points
    here = club.books.rooms("M1")[LOT].totals.room
    club.finish(take_cash(club.desk, take_points(club.desk, club.cart(TELLY, card=CARD), here - other)))
    left = club.books.rooms("M1")[LOT].totals.room
    owing = return_of(_given_back(club, sold, {})).gains.earned[0]

    assert (owing.points, owing.debt) == (earned, max(0, earned - left))
    club.verified()


def _given_back(club: Shop, sold: Recorded, wanted: dict[int, int]) -> Recorded:
    ref = sold.entry.ref
    opened = open_return(club.desk, f"{ref.register}-{ref.seq:06d}")
    for line, many in wanted.items():
        opened = want(opened, line, many)
    return return_goods(club.desk, opened if wanted else want_everything(opened), ANN).result()


def test_a_debt_that_is_none_is_found(club: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Negative control: a till that looks away from what is here and writes a debt instead."""
    sold = club.sell(TELLY, card=CARD)
    monkeypatch.setattr(club.books, "rooms", _nothing)
    assert return_of(_given_back(club, sold, {})).gains.earned[0].debt > 0

    with pytest.raises(AssertionError, match="owed though some are here"):
        club.verified()


def test_points_that_are_lent_after_they_were_owed_prove_nothing(club: Shop) -> None:
    """What was earned is given back to HQ, the return owes it, then HQ lends it here again: the books hold."""
    sold = club.sell(TELLY, card=CARD)
    future = give_back(club.desk, "M1", [LOT], "idle")
    assert future is not None
    future.result()
    assert return_of(_given_back(club, sold, {})).gains.earned[0].debt > 0
    club.hq.lend("M1", {LOT: 5})
    assert club.books.rooms("M1")[LOT].totals.room == 5

    club.verified()


def _nothing(_owner: str) -> dict[str, object]:
    return {}


def test_a_visit_earns_once(club: Shop) -> None:
    """P1: taking part; the same visit is not noted twice."""
    member = find_card(club.desk, CARD)
    body = earn_points(club.desk, member, "visit", ANN).result().entry.body

    assert isinstance(body, PointsEarned)
    assert (body.gains.earned[0].points, body.about) == (2, "2026-01-02")
    for cause, about in (("visit", ""), ("review", ""), ("dance", "")):
        with pytest.raises(Refusal, match="earns_nothing"):
            earn_points(club.desk, member, cause, ANN, about)
    assert earn_points(club.desk, member, "visit", ANN, "evening").result()
    club.verified()


def test_a_tier_is_granted_by_a_manager_for_a_reason(club: Shop) -> None:
    """T2: it holds at once, and is never less than the member has."""
    member = find_card(club.desk, TWIN_CARD)
    for who, name, reason, why in (
        (ANN, "red", "kind", "approver_needed"),
        (BEA, "red", " ", "reason_missing"),
        (BEA, "blue", "kind", "no_such_tier"),
        (BEA, "yellow", "kind", "tier_not_better"),
    ):
        with pytest.raises(Refusal, match=why):
            grant_tier(club.desk, member, name, who, reason)
    body = grant_tier(club.desk, member, "red", BEA, "an apology").result().entry.body

    assert isinstance(body, TierGranted)
    assert (body.before, find_card(club.desk, TWIN_CARD).member.tier) == ("yellow", "red")
    sold = sale_of(club.sell(OWN, card=TWIN_CARD))
    assert (sold.payable, sold.tier_after) == (855, "red")
    club.verified()


def test_the_points_of_a_group_are_its_agents(club: Shop) -> None:
    """M5: the agent is named in the entry, his points are here."""
    group = {"id": "G1", "name": "公司", "phone": "13600000000", "card": "G", "kind": "group", "home_store": "S01"}
    club.store.apply_rows([member_row(group, 9)], {}, 1)
    company = club.desk.members.by_id("G1")
    agent = club.desk.members.by_id("M3")
    assert company is not None
    sale = attach_member(club.desk, club.cart(TELLY), company)
    assert agent is not None
    sold = club.finish(take_cash(club.desk, attach_agent(club.desk, sale, agent)))

    assert (sold.entry.members, sale_of(sold).agent) == (("G1", "M3"), "M3")
    assert find_card(club.desk, TWIN_CARD).points == 25
    with pytest.raises(Refusal, match="no_group"):
        attach_agent(club.desk, club.cart(OWN, card=CARD), agent)
    with pytest.raises(Refusal, match="no_group"):
        attach_agent(club.desk, club.cart(OWN), agent)
    assert attach_member(club.desk, attach_agent(club.desk, sale, agent), find_card(club.desk, CARD)).cart.agent is None
    club.verified()


WINDOWS = Plan(version=1, tiers=(tier("guest", 3, metric="visits", window=Window("month"), after="zero"),))


def test_the_till_counts_on_from_what_hq_knew(tmp_path: Path) -> None:
    """T2, T3: two visits this month at HQ, the third here promotes and sets the counter back; a second sale of the
    day is no visit; progress is shown.
    """
    club = Shop.new(tmp_path, WINDOWS)
    club.open()
    counted = {"id": "M3", "name": "王", "card": TWIN_CARD, "home_store": "S01", "cycle": 4,
               "metrics": {"visits": 9, "visits@2026-01": 2}}  # fmt: skip
    club.store.apply_rows([member_row(counted, 9)], {}, 1)
    found = member_progress(club.desk, find_card(club.desk, TWIN_CARD))
    assert (found.tier, found.next, found.missing) == (None, WINDOWS.tiers[0], 1)
    sold = sale_of(club.sell(SOAP, card=TWIN_CARD))

    assert [(one.tier, one.cycle) for one in sold.gains.promoted] == [("guest", 4)]
    member = find_card(club.desk, TWIN_CARD).member
    assert (member.tier, member.cycle, member.metrics) == ("guest", 5, {"visits": 10})
    assert member_progress(club.desk, find_card(club.desk, TWIN_CARD)).next is None
    club.verified()
