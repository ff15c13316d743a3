"""How names, quantities and rates look on paper."""

import pytest

from pos_app.receipts.words import words_for
from pos_app.services.paper import masked, money_of, quantity_text, rate_text
from tests.services.shop import CARD, MILK, Shop, figures


@pytest.mark.parametrize(
    ("name", "shown"), [("王小明", "王*明"), ("王明", "王*"), ("王", "王"), ("", ""), ("欧阳小明", "欧**明")]
)
def test_names_are_masked(name: str, shown: str) -> None:
    assert masked(name) == shown


@pytest.mark.parametrize(("quantity", "per", "shown"), [(3, 1, "3"), (1284, 1000, "1.284 kg"), (50, 1000, "0.050 kg")])
def test_quantities(quantity: int, per: int, shown: str) -> None:
    assert quantity_text(quantity, per) == shown


@pytest.mark.parametrize(
    ("rate", "shown"), [("13/100", "13%"), ("0/1", "0%"), ("65/1000", "6.5%"), ("1225/10000", "12.25%")]
)
def test_rates(rate: str, shown: str) -> None:
    assert rate_text(rate) == shown


def test_money_has_its_sign() -> None:
    assert [money_of(currency).symbol for currency in ("CNY", "CHF")] == ["￥", "CHF "]


@pytest.mark.parametrize(("language", "to_pay", "tier"), [("en", "TO PAY", "Red"), ("zh_CN", "", "红钻")])
def test_a_receipt_speaks_the_language_of_the_paper(
    tmp_path_factory: pytest.TempPathFactory, language: str, to_pay: str, tier: str
) -> None:
    shop = Shop.new(tmp_path_factory.mktemp("paper"), language=language)
    shop.open()
    shop.sell(MILK, card=CARD)

    (paper,) = shop.papers()

    shown = figures(paper)
    assert (to_pay or words_for(language)["payable"]) in shown
    assert tier in shown.values()
    shop.close()
