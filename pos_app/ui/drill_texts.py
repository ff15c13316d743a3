"""What the drills of `training/drills.py` are called, what to do in them, and what was wrong: by their names."""

from collections.abc import Mapping

from pos_app.ui.money_text import MoneyText
from pos_app.ui.speak import translate

Named = Mapping[str, str | int]


def drill_title(drill: str) -> str:
    """What it is called."""
    return _titles()[drill]


def drill_task(drill: str, named: Named, money: MoneyText) -> str:
    """What to do."""
    return _filled(_tasks()[drill], named, money)


def drill_wrong(wrong: str, named: Named, money: MoneyText) -> str:
    """What was wrong, and what to do instead."""
    return _filled(_wrongs()[wrong], named, money)


def _filled(words: str, named: Named, money: MoneyText) -> str:
    """Amounts as they are typed."""
    return words.format_map({key: _typed(value, money) for key, value in named.items()})


def _typed(value: str | int, money: MoneyText) -> str:
    return money.short(value).replace(",", "") if isinstance(value, int) else value


def _titles() -> dict[str, str]:
    return {
        "cash": translate("Drill", "Cash and change"),
        "quantity": translate("Drill", "Quantity and undo"),
        "weigh": translate("Drill", "Weighed goods"),
        "member": translate("Drill", "Member by phone"),
        "split": translate("Drill", "Split payment"),
        "suspend": translate("Drill", "Suspend and resume"),
        "return": translate("Drill", "Return"),
        "offline": translate("Drill", "Without HQ"),
        "code": translate("Drill", "Wrong code"),
        "close": translate("Drill", "Close of the shift"),
    }


def _tasks() -> dict[str, str]:
    return {
        "cash": translate(
            "Drill", "Sell {name}: type {code}, Enter. The customer gives {note}: type {note}, F9; say the change."
        ),
        "quantity": translate(
            "Drill", "Sell 3 of {name} at once: 3, *, {code}, Enter. Del takes the line out, Ctrl+Z back in; then F9."
        ),
        "weigh": translate(
            "Drill", "Sell 0.350 kg of {name}: type {code}, Enter; then 0.350 and *. F9 takes the cash."
        ),
        "member": translate(
            "Drill", "The customer is a member: type his phone {phone}, F3. Sell {name}: {code}, Enter, F9."
        ),
        "split": translate(
            "Drill",
            "Member {phone}, F3; {name}: {code}, Enter. {part} of it with stored value: {part}, F12; then cash: F9.",
        ),
        "suspend": translate(
            "Drill", "{name}: {code}, Enter. The customer fetches his purse: F6 suspends. He is back: ⇧F6, Enter, F9."
        ),
        "return": translate(
            "Drill",
            "Sell {name}: {code}, Enter, F9. It comes back: F8, Enter for the receipt, F8 for all of it, Enter.",
        ),
        "offline": translate(
            "Drill", "HQ does not answer. Member {phone}, F3; {name}: {code}, Enter. F12 takes what may be taken here."
        ),
        "code": translate(
            "Drill", "The label says {bad}: type it, Enter. Nobody knows it: F4 and the name find {name}, Enter, F9."
        ),
        "close": translate(
            "Drill", "Close the shift: Ctrl+M, 2. The drawer holds {held}: count it, Enter, and look at the Z report."
        ),
    }


def _wrongs() -> dict[str, str]:
    return {
        "not_cash": translate("Drill", "It was not paid in cash: type {note}, then F9"),
        "other_note": translate("Drill", "Taken {taken}, change {change}: type {note} before F9"),
        "other_count": translate("Drill", "Sold: {count}. Type 3 and * before the code"),
        "not_undone": translate("Drill", "The line never left the cart: Del, then Ctrl+Z, before F9"),
        "not_weighed": translate("Drill", "Nothing weighed was sold: {code}, Enter, the kilograms and *"),
        "other_weight": translate("Drill", "Sold: {weight} kg; the scale says 0.350"),
        "no_member": translate("Drill", "Sold without the member: {phone}, F3, before F9"),
        "no_value": translate("Drill", "No stored value was taken: {part}, F12, before F9"),
        "other_part": translate("Drill", "Stored value paid {taken}: type {part} before F12"),
        "not_suspended": translate("Drill", "Paid at once: F6 first, then ⇧F6"),
        "voided": translate("Drill", "That voided the whole sale: a return begins with F8"),
        "sold_again": translate("Drill", "That was another sale: F8 begins the return"),
        "not_from_value": translate("Drill", "Paid without stored value: F12 works without HQ, too"),
        "not_tried": translate("Drill", "The label was not tried: {bad}, Enter, comes first"),
        "other_goods": translate("Drill", "Sold: {sold}. The customer has {name}"),
        "miscounted": translate("Drill", "Counted {counted}, the drawer holds {held}: press 0, count again"),
        "closed_so": translate("Drill", "Closed with {counted} instead of {held}: the next training tries again"),
    }
