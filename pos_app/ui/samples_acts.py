"""Made-up sheets of acts that a manager is often asked for, in the words of those who lay them."""

from pos_app.ui.acts import BILL, PRICE, TenderKind
from pos_app.ui.commands import Command
from pos_app.ui.reason_texts import (
    Reasons,
    gift_back_reasons,
    grant_reasons,
    hand_reasons,
    pay_out_reasons,
    void_reasons,
)
from pos_app.ui.samples import names, text
from pos_app.ui.speak import translate
from pos_app.ui.state_sheet import Fact, SheetKey, SheetRow, SheetState
from pos_app.ui.words import tender_word

_WHO = "王晓明"


def sheets(language: str) -> dict[str, SheetState]:
    """By the name of the picture, in the language that is spoken."""
    return {
        "gift_back_pick": _gifts(language),
        "gift_back": _gift_back(language),
        "grant_pick": _grant_pick(language),
        "grant": _grant(language),
        "draw": _draw(language),
        "account": _account(),
        "void": _void(),
        "cash_pick": _cash(),
        "cash_why": _cash_why(),
        "by_hand": _by_hand(language),
        "by_hand_why": _why(language),
    }


def rows_of(reasons: Reasons) -> tuple[SheetRow, ...]:
    """Reasons, one digit each."""
    return tuple(SheetRow(code, words) for code, words in reasons)


def _account() -> SheetState:
    here = translate("Sheet", "{here} of its limit can be taken here").format(here="¥1,000.00")
    risk = translate("Sheet", "at the shop's risk, up to {room}").format(room="¥500.00")
    return SheetState(
        "account",
        translate("Sheet", "{name} pays later: how?").format(name="远航公司"),
        translate("Sheet", "Press the digit in front"),
        rows=(
            SheetRow("account", translate("Sheet", "On account"), here),
            SheetRow("floor", translate("Sheet", "Owed"), risk),
        ),
        figure="¥189.74",
        figure_of=translate("Sheet", "Amount"),
        selected=0,
    )


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


def _grant_pick(language: str) -> SheetState:
    return SheetState(
        "grant_pick",
        translate("Sheet", "Grant {name} which?").format(name=_WHO),
        translate("Sheet", "Press the digit in front; a manager has to approve"),
        rows=(
            SheetRow("tier:a", text(language, "tier"), translate("Sheet", "Tier")),
            SheetRow("term:a", names(language)[5], translate("Sheet", "Membership of {many} months").format(many=12),
                     translate("Sheet", "until {day}").format(day="2027-11-22")),
        ),
        selected=0,
    )  # fmt: skip


def _grant(language: str) -> SheetState:
    return SheetState(
        "grant",
        translate("Sheet", "{what} for {name}: why?").format(what=text(language, "tier"), name=_WHO),
        translate("Sheet", "The digit of the reason grants it; a manager has to approve"),
        facts=(
            Fact(translate("Sheet", "Good now until"), "—"),
            Fact(translate("Sheet", "Then until"), "2027-11-22"),
        ),
        rows=rows_of(grant_reasons()),
    )


def _draw(language: str) -> SheetState:
    below, here = translate("Sheet", "Enter draws, once and for good"), translate("Sheet", "{here} to spend here")
    return SheetState(
        "draw",
        translate("Sheet", "Lucky draw"),
        f"{below} · {here.format(here='2,000')}",
        facts=tuple(Fact(names(language)[place], f"{place * 5} / 1000") for place in (1, 2, 3, 4)),
        keys=(SheetKey("", translate("Sheet", "Draw"), main=True, icon="refresh-cw"),),
        figure=translate("Sheet", "{many} points").format(many="200"),
        figure_of=translate("Sheet", "Costs"),
    )


def _of_line() -> tuple[Fact, ...]:
    return (
        Fact(translate("Sheet", "Price now"), "¥32.80"),
        Fact(translate("Sheet", "The line costs now"), "¥32.80"),
    )


def _by_hand(language: str) -> SheetState:
    return SheetState(
        "by_hand",
        translate("Sheet", "Percent off: {article}").format(article=names(language)[6]),
        translate("Sheet", "Type whole percent, then Enter"),
        facts=_of_line(),
        keys=(
            SheetKey(BILL, translate("Sheet", "Percent off the bill"), Command.BILL_DISCOUNT),
            SheetKey(PRICE, translate("Sheet", "Another price"), Command.OVERRIDE),
        ),
        asks=translate("Sheet", "Percent to take off"),
        place=Command.SELL,
    )


def _why(language: str) -> SheetState:
    return SheetState(
        "by_hand_why",
        translate("Sheet", "Percent off: {article}").format(article=names(language)[6]),
        translate("Sheet", "The digit of the reason changes it; Ctrl+Z takes it back"),
        facts=_of_line(),
        rows=rows_of(hand_reasons()),
        figure="−10 %",
        place=Command.SELL,
        figure_of=translate("Sheet", "Off"),
    )


def _void() -> SheetState:
    return SheetState(
        "void",
        translate("Sheet", "Void sale {number}: why?").format(number="S01-R2-000123"),
        translate("Sheet", "The digit of the reason voids the whole sale: keep the goods here"),
        facts=(
            Fact(tender_word(TenderKind.STORED_VALUE), "¥100.00"),
            Fact(tender_word(TenderKind.CASH), "¥89.74"),
        ),
        rows=rows_of(void_reasons()),
        figure="¥189.74",
        figure_of=translate("Sheet", "Give back"),
        place=Command.MENU,
    )


def _cash() -> SheetState:
    return SheetState(
        "cash_pick",
        translate("Sheet", "The drawer"),
        translate("Sheet", "Press the digit in front"),
        rows=(
            SheetRow("open", translate("Sheet", "Open it"), translate("Sheet", "nothing in, nothing out")),
            SheetRow("in", translate("Sheet", "Cash in"), translate("Sheet", "change money, found money")),
            SheetRow("out", translate("Sheet", "Cash out"), translate("Sheet", "for an expense of the shop")),
            SheetRow("drop", translate("Sheet", "To the safe"), translate("Sheet", "when there is too much in it")),
        ),
        selected=0,
        place=Command.MENU,
    )


def _cash_why() -> SheetState:
    what = translate("Sheet", "Cash out")
    return SheetState(
        "cash_why",
        translate("Sheet", "{what}: why?").format(what=what),
        translate("Sheet", "The digit of the reason opens the drawer and writes it down"),
        rows=rows_of(pay_out_reasons()),
        figure="¥86.50",
        figure_of=what,
        place=Command.MENU,
    )
