"""A company buys through its agent."""

import pytest

from domain.errors import Refusal
from pos_app.services.attach_agent import attach_agent, detach_agent
from pos_app.services.attach_member import attach_member, find_card
from pos_app.services.take_payment import take_cash
from tests.services.shop import CARD, MILK, TWIN_CARD, Shop, member_row, sale_of

FIRM_CARD = "290000000088"
FIRM = {"id": "G1", "name": "滨江公司", "kind": "group", "card": FIRM_CARD, "home_store": "S01"}


def test_the_agent_stands_in_the_entry(open_shop: Shop) -> None:
    shop = open_shop
    shop.store.apply_rows([member_row(FIRM, 1)], {}, 1)
    firm, agent = find_card(shop.desk, FIRM_CARD), find_card(shop.desk, CARD)

    sale = attach_agent(shop.desk, attach_member(shop.desk, shop.cart(MILK), firm), agent)
    sold = sale_of(shop.finish(take_cash(shop.desk, sale)))

    assert (sold.member.id if sold.member else "", sold.agent) == ("G1", "M1")
    shop.verified()


def test_without_a_company_there_is_no_agent(open_shop: Shop) -> None:
    shop = open_shop
    shop.store.apply_rows([member_row(FIRM, 1)], {}, 1)
    firm, agent = find_card(shop.desk, FIRM_CARD), find_card(shop.desk, CARD)

    with pytest.raises(Refusal, match="no_group"):
        attach_agent(shop.desk, shop.cart(MILK, card=TWIN_CARD), agent)
    sale = attach_member(shop.desk, shop.cart(MILK), firm)
    with pytest.raises(Refusal, match="agent_is_group"):
        attach_agent(shop.desk, sale, firm)
    bound = attach_agent(shop.desk, sale, agent)
    assert detach_agent(shop.desk, bound).cart.agent is None
    assert attach_member(shop.desk, bound, agent).cart.agent is None, "another member has another agent"
