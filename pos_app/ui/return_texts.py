"""What the till says when a return is refused, as literals that lupdate reads."""

from pos_app.ui.speak import QT_TRANSLATE_NOOP

RETURNS: dict[str, tuple[str, str]] = {
    "receipt_not_found": (
        QT_TRANSLATE_NOOP("Refusal", "No receipt {receipt} on this till"),
        QT_TRANSLATE_NOOP("Refusal", "Check the number, or choose from the list with F8"),
    ),
    "receipt_elsewhere": (
        QT_TRANSLATE_NOOP("Refusal", "Receipt {receipt} is of register {register}"),
        QT_TRANSLATE_NOOP("Refusal", "Go to that register with it"),
    ),
    "refund_right_elsewhere": (
        QT_TRANSLATE_NOOP("Refusal", "The right to return this receipt is lent to another register"),
        QT_TRANSLATE_NOOP("Refusal", "Open the receipt again when HQ is there"),
    ),
    "return_needs_hq": (
        QT_TRANSLATE_NOOP("Refusal", "Only HQ knows what is left of receipt {receipt}, and it does not answer"),
        QT_TRANSLATE_NOOP("Refusal", "Give the goods back at register {register}, or here when HQ is there"),
    ),
    "right_is_out": (
        QT_TRANSLATE_NOOP("Refusal", "Register {register} has the right to return {receipt} and does not answer"),
        QT_TRANSLATE_NOOP("Refusal", "Try again in a minute, or give the goods back there"),
    ),
    "receipt_unknown": (
        QT_TRANSLATE_NOOP("Refusal", "HQ knows no receipt {receipt}, or not yet"),
        QT_TRANSLATE_NOOP("Refusal", "Check the number, or give the goods back at register {register}"),
    ),
    "receipt_ambiguous": (
        QT_TRANSLATE_NOOP("Refusal", "There are two receipts {receipt}"),
        QT_TRANSLATE_NOOP("Refusal", "Type the number with the 12 signs that stand behind it on the paper"),
    ),
    "return_needs_receipt": (
        QT_TRANSLATE_NOOP("Refusal", "Nothing is taken back here without a receipt"),
        QT_TRANSLATE_NOOP("Refusal", "Ask for the receipt, or find it by amount, day or phone with Ctrl+F"),
    ),
    "no_receipt_limit": (
        QT_TRANSLATE_NOOP("Refusal", "Without a receipt at most {amount} go back at a time"),
        QT_TRANSLATE_NOOP("Refusal", "Find the receipt by amount, day or phone with Ctrl+F"),
    ),
    "no_receipt_day": (
        QT_TRANSLATE_NOOP("Refusal", "Without receipts at most {amount} go back at this till in a day"),
        QT_TRANSLATE_NOOP("Refusal", "Find the receipt, or ask the customer to come back tomorrow"),
    ),
    "member_for_value": (
        QT_TRANSLATE_NOOP("Refusal", "Without a receipt it goes back as stored value of a member"),
        QT_TRANSLATE_NOOP("Refusal", "Scan the member's card, or enrol him first"),
    ),
    "receipt_other_head": (
        QT_TRANSLATE_NOOP("Refusal", "Receipt {receipt} does not fit our journal"),
        QT_TRANSLATE_NOOP("Refusal", "Keep it and call the store manager"),
    ),
    "not_on_receipt": (
        QT_TRANSLATE_NOOP("Refusal", "{name} is not on this receipt"),
        QT_TRANSLATE_NOOP("Refusal", "Check the receipt and the goods"),
    ),
    "return_changed": (
        QT_TRANSLATE_NOOP("Refusal", "Something of this receipt came back meanwhile"),
        QT_TRANSLATE_NOOP("Refusal", "Choose the goods again"),
    ),
    "sale_open_first": (
        QT_TRANSLATE_NOOP("Refusal", "A sale is open"),
        QT_TRANSLATE_NOOP("Refusal", "Finish it, or suspend it with F6; then return"),
    ),
    "nothing_left_to_return": (
        QT_TRANSLATE_NOOP("Refusal", "All of receipt {receipt} is returned already"),
        QT_TRANSLATE_NOOP("Refusal", "Check the number of the receipt"),
    ),
    "nothing_to_return": (
        QT_TRANSLATE_NOOP("Refusal", "No goods are chosen"),
        QT_TRANSLATE_NOOP("Refusal", "Press + on a line, or F8 for everything"),
    ),
    "nothing_to_charge": (
        QT_TRANSLATE_NOOP("Refusal", "Nothing of this return is to be decided"),
        QT_TRANSLATE_NOOP("Refusal", "Enter gives back what is shown"),
    ),
    "more_than_sold": (
        QT_TRANSLATE_NOOP("Refusal", "No more than {left} of this line can come back"),
        QT_TRANSLATE_NOOP("Refusal", "Type it again"),
    ),
    "refund_mixed_signs": (
        QT_TRANSLATE_NOOP("Refusal", "This receipt cannot be returned in part"),
        QT_TRANSLATE_NOOP("Refusal", "Return everything with F8"),
    ),
}
