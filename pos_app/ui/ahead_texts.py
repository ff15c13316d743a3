"""What the till says when it refuses something about new members, packages, draws and coupons: literals for lupdate."""

from pos_app.ui.speak import QT_TRANSLATE_NOOP

AHEAD: dict[str, tuple[str, str]] = {
    "phone_or_card_needed": (
        QT_TRANSLATE_NOOP("Refusal", "A new member needs a phone number or a card"),
        QT_TRANSLATE_NOOP("Refusal", "Type the phone number, or scan a blank card"),
    ),
    "not_a_phone": (
        QT_TRANSLATE_NOOP("Refusal", "{typed} is not a phone number"),
        QT_TRANSLATE_NOOP("Refusal", "Type its 11 digits again"),
    ),
    "not_a_card": (
        QT_TRANSLATE_NOOP("Refusal", "{card} cannot be a member card"),
        QT_TRANSLATE_NOOP("Refusal", "Scan a blank card of this chain"),
    ),
    "not_a_birthday": (
        QT_TRANSLATE_NOOP("Refusal", "{typed} is not a birthday"),
        QT_TRANSLATE_NOOP("Refusal", "Type it as 1990-05-17, or leave it empty"),
    ),
    "phone_taken": (
        QT_TRANSLATE_NOOP("Refusal", "This phone number belongs to {name}"),
        QT_TRANSLATE_NOOP("Refusal", "Attach that member instead"),
    ),
    "card_taken": (
        QT_TRANSLATE_NOOP("Refusal", "This card belongs to {name}"),
        QT_TRANSLATE_NOOP("Refusal", "Scan another blank card"),
    ),
    "no_agreement": (
        QT_TRANSLATE_NOOP("Refusal", "The agreement was not accepted"),
        QT_TRANSLATE_NOOP("Refusal", "Show it to the customer and ask again"),
    ),
    "refers_himself": (
        QT_TRANSLATE_NOOP("Refusal", "Nobody can bring himself"),
        QT_TRANSLATE_NOOP("Refusal", "Choose the member who brought him, or nobody"),
    ),
    "member_needed": (
        QT_TRANSLATE_NOOP("Refusal", "{name} is sold to members only"),
        QT_TRANSLATE_NOOP("Refusal", "Scan the card, or enrol the customer first"),
    ),
    "no_group": (
        QT_TRANSLATE_NOOP("Refusal", "This sale is not for a company"),
        QT_TRANSLATE_NOOP("Refusal", "Attach the company first, then who buys for it"),
    ),
    "agent_is_group": (
        QT_TRANSLATE_NOOP("Refusal", "A company cannot buy for a company"),
        QT_TRANSLATE_NOOP("Refusal", "Scan the card of the person who buys"),
    ),
    "unknown_package": (
        QT_TRANSLATE_NOOP("Refusal", "The till does not know this package yet"),
        QT_TRANSLATE_NOOP("Refusal", "Try again when HQ was reached"),
    ),
    "no_package_here": (
        QT_TRANSLATE_NOOP("Refusal", "No package of this member can be paid back here"),
        QT_TRANSLATE_NOOP("Refusal", "Scan the receipt of the sale that sold it"),
    ),
    "package_not_refundable": (
        QT_TRANSLATE_NOOP("Refusal", "This package is not paid back"),
        QT_TRANSLATE_NOOP("Refusal", "The sessions stay good until they are used"),
    ),
    "sessions_elsewhere": (
        QT_TRANSLATE_NOOP("Refusal", "{here} of {left} sessions are known to be free here"),
        QT_TRANSLATE_NOOP("Refusal", "Try again when HQ was reached"),
    ),
    "sessions_used": (
        QT_TRANSLATE_NOOP("Refusal", "Sessions of this package were used already"),
        QT_TRANSLATE_NOOP("Refusal", "Pay the unused part back instead"),
    ),
    "sessions_expired": (
        QT_TRANSLATE_NOOP("Refusal", "The sessions have ended; {here} are still good"),
        QT_TRANSLATE_NOOP("Refusal", "Use those, or sell a new package"),
    ),
    "not_enough_sessions": (
        QT_TRANSLATE_NOOP("Refusal", "{here} sessions are left here, {wanted} are wanted"),
        QT_TRANSLATE_NOOP("Refusal", "Tick off fewer, or ask HQ for more"),
    ),
    "line_is_covered": (
        QT_TRANSLATE_NOOP("Refusal", "A session pays for this line already"),
        QT_TRANSLATE_NOOP("Refusal", "Choose another line"),
    ),
    "not_covered": (
        QT_TRANSLATE_NOOP("Refusal", "This package does not cover {sku}"),
        QT_TRANSLATE_NOOP("Refusal", "Choose another package, or sell it"),
    ),
    "not_transferable": (
        QT_TRANSLATE_NOOP("Refusal", "This package cannot be given to somebody else"),
        QT_TRANSLATE_NOOP("Refusal", "It stays with its member"),
    ),
    "same_member": (
        QT_TRANSLATE_NOOP("Refusal", "Both are the same member"),
        QT_TRANSLATE_NOOP("Refusal", "Scan the other member's card"),
    ),
    "unknown_membership": (
        QT_TRANSLATE_NOOP("Refusal", "The till does not know this membership yet"),
        QT_TRANSLATE_NOOP("Refusal", "Try again when HQ was reached"),
    ),
    "unknown_draw": (
        QT_TRANSLATE_NOOP("Refusal", "The till does not know this draw yet"),
        QT_TRANSLATE_NOOP("Refusal", "Try again when HQ was reached"),
    ),
    "no_draw": (
        QT_TRANSLATE_NOOP("Refusal", "This sale has no draw left"),
        QT_TRANSLATE_NOOP("Refusal", "Each draw of a sale is made once"),
    ),
    "draw_is_free": (
        QT_TRANSLATE_NOOP("Refusal", "This draw belongs to a sale and costs no points"),
        QT_TRANSLATE_NOOP("Refusal", "Make it with the receipt of the sale"),
    ),
    "draw_again": (
        QT_TRANSLATE_NOOP("Refusal", "Another draw was made meanwhile"),
        QT_TRANSLATE_NOOP("Refusal", "Draw again"),
    ),
    "not_bound": (
        QT_TRANSLATE_NOOP("Refusal", "The till is not ready to draw yet"),
        QT_TRANSLATE_NOOP("Refusal", "Try again in a moment"),
    ),
    "no_service": (
        QT_TRANSLATE_NOOP("Refusal", "The member has no right to this here and now"),
        QT_TRANSLATE_NOOP("Refusal", "Look at the list again with F3"),
    ),
    "service_granted": (
        QT_TRANSLATE_NOOP("Refusal", "This was granted already"),
        QT_TRANSLATE_NOOP("Refusal", "Tell the member when it was; the list shows what is left"),
    ),
    "service_elsewhere": (
        QT_TRANSLATE_NOOP("Refusal", "This was granted in another store, or cannot be asked for now"),
        QT_TRANSLATE_NOOP("Refusal", "Grant something else, or try again when the network is back"),
    ),
    "coupon_expired": (
        QT_TRANSLATE_NOOP("Refusal", "This coupon has ended"),
        QT_TRANSLATE_NOOP("Refusal", "Sell without it"),
    ),
    "coupon_not_now": (
        QT_TRANSLATE_NOOP("Refusal", "This coupon is not for this member, store or time"),
        QT_TRANSLATE_NOOP("Refusal", "Sell without it; the member keeps it"),
    ),
    "coupon_not_known_here": (
        QT_TRANSLATE_NOOP("Refusal", "Whether this coupon holds is not known here: the member is of another store"),
        QT_TRANSLATE_NOOP("Refusal", "Sell without it; the member keeps it"),
    ),
    "coupon_unknown_kind": (
        QT_TRANSLATE_NOOP("Refusal", "This till is too old for this coupon"),
        QT_TRANSLATE_NOOP("Refusal", "Sell without it; the member keeps it"),
    ),
}
