"""A company buys on account at the counter (C3): one key, within its limit; what is refused says what is left."""

from dataclasses import replace
from functools import partial
from threading import Event

import pytest

from domain.entries import SaleCompleted
from domain.floor_limit import FLOOR
from domain.plan_value import FloorLimit, StoredValuePolicy
from domain.tenders import ACCOUNT, CASH
from local_db.act import Recorded
from pos_app.services.lending import Enlarged
from pos_app.ui import acts
from pos_app.ui.control.view_customer import customer_state
from pos_app.ui.state import CheckoutState, PaidState
from pos_app.ui.state_sheet import SheetState
from pos_app.ui.state_staff import ReportLabel, ReportState
from pos_app.ui.totals_panel import TotalsPanel
from tests.counter.club_till import facts, rows, sheet
from tests.counter.test_double_fire import GAP, TIMES, entries_of
from tests.counter.till import Till
from tests.services.shop import CARD, OWN, PLAN, SOAP, figures, gtin, member_row, plan_row, return_of, sale_of, written

FIRM_CARD = gtin("290000000006")
FIRM = {"id": "G1", "name": "远航公司", "kind": "group", "card": FIRM_CARD, "home_store": "S01",
        "units": {"ACC": 4000, "ACL": 5000}}  # fmt: skip
RISK = replace(PLAN, version=2, stored_value=StoredValuePolicy(floor=FloorLimit(10_000, 15_000)))


@pytest.fixture
def firm(till: Till) -> Till:
    """The company may owe 40.00 of 50.00 more: 10.00 are lent to this till, 30.00 are at HQ. 9.00 lie in the cart."""
    till.shop.store.apply_rows([member_row(FIRM)], till.shop.store.cursors(), 1)
    till.shop.hq.available["G1"] = {"ACC": 4000}
    till.shop.hq.lend("G1", {"ACC": 1000})
    for code in (OWN, FIRM_CARD):
        till.scan(code)
    till.begin()
    return till


@pytest.fixture
def risky(firm: Till) -> Till:
    """There is no network, and the plan lets members owe at the shop's risk."""
    firm.shop.store.apply_rows([plan_row(RISK, "2026-01-01T00:00:00.000Z")], firm.shop.store.cursors(), 1)
    firm.shop.hq.online = False
    firm.do(acts.StepQuantity(1))
    firm.do(acts.StepQuantity(-1))
    firm.begin()
    return firm


def tenders(recorded: Recorded) -> dict[str, int]:
    return {tender.kind: tender.amount for tender in sale_of(recorded).tenders}


def room(till: Till) -> int:
    return till.shop.books.rooms("G1")["ACC"].totals.room


def test_one_key(firm: Till) -> None:
    firm.key("Shift+F12")

    assert (tenders(firm.paid), firm.keys, firm.digits) == ({ACCOUNT: 900}, 1, 0)
    assert (room(firm), firm.shop.hq.asked) == (100, [])


def test_two_touches_from_the_members_page(firm: Till) -> None:
    firm.tap("Member")
    firm.tap("On account")

    assert (tenders(firm.paid), firm.touches) == ({ACCOUNT: 900}, 2)


def test_what_the_company_has_stands_there(firm: Till) -> None:
    state = firm.parts.controller._screen()
    assert isinstance(state, CheckoutState)
    assert state.member is not None
    assert state.member.account == 4000
    [panel] = firm.parts.window.findChildren(TotalsPanel)
    assert panel._hint() == "On account: ¥40.00 left"
    firm.key("F3")

    assert facts(firm)["Left on account"] == "¥40.00 of ¥50.00, ¥10.00 here"


def test_a_part_as_typed_the_rest_in_cash(firm: Till) -> None:
    firm.key("5 Shift+F12")
    assert firm.told() == "¥4.00 left to pay"
    firm.key("F9")

    assert (tenders(firm.paid), firm.keys, firm.digits) == ({ACCOUNT: 500, CASH: 400}, 2, 1)


