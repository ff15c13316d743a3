"""Made-up states of the screens beside the sale: receipts, prices, settings."""

from domain.receipt import QR, Receipt, Rule, Text, receipt_to_json
from pos_app.services.preferences import CHOICES, NAMES, Preferences
from pos_app.ui import samples
from pos_app.ui.state import Notice, Tag, TagKind, Tone
from pos_app.ui.state_panels import ArticleRow
from pos_app.ui.state_receipts import FoundReceipt, PriceState, ReceiptsState
from pos_app.ui.state_settings import SettingRow, SettingsState


def receipts(language: str) -> ReceiptsState:
    """Nine receipts, the second one on the screen."""
    kinds = ("sale.completed", "sale.completed", "return.completed", "top_up.completed")
    rows = tuple(
        FoundReceipt(
            f"S01-R2-{123 - number:06d}",
            f"2026-01-02 18:{42 - number:02d}",
            kinds[number % 4],
            18974 + 1111 * number,
            "王*明" if number % 2 else "",
            ("", "part", "all")[number % 3],
        )
        for number in range(9)
    )
    lines = (Text(f"{one.name}", f"{one.amount // 100}.{one.amount % 100:02d}") for one in samples.lines(language))
    paper = Receipt(
        "sale",
        samples.text(language, "store"),
        (Text("S01-R2-000122", style="strong", align="centre"), Rule(), *lines, Rule(heavy=True),
         Text("", "￥189.74", "double"), QR("S01-R2-000122 9f3a61c24b07")),
        copy=True,
    )  # fmt: skip
    return ReceiptsState(rows, "", 1, receipt_to_json(paper))


def no_receipts(language: str) -> ReceiptsState:
    """Nothing fits."""
    del language
    return ReceiptsState((), "31:99")


def settings(selected: int = 0) -> SettingsState:
    """Every setting, with values that are long."""
    chosen = {"theme": "system", "sounds": "all", "lock_minutes": "10", "printer": "tcp:192.168.100.150:9100"}
    rows = tuple(
        SettingRow(name, chosen.get(name, getattr(Preferences(), name)), name not in CHOICES) for name in NAMES
    )
    return SettingsState(rows, selected)


def prices(language: str) -> dict[str, PriceState]:
    """The price check: asked, told, told for a member, not found."""
    names = samples.names(language)
    milk = ArticleRow(names[0], "6907992100012", 1590, 1490)
    half = Tag(TagKind.PROMOTION, samples.text(language, "half"))
    again = Notice(Tone.ERR, samples.text(language, "unknown"), samples.text(language, "again"))
    return {
        "asked": PriceState(),
        "told": PriceState(milk, 1590),
        "member": PriceState(milk, 1416, (Tag(TagKind.MEMBER_PRICE), half), "王*明"),
        "weighed": PriceState(ArticleRow(names[1], "200143", 996, None, "kg"), 996),
        "unknown": PriceState(notice=again),
    }
