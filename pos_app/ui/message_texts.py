"""What the till says for each refusal: (what happened, what to do), as literals that lupdate reads.

`{name}` and the like are filled from the refusal's parameters; amounts are written as money.
"""

from pos_app.ui.ahead_texts import AHEAD
from pos_app.ui.card_texts import CARDS
from pos_app.ui.club_texts import CLUB
from pos_app.ui.desk_texts import DESK
from pos_app.ui.payment_texts import PAYMENTS
from pos_app.ui.phone_texts import PHONE
from pos_app.ui.return_texts import RETURNS
from pos_app.ui.rights_texts import RIGHTS
from pos_app.ui.speak import QT_TRANSLATE_NOOP

Texts = dict[str, tuple[str, str]]

SCANNING: Texts = {
    "unknown_code": (
        QT_TRANSLATE_NOOP("Refusal", "No article for {scanned}"),
        QT_TRANSLATE_NOOP("Refusal", "Scan again, or press F4 to search by name"),
    ),
    "wrong_check_digit": (
        QT_TRANSLATE_NOOP("Refusal", "{scanned} was read wrongly"),
        QT_TRANSLATE_NOOP("Refusal", "Scan again, or type the digits below the bars"),
    ),
    "scan_empty": (QT_TRANSLATE_NOOP("Refusal", "Nothing was read"), QT_TRANSLATE_NOOP("Refusal", "Scan again")),
    "scan_too_long": (
        QT_TRANSLATE_NOOP("Refusal", "This code is too long for the till"),
        QT_TRANSLATE_NOOP("Refusal", "Scan the article's own barcode"),
    ),
    "scan_refused_in_dialog": (
        QT_TRANSLATE_NOOP("Refusal", "The scan was not taken"),
        QT_TRANSLATE_NOOP("Refusal", "Finish this step first, then scan again"),
    ),
    "payment_code": (
        QT_TRANSLATE_NOOP("Refusal", "This is a payment code; it cannot be taken here"),
        QT_TRANSLATE_NOOP("Refusal", "Ask for cash or stored value"),
    ),
    "nothing_typed": (
        QT_TRANSLATE_NOOP("Refusal", "Nothing was typed"),
        QT_TRANSLATE_NOOP("Refusal", "Type first, then press the key"),
    ),
    "not_an_amount": (
        QT_TRANSLATE_NOOP("Refusal", "{typed} is not an amount"),
        QT_TRANSLATE_NOOP("Refusal", "Type the amount received, for example 200 or 200.50"),
    ),
    "no_price": (
        QT_TRANSLATE_NOOP("Refusal", "{name} has no price"),
        QT_TRANSLATE_NOOP("Refusal", "Put it aside and tell the store manager"),
    ),
    "weigh_first": (
        QT_TRANSLATE_NOOP("Refusal", "{name} is sold by weight"),
        QT_TRANSLATE_NOOP("Refusal", "Weigh it, type the kilograms with a point, for example 0.735, then *"),
    ),
    "not_sold_here": (
        QT_TRANSLATE_NOOP("Refusal", "{name} is not sold here"),
        QT_TRANSLATE_NOOP("Refusal", "Put it aside"),
    ),
    "quantity_zero": (
        QT_TRANSLATE_NOOP("Refusal", "The quantity cannot be 0"),
        QT_TRANSLATE_NOOP("Refusal", "Type a quantity, or press Del to remove the line"),
    ),
    "quantity_too_large": (
        QT_TRANSLATE_NOOP("Refusal", "The quantity is too large"),
        QT_TRANSLATE_NOOP("Refusal", "At most {most}: type it again"),
    ),
    "quantity_not_a_number": (
        QT_TRANSLATE_NOOP("Refusal", "{typed} is not a quantity"),
        QT_TRANSLATE_NOOP("Refusal", "Type digits, then *"),
    ),
    "quantity_not_whole": (
        QT_TRANSLATE_NOOP("Refusal", "{typed} is not a quantity"),
        QT_TRANSLATE_NOOP("Refusal", "Pieces are whole: type digits, then *"),
    ),
    "no_line_chosen": (
        QT_TRANSLATE_NOOP("Refusal", "No line is chosen"),
        QT_TRANSLATE_NOOP("Refusal", "Choose a line with the arrow keys"),
    ),
    "busy": (
        QT_TRANSLATE_NOOP("Refusal", "The till is booking"),
        QT_TRANSLATE_NOOP("Refusal", "Wait a moment, then try again"),
    ),
    "scan_not_here": (
        QT_TRANSLATE_NOOP("Refusal", "A scan does not help here"),
        QT_TRANSLATE_NOOP("Refusal", "Finish this page, or press Esc"),
    ),
    "no_such_line": (
        QT_TRANSLATE_NOOP("Refusal", "There is no such line"),
        QT_TRANSLATE_NOOP("Refusal", "Choose a line with the arrow keys"),
    ),
    "cart_empty": (
        QT_TRANSLATE_NOOP("Refusal", "The cart is empty"),
        QT_TRANSLATE_NOOP("Refusal", "Scan an article first"),
    ),
    "nothing_to_undo": (
        QT_TRANSLATE_NOOP("Refusal", "There is nothing to undo"),
        QT_TRANSLATE_NOOP("Refusal", "Go on scanning"),
    ),
    "tenders_first": (
        QT_TRANSLATE_NOOP("Refusal", "Part of this sale is paid already"),
        QT_TRANSLATE_NOOP("Refusal", "Take the rest, or press Esc to give it back"),
    ),
    "open_sale": (
        QT_TRANSLATE_NOOP("Refusal", "A sale is open"),
        QT_TRANSLATE_NOOP("Refusal", "Finish it, or suspend it with F6"),
    ),
    "exchange_open": (
        QT_TRANSLATE_NOOP("Refusal", "Goods come back for this sale"),
        QT_TRANSLATE_NOOP("Refusal", "Finish the exchange, or press Esc: back to the return"),
    ),
    "already_finished": (
        QT_TRANSLATE_NOOP("Refusal", "This sale is finished already"),
        QT_TRANSLATE_NOOP("Refusal", "Begin the next one"),
    ),
}
MEMBERS: Texts = {
    "unknown_card": (
        QT_TRANSLATE_NOOP("Refusal", "No member has the card {card}"),
        QT_TRANSLATE_NOOP("Refusal", "Scan again, or type the phone and press F3; Ctrl+N enrols with this card"),
    ),
    "unknown_member": (
        QT_TRANSLATE_NOOP("Refusal", "No member found for {typed}"),
        QT_TRANSLATE_NOOP("Refusal", "Type the whole phone number, or scan the card; Ctrl+N enrols a new member"),
    ),
    "no_member": (
        QT_TRANSLATE_NOOP("Refusal", "This sale has no member"),
        QT_TRANSLATE_NOOP("Refusal", "Scan the card, or type the phone and press F3"),
    ),
    "coupon_needs_member": (
        QT_TRANSLATE_NOOP("Refusal", "A coupon belongs to a member"),
        QT_TRANSLATE_NOOP("Refusal", "Scan the card first, then the coupon"),
    ),
    "coupon_not_here": (
        QT_TRANSLATE_NOOP("Refusal", "This coupon cannot be used here now"),
        QT_TRANSLATE_NOOP("Refusal", "It is used, expired, or another member's; sell without it"),
    ),
    "coupon_twice": (
        QT_TRANSLATE_NOOP("Refusal", "This coupon is in the cart already"),
        QT_TRANSLATE_NOOP("Refusal", "Go on scanning"),
    ),
    "coupon_unknown_rule": (
        QT_TRANSLATE_NOOP("Refusal", "The till does not know this coupon yet"),
        QT_TRANSLATE_NOOP("Refusal", "Sell without it; the member keeps it"),
    ),
}
PAYING: Texts = {
    "nothing_to_pay": (
        QT_TRANSLATE_NOOP("Refusal", "There is nothing to pay"),
        QT_TRANSLATE_NOOP("Refusal", "Scan an article first"),
    ),
    "prices_changed": (
        QT_TRANSLATE_NOOP("Refusal", "New prices are in force: {due} are due now"),
        QT_TRANSLATE_NOOP("Refusal", "Tell the customer, then take the payment"),
    ),
    "tenders_below_total": (
        QT_TRANSLATE_NOOP("Refusal", "{due} are still to pay"),
        QT_TRANSLATE_NOOP("Refusal", "Take the rest"),
    ),
    "tender_not_positive": (
        QT_TRANSLATE_NOOP("Refusal", "The amount cannot be 0"),
        QT_TRANSLATE_NOOP("Refusal", "Type the amount again"),
    ),
    "too_much_without_cash": (
        QT_TRANSLATE_NOOP("Refusal", "Only cash gives change"),
        QT_TRANSLATE_NOOP("Refusal", "Type at most {payable}"),
    ),
    "much_cash": (
        QT_TRANSLATE_NOOP("Refusal", "{amount} in cash is much more than is due"),
        QT_TRANSLATE_NOOP("Refusal", "Count again"),
    ),
    "not_enough_stored_value": (
        QT_TRANSLATE_NOOP("Refusal", "Stored value to spend here: {here} of {balance}"),
        QT_TRANSLATE_NOOP("Refusal", "Press F12 to take what is here, the rest in cash"),
    ),
    "stored_value_empty": (
        QT_TRANSLATE_NOOP("Refusal", "No stored value can be spent here now (balance {balance})"),
        QT_TRANSLATE_NOOP("Refusal", "Take cash"),
    ),
    "not_enough_allowance": (
        QT_TRANSLATE_NOOP("Refusal", "This till may spend only {room} of it now"),
        QT_TRANSLATE_NOOP("Refusal", "Take the rest in cash"),
    ),
    "lent_elsewhere": (
        QT_TRANSLATE_NOOP("Refusal", "{amount} of the balance are lent to {where} since {since}"),
        QT_TRANSLATE_NOOP("Refusal", "Take the rest in cash"),
    ),
}
STAFF: Texts = {
    "wrong_pin": (QT_TRANSLATE_NOOP("Refusal", "The PIN is wrong"), QT_TRANSLATE_NOOP("Refusal", "Try again")),
    "pin_locked": (
        QT_TRANSLATE_NOOP("Refusal", "Too many wrong PINs"),
        QT_TRANSLATE_NOOP("Refusal", "Wait {seconds} seconds, then try again"),
    ),
    "not_signed_in": (
        QT_TRANSLATE_NOOP("Refusal", "Nobody is signed in"),
        QT_TRANSLATE_NOOP("Refusal", "Sign in first"),
    ),
    "count_first": (
        QT_TRANSLATE_NOOP("Refusal", "The drawer is not counted yet"),
        QT_TRANSLATE_NOOP("Refusal", "Count it and lock the count"),
    ),
    "unknown_staff": (
        QT_TRANSLATE_NOOP("Refusal", "Nobody here has this name"),
        QT_TRANSLATE_NOOP("Refusal", "Choose from the list"),
    ),
    "no_shift": (QT_TRANSLATE_NOOP("Refusal", "No shift is open"), QT_TRANSLATE_NOOP("Refusal", "Open a shift first")),
    "shift_open": (
        QT_TRANSLATE_NOOP("Refusal", "A shift is still open"),
        QT_TRANSLATE_NOOP("Refusal", "Close it first"),
    ),
    "shift_already_open": (
        QT_TRANSLATE_NOOP("Refusal", "The shift is open already"),
        QT_TRANSLATE_NOOP("Refusal", "Go on selling"),
    ),
    "shift_closed": (
        QT_TRANSLATE_NOOP("Refusal", "The shift is closed"),
        QT_TRANSLATE_NOOP("Refusal", "Open a new one"),
    ),
    "day_closed": (
        QT_TRANSLATE_NOOP("Refusal", "The business day {day} is closed"),
        QT_TRANSLATE_NOOP("Refusal", "Open a shift of the new day"),
    ),
    "float_wrong": (
        QT_TRANSLATE_NOOP("Refusal", "{amount} cannot be a float"),
        QT_TRANSLATE_NOOP("Refusal", "Count it again"),
    ),
    "count_not_a_number": (
        QT_TRANSLATE_NOOP("Refusal", "A count is missing"),
        QT_TRANSLATE_NOOP("Refusal", "Type how many of each"),
    ),
    "reason_needed": (
        QT_TRANSLATE_NOOP("Refusal", "The drawer differs by {variance}"),
        QT_TRANSLATE_NOOP("Refusal", "Choose a reason"),
    ),
    "suspended_sales": (
        QT_TRANSLATE_NOOP("Refusal", "Sales are still suspended"),
        QT_TRANSLATE_NOOP("Refusal", "Resume or clear them before closing"),
    ),
}
STORED_VALUE: Texts = {
    "member_pin_needed": (
        QT_TRANSLATE_NOOP("Refusal", "More than {limit} of stored value needs the member's PIN"),
        QT_TRANSLATE_NOOP("Refusal", "Let the member type it, or take at most {limit} of it"),
    ),
    "member_pin_missing": (
        QT_TRANSLATE_NOOP("Refusal", "This till knows no PIN of the member"),
        QT_TRANSLATE_NOOP("Refusal", "Take at most {limit} of stored value, the rest in cash"),
    ),
    "top_up_amount": (
        QT_TRANSLATE_NOOP("Refusal", "The amount cannot be 0"),
        QT_TRANSLATE_NOOP("Refusal", "Type how much is paid in"),
    ),
    "top_up_not_by": (
        QT_TRANSLATE_NOOP("Refusal", "Stored value and points cannot pay a top-up"),
        QT_TRANSLATE_NOOP("Refusal", "Take cash or a card"),
    ),
    "top_up_changed": (
        QT_TRANSLATE_NOOP("Refusal", "The bonus is another one now: {principal} bring {bonus}"),
        QT_TRANSLATE_NOOP("Refusal", "Tell the customer, then begin the top-up again"),
    ),
    "top_up_offline": (
        QT_TRANSLATE_NOOP("Refusal", "HQ cannot be asked; {may_pay} may be paid in here"),
        QT_TRANSLATE_NOOP("Refusal", "Top up less, or later"),
    ),
    "card_limit": (
        QT_TRANSLATE_NOOP("Refusal", "The law limits this card: {may_pay} may still be paid in"),
        QT_TRANSLATE_NOOP("Refusal", "Top up at most that"),
    ),
    "trial_unknown": (
        QT_TRANSLATE_NOOP("Refusal", "The plan has no such trial card"),
        QT_TRANSLATE_NOOP("Refusal", "Choose from the list"),
    ),
    "trial_not_now": (
        QT_TRANSLATE_NOOP("Refusal", "This trial card is not sold now"),
        QT_TRANSLATE_NOOP("Refusal", "Offer an ordinary top-up"),
    ),
    "trial_used": (
        QT_TRANSLATE_NOOP("Refusal", "This member had the trial card already, or HQ cannot be asked"),
        QT_TRANSLATE_NOOP("Refusal", "Offer an ordinary top-up"),
    ),
    "top_up_not_found": (
        QT_TRANSLATE_NOOP("Refusal", "Receipt {receipt} is no top-up of this till"),
        QT_TRANSLATE_NOOP("Refusal", "Check the number, or choose from the list"),
    ),
    "top_up_cancelled_before": (
        QT_TRANSLATE_NOOP("Refusal", "The top-up {receipt} was cancelled already"),
        QT_TRANSLATE_NOOP("Refusal", "Check the number of the receipt"),
    ),
    "top_up_too_old": (
        QT_TRANSLATE_NOOP("Refusal", "This top-up could be cancelled until {until}"),
        QT_TRANSLATE_NOOP("Refusal", "The balance stays; closing the membership pays back what is owed"),
    ),
    "top_up_touched": (
        QT_TRANSLATE_NOOP("Refusal", "Something of this top-up was spent, or lies at another till"),
        QT_TRANSLATE_NOOP("Refusal", "It cannot be cancelled; the balance stays"),
    ),
    "identity_needed": (
        QT_TRANSLATE_NOOP("Refusal", "This needs a look at an identity paper"),
        QT_TRANSLATE_NOOP("Refusal", "Ask for it and choose its kind"),
    ),
    "member_in_sale": (
        QT_TRANSLATE_NOOP("Refusal", "An open sale holds stored value or coupons of this member"),
        QT_TRANSLATE_NOOP("Refusal", "Finish or clear it first"),
    ),
    "recharge_code_mistyped": (
        QT_TRANSLATE_NOOP("Refusal", "This code was mistyped"),
        QT_TRANSLATE_NOOP("Refusal", "Type its 16 characters again; HQ was not asked"),
    ),
    "recharge_refused": (
        QT_TRANSLATE_NOOP("Refusal", "This card is not accepted"),
        QT_TRANSLATE_NOOP("Refusal", "Check the code; the store manager can ask HQ"),
    ),
    "recharge_wait": (
        QT_TRANSLATE_NOOP("Refusal", "Too many refused cards"),
        QT_TRANSLATE_NOOP("Refusal", "Wait {seconds} seconds, then try again"),
    ),
    "recharge_offline": (
        QT_TRANSLATE_NOOP("Refusal", "Recharge cards need HQ, which cannot be reached"),
        QT_TRANSLATE_NOOP("Refusal", "Keep the card and try again later"),
    ),
    "recharge_unanswered": (
        QT_TRANSLATE_NOOP("Refusal", "HQ did not answer"),
        QT_TRANSLATE_NOOP("Refusal", "Try the same card again: it is credited once"),
    ),
    "recharge_limit": (
        QT_TRANSLATE_NOOP("Refusal", "The law limits the balance: {may_pay} may still be paid in"),
        QT_TRANSLATE_NOOP("Refusal", "The card stays good; use it later"),
    ),
    "recharge_done_before": (
        QT_TRANSLATE_NOOP("Refusal", "This card was credited to the member already ({amount})"),
        QT_TRANSLATE_NOOP("Refusal", "Look at the balance"),
    ),
}
OTHER = (
    QT_TRANSLATE_NOOP("Refusal", "This was refused ({code})"),
    QT_TRANSLATE_NOOP("Refusal", "Nothing was lost; try again or ask the store manager"),
)
REFUSALS: Texts = SCANNING | MEMBERS | PAYING | RETURNS | STAFF | CLUB | STORED_VALUE | AHEAD | PHONE | PAYMENTS
REFUSALS |= DESK | RIGHTS | CARDS
