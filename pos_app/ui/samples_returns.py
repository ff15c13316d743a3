"""Made-up returns: of another store, without a receipt, in exchange; in the words of those who show them."""

from msgspec.structs import replace

from pos_app.ui import samples, samples_more
from pos_app.ui.acts import TenderKind
from pos_app.ui.commands import Command
from pos_app.ui.reason_texts import no_receipt_reasons
from pos_app.ui.samples import names
from pos_app.ui.speak import translate
from pos_app.ui.state import (
    CheckoutState,
    LineState,
    Notice,
    PaidState,
    ScanBarState,
    ScanMode,
    Tag,
    TagKind,
    TenderState,
    Tone,
    TotalsState,
)
from pos_app.ui.state_panels import ReturnState
from pos_app.ui.state_sheet import Fact, SheetKey, SheetRow, SheetState
from pos_app.ui.words import tender_word

_NUMBER = "S02-R1-004711"


def elsewhere(language: str) -> ReturnState:
    """Another store sold it, and something came back meanwhile."""
    changed = translate("Refusal", "Something of this receipt came back meanwhile")
    notice = Notice(Tone.ERR, changed, translate("Refusal", "Choose the goods again"))
    return replace(samples_more.give_back(language), receipt=_NUMBER, store="S02", notice=notice)


def _brought(language: str, number: int) -> tuple[LineState, ...]:
    code = f"{_NUMBER} · {tender_word(TenderKind.CASH)}"
    return (LineState(number, names(language)[2], code, "1", 7990, -7990, tags=(Tag(TagKind.RETURNED),)),)


def exchange(language: str) -> CheckoutState:
    """Something dearer is taken instead: 36.64 are to pay."""
    return replace(
        samples.checkout(language),
        lines=(*samples.lines(language)[:2], replace(samples.lines(language)[2], selected=True)),
        pieces=4,
        totals=TotalsState(13449, 1495, 300, 11654, due=3664, back=7990, credit=7990),
        quick_cash=(4000, 5000, 10000),
        scan=ScanBarState(ScanMode.OK, samples.text(language, "added").format(name=names(language)[2])),
        returned=_brought(language, 4),
    )


def exchange_begun(language: str) -> CheckoutState:
    """Nothing is taken instead yet."""
    scan = translate("Said", "Scan what is taken instead")
    return CheckoutState(
        member=replace(samples.member(language), saved=0),
        totals=TotalsState(back=7990),
        scan=ScanBarState(ScanMode.HINT, scan, translate("Said", "Esc: back to the return")),
        returned=_brought(language, 1),
    )


def exchange_for_less(language: str) -> CheckoutState:
    """Something cheaper is taken instead: 40.00 are given back."""
    return replace(
        exchange(language),
        lines=(replace(samples.lines(language)[4], number=1, amount=3990, adjustment=0, tags=(), selected=True),),
        pieces=1,
        totals=TotalsState(3990, payable=3990, back=7990, credit=3990),
        quick_cash=(),
        scan=ScanBarState(ScanMode.OK, samples.text(language, "added").format(name=names(language)[4])),
        returned=_brought(language, 2),
    )


def exchanged(language: str) -> PaidState:
    """The difference was handed over in cash."""
    totals = TotalsState(13449, 1495, 300, 11654, tendered=4000, change=336, back=7990, credit=7990)
    return replace(
        samples.paid(language),
        sale=replace(exchange(language), totals=totals, scan=ScanBarState()),
        change=336,
        tenders=(TenderState(TenderKind.CASH, 4000),),
        points=36,
        exchanged=7990,
    )


def sheets(language: str) -> dict[str, SheetState]:
    """By the name of the picture, in the language that is spoken."""
    return {"ask_hq": _wait(), "goods": _goods(language), "goods_none": _no_goods(), "goods_why": _goods_why()}


def _wait() -> SheetState:
    return SheetState(
        "wait",
        translate("Sheet", "Asking HQ for receipt {number}").format(number=_NUMBER),
        translate("Sheet", "One moment; Esc gives up, nothing has happened then"),
        place=Command.SELL,
    )


def _limits(*, to_value: bool = False) -> tuple[Fact, ...]:
    limits = (
        Fact(translate("Sheet", "At a time at most"), "¥200.00"),
        Fact(translate("Sheet", "In a day, at this till"), "¥1,000.00"),
    )
    if not to_value:
        return (Fact(translate("Sheet", "Goes back as"), tender_word(TenderKind.CASH)), *limits)
    back = Fact(translate("Sheet", "Goes back as"), tender_word(TenderKind.STORED_VALUE), "王晓明")
    return (back, *limits, Fact(translate("Sheet", "Of today's price"), "80 %"))


def _goods(language: str) -> SheetState:
    n = names(language)
    return SheetState(
        "goods",
        translate("Sheet", "Goods without a receipt"),
        translate("Sheet", "Scan what comes back, or type its code; then Enter"),
        facts=_limits(to_value=True),
        rows=(
            SheetRow("0", n[2], "6956511908823", "1 × ¥79.90"),
            SheetRow("1", n[1], "200143", "1.284 kg × ¥9.96"),
            SheetRow("2", n[6], "6914973600423", "2 × ¥32.80"),
        ),
        keys=(
            SheetKey("quantity", translate("Sheet", "Quantity"), Command.QUANTITY, icon="hash"),
            SheetKey("drop", translate("Sheet", "Remove"), Command.REMOVE, icon="trash-2"),
            SheetKey("why", translate("Sheet", "Go on"), main=True, icon="arrow-right"),
        ),
        asks=translate("Sheet", "Code of the goods"),
        selected=2,
        figure="¥126.60",
        figure_of=translate("Sheet", "Goes back"),
        place=Command.SELL,
    )


def _no_goods() -> SheetState:
    most = translate("Refusal", "Without a receipt at most {amount} go back at a time").format(amount="¥200.00")
    advice = translate("Refusal", "Find the receipt by amount, day or phone with Ctrl+F")
    return SheetState(
        "goods",
        translate("Sheet", "Goods without a receipt"),
        translate("Sheet", "Scan what comes back, or type its code; then Enter"),
        facts=_limits(),
        asks=translate("Sheet", "Kilograms"),
        notice=Notice(Tone.ERR, most, advice),
        place=Command.SELL,
    )


def _goods_why() -> SheetState:
    return SheetState(
        "goods_why",
        translate("Sheet", "Goods without a receipt: why?"),
        translate("Sheet", "The digit of the reason gives it back; a manager has to approve"),
        facts=_limits(),
        rows=tuple(SheetRow(code, words) for code, words in no_receipt_reasons()),
        figure="¥126.60",
        figure_of=translate("Sheet", "Goes back"),
        place=Command.SELL,
    )