def test_hq_is_asked_for_what_is_missing_and_the_keys_rest(firm: Till, monkeypatch: pytest.MonkeyPatch) -> None:
    """The window goes on while HQ thinks; what is pressed meanwhile is nothing."""
    answers, enlarge = Event(), firm.shop.hq.enlarge

    def slow(owner: str, wants: dict[str, int]) -> Enlarged:
        answers.wait()
        return enlarge(owner, wants)

    monkeypatch.setattr(firm.shop.hq, "enlarge", slow)
    firm.scan(SOAP)
    firm.key("Shift+F12")
    assert firm.counter.busy
    firm.wait(partial(_rests, firm))
    firm.key("F9")
    answers.set()

    assert tenders(firm.paid) == {ACCOUNT: 1399}
    assert firm.shop.hq.asked == [("G1", {"ACC": 399})]
    assert room(firm) == 0


def _rests(till: Till) -> bool:
    return not next(key for key in till.touch_keys() if key.words == "7").isEnabled()


def test_beyond_the_limit_it_says_what_is_left_of_it(firm: Till) -> None:
    firm.key("5 *")
    firm.key("Shift+F12")
    firm.settled()

    assert firm.told() == (
        "On account ¥40.00 is left, of a limit of ¥50.00 Take that, and the rest otherwise; HQ raises the limit"
    )
    assert (firm.counter.place, firm.counter.sale.tenders) == ("sale", ())
    firm.key("4 0 Shift+F12")
    firm.settled()
    firm.key("F9")
    assert tenders(firm.paid) == {ACCOUNT: 4000, CASH: 500}


def test_without_a_network_what_was_lent_decides(firm: Till) -> None:
    firm.shop.hq.online = False
    firm.scan(SOAP)
    firm.key("Shift+F12")
    assert firm.told() == "No network: ¥10.00 can go on account here Take that, and the rest otherwise"
    firm.key("1 0 Shift+F12 F9")

    assert tenders(firm.paid) == {ACCOUNT: 1000, CASH: 399}


def test_escape_takes_it_back(firm: Till) -> None:
    firm.key("5 Shift+F12")
    assert firm.counter.sale.settlement.due == 400
    firm.key("Escape")
    assert firm.counter.sale.tenders == ()
    firm.key("Shift+F12")

    assert tenders(firm.paid) == {ACCOUNT: 900}


@pytest.mark.parametrize(
    ("card", "said"),
    [
        (CARD, "王小明 does not buy on account Only companies do; take the money otherwise"),
        ("", "This sale has no member Scan the card, or type the phone and press F3"),
    ],
)
def test_who_does_not(till: Till, card: str, said: str) -> None:
    for code in (OWN, *([card] if card else [])):
        till.scan(code)
    till.key("Shift+F12")

    assert till.told() == said


def test_a_company_that_has_no_account(firm: Till) -> None:
    firm.shop.store.apply_rows([member_row({**FIRM, "id": "G2", "card": gtin("290000000007"), "units": {}})], {}, 1)
    firm.scan(gtin("290000000007"))
    firm.key("Shift+F12")
    firm.settled()

    assert firm.told() == "远航公司 has no account HQ opens one; take the money otherwise"


# ---- beside the floor limit
def test_where_both_are_possible_the_cashier_chooses(risky: Till) -> None:
    risky.key("Shift+F12")
    assert rows(risky) == ["On account", "Owed"]
    assert [row.below for row in sheet(risky).rows] == [
        "¥10.00 of its limit can be taken here",
        "at the shop's risk, up to ¥100.00",
    ]
    assert sheet(risky).figure == "¥9.00"
    risky.key("1")

    assert (tenders(risky.paid), risky.keys, risky.digits) == ({ACCOUNT: 900}, 1, 1)


def test_at_the_shops_risk_by_the_other_digit(risky: Till) -> None:
    risky.key("Shift+F12 2")

    assert tenders(risky.paid) == {FLOOR: 900}
    assert room(risky) == 1000


