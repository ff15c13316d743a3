"""What the till says when there is no network and the stored value that is wanted is not here: literals for lupdate."""

from pos_app.ui.speak import QT_TRANSLATE_NOOP

PHONE: dict[str, tuple[str, str]] = {
    "no_network": (
        QT_TRANSLATE_NOOP("Refusal", "No network: {here} of the stored value can be paid here"),
        QT_TRANSLATE_NOOP("Refusal", "The rest by the member's phone (Ctrl+F12), or in cash"),
    ),
    "no_network_near": (
        QT_TRANSLATE_NOOP("Refusal", "No network: {here} of the stored value can be paid here"),
        QT_TRANSLATE_NOOP("Refusal", "The rest by the member's phone (Ctrl+F12), in cash, or at register {registers}"),
    ),
    "floor_limit_off": (
        QT_TRANSLATE_NOOP("Refusal", "The plan lets no member owe"),
        QT_TRANSLATE_NOOP("Refusal", "Take cash, or the member's phone (Ctrl+F12)"),
    ),
    "floor_limit_online": (
        QT_TRANSLATE_NOOP("Refusal", "HQ is there: nobody has to owe"),
        QT_TRANSLATE_NOOP("Refusal", "Press F12"),
    ),
    "floor_limit_reached": (
        QT_TRANSLATE_NOOP("Refusal", "{amount} may still be owed here"),
        QT_TRANSLATE_NOOP("Refusal", "Take the rest in cash"),
    ),
    "not_witnessed": (
        QT_TRANSLATE_NOOP("Refusal", "This till was started and nobody has confirmed its books yet"),
        QT_TRANSLATE_NOOP("Refusal", "Take cash; with the network, or another register, it goes on by itself"),
    ),
    "shut_out": (
        QT_TRANSLATE_NOOP("Refusal", "HQ has shut this till out: what was lent to it rests"),
        QT_TRANSLATE_NOOP("Refusal", "Take cash; call headquarters"),
    ),
    "no_contact": (
        QT_TRANSLATE_NOOP("Refusal", "HQ was not heard since {since}: what was lent rests"),
        QT_TRANSLATE_NOOP("Refusal", "Take cash; see to the network"),
    ),
    "phone_not_needed": (
        QT_TRANSLATE_NOOP("Refusal", "{here} of stored value can be paid here already"),
        QT_TRANSLATE_NOOP("Refusal", "Press F12"),
    ),
    "phone_unreadable": (
        QT_TRANSLATE_NOOP("Refusal", "The answer on the phone could not be read"),
        QT_TRANSLATE_NOOP("Refusal", "Make the phone's screen bright and scan it again"),
    ),
    "phone_forged": (
        QT_TRANSLATE_NOOP("Refusal", "This answer is not from HQ"),
        QT_TRANSLATE_NOOP("Refusal", "Take cash; tell the store manager"),
    ),
    "phone_other": (
        QT_TRANSLATE_NOOP("Refusal", "This is the answer to another question"),
        QT_TRANSLATE_NOOP("Refusal", "Press Ctrl+F12 and let the phone scan the new code"),
    ),
    "phone_refused": (
        QT_TRANSLATE_NOOP("Refusal", "HQ lends nothing of this member now ({amount} are free)"),
        QT_TRANSLATE_NOOP("Refusal", "Take cash"),
    ),
}
