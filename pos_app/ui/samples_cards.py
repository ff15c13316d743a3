"""Made-up sheets about a member's card, in the words of those who lay them."""

from pos_app.ui.reason_texts import Reasons, freeze_reasons, papers, replace_reasons
from pos_app.ui.speak import translate
from pos_app.ui.state_sheet import Fact, SheetKey, SheetRow, SheetState

_WHO, _PHONE, _CARD = "王晓明", "138****6621", "…0087"


def sheets() -> dict[str, SheetState]:
    """By the name of the picture, in the language that is spoken."""
    return {
        "card": _standing(frozen=False),
        "card_frozen": _standing(frozen=True),
        "freeze": SheetState(
            "freeze",
            translate("Sheet", "Freeze the card of {name}: why?").format(name=_WHO),
            translate("Sheet", "The digit of the reason freezes it, at every register that HQ reaches"),
            rows=_rows(freeze_reasons()),
        ),
        "new_card": SheetState(
            "new_card",
            translate("Sheet", "New card for {name}").format(name=_WHO),
            translate("Sheet", "Scan the new card, or type its number, then Enter"),
            asks=translate("Sheet", "Number of the card"),
            writes=True,
        ),
        "new_card_why": SheetState(
            "replace_card",
            translate("Sheet", "{name} gets the card {card}: why?").format(name=_WHO, card=_CARD),
            rows=_rows(replace_reasons()),
        ),
        "new_card_paper": SheetState(
            "replace_card",
            translate("Sheet", "Which paper of {name} did you look at?").format(name=_WHO),
            translate("Sheet", "The digit of the paper gives the card; the old one finds nobody any more"),
            rows=_rows(papers()),
        ),
    }


def _rows(reasons: Reasons) -> tuple[SheetRow, ...]:
    return tuple(SheetRow(code, words) for code, words in reasons)


def _standing(*, frozen: bool) -> SheetState:
    since = translate("Sheet", "since {day}").format(day="2026-11-28")
    stands: tuple[Fact, ...] = (Fact(translate("Sheet", "Card"), translate("Sheet", "It pays")),)
    if frozen:
        lost = Fact(translate("Sheet", "Why"), translate("Sheet", "The card is lost"))
        stands = (Fact(translate("Sheet", "Card"), translate("Sheet", "Frozen"), since), lost)
    says = translate("Sheet", "No stored value, points or coupons of his are taken; goods are sold at list prices")
    return SheetState(
        "standing",
        translate("Sheet", "Card of {name}").format(name=_WHO),
        _PHONE,
        facts=(*stands, Fact(translate("Sheet", "Number"), _CARD)),
        says=(says,) if frozen else (),
        keys=(
            SheetKey("unfreeze", translate("Sheet", "Unfreeze"), icon="undo-2")
            if frozen
            else SheetKey("freeze", translate("Sheet", "Freeze: it is lost"), icon="lock"),
            SheetKey("replace", translate("Sheet", "New card"), icon="credit-card"),
        ),
    )