def test_what_is_not_here_is_told_on_the_sheet(risky: Till) -> None:
    risky.scan(SOAP)
    risky.key("Shift+F12 1")
    assert risky.told() == "No network: ¥10.00 can go on account here Take that, and the rest otherwise"
    risky.key("Escape")

    assert (risky.counter.panel, risky.counter.sale.tenders) == (None, ())


def test_with_nothing_lent_only_the_risk_is_left(risky: Till) -> None:
    risky.key("Shift+F12 1")
    assert risky.paid
    for code in (OWN, FIRM_CARD):
        risky.scan(code)
    risky.key("1 Shift+F12 1")
    risky.key("F9")
    assert tenders(risky.paid) == {ACCOUNT: 100, CASH: 800}
    for code in (OWN, FIRM_CARD):
        risky.scan(code)
    risky.key("Shift+F12")

    assert tenders(risky.paid) == {FLOOR: 900}


def test_a_person_owes_without_a_choice(risky: Till) -> None:
    risky.scan(CARD)
    risky.key("Shift+F12")

    assert tenders(risky.paid) == {FLOOR: 855}


# ---- once
@pytest.mark.parametrize("answers", [False, True])
@pytest.mark.parametrize("asks", [False, True], ids=["here", "at HQ"])
def test_the_key_twenty_times_in_200_ms(firm: Till, asks: bool, answers: bool) -> None:
    if asks:
        firm.scan(SOAP)
    for _ in range(TIMES):
        firm.key("Shift+F12", gap=GAP)
        if answers:
            firm.settled()
    firm.settled()

    assert entries_of(firm, SaleCompleted) == 1
    assert tenders(firm.paid) == {ACCOUNT: 1399 if asks else 900}
    assert len(firm.shop.hq.asked) == asks


def test_the_digit_of_the_choice_twenty_times(risky: Till) -> None:
    risky.key("Shift+F12", gap=GAP)
    panel = sheet(risky)
    risky.think()
    for _ in range(TIMES):
        risky.parts.controller.did(acts.Choose(panel.name, "account"))
        risky.think(GAP)
    risky.settled()

    assert entries_of(risky, SaleCompleted) == 1
    assert tenders(risky.paid) == {ACCOUNT: 900}


# ---- afterwards
def test_screen_paper_and_report_tell_it(firm: Till) -> None:
    firm.key("Shift+F12")
    assert firm.paid
    state = firm.parts.controller._screen()
    assert isinstance(state, PaidState)
    assert [(one.kind, one.amount) for one in state.tenders] == [(acts.TenderKind.ON_ACCOUNT, 900)]
    assert customer_state(firm.counter).later == 900
    (paper,) = firm.shop.papers()
    assert written(figures(paper)["On account"]) == 900

    firm.do(acts.ShowReport())
    report = firm.parts.controller._screen()
    assert isinstance(report, ReportState)
    found = {row.label: row.amount for section in report.sections for row in section.rows}
    assert found[ReportLabel.ON_ACCOUNT] == 900
    assert ReportLabel.FLOOR not in found


def test_goods_that_come_back_lower_the_debt(firm: Till) -> None:
    firm.key("Shift+F12")
    firm.scan(f"S01-R2-{firm.paid.entry.seq:06d} {firm.paid.hash[:12]}")
    firm.key("F8 Return")

    assert [(one.kind, one.amount) for one in return_of(firm.paid).tenders] == [(ACCOUNT, 900)]
    assert room(firm) == 1000
    firm.scan(FIRM_CARD)
    assert firm.counter.sale.member is not None
    assert firm.counter.sale.member.account_left == 4000


def test_a_company_that_leaves_is_told_to_owe(firm: Till) -> None:
    firm.key("F3 6")
    firm.settled()

    assert facts(firm)["Still owed on account"] == "¥10.00"


def test_a_sale_put_aside_holds_it(firm: Till) -> None:
    firm.key("5 Shift+F12")
    firm.key("F6")
    firm.settled()
    firm.key("Shift+F6 Return")
    firm.settled()

    assert firm.counter.sale.settlement.due == 400
    assert not isinstance(firm.counter.panel, SheetState)
