"""What a right is called where somebody is asked to approve its use."""

from domain import rights
from pos_app.ui.money_text import MoneyText
from pos_app.ui.reason_texts import reason_word
from pos_app.ui.speak import translate
from pos_app.ui.state_staff import ApprovalWanted

PERCENT = (rights.OVERRIDE, rights.DISCOUNT)


def approval_words(wanted: ApprovalWanted, money: MoneyText) -> str:
    """Who wants what, how far, and why: "Ann: Change a price, 30 % (damaged)"."""
    words = f"{wanted.cashier}: {right_word(wanted.right)}"
    if wanted.amount:
        words += f", {wanted.amount} %" if wanted.right in PERCENT else f", {money.signed(wanted.amount)}"
    return f"{words} ({reason_word(wanted.right, wanted.reason)})" if wanted.reason else words


def right_word(right: str) -> str:
    """The rights that are asked for on the spot, in words; another as it stands."""
    known = {
        rights.SELL: translate("Right", "Sell"),
        rights.REMOVE: translate("Right", "Remove a line"),
        rights.CLEAR: translate("Right", "Clear the cart"),
        rights.OVERRIDE: translate("Right", "Change a price"),
        rights.DISCOUNT: translate("Right", "Give a discount"),
        rights.VOID: translate("Right", "Void a finished sale"),
        rights.NO_SALE: translate("Right", "Open the drawer"),
        rights.PAID_IN: translate("Right", "Pay cash in"),
        rights.PAID_OUT: translate("Right", "Pay cash out"),
        rights.CASH_DROP: translate("Right", "Bring cash to the safe"),
        rights.RETURN: translate("Right", "Take goods back"),
        rights.NO_RECEIPT: translate("Right", "Take goods back without a receipt"),
        rights.TOP_UP_CANCEL: translate("Right", "Take a top-up back"),
        rights.CLOSE_MEMBER: translate("Right", "Close a membership"),
        rights.FREEZE: translate("Right", "Freeze a lost card"),
        rights.UNFREEZE: translate("Right", "Unfreeze a member"),
        rights.REPLACE_CARD: translate("Right", "Give a new card"),
        rights.GRANT_TIER: translate("Right", "Grant a tier"),
        rights.GRANT_MEMBERSHIP: translate("Right", "Grant a membership"),
        rights.REFUND_PACKAGE: translate("Right", "Pay a package back"),
        rights.UNLOCK: translate("Right", "Unlock a colleague"),
        rights.TRAIN: translate("Right", "Begin a training"),
        rights.SETTINGS: translate("Right", "Change a setting of this register"),
        rights.SETTLE: translate("Right", "Pay a refund out in cash"),
    }
    return known.get(right, right)
