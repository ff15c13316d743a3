"""What each panel says: its state as a PanelContent."""

from pos_app.ui import acts
from pos_app.ui.acts import Answer, Answered
from pos_app.ui.keys import Binding, help_rows
from pos_app.ui.money_text import MoneyText
from pos_app.ui.panel import PanelContent, PanelKey, PanelRow
from pos_app.ui.payment_panels import paying_panel
from pos_app.ui.plurals import plural
from pos_app.ui.price_panel import price_panel
from pos_app.ui.reason_texts import drawer_reasons
from pos_app.ui.sheet_panel import sheet_panel
from pos_app.ui.speak import translate
from pos_app.ui.state_panels import (
    ArticleRow,
    AskState,
    CodeState,
    HelpState,
    MemberPickState,
    MenuState,
    PhoneState,
    Question,
    ReceiptPickState,
    ReceiptRow,
    SearchState,
    SlipState,
    SuspendedRow,
    SuspendedState,
)
from pos_app.ui.state_receipts import PriceState
from pos_app.ui.state_sheet import SheetState

PanelState = (
    MemberPickState
    | SearchState
    | SuspendedState
    | ReceiptPickState
    | AskState
    | MenuState
    | HelpState
    | PhoneState
    | CodeState
    | SlipState
    | PriceState
    | SheetState
)
_DIGITS_MAX = 9


def content_of(state: PanelState, money: MoneyText, table: tuple[Binding, ...]) -> PanelContent:
    """The panel for a state; `table` is the key map of the screen below, for the help."""
    match state:
        case MemberPickState():
            return _members(state)
        case SearchState():
            return _articles(state, money)
        case SuspendedState():
            return _suspended(state, money)
        case ReceiptPickState():
            return _receipts(state, money)
        case AskState():
            return _question(state, money)
        case MenuState() | HelpState():
            return _menu(state) if isinstance(state, MenuState) else _help(table)
        case CodeState() | SlipState() | PhoneState():
            return paying_panel(state, money)
        case SheetState() | PriceState():
            return sheet_panel(state) if isinstance(state, SheetState) else price_panel(state, money)


def _members(state: MemberPickState) -> PanelContent:
    last = translate("Panel", "last visit")
    rows = tuple(
        PanelRow(row.name, row.phone, str(index + 1), row.visited, last if row.visited else "", row.tier)
        for index, row in enumerate(state.rows[:_DIGITS_MAX])
    )
    new = PanelKey(translate("Panel", "New member"), acts.OpenEnrol(), icon="user-round-plus", cap="Ctrl+N")
    return PanelContent(
        title=translate("Panel", "Which member?") if rows else translate("Panel", "Member"),
        below=translate("Panel", "Press the digit in front of the name") if rows else "",
        empty=translate("Panel", "Type the phone number or its last four digits, then Enter; or scan the card"),
        rows=rows,
        acts=tuple(acts.ChooseMember(index) for index in range(len(rows))),
        notice=state.notice,
        digits=bool(rows),
        keys=(new,),
    )


def _articles(state: SearchState, money: MoneyText) -> PanelContent:
    rows = tuple(_article(row, money, index == state.selected) for index, row in enumerate(state.rows))
    none = translate("Panel", "Type a name, its pinyin initials, or a price check: the barcode")
    if state.query and not rows:
        none = translate("Panel", "Nothing found for {query}").format(query=state.query)
    return PanelContent(
        title=translate("Panel", "Look up an article"),
        below=translate("Panel", "Arrows choose, Enter sells it") if rows else "",
        empty=none,
        rows=rows,
        acts=tuple(acts.ChooseArticle(index) for index in range(len(rows))),
        notice=state.notice,
        selected=state.selected if rows else -1,
        keys=(PanelKey(translate("Panel", "Only say a price"), acts.CheckPrice(), icon="search", cap="⇧F4"),),
    )


def _article(row: ArticleRow, money: MoneyText, chosen: bool) -> PanelRow:
    price = money.signed(row.price) + (f" / {row.unit}" if row.unit else "")
    member = ""
    if row.member_price is not None:
        member = translate("Panel", "member {price}").format(price=money.signed(row.member_price))
    return PanelRow(row.name, row.code, figure=price, figure_below=member, chosen=chosen)


def _suspended(state: SuspendedState, money: MoneyText) -> PanelContent:
    rows = tuple(_waiting(row, index, money, index == state.selected) for index, row in enumerate(state.rows))
    return PanelContent(
        title=translate("Panel", "Suspended sales"),
        below=translate("Panel", "Press its digit, or Enter") if rows else "",
        empty=translate("Panel", "No sale is suspended"),
        rows=rows,
        acts=tuple(acts.ResumeSale(index) for index in range(len(rows))),
        notice=state.notice,
        selected=state.selected if rows else -1,
        digits=True,
    )


def _waiting(row: SuspendedRow, index: int, money: MoneyText, chosen: bool) -> PanelRow:
    pieces = plural.pieces(row.pieces)
    below = " · ".join(part for part in (row.at, pieces, row.cashier) if part)
    mark = str(index + 1) if index < _DIGITS_MAX else ""
    return PanelRow(row.first_line, below, mark, money.signed(row.payable), "", row.member, chosen)


