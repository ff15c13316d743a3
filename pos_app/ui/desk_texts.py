"""Sentences for what stands beside the sale: training, settings, receipts."""

from pos_app.ui.speak import QT_TRANSLATE_NOOP

DESK = {
    "no_gift_receipt": (
        QT_TRANSLATE_NOOP("Refusal", "{receipt} is no sale: there is no gift receipt for it"),
        QT_TRANSLATE_NOOP("Refusal", "Print a copy instead"),
    ),
    "no_album": (
        QT_TRANSLATE_NOOP("Refusal", "This till keeps no receipts as files"),
        QT_TRANSLATE_NOOP("Refusal", "Print a copy instead"),
    ),
    "no_training": (
        QT_TRANSLATE_NOOP("Refusal", "There is no training at this till"),
        QT_TRANSLATE_NOOP("Refusal", "Ask the store manager"),
    ),
    "not_a_setting": (
        QT_TRANSLATE_NOOP("Refusal", "{typed} cannot stand there"),
        QT_TRANSLATE_NOOP(
            "Refusal", "Write tcp:HOST:PORT, serial:PORT, file:DEVICE or queue:NAME, or choose with + and −"
        ),
    ),
    "not_in_training": (
        QT_TRANSLATE_NOOP("Refusal", "That is not changed in a training"),
        QT_TRANSLATE_NOOP("Refusal", "End the training first"),
    ),
}
