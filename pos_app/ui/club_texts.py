"""What the till says for refusals about points, gifts and tiers, and on sheets: (what happened, what to do)."""

from pos_app.ui.speak import QT_TRANSLATE_NOOP

CLUB: dict[str, tuple[str, str]] = {
    "key_not_here": (
        QT_TRANSLATE_NOOP("Refusal", "This key does nothing here"),
        QT_TRANSLATE_NOOP("Refusal", "Finish this page, or leave it with Esc"),
    ),
    "choose_tender": (
        QT_TRANSLATE_NOOP("Refusal", "How is it paid?"),
        QT_TRANSLATE_NOOP("Refusal", "Press F9 for cash, F11 for a card"),
    ),
    "choose_tender_or_code": (
        QT_TRANSLATE_NOOP("Refusal", "How is it paid?"),
        QT_TRANSLATE_NOOP("Refusal", "Press F9 for cash, F10 for a payment code, F11 for a card"),
    ),
    "points_do_not_pay": (
        QT_TRANSLATE_NOOP("Refusal", "Points do not pay here"),
        QT_TRANSLATE_NOOP("Refusal", "Take cash or stored value"),
    ),
    "not_points": (
        QT_TRANSLATE_NOOP("Refusal", "{typed} is no number of points"),
        QT_TRANSLATE_NOOP("Refusal", "Type whole points, then Ctrl+R"),
    ),
    "points_in_steps": (
        QT_TRANSLATE_NOOP("Refusal", "Points pay in steps of {step}"),
        QT_TRANSLATE_NOOP("Refusal", "Type a multiple of {step}"),
    ),
    "points_share": (
        QT_TRANSLATE_NOOP("Refusal", "Of this bill {least} to {most} points may be paid"),
        QT_TRANSLATE_NOOP("Refusal", "Type another number, or take cash"),
    ),
    "points_not_allowed": (
        QT_TRANSLATE_NOOP("Refusal", "The plan does not allow these points: {why}"),
        QT_TRANSLATE_NOOP("Refusal", "Take the points out and pay otherwise"),
    ),
    "not_enough_points": (
        QT_TRANSLATE_NOOP("Refusal", "{held} points can be spent here now, not {points}"),
        QT_TRANSLATE_NOOP("Refusal", "Type fewer, or take the rest in cash"),
    ),
    "points_empty": (
        QT_TRANSLATE_NOOP("Refusal", "No points can be spent here now (of {points})"),
        QT_TRANSLATE_NOOP("Refusal", "Take cash or stored value"),
    ),
    "no_such_gift": (
        QT_TRANSLATE_NOOP("Refusal", "No gift {sku} for {points} points"),
        QT_TRANSLATE_NOOP("Refusal", "Choose from the list of gifts"),
    ),
    "gift_not_here": (
        QT_TRANSLATE_NOOP("Refusal", "No gift that can come back here has this number"),
        QT_TRANSLATE_NOOP("Refusal", "Type it with its register, as S01-R2-000123, or go to the till that gave it"),
    ),
    "gift_not_returnable": (
        QT_TRANSLATE_NOOP("Refusal", "The plan does not take {name} back"),
        QT_TRANSLATE_NOOP("Refusal", "Nothing is to be done"),
    ),
    "gift_returned": (
        QT_TRANSLATE_NOOP("Refusal", "This gift was brought back already"),
        QT_TRANSLATE_NOOP("Refusal", "Nothing is to be done"),
    ),
    "earns_nothing": (
        QT_TRANSLATE_NOOP("Refusal", "This earns no points, or earned them already"),
        QT_TRANSLATE_NOOP("Refusal", "Nothing is to be done"),
    ),
    "no_such_tier": (
        QT_TRANSLATE_NOOP("Refusal", "The plan has no tier {tier} for this member"),
        QT_TRANSLATE_NOOP("Refusal", "Choose another tier"),
    ),
    "tier_not_better": (
        QT_TRANSLATE_NOOP("Refusal", "The member has this tier or a better one"),
        QT_TRANSLATE_NOOP("Refusal", "Choose a better tier"),
    ),
    "reason_missing": (
        QT_TRANSLATE_NOOP("Refusal", "A reason is missing"),
        QT_TRANSLATE_NOOP("Refusal", "Type why, or choose a reason"),
    ),
}