def _receipts(state: ReceiptPickState, money: MoneyText) -> PanelContent:
    rows = tuple(_receipt(row, money, index == state.selected) for index, row in enumerate(state.rows))
    without = PanelKey(translate("Panel", "Without a receipt"), acts.OpenSheet("goods"), icon="undo-2", cap="F8")
    return PanelContent(
        title=translate("Panel", "Return of which receipt?"),
        below=translate("Panel", "Scan the receipt, type its number, or choose one of the last"),
        rows=rows,
        acts=tuple(acts.ChooseReceipt(index) for index in range(len(rows))),
        notice=state.notice,
        selected=state.selected if rows else -1,
        keys=(without,) if state.without else (),
    )


def _receipt(row: ReceiptRow, money: MoneyText, chosen: bool) -> PanelRow:
    pieces = plural.pieces(row.pieces)
    below = " · ".join(part for part in (row.at, pieces, row.member) if part)
    chip = translate("Panel", "partly returned") if row.returned else ""
    return PanelRow(row.number, below, figure=money.signed(row.payable), chip=chip, chosen=chosen)


def _question(state: AskState, money: MoneyText) -> PanelContent:
    match state.question:
        case Question.CLEAR_CART:
            title = translate("Ask", "Clear the cart?")
            below = plural.lines_go(state.count)
            yes = translate("Ask", "Clear it")
        case Question.GIVE_PAYMENT_BACK:
            title = translate("Ask", "Give {amount} back?").format(amount=money.signed(state.amount))
            below = translate("Ask", "The customer's payment is undone")
            yes = translate("Ask", "Give it back")
        case Question.CLOSE_WITH_SALE:
            title = translate("Ask", "A sale is open")
            below = translate("Ask", "Suspend it and close, or stay: nothing is lost either way")
            yes = ""
        case Question.MUCH_CASH:
            title = translate("Ask", "{amount} in cash?").format(amount=money.signed(state.amount))
            below = translate("Ask", "That is much more than is due")
            yes = translate("Ask", "Yes, that much")
        case Question.DRAWER_REASON:
            return _drawer()
    return PanelContent(title, below, keys=_answers(state.question, yes), closes=False)


def _answers(question: Question, yes: str) -> tuple[PanelKey, ...]:
    stay = PanelKey(translate("Ask", "Stay"), Answered(question.value, Answer.STAY), cap="Esc")
    if question is Question.CLOSE_WITH_SALE:
        suspend = Answered(question.value, Answer.SUSPEND)
        return stay, PanelKey(translate("Ask", "Suspend and close"), suspend, "pay", "pause", "Enter")
    return stay, PanelKey(yes, Answered(question.value, Answer.YES), "pay", cap="Enter")


def _drawer() -> PanelContent:
    reasons = drawer_reasons()
    rows = tuple(PanelRow(words, mark=str(index + 1)) for index, (_, words) in enumerate(reasons))
    return PanelContent(
        title=translate("Ask", "Why is the drawer opened?"),
        below=translate("Ask", "The journal keeps the reason"),
        rows=rows,
        acts=tuple(acts.OpenDrawer(code) for code, _ in reasons),
        digits=True,
    )


def _menu(state: MenuState) -> PanelContent:
    items: list[tuple[str, str, acts.Act]] = [
        (translate("Menu", "X report"), translate("Menu", "the shift so far; nothing is closed"), acts.ShowReport()),
        (translate("Menu", "Find a receipt"), translate("Menu", "copy, gift receipt, PDF"), acts.OpenReceipts()),
        (translate("Menu", "Drawer"), translate("Menu", "open it; cash in, out, to the safe"), acts.OpenSheet("cash")),
        (translate("Menu", "Sign out"), translate("Menu", "the shift stays open"), acts.SignOut()),
    ]
    if state.can_close:
        items.insert(
            1,
            (
                translate("Menu", "Close the shift"),
                translate("Menu", "blind count, then the Z report"),
                acts.CloseShift(),
            ),
        )
    whose = translate("Menu", "for the store manager")
    items.append((translate("Menu", "Settings"), whose, acts.OpenSettings()))
    ends = (translate("Menu", "End the training"), translate("Menu", "everything of it is thrown away"))
    begins = (translate("Menu", "Training"), translate("Menu", "books of its own; nothing counts"))
    items.append((*(ends if state.training else begins), acts.Training()))
    if state.training:
        learns = translate("Menu", "ten things to learn, one after the other")
        items.append((translate("Menu", "Drills"), learns, acts.OpenSheet("drills")))
    if state.locked:
        tried = translate("Menu", "too many wrong PINs")
        items.append((translate("Menu", "Unlock a colleague"), tried, acts.OpenSheet("unlock")))
    rows = tuple(PanelRow(words, below, str(index + 1)) for index, (words, below, _) in enumerate(items))
    return PanelContent(
        title=translate("Menu", "Shift"),
        below=translate("Menu", "Press the digit in front"),
        rows=rows,
        acts=tuple(act for _, _, act in items),
        digits=True,
    )


def _help(table: tuple[Binding, ...]) -> PanelContent:
    return PanelContent(title=translate("Panel", "Keys of this screen"), pairs=tuple(help_rows(table)))
