"""A company's sale and who buys for it (M5): attach the group, then its agent; the points go to the agent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.groups import check_agent
from pos_app.services.open_sale import priced

if TYPE_CHECKING:
    from domain.members import MemberView
    from pos_app.services.desk import Desk
    from pos_app.services.open_sale import OpenSale


def attach_agent(desk: Desk, sale: OpenSale, agent: MemberView) -> OpenSale:
    """Note who buys for the group that is attached. Refusals `no_group`, `agent_is_group`, `card_frozen`."""
    check_agent(sale.member.member if sale.member is not None else None, agent.member)
    return priced(desk, replace(sale, cart=replace(sale.cart, agent=agent.member.id)))


def detach_agent(desk: Desk, sale: OpenSale) -> OpenSale:
    """Nobody in particular buys for the group."""
    return priced(desk, replace(sale, cart=replace(sale.cart, agent=None)))
