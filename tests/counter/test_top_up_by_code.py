"""A top-up paid by the customer's code, with keys and scanner on the real window (V1, V5, C3)."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from domain.entry_value import TopUpCancelled, TopUpCompleted
from domain.errors import Refusal
from domain.payments import PENDING
from domain.tenders import ALIPAY, CASH, WECHAT
from pos_app.payments import posting
from pos_app.payments.bank import REFUSE, WAIT
from pos_app.payments.simulated import Simulated
from pos_app.services.settle_payments import Settler
from pos_app.ui import acts
from pos_app.ui.acts import TenderKind
from pos_app.ui.control import payment_acts
from pos_app.ui.control.view_customer import customer_state
from pos_app.ui.state_customer import CustomerStage, PaySign
from pos_app.ui.state_panels import CodeStage, CodeState
from tests.counter.club_till import facts, figure, press, sheet, titled
from tests.counter.test_double_fire import entries_of
from tests.counter.till import Till
from tests.payments.acquirers import DROP_REPLY, DROP_REQUEST, Acquirer, serving, simulated_wire
from tests.services.shop import BEAS_PIN, CARD, OWN

PAY, ALI = "134567890123456789", "2812345678901234567"


@pytest.fixture
def bank(monkeypatch: pytest.MonkeyPatch) -> Iterator[Acquirer]:
    """A provider on this machine; the till waits a moment only, and looks again soon."""
    monkeypatch.setattr(posting, "ANSWER", 0.25)
    monkeypatch.setattr(payment_acts, "LOOK_AGAIN_MS", 30)
    with serving(simulated_wire) as server:
        yield server


@pytest.fixture
def wang(club_till: Till, bank: Acquirer) -> Iterator[Till]:
    """The member is attached, an article lies in the cart; 100.00 are to be paid in."""
    provider = Simulated(bank.url)
    club_till.counter.desk = replace(club_till.counter.desk, payments={WECHAT: provider, ALIPAY: provider})
    club_till.scan(CARD)
    club_till.scan(OWN)
    press(club_till, "1 0 0 Ctrl+T")
    club_till.think()
    club_till.begin()
    yield club_till
    club_till.settled()


def top_up(till: Till) -> TopUpCompleted:
    till.wait(lambda: entries_of(till, TopUpCompleted) == 1 and not till.counter.busy)
    body = last(till)
    assert isinstance(body, TopUpCompleted)
    assert (till.counter.sale.tenders, till.lines()) == ((), [("自编货", 1)])
    return body


def last(till: Till) -> object:
    stored = till.shop.books.entry(till.shop.entries())
    assert stored is not None
    return stored.entry.body


def rests(till: Till, bank: Acquirer, kept: int) -> None:
    """Whatever nobody waits for is undone; the provider has this much."""
    clock = iter(range(0, 10_000_000, 60_000))
    settler = Settler(till.counter.desk, lambda: next(clock))
    for _ in range(9):
        settler.step(till.counter.at_work())
    assert (till.shop.books.unsettled_payments(), bank.bank.kept()) == ((), kept)


@pytest.mark.parametrize(("code", "kind"), [(PAY, WECHAT), (ALI, ALIPAY)])
def test_a_scanned_code_tops_up_with_nothing_pressed(wang: Till, bank: Acquirer, code: str, kind: str) -> None:
    wang.scan(code)

    body = top_up(wang)
    assert [(one.kind, one.amount) for one in body.tenders] == [(kind, 10_000)]
    assert (wang.keys, titled(wang)) == (0, "Topped up for 王小明")
    rests(wang, bank, 10_000)


def test_a_part_by_a_key_and_its_code_the_rest_in_cash(wang: Till, bank: Acquirer) -> None:
    press(wang, "6 0 F10")
    assert (sheet(wang).name, figure(wang)) == ("top_up_code", "¥60.00")
    wang.scan(PAY)
    wang.wait(lambda: not wang.counter.busy and sheet(wang).name == "top_up_paying")
    assert (figure(wang), facts(wang)["WeChat Pay"], sheet(wang).holds) == ("¥40.00", "¥60.00", True)
    press(wang, "F9")

    assert [(one.kind, one.amount) for one in top_up(wang).tenders] == [(WECHAT, 6000), (CASH, 4000)]
    rests(wang, bank, 6000)


def test_the_code_stands_nowhere(wang: Till) -> None:
    wang.scan(PAY)
    assert top_up(wang)
    read = wang.shop.books.readers.all
    for (table,) in read("SELECT name FROM sqlite_master WHERE type = 'table'"):
        assert PAY not in str(read(f"SELECT * FROM {table}")), table
    assert PAY not in wang.told()
    assert PAY not in str(vars(wang.counter.scans))


def test_the_code_that_is_read_again_at_once_pays_no_sale_below(wang: Till, bank: Acquirer) -> None:
    wang.scan(PAY)
    assert top_up(wang)
    wang.beam(PAY, after=300)
    wang.settled()
    assert (len(bank.bank.orders), wang.counter.sale.tenders) == (1, ())


def test_the_customer_sees_the_top_up_and_not_the_sale_below(
    wang: Till, bank: Acquirer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(payment_acts, "LOOK_AGAIN_MS", 60_000)
    bank.bank.plan.append(WAIT)
    seen = [customer_state(wang.counter)]
    press(wang, "6 0 F10")
    seen.append(customer_state(wang.counter))
    wang.scan(PAY)
    wang.wait(lambda: wang.counter.paying is not None and not wang.counter.busy)
    seen.append(customer_state(wang.counter))

    assert [(one.due, one.sign) for one in seen] == [
        (10_000, PaySign.ANY), (6_000, PaySign.SHOW_CODE), (6_000, PaySign.CONFIRM),
    ]  # fmt: skip
    for one in seen:
        assert (one.stage, one.payable, one.member) == (CustomerStage.PAY, 10_000, "王*明")
        assert [(line.name, line.amount) for line in one.lines] == [("Top-up", 10_000)]


def test_esc_from_the_code_is_one_step_back(wang: Till, bank: Acquirer) -> None:
    press(wang, "F10")
    assert figure(wang) == "¥100.00"
    press(wang, "Esc")
    assert sheet(wang).name == "top_up_paying"
    press(wang, "F9")
    assert [one.kind for one in top_up(wang).tenders] == [CASH]
    assert bank.bank.orders == {}


def test_more_than_is_due_is_not_asked_for(wang: Till, bank: Acquirer) -> None:
    press(wang, "2 0 0 F10")
    assert sheet(wang).name == "top_up_paying"
    assert wang.told()
    assert bank.bank.orders == {}


def test_the_till_waits_for_a_password_and_looks_by_itself(wang: Till, bank: Acquirer) -> None:
    bank.bank.plan.append(WAIT)
    wang.scan(PAY)
    wang.wait(lambda: wang.counter.paying is not None)
    assert wang.counter.panel == CodeState(10_000, CodeStage.WAITING, TenderKind.WECHAT)
    assert top_up(wang).tenders[0].kind == WECHAT


def test_a_lost_answer_is_told_and_found(wang: Till, bank: Acquirer) -> None:
    bank.troubles.append(DROP_REPLY)
    wang.scan(PAY)
    assert top_up(wang).principal == bank.bank.kept() == 10_000


def test_called_off_it_goes_back_and_cash_pays(wang: Till, bank: Acquirer, monkeypatch: pytest.MonkeyPatch) -> None:
    """While it waits no other code is taken, and no key takes the money of the sale below."""
    monkeypatch.setattr(payment_acts, "LOOK_AGAIN_MS", 60_000)
    bank.bank.plan.append(WAIT)
    wang.scan(PAY)
    wang.wait(lambda: wang.counter.paying is not None and not wang.counter.busy)
    for code in (PAY, ALI, OWN):
        wang.scan(code)
    wang.do(acts.Pay(TenderKind.CASH))
    assert (len(bank.bank.orders), wang.counter.sale.tenders, wang.lines()) == (1, (), [("自编货", 1)])
    Settler(wang.counter.desk, lambda: 0).step(wang.counter.at_work())
    assert [one.state for one in wang.shop.books.unsettled_payments()] == [PENDING]
    press(wang, "Esc")
    wang.wait(lambda: wang.counter.paying is None and not wang.counter.busy)
    assert (sheet(wang).name, figure(wang), bank.bank.kept()) == ("top_up_paying", "¥100.00", 0)
    press(wang, "F9")
    assert [one.kind for one in top_up(wang).tenders] == [CASH]
    rests(wang, bank, 0)


def test_a_provider_that_is_down_can_be_called_off(wang: Till, bank: Acquirer) -> None:
    bank.troubles.extend([DROP_REQUEST] * 6)
    wang.scan(PAY)
    wang.wait(lambda: wang.counter.paying is not None and not wang.counter.busy)
    press(wang, "Esc")
    wang.wait(lambda: wang.counter.paying is None and not wang.counter.busy)
    bank.troubles.clear()
    press(wang, "F9")
    assert [one.kind for one in top_up(wang).tenders] == [CASH]
    rests(wang, bank, 0)


def test_a_refused_customer_pays_otherwise(wang: Till, bank: Acquirer) -> None:
    bank.bank.plan.append(REFUSE)
    wang.scan(PAY)
    wang.wait(lambda: not wang.counter.busy and wang.counter.payee is None)
    assert "refused" in wang.told()
    press(wang, "F9")
    assert [one.kind for one in top_up(wang).tenders] == [CASH]
    rests(wang, bank, 0)


def test_money_that_was_taken_goes_back_only_when_somebody_says_so(wang: Till, bank: Acquirer) -> None:
    press(wang, "6 0 F10")
    wang.scan(PAY)
    wang.wait(lambda: not wang.counter.busy and sheet(wang).name == "top_up_paying")
    press(wang, "Esc Esc")
    assert (figure(wang), bank.bank.kept()) == ("¥40.00", 6000)
    press(wang, "Esc")
    assert titled(wang) == "Give ¥60.00 back?"
    press(wang, "Return")
    wang.wait(lambda: not wang.counter.busy and not sheet(wang).holds)
    assert (figure(wang), bank.bank.kept(), entries_of(wang, TopUpCompleted)) == ("¥100.00", 0, 0)


def test_what_is_on_the_sheet_is_the_cashiers_and_what_is_left_behind_goes_back(wang: Till, bank: Acquirer) -> None:
    """Nobody undoes it while the sheet is open; when the till locks itself, the sheet is gone and so is the payment."""
    press(wang, "6 0 F10")
    wang.scan(PAY)
    wang.wait(lambda: not wang.counter.busy and sheet(wang).name == "top_up_paying")
    clock = iter(range(0, 10_000_000, 60_000))
    settler = Settler(wang.counter.desk, lambda: next(clock))
    settler.step(wang.counter.at_work())
    assert bank.bank.kept() == 6000
    wang.do(acts.Lock())
    rests(wang, bank, 0)


def test_what_could_not_be_written_is_written_by_the_next_key(
    wang: Till, bank: Acquirer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The money is there, the entry is not: it stays on the sheet, and is paid once."""
    with monkeypatch.context() as broken:
        broken.setattr("local_db.payments.captured", _no_disk)
        wang.scan(PAY)
        wang.wait(lambda: not wang.counter.busy and wang.counter.payee is None)
        assert (figure(wang), sheet(wang).holds, bank.bank.kept()) == ("¥0.00", True, 10_000)
    press(wang, "F9")
    assert [(one.kind, one.amount) for one in top_up(wang).tenders] == [(WECHAT, 10_000)]
    assert len(bank.bank.orders) == 1
    rests(wang, bank, 10_000)


def _no_disk(body: object) -> object:
    raise Refusal("payment_not_taken", payment="", kind="", amount=0)


def test_a_top_up_by_code_that_is_taken_back_goes_back_through_the_provider(wang: Till, bank: Acquirer) -> None:
    wang.scan(PAY)
    assert top_up(wang)
    wang.think()
    press(wang, "Return Ctrl+T F8 Return")
    assert facts(wang)["WeChat Pay"] == "¥100.00"
    press(wang, "2")
    wang.do(acts.SignIn("A2", BEAS_PIN))
    wang.settled()

    body = last(wang)
    assert isinstance(body, TopUpCancelled)
    assert [(one.kind, one.amount) for one in body.tenders] == [(WECHAT, 10_000)]
    rests(wang, bank, 0)


def test_without_a_provider_the_sheet_has_no_such_key(club_till: Till) -> None:
    club_till.scan(CARD)
    press(club_till, "1 0 0 Ctrl+T F10")
    assert club_till.told().startswith("This key does nothing here")
