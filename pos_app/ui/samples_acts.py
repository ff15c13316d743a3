"""Made-up sheets of acts that a manager is often asked for, in the words of those who lay them."""

from pos_app.ui.reason_texts import Reasons, gift_back_reasons
from pos_app.ui.samples import names
from pos_app.ui.speak import translate
from pos_app.ui.state_sheet import Fact, SheetRow, SheetState

_WHO = "王晓明"


def sheets(language: str) -> dict[str, SheetState]:
    """By the name of the picture, in the language that is spoken."""
    return {"gift_back_pick": _gifts(language), "gift_back": _gift_back(language)}


def rows_of(reasons: Reasons) -> tuple[SheetRow, ...]:
    """Reasons, one digit each."""
    return tuple(SheetRow(code, words) for code, words in reasons)


def _gifts(language: str) -> SheetState:
    many, cash = translate("Sheet", "{many} points"), translate("Sheet", "and {amount}")
    return SheetState(
        "gift_back_pick",
        translate("Sheet", "Take which gift back?"),
        translate("Sheet", "Arrows choose, or type the number of its entry"),
        rows=(
            SheetRow("a", names(language)[2], "S01-R2-000123 · 2026-01-02 18:42", many.format(many="1,500"),
                     cash.format(amount="¥10.00")),
            SheetRow("b", names(language)[3], "S01-R2-000097 · 2025-12-29 10:05", many.format(many="800")),
        ),
        asks=translate("Sheet", "Number of the gift"),
        selected=0,
    )  # fmt: skip


def _gift_back(language: str) -> SheetState:
    return SheetState(
        "gift_back",
        translate("Sheet", "{article} comes back: why?").format(article=names(language)[2]),
        translate("Sheet", "The digit of the reason gives points and money back"),
        facts=(Fact(translate("Sheet", "Member"), _WHO), Fact(translate("Sheet", "Points back"), "1,500")),
        rows=rows_of(gift_back_reasons()),
        figure="¥10.00",
        figure_of=translate("Sheet", "Give back"),
    )
