"""What the till says when it refuses something about cards and payments by code: literals for lupdate."""

from pos_app.ui.speak import QT_TRANSLATE_NOOP

PAYMENTS: dict[str, tuple[str, str]] = {
    "not_on_account": (
        QT_TRANSLATE_NOOP("Refusal", "{name} does not buy on account"),
        QT_TRANSLATE_NOOP("Refusal", "Only companies do; take the money otherwise"),
    ),
    "no_account": (
        QT_TRANSLATE_NOOP("Refusal", "{name} has no account"),
        QT_TRANSLATE_NOOP("Refusal", "HQ opens one; take the money otherwise"),
    ),
    "account_limit": (
        QT_TRANSLATE_NOOP("Refusal", "On account {amount} is left, of a limit of {limit}"),
        QT_TRANSLATE_NOOP("Refusal", "Take that, and the rest otherwise; HQ raises the limit"),
    ),
    "account_left": (
        QT_TRANSLATE_NOOP("Refusal", "On account {amount} is left"),
        QT_TRANSLATE_NOOP("Refusal", "Take that, and the rest otherwise; HQ raises the limit"),
    ),
    "account_elsewhere": (
        QT_TRANSLATE_NOOP("Refusal", "On account {amount} can be taken here, more is lent to {where}"),
        QT_TRANSLATE_NOOP("Refusal", "HQ asks for it back: try again in a moment, or take the rest otherwise"),
    ),
    "account_offline": (
        QT_TRANSLATE_NOOP("Refusal", "No network: {amount} can go on account here"),
        QT_TRANSLATE_NOOP("Refusal", "Take that, and the rest otherwise"),
    ),
    "tender_not_set_up": (
        QT_TRANSLATE_NOOP("Refusal", "This till cannot take this way of paying"),
        QT_TRANSLATE_NOOP("Refusal", "Take the money otherwise, and tell the manager"),
    ),
    "refund_not_set_up": (
        QT_TRANSLATE_NOOP("Refusal", "This till cannot give back what was paid by phone"),
        QT_TRANSLATE_NOOP("Refusal", "Give the goods back at a till that takes this payment"),
    ),
    "payment_refused": (
        QT_TRANSLATE_NOOP("Refusal", "The customer's payment was refused ({said})"),
        QT_TRANSLATE_NOOP("Refusal", "Let the customer show another code, or take the money otherwise"),
    ),
    "payment_code_too_soon": (
        QT_TRANSLATE_NOOP("Refusal", "A payment code came right behind an article"),
        QT_TRANSLATE_NOOP("Refusal", "Scan the code again if the customer wants to pay"),
    ),
    "payment_in_flight": (
        QT_TRANSLATE_NOOP("Refusal", "A payment of this sale has no answer yet"),
        QT_TRANSLATE_NOOP("Refusal", "Ask again, or call it off"),
    ),
    "payment_is_final": (
        QT_TRANSLATE_NOOP("Refusal", "This payment cannot be changed any more"),
        QT_TRANSLATE_NOOP("Refusal", "Look at how it stands now"),
    ),
    "payment_not_taken": (
        QT_TRANSLATE_NOOP("Refusal", "This payment did not bring the money"),
        QT_TRANSLATE_NOOP("Refusal", "Take the tenders back and let the customer pay again"),
    ),
    "payments_open": (
        QT_TRANSLATE_NOOP("Refusal", "Payments without an end: {count}"),
        QT_TRANSLATE_NOOP("Refusal", "Wait until each is taken or undone, then close the shift"),
    ),
    "reference_needed": (
        QT_TRANSLATE_NOOP("Refusal", "The reference on the terminal's slip is needed"),
        QT_TRANSLATE_NOOP("Refusal", "Type its {least} to {most} characters"),
    ),
    "reference_twice": (
        QT_TRANSLATE_NOOP("Refusal", "The slip {reference} is in this sale already"),
        QT_TRANSLATE_NOOP("Refusal", "Type the reference of the other slip"),
    ),
    "paid_already": (
        QT_TRANSLATE_NOOP("Refusal", "More was paid already than this would cost"),
        QT_TRANSLATE_NOOP("Refusal", "Take the tenders back first"),
    ),
}
