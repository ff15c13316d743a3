"""What the till says for refusals about members' cards: (what happened, what to do)."""

from pos_app.ui.speak import QT_TRANSLATE_NOOP

CARDS: dict[str, tuple[str, str]] = {
    "card_frozen": (
        QT_TRANSLATE_NOOP("Refusal", "The card of {name} is frozen"),
        QT_TRANSLATE_NOOP("Refusal", "Sell without the member; the store manager can help"),
    ),
    "card_replaced": (
        QT_TRANSLATE_NOOP("Refusal", "The card {card} was replaced on {day}"),
        QT_TRANSLATE_NOOP("Refusal", "Ask for the new card, or type the phone and press F3"),
    ),
    "card_left": (
        QT_TRANSLATE_NOOP("Refusal", "{name} is no member any more"),
        QT_TRANSLATE_NOOP("Refusal", "Ctrl+N enrols him anew, with another card"),
    ),
    "frozen_already": (
        QT_TRANSLATE_NOOP("Refusal", "{name} is frozen already"),
        QT_TRANSLATE_NOOP("Refusal", "Nothing is to be done"),
    ),
    "not_frozen": (
        QT_TRANSLATE_NOOP("Refusal", "{name} is not frozen"),
        QT_TRANSLATE_NOOP("Refusal", "Nothing is to be done"),
    ),
}
