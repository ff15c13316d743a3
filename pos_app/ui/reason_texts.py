"""Reasons that are chosen by one digit: the code that the journal keeps, and its words."""

from domain import rights
from pos_app.ui.speak import translate

Reasons = tuple[tuple[str, str], ...]


def drawer_reasons() -> Reasons:
    """Why the drawer is opened without a sale."""
    return (
        ("change", translate("Ask", "Change money")),
        ("count", translate("Ask", "Check the cash")),
        ("mistake", translate("Ask", "Wrong change, corrected")),
        ("other", translate("Ask", "Something else")),
    )


def money_back_reasons() -> Reasons:
    """Why a top-up or a package is paid back."""
    return (
        ("customer", translate("Sheet", "The customer changed his mind")),
        ("mistake", translate("Sheet", "It was entered wrongly")),
        ("other", translate("Sheet", "Something else")),
    )


def hand_reasons() -> Reasons:
    """Why a price is changed by hand or something is taken off: `rights.REASONS`, in their order."""
    return (
        ("damaged", translate("Sheet", "Damaged")),
        ("expiring", translate("Sheet", "Expires soon")),
        ("price_match", translate("Sheet", "Cheaper elsewhere")),
        ("label", translate("Sheet", "Another price on the shelf")),
        ("goodwill", translate("Sheet", "Goodwill")),
    )


def gift_back_reasons() -> Reasons:
    """Why a gift is brought back."""
    return (("broken", translate("Sheet", "It is broken or faulty")), *money_back_reasons())


def no_receipt_reasons() -> Reasons:
    """Why goods come back without a receipt."""
    return (
        ("lost", translate("Sheet", "The receipt is lost")),
        ("present", translate("Sheet", "It was a present")),
        ("broken", translate("Sheet", "It is broken or faulty")),
        ("other", translate("Sheet", "Something else")),
    )


def void_reasons() -> Reasons:
    """Why a finished sale is voided."""
    return (
        ("wrong_goods", translate("Sheet", "Wrong goods or quantity")),
        ("wrong_payment", translate("Sheet", "Paid the wrong way")),
        ("customer", translate("Sheet", "The customer changed his mind")),
        ("other", translate("Sheet", "Something else")),
    )


def pay_in_reasons() -> Reasons:
    """Why cash is laid into the drawer."""
    return (
        ("change", translate("Ask", "Change money")),
        ("found", translate("Sheet", "Found afterwards")),
        ("other", translate("Sheet", "Something else")),
    )


def pay_out_reasons() -> Reasons:
    """Why cash is taken out of the drawer."""
    return (
        ("expense", translate("Sheet", "Bought for the shop")),
        ("supplier", translate("Sheet", "Paid to a supplier")),
        ("change", translate("Ask", "Change money")),
        ("other", translate("Sheet", "Something else")),
    )


def drop_reasons() -> Reasons:
    """Why cash goes to the safe."""
    return (
        ("full", translate("Sheet", "Too much in the drawer")),
        ("handover", translate("Sheet", "Handed over")),
        ("other", translate("Sheet", "Something else")),
    )


def grant_reasons() -> Reasons:
    """Why a tier or a membership is granted by hand."""
    return (
        ("condition", translate("Sheet", "The shop's condition is met")),
        ("apology", translate("Sheet", "To make up for something")),
        ("promised", translate("Sheet", "Won or promised")),
        ("other", translate("Sheet", "Something else")),
    )


def freeze_reasons() -> Reasons:
    """Why a member is frozen."""
    return (
        ("lost", translate("Sheet", "The card is lost")),
        ("stolen", translate("Sheet", "The card was stolen")),
        ("asked", translate("Sheet", "The member asks for it")),
        ("other", translate("Sheet", "Something else")),
    )


def unfreeze_reasons() -> Reasons:
    """Why a member is unfrozen."""
    return (
        ("found", translate("Sheet", "The card was found")),
        ("new_card", translate("Sheet", "He has a new card")),
        ("mistake", translate("Sheet", "It was frozen by mistake")),
        ("other", translate("Sheet", "Something else")),
    )


def replace_reasons() -> Reasons:
    """Why a member gets a new card."""
    return (
        ("lost", translate("Sheet", "The card is lost")),
        ("stolen", translate("Sheet", "The card was stolen")),
        ("broken", translate("Sheet", "It cannot be read any more")),
        ("other", translate("Sheet", "Something else")),
    )


def papers() -> Reasons:
    """Which paper says that it is he."""
    return (
        ("id_card", translate("Sheet", "Identity card")),
        ("passport", translate("Sheet", "Passport")),
        ("other", translate("Sheet", "Another paper with a picture")),
    )


def reason_word(right: str, reason: str) -> str:
    """A reason in words; one that somebody typed stands as it is."""
    of_right = {rights.NO_SALE: drawer_reasons, rights.VOID: void_reasons, rights.RETURN: gift_back_reasons}
    of_right[rights.NO_RECEIPT] = no_receipt_reasons
    of_right |= {rights.PAID_IN: pay_in_reasons, rights.PAID_OUT: pay_out_reasons, rights.CASH_DROP: drop_reasons}
    of_right |= dict.fromkeys((rights.OVERRIDE, rights.DISCOUNT), hand_reasons)
    of_right |= dict.fromkeys((rights.GRANT_TIER, rights.GRANT_MEMBERSHIP), grant_reasons)
    of_right |= {rights.UNFREEZE: unfreeze_reasons, rights.REPLACE_CARD: replace_reasons}
    return dict(of_right.get(right, money_back_reasons)()).get(reason, reason)
