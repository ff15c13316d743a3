"""What the story waits for: questions to the till's state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

State = dict[str, Any]


def more_than(lines: int) -> Callable[[State], bool]:
    """More lines than that lie in the cart."""

    def check(state: State) -> bool:
        return bool(state["place"] == "sale" and state["lines"] > lines)

    return check


def is_paid(state: State) -> bool:
    """The paid screen is up."""
    return bool(state["place"] == "paid" and not state["busy"])


def nothing_to_print(state: State) -> bool:
    """Everything is on paper."""
    return not state["jobs"]


def at(place: str) -> Callable[[State], bool]:
    """This screen is up and rests."""

    def check(state: State) -> bool:
        return bool(state["place"] == place and not state["busy"])

    return check


def is_kept(state: State) -> bool:
    """The open sale, as it stands, lies in the books: only the change being written is lost with the process."""
    return bool(state["kept"])


def has_staff(state: State) -> bool:
    """The names of the staff have come."""
    return bool(state["staff"])


def is_online(state: State) -> bool:
    """HQ is there and its state is complete."""
    return bool(state["online"] and state["complete"])


def has_member(member: str) -> Callable[[State], bool]:
    """This member is attached."""

    def check(state: State) -> bool:
        return bool(state["member"] == member)

    return check


def owes_less_than(due: int) -> Callable[[State], bool]:
    """Less is due than before."""

    def check(state: State) -> bool:
        return bool(not state["busy"] and state["due"] < due)

    return check


def refused(state: State) -> bool:
    """The scan bar is vermilion, or the sheet that is open says why not."""
    return bool(state["scan_mode"] == "error" or state["told"])


def shows_a_sheet(state: State) -> bool:
    """A sheet lies over the sale, as for a frozen card."""
    return bool(state["panel"] == "SheetState")


def empty(state: State) -> bool:
    """The cart is empty."""
    return bool(state["place"] == "sale" and not state["lines"])


def is_away(state: State) -> bool:
    """HQ is away."""
    return not state["online"]


def settled_or_less(due: int) -> Callable[[State], bool]:
    """Paid, or less is due than before."""

    def check(state: State) -> bool:
        return bool(not state["busy"] and (state["place"] == "paid" or state["due"] < due))

    return check


def all_sent(state: State) -> bool:
    """HQ has every entry."""
    return bool(state["online"] and not state["unsynced"])


def is_checked(state: State) -> bool:
    """The count is locked."""
    return bool(state["counted"] is not None)


def asks(state: State) -> bool:
    """A question is up."""
    return bool(state["panel"] == "AskState")


def waits_for_paper(state: State) -> bool:
    """The paid screen says that the receipt waits."""
    return bool(state["printing"] == "waiting")


def takes_back(state: State) -> bool:
    """Something is chosen to come back."""
    return bool(state["wanted"])
