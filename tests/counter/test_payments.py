"""Paying by the customer's code and by a card terminal, with keys, scanner and finger on the real window."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from domain.tenders import ALIPAY, CARD, CASH, WECHAT
from pos_app.payments import posting
from pos_app.payments.bank import REFUSE, WAIT
from pos_app.payments.simulated import Simulated
from pos_app.services.sounds import Level, Sounds
from pos_app.ui.acts import TenderKind
from pos_app.ui.control import payment_acts
from pos_app.ui.state_panels import AskState, CodeStage, CodeState, SlipState
from tests.counter.test_sounds import Ear
from tests.counter.till import Till
from tests.payments.acquirers import DROP_REPLY, DROP_REQUEST, Acquirer, serving, simulated_wire
from tests.services.shop import OWN, SOAP, Shop, sale_of

PAY, OTHER, ALI = "134567890123456789", "134567890123456780", "2812345678901234567"
SLIP = "123456789012"


@pytest.fixture
def bank(monkeypatch: pytest.MonkeyPatch) -> Iterator[Acquirer]:
    """A provider on this machine; the till waits a moment only, and looks again soon."""
    monkeypatch.setattr(posting, "ANSWER", 0.25)
    monkeypatch.setattr(payment_acts, "LOOK_AGAIN_MS", 30)
    with serving(simulated_wire) as server:
        yield server


@pytest.fixture
def sale(qapp: QApplication, shop: Shop, bank: Acquirer) -> Iterator[Till]:
    """One article of 9.00 lies in the cart; the counting begins."""
    provider = Simulated(bank.url)
    shop.desk = replace(shop.desk, payments={WECHAT: provider, ALIPAY: provider})
    till = Till(shop)
    till.work()
    till.scan(OWN)
    till.begin()
    yield till
    till.wait(lambda: not till.counter.busy)
    till.close()


def stage(till: Till) -> Callable[[], bool]:
    return lambda: isinstance(till.counter.panel, CodeState) and till.counter.panel.stage is not CodeStage.ASKING


@pytest.mark.parametrize(("code", "kind"), [(PAY, WECHAT), (ALI, ALIPAY)])
def test_a_customers_code_pays_with_nothing_pressed(sale: Till, bank: Acquirer, code: str, kind: str) -> None:
    sale.scan(code)

    [tender] = sale_of(sale.paid).tenders
    assert (tender.kind, tender.amount, sale.keys, sale.touches) == (kind, 900, 0, 0)
    assert bank.bank.kept() == 900


def test_the_difference_of_an_exchange_by_code(sale: Till, bank: Acquirer) -> None:
    """9.00 come back, a soap and 9.00 are taken: the code pays 4.99, and that is all the provider moves."""
    sale.key("F9")
    sale.scan(f"S01-R2-{sale.paid.entry.seq:06d}")
    sale.key("F8 F6")
    sale.scan(OWN)
    sale.scan(SOAP)
    sale.scan(PAY)

    body = sale_of(sale.paid)
    assert sorted((one.kind, one.amount) for one in body.tenders) == [(CASH, 900), (WECHAT, 499)]
    assert bank.bank.kept() == 499


def test_the_code_stands_nowhere(sale: Till) -> None:
    sale.scan(PAY)
    assert sale.paid
    read = sale.shop.books.readers.all
    tables = [name for (name,) in read("SELECT name FROM sqlite_master WHERE type = 'table'")]
    assert "payment" in tables
    for table in tables:
        assert PAY not in str(read(f"SELECT * FROM {table}")), table
    assert PAY not in sale.told()


def test_a_code_asked_for_by_a_key_pays_a_part(sale: Till, bank: Acquirer) -> None:
    sale.key("4 F10")
    assert sale.counter.panel == CodeState(400, CodeStage.SCAN)
    sale.scan(PAY)
    sale.wait(lambda: not sale.counter.busy)
    assert (sale.counter.sale.settlement.due, sale.keys, sale.digits) == (500, 1, 1)
    sale.key("F9")
    assert [(t.kind, t.amount) for t in sale_of(sale.paid).tenders] == [(WECHAT, 400), ("cash", 500)]
    assert bank.bank.kept() == 400


def test_a_phone_that_lies_in_the_beam_pays_nothing(sale: Till, bank: Acquirer) -> None:
    sale.scan(SOAP)
    sale.beam(PAY, after=300)
    assert "right behind an article" in sale.told()
    assert bank.bank.orders == {}
    sale.beam(PAY)
    assert sale_of(sale.paid).payable == bank.bank.kept()


def test_the_till_waits_for_a_password_and_looks_by_itself(sale: Till, bank: Acquirer) -> None:
    bank.bank.plan.append(WAIT)
    sale.scan(PAY)
    sale.wait(stage(sale))
    assert sale.counter.panel == CodeState(900, CodeStage.WAITING, TenderKind.WECHAT)
    assert sale_of(sale.paid).payable == 900


def test_a_lost_answer_is_told_and_found(sale: Till, bank: Acquirer) -> None:
    bank.troubles.append(DROP_REPLY)
    sale.scan(PAY)
    assert sale_of(sale.paid).payable == bank.bank.kept() == 900


def test_another_scan_while_it_has_no_answer_is_refused(
    sale: Till, bank: Acquirer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(payment_acts, "LOOK_AGAIN_MS", 60_000)
    bank.bank.plan.append(WAIT)
    sale.scan(PAY)
    sale.wait(stage(sale))
    for code in (OTHER, PAY, SOAP):
        sale.scan(code)
    assert len(bank.bank.orders) == 1
    assert sale.lines() == [("自编货", 1)]
    sale.key("Escape")
    sale.wait(lambda: sale.counter.paying is None and not sale.counter.busy)
    assert bank.bank.kept() == 0
    assert "undone" in sale.told()
    sale.key("F9")
    assert sale_of(sale.paid).tenders[0].kind == "cash"


def test_a_refused_customer_pays_otherwise(sale: Till, bank: Acquirer) -> None:
    bank.bank.plan.append(REFUSE)
    sale.counter.sounds = Sounds(ear := Ear(), Level.SOME)
    sale.scan(PAY)
    sale.wait(lambda: not sale.counter.busy)
    assert "refused" in sale.told()
    assert ear.heard == ["failed"]
    sale.key("F9")
    assert sale_of(sale.paid).tenders[0].kind == "cash"


def test_a_provider_that_is_down_can_be_called_off(sale: Till, bank: Acquirer) -> None:
    bank.troubles.extend([DROP_REQUEST] * 50)
    sale.scan(PAY)
    sale.wait(stage(sale))
    sale.wait(lambda: not sale.counter.busy)
    sale.key("Escape")
    sale.wait(lambda: sale.counter.paying is None and not sale.counter.busy)
    assert "being undone" in sale.told()
    sale.key("F9")
    assert sale_of(sale.paid).tenders[0].kind == "cash"
    assert bank.bank.kept() == 0


def test_money_that_was_taken_goes_back_only_when_somebody_says_so(sale: Till, bank: Acquirer) -> None:
    sale.key("4 F10")
    sale.scan(PAY)
    sale.wait(lambda: not sale.counter.busy)
    sale.key("Escape")
    assert isinstance(sale.counter.panel, AskState)
    sale.key("Escape")
    assert bank.bank.kept() == 400
    sale.key("Escape")
    sale.key("Return")
    sale.wait(lambda: not sale.counter.busy and not sale.counter.sale.tenders)
    assert bank.bank.kept() == 0


def test_a_line_is_not_removed_below_what_was_taken(sale: Till, bank: Acquirer) -> None:
    sale.scan(SOAP)
    sale.key("9 . 5 0 F10")
    sale.scan(PAY)
    sale.wait(lambda: not sale.counter.busy)
    sale.key("Delete")
    assert "paid already" in sale.told()
    assert len(sale.lines()) == 2
    assert bank.bank.kept() == 950


def test_a_card_by_its_slip_one_key(sale: Till) -> None:
    sale.key(" ".join(SLIP) + " F11")

    [tender] = sale_of(sale.paid).tenders
    assert (tender.kind, tender.amount, tender.reference, sale.keys) == (CARD, 900, SLIP, 1)


def test_a_card_asks_for_its_slip(sale: Till) -> None:
    sale.tap("Card")
    assert sale.counter.panel == SlipState(900)
    sale.key("1 2 Return")
    assert "reference" in sale.told()
    sale.key(" ".join(SLIP) + " Return")
    assert sale_of(sale.paid).tenders[0].reference == SLIP


def test_the_same_slip_pays_once(sale: Till) -> None:
    sale.key("4 F11")
    sale.key(" ".join(SLIP) + " Return")
    assert sale.counter.sale.settlement.due == 500
    sale.key(" ".join(SLIP) + " F11")
    assert "already" in sale.told()
    assert sale.counter.sale.settlement.due == 500


def test_without_a_provider_the_code_is_refused(till: Till) -> None:
    till.scan(OWN)
    till.scan(PAY)
    assert "cannot be taken here" in till.told()
