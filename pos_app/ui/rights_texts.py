"""What the till says for refusals about rights, approvals and what is done by hand: (what happened, what to do)."""

from pos_app.ui.speak import QT_TRANSLATE_NOOP

RIGHTS: dict[str, tuple[str, str]] = {
    "not_allowed": (
        QT_TRANSLATE_NOOP("Refusal", "You may not do this"),
        QT_TRANSLATE_NOOP("Refusal", "Ask the store manager"),
    ),
    "pin_not_here": (
        QT_TRANSLATE_NOOP("Refusal", "HQ has not told this register the PINs yet"),
        QT_TRANSLATE_NOOP("Refusal", "Wait until it has reached HQ, then try again"),
    ),
    "approver_needed": (
        QT_TRANSLATE_NOOP("Refusal", "A manager has to approve this"),
        QT_TRANSLATE_NOOP("Refusal", "Call the manager to type his PIN"),
    ),
    "approver_is_self": (
        QT_TRANSLATE_NOOP("Refusal", "Nobody approves his own act"),
        QT_TRANSLATE_NOOP("Refusal", "Somebody else types his PIN"),
    ),
    "approver_may_not": (
        QT_TRANSLATE_NOOP("Refusal", "{name} may not approve this"),
        QT_TRANSLATE_NOOP("Refusal", "Call somebody who may"),
    ),
    "approval_other": (
        QT_TRANSLATE_NOOP("Refusal", "That approval was for something else"),
        QT_TRANSLATE_NOOP("Refusal", "Let it be approved again"),
    ),
    "pin_short": (
        QT_TRANSLATE_NOOP("Refusal", "A PIN has {digits} digits or more"),
        QT_TRANSLATE_NOOP("Refusal", "Type it again; HQ gives a new one"),
    ),
    "staff_locked": (
        QT_TRANSLATE_NOOP("Refusal", "{name} is locked: too many wrong PINs"),
        QT_TRANSLATE_NOOP("Refusal", "A manager unlocks, or HQ gives a new PIN"),
    ),
    "unknown_staff_card": (
        QT_TRANSLATE_NOOP("Refusal", "This card signs nobody in here"),
        QT_TRANSLATE_NOOP("Refusal", "Choose your name and type your PIN"),
    ),
    "not_locked": (
        QT_TRANSLATE_NOOP("Refusal", "{name} is not locked"),
        QT_TRANSLATE_NOOP("Refusal", "Nothing is to be done"),
    ),
    "no_reason": (
        QT_TRANSLATE_NOOP("Refusal", "This needs a reason"),
        QT_TRANSLATE_NOOP("Refusal", "Choose one of the list"),
    ),
    "price_not_lower": (
        QT_TRANSLATE_NOOP("Refusal", "A price is changed to less than {amount}, and more than 0"),
        QT_TRANSLATE_NOOP("Refusal", "Type another price"),
    ),
    "percent_wrong": (
        QT_TRANSLATE_NOOP("Refusal", "A discount is 1 to 100 percent"),
        QT_TRANSLATE_NOOP("Refusal", "Type it again"),
    ),
    "changed_by_hand": (
        QT_TRANSLATE_NOOP("Refusal", "Something was taken off by hand already"),
        QT_TRANSLATE_NOOP("Refusal", "Take that back first"),
    ),
    "void_too_late": (
        QT_TRANSLATE_NOOP("Refusal", "Only sales of the open shift can be voided"),
        QT_TRANSLATE_NOOP("Refusal", "Take the goods back as a return"),
    ),
    "void_in_part": (
        QT_TRANSLATE_NOOP("Refusal", "Something of this sale came back already"),
        QT_TRANSLATE_NOOP("Refusal", "Take the rest back as a return"),
    ),
    "cash_amount": (
        QT_TRANSLATE_NOOP("Refusal", "{amount} cannot be moved"),
        QT_TRANSLATE_NOOP("Refusal", "Count it and type it again"),
    ),
    "not_in_drawer": (
        QT_TRANSLATE_NOOP("Refusal", "There is no more than {here} in the drawer"),
        QT_TRANSLATE_NOOP("Refusal", "Type a smaller amount"),
    ),
}
