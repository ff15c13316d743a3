"""Name who buys for a group member (M5): the points of the sale are the agent's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.errors import Refusal
from pos_app.services.open_sale import with_cart

if TYPE_CHECKING:
    from domain.members import MemberView
    from pos_app.services.desk import Desk
    from pos_app.services.open_sale import OpenSale

GROUP = "group"


def name_agent(desk: Desk, sale: OpenSale, agent: MemberView | None) -> OpenSale:
    """The sale with its agent, or with none. Refusals `no_member`, `no_group` when the member is a person."""
    if sale.member is None:
        raise Refusal("no_member")
    if sale.member.member.kind != GROUP:
        raise Refusal("no_group")
    return with_cart(desk, sale, replace(sale.cart, agent=agent.member.id if agent is not None else None))
