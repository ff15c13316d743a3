"""Group members (M5): a company with a shared balance and named agents who buy for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.errors import Refusal

if TYPE_CHECKING:
    from domain.members import Member

GROUP = "group"


def check_agent(group: Member | None, agent: Member) -> None:
    """Whether somebody may buy for a group. Refusals: `no_group`, `agent_is_group`, `card_frozen`."""
    if group is None or group.kind != GROUP:
        raise Refusal("no_group")
    if agent.kind == GROUP or agent.id == group.id:
        raise Refusal("agent_is_group", name=agent.id)
    if agent.frozen:
        raise Refusal("card_frozen", name=agent.id)


def points_go_to(member: Member, agent: str | None) -> str:
    """Whose the points of a sale are: the agent's who buys, not the company's; without an agent the member's."""
    return agent if agent and member.kind == GROUP else member.id
