"""The panels of ways to pay that need something from outside: a code, a card's slip, the member's phone."""

from pos_app.ui import acts
from pos_app.ui.money_text import MoneyText
from pos_app.ui.panel import PanelContent, PanelKey
from pos_app.ui.speak import translate
from pos_app.ui.state_panels import CodeStage, CodeState, PhoneState, SlipState
from pos_app.ui.words import tender_word


def paying_panel(state: CodeState | SlipState | PhoneState, money: MoneyText) -> PanelContent:
    """The panel of each."""
    match state:
        case CodeState():
            return _code(state, money)
        case SlipState():
            return _slip(state, money)
        case PhoneState():
            return _phone(state, money)


def _code(state: CodeState, money: MoneyText) -> PanelContent:
    """What the cashier tells the customer, and what can be done about a payment that has no answer."""
    amount = money.signed(state.amount)
    if state.stage is CodeStage.SCAN:
        return PanelContent(
            title=translate("Panel", "{amount} by the customer's code").format(amount=amount),
            below=translate("Panel", "Scan the payment code on the customer's phone"),
        )
    title = translate("Panel", "{amount} by {tender}").format(
        amount=amount, tender=tender_word(state.kind) if state.kind is not None else ""
    )
    if state.stage is CodeStage.ASKING:
        return PanelContent(title=title, below=translate("Panel", "Asking for the money ..."), closes=False)
    below = translate("Panel", "The customer confirms on the phone; the till looks again by itself")
    if state.stage is CodeStage.NO_ANSWER:
        below = translate("Panel", "No answer yet: the money may have moved. The till looks again by itself")
    keys = (
        PanelKey(translate("Panel", "Call it off"), acts.CallOff(), cap="Esc"),
        PanelKey(translate("Panel", "Look again"), acts.AskPayment(), "pay", "refresh-cw", "Enter"),
    )
    return PanelContent(title=title, below=below, keys=keys, closes=False)


def _slip(state: SlipState, money: MoneyText) -> PanelContent:
    """The reference is typed into the scan bar."""
    return PanelContent(
        title=translate("Panel", "{amount} by card").format(amount=money.signed(state.amount)),
        below=translate("Panel", "Type the reference on the terminal's slip, then Enter"),
        notice=state.notice,
    )


def _phone(state: PhoneState, money: MoneyText) -> PanelContent:
    return PanelContent(
        title=translate("Panel", "By the member's phone: {amount}").format(amount=money.signed(state.amount)),
        below=translate("Panel", "The member scans this, then the till scans the answer on the phone"),
        symbol=state.symbol,
    )
